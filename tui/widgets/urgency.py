"""How each level of urgency looks: a glyph, a word and a colour, in one place. Colour is never alone."""

from __future__ import annotations

import msgspec
from textual.content import Content


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

    @property
    def badge(self) -> Content:
        """Glyph and word in the level's colour."""
        return self.paint(f"{self.glyph} {self.word}")

    @property
    def mark(self) -> Content:
        """The glyph alone, for where the word stands elsewhere in the row."""
        return self.paint(self.glyph)

    def paint(self, text: str) -> Content:
        """Any text (never read as markup) in the level's colour."""
        return Content.styled(text, self.style, strip_control_codes=False)


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


def look(level: str) -> Look:
    """How a level looks; one that is not known looks like `waiting` under its own name."""
    return LOOKS.get(level) or Look("waiting", LOOKS["waiting"].glyph, level)
