"""`followup import`: import invitations and people, and ask for what their files do not say; import whole books."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tui.cli.import_book import import_book
from tui.cli.import_preview import confirmed
from tui.cli.output import tell
from tui.config import Settings
from tui.domain.book import Book
from tui.domain.changes import Change
from tui.domain.operations import Refused
from tui.domain.sanitize import one_line
from tui.exchange import ExchangeError
from tui.exchange.book_import import OtherBook
from tui.exchange.import_memory import recall_answers, remember_answers
from tui.exchange.import_plan import Plan
from tui.exchange.importer import FileContent, Import, doubt
from tui.exchange.questions import MEETING_QUESTIONS, NEW, Question
from tui.exchange.reading import read_named
from tui.paths import state_folder
from tui.storage import Store

if TYPE_CHECKING:
    from tui.exchange.replies.received_mail import ReceivedMail


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="an .ics, .eml, .vcf or .csv file, a folder of invitations, a book (.json), or - for standard input",
    )
    parser.add_argument("--dry-run", action="store_true", help="show what would change, and change nothing")
    parser.add_argument(
        "--yes", action="store_true", help="ask nothing; use the likeliest answers, and log only replies that are certain"
    )
    parser.add_argument("--company", metavar="NAME", help="the company that invites")
    parser.add_argument("--title", metavar="TITLE", help="the position's title")
    parser.add_argument("--round", metavar="ROUND", help="the round, such as 'Final round'")
    parser.add_argument("--position", metavar="ID", help="a position's number in the book (for a reply, too), or 'new'")
    parser.add_argument(
        "--interviewer", metavar="WHO", action="append", help="an e-mail address, 'all' or 'none'; may be repeated"
    )
    parser.add_argument("--timezone", metavar="ZONE", help="the zone if the invitation names none, such as Europe/Berlin")


def run(args: argparse.Namespace, store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> int:
    """Read the files, ask the open questions, show what will happen, and import meetings and people as one change.

    A book and each reply are changes of their own. If a file cannot be read, it is reported on standard error and the exit
    status is 1; the others are imported.

    Raises: Refused if an answer is invalid, or is missing and there is no terminal to ask on.
    """
    items, books, mails, failed = _read(args.files, settings)
    given = {**vars(args), "interviewer": ", ".join(args.interviewer) if args.interviewer else None}
    flags = {name: given[name] for name in MEETING_QUESTIONS if given[name] is not None}
    work = Import(items, now=now, zone=zone, flags=flags)
    work.memory = recall_answers(state_folder(os.environ))
    status = 1 if failed else 0
    asking = not args.yes and (_listen_to_terminal() if "-" in args.files else sys.stdin.isatty())
    for other in books:
        status = max(status, import_book(store, other, now, asking=asking, dry_run=args.dry_run))
    if mails:
        if unfit := [name for name in flags if not items and (name != "position" or flags[name].casefold() == NEW)]:
            raise Refused(
                f"--{unfit[0]} {one_line(flags[unfit[0]])} is for invitations; for a reply, --position names the process"
            )
        from tui.cli.reply_import import import_mails  # the patterns of replies take a while to compile

        status = max(status, import_mails(store, mails, settings, now, zone, asking=asking, args=args))
    if not items:
        return status
    if unsure := doubt(work.invitations, settings.profile.emails):
        tell(f"followup: {unsure}", file=sys.stderr)
    try:
        wanted = confirmed(work, store.book) if asking and not args.dry_run else work.plan(store.book)
        if wanted is None:
            tell("Nothing was changed.")
            return 1
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
            return status

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
        return 1
    _say([f"{change.sentence}."] if asking else plan.sentences)
    return status


def _remember(work: Import, plan: Plan) -> None:
    with suppress(OSError):  # it is asked again
        remember_answers(state_folder(os.environ), work.learned(plan))


def _read(files: list[str], settings: Settings) -> tuple[list[FileContent], list[OtherBook], list[ReceivedMail], bool]:
    """Return what is in the files, books and replies among them apart, and whether one of the files could not be read."""
    items: list[FileContent] = []
    books: list[OtherBook] = []
    mails: list[ReceivedMail] = []
    failed = False
    for file in files:
        try:
            found, problems = read_named(file, settings.profile)
            for problem in problems:
                failed = True
                tell(f"followup: {one_line(problem)}", file=sys.stderr)
            if isinstance(found, OtherBook):
                books.append(found)
            elif isinstance(found, list):
                items += found
            else:
                mails.append(found)
        except OSError as error:
            failed = True
            tell(f"followup: {one_line(file)}: {error.strerror}", file=sys.stderr)
        except ExchangeError as error:
            failed = True
            tell(f"followup: {one_line(str(error))}", file=sys.stderr)
    return items, books, mails, failed


def _listen_to_terminal() -> bool:
    """Take answers from the terminal though the file came through a pipe, as from a mail program; False if there is none."""
    if not sys.stdout.isatty():
        return False
    try:
        sys.stdin = Path("/dev/tty").open(encoding="utf-8")  # noqa: SIM115 - open until the program ends
    except OSError:
        return False
    return True


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
