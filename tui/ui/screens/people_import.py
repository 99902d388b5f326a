"""Import people and applications in the app: what is open about the file is asked first; then its records are a list."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from tui.exchange.import_memory import recall_answers, remember_answers
from tui.exchange.import_plan import Plan
from tui.exchange.planned import Planned, counts_by_status
from tui.exchange.questions import Question
from tui.paths import state_folder
from tui.ui.screens.dialogs import Ask, Choose, Confirm
from tui.ui.screens.import_list import ImportList
from tui.ui.screens.listed_import import FEW_RECORDS, ListedImport

if TYPE_CHECKING:
    from tui.ui.screens.base import HasSession

ANSWERS = {
    "yes": "yes",
    "no": "no",
    "keep": "keep what the book has",
    "take": "take what the file has",
    "both": "both, where there can be two",
    "same": "all are the same people",
    "new": "all are new",
    "ask": "ask about each",
    "people": "people, one in each row",
    "applications": "applications, one in each row",
    "month": "the month",
    "day": "the day",
}
"""The words for each answer."""


class PeopleImport(ListedImport):
    """One import of people or applications in the app; what was answered is remembered for the next one."""

    def begin(self) -> None:
        self._work.memory = recall_answers(state_folder(os.environ))
        super().begin()

    def _made(self, plan: Plan) -> None:
        with suppress(OSError):  # it is asked again
            remember_answers(state_folder(os.environ), self._work.learned(plan))

    def _show(self, plan: Plan) -> None:
        """Ask what is open about the file, or about its only record; then show the list, or what will happen."""
        is_list = sum(not row.is_folded for row in plan.records) > 1
        question = next((question for question in plan.questions if question.whole or not is_list), None)
        if question is not None:
            self._ask(self._screen, question, self._show, self._leave)
        elif is_list:
            self._list(plan, remarks=plan.remarks)
        elif plan.change.edits:
            told = "\n".join(plan.sentences)
            self._screen.app.push_screen(Confirm("Import this?", told=told), partial(self._confirmed, plan))
        else:
            self._made(plan)
            self._screen.tell(_nothing(plan))

    def _confirmed(self, plan: Plan, yes: bool | None) -> None:
        if not yes:
            self._leave()
        elif change := self._make(plan):
            self._show_record(change)

    def _ask(self, screen: HasSession, question: Question, then: Callable[[Plan], None], leave: Callable[[], None]) -> None:
        """Ask a question, again after an answer that makes no sense, and go on with the plan that the answer gives."""

        def put(wrong: str) -> None:
            lines = [question.about, *(("", *question.choices) if question.choices else ())]
            lines = [wrong, "", *lines] if wrong else lines
            if question.offered:
                options = [(answer, ANSWERS.get(answer, answer)) for answer in question.offered]
                letters = {answer[0]: answer for answer in question.offered}
                screen.app.push_screen(Choose("\n".join([*lines, "", question.prompt]), options, letters), answered)
            else:
                screen.app.push_screen(Ask(question.prompt, told="\n".join(lines), value=question.guess), answered)

        def answered(text: str | None) -> None:
            if text is None:
                leave()
            else:
                self._plan(screen, then, self._work.with_answer(question, text), left=leave, wrong=put)

        put("")

    def _open(self, screen: ImportList, row: Planned) -> None:
        """Ask what is doubtful about a row, one question after the other; mark one that is certain, or take its mark away."""
        question = next((doubt.question for doubt in row.doubts if doubt.question), None)
        if question is not None:
            self._ask(screen, question, partial(self._answered, screen, row.number), lambda: None)
        elif not screen.toggle_mark(row):
            screen.tell(f"{row.why[:1].upper()}{row.why[1:]}." if row.why else "It is in the book already.")

    def _answered(self, screen: ImportList, number: int, plan: Plan) -> None:
        """Show the new plan, and go on with the row; leave the list if nothing in it is left to be decided."""
        if all(row.is_folded for row in plan.records):
            self._made(plan)
            screen.dismiss(True)
            self._screen.tell(_nothing(plan))
            return
        row = next((row for row in plan.records if row.number == number), None)
        is_open = row is not None and row.is_doubtful
        screen.show_rows(plan.records, None if is_open else number)
        if row is not None and is_open:
            self._open(screen, row)


def _nothing(plan: Plan) -> str:
    """Return why there is nothing to import: of few records what becomes of each, of many how many there are."""
    if len(plan.records) <= FEW_RECORDS:
        return "\n".join(plan.sentences) or "There is nothing to import."
    return f"There is nothing to import: {counts_by_status(plan.records)}."
