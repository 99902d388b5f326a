"""The line of `next --short` for a prompt or a status bar: coloured in its syntax, and harmless there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tui.domain.labels import URGENCY_SIGNS
from tui.domain.sanitize import one_line

COLOURS: dict[str, tuple[str, bool]] = {
    "overdue": ("red", True), "urgent": ("yellow", True), "due": ("yellow", False), "soon": ("cyan", False),
}  # fmt: skip
"""The colour of each level, of those that every terminal has, and whether it is bold."""

CODES = {"red": 31, "yellow": 33, "cyan": 36}

LOOK_ALIKES = str.maketrans("$`\\", "＄｀＼")
"""What a shell runs if a prompt is expanded twice; escaped for one expansion it would run in another, so it is replaced."""


def _ansi(text: str, colour: str, bold: bool) -> str:
    return f"{_sgr(colour, bold)}{text}\x1b[0m"


def _sgr(colour: str, bold: bool) -> str:
    return f"\x1b[{'1;' if bold else ''}{CODES[colour]}m"


def _tmux(text: str, colour: str, bold: bool) -> str:
    return f"#[fg={colour}{',bold' if bold else ''}]{text.replace('#', '##')}#[default]"


def _screen(text: str, colour: str, bold: bool) -> str:
    """Return a text for a backtick of screen, whose output it reads with ^E as the escape character."""
    return f"\x05{{{'+b' if bold else '='} {colour[0]}}}{text}\x05{{-}}"


def _zsh(text: str, colour: str, bold: bool) -> str:
    safe = text.translate(LOOK_ALIKES).replace("%", "%%")
    return f"{'%B' if bold else ''}%F{{{colour}}}{safe}%f{'%b' if bold else ''}"


def _bash(text: str, colour: str, bold: bool) -> str:
    """Return a text for PS1; the codes are between the marks that tell readline that they take no room."""
    return f"\x01{_sgr(colour, bold)}\x02{text.translate(LOOK_ALIKES)}\x01\x1b[0m\x02"


PROMPT_STYLES: Mapping[str, Callable[[str, str, bool], str] | None] = {
    "plain": None, "ansi": _ansi, "tmux": _tmux, "screen": _screen, "zsh": _zsh, "bash": _bash,
}  # fmt: skip
"""What makes the line for each place; `plain` is the line without a style."""


def styled(style: str, level: str, line: str) -> str:
    """Return a line about something of that urgency, with its glyph, for one of STYLES but `plain`."""
    make = PROMPT_STYLES[style]
    assert make is not None
    colour, bold = COLOURS[level]
    return make(f"{URGENCY_SIGNS[level]} {one_line(line)}", colour, bold)
