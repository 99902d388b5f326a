"""Import people, meetings and applications: ask what is open, carry out what the user wants as one change, and say so."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from tui.cli.import_preview import confirmed
from tui.cli.output import tell
from tui.config import Settings
from tui.domain.book import Book
from tui.domain.changes import Change
from tui.domain.operations import Refused
from tui.domain.sanitize import one_line
from tui.exchange import ExchangeError
from tui.exchange.import_memory import remember_answers
from tui.exchange.import_plan import Plan
from tui.exchange.importer import Import, doubt
from tui.exchange.questions import MEETING_QUESTIONS, Question
from tui.paths import state_folder
from tui.storage import Store


def import_records(
    work: Import, store: Store, settings: Settings, now: datetime, *, asking: bool, args: argparse.Namespace
) -> tuple[int, Plan | None]:
    """Ask what is open, import what the user wants, and return the exit status with the plan; None if nothing was wanted.

    Raises: Refused if an answer is invalid, or is missing and there is no terminal to ask on.
    """
    if unsure := doubt(work.invitations, settings.profile.emails):
        tell(f"followup: {unsure}", file=sys.stderr)
    try:
        wanted = confirmed(work, store.book) if asking and not args.dry_run else work.plan(store.book)
        if wanted is None:
            tell("Nothing was changed.")
            return 1, None
        plan: Plan = wanted
        missing = [question for question in plan.questions if question.required]
        if missing and not (asking or args.yes or args.dry_run):
            raise _missing(missing)
        if args.dry_run or not plan.change.edits:
            _say([] if asking and not args.dry_run else plan.sentences)
            if args.dry_run and not args.yes:
                _say([_guessed(question) for question in missing])
            if asking and not args.dry_run:
                _remember(work, plan)
            return 0, plan

        def make(book: Book) -> Change:
            nonlocal plan
            plan = plan if plan.fits(book) else work.plan(book)
            return plan.change

        change = store.act(make, now)
        if asking:
            _remember(work, plan)
    except ExchangeError as error:
        raise Refused(str(error)) from None
    except EOFError:
        tell("\nNothing was changed.")
        return 1, None
    _say([f"{change.sentence}."] if asking else plan.sentences)
    return 0, plan


def _remember(work: Import, plan: Plan) -> None:
    with suppress(OSError):  # it is asked again
        remember_answers(state_folder(os.environ), work.learned(plan))


def _say(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        tell(one_line(sentence))


def _missing(questions: list[Question]) -> Refused:
    """Return the refusal that names the options to give, and below it the guesses for each event."""
    first = questions[0]
    if first.name not in MEETING_QUESTIONS:
        return Refused(f"{first.about}: {first.prompt} Answer in a terminal, or accept the guess with --yes ({first.guess})")
    questions = [question for question in questions if question.name in MEETING_QUESTIONS]
    flags = " ".join(dict.fromkeys(f"--{question.name}" for question in questions))
    guesses: dict[str, list[str]] = {}
    for question in questions:
        guesses.setdefault(question.about, []).append(
            f"{question.name} {question.guess!r}" if question.guess else question.name
        )
    lines = (f"{about}: {', '.join(words)}" for about, words in guesses.items())
    return Refused(f"Some questions are still open. Answer them with {flags}, or accept these guesses with --yes:", lines)


def _guessed(question: Question) -> str:
    if question.name not in MEETING_QUESTIONS:
        return f"{question.about}: {question.prompt} The guess is {question.guess}."
    return f"{question.about}: --{question.name} is not given; the guess is {question.guess or 'nothing'}."
