"""`followup export`: write the book for other programs, to standard output, to a file or to a folder of files."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tui.cli.lookup import process_of
from tui.cli.output import tell, tell_data
from tui.config import Settings
from tui.domain.agenda import Agenda
from tui.domain.operations import Refused
from tui.domain.sanitize import one_line
from tui.exchange.export.destination import refuse_own_files, write_folder
from tui.exchange.export.formats import FORMATS, Options, written
from tui.exchange.export.tables import TABLE_KINDS
from tui.storage import Store


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    formats = "; ".join(f"{name}: {format_.help}" for name, format_ in FORMATS.items())
    parser.add_argument("format", nargs="?", choices=FORMATS, metavar="FORMAT", help=formats)
    which = f"csv: which table ({', '.join(TABLE_KINDS)}); markdown: words that name a process, or an interview's number"
    parser.add_argument("what", nargs="*", metavar="WHAT", help=which)
    place = parser.add_mutually_exclusive_group()
    place.add_argument("-o", "--output", metavar="FILE", help="the file to write (default: standard output)")
    place.add_argument(
        "--vdir",
        nargs="?",
        const="",
        metavar="FOLDER",
        help="without a format: keep contacts, interviews and to-dos up to date in a folder for a phone (default: `vdir` in"
        " [sync]); ics, vcard: write each item to a file of its own",
    )
    parser.add_argument("--with-notes", action="store_true", help="export your private notes, too (json always does)")
    parser.add_argument("--without-invited", action="store_true", help="ics: leave out interviews that came by invitation")
    parser.add_argument("--vcard-version", choices=("3.0", "4.0"), help="vcard: the version (default: 3.0)")


def run(args: argparse.Namespace, store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> int:
    """Write what was asked for, and say what that is; raises Refused for what cannot be written, or not there."""
    if args.format is None:
        from tui.cli.vdir import export_folder  # seldom asked for

        return export_folder(args, store, settings, now, zone)
    format_ = FORMATS[args.format]
    if args.vdir == "":
        raise Refused(f"Name the folder: `followup export {args.format} --vdir FOLDER`")
    for argument in ("what", "vdir", "with_notes", "without_invited", "vcard_version"):
        if getattr(args, argument) and argument not in format_.arguments:
            said = one_line(" ".join(args.what)) if argument == "what" else f"--{argument.replace('_', '-')}"
            raise Refused(f"{said} cannot be used with {args.format}")
    exported = format_.make(Agenda(store.book, settings.policy), now, zone, _options(args, store))
    if args.vdir is not None:
        folder = _path(args.vdir)
        if folder.exists() and not folder.is_dir():
            raise Refused(f"{one_line(str(folder))} is not a folder. Choose another name")
        done = write_folder(folder, exported.items, format_.suffix)
        counts = f"{done.written} written, {done.removed} removed, {done.unchanged} unchanged"
        tell(f"{one_line(str(folder))}: {exported.what}; {counts}.")
    elif args.output in (None, "-"):
        tell_data(exported.text)
        tell(f"followup: {exported.what}.", file=sys.stderr)
    else:
        path = _path(args.output)
        refuse_own_files(path, store.path)
        tell(written(path, exported))
    return 0


def _options(args: argparse.Namespace, store: Store) -> Options:
    what = " ".join(args.what)
    table = what.casefold() if args.format == "csv" else ""
    if args.format == "csv" and table not in TABLE_KINDS:
        asked = f"There is no table {one_line(what)!r}." if what else "Which table?"
        raise Refused(f"{asked} Name one of {', '.join(TABLE_KINDS)}, as in `followup export csv contacts`")
    if args.format == "markdown" and not what:
        example = "`followup export markdown nimbus`"
        raise Refused(f"Which process? Name its company, or the number of an interview, as in {example}")
    return Options(
        with_notes=args.with_notes,
        invited=not args.without_invited,
        version=args.vcard_version or "3.0",
        table=table,
        process=process_of(store, what) if args.format == "markdown" else 0,
        items=args.vdir is not None,
    )


def _path(name: str) -> Path:
    if "\0" in name:
        raise Refused(f"No file can have the name {one_line(name)}")
    return Path(name).expanduser()
