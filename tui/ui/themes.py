"""Our two themes, and the variables that our widgets need in every theme.

A variable that a theme does not set gets a default that is readable on that theme's backgrounds, so all of Textual's themes
work too, also the terminal's own sixteen colours.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from textual.color import Color
from textual.design import (
    DEFAULT_DARK_BACKGROUND,
    DEFAULT_DARK_SURFACE,
    DEFAULT_LIGHT_BACKGROUND,
    DEFAULT_LIGHT_SURFACE,
)
from textual.theme import Theme

if TYPE_CHECKING:
    from textual.app import App

READABLE = 4.5
"""The least contrast of text on its background: WCAG 2.2, 1.4.3."""

_STYLES = {
    "urgency-overdue-style": "bold",
    **{f"urgency-{level}-style": "not dim" for level in ("urgent", "due", "soon", "waiting", "closed")},
}

_DARK = {
    **_STYLES,
    "urgency-overdue": "#ff5f5f",
    "urgency-urgent": "#ffaf00",
    "urgency-due": "#ffff87",
    "urgency-soon": "#5fd7ff",
    "urgency-waiting": "#bcbcbc",
    "urgency-closed": "#949494",
    "dim": "#a8a8a8",
    "cursor-foreground": "#121212",
    "cursor-background": "#ffaf5f",
    "match-foreground": "#121212",
    "match-background": "#d7d787",
}

_LIGHT = {
    **_STYLES,
    "urgency-overdue": "#a00000",
    "urgency-urgent": "#b35c00",
    "urgency-due": "#544a00",
    "urgency-soon": "#005f87",
    "urgency-waiting": "#444444",
    "urgency-closed": "#6c6c6c",
    "dim": "#585858",
    "cursor-foreground": "#ffffff",
    "cursor-background": "#005f87",
    "match-foreground": "#1c1c1c",
    "match-background": "#ffd75f",
}

_ANSI = {
    **_STYLES,
    "urgency-waiting-style": "dim",
    "urgency-closed-style": "dim",
    "urgency-overdue": "ansi_red",
    "urgency-urgent": "ansi_magenta",
    "urgency-due": "ansi_yellow",
    "urgency-soon": "ansi_cyan",
    "urgency-waiting": "ansi_default",
    "urgency-closed": "ansi_default",
    "dim": "ansi_default",
    "cursor-foreground": "ansi_black",
    "cursor-background": "ansi_white",
    "match-foreground": "ansi_black",
    "match-background": "ansi_yellow",
}

FOLLOWUP_DARK = Theme(
    name="followup-dark",
    primary="#87afd7",
    secondary="#87d7d7",
    accent="#ffaf5f",
    warning="#ffaf00",
    error="#ff5f5f",
    success="#87d787",
    foreground="#e4e4e4",
    background="#121212",
    surface="#1c1c1c",
    panel="#262626",
    dark=True,
    variables={
        **_DARK,
        "text": "#e4e4e4",
        "text-muted": "#a8a8a8",
        "text-disabled": "#949494",
        "foreground-muted": "#a8a8a8",
        "foreground-disabled": "#949494",
        "border": "#87afd7",
        "border-blurred": "#444444",
        "block-cursor-foreground": "#121212",
        "block-cursor-background": "#ffaf5f",
        "block-cursor-blurred-foreground": "#e4e4e4",
        "block-cursor-blurred-background": "#3a3a3a",
        "block-hover-background": "#303030",
        "footer-foreground": "#e4e4e4",
        "footer-background": "#262626",
        "footer-key-foreground": "#ffaf5f",
        "footer-description-foreground": "#d0d0d0",
        "input-cursor-foreground": "#121212",
        "input-cursor-background": "#e4e4e4",
        "input-selection-foreground": "#e4e4e4",
        "input-selection-background": "#005f87",
        "button-foreground": "#e4e4e4",
        "button-color-foreground": "#121212",
        "link-color": "#87d7ff",
        "link-color-hover": "#121212",
        "link-background-hover": "#87d7ff",
        "scrollbar": "#585858",
        "scrollbar-hover": "#767676",
        "scrollbar-active": "#ffaf5f",
        "scrollbar-background": "#1c1c1c",
    },
)

FOLLOWUP_LIGHT = Theme(
    name="followup-light",
    primary="#005f87",
    secondary="#005f5f",
    accent="#87005f",
    warning="#b35c00",
    error="#a00000",
    success="#005f00",
    foreground="#1c1c1c",
    background="#ffffff",
    surface="#ffffff",
    panel="#eeeeee",
    dark=False,
    variables={
        **_LIGHT,
        "text": "#1c1c1c",
        "text-muted": "#585858",
        "text-disabled": "#6c6c6c",
        "foreground-muted": "#585858",
        "foreground-disabled": "#6c6c6c",
        "border": "#005f87",
        "border-blurred": "#bcbcbc",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-background": "#005f87",
        "block-cursor-blurred-foreground": "#1c1c1c",
        "block-cursor-blurred-background": "#d0d0d0",
        "block-hover-background": "#e4e4e4",
        "footer-foreground": "#1c1c1c",
        "footer-background": "#eeeeee",
        "footer-key-foreground": "#87005f",
        "footer-description-foreground": "#303030",
        "input-cursor-foreground": "#ffffff",
        "input-cursor-background": "#1c1c1c",
        "input-selection-foreground": "#1c1c1c",
        "input-selection-background": "#afd7ff",
        "button-foreground": "#1c1c1c",
        "button-color-foreground": "#ffffff",
        "link-color": "#005f87",
        "link-color-hover": "#ffffff",
        "link-background-hover": "#005f87",
        "scrollbar": "#9e9e9e",
        "scrollbar-hover": "#767676",
        "scrollbar-active": "#005f87",
        "scrollbar-background": "#eeeeee",
    },
)

TERMINAL = Theme(
    name="terminal",
    ansi=True,
    primary="ansi_blue",
    secondary="ansi_cyan",
    accent="ansi_magenta",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "border": "ansi_blue",
        "border-blurred": "ansi_default",
        **{
            f"{place}-{ground}": "ansi_default"
            for place in ("input-cursor", "footer")
            for ground in ("foreground", "background")
        },
        **{
            f"{place}-{ground}": colour
            for place in ("cursor", "block-cursor", "block-cursor-blurred")
            for ground, colour in (("foreground", "ansi_black"), ("background", "ansi_white"))
        },
        "input-selection-foreground": "ansi_black",
        "input-selection-background": "ansi_cyan",
        "screen-selection-foreground": "ansi_black",
        "screen-selection-background": "ansi_cyan",
        "input-cursor-text-style": "reverse",
        "footer-key-foreground": "ansi_magenta",
    },
)
"""The terminal's own sixteen colours, on its own background, dark or light."""

OURS = (FOLLOWUP_DARK, FOLLOWUP_LIGHT)


def register(app: App[Any]) -> None:
    """Register our themes with the app, without choosing one."""
    for theme in (*OURS, TERMINAL):
        app.register_theme(theme)


def variable_defaults(theme: Theme) -> dict[str, str]:
    """Return our variables for a theme that does not set them; for `App.get_theme_variable_defaults`."""
    if theme.ansi:
        cursor = {
            name: theme.variables.get(name) or theme.variables.get(f"block-{name}", _ANSI[name])
            for name in ("cursor-foreground", "cursor-background")
        }
        return {**_ANSI, **cursor}
    if theme in OURS:
        return {}
    background, surface = (
        (DEFAULT_DARK_BACKGROUND, DEFAULT_DARK_SURFACE) if theme.dark else (DEFAULT_LIGHT_BACKGROUND, DEFAULT_LIGHT_SURFACE)
    )
    grounds = [Color.parse(theme.background or background), Color.parse(theme.surface or surface)]
    return {
        name: readable(value, grounds) if name == "dim" or name in _COLOURS else value
        for name, value in (_DARK if theme.dark else _LIGHT).items()
    }


_COLOURS = frozenset(name.removesuffix("-style") for name in _STYLES)


def readable(colour: str, grounds: Iterable[Color]) -> str:
    """Return the colour, moved towards white or black as far as needed to be readable on every background."""
    grounds = list(grounds)
    towards = Color(255, 255, 255) if max(map(_luminance, grounds)) < 0.18 else Color(0, 0, 0)
    found = Color.parse(colour)
    for step in range(1, 21):
        if all(contrast(found, ground) >= READABLE for ground in grounds):
            break
        found = Color.parse(colour).blend(towards, step / 20)
    return found.hex


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def suited(name: str, color_system: str | None, *, no_color: bool = False) -> str:
    """Return the theme to use for `name` on a terminal with a Rich colour system ("truecolor", "256", "standard").

    Rounded to sixteen colours, which the user may have changed, our themes may be unreadable: there the terminal's own
    colours are used, and also under NO_COLOR, when no colours are sent.
    """
    if all(theme.name != name for theme in OURS) or (color_system in ("truecolor", "256") and not no_color):
        return name
    return TERMINAL.name
