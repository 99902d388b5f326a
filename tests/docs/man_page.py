"""The manual page, from the parser and from the tables of docs/command-line.md."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tui.cli import SUBCOMMANDS
from tui.cli.completions import subparsers_of
from tui.cli.parser import parser_of

PAGE = Path(__file__).parents[2] / "docs" / "command-line.md"


def man_page() -> str:
    """Return the manual page followup(1), in the macros of man(7)."""
    parser = parser_of(SUBCOMMANDS, SUBCOMMANDS)
    common = {option for action in parser._actions for option in action.option_strings}
    lines = [
        '.TH FOLLOWUP 1 "" followup "User commands"',
        ".SH NAME",
        "followup \\- whom do I owe what, by when: keep track of job interviews",
        ".SH SYNOPSIS",
        ".B followup",
        "[\\fIoptions\\fR] [\\fIcommand\\fR [\\fIarguments\\fR]]",
        ".SH DESCRIPTION",
        _roff(parser.description or ""),
        ".SH OPTIONS",
        *_arguments(parser, set()),
        ".SH COMMANDS",
    ]
    for name, one in subparsers_of(parser).items():
        sentence = SUBCOMMANDS[name].help
        lines += [f".SS followup {_roff(name)}", _roff(f"{sentence[:1].upper()}{sentence[1:]}."), *_arguments(one, common)]
    lines += [".SH EXIT STATUS", *_rows("Exit status"), ".SH ENVIRONMENT", *_rows("Environment")]
    lines += [
        ".SH FILES",
        *_item("~/.local/share/followup/book.json", "the book; beside it its journal, lock and backups"),
        *_item("~/.config/followup/config.toml", "the settings"),
        *_item("~/.local/state/followup", "what is remembered between runs"),
    ]
    return "\n".join(lines) + "\n"


def _arguments(parser: argparse.ArgumentParser, common: set[str]) -> Iterator[str]:
    """Yield the arguments and options of a command, without those that every command has."""
    for action in parser._actions:
        options = list(action.option_strings)
        if action.help == argparse.SUPPRESS or isinstance(action, argparse._SubParsersAction | argparse._HelpAction):
            continue
        if options and set(options) <= common:
            continue
        metavar = action.metavar if isinstance(action.metavar, str) else "|".join(map(str, action.choices or ()))
        value = "" if action.nargs == 0 else metavar or action.dest.upper()
        yield from _item(f"{', '.join(options)} {value}".strip(), action.help or "")


def _rows(title: str) -> Iterator[str]:
    """Yield the rows of the table below a title of docs/command-line.md."""
    section = PAGE.read_text(encoding="utf-8").partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    for row in re.findall(r"^\| (.+?) \| (.+) \|$", section, re.MULTILINE)[2:]:
        yield from _item(*(re.sub(r"`|\[([^\]]*)\]\([^)]*\)", r"\1", cell) for cell in row))


def _item(term: str, text: str) -> Iterable[str]:
    return ".TP", f"\\fB{_roff(term)}\\fR", _roff(text)


def _roff(text: str) -> str:
    """Return a text as roff shows it: backslashes, dashes and quotes that are typed stay what they are."""
    safe = text.replace("\\", "\\e").replace("-", "\\-").replace("`", "\\(ga").replace("'", "\\(aq")
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe
