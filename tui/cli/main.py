"""The entry point: parse the arguments, open the book, run the command or the app, and return the exit status."""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from datetime import UTC, datetime, time, timedelta
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from tui.cli import SUBCOMMANDS
from tui.cli.output import tell, tell_notices
from tui.cli.parser import parse_arguments
from tui.config import Settings, SettingsError, defaults, load, refuse_invalid_looks
from tui.domain.changes import Conflict
from tui.domain.dates import DateError
from tui.domain.operations import Refused
from tui.domain.sanitize import one_line
from tui.domain.zones import zone_of
from tui.paths import book_path, config_path
from tui.storage import Store, StoreError
from tui.sync import is_shared

_WHAT_WAS_SAVED = "`followup history` lists what was saved."


_IN_NEED = ("check", "restore", "history", "completions")
"""The commands that work without a config that can be used."""


def start() -> NoReturn:
    """Run the program and exit at once: all files are closed by then, and freeing the records would take 14 ms."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the calling program: discard the output
            setattr(sys, name, Path(os.devnull).open("w"))  # noqa: SIM115 - for as long as the program runs
        elif isinstance(stream := getattr(sys, name), TextIOWrapper):
            stream.reconfigure(errors="replace")  # for a pipe or terminal that cannot show every character
    gc.disable()  # a command is too short to need it; the app enables it again
    try:
        status = main()
    except SystemExit as end:  # from argparse
        status = int(end.code or 0)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        pass
    except OSError as error:
        status = _complain(f"standard output: {error.strerror}", 1)
    sys.stderr.flush()
    os._exit(status)


def main(argv: list[str] | None = None) -> int:
    """Run the program and return the exit status: 0; 1 if something went wrong; 2 for invalid arguments."""
    args = parse_arguments(sys.argv[1:] if argv is None else argv)
    try:
        status = _run(args)
        sys.stdout.flush()
    except (Refused, DateError, SettingsError) as error:
        _complain(str(error), 2)
        for choice in error.choices if isinstance(error, Refused) else ():
            tell(f"  {one_line(choice)}", file=sys.stderr)
        return 2
    except (StoreError, Conflict) as error:
        return _complain(str(error), 1)
    except BrokenPipeError:
        return 0
    except OSError as error:
        return _complain(f"{error.filename}: {error.strerror}" if error.filename else f"{error.strerror or error}", 1)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if os.environ.get("FOLLOWUP_DEBUG"):
            raise
        return _report_crash(error, args.command)
    else:
        return status


def _run(args: Namespace) -> int:
    """Read the config, open the book if the command needs it, and run the command or the app."""
    config, book = getattr(args, "config", None), getattr(args, "book", None)
    if config is not None and not Path(config).expanduser().exists():
        raise SettingsError(f"There is no config file {config}")
    settings = _settings(args, Path(config).expanduser() if config is not None else config_path(os.environ))
    path = Path(book).expanduser() if book is not None else book_path(os.environ)
    zone = zone_of(settings.policy.timezone)
    now = _moment(getattr(args, "now", None), zone, settings.policy.opening_time)
    shared = is_shared(path)
    if args.command is None:
        if shared and not args.demo:
            _share(path, now, zone)
        status = _open_app(args, settings, path, now)
        if shared and not args.demo:
            _share(path, datetime.now(UTC), zone)
        return status
    command = SUBCOMMANDS[args.command]
    module = command.load()
    if command.book == "none":
        status = int(module.without_book(args, path, settings, now))
        shared = shared and getattr(args, "backup", None) is not None
    else:
        read_only = getattr(args, "dry_run", False) or (command.book == "read" and getattr(args, "undo", None) is None)
        shared = shared and not getattr(args, "dry_run", False)
        if shared:
            _share(path, now, zone)
        with Store.open(path, at=now, create=command.book == "make", read_only=read_only) as store:
            tell_notices(store.notices)
            try:
                status = int(module.run(args, store, settings, now, zone))
            except Conflict as error:
                from tui.text.conflicts import conflict_words  # not needed by a command that goes well

                words = conflict_words(store.book, error, store.history(), now, zone)
                raise Conflict(error.clashes, error.undoing, words) from None
        tell_notices(store.notices)  # of what failed while the book was closed
        shared = shared and not read_only
    if shared:
        _share(path, now, zone)
    return status


def _share(path: Path, now: datetime, zone: ZoneInfo) -> None:
    """Tell the other machines of the book what is new, and take in what they told."""
    from tui.sync.catching_up import catch_up  # only for a book that is shared

    tell_notices(catch_up(path, now, zone))


def _settings(args: Namespace, path: Path) -> Settings:
    """Return the settings; the defaults if the config cannot be used and the command is one that helps to mend things."""
    try:
        settings = load(path, environ=os.environ)
        if args.command == "check":
            refuse_invalid_looks(settings)
    except SettingsError as error:
        if args.command not in _IN_NEED and not getattr(args, "edit", False):
            raise
        args.config_trouble = str(error)
        tell(f"followup: {str(error).rstrip('.')}. The default settings are used.", file=sys.stderr)
        return defaults(path, environ=os.environ)
    return settings


def _moment(text: str | None, zone: ZoneInfo, opening: time) -> datetime:
    """Return the current moment: the one given by --now (of a day alone, its opening time), else the clock's."""
    clock = datetime.now(UTC)
    if text is None:
        return clock
    from tui.languages.reading.dates import read_instant  # not needed by `followup next`

    return read_instant(text, clock, zone, opening).astimezone(UTC)


def _open_app(args: Namespace, settings: Settings, path: Path, start: datetime) -> int:
    """Open the app; with --now its clock starts at that moment."""
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        return _complain("The app needs a terminal. Try `followup next`", 2)
    if args.plain:
        settings = replace(settings, app=replace(settings.app, plain=True))
    offset = start - datetime.now(UTC)
    if abs(offset) < timedelta(seconds=1):
        offset = timedelta(0)
    from tui.ui.launch import run  # imports Textual, which no command needs

    def clock() -> datetime:
        return datetime.now(UTC) + offset

    return run(path=path, settings=settings, clock=clock, demo=args.demo)


def _report_crash(error: Exception, called: str | None) -> int:
    """Write a crash file for an unexpected error and print its path; return the exit status."""
    from tui.ui.errors.crash_report import UNFORESEEN, record  # only if something went wrong

    details = record(error, os.environ, datetime.now(UTC), f"followup {called or ''}")
    known = "The book is unchanged." if called in SUBCOMMANDS and SUBCOMMANDS[called].book == "read" else _WHAT_WAS_SAVED
    return _complain(f"{UNFORESEEN} {known} {details}", 1)


def _complain(sentence: str, status: int) -> int:
    tell(f"followup: {one_line(sentence)}", file=sys.stderr)
    return status
