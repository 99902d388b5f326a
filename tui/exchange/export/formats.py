"""The formats that a book is exported in: what each is, what is in it, and which options go with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from tui.domain.agenda import Agenda
from tui.domain.models import TABLES
from tui.domain.sanitize import one_line
from tui.exchange.export.destination import write_if_changed
from tui.exchange.export.dossier import dossier
from tui.exchange.export.tables import table
from tui.exchange.export.vcards import Version, vcards
from tui.exchange.export.whole_book import whole_book
from tui.exchange.wording import counted

BYTE_ORDER_MARK = "\ufeff"
"""Tells a spreadsheet that a file is UTF-8."""

ONE_OF = {"contacts": "contact", "interviews": "interview", "processes": "process"}
"""What a row of each table is."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What may be asked of an export: private notes, interviews that came by invitation, a version, a table, a process.

    `items` asks for each item by itself, too.
    """

    with_notes: bool = False
    invited: bool = True
    version: Version = "3.0"
    table: str = ""
    process: int = 0
    items: bool = False


class Exported(msgspec.Struct, frozen=True):
    """What is written: the text of the one file, what is in it in words, and the text of each item of a folder by its UID."""

    text: str
    what: str
    items: dict[str, str] = {}
    file_mark: str = ""
    """What a file begins with that standard output does without."""


class Format(msgspec.Struct, frozen=True):
    """A format: what it is, how it is made, how its files end, and which arguments of the command go with it."""

    help: str
    make: Callable[[Agenda, datetime, ZoneInfo, Options], Exported]
    suffix: str
    arguments: frozenset[str] = frozenset()


def written(path: Path, exported: Exported) -> str:
    """Write an exported file, and return a sentence that says so; raises OSError."""
    shown = one_line(str(path))
    where = f"Written to {shown}" if write_if_changed(path, exported.file_mark + exported.text) else f"{shown} is up to date"
    return f"{where}: {exported.what}."


def _json(agenda: Agenda, now: datetime, zone: ZoneInfo, options: Options) -> Exported:
    docs = agenda.book.docs
    held = [counted(len(docs[table]), table[:-1], table) for table in TABLES]
    return Exported(whole_book(agenda.book), f"the whole book, with your private notes ({', '.join(held)})")


def _ics(agenda: Agenda, now: datetime, zone: ZoneInfo, options: Options) -> Exported:
    from tui.exchange.export import calendar_feed  # icalendar takes 50 ms, and only the calendar needs it

    interviews = calendar_feed.interview_items(agenda.book, now, zone, with_notes=options.with_notes, invited=options.invited)
    actions = calendar_feed.action_items(agenda, now, zone)
    what = f"{counted(len(interviews), 'interview', 'interviews')} and {counted(len(actions), 'to-do', 'to-dos')}"
    items = calendar_feed.texts_by_uid((*interviews, *actions)) if options.items else {}
    return Exported(calendar_feed.calendar_text([*interviews, *actions]), f"{what}, {_notes(options)}", items)


def _vcard(agenda: Agenda, now: datetime, zone: ZoneInfo, options: Options) -> Exported:
    cards = vcards(agenda.book, options.version, with_notes=options.with_notes)
    return Exported("".join(cards.values()), f"{counted(len(cards), 'contact', 'contacts')}, {_notes(options)}", cards)


def _csv(agenda: Agenda, now: datetime, zone: ZoneInfo, options: Options) -> Exported:
    text, rows = table(agenda, options.table, now, zone, with_notes=options.with_notes)
    return Exported(
        text, f"{counted(rows, ONE_OF[options.table], options.table)}, {_notes(options)}", file_mark=BYTE_ORDER_MARK
    )


def _markdown(agenda: Agenda, now: datetime, zone: ZoneInfo, options: Options) -> Exported:
    text = dossier(agenda, options.process, now, zone, with_notes=options.with_notes)
    return Exported(text, f"{text.partition(chr(10))[0].removeprefix('# ')}, {_notes(options)}")


def _notes(options: Options) -> str:
    return "with your private notes" if options.with_notes else "without your private notes"


FORMATS: dict[str, Format] = {
    "json": Format("the whole book, which `import` takes back", _json, ".json"),
    "ics": Format("a calendar of interviews and to-dos", _ics, ".ics", frozenset({"vdir", "with_notes", "without_invited"})),
    "vcard": Format("the contacts, for address books", _vcard, ".vcf", frozenset({"vdir", "with_notes", "vcard_version"})),
    "csv": Format(
        "a table for spreadsheets: contacts, interviews or processes", _csv, ".csv", frozenset({"what", "with_notes"})
    ),
    "markdown": Format("a dossier of one process", _markdown, ".md", frozenset({"what", "with_notes"})),
}
"""Every format by its name."""
