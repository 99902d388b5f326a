"""Home: one line an interview, most urgent first; beside it the process's timeline, and why."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, ClassVar, assert_never

from textual import getters, on
from textual.app import ComposeResult
from textual.content import Content

from tui.domain import notes, operations
from tui.domain.agenda import URGENCIES, Item
from tui.domain.dates import show_instant
from tui.domain.event_kinds import EVENT_KINDS
from tui.domain.labels import (
    company_of,
    due_words,
    interview_words,
    item_words,
    name_of,
    off_words,
    progress_words,
    time_left_label,
    title_of,
)
from tui.domain.models import Contact, Interview, Note, Position, Record
from tui.domain.note_kinds import NOTE_KINDS
from tui.domain.process import end
from tui.domain.sanitize import one_line
from tui.domain.timeline import of_contact, of_process
from tui.text.details import facts_of
from tui.ui.bindings import bindings
from tui.ui.screens.list_screen import Body, BookScreen
from tui.ui.styles import STYLES
from tui.ui.widgets.cells import STAY
from tui.ui.widgets.record_list import Column, RecordList
from tui.ui.widgets.timeline_pane import TimelinePane
from tui.ui.widgets.urgency import LOOKS

COLUMNS = (
    Column(name="urgency", title="Urgency", width=9, importance=10),
    Column(name="action", title="Next", width=21, flex=3, importance=9),
    Column(name="left", title="Time", width=12, importance=6),
    Column(name="due", title="Due", width=11, importance=8),
    Column(name="company", title="Company", width=12, flex=2, importance=7),
    Column(name="position", title="Position", width=8, flex=2, importance=3),
    Column(name="round", title="Round", width=7, flex=2, importance=4),
)
NAMES = [column.name for column in COLUMNS]


class InterviewsScreen(BookScreen):
    """Whom you owe what, by when."""

    place = "interviews"
    CSS_PATH = STYLES / "interviews.tcss"
    BINDINGS: ClassVar = bindings("interviews")

    pane = getters.query_one(TimelinePane)

    empty = "No interview yet.\n\na adds one. I takes in an invitation from a file. `followup --demo` opens a sample book."

    def body(self) -> ComposeResult:
        with Body(id="body"):
            yield RecordList(COLUMNS, self._cells, id="interviews", empty=self.empty)
            yield TimelinePane(id="pane")

    _went_to: tuple[str, int] | None = None
    _items: Mapping[Hashable, Item] = MappingProxyType({})
    _done: tuple[Hashable, Hashable] | None = None

    # -- what it shows ------------------------------------------------------------------------------------------------

    def keys(self) -> Iterable[Hashable]:
        self._before, self._items = self._items, {item.key: item for item in self.session.items()}
        return self._items

    def comes_next(self) -> Hashable | None:
        """Where nothing more is to be done in the highlighted row, the one below it; back where that was taken back."""
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
        """Whether there is something to be done in a row."""
        return key in items and items[key].urgency not in ("waiting", "closed")

    def haystack(self, key: Any) -> str:
        return " ".join(self._texts(self._items[key]))

    def sort_value(self, key: Any, column: str) -> Any:
        if column == "urgency":
            return URGENCIES.index(self._items[key].urgency)
        item = self._items[key]
        if column in ("left", "due"):
            return item.action and item.action.due_at
        return self._texts(item)[NAMES.index(column)].casefold()

    def _texts(self, item: Item) -> tuple[str, ...]:
        """A row's cells as plain text, in the order of the columns."""
        session, now = self.session, self.session.now()
        interview = session.book.get(Interview, item.interview)
        process = session.process(item.process) if item.process is not None and item.action is None else None
        look = LOOKS[item.urgency]
        in_process = item.process is not None
        plain = self.app.has_class("-plain")
        progress = progress_words(item.action, brief=not plain)
        return (
            f"{look.glyph} {look.word}",
            one_line(item_words(session.book, item, process, now))
            + (f"{' ' if plain else STAY}{progress}" if progress else ""),
            time_left_label(item.action, item.urgency, now, session.zone, brief=True) if item.action else "",
            due_words(item, now, session.zone, brief=True),
            one_line(company_of(session.book, item.process)) if in_process else "",
            one_line(title_of(session.book, item.process)) if in_process else "",
            one_line(interview.round) if interview else "",
        )

    def _cells(self, key: Any) -> tuple[Content, ...]:
        item = self._items[key]
        style = LOOKS[item.urgency].style
        first, action, left, *rest = self._texts(item)
        colour = "$text-muted" if item.urgency in ("waiting", "closed") else ""
        return (
            Content.styled(first, style),
            Content.styled(action, style),
            Content.styled(left, style),
            *(Content.styled(text, colour) if colour else Content(text) for text in rest),
        )

    @property
    def item(self) -> Item | None:
        """The highlighted line."""
        key = self.rows.highlighted
        return self._items.get(key) if isinstance(key, tuple) else None

    @property
    def interview(self) -> Interview | None:
        """The highlighted line's interview."""
        return self.session.book.get(Interview, self.item.interview) if self.item else None

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
        self.pane.show(title, entries, item.action, now, session.zone)

    # -- going to the interview before or after now -------------------------------------------------------------------

    def action_coming(self) -> None:
        now = self.session.now()
        coming = [i for i in self._in_turn() if i.starts_at > now and not off_words(self.session.book, i, now)]
        self._go_along(coming, "No interview is to come.")

    def action_held(self) -> None:
        now = self.session.now()
        self._go_along([i for i in reversed(self._in_turn()) if end(i) <= now], "No interview was held yet.")

    def _in_turn(self) -> list[Interview]:
        """The interviews of the rows shown that were not called off, in the order of time."""
        shown: list[Any] = list(self.rows.keys)
        found = (self.session.book.get(Interview, self._items[key].interview) for key in shown)
        return sorted((i for i in found if i is not None and not i.cancelled), key=lambda i: (i.starts_at, i.id))

    def _go_along(self, interviews: list[Interview], none: str) -> None:
        """Highlight the first of these interviews; asked again on one that this went to, the one after it."""
        if not interviews:
            self.tell(none, "warning")
            return
        keys = [("interview", interview.id) for interview in interviews]
        again = self.rows.highlighted == self._went_to and self._went_to in keys
        self._went_to = keys[(keys.index(self._went_to) + 1) % len(keys)] if again and self._went_to else keys[0]
        self.rows.highlight(self._went_to)

    # -- doing what is next -------------------------------------------------------------------------------------------

    @on(RecordList.Selected)
    def _do(self) -> None:
        item = self.item
        if item is None:
            self.action_add()
            return
        if item.action is None or item.urgency == "waiting":
            self.action_facts()
            return
        rule = item.action.rule
        match rule.enter:
            case "facts":
                self.action_facts()
            case "debrief":
                self.action_debrief()
            case "addresses":
                self._edit_contact(item.contact, "emails")
            case "let_go":
                self.action_let_go()
            case "reschedule":
                self.action_edit()
            case "answer_offer":
                self._weigh_offer(item)
            case "write":
                self._compose_note(item, rule.note)
            case unknown:
                assert_never(unknown)

    def _edit_contact(self, contact: int | None, first: str = "") -> None:
        from tui.ui.screens.contact_form import ContactForm

        found = self.session.book.get(Contact, contact)
        if found is not None:
            self.app.push_screen(ContactForm(found, first))

    def _weigh_offer(self, item: Item) -> None:
        from tui.ui.screens.dialogs import Choose

        answers = [(k.id, f"{k.answers_offer}: write the note") for k in NOTE_KINDS.values() if k.answers_offer]

        def chosen(kind: str | None) -> None:
            if kind:
                self._compose_note(item, kind)

        self.app.push_screen(Choose("Answer the offer", answers), chosen)

    def _compose_note(self, item: Item, kind: str) -> None:
        from tui.ui.screens.compose import write_note

        contact = (item.action.contact if item.action else None) or self._reader(item)
        write_note(self, kind=kind, contact=contact, interview=item.interview, process=item.process)

    def _reader(self, item: Item) -> int | None:
        """Whom a note about all of a line goes to."""
        return item.contact or notes.reader_of(
            self.session.book, item.process, self.session.book.get(Interview, item.interview)
        )

    def _note_due(self) -> Note | None:
        """The note that the highlighted line's next step asks for: the kept draft, else a fresh one.

        None where no note is due, which is said; or where an offer has to be answered first, which is asked.
        """
        item = self.item
        if item is None:
            return None
        from tui.ui.note_editor import note_for

        interview = self.interview
        if item.action is not None and item.action.rule.enter == "answer_offer" and item.urgency != "waiting":
            self._weigh_offer(item)
            return None
        due: tuple[str, int | None] | None = None
        if interview is not None:
            due = notes.note_due(self.session.agenda, interview, self.session.now())
        elif item.action is not None and item.urgency != "waiting" and item.action.rule.note:
            due = item.action.rule.note, self._reader(item)
        if due is None:
            self.tell("No note is due here. W writes one all the same.", "warning")
            return None
        kind, contact = due
        if contact is None:
            self.tell("There is nobody to write to yet: d names who was there, p the main contact.", "warning")
            return None
        try:
            return note_for(self.session, kind=kind, contact=contact, interview=item.interview, process=item.process)[0]
        except operations.Refused as error:
            self.tell(str(error), "error")
            return None

    def action_copy(self) -> None:
        note = self._note_due()
        if note is not None:
            self.delivery.copy_and_ask(self, note)

    def action_other_ways(self) -> None:
        note = self._note_due()
        if note is not None:
            self.delivery.other_ways(self, note)

    def action_sent(self) -> None:
        note = self._note_due()
        if note is not None:
            self.delivery.mark_sent(self, note)

    def mark_sent(self, note: Note) -> bool:
        """The user says that a note was sent; false where it could not be marked."""
        return self.act(lambda book: notes.mark_sent(book, note, self.session.now())) is not None

    def action_skip(self) -> None:
        item = self.item
        owed = next((a for a in item.plan if a.action in ("thank_you", "get_contact_details")), None) if item else None
        if owed is None:
            self.tell("No thank-you is open here.", "warning")
            return
        self._log("thank_you_skipped", contact=owed.contact)

    def action_write(self) -> None:
        from tui.ui.screens.dialogs import choose_note

        item = self.item
        if item is not None:
            choose_note(self, lambda kind: self._compose_note(item, kind))

    # -- logging ------------------------------------------------------------------------------------------------------

    def _target(self, item: Item) -> dict[str, Any]:
        """What an event on a line is about, as its fields."""
        if item.process is None:
            return {"contact": item.contact}
        return {"interview": item.interview, "position": item.process if item.process > 0 else None}

    def _words(self, item: Item) -> str:
        """A line named in a title."""
        interview = self.session.book.get(Interview, item.interview)
        if interview is not None:
            return interview_words(self.session.book, interview)
        return company_of(self.session.book, item.process) if item.process else name_of(self.session.book, item.contact)

    def _log(self, kind: str, **fields: Any) -> None:
        if self.item is not None:
            target, now = self._target(self.item), self.session.now()
            self.act(lambda book: operations.log(book, kind, now, **{**target, **fields}))

    def _ask_and_log(self, kind: str) -> None:
        """Log something for the marked lines, once a process, or for the highlighted one."""
        from tui.ui.screens.event_form import LogForm

        items = [self._items[key] for key in self.chosen]
        if any(item.process is None for item in items) and not EVENT_KINDS[kind].without_process:
            self.tell("This line is a person, not a process.", "warning")
            return
        once = list({item.process or ("contact", item.contact): item for item in items}.values())
        if once:
            where = "; ".join(map(self._words, once))
            self.app.push_screen(LogForm(kind, where, *map(self._target, once)), self.acted)

    def action_reply(self) -> None:
        self._ask_and_log("reply_received")

    def action_next_round(self) -> None:
        self._ask_and_log("next_round")

    def action_offer(self) -> None:
        self._ask_and_log("offer_received")

    def action_rejected(self) -> None:
        self._ask_and_log("rejected")

    def action_withdraw(self) -> None:
        self._ask_and_log("withdrew")

    def action_let_go(self) -> None:
        self._ask_and_log("let_go")

    def action_snooze(self) -> None:
        self._ask_and_log("snoozed")

    def action_remark(self) -> None:
        self._ask_and_log("remark")

    # -- forms --------------------------------------------------------------------------------------------------------

    def action_add(self) -> None:
        from tui.ui.screens.interview_form import InterviewForm

        position = self.session.book.get(Position, self.item.process) if self.item else None
        self.app.push_screen(InterviewForm(None, position), self._added)

    def _added(self, interview: int | None) -> None:
        if interview is not None:
            self.rows.highlight(("interview", interview))

    def action_import(self) -> None:
        from tui.ui.screens.importing import ask_for_file

        ask_for_file(self)

    def action_edit(self) -> None:
        from tui.ui.screens.interview_form import InterviewForm

        if self.interview is not None:
            self.app.push_screen(InterviewForm(self.interview, self.session.book.get(Position, self.interview.position)))
        elif self.item is not None and self.item.process is not None:
            self.action_position()
        elif self.item is not None:
            self._edit_contact(self.item.contact)

    def action_position(self) -> None:
        from tui.ui.screens.position_form import PositionForm

        position = self.session.book.get(Position, self.item.process) if self.item else None
        if position is not None:
            self.app.push_screen(PositionForm(position))
        else:
            self.tell("This line has no position; e edits it.", "warning")

    def action_debrief(self) -> None:
        from tui.ui.screens.debrief import DebriefScreen

        if self.interview is not None:
            self.app.push_screen(DebriefScreen(self.interview))
        else:
            self.tell("There is no interview to debrief on this line.", "warning")

    def action_cancel(self) -> None:
        from tui.ui.screens.dialogs import Confirm

        interview = self.interview
        if interview is None:
            return

        now = self.session.now()

        def answered(yes: bool | None) -> None:
            if yes:
                self.act(lambda book: operations.cancel(book, interview, now))

        if interview.cancelled or end(interview) > now:
            answered(True)
            return
        ended = show_instant(end(interview), now, self.session.zone)
        held = f"{interview_words(self.session.book, interview)} was held {ended}."
        self.app.push_screen(Confirm(f"{held} Call it off all the same? u takes it back."), answered)

    def action_delete(self) -> None:
        book = self.session.book
        found: list[Record | None] = []
        for item in (self._items[key] for key in self.chosen):
            kinds = ((Interview, item.interview), (Position, item.process), (Contact, item.contact))
            found.append(next((record for kind, key in kinds if (record := book.get(kind, key))), None))
        self.ask_to_delete([record for record in found if record is not None])

    def action_facts(self) -> None:
        from tui.ui.screens.dialogs import Read
        from tui.ui.widgets.fact_sheet import FactSheet

        if self.interview is not None:
            title = interview_words(self.session.book, self.interview)
            facts = facts_of(self.session.book, self.interview, self.session.now(), self.session.zone)
            self.app.push_screen(Read(title, FactSheet(facts)))
        elif self.item is not None and self.item.process is not None:
            self.action_position()

    def action_why(self) -> None:
        from tui.ui.screens.dialogs import Read

        item = self.item
        if item is None:
            return
        if item.action is None:
            self.tell("Nothing to do.")
            return
        action, now = item.action, self.session.now()
        lines = [
            f"{action.why}.",
            "",
            f"Due     {due_words(item, now, self.session.zone)}",
            f"Opens   {show_instant(action.opens_at, now, self.session.zone)}",
            f"Rule    {action.rule.id}",
            f"Source  {action.source}",
        ]
        self.app.push_screen(Read(item_words(self.session.book, item, None, now), "\n".join(lines)))
