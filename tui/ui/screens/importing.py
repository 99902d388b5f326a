"""Import invitations from a file: ask for the file and for what it leaves open, and confirm what will happen."""

from __future__ import annotations

from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, cast

from tui.exchange.import_plan import Plan
from tui.exchange.importer import Asking, Import, ask, doubt
from tui.exchange.questions import Question
from tui.exchange.reading import read_file
from tui.exchange.wording import short
from tui.ui.screens.dialogs import Ask, Confirm
from tui.ui.screens.waiting import Finished, Wait

if TYPE_CHECKING:
    from tui.ui.screens.list_screen import BookScreen


MOST_PATHS = 5_000
"""The most files of a folder that are searched for one to suggest."""

MANY = 50
"""The number of invitations from which planning their import is too slow to do on a key press."""


def ask_for_file(screen: BookScreen, told: str = "", typed: str = "") -> None:
    """Ask for a file, and import the invitations in it; `typed` is a path that failed, to be corrected."""

    def answered(text: str | None) -> None:
        if text and text.strip():
            _read(screen, text.strip().strip("'\""))

    question = "Which file? A saved invitation, .ics or .eml"
    screen.app.push_screen(Ask(question, told=told, value=typed, suggest=paths), answered)


def paths(typed: str) -> str | None:
    """Return the completion of a path: the first folder, invitation or mail that begins with it."""
    folder, _, part = typed.rpartition("/")
    try:
        where = Path(f"{folder}/" if "/" in typed else ".").expanduser()
        for path in sorted(islice(where.iterdir(), MOST_PATHS)):
            if path.name.startswith(part) and (part or not path.name.startswith(".")):
                if path.is_dir():
                    return f"{typed[: len(typed) - len(part)]}{path.name}/"
                if path.suffix.lower() in (".ics", ".eml"):
                    return typed[: len(typed) - len(part)] + path.name
    except (OSError, RuntimeError, ValueError):
        pass
    return None


def _read(screen: BookScreen, file: str) -> None:
    session = screen.session

    def read(outcome: Finished | None) -> None:
        if outcome is None:
            screen.tell("Nothing was imported.")
            return
        try:
            invitations = outcome.value()
        except (OSError, ValueError) as error:
            problem = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            ask_for_file(screen, f"{short(file)}: {problem}" if isinstance(error, OSError) else problem, file)
            return
        work = Import(invitations, now=session.now(), zone=session.zone)
        _ask_on(screen, work, ask(work, session.book))

    screen.app.push_screen(Wait(f"Reading {file}", partial(read_file, Path(file), session.settings.profile)), read)


def _ask_on(screen: BookScreen, work: Import, asking: Asking, answer: str | None = None) -> None:
    """Send the answer and ask the next open question; if there is none, show what will happen and ask for confirmation."""
    if len(work.invitations) < MANY:
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

    lines = [question.about, "", *question.choices]
    if question.name == "interviewer" and (unsure := doubt(work.invitations, screen.session.settings.profile.emails)):
        lines += ["", unsure]
    lines = [wrong, "", *lines] if wrong else lines
    screen.app.push_screen(Ask(question.prompt, told="\n".join(lines), value=question.guess), answered)


def _confirm(screen: BookScreen, work: Import, plan: Plan) -> None:
    def confirmed(yes: bool | None) -> None:
        change = screen.act(work.change) if yes else None
        for interview in [edit.id for edit in change.edits if edit.table == "interviews"][:1] if change else ():
            screen.show_record(("interview", interview))

    if plan.change.edits:
        screen.app.push_screen(Confirm("Import this?", told="\n".join(plan.sentences)), confirmed)
    else:
        screen.tell("\n".join(plan.sentences) or "There is nothing to import.")
