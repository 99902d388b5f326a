"""`followup export`: write the book for other programs, to standard output, to a file or to a folder of files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tui.cli.lookup import process_of
from tui.cli.output import tell, tell_data
from tui.config import Settings
from tui.domain.agenda import Agenda
from tui.domain.models import TABLES
from tui.domain.operations import Refused
from tui.domain.sanitize import one_line
from tui.exchange.export.destination import write_folder, write_if_changed
from tui.exchange.export.dossier import dossier
from tui.exchange.export.tables import TABLE_KINDS, table
from tui.exchange.export.vcards import vcards
from tui.exchange.export.whole_book import whole_book
from tui.storage import Store

BYTE_ORDER_MARK = "\ufeff"
"""Tells a spreadsheet that a file is UTF-8."""

_ONE_OF = {"contacts": ("contact",), "interviews": ("interview",), "processes": ("process", "processes")}


class Exported(NamedTuple):
    """What is written: the text of the one file, what is in it in words, and the text of each item of a folder by its UID."""

    text: str
    what: str
    items: dict[str, str] = {}
    file_mark: str = ""
    """What a file begins with that standard output does without."""


class Request(NamedTuple):
    """What an export is made of."""

    args: argparse.Namespace
    store: Store
    settings: Settings
    now: datetime
    zone: ZoneInfo


class Format(NamedTuple):
    """A format: what it is, how it is made, the suffix of the files of a folder, and which options go with it."""

    help: str
    make: Callable[[Request], Exported]
    suffix: str = ""
    options: frozenset[str] = frozenset()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    formats = "; ".join(f"{name}: {format_.help}" for name, format_ in FORMATS.items())
    parser.add_argument("format", choices=FORMATS, metavar="FORMAT", help=formats)
    which = f"csv: which table ({', '.join(TABLE_KINDS)}); markdown: words that name a process, or an interview's number"
    parser.add_argument("what", nargs="*", metavar="WHAT", help=which)
    place = parser.add_mutually_exclusive_group()
    place.add_argument("-o", "--output", metavar="FILE", help="the file to write (default: standard output)")
    place.add_argument("--vdir", metavar="FOLDER", help="ics, vcard: write each item to a file of its own in a folder")
    parser.add_argument("--with-notes", action="store_true", help="export your private notes, too (json always does)")
    parser.add_argument("--without-invited", action="store_true", help="ics: leave out interviews that came by invitation")
    parser.add_argument("--vcard-version", choices=("3.0", "4.0"), help="vcard: the version (default: 3.0)")


def run(args: argparse.Namespace, store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> int:
    """Write what was asked for, and say what that is; raises Refused for what cannot be written, or not there."""
    format_ = FORMATS[args.format]
    for option in ("what", "vdir", "with_notes", "without_invited", "vcard_version"):
        if getattr(args, option) and option not in format_.options:
            said = one_line(" ".join(args.what)) if option == "what" else f"--{option.replace('_', '-')}"
            raise Refused(f"{said} does not go with {args.format}")
    text, what, items, file_mark = format_.make(Request(args, store, settings, now, zone))
    if args.vdir is not None:
        folder = _path(args.vdir)
        if folder.exists() and not folder.is_dir():
            raise Refused(f"{one_line(str(folder))} is not a folder. Choose another name")
        done = write_folder(folder, items, format_.suffix)
        counts = f"{done.written} written, {done.removed} removed, {done.unchanged} unchanged"
        tell(f"{one_line(str(folder))}: {what}; {counts}.")
    elif args.output in (None, "-"):
        tell_data(text)
        tell(f"followup: {what}.", file=sys.stderr)
    else:
        path = _path(args.output)
        refuse_own_files(path, store.path)
        changed = write_if_changed(path, file_mark + text)
        tell(f"{one_line(str(path))} {'is written' if changed else 'is up to date'}: {what}.")
    return 0


def refuse_own_files(path: Path, book: Path) -> None:
    """Raise Refused for a file that belongs to the book, and for what is no file, such as a folder or a device."""
    real, own = path.resolve(), book.resolve()
    beside = real.parent == own.parent and f"{real.name}.".startswith(f"{own.name}.")
    if beside or own.with_name(f"{own.name}.backups") in real.parents or (path.exists() and path.samefile(own)):
        raise Refused(f"{one_line(str(path))} belongs to the book itself. Choose another file")
    if path.exists() and not path.is_file():
        raise Refused(f"{one_line(str(path))} is not a file. Choose another name")


def _path(name: str) -> Path:
    if "\0" in name:
        raise Refused(f"No file can have the name {one_line(name)}")
    return Path(name).expanduser()


def counted(count: int, one: str, many: str = "") -> str:
    """Return a number of things in words: "1 contact", "3 contacts"."""
    return f"{count} {one if count == 1 else many or f'{one}s'}"


def _json(request: Request) -> Exported:
    docs = request.store.book.docs
    held = [counted(len(docs[table]), table[:-1]) for table in TABLES]
    what = f"the whole book, with your private notes ({', '.join(held)})"
    return Exported(whole_book(request.store.book), what)


def _ics(request: Request) -> Exported:
    from tui.exchange.export import calendar_feed  # icalendar takes 50 ms

    args, store, settings, now, zone = request
    interviews = calendar_feed.interview_items(
        store.book, now, zone, with_notes=args.with_notes, invited=not args.without_invited
    )
    actions = calendar_feed.action_items(Agenda(store.book, settings.policy), now, zone)
    what = f"{counted(len(interviews), 'interview')} and {counted(len(actions), 'to-do')}, {_notes(request)}"
    items = [*interviews, *actions]
    by_uid: dict[str, list[calendar_feed.FeedItem]] = {}
    for item in items:
        by_uid.setdefault(item.uid, []).append(item)
    files = {uid: calendar_feed.calendar_text(same) for uid, same in by_uid.items()} if args.vdir else {}
    return Exported(calendar_feed.calendar_text(items), what, files)


def _vcard(request: Request) -> Exported:
    cards = vcards(request.store.book, request.args.vcard_version or "3.0", with_notes=request.args.with_notes)
    return Exported("".join(cards.values()), f"{counted(len(cards), 'contact')}, {_notes(request)}", cards)


def _csv(request: Request) -> Exported:
    args, store, settings, now, zone = request
    name = " ".join(args.what).casefold()
    if name not in TABLE_KINDS:
        asked = f"There is no table {one_line(name)!r}." if name else "Which table?"
        raise Refused(f"{asked} Name one of {', '.join(TABLE_KINDS)}, as in `followup export csv contacts`")
    text, rows = table(Agenda(store.book, settings.policy), name, now, zone, with_notes=args.with_notes)
    return Exported(text, f"{counted(rows, *_ONE_OF[name])}, {_notes(request)}", {}, BYTE_ORDER_MARK)


def _markdown(request: Request) -> Exported:
    args, store, settings, now, zone = request
    if not args.what:
        raise Refused(
            "Which process? Name its company, or the number of an interview, as in `followup export markdown nimbus`"
        )
    key = process_of(store, " ".join(args.what))
    text = dossier(Agenda(store.book, settings.policy), key, now, zone, with_notes=args.with_notes)
    title = text.partition("\n")[0].removeprefix("# ")
    return Exported(text, f"{title}, {_notes(request)}")


def _notes(request: Request) -> str:
    return "with your private notes" if request.args.with_notes else "without your private notes"


FORMATS: dict[str, Format] = {
    "json": Format("the whole book, which `import` takes back", _json),
    "ics": Format("a calendar of interviews and to-dos", _ics, ".ics", frozenset({"vdir", "with_notes", "without_invited"})),
    "vcard": Format("the contacts, for address books", _vcard, ".vcf", frozenset({"vdir", "with_notes", "vcard_version"})),
    "csv": Format("a table for spreadsheets: contacts, interviews or processes", _csv, "", frozenset({"what", "with_notes"})),
    "markdown": Format("a dossier of one process", _markdown, "", frozenset({"what", "with_notes"})),
}
"""Every format by its name."""
