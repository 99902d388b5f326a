"""The list widget in which interviews, contacts and the timeline show their records.

It holds keys, not rows. A row is rendered when its line is painted, so neither start nor a key press depends on how many
there are. The cursor lives in a gutter of two cells: moving it repaints four cells and nothing else. At an edge the list
jumps by half a page, because a repaint a line would cost a slow connection more than all the cursor moves in between.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Self

from textual import events
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.ui.bindings import bindings
from tui.ui.errors.boundary import ErrorBoundary
from tui.ui.textual_private import SteadyScrollbar
from tui.ui.widgets.cells import Cell, pattern
from tui.ui.widgets.columns import Column
from tui.ui.widgets.row_painter import GUTTER, RowPainter

__all__ = ["Cell", "Column", "RecordList"]


class RecordList(ErrorBoundary, SteadyScrollbar, can_focus=True, inherit_bindings=False):
    """A list of records under column titles.

    `render` gives the cells of one key, a cell for each column whether it shows or not. A cell is a string, or Content whose
    spans are styled by theme variables ("bold $accent") or by a component class of the list (".record-list--dim").
    `empty` is the text that is shown if there are no rows; another may be set before `show`.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {
        "record-list--header",
        "record-list--cursor",
        "record-list--cursor-blurred",
        "record-list--mark",
        "record-list--match",
        "record-list--dim",
    }
    DEFAULT_CSS = """
    RecordList {
        height: 1fr;
        background: $background;
        color: $foreground;
        overflow: hidden scroll;
        scrollbar-size-vertical: 1;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        & > .record-list--header { color: $dim; text-style: underline; }
        & > .record-list--cursor { color: $cursor-foreground; background: $cursor-background; text-style: bold; }
        & > .record-list--cursor-blurred { color: $dim; text-style: bold; }
        & > .record-list--mark { color: $accent; text-style: bold; }
        & > .record-list--match { color: $match-foreground; background: $match-background; text-style: bold; }
        & > .record-list--dim { color: $dim; }
        &:nocolor > .record-list--cursor, &:nocolor > .record-list--match { text-style: reverse; }
    }
    """
    BINDINGS = bindings("list")

    class About(Message):
        """A message of a list; `@on(RecordList.Highlighted, "#interviews")` handles that of one list."""

        def __init__(self, record_list: RecordList) -> None:
            super().__init__()
            self.record_list = record_list

        @property
        def control(self) -> RecordList:
            return self.record_list

    class Highlighted(About):
        """Sent when another record was highlighted; `key` is None if there are no rows."""

        def __init__(self, record_list: RecordList, key: Hashable | None) -> None:
            super().__init__(record_list)
            self.key = key

    class Selected(About):
        """Sent after Enter on a record (None in an empty list), or a click on the highlighted one."""

        def __init__(self, record_list: RecordList, key: Hashable | None) -> None:
            super().__init__(record_list)
            self.key = key

    class HeaderSelected(About):
        """Sent after a click on a column's title, so that the screen can sort by it."""

        def __init__(self, record_list: RecordList, column: Column) -> None:
            super().__init__(record_list)
            self.column = column

    def __init__(
        self,
        columns: Sequence[Column],
        render: Callable[[Hashable], Sequence[Cell]],
        *,
        id: str | None = None,  # noqa: A002
        empty: str = "",
        header: bool = True,
    ) -> None:
        super().__init__(id=id)
        self.set_reactive(Widget.show_vertical_scrollbar, True)  # showing it later costs a second layout and paint
        self.marked: set[Hashable] = set()
        self.empty = empty
        self._painter = RowPainter(self, columns, render)
        self._header = 1 if header else 0
        self._keys: Sequence[Hashable] = ()
        self._index: int | None = None
        self._match = ""
        self._sort: tuple[str, bool] | None = None
        self._painted: dict[int, Strip] = {}
        self._only_gutter = False

    # -- what is shown ------------------------------------------------------------------------------------------------

    def show(self, keys: Sequence[Hashable], highlight: Hashable | None = None) -> None:
        """Show these records: another order, filter or content.

        The highlight stays on its record, or moves to the one that is named; if that is gone, it moves to the record now at
        its place. Marks of records that are not shown are dropped, so that nothing acts on what cannot be seen. Lines that
        look as before are not repainted.
        """
        was, place = self.highlighted, self._index
        self._keys = tuple(keys)
        self._index = self._find(was if highlight is None else highlight, place) if self._keys else None
        if self.marked:
            self.marked.intersection_update(self._keys)
        if self.virtual_size.height != (height := self._header + len(self._keys)):
            self.set_reactive(Widget.virtual_size, Size(self.virtual_size.width, height))
            self.refresh(repaint=False, layout=True)
            if self.is_mounted and self.container_size:
                self.update_scrollbar()
        self._painter.forget()
        if not self._reveal():  # scrolling repaints all of them
            self._repaint_changed()
        if self.highlighted != was:
            self.post_message(self.Highlighted(self, self.highlighted))

    @property
    def keys(self) -> Sequence[Hashable]:
        """Return the keys shown, in their order."""
        return self._keys

    @property
    def match(self) -> str:
        """Return the filter whose words are highlighted in the cells, in any case."""
        return self._match

    @match.setter
    def match(self, text: str) -> None:
        if text != self._match:
            self._match = text
            self._painter.find(pattern(text))
            self._repaint_changed()

    @property
    def sort(self) -> tuple[str, bool] | None:
        """Return the name of the column sorted by, which has the arrow, and whether it is sorted downwards."""
        return self._sort

    @sort.setter
    def sort(self, by: tuple[str, bool] | None) -> None:
        self._sort = by
        if self._header:
            self.refresh(Region(0, 0, self._width, 1))

    @property
    def columns(self) -> Sequence[Column]:
        """Return all columns, also those that there is no room for."""
        return self._painter.columns

    # -- the highlight and the marks ----------------------------------------------------------------------------------

    @property
    def highlighted(self) -> Hashable | None:
        """Return the key of the record under the cursor; None if there are no rows."""
        return None if self._index is None else self._keys[self._index]

    def highlight(self, key: Hashable) -> bool:
        """Put the cursor on a record and bring it into view; return False if it is not in the list."""
        index = self._find(key, None)
        if index is None:
            return False
        self._move_to(index)
        return True

    def mark(self, keys: Iterable[Hashable]) -> None:
        """Mark these records, if they are shown, and no others."""
        before, self.marked = self.marked, set(keys).intersection(self._keys)
        if before != self.marked:
            for y in self._lines():
                if (self._record_at(y) in before) != (self._record_at(y) in self.marked):
                    self.refresh(Region(0, y, GUTTER, 1))

    def action_cursor_down(self) -> None:
        self._move_by(1)

    def action_cursor_up(self) -> None:
        self._move_by(-1)

    def action_page_down(self) -> None:
        self._move_by(self._page)

    def action_page_up(self) -> None:
        self._move_by(-self._page)

    def action_half_page_down(self) -> None:
        self._move_by(max(1, self._page // 2))

    def action_half_page_up(self) -> None:
        self._move_by(-max(1, self._page // 2))

    def action_first(self) -> None:
        self._move_by(-len(self._keys))

    def action_last(self) -> None:
        self._move_by(len(self._keys))

    def action_select(self) -> None:
        self.post_message(self.Selected(self, self.highlighted))

    def action_mark(self) -> None:
        """Mark or unmark the record, and move to the next."""
        if self._index is not None:
            self.mark(self.marked ^ {self._keys[self._index]})
            self._move_by(1)

    def _find(self, key: Hashable | None, place: int | None) -> int | None:
        """Return the index of a key, looking first at `place`; if it is not shown, `place` or the index nearest to it."""
        near = None if place is None else min(place, len(self._keys) - 1)
        if near is not None and self._keys[near] == key:
            return near
        try:
            return self._keys.index(key)
        except ValueError:
            return near if place is not None or key is not None else 0

    def _move_by(self, rows: int) -> None:
        if self._index is not None:
            self._move_to(max(0, min(self._index + rows, len(self._keys) - 1)))

    def _move_to(self, index: int) -> None:
        old, self._index = self._index, index
        if index == old:
            self._reveal()
            return
        if not self._reveal():
            self._refresh_gutter(old)
            self._refresh_gutter(index)
        self.post_message(self.Highlighted(self, self._keys[index]))

    def _refresh_gutter(self, index: int | None) -> None:
        if index is not None and (y := self._header + index - self._top) in self._lines():
            self.refresh(Region(0, y, GUTTER, 1))

    # -- scrolling ----------------------------------------------------------------------------------------------------

    @property
    def _top(self) -> int:
        return self.scroll_offset.y

    @property
    def _page(self) -> int:
        return max(1, self.container_size.height - self._header)

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    def _lines(self) -> range:
        """Return the lines of the widget that hold rows."""
        return range(self._header, self._header + min(self._page, len(self._keys) - self._top))

    def _record_at(self, y: int) -> Hashable:
        return self._keys[self._top + y - self._header]

    def _reveal(self) -> bool:
        """Bring the cursor into view, half a page from the edge it crossed; return whether the list had to scroll."""
        if self._index is None or not self.container_size.height:
            return False
        if self._top <= self._index < self._top + self._page:
            return False
        before = self._top
        self.scroll_to(y=self._index - self._page // 2, animate=False, force=True)
        return self._top != before

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.position = new_value
        if round(old_value) != round(new_value):
            self.refresh(Region(0, self._header, self._width, self._page))

    def on_resize(self) -> None:
        self._reveal()

    # -- the mouse ----------------------------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        spot = event.get_content_offset(self)
        if spot is None:
            return
        event.stop()
        if spot.y < self._header:
            if (column := self._painter.column_at(spot.x)) is not None:
                self.post_message(self.HeaderSelected(self, column))
        elif spot.y in self._lines():
            index = self._top + spot.y - self._header
            if spot.x < GUTTER:
                self.mark(self.marked ^ {self._keys[index]})
            elif index == self._index:
                self.action_select()
            else:
                self._move_to(index)

    # -- for screen readers -------------------------------------------------------------------------------------------

    @property
    def cursor_screen_offset(self) -> Offset:
        """Return where the cursor is on the screen; without rows, the list's first cell."""
        return self.content_region.offset + Offset(0, 0 if self._index is None else self._header + self._index - self._top)

    @property
    def spoken(self) -> str:
        """Return the row under the cursor in words, and which of how many it is; without rows, the text shown instead."""
        if self._index is None:
            return self.empty
        key = self._keys[self._index]
        marked = ", marked" if key in self.marked else ""
        return f"{self._index + 1} of {len(self._keys)}{marked}: {self._painter.spoken(key)}"

    def on_mount(self) -> None:
        if self._painter.plain:  # sentences have no columns, and no titles
            self._header = 0

    # -- painting -----------------------------------------------------------------------------------------------------

    def on_focus(self) -> None:
        self._only_gutter = True

    def on_blur(self) -> None:
        self._only_gutter = True

    # Gain: losing the focus sends 4.4 kB at 80x24 and 11.8 kB at 120x36; without it 5.7 and 16.1.
    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Override: repaint only the cursor when the focus changes, not the whole widget."""
        if self._only_gutter and not regions:
            self._only_gutter = False
            self._refresh_gutter(self._index)
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._painter.restyle()

    def render_line(self, y: int) -> Strip:
        line = self._painted[y] = self._line(y)
        return line

    def _repaint_changed(self) -> None:
        """Repaint the lines of rows that would look different from how they were last painted."""
        if not self.is_mounted:
            return
        ys, width = range(self._header, self.container_size.height), self._width
        changed = [Region(0, y, width, 1) for y in ys if self._painted.get(y) != self._line(y)]
        if changed:
            self.refresh(*changed)

    def _line(self, y: int) -> Strip:
        """Return a line as it looks now."""
        width = self._width
        if y < self._header:
            return self._painter.header(width, self._sort)
        if y not in self._lines():
            return self._painter.sentence("" if self._keys else self.empty, y - self._header, width)
        key, index = self._record_at(y), self._top + y - self._header
        cursor = "record-list--cursor" if self.has_focus else "record-list--cursor-blurred"
        return self._painter.row(key, width, cursor=cursor if index == self._index else None, marked=key in self.marked)
