"""The keys that work now, in the last line of a screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from textual import events
from textual.binding import ActiveBinding
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from tui.domain.sanitize import one_line

MOST_KEYS = 6


class FooterKey(NamedTuple):
    """A key in the footer: its name, what it does, and its binding."""

    key: str
    name: str
    description: str
    tooltip: str
    enabled: bool

    @property
    def width(self) -> int:
        """Return the cells that it takes, without the gap behind it."""
        return Content(f"{self.name} {self.description}").cell_length


class KeyFooter(Widget):
    """A footer that changes in place: Textual's `Footer` makes new widgets at every change and keeps the old ones."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"key-footer--key", "key-footer--description", "key-footer--hover"}
    DEFAULT_CSS = """
    KeyFooter {
        dock: bottom;
        height: 1;
        color: $footer-foreground;
        background: $footer-background;
        & > .key-footer--key { color: $footer-key-foreground; background: $footer-key-background; text-style: bold; }
        & > .key-footer--description { color: $footer-description-foreground; background: $footer-description-background; }
        & > .key-footer--hover { color: $footer-key-foreground; background: $block-hover-background; }
        &.-over-key { pointer: pointer; }
    }
    """

    shows_keys = reactive(True)
    """Whether its screen is in front; behind a dialog the line is blank.

    Not `visible`: Textual drops the repaint of a widget that becomes visible in the same layout.
    """

    _keys: tuple[FooterKey, ...] = ()
    _hovered: FooterKey | None = None

    def on_mount(self) -> None:
        self._keys = tuple(self._keys_of(self.screen))
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def _bindings_changed(self, screen: Screen[Any]) -> None:
        """Show the keys that work now; while the terminal has lost the focus, those that will when it is back."""
        if not self.app.app_focus:
            return
        keys = tuple(self._keys_of(screen))
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    def _keys_of(self, screen: Screen[Any]) -> Iterator[FooterKey]:
        """Yield the keys to show: only the first key of an action, and no action that is in `off_footer`."""
        first: dict[str, ActiveBinding] = {}
        for active in screen.active_bindings.values():
            if active.binding.show and active.binding.action not in getattr(screen, "off_footer", ()):
                first.setdefault(active.binding.action, active)
        for _, binding, enabled, tooltip in first.values():
            name = one_line(self.app.get_key_display(binding))
            yield FooterKey(binding.key, name, binding.description, tooltip, enabled)

    def _places(self) -> Iterator[tuple[int, FooterKey]]:
        """Yield the keys that fit whole into the line, each with its first cell."""
        start = 0
        for key in self._keys[:MOST_KEYS] if self.shows_keys else ():
            if start + key.width > self.size.width:
                return
            yield start, key
            start += key.width + 1

    def _under(self, x: int) -> FooterKey | None:
        return next((key for start, key in self._places() if start <= x < start + key.width), None)

    def render(self) -> Content:
        key_style = self.get_visual_style("key-footer--key")
        description_style = self.get_visual_style("key-footer--description")
        hover_style = self.get_visual_style("key-footer--hover")
        parts: list[Content] = []
        for _, key in self._places():
            content = Content.assemble((key.name, key_style), (f" {key.description}", description_style))
            if key == self._hovered:
                content = content.stylize(hover_style)
            if not key.enabled:
                content = content.stylize("dim")
            parts.append(content)
        return Content(" ").join(parts)

    # -- the mouse ----------------------------------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Press the key under the mouse."""
        key = self._under(event.x)
        if key is not None and key.enabled:
            self.app.simulate_key(key.key)
        elif key is not None:
            self.app.bell()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self._hover(self._under(event.x))

    def on_leave(self) -> None:
        self._hover(None)

    def _hover(self, key: FooterKey | None) -> None:
        if key != self._hovered:
            self._hovered = key
            self.tooltip = Content(key.tooltip) if key and key.tooltip else None
            self.set_class(key is not None, "-over-key")
            self.refresh()
