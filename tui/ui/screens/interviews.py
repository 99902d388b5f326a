"""The home screen: one line an interview, the most urgent first; beside it the process's timeline, and why."""

from __future__ import annotations

from typing import ClassVar, assert_never

from textual import on

from tui.domain.labels import interview_words, item_words
from tui.domain.models import Contact, Interview, Position, Record
from tui.text.details import interview_and_people_facts
from tui.text.report import why_page
from tui.ui.bindings import bindings
from tui.ui.screens.interview_notes import InterviewNotes
from tui.ui.widgets.record_list import RecordList


class InterviewsScreen(InterviewNotes):
    """Shows whom you owe what, by when."""

    BINDINGS: ClassVar = bindings("interviews")

    # -- doing what is next -------------------------------------------------------------------------------------------

    @on(RecordList.Selected)
    def _do(self) -> None:
        item = self.item
        if item is None and self.rows.highlighted is not None:
            self.action_unfold()
            return
        if item is None:
            self.action_add()
            return
        rule = item.action.rule if item.action else None
        if rule is None or (item.urgency == "waiting" and rule.enter != "brief"):
            self.action_facts()
            return
        match rule.enter:
            case "facts":
                self.action_facts()
            case "brief":
                self._show_brief()
            case "debrief":
                self.action_debrief()
            case "addresses":
                self._edit_contact(item.contact, "emails")
            case "let_go":
                self.action_let_go()
            case "reschedule":
                self.agree_new_day(item)
            case "answer_offer":
                self.answer_offer(item)
            case "write":
                self.compose_note(item, rule.note)
            case unknown:
                assert_never(unknown)

    def _edit_contact(self, contact: int | None, first: str = "") -> None:
        from tui.ui.screens.contact_form import ContactForm  # not for the first frame

        found = self.session.book.get(Contact, contact)
        if found is not None:
            self.app.push_screen(ContactForm(found, first))

    # -- forms --------------------------------------------------------------------------------------------------------

    def action_add(self) -> None:
        from tui.ui.screens.interview_form import InterviewForm  # not for the first frame

        self.app.push_screen(InterviewForm(), self.show_added)

    def action_import(self) -> None:
        from tui.ui.screens.importing import ask_for_file  # not for the first frame

        ask_for_file(self)

    def action_export(self) -> None:
        from tui.ui.screens.exporting import ask_for_format  # not for the first frame

        ask_for_format(self, self.item.process if self.item else None)

    def action_edit(self) -> None:
        from tui.ui.screens.interview_form import InterviewForm  # not for the first frame

        if self.interview is not None:
            position = self.session.book.get(Position, self.interview.position)
            self.app.push_screen(InterviewForm(self.interview, position), self.show_added)
        elif self.item is not None and self.item.process is not None:
            self.action_position()
        elif self.item is not None:
            self._edit_contact(self.item.contact)

    def action_position(self) -> None:
        from tui.ui.screens.position_form import PositionForm  # not for the first frame

        position = self.session.book.get(Position, self.item.process) if self.item else None
        if position is not None:
            self.app.push_screen(PositionForm(position))
        else:
            self.tell("This line has no position; e edits it.", "warning")

    def action_debrief(self) -> None:
        from tui.ui.screens.debrief import DebriefScreen  # not for the first frame

        if self.interview is not None:
            self.app.push_screen(DebriefScreen(self.interview))
        else:
            self.tell("There is no interview to debrief on this line.", "warning")

    def action_delete(self) -> None:
        book = self.session.book
        found: list[Record | None] = []
        for item in self.chosen_items:
            kinds = ((Interview, item.interview), (Position, item.process), (Contact, item.contact))
            found.append(next((record for kind, key in kinds if (record := book.get(kind, key))), None))
        self.ask_to_delete([record for record in found if record is not None])

    def action_facts(self) -> None:
        from tui.ui.screens.dialogs import Read  # not for the first frame
        from tui.ui.widgets.fact_sheet import FactSheet  # not for the first frame

        if self.interview is not None:
            title = interview_words(self.session.book, self.interview)
            facts = interview_and_people_facts(self.session.book, self.interview, self.session.now(), self.session.zone)
            self.app.push_screen(Read(title, FactSheet(facts)))
        elif self.item is not None and self.item.process is not None:
            self.action_position()

    def _show_brief(self) -> None:
        from tui.ui.screens.brief_page import brief_page  # not for the first frame

        if self.interview is not None:
            self.app.push_screen(brief_page(self.session, self.interview))

    def action_why(self) -> None:
        from tui.ui.screens.dialogs import Read  # not for the first frame

        item = self.item
        if item is None:
            return
        if item.action is None:
            self.tell("Nothing to do.")
            return
        now, zone = self.session.now(), self.session.zone
        page = "\n".join(why_page(item.action, item.urgency, now, zone))
        self.app.push_screen(Read(item_words(self.session.book, item, None, now), page))
