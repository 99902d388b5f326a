"""Import what a file holds: ask for the file, read it, and show what will happen."""

from __future__ import annotations

from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from tui.exchange.book_import import OtherBook
from tui.exchange.importer import Import
from tui.exchange.reading import read_named
from tui.exchange.wording import cut_short
from tui.ui.screens.dialogs import Ask
from tui.ui.screens.meeting_import import MeetingImport
from tui.ui.screens.other_book import ask_and_import_book
from tui.ui.screens.people_import import PeopleImport
from tui.ui.screens.waiting import Finished, Wait

if TYPE_CHECKING:
    from tui.ui.screens.list_screen import BookScreen


MOST_PATHS = 5_000
"""The most files of a folder that are searched for one to suggest."""

SUFFIXES = (".ics", ".eml", ".vcf", ".csv", ".json")
"""The names of the files that are suggested."""

FEW_FILES = 3
"""Files of a folder that cannot be read up to which each is told."""


def ask_for_file(screen: BookScreen, told: str = "", typed: str = "") -> None:
    """Ask for a file, and import what is in it; `typed` is a path that failed, to be corrected."""

    def answered(text: str | None) -> None:
        if text and text.strip():
            _read(screen, text.strip().strip("'\""))

    question = "Which file? Invitations (.ics, .eml, a folder), a reply (.eml), people (.vcf), a table (.csv), a book (.json)"
    screen.app.push_screen(Ask(question, told=told, value=typed, suggest=paths), answered)


def paths(typed: str) -> str | None:
    """Return the completion of a path: the first folder or file to import that begins with it."""
    folder, _, part = typed.rpartition("/")
    try:
        where = Path(f"{folder}/" if "/" in typed else ".").expanduser()
        for path in sorted(islice(where.iterdir(), MOST_PATHS)):
            if path.name.startswith(part) and (part or not path.name.startswith(".")):
                if path.is_dir():
                    return f"{typed[: len(typed) - len(part)]}{path.name}/"
                if path.suffix.lower() in SUFFIXES:
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
            items, problems = outcome.value()
        except (OSError, ValueError) as error:
            problem = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            ask_for_file(screen, f"{cut_short(file)}: {problem}" if isinstance(error, OSError) else problem, file)
            return
        if isinstance(items, OtherBook):
            ask_and_import_book(screen, items)
            return
        if not isinstance(items, list):
            from tui.ui.screens.mail_import import ask_and_log_mail  # only for a reply

            ask_and_log_mail(screen, items)
            return
        work = Import(items, now=session.now(), zone=session.zone)
        kind = MeetingImport if len(work.invitations) == len(work.items) else PeopleImport
        kind(screen, work, Path(file).name).begin()
        if problems:
            screen.tell(
                "\n".join(
                    map(
                        cut_short,
                        [
                            *problems[:FEW_FILES],
                            *([f"and {len(problems) - FEW_FILES} more"] if len(problems) > FEW_FILES else []),
                        ],
                    )
                ),
                "warning",
            )

    screen.app.push_screen(Wait(f"Reading {file}", partial(read_named, file, session.settings.profile)), read)
