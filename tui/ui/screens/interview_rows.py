"""The rows of the interviews: their cells, their order, and what is shown beside the highlighted one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from textual import getters
from textual.app import ComposeResult
from textual.content import Content

from tui.domain.agenda import URGENCIES, Item
from tui.domain.instants import end
from tui.domain.labels import (
    TURN_WORDS,
    company_of,
    due_words,
    item_words,
    level_word,
    name_of,
    off_words,
    progress_words,
    title_of,
)
from tui.domain.models import Interview
from tui.domain.sanitize import one_line
from tui.domain.timeline import of_contact, of_process
from tui.ui.screens.list_screen import Body, BookScreen
from tui.ui.widgets.cells import GOES_FIRST
from tui.ui.widgets.record_list import Column, RecordList
from tui.ui.widgets.timeline_pane import TimelinePane
from tui.ui.widgets.urgency import LOOKS

COLUMNS = (
    Column(name="urgency", title="Urgency", width=9, importance=10),
    Column(name="action", title="Next", width=25, flex=1, importance=9),
    Column(name="due", title="Due", width=12, importance=7),
    Column(name="company", title="Company", width=16, flex=2, importance=8),
    Column(name="position", title="Position", width=10, flex=4, importance=4),
)
COLUMN_NAMES = [column.name for column in COLUMNS]
FOLDS = ("closed", "without an interview")
"""The names of the folds, in the order of their lines."""


def _fold_of(item: Item) -> str:
    """Return the fold that hides a row; empty if the row is shown."""
    if item.key[0] == "position" and item.urgency in ("waiting", "closed"):
        return "closed" if item.turn == "nobody" else "without an interview"
    return "closed" if item.urgency == "closed" else ""


class InterviewRows(BookScreen):
    """A list with a line for each process, most urgent first, and the timeline of the highlighted one."""

    place = "interviews"
    empty = (
        "No interview yet.\n\na adds one. I imports invitations, contacts or applications from a file.\n"
        "`followup --demo` opens a sample book."
    )

    pane = getters.query_one(TimelinePane)

    _unfolded = False
    _folded: Counter[str] = Counter()
    _went_to: tuple[str, int] | None = None
    _items: Mapping[Hashable, Item] = MappingProxyType({})
    _done: tuple[Hashable, Hashable] | None = None

    def body(self) -> ComposeResult:
        with Body(id="body"):
            yield RecordList(COLUMNS, self._cells, id="interviews", empty=self.empty)
            yield TimelinePane(id="pane")

    def keys(self) -> Iterable[Hashable]:
        """Return the keys of the rows: what is closed, and processes without an interview, are folded into a row each."""
        self._before, self._items = self._items, {item.key: item for item in self.session.items()}
        if self._unfolded or self.wanted:
            return self._items
        groups = {key: group for key, item in self._items.items() if (group := _fold_of(item))}
        groups.pop(self.rows.highlighted, None)  # keep the row that was just done under the cursor
        if len(groups) == len(self._items):
            return self._items
        self._folded = Counter(groups.values())
        return [
            *(key for key in self._items if key not in groups),
            *(("fold", group) for group in FOLDS if group in self._folded),
        ]

    def action_unfold(self) -> None:
        """Show the rows that are folded, or fold them again."""
        self._unfolded = not self._unfolded
        self.reload()

    def show_record(self, key: Hashable) -> None:
        if key in self._items and key not in self.rows.keys:
            self.action_unfold()
        super().show_record(key)

    def comes_next(self) -> Hashable | None:
        """Return the next open row once nothing is left to do in the highlighted one; after an undo, the row before."""
        here, done, keys = self.rows.highlighted, self._done, self.rows.keys
        if self.rows.sort is not None:
            return None
        if done is not None and here == done[1] and self._is_open(self._items, done[0]):
            self._done = None
            return done[0]
        if here is None or not self._is_open(self._before, here) or self._is_open(self._items, here):
            return None
        place = keys.index(here)
        near = next((key for key in (*keys[place:], *keys[:place][::-1]) if self._is_open(self._items, key)), None)
        if near is not None:
            self._done = here, near
        return near

    @staticmethod
    def _is_open(items: Mapping[Hashable, Item], key: Hashable) -> bool:
        """Return whether there is something to do in a row."""
        return key in items and items[key].urgency not in ("waiting", "closed")

    def haystack(self, key: Any) -> str:
        return " ".join(self._texts(self._items[key])) if key in self._items else ""

    def sort_value(self, key: Any, column: str) -> Any:
        if key not in self._items:
            return None
        if column == "urgency":
            return URGENCIES.index(self._items[key].urgency)
        item = self._items[key]
        if column == "due":
            return item.action and item.action.due_at
        return self._texts(item)[COLUMN_NAMES.index(column)].casefold()

    def _texts(self, item: Item) -> tuple[str, ...]:
        """Return a row's cells as plain text, in the order of the columns."""
        session, now = self.session, self.session.now()
        process = session.process(item.process) if item.process is not None and item.action is None else None
        look = LOOKS[level_word(item)]
        in_process = item.process is not None
        plain = self.app.has_class("-plain")
        progress = progress_words(item.action, brief=not plain)
        return (
            f"{look.glyph} {look.word}",
            one_line(item_words(session.book, item, process, now, brief=in_process))
            + (f"{' ' if plain else GOES_FIRST}{progress}" if progress else ""),
            due_words(item, now, session.zone, brief=True),
            one_line(company_of(session.book, item.process)) if in_process else "",
            one_line(self._position(item)) if in_process else "",
        )

    def _position(self, item: Item) -> str:
        """Return the title and the round; the round first if it tells the rows of a position apart."""
        book = self.session.book
        interview, title = book.get(Interview, item.interview), title_of(book, item.process)
        parts = [title, interview.round if interview else ""]
        several = len(book.interviews_of(item.process or 0)) > 1
        return ", ".join(filter(None, reversed(parts) if several else parts))

    def _cells(self, key: Any) -> tuple[Content, ...]:
        item = self._items.get(key)
        if item is None:
            return self._fold_cells(key[1])
        style = LOOKS[level_word(item)].style
        first, action, due, *rest = self._texts(item)
        colour = "$text-muted" if item.urgency in ("waiting", "closed") else ""
        return (
            Content.styled(first, style),
            Content.styled(action, style),
            Content.styled(due, style if item.urgency == "overdue" else colour),
            *(Content.styled(text, colour) if colour else Content(text) for text in rest),
        )

    def _fold_cells(self, group: str) -> tuple[Content, ...]:
        text = Content.styled(f"{self._folded[group]} {group}", "$text-muted")
        return Content(""), text, Content.styled(". shows", "$text-muted"), *(Content(""),) * (len(COLUMNS) - 3)

    @property
    def item(self) -> Item | None:
        """Return the highlighted line's item; None on a line without one."""
        key = self.rows.highlighted
        return self._items.get(key) if isinstance(key, tuple) else None

    @property
    def interview(self) -> Interview | None:
        """Return the highlighted line's interview."""
        return self.session.book.get(Interview, self.item.interview) if self.item else None

    @property
    def chosen_items(self) -> list[Item]:
        """Return the items of the marked lines, else that of the highlighted one."""
        return [self._items[key] for key in self.chosen if key in self._items]

    def show_details(self) -> None:
        item, session, now = self.item, self.session, self.session.now()
        self.pane.set_class(item is None, "-empty")
        if item is None:
            return
        if item.process is not None:
            position = f"{company_of(session.book, item.process)} - {title_of(session.book, item.process)}"
            entries = of_process(session.agenda, item.process, now)
        else:
            position = name_of(session.book, item.contact)
            entries = of_contact(session.agenda, item.contact or 0, now)
        interview = self.interview
        title = f"{position}, {interview.round}" if interview and interview.round else position
        self.pane.show(title, entries, item.action, now, session.zone, TURN_WORDS.get(item.turn, ""))

    # -- going to the interview before or after now -------------------------------------------------------------------

    def action_coming(self) -> None:
        now = self.session.now()
        coming = [i for i in self._in_turn() if i.starts_at > now and not off_words(self.session.book, i, now)]
        self._go_along(coming, "No interview is planned.")

    def action_held(self) -> None:
        now = self.session.now()
        self._go_along([i for i in reversed(self._in_turn()) if end(i) <= now], "No interview has been held yet.")

    def _in_turn(self) -> list[Interview]:
        """Return the interviews of the rows shown that were not called off, in the order of time."""
        shown: list[Any] = list(self.rows.keys)
        found = (self.session.book.get(Interview, self._items[key].interview) for key in shown if key in self._items)
        return sorted((i for i in found if i is not None and not i.cancelled), key=lambda i: (i.starts_at, i.id))

    def _go_along(self, interviews: list[Interview], none: str) -> None:
        """Highlight the first of these interviews; if the highlight is on one that this went to, the one after it."""
        if not interviews:
            self.tell(none, "warning")
            return
        keys = [("interview", interview.id) for interview in interviews]
        again = self.rows.highlighted == self._went_to and self._went_to in keys
        self._went_to = keys[(keys.index(self._went_to) + 1) % len(keys)] if again and self._went_to else keys[0]
        self.rows.highlight(self._went_to)
