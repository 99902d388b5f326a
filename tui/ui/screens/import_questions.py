"""Ask on the screen what an import leaves open, one question after the other, and confirm what will happen."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, cast

from tui.domain.book import Book
from tui.domain.changes import Change
from tui.exchange.column_memory import recall, remember
from tui.exchange.import_plan import Plan
from tui.exchange.importer import Asking, Import, ask, doubt
from tui.exchange.questions import Question
from tui.paths import state_folder
from tui.ui.screens.dialogs import Ask, Choose, Confirm
from tui.ui.screens.waiting import Finished, Wait

if TYPE_CHECKING:
    from tui.ui.screens.list_screen import BookScreen

MANY = 50
"""The number of meetings or people from which planning their import is too slow to do on a key press."""

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


def ask_and_import(screen: BookScreen, work: Import) -> None:
    """Ask every open question, show what will happen, and import it if the user says yes."""
    work.remembered = recall(state_folder(os.environ))
    _ask_on(screen, work, ask(work, screen.session.book))


def _ask_on(screen: BookScreen, work: Import, asking: Asking, answer: str | None = None) -> None:
    """Send the answer and ask the next open question; if there is none, show what will happen and ask for confirmation."""
    if work.size < MANY:
        _ask_next(screen, work, asking, _next(asking, answer))
        return

    def planned(outcome: Finished | None) -> None:
        if outcome is None:
            screen.tell("Nothing was imported.")
        else:
            _ask_next(screen, work, asking, outcome.value())

    screen.app.push_screen(Wait("Looking at what will change", partial(_next, asking, answer)), planned)


def _next(asking: Asking, answer: str | None) -> tuple[Question, str] | Plan:
    """Return the next open question and what was wrong with the answer; the plan if there is none."""
    try:
        return asking.send(answer)
    except StopIteration as over:
        return cast("Plan", over.value)


def _ask_next(screen: BookScreen, work: Import, asking: Asking, reached: tuple[Question, str] | Plan) -> None:
    if isinstance(reached, Plan):
        _confirm(screen, work, reached)
        return
    question, wrong = reached

    def answered(text: str | None) -> None:
        if text is None:
            screen.tell("Nothing was imported.")
        else:
            _ask_on(screen, work, asking, text)

    lines = [question.about, *(("", *question.choices) if question.choices else ())]
    if question.name == "interviewer" and (unsure := doubt(work.invitations, screen.session.settings.profile.emails)):
        lines += ["", unsure]
    lines = [wrong, "", *lines] if wrong else lines
    if question.offered:
        options = [(answer, ANSWERS.get(answer, answer)) for answer in question.offered]
        letters = {answer[0]: answer for answer in question.offered}
        screen.app.push_screen(Choose("\n".join([*lines, "", question.prompt]), options, letters), answered)
    else:
        screen.app.push_screen(Ask(question.prompt, told="\n".join(lines), value=question.guess), answered)


def _confirm(screen: BookScreen, work: Import, plan: Plan) -> None:
    ids = dict(screen.session.book.next_ids)

    def make(book: Book) -> Change:
        """Return the change, planned anew if the book has grown since or if that is quick."""
        return plan.change if work.size >= MANY and dict(book.next_ids) == ids else work.change(book)

    def confirmed(yes: bool | None) -> None:
        change = screen.act(make) if yes else None
        if change is not None:
            with suppress(OSError):  # it is asked again
                remember(state_folder(os.environ), work.learned)
        table = "contacts" if screen.place == "contacts" else "interviews"
        for record in [edit.id for edit in change.edits if edit.table == table][:1] if change else ():
            screen.show_record(record if table == "contacts" else ("interview", record))

    if plan.change.edits:
        screen.app.push_screen(Confirm("Import this?", told="\n".join(plan.sentences)), confirmed)
    else:
        screen.tell("\n".join(plan.sentences) or "There is nothing to import.")
