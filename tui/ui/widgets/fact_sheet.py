"""A sheet of facts: a label, and a text beside it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from tui.domain.sanitize import harmless
from tui.text.details import Facts

FACT_LABEL_WIDTH = 14
"""The width in cells of a label and the gap behind it."""

INDENT = 2
"""The indent in cells of a text below its label, for a text with a word that would not fit beside it."""


class FactSheet(Widget):
    """A list of facts; a long text continues under its own first line, not under the label."""

    DEFAULT_CSS = "FactSheet { height: auto; }"

    def __init__(self, facts: Facts | None = None, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._facts = facts or []

    def show(self, facts: Facts) -> None:
        """Show other facts."""
        if facts != self._facts:
            self._facts = facts
            self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        plain = self.app.has_class("-plain")
        return [line for fact in self._facts for line in (read_out if plain else fact_lines)(*fact, width)]


def read_out(label: str, text: str, width: int) -> list[Content]:
    """Return a fact as a sentence, to be read out."""
    return Content(harmless(f"{label}: {text}" if label else text)).wrap(max(1, width))


def fact_lines(label: str, text: str, width: int) -> Iterator[Content]:
    """Yield a fact as lines of that many cells: the text beside its label, or below it if a word would not fit."""
    said = harmless(text)
    fact_lines = max(map(cell_len, said.split()), default=0) <= width - FACT_LABEL_WIDTH
    indent, head = (FACT_LABEL_WIDTH, f"{label:<{FACT_LABEL_WIDTH}}") if fact_lines else (INDENT, " " * INDENT)
    if label and not fact_lines:
        yield Content(label)
    for line in Content(said).wrap(max(1, width - indent)):
        yield Content(head) + line
        head = " " * indent
