"""`followup completions`: a script for bash, zsh or fish, which asks this command again for what may stand at the cursor."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from tui.cli import SUBCOMMANDS
from tui.cli.completion_scripts import SCRIPTS
from tui.cli.output import tell
from tui.cli.parser import command_in, parser_of
from tui.config import Settings, SettingsError
from tui.domain.book import Book
from tui.domain.folding import folded
from tui.domain.labels import company_of, interview_words, name_of
from tui.domain.models import Contact, Interview, Position
from tui.domain.operations import Refused
from tui.domain.sanitize import one_line
from tui.storage import Store, StoreError

Candidate = tuple[str, str]
"""What may stand at the cursor, and a word about it."""

SEPARATOR = "\x1f"
"""Before each word that the script hands on; as arguments of their own they would be taken for options of this command."""

FILES = ("\x00files", "")
"""Stands for the names of files, which the shell knows best."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("shell", choices=SCRIPTS, help="bash, zsh or fish; docs/command-line.md says where its script goes")
    parser.add_argument("--at", metavar="WORDS", help=argparse.SUPPRESS)  # for the scripts alone


def without_book(args: argparse.Namespace, path: Path, settings: Settings, now: datetime) -> int:
    """Print the script, or the candidates for the last word; return 0."""
    if not args.at or SEPARATOR not in args.at:
        tell(SCRIPTS[args.shell], end="")
        return 0
    _, *words = map(_unquoted, args.at.split(SEPARATOR))
    typed = "" if words[-1] == "=" else words[-1]
    before = list(_apart(words if words[-1] == "=" else words[:-1]))
    for option, value in pairwise(before):
        path = Path(value).expanduser() if option == "--book" else path
    begins = folded(typed)
    for value, about in _candidates(before, typed, path, settings, now):
        if (value, about) == FILES:
            tell("files")
        elif folded(value).startswith(begins):
            tell("\t".join(("", one_line(value), one_line(about))))
    return 0


def _apart(words: Iterable[str]) -> Iterator[str]:
    """Yield words, options apart from their values: `--book=PATH` is one word, or three in bash."""
    option = False
    for word in words:
        if option and word == "=":
            continue
        option = word.startswith("--")
        yield from word.split("=", 1) if option else [word]


def _unquoted(word: str) -> str:
    """Return a word without quotes, of which the last may be open: shells hand them on as they are typed."""
    text, quote, signs = "", "", iter(word)
    for sign in signs:
        if sign == "\\" and quote != "'":
            text += next(signs, "")
        elif sign == quote:
            quote = ""
        elif not quote and sign in "\"'":
            quote = sign
        else:
            text += sign
    return text


def _candidates(before: Sequence[str], typed: str, path: Path, settings: Settings, now: datetime) -> Iterator[Candidate]:
    """Yield what may stand behind the words `before`, by the program's own parser."""
    name = command_in(before)
    if name == "help" and before[-1] == name:
        name = ""
    if name and name not in SUBCOMMANDS:
        return
    parser: argparse.ArgumentParser = parser_of([name], [name]) if name else parser_of((), ())
    if name:
        parser = subparsers_of(parser)[name]
    waiting = _waiting_option(parser, before)
    if waiting is not None:
        yield from _values(name, waiting, typed, path, settings, now)
        return
    if typed.startswith("-"):
        for action in parser._actions:
            if action.help != argparse.SUPPRESS:
                yield from ((option, action.help or "") for option in action.option_strings if option.startswith("--"))
    elif name:
        place = _place(parser, before[list(before).index(name) + 1 :])
        if place is not None:
            yield from _values(name, place, typed, path, settings, now)
    else:
        yield from ((command.name, command.help) for command in SUBCOMMANDS.values())


def subparsers_of(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Return the parsers of a parser's commands."""
    [commands] = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(commands.choices)


def _waiting_option(parser: argparse.ArgumentParser, before: Sequence[str]) -> argparse.Action | None:
    """Return the option whose value is typed now."""
    last = before[-1] if before else ""
    found = parser._option_string_actions.get(last)
    return found if found is not None and found.nargs != 0 else None


def _place(parser: argparse.ArgumentParser, words: Sequence[str]) -> argparse.Action | None:
    """Return the argument that the next word without a dash is."""
    count, skip = 0, False
    for word in words:
        option = parser._option_string_actions.get(word)
        count += not (skip or option is not None or word.startswith("-"))
        skip = option is not None and option.nargs != 0
    places = [action for action in parser._actions if not action.option_strings]
    if count < len(places):
        return places[count]
    return places[-1] if places and places[-1].nargs in ("*", "+") else None


# -- values ------------------------------------------------------------------------------------------------------------


def _interviews(book: Book, typed: str) -> Iterator[Candidate]:
    """Yield the interviews by number, the newest first; once letters are typed, by words that name each."""
    for interview in sorted(book.all(Interview), key=lambda each: each.starts_at, reverse=True):
        day = f"{interview.starts_at:%F}"
        if typed[:1].isalpha():
            company = company_of(book, interview.position)
            yield f"{company} {interview.round.strip() or 'Interview'} {day}", f"interview {interview.id}"
        else:
            yield str(interview.id), f"{interview_words(book, interview)}, {day}"


def _people(book: Book, typed: str) -> Iterator[Candidate]:
    for contact in sorted(book.all(Contact), key=lambda each: each.name.casefold()):
        if typed[:1].isdigit():
            yield str(contact.id), name_of(book, contact.id)
        elif contact.name.strip():
            yield contact.name.strip(), ", ".join(filter(None, (contact.role, contact.company)))


def _anything(book: Book, typed: str) -> Iterator[Candidate]:
    """Yield companies, people and interviews: what `show` takes."""
    if typed[:1].isalpha() or not typed:
        companies = {position.company.strip() for position in book.all(Position)} - {""}
        yield from ((company, "company") for company in sorted(companies, key=str.casefold))
        yield from _people(book, typed or "a")
    if not typed[:1].isalpha():
        yield from _interviews(book, typed)


OF_BOOK: dict[tuple[str, str], Callable[[Book, str], Iterator[Candidate]]] = {
    ("interview", ""): _interviews,
    ("contact", ""): _people,
    ("to", ""): _people,
    ("kept", ""): _people,
    ("other", ""): _people,
    ("what", "show"): _anything,
    ("what", "export"): _anything,
}
"""What the book has for an argument, by its name, and by its command where it is not the same for all."""


def _values(
    command: str, action: argparse.Action, typed: str, path: Path, settings: Settings, now: datetime
) -> Iterator[Candidate]:
    """Yield the values of an argument: its choices, what the book has, or files."""
    if action.choices is not None:
        yield from ((str(choice), "") for choice in action.choices)
        return
    source = OF_BOOK.get((action.dest, command)) or OF_BOOK.get((action.dest, ""))
    if source is not None:
        yield from _of_book(source, typed, path, now)
    elif action.metavar == "KIND":
        yield from _kinds(action, settings)
    elif action.metavar in ("FILE", "PATH", "FOLDER"):
        yield FILES


def _of_book(
    source: Callable[[Book, str], Iterator[Candidate]], typed: str, path: Path, now: datetime
) -> Iterator[Candidate]:
    try:
        with Store.open(path, at=now, create=False, read_only=True) as store:
            yield from source(store.book, typed)
    except StoreError:
        return


def _kinds(action: argparse.Action, settings: Settings) -> Iterator[Candidate]:
    """Yield kinds of events for `log`, else kinds of notes."""
    if action.option_strings:
        from tui.session import templates_of  # kinds of notes alone need it

        try:
            yield from ((kind, "") for kind in templates_of(settings).kinds())
        except (Refused, SettingsError):
            return
    else:
        from tui.cli.log import LOGGED_KINDS  # kinds of events alone need it

        yield from ((kind, "") for kind in LOGGED_KINDS)
