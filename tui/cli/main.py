"""The command line: the only place that builds the real objects and hands them over."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from types import SimpleNamespace as Namespace
from typing import TYPE_CHECKING, NoReturn
from zoneinfo import ZoneInfo

from tui import __version__

if TYPE_CHECKING:
    import argparse

    from tui.config import Settings

READS_ONLY = frozenset({"next", "show", "draft", "review", "history"})
MAKES_A_BOOK = frozenset({"import"})


def start() -> NoReturn:
    """Run the program and leave at once: everything is closed by then, and to take the records apart costs 14 ms."""
    for name in ("stdout", "stderr"):  # closed by whoever called: what is said goes nowhere
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w"))  # noqa: SIM115 - for as long as the program runs
    gc.disable()  # what the start makes stays; the app turns it on again, and a command is over before it could matter
    try:
        status = main()
    except SystemExit as wish:  # from argparse
        status = int(wish.code or 0)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        pass
    except OSError as error:
        status = _complain(f"standard output: {error.strerror}", 1)
    sys.stderr.flush()
    os._exit(status)


def main(argv: list[str] | None = None) -> int:
    """Run the program; returns the exit status: 0, 1 for what went wrong, 2 for a wrong call."""
    words = sys.argv[1:] if argv is None else argv
    args = _arguments(words)
    from tui.config import SettingsError
    from tui.domain.changes import Conflict
    from tui.domain.dates import DateError
    from tui.domain.operations import Refused
    from tui.domain.sanitize import one_line
    from tui.storage import StoreError

    try:
        status = _run(args)
        sys.stdout.flush()
    except (Refused, DateError, SettingsError) as error:
        return _complain(one_line(str(error)), 2)
    except (StoreError, Conflict) as error:
        return _complain(one_line(str(error)), 1)
    except BrokenPipeError:
        return 0
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _complain(one_line(f"{where}{error.strerror or error}"), 1)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if os.environ.get("FOLLOWUP_DEBUG"):
            raise
        from tui.ui.errors.crash_report import UNFORESEEN, record

        details = record(error, os.environ, datetime.now(UTC), f"followup {args.command or ''}")
        return _complain(f"{UNFORESEEN} The book is as it was. {details}", 1)
    else:
        return status


def _complain(sentence: str, status: int) -> int:
    print(f"followup: {sentence}", file=sys.stderr)
    return status


def _arguments(words: Sequence[str]) -> argparse.Namespace | Namespace:
    if not words:
        return Namespace(command=None, demo=False, plain=False)
    return _parser(words).parse_args(words)


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    import argparse

    from tui.cli import COMMANDS, command

    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--book", metavar="PATH", help="the book; else FOLLOWUP_BOOK, else the data folder's")
    common.add_argument("--config", metavar="PATH", help="the config file; else FOLLOWUP_CONFIG, else the config folder's")
    common.add_argument("--now", metavar="INSTANT", help="reckon at another moment: an ISO instant, or 'fri 14:30'")
    parser = argparse.ArgumentParser(
        prog="followup",
        parents=[common],
        description="Whom do I owe what, by when. Without a command, the app opens.",
    )
    parser.add_argument("--version", action="version", version=f"followup {__version__}")
    parser.add_argument("--demo", action="store_true", help="open a throw-away copy of a sample book")
    parser.add_argument("--plain", action="store_true", help="the app for screen readers and braille: lines, no boxes")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", prog="followup")
    called = _called(words)
    for name in [called] if called in COMMANDS else COMMANDS if called else ():
        command(name).add(commands, [common])
    return parser


def _called(words: Sequence[str]) -> str:
    """The first word that is none of the app's own: the command whose module is imported; empty where there is none."""
    rest = iter(words)
    for word in rest:
        if word in ("--book", "--config", "--now"):
            next(rest, None)
        elif word not in ("--demo", "--plain") and not word.startswith(("--book=", "--config=", "--now=")):
            return word
    return ""


def _run(args: argparse.Namespace | Namespace) -> int:
    from tui.config import SettingsError, load
    from tui.paths import book_path, config_path

    given = vars(args)
    if "config" in given and not Path(given["config"]).expanduser().exists():
        raise SettingsError(f"{given['config']}: there is no such config file")
    settings = load(Path(given["config"]).expanduser() if "config" in given else config_path(os.environ), environ=os.environ)
    zone = ZoneInfo(settings.policy.timezone)
    now = _moment(given.get("now"), zone)
    path = Path(given["book"]).expanduser() if "book" in given else book_path(os.environ)
    if args.command is None:
        return _app(args, settings, path, now)

    from tui.cli import command
    from tui.storage import Store

    module = command(args.command)
    if args.command == "check" and (settings.keys or settings.app.theme):
        from tui.config import refuse_wrong_looks

        refuse_wrong_looks(settings)
    if hasattr(module, "without_book"):
        return int(module.without_book(args, path, settings, now))
    looks = args.command in READS_ONLY or given.get("dry_run", False)
    with Store.open(path, at=now, create=args.command in MAKES_A_BOOK, read_only=looks) as store:
        for notice in store.notices:
            print(f"followup: {notice}", file=sys.stderr)
        return int(module.run(args, store, settings, now, zone))


def _moment(text: str | None, zone: ZoneInfo) -> datetime:
    """The moment to reckon at: the clock's, or what --now says."""
    clock = datetime.now(UTC)
    if text is None:
        return clock
    from tui.languages.reading.dates import parse_when

    return parse_when(text, clock, zone, default_time=time(9)).astimezone(UTC)


def _app(args: argparse.Namespace | Namespace, settings: Settings, path: Path, start: datetime) -> int:
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        return _complain("the app needs a terminal; try `followup next`", 2)
    if args.plain:
        import msgspec

        settings = msgspec.structs.replace(settings, app=msgspec.structs.replace(settings.app, plain=True))
    offset = start - datetime.now(UTC)
    if abs(offset) < timedelta(seconds=1):
        offset = timedelta(0)
    from tui.ui.launch import run

    def clock() -> datetime:
        return datetime.now(UTC) + offset

    return run(path=path, settings=settings, clock=clock, demo=args.demo)
