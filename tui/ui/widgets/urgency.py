"""How each level of urgency looks: a glyph, a word and a colour. Colour is never alone."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from textual.content import Content

from tui.domain.labels import URGENCY_SIGNS
from tui.ui.widgets.cells import RULE


class Look(msgspec.Struct, frozen=True):
    """A level's glyph (one cell), its word, and the theme variables of its colour."""

    level: str
    glyph: str
    word: str

    @property
    def variable(self) -> str:
        """Return the theme variable of the level's colour, without the dollar."""
        return f"urgency-{self.level}"

    @property
    def style(self) -> str:
        """Return the level's colour and weight as a style of Content."""
        return f"${self.variable}-style ${self.variable}"


LOOKS: dict[str, Look] = {level: Look(level, glyph, level) for level, glyph in URGENCY_SIGNS.items()}
"""By level, the most urgent first."""


def in_words(cells: Iterable[tuple[str, str | Content]]) -> str:
    """Return cells, each behind the word for it, as one sentence without glyphs; the urgency comes first."""
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
