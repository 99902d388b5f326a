"""The contacts: a list with search, and for each person what is known of them and a timeline."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content

from tui.domain import notes
from tui.domain.agenda import URGENCIES
from tui.domain.dates import show_date
from tui.domain.models import Contact
from tui.domain.rules.keeping_in_touch import last_touch
from tui.domain.sanitize import one_line
from tui.domain.timeline import of_contact
from tui.text.details import contact_and_interview_facts
from tui.ui.bindings import bindings
from tui.ui.screens.compose import write_note
from tui.ui.screens.contact_form import ContactForm
from tui.ui.screens.dialogs import choose_note
from tui.ui.screens.event_form import LogForm
from tui.ui.screens.list_screen import Body, BookScreen
from tui.ui.widgets.fact_sheet import FactSheet
from tui.ui.widgets.record_list import Column, RecordList
from tui.ui.widgets.timeline_pane import TimelinePane
from tui.ui.widgets.urgency import LOOKS

COLUMNS = (
    Column(name="name", title="Name", width=16, flex=3, importance=10),
    Column(name="company", title="Company", width=12, flex=2, importance=8),
    Column(name="role", title="Role", width=12, flex=2, importance=6),
    Column(name="touch", title="Last contact", width=12, importance=7, said="last contact"),
    Column(name="owed", title="To do", width=10, importance=9),
    Column(name="email", title="E-mail", width=16, flex=2, importance=4),
)


class ContactsScreen(BookScreen):
    """The screen of contacts."""

    place = "contacts"
    empty = "Nobody yet.\n\na adds a contact, I imports people (.vcf, .csv). Interviewers come with their interviews."
    BINDINGS: ClassVar = bindings("contacts")

    pane = getters.query_one(TimelinePane)
    details = getters.query_one(FactSheet)

    def body(self) -> ComposeResult:
        with Body(id="body"):
            yield RecordList(
                COLUMNS,
                self._cells,
                id="contacts",
                empty=self.empty,
            )
            with Container(id="side"):
                yield FactSheet(id="details")
                yield TimelinePane(id="pane")

    def keys(self) -> Iterable[Hashable]:
        self._owed = self.session.agenda.owed(self.session.now())
        people = sorted(self.session.book.all(Contact), key=lambda c: (c.name.casefold(), c.id))
        return [contact.id for contact in people]

    def haystack(self, key: Any) -> str:
        contact = self.session.book.record(Contact, key)
        fields = (contact.name, contact.company, contact.role, *contact.emails, *contact.tags, contact.met, contact.notes)
        return "\n".join(fields)

    def sort_value(self, key: Any, column: str) -> Any:
        contact = self.session.book.record(Contact, key)
        if column == "touch":
            return last_touch(self.session.book, contact.id, self.session.now())
        if column == "owed":
            level = self._owed.get(contact.id)
            return URGENCIES.index(level) if level else None
        if column == "email":
            return ", ".join(contact.emails).casefold()
        return str(getattr(contact, column)).casefold()

    def _cells(self, key: Any) -> tuple[Content, ...]:
        contact = self.session.book.get(Contact, key) or Contact()  # deleted by another session, but still in the list
        now = self.session.now()
        touch = last_touch(self.session.book, contact.id, now)
        level = self._owed.get(contact.id)
        look = LOOKS[level] if level else None
        zone = self.session.zone
        return (
            Content(one_line(contact.name) or "(no name)"),
            Content(one_line(contact.company)),
            Content.styled(one_line(contact.role), "$text-muted"),
            Content.styled(
                show_date(touch.astimezone(zone).date(), now.astimezone(zone).date()) if touch else "never", "$text-muted"
            ),
            Content.styled(f"{look.glyph} {look.word}", look.style) if look else Content(""),
            Content.styled(one_line(", ".join(contact.emails)), "$text-muted"),
        )

    @property
    def contact(self) -> Contact | None:
        """Return the highlighted contact."""
        key = self.rows.highlighted
        return self.session.book.get(Contact, key) if isinstance(key, int) else None

    def show_details(self) -> None:
        contact, session, now = self.contact, self.session, self.session.now()
        self.query_one("#side").set_class(contact is None, "-empty")
        if contact is None:
            return
        self.details.show(contact_and_interview_facts(session.book, contact, now, session.zone))
        entries = of_contact(session.agenda, contact.id, now)
        action = next((entry.action for entry in entries if entry.action), None)
        self.pane.show(contact.name or "(no name)", entries, action, now, session.zone)

    @on(RecordList.Selected)
    def _open(self) -> None:
        self.action_edit()

    def action_edit(self) -> None:
        if self.contact is not None:
            self.app.push_screen(ContactForm(self.contact))
        else:
            self.action_add()

    def action_add(self) -> None:
        self.app.push_screen(ContactForm(None), self._added)

    def action_import(self) -> None:
        from tui.ui.screens.importing import ask_for_file  # not for the first frame

        ask_for_file(self)

    def action_export(self) -> None:
        from tui.ui.screens.exporting import ask_for_format  # not for the first frame

        ask_for_format(self, None)

    def _added(self, contact: int | None) -> None:
        if contact is not None:
            self.rows.highlight(contact)

    @property
    def people(self) -> list[Contact]:
        """Return the marked contacts, else the highlighted one."""
        return [self.session.book.record(Contact, key) for key in self.chosen]

    def action_remark(self) -> None:
        if self.people:
            where = ", ".join(contact.name for contact in self.people)
            self.app.push_screen(LogForm("met", where, *({"contact": contact.id} for contact in self.people)), self.acted)

    def action_write(self) -> None:
        contact = self.contact
        if contact is None:
            return
        interviews = self.session.book.interviews_with(contact.id)
        if not interviews:
            write_note(self, kind="keep_in_touch", contact=contact.id, interview=None, process=None)
            return
        last = interviews[-1]

        def chosen(kind: str) -> None:
            write_note(self, kind=kind, contact=contact.id, interview=last.id, process=last.position)

        agenda, now = self.session.agenda, self.session.now()
        choose_note(self, chosen, notes.kind_offered_first(agenda, last.position, last, now))

    def action_merge(self) -> None:
        from tui.ui.screens.merge_dialogs import merge_marked_or_found  # not for the first frame

        merge_marked_or_found(self, self.people if self.rows.marked else [])

    def action_delete(self) -> None:
        self.ask_to_delete(self.people)
