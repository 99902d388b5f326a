"""Read the words of a call, with the modules of only those commands that it can mean."""

from __future__ import annotations

import argparse
from collections.abc import Container, Iterable, Sequence

from tui import __version__
from tui.cli import COMMANDS

VALUED = ("--book", "--config", "--now")
"""The options of every command that take a value."""


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Return what a call asks for; leaves with status 2 if it makes no sense."""
    called = _called(words)
    if called in COMMANDS:
        return parser_of([called], [called]).parse_args(words)
    listed = COMMANDS if called else ()
    return parser_of(listed, () if called in ("-h", "--help") else listed).parse_args(words)


def parser_of(names: Iterable[str], complete: Container[str]) -> argparse.ArgumentParser:
    """Return the parser with commands of those names; the `complete` ones have their arguments."""
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--book", metavar="PATH", help="the book; else FOLLOWUP_BOOK, else the data folder's")
    common.add_argument("--config", metavar="PATH", help="the config file; else FOLLOWUP_CONFIG, else the config folder's")
    common.add_argument("--now", metavar="INSTANT", help="reckon at another moment: an ISO instant, or 'fri 14:30'")
    parser = argparse.ArgumentParser(
        prog="followup",
        parents=[common],
        description="Whom do I owe what, by when. Without a command, the app opens.",
    )
    parser.add_argument("--version", action="version", version=f"followup {__version__}", help="the version of the program")
    parser.add_argument("--demo", action="store_true", help="open a throw-away copy of a sample book")
    parser.add_argument("--plain", action="store_true", help="the app for screen readers and braille: lines, no boxes")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", prog="followup")
    for name in names:
        command = COMMANDS[name]
        parser_of_command = commands.add_parser(name, parents=[common], help=command.help)
        if name in complete:
            command.load().add_arguments(parser_of_command)
    return parser


def _called(words: Sequence[str]) -> str:
    """Return the first word that is not an option of the program itself: the command, if it is one."""
    rest = iter(words)
    for word in rest:
        if word in VALUED:
            next(rest, None)
        elif word not in ("--demo", "--plain", "--version") and not word.startswith(tuple(f"{option}=" for option in VALUED)):
            return word
    return ""
