"""Paint the lines of a record list: cells in columns, styles from the widget's CSS, rows cached while nothing changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from tui.domain.sanitize import for_cells
from tui.ui.widgets.cells import Cell, fit_to_width, from_match
from tui.ui.widgets.columns import GAP, Column, PlacedColumn, arrange
from tui.ui.widgets.urgency import in_words

GUTTER = 2
CURSOR = "►"
MARK = "*"
PLAIN_CURSOR = ">"
_KEPT_ROWS = 1_000


class _Row(NamedTuple):
    """A painted row: its cells' texts, the segments behind the gutter, and the lines by cursor and mark."""

    said: list[object]
    segments: list[Segment]
    lines: dict[tuple[str | None, bool], Strip]


class RowPainter:
    """Makes strips of a width. It forgets the painted rows when the width or the search changes."""

    def __init__(self, widget: Widget, columns: Sequence[Column], cells_of: Callable[[Hashable], Sequence[Cell]]) -> None:
        self._widget = widget
        self._cells_of = cells_of
        self.columns = tuple(columns)
        self._found: re.Pattern[str] | None = None
        self._room = -1
        self._places: list[PlacedColumn] = []
        self._rows: dict[Hashable, _Row] = {}
        self._headers: dict[tuple[str, bool] | None, Strip] = {}
        self._unsure: set[Hashable] = set()
        self._styles: dict[str, Style] = {}

    def find(self, found: re.Pattern[str] | None) -> None:
        """Highlight the matches of this pattern from now on."""
        self._found = found
        self._rows.clear()

    def forget(self) -> None:
        """Ask for the cells of every row again, as its content may have changed."""
        self._unsure.update(self._rows)

    def restyle(self) -> None:
        """Look up the styles again, as the widget's CSS may have changed."""
        self._styles.clear()
        self._rows.clear()
        self._headers.clear()

    def column_at(self, x: int) -> Column | None:
        """Return the column at a cell of a line; the gap on its right belongs to it."""
        places = (place for place in self._places if place.start <= x - GUTTER < place.start + place.width + GAP)
        return next((place.column for place in places), None)

    # -- lines --------------------------------------------------------------------------------------------------------

    def header(self, width: int, sort: tuple[str, bool] | None) -> Strip:
        """Return the line of the columns' titles, with an arrow at the one sorted by."""
        self._arrange(width)
        if (line := self._headers.get(sort)) is None:
            line = self._headers[sort] = self._filled(self._segments(self._titles(sort), "record-list--header"), width)
        return line

    def row(self, key: Hashable, width: int, *, cursor: str | None, marked: bool) -> Strip:
        """Return a record's line; `cursor` is the component class of the cursor if it is on this line."""
        self._arrange(width)
        row = self._row(key)
        if (line := row.lines.get((cursor, marked))) is None:
            line = row.lines[cursor, marked] = self._filled([*self._gutter(cursor, marked), *row.segments], width)
        return line

    def _row(self, key: Hashable) -> _Row:
        """Return a record's row, made again if a cell has changed."""
        row = self._rows.get(key)
        if row is not None and key not in self._unsure:
            return row
        self._unsure.discard(key)
        cells = self._cells_of(key)
        said: list[object] = [cell if isinstance(cell, str) else (cell.plain, cell.spans) for cell in cells]
        if row is None or row.said != said:
            if len(self._rows) >= _KEPT_ROWS:
                self._rows.clear()
            row = self._rows[key] = _Row(said, self._segments(self._fitted(cells)), {})
        return row

    def sentence(self, text: str, line: int, width: int) -> Strip:
        """Return a line of the text that is shown if there are no rows."""
        lines = Content("\n".join(map(for_cells, text.split("\n")))).wrap(max(1, width - GUTTER))
        shown = lines[line] if line < len(lines) else Content("")
        return self._filled(self._segments([Content(" " * (GUTTER - GAP)), shown], "record-list--dim"), width)

    def _filled(self, segments: list[Segment], width: int) -> Strip:
        """Return a full line with one segment per style, as each segment costs forty bytes."""
        return Strip(segments).adjust_cell_length(width, self._widget.visual_style.rich_style).simplify()

    def _gutter(self, cursor: str | None, marked: bool) -> list[Segment]:
        base = self._widget.visual_style
        mark = MARK if marked else " "
        if cursor is not None:
            return [Segment((PLAIN_CURSOR if self.plain else CURSOR) + mark, (base + self._style(cursor)).rich_style)]
        style = base + self._style("record-list--mark") if marked else base
        return [Segment(" ", base.rich_style), Segment(mark, style.rich_style)]

    def _arrange(self, width: int) -> None:
        if (room := max(0, width - GUTTER)) != self._room:
            self._places, self._room = arrange(self.columns, room), room
            self._rows.clear()
            self._headers.clear()

    def _fitted(self, cells: Sequence[Cell]) -> Iterator[Content]:
        if self.plain:
            yield fit_to_width(self._sentence(cells), self._room, "left", self._found, ".record-list--match")
            return
        for place in self._places:
            cell = from_match(cells[place.index], place.width, self._found)
            yield fit_to_width(cell, place.width, place.column.align, self._found, ".record-list--match")

    @property
    def plain(self) -> bool:
        """Return whether rows are sentences to be read out, not columns."""
        return self._widget.app.has_class("-plain")

    def spoken(self, key: Hashable) -> str:
        """Return a whole row in words: its urgency first, no glyphs, and the word that a column puts before its cell."""
        return self._sentence(self._cells_of(key))

    def _sentence(self, cells: Sequence[Cell]) -> str:
        return in_words(zip((column.said for column in self.columns), cells, strict=True))

    def _titles(self, sort: tuple[str, bool] | None) -> Iterator[Content]:
        yield Content(" " * (GUTTER - GAP))
        for place in self._places:
            title = place.column.title
            if sort is not None and sort[0] == place.column.name:
                title = fit_to_width(title, min(len(title), max(0, place.width - 2))).plain + (" ↓" if sort[1] else " ↑")
            yield fit_to_width(title, place.width, place.column.align)

    # -- styles -------------------------------------------------------------------------------------------------------

    def _segments(self, cells: Iterable[Content], component: str | None = None) -> list[Segment]:
        """Return the cells in one line, with a gap between each two."""
        base = self._widget.visual_style
        if component is not None:
            base += self._style(component)
        segments: list[Segment] = []
        for cell in cells:
            if segments:
                segments.append(Segment(" " * GAP, base.rich_style))
            segments.extend(
                Segment(text, style.rich_style) for text, style in cell.render(base, end="", parse_style=self._style)
            )
        return segments

    def _style(self, name: str | Style) -> Style:
        """Return the style of a component class, with or without its dot, or of a style string."""
        if isinstance(name, Style):
            return name
        if (style := self._styles.get(name)) is None:
            style = self._styles[name] = self._look_up(name.removeprefix("."))
        return style

    def _look_up(self, name: str) -> Style:
        try:
            rules = self._widget.get_component_styles(name)
        except KeyError:
            return Style.parse(name)
        background = rules.background if rules.has_rule("background") else None
        color = rules.color if rules.has_rule("color") else None
        if color is not None and rules.auto_color:
            color = (background or self._widget.visual_style.background or rules.background).get_contrast_text(color.a)
        text = rules.text_style
        return Style(background, color, text.bold, text.dim, text.italic, text.underline, reverse=text.reverse)
