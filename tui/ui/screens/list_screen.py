"""What the three screens over the book share: a bar, a list with search, sorting and marks, and details beside it."""

from __future__ import annotations

import asyncio
from collections.abc import Hashable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Self, cast

from textual import events, getters, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.geometry import Region
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from tui.domain import operations
from tui.domain.folding import folded, searchable
from tui.domain.models import Interview, Position, Record
from tui.ui.widgets.key_footer import KeyFooter
from tui.ui.widgets.record_list import RecordList
from tui.ui.widgets.still import NoRepaintOnLayout
from tui.ui.widgets.timeline_pane import TimelinePane

if TYPE_CHECKING:
    from textual.widgets import Input

from tui.ui.screens.base import HasSession
from tui.ui.textual_private import WholeLayout
from tui.ui.widgets.top_bar import TopBar

WIDE = 120
"""The least width, in columns, at which panes are side by side; below it they stack."""

TIMELINE_FOLDED_BELOW = 22
"""The height, in lines, below which the timeline under a list is folded to one line."""

DETAILS_AFTER = 0.06
"""Seconds that the cursor rests before the details of its row are shown."""


class Body(NoRepaintOnLayout, Container):
    """The part of a screen between its bar and its footer."""


class BookScreen(HasSession, NoRepaintOnLayout, WholeLayout, Screen[None]):
    """One of the three screens over the book: a bar, a body, a footer."""

    place: ClassVar[str] = ""
    empty: ClassVar[str] = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    fold: bool | None = None
    """Whether the user folded the timeline pane to a line; None: it is folded if there is little room."""
    AUTO_FOCUS = "RecordList"

    # Gain: / sends 4.7 kB at 80x24 and 13.4 kB at 120x36; with a repaint at every change of focus 7.9 and 20.8.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    rows = getters.query_one(RecordList)
    _settle: asyncio.TimerHandle | None = None
    _looked_for = ""
    is_complete = False

    def compose(self) -> ComposeResult:
        self.add_class("-wide" if self.app.size.width >= WIDE else "-narrow")
        yield TopBar(self.place, self.session)
        yield from self.body()
        yield Vertical(id="foot")

    def on_mount(self) -> None:
        self.reload()
        self.call_after_refresh(self.mount_rest)

    def mount_rest(self) -> None:
        """Mount the widgets that the first frame does not need, in the place that was kept for them."""
        if not self.is_complete:
            from tui.ui.widgets.line_input import LineInput  # not for the first frame

            self.is_complete = True
            footer = KeyFooter()
            footer.shows_keys = self.is_active
            self.query_one("#foot").mount(LineInput(placeholder="find", id="filter", compact=True), footer)
            self.show_details()
            self.call_after_refresh(self._complete)

    def _complete(self) -> None:
        cast(Any, self.app).started()

    # Gain: without it the start sends 12 kB or more at 80x24 instead of 10.7, and 24.5 kB at 120x36 instead of 22.9.
    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Override: suppress repaints until the first frame is complete."""
        return super().refresh(*regions, repaint=repaint and self.is_complete, layout=layout, recompose=recompose)

    def body(self) -> ComposeResult:
        """Yield the widgets between the bar and the footer."""
        yield Widget()

    def on_screen_resume(self) -> None:
        if self.is_complete:
            self.reload()

    def on_resize(self, event: events.Resize) -> None:
        """Fold the timeline pane to a line if there is little room and the user has not chosen."""
        little = event.size.width < WIDE and event.size.height < TIMELINE_FOLDED_BELOW
        self.set_class(little if self.fold is None else self.fold, "-folded")

    def reload(self) -> None:
        """Show the book as it is now."""
        self.query_one(TopBar).tick()
        self.rows.match = wanted = self.wanted
        self.rows.empty = "Nothing matches. esc shows all again." if wanted else self.empty
        found = self.keys()
        keys = self._sorted([key for key in found if self.matches(key, wanted)] if wanted else [*found])
        self.rows.show(keys, self.comes_next())
        if self.is_complete:
            self._moved()

    def keys(self) -> Iterable[Hashable]:
        """Return the keys of all rows, in the screen's own order, read from the book as it is now."""
        return ()

    def show_record(self, key: Hashable) -> None:
        """Highlight a record."""
        self.rows.highlight(key)

    def comes_next(self) -> Hashable | None:
        """Return the row to highlight; None if the highlight stays on its record."""
        return None

    def haystack(self, key: Any) -> str:
        """Return the text of a row that a search looks in."""
        return ""

    def sort_value(self, key: Any, column: str) -> Any:
        """Return the value that a row is sorted by; rows for which it is None or an empty text come last."""
        return None

    def show_details(self) -> None:
        """Show what belongs to the highlighted row beside the list."""

    @on(RecordList.Highlighted)
    def _moved(self) -> None:
        """Show the details once the cursor rests, so that a quick move through the list stays cheap."""
        if self._settle is not None:
            self._settle.cancel()
        # Textual's own timer never fires if the processor is away for its interval between two looks at the clock
        self._settle = asyncio.get_running_loop().call_later(DETAILS_AFTER, self.call_later, self._settled)

    def _settled(self) -> None:
        self._settle = None
        self.show_details()

    @property
    def settled(self) -> bool:
        """Return whether the details shown are those of the highlighted row, and in place."""
        return self.is_complete and self._settle is None and all(pane.placed for pane in self.query(TimelinePane))

    # -- marked lines -------------------------------------------------------------------------------------------------

    @property
    def chosen(self) -> list[Any]:
        """Return the keys that an act applies to: those of the marked rows, else that of the highlighted one."""
        marked = [key for key in self.rows.keys if key in self.rows.marked]
        return marked or [key for key in (self.rows.highlighted,) if key is not None]

    def acted(self, done: object) -> None:
        """Remove the marks if the act on the marked rows was done."""
        if done:
            self.rows.mark(())

    def ask_to_delete(self, records: Sequence[Record], words: str = "") -> None:
        """Delete records if the user confirms it."""
        from tui.ui.screens.dialogs import Confirm  # not for the first frame

        if not records:
            return
        named = "; ".join(operations.record_words(self.session.book, record) for record in records)
        more = ", with events and drafts" if any(isinstance(record, Interview | Position) for record in records) else ""

        def answered(yes: bool | None) -> None:
            if yes:
                self.acted(self.act(lambda book: operations.remove(book, *records)))

        self.app.push_screen(Confirm(f"Delete {words or f'{named}{more}?'} u brings it back."), answered)

    # -- search -------------------------------------------------------------------------------------------------------

    @property
    def filter(self) -> Input:
        """Return the search field, which is mounted once the screen is complete."""
        return cast("Input", self.query_one("#filter"))

    @property
    def wanted(self) -> str:
        """Return the text of the search field, in lower case."""
        return self.filter.value.strip().casefold() if self.is_complete else ""

    def action_find(self) -> None:
        self.mount_rest()
        self.filter.add_class("-open")
        self.filter.focus()

    def matches(self, key: Hashable, wanted: str) -> bool:
        """Return whether a row contains every word of the search, with or without accents."""
        haystack = searchable(self.haystack(key))
        return all(word in haystack for word in folded(wanted).split())

    def on_input_changed(self) -> None:
        """Filter the rows by what is typed; a screen over the book has no other field."""
        self._looked_for = self.wanted or self._looked_for
        self.reload()
        if self.wanted and (keys := self.rows.keys):
            here = self.rows.highlighted
            self.rows.highlight(min(keys, key=lambda key: (self._distance(key), key != here)))

    def _distance(self, key: Hashable) -> int:
        """Return the rank of a row for a search: 0 if it holds the words whole, 1 if it holds words that begin so, else 2.

        A row without words, such as the line for now, comes last.
        """
        words, wanted = searchable(self.haystack(key)).split(), folded(self.wanted).split()
        if not words:
            return 3
        if all(word in words for word in wanted):
            return 0
        return 1 if all(any(each.startswith(word) for each in words) for word in wanted) else 2

    def on_input_submitted(self) -> None:
        """Move the focus from the search field to the rows."""
        self.rows.focus()

    def key_escape(self) -> None:
        """Clear the search and the marks."""
        self.mount_rest()
        self.filter.value = ""
        self.filter.remove_class("-open")
        self.rows.mark(())
        self.rows.focus()

    def action_find_next(self) -> None:
        self._find(1)

    def action_find_previous(self) -> None:
        self._find(-1)

    def _find(self, step: int) -> None:
        """Highlight the next row in a direction that matches the last search, wrapping at the end."""
        if not self._looked_for:
            self.tell("Press / to search first.", "warning")
            return
        keys = list(self.rows.keys)
        here = keys.index(self.rows.highlighted) if self.rows.highlighted in keys else 0
        round_about = [(here + step * n) % len(keys) for n in range(1, len(keys) + 1)]
        found = next((at for at in round_about if self.matches(keys[at], self._looked_for)), None)
        if found is None:
            self.tell(f"No line here contains {self._looked_for!r}.", "warning")
        else:
            self.rows.highlight(keys[found])

    # -- sorting ------------------------------------------------------------------------------------------------------

    def _sorted(self, keys: list[Hashable]) -> list[Hashable]:
        if self.rows.sort is None:
            return keys
        column, downwards = self.rows.sort
        values = {key: self.sort_value(key, column) for key in keys}
        held = [key for key in keys if values[key] not in (None, "")]
        return sorted(held, key=values.__getitem__, reverse=downwards) + [key for key in keys if values[key] in (None, "")]

    def action_sort(self) -> None:
        from tui.ui.screens.dialogs import Choose  # not for the first frame

        arrows = {(name, down): " ↓" if down else " ↑" for name, down in [self.rows.sort or ("", False)]}
        shown = [(c.name, c.title + arrows.get((c.name, False), arrows.get((c.name, True), ""))) for c in self.rows.columns]

        def chosen(column: str | None) -> None:
            if column is not None:
                self.sort_by(column)

        self.app.push_screen(Choose("Sort by", [*shown, ("", "the usual order")]), chosen)

    def sort_by(self, column: str) -> None:
        """Sort by a column, in reverse if it is sorted by already; without a column, in the screen's own order."""
        was = self.rows.sort
        self.rows.sort = (column, was == (column, False)) if column else None
        self.reload()

    @on(RecordList.HeaderSelected)
    def _header_clicked(self, event: RecordList.HeaderSelected) -> None:
        self.sort_by(event.column.name)

    def action_fold(self) -> None:
        self.fold = not self.has_class("-folded")
        self.set_class(self.fold, "-folded")
        self.show_details()
