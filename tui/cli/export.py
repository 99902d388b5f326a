"""`followup export`: write the book for other programs, to standard output or to a file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tui.cli.output import tell, tell_data
from tui.config import Settings
from tui.domain.models import TABLES
from tui.domain.operations import Refused
from tui.domain.sanitize import one_line
from tui.exchange.export.destination import write_if_changed
from tui.exchange.export.whole_book import whole_book
from tui.storage import Store


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("format", choices=FORMATS, metavar="FORMAT", help="json: the whole book, private notes included")
    parser.add_argument("-o", "--output", metavar="FILE", help="the file to write (default: standard output)")


def run(args: argparse.Namespace, store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> int:
    """Write what was asked for, and say what that is; raises Refused for what cannot be written there."""
    data, what = FORMATS[args.format](store)
    if args.output in (None, "-"):
        tell_data(data)
        tell(f"followup: {what}.", file=sys.stderr)
        return 0
    path = Path(args.output).expanduser()
    refuse_own_files(path, store.path)
    changed = write_if_changed(path, data)
    tell(f"{one_line(str(path))} {'is written' if changed else 'is up to date'}: {what}.")
    return 0


def refuse_own_files(path: Path, book: Path) -> None:
    """Raise Refused for a file that belongs to the book, and for what is no file, such as a folder or a device."""
    try:
        real, own = path.resolve(), book.resolve()
    except ValueError:  # NUL
        raise Refused(f"No file can have the name {one_line(str(path))}") from None
    beside = real.parent == own.parent and f"{real.name}.".startswith(f"{own.name}.")
    if beside or own.with_name(f"{own.name}.backups") in real.parents or (path.exists() and path.samefile(own)):
        raise Refused(f"{one_line(str(path))} belongs to the book itself. Choose another file")
    if path.exists() and not path.is_file():
        raise Refused(f"{one_line(str(path))} is not a file. Choose another name")


def counted(count: int, one: str, many: str = "") -> str:
    """Return a number of things in words: "1 contact", "3 contacts"."""
    return f"{count} {one if count == 1 else many or f'{one}s'}"


def _json(store: Store) -> tuple[str, str]:
    docs = store.book.docs
    held = [counted(len(docs[table]), table[:-1]) for table in TABLES]
    return whole_book(store.book), f"the whole book, with your private notes ({', '.join(held)})"


FORMATS: dict[str, Callable[[Store], tuple[str, str]]] = {"json": _json}
"""By its name: how a format is made, with what it holds in words."""
