"""Parse the arguments, importing the modules of only those commands that they can mean."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Container, Iterable, Sequence
from typing import Any

from tui import __version__
from tui.cli import SUBCOMMANDS
from tui.cli.output import tell
from tui.domain.dates import quoted
from tui.domain.suggestions import did_you_mean

VALUED = ("--book", "--config", "--now")
"""The options of every command that take a value."""
FLAGS = ("--demo", "--plain", "--version", "-V")


class Parser(argparse.ArgumentParser):
    """A parser whose messages quote the arguments without control characters."""

    def _print_message(self, message: str, file: Any = None) -> None:
        if message:
            tell(message, file=file or sys.stderr, end="")


def parse_arguments(words: Sequence[str]) -> argparse.Namespace:
    """Return the parsed arguments; exit with status 2 if they are invalid."""
    called = command_in(words)
    if called == "help":
        words = [*filter(None, [command_in(words[list(words).index("help") + 1 :])]), "--help"]
        called = command_in(words)
    if called in SUBCOMMANDS:
        return _parsed(parser_of([called], [called]), words)
    if called and not called.startswith("-"):
        near = did_you_mean(called, (*SUBCOMMANDS, "help"), quote="`") or f"; the commands are {', '.join(SUBCOMMANDS)}"
        parser_of((), ()).error(f"there is no command {quoted(called)}{near}")
    listed = SUBCOMMANDS if called else ()
    return parser_of(listed, () if called in ("-h", "--help") else listed).parse_args(words)


def _parsed(parser: Parser, words: Sequence[str]) -> argparse.Namespace:
    """Return the arguments; words behind an option go on with the last argument where a command says so by `goes_on`."""
    args, more = parser.parse_known_args(words)
    last = getattr(args, "goes_on", "")
    if more and (not last or any(word.startswith("-") for word in more)):
        parser.error(f"unrecognized arguments: {' '.join(more)}; `followup help {args.command}` tells of this command")
    if more:
        setattr(args, last, [*getattr(args, last), *more])
    return args


def parser_of(names: Iterable[str], complete: Container[str]) -> Parser:
    """Return a parser for the commands with these names; only the `complete` ones have their arguments."""
    common = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--book", metavar="PATH", help="the book (default: FOLLOWUP_BOOK, else in the data folder)")
    common.add_argument(
        "--config", metavar="PATH", help="the config file (default: FOLLOWUP_CONFIG, else in the config folder)"
    )
    common.add_argument(
        "--now", metavar="INSTANT", help="act as if it were another moment: ISO, 'fri 14:30', or a day (at its opening time)"
    )
    parser = Parser(
        prog="followup",
        parents=[common],
        description="Keep track of job interviews: whom you owe what, and by when. Without a command, the app opens.",
        epilog="`followup help COMMAND` explains a command.",
    )
    parser.add_argument("-V", "--version", action="version", version=f"followup {__version__}", help="print the version")
    parser.add_argument("--demo", action="store_true", help="open a temporary copy of the sample book")
    parser.add_argument("--plain", action="store_true", help="open the app for screen readers and braille: lines, no boxes")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", prog="followup")
    for name in names:
        command = SUBCOMMANDS[name]
        parser_of_command = commands.add_parser(name, parents=[common], help=command.help)
        if name in complete:
            command.load().add_arguments(parser_of_command)
    return parser


def command_in(words: Sequence[str]) -> str:
    """Return the first word that is not an option of the program itself: the command, if it is one."""
    rest = iter(words)
    for word in rest:
        if word in VALUED:
            next(rest, None)
        elif word not in FLAGS and not word.startswith(tuple(f"{option}=" for option in VALUED)):
            return word
    return ""
