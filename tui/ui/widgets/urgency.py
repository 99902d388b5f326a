"""How each level of urgency looks: a glyph, a word and a colour, in one place. Colour is never alone."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from textual.content import Content

from tui.ui.widgets.cells import RULE


class Look(msgspec.Struct, frozen=True):
    """A level's glyph (one cell), the word for it, and the theme variables that colour it."""

    level: str
    glyph: str
    word: str

    @property
    def variable(self) -> str:
        """The theme variable that holds the level's colour, without the dollar."""
        return f"urgency-{self.level}"

    @property
    def style(self) -> str:
        """The level's colour and weight, as any Content on any widget takes it."""
        return f"${self.variable}-style ${self.variable}"


LOOKS: dict[str, Look] = {
    look.level: look
    for look in (
        Look("overdue", "!", "overdue"),
        Look("urgent", "▲", "urgent"),
        Look("due", "●", "due"),
        Look("soon", "○", "soon"),
        Look("waiting", "·", "waiting"),
        Look("closed", "-", "closed"),
    )
}
"""By level, the most urgent first. The shapes lose weight as the urgency does, and stand in every terminal font."""


def in_words(cells: Iterable[tuple[str, str | Content]]) -> str:
    """Cells, each with the word to say before it, as one sentence without glyphs; the urgency painted comes first."""
    first, parts = "", []
    for said, cell in cells:
        text, level = (cell, None) if isinstance(cell, str) else (cell.plain, _level_of(cell))
        if level is not None:
            first = level.word
            text = text.removeprefix(f"{level.glyph} ")
        text = text.strip(f"{RULE} ")
        if text and text != first:
            parts.append(f"{said} {text}" if said else text)
    return ", ".join([first, *parts] if first else parts)


def _level_of(cell: Content) -> Look | None:
    painted = {str(span.style) for span in cell.spans}
    return next((look for look in LOOKS.values() if look.style in painted), None)
