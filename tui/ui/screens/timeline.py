"""The timeline of the whole book."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from tui.domain.dates import show_instant
from tui.domain.labels import name_of
from tui.domain.models import Event, Note
from tui.domain.sanitize import one_line
from tui.domain.timeline import Entry, of_book, owner_label
from tui.text.report import entry_words
from tui.ui.bindings import bindings
from tui.ui.screens.dialogs import Read
from tui.ui.screens.list_screen import BookScreen
from tui.ui.widgets.cells import RULE
from tui.ui.widgets.record_list import Column, RecordList
from tui.ui.widgets.urgency import LOOKS

COLUMNS = (
    Column(name="when", title="When", width=17, importance=9),
    Column(name="what", title="What", width=24, flex=5, importance=10),
    Column(name="whose", title="Company", width=12, flex=2, importance=7),
    Column(name="text", title="Text", width=12, flex=3, importance=4),
)
PERIODS = ("everything", "the past", "what is to come")
NOW = "now"


class TimelineScreen(BookScreen):
    """Shows what happened, a line for now, and what comes next."""

    place = "timeline"
    empty = "Nothing here yet. 1 goes to the interviews, where a adds one."
    BINDINGS: ClassVar = bindings("timeline")

    _shown = 0
    _fresh = True
    _entries: dict[Any, Entry]

    def body(self) -> ComposeResult:
        yield RecordList(COLUMNS, self._cells, id="timeline", empty=self.empty)

    def reload(self) -> None:
        super().reload()
        if self._fresh and self._entries:
            self._fresh = False
            self.rows.highlight(NOW)

    def keys(self) -> Iterable[Hashable]:
        now = self.session.now()
        self._entries = {}
        keys: list[Hashable] = []
        coming = False
        for entry in of_book(self.session.agenda, now):
            if (entry.open or entry.at > now) and not coming:
                coming = True
                keys.append(NOW)
            if (self._shown == 1 and coming) or (self._shown == 2 and not coming):
                continue
            action = entry.action
            key = (entry.kind, entry.key, action.rule.id if action else "", action.contact if action else None)
            self._entries[key] = entry
            keys.append(key)
        if not coming and keys:
            keys.append(NOW)
        return keys if self._entries else []

    def matches(self, key: Hashable, wanted: str) -> bool:
        return key == NOW or super().matches(key, wanted)

    def haystack(self, key: Any) -> str:
        if key == NOW:
            return ""
        entry = self._entries[key]
        names = " ".join(name_of(self.session.book, contact) for contact in entry.contacts)
        return f"{entry.words} {entry.detail} {owner_label(self.session.book, entry)} {names}"

    def sort_value(self, key: Any, column: str) -> Any:
        if key == NOW:
            return None
        entry = self._entries[key]
        texts = {"what": entry.words, "whose": owner_label(self.session.book, entry), "text": entry.detail}
        return entry.at if column == "when" else texts[column].casefold()

    def _cells(self, key: Any) -> tuple[Content, ...]:
        now, zone = self.session.now(), self.session.zone
        if key == NOW:
            line = Content.styled(RULE * 120, "$accent")
            return (
                Content.styled(f"── {show_instant(now, now, zone)} ──────", "$accent"),
                Content.styled(f"now {RULE * 120}", "$accent"),
                line,
                line,
            )
        entry = self._entries[key]
        told = entry_words(entry, now, zone)
        owner = Content(one_line(owner_label(self.session.book, entry)))
        detail = Content.styled(told.detail, "$text-muted")
        if entry.action is not None:
            look = LOOKS[entry.level]
            what = Content.styled(f"{look.glyph} {told.words}", look.style)
            return Content.styled(told.left, look.style), what, owner, detail
        return Content.styled(f"{told.day} {told.clock}", "$text-muted"), Content(told.words), owner, detail

    @property
    def entry(self) -> Entry | None:
        """Return the highlighted entry; None on the line for now."""
        return self._entries.get(self.rows.highlighted)

    def _event(self, entry: Entry) -> Event | None:
        """Return the event of an entry; None if it is an interview or what comes next."""
        return self.session.book.get(Event, entry.key[1]) if entry.kind == "event" else None

    def action_past(self) -> None:
        self._shown = (self._shown + 1) % len(PERIODS)
        self.tell(f"Showing {PERIODS[self._shown]}.")
        self.reload()

    @on(RecordList.Selected)
    def _open(self) -> None:
        entry = self.entry
        if entry is None:
            return
        event = self._event(entry)
        note = self.session.book.get(Note, event.note) if event else None
        if note is not None:
            self.app.push_screen(Read(f"{entry.words}: {note.subject}" if note.subject else entry.words, note.body))
        elif entry.kind == "event":
            self.app.push_screen(Read(entry.words, entry.detail or "No text was kept with this."))
        else:
            self.app.go_to("interviews", entry.key)  # type: ignore[attr-defined]

    def action_delete(self) -> None:
        entries = [self._entries[key] for key in self.chosen if key != NOW]
        events = [event for entry in entries if (event := self._event(entry)) is not None]
        if len(events) < len(entries) or not events:
            self.tell("Only events are deleted here; interviews in 1, people in 2.", "warning")
        else:
            self.ask_to_delete(
                events, f"this event? {entries[0].words}" if len(events) == 1 else f"these {len(events)} events?"
            )
