"""Export the book: ask for a format and a file, and write it."""

from __future__ import annotations

import re
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tui.domain.agenda import Agenda
from tui.domain.folding import folded
from tui.domain.labels import company_of
from tui.domain.operations import Refused
from tui.domain.sanitize import one_line
from tui.domain.settings import Policy
from tui.exchange.export.destination import refuse_own_files
from tui.exchange.export.formats import FORMATS, Options, written
from tui.exchange.export.tables import TABLE_KINDS
from tui.storage import Store, StoreError
from tui.ui.screens.dialogs import Ask, Choose, Confirm
from tui.ui.screens.waiting import Finished, Wait

if TYPE_CHECKING:
    from tui.ui.screens.list_screen import BookScreen

KEPT_BACK = "Your private notes are left out."
EVERYTHING = "Your private notes are in it."


def ask_for_format(screen: BookScreen, process: int | None) -> None:
    """Ask what to export, then where to; `process` is the highlighted one, of which there may be a dossier."""
    book = screen.session.book
    choices = {
        "ics": ("Calendar of interviews and to-dos (.ics)", "followup", Options()),
        "vcard": ("Contacts, for address books (.vcf)", "contacts", Options()),
        **{f"csv {name}": (f"Table of {name}, for spreadsheets (.csv)", name, Options(table=name)) for name in TABLE_KINDS},
        "json": ("The whole book, with your private notes (.json)", "book", Options()),
    }
    if process is not None:
        company = one_line(company_of(book, process))
        slug = re.sub(r"\W+", "-", folded(company)).strip("-") or "process"
        choices["markdown"] = (f"Dossier of {company}, as text (.md)", slug, Options(process=process))

    def chosen(key: str | None) -> None:
        if key is not None:
            name = key.partition(" ")[0]
            file = f"~/{choices[key][1]}{FORMATS[name].suffix}"
            _ask_for_file(screen, name, choices[key][2], file, EVERYTHING if name == "json" else KEPT_BACK)

    screen.app.push_screen(
        Choose("What do you want to export?", [(key, words) for key, (words, _, _) in choices.items()]), chosen
    )


def _ask_for_file(screen: BookScreen, name: str, options: Options, typed: str, told: str) -> None:
    def answered(text: str | None) -> None:
        if not text or not text.strip():
            return
        path = Path(text.strip())
        try:
            path = path.expanduser()
            there = path.is_file()
        except (OSError, RuntimeError, ValueError):
            there = False
        if there:
            question = f"{path} already exists. Replace it?"
            screen.app.push_screen(Confirm(question), lambda yes: _write(screen, name, options, path) if yes else None)
        else:
            _write(screen, name, options, path)

    screen.app.push_screen(Ask("Which file?", told=told, value=typed), answered)


def _write(screen: BookScreen, name: str, options: Options, path: Path) -> None:
    session = screen.session

    def done(outcome: Finished | None) -> None:
        try:
            if outcome is not None:
                screen.tell(outcome.value())
        except (OSError, ValueError, Refused, StoreError) as error:
            problem = f"{path}: {error.strerror}" if isinstance(error, OSError) and error.strerror else str(error)
            _ask_for_file(screen, name, options, str(path), problem)

    work = partial(_export, session.store.path, session.settings.policy, session.now(), session.zone, name, options, path)
    screen.app.push_screen(Wait(f"Writing {path}", work), done)


def _export(book: Path, policy: Policy, now: datetime, zone: ZoneInfo, name: str, options: Options, path: Path) -> str:
    """Export the book at a path as it is on disk to a file, and return a sentence that says so.

    Raises: Refused if that file cannot be written, OSError, StoreError.
    """
    refuse_own_files(path, book)
    with Store.open(book, at=now, create=False, read_only=True) as store:
        exported = FORMATS[name].make(Agenda(store.book, policy), now, zone, options)
    return written(path, exported)
