"""`followup import`: import invitations and people, and ask for what their files do not say; import whole books."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tui.cli.import_book import import_book
from tui.cli.import_records import import_records
from tui.cli.output import tell
from tui.config import Settings
from tui.domain.operations import Refused
from tui.domain.sanitize import one_line
from tui.exchange import ExchangeError
from tui.exchange.book_import import OtherBook
from tui.exchange.import_memory import recall_answers
from tui.exchange.importer import FileContent, Import
from tui.exchange.questions import MEETING_QUESTIONS, NEW
from tui.exchange.reading import read_named
from tui.paths import state_folder
from tui.storage import Store

if TYPE_CHECKING:
    from tui.exchange.replies.received_mail import ReceivedMail

VDIR = "take in what was changed in the folder that `export --vdir` keeps up to date (default: `vdir` in [sync])"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="an .ics, .eml, .vcf or .csv file, a folder of invitations, a book (.json), or - for standard input",
    )
    parser.add_argument("--vdir", nargs="?", const="", metavar="FOLDER", help=VDIR)
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
    if args.vdir is not None:
        from tui.cli.vdir import import_folder  # seldom asked for

        return import_folder(args, store, settings, now, zone)
    if not args.files:
        raise Refused("Name a file to import, or - for standard input")
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
    return max(status, import_records(work, store, settings, now, asking=asking, args=args)[0]) if items else status


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
