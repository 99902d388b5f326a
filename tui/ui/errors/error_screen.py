"""The screen in front of one that failed: a sentence, where the details are, and where to go from here."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen

from tui.domain.sanitize import harmless

GOING_ON = (
    ("enter", "back", "back to where you were"),
    ("1", "interviews", "interviews"),
    ("2", "contacts", "contacts"),
    ("3", "timeline", "timeline"),
    ("q", "quit", "quit"),
)


class ErrorScreen(Screen[None]):
    """Says what happened. It is opaque, so that the broken screen behind it is not painted, and has no widget that can fail.

    It has no style sheet of its own: loading one would style the broken screen again, which may fail again.
    """

    BINDINGS: ClassVar = [
        *(Binding(key, f"go('{where}')", words, show=False) for key, where, words in GOING_ON),
        Binding("escape", "go('back')", show=False),
    ]

    def __init__(self, sentences: list[str]) -> None:
        super().__init__()
        self._sentences = sentences

    def render(self) -> Content:
        keys = [Content.assemble((f"{key:>6} ", "bold $accent"), words) for key, _, words in GOING_ON]
        words = [Content(harmless(sentence)) for sentence in self._sentences]
        return Content("\n").join([*words, Content(""), *keys])

    def action_go(self, where: str) -> None:
        cast(Any, self.app).leave_error_screen(where)
