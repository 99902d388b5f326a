"""Jump mode: show a letter at everything that can have the focus; typing it moves the focus there."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

JUMP_LETTERS = "asdfghjklqwertyuiopzxcvbnm"


class Jump(ModalScreen[str]):
    """Show letters over the screen behind. Dismiss with the one typed; any other key only closes."""

    BINDINGS: ClassVar = []

    def __init__(self, places: dict[str, tuple[int, int]]) -> None:
        super().__init__()
        self._places = places

    def compose(self) -> ComposeResult:
        for letter, offset in self._places.items():
            label = Static(letter, markup=False)
            label.styles.offset = offset
            yield label

    def on_key(self, event: events.Key) -> None:
        event.stop()
        self.dismiss(event.key if event.key in self._places else "")


def jump(screen: Screen[Any]) -> None:
    """Show the letters over a screen, and move its focus to the place of the one that is typed."""
    targets = dict(zip(JUMP_LETTERS, targets_of(screen), strict=False))

    def typed(letter: str | None) -> None:
        target = targets.get(letter or "")
        if target is not None and target.is_attached:
            target.focus()

    places = {letter: (max(target.region.x - 1, 0), target.region.y) for letter, target in targets.items()}
    screen.app.push_screen(Jump(places), typed)


def targets_of(screen: Screen[Any]) -> list[Widget]:
    """Return the visible focusable widgets, in tab order."""
    return [widget for widget in screen.focus_chain if screen.region.overlaps(widget.region) and widget.region.area]
