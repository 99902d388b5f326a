"""Import meetings in the app: one in a form or after a question, several from a list, all of it as one change."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tui.domain.operations import InterviewInput
from tui.exchange.import_plan import Plan
from tui.exchange.importer import Import, doubt
from tui.exchange.planned import Planned, PlannedMeeting
from tui.exchange.questions import NO, YES, Question
from tui.ui.screens.dialogs import Choose, Confirm
from tui.ui.screens.import_list import ImportList
from tui.ui.screens.imported_form import ImportedInterviewForm
from tui.ui.screens.listed_import import FEW_RECORDS, ListedImport

if TYPE_CHECKING:
    from tui.ui.screens.base import HasSession
    from tui.ui.screens.list_screen import BookScreen


class MeetingImport(ListedImport):
    """One import of meetings in the app."""

    def __init__(self, screen: BookScreen, work: Import, name: str) -> None:
        super().__init__(screen, work, name)
        self._warning = doubt(work.invitations, screen.session.settings.profile.emails)

    def _show(self, plan: Plan) -> None:
        rows = plan.rows
        if len(rows) == 1:
            self._show_one(plan)
        elif len(rows) <= FEW_RECORDS and not any(row.possible and not row.is_folded for row in rows):
            self._tell(plan)
        else:
            self._list(plan, self._warning)

    def _tell(self, plan: Plan) -> None:
        """Say why nothing is imported; newer versions of what has not changed are noted."""
        if plan.change.edits:
            self._screen.act(self._work.change, quietly=True)
        self._screen.tell("\n".join(plan.sentences) or "There is nothing to import.")

    # -- one meeting --------------------------------------------------------------------------------------------------

    def _show_one(self, plan: Plan) -> None:
        """Ask what is to be answered by yes or no; then show the form, or what will change, or why nothing will."""
        row = plan.rows[0]
        question = next((question for question in plan.questions if question.is_yes_or_no), None)
        if question is not None:
            again = partial(self._plan, self._screen, self._show, left=self._leave)
            self._ask(self._screen, question, again, self._leave)
        elif row.needs_time and row.read is None:
            chosen = self._work.with_chosen({**self._work.chosen, row.number: True})
            self._plan(self._screen, self._show, chosen, left=self._leave)
        elif row.read is not None and (row.status == "new" or row.needs_time):
            self._screen.app.push_screen(ImportedInterviewForm(row, self._save_one(row), self._warning), self._saved)
        elif row.status in ("changed", "cancelled"):
            self._confirm(plan)
        else:
            self._tell(plan)

    def _save_one(self, row: Planned) -> Callable[[ImportedInterviewForm, InterviewInput], int | None]:
        def save(form: ImportedInterviewForm, typed: InterviewInput) -> int | None:
            self._work.typed[row.number] = typed
            change = form.do(self._work.change)
            return next((edit.id for edit in change.edits if edit.table == "interviews"), 0)

        return save

    def _saved(self, interview: int | None) -> None:
        if interview is None:
            self._leave()
        else:
            self._screen.show_record(("interview", interview))

    def _confirm(self, plan: Plan) -> None:
        """Show field by field what changes, and ask whether it is wanted."""
        row = plan.rows[0]
        head = ", ".join(filter(None, (row.what, row.company, row.when)))
        lines = [head, "", *(f"{field.label:<14}{field.words}" for field in row.fields), *row.notes]
        cancels = row.status == "cancelled"
        question = "The file says that it is cancelled. Cancel it here, too?" if cancels else "Change it like this?"

        def confirmed(yes: bool | None) -> None:
            if yes and self._screen.act(self._work.change):
                self._screen.show_record(("interview", row.known))
            elif not yes:
                self._leave()

        self._screen.app.push_screen(Confirm(question, told="\n".join(lines)), confirmed)

    def _ask(self, screen: HasSession, question: Question, then: Callable[[Import], None], leave: Callable[[], None]) -> None:
        """Ask for a yes or a no, the guess first, and go on with the import as it is answered."""

        def answered(answer: str | None) -> None:
            if answer is None:
                leave()
                return
            then(self._work.with_answer(question, answer))

        answers = [(YES, "Yes"), (NO, "No")]
        ordered = answers if question.guess == YES else answers[::-1]
        screen.app.push_screen(Choose(f"{question.about}\n{question.prompt}", ordered), answered)

    # -- several meetings -----------------------------------------------------------------------------------------------

    def _open(self, screen: ImportList, row: Planned) -> None:
        """Ask what is doubtful about a row of the list, then show its form."""
        question = next((d.question for d in row.doubts if d.question and d.question.is_yes_or_no), None)
        number = row.number
        again = partial(self._plan, screen, partial(self._go_on, screen, number))
        if question is not None and question.name != "older":
            self._ask(screen, question, again, lambda: None)
        elif isinstance(row, PlannedMeeting) and row.read is not None:
            form = ImportedInterviewForm(row, self._save_row(number), self._warning)
            screen.app.push_screen(form, partial(self._row_saved, screen, row))
        elif row.status == "skipped" and row.possible and number not in self._work.chosen:
            again(self._work.with_chosen({**self._work.chosen, number: True}))
        elif not screen.toggle_mark(row):
            screen.tell(f"{row.why[:1].upper()}{row.why[1:]}." if row.why else "There is nothing to open.")

    def _go_on(self, screen: ImportList, number: int, plan: Plan) -> None:
        """Go on opening a row after a new plan."""
        screen.show_rows(plan.rows)
        row = screen.row(number)
        if row is not None:
            self._open(screen, row)

    def _save_row(self, number: int) -> Callable[[ImportedInterviewForm, InterviewInput], int | None]:
        def save(form: ImportedInterviewForm, typed: InterviewInput) -> int | None:
            self._work.typed[number] = typed
            return number

        return save

    def _row_saved(self, screen: ImportList, row: PlannedMeeting, number: int | None) -> None:
        if number is None:
            if self._work.chosen.get(row.number):
                others = {other: wanted for other, wanted in self._work.chosen.items() if other != row.number}
                self._plan(screen, lambda plan: screen.show_rows(plan.rows), self._work.with_chosen(others))
            return
        self._plan(screen, lambda plan: self._offer_zone(screen, row, plan))

    def _offer_zone(self, screen: ImportList, row: PlannedMeeting, plan: Plan) -> None:
        """Show the new plan; offer the zone that was typed for the other meetings whose zone the file does not say."""
        screen.show_rows(plan.rows, row.number)
        question = next((doubt.question for doubt in row.doubts if doubt.field == "timezone"), None)
        if question is None:
            return
        keys = [doubt.question.key for other in plan.rows for doubt in other.doubts if doubt.question]
        zone, others = self._work.typed[row.number].interview.timezone, keys.count(question.key)
        if not others:
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._plan(screen, lambda plan: screen.show_rows(plan.rows), self._work.with_answer(question, zone))

        which = "meeting whose zone is" if others == 1 else f"{others} meetings whose zones are"
        screen.app.push_screen(Confirm(f"Use {zone} for the other {which} not known, too?"), answered)
