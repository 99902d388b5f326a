"""`followup duplicates`: list possible duplicate contacts, and merge two of them."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from zoneinfo import ZoneInfo

from tui.cli.lookup import contact_of
from tui.cli.output import says_yes, tell
from tui.config import Settings
from tui.domain.book import Book
from tui.domain.changes import Change
from tui.domain.merging import Difference, MergeChoice, contact_differences, merge_contacts
from tui.domain.models import Contact
from tui.domain.operations import Refused
from tui.domain.sanitize import one_line
from tui.exchange import ExchangeError
from tui.exchange.questions import read_choice
from tui.exchange.same_people import likely_duplicates
from tui.storage import Store
from tui.text.side_by_side import result, side_by_side, value_words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("kept", nargs="?", metavar="KEEP", help="the contact that stays: a number or a name")
    parser.add_argument("other", nargs="?", metavar="OTHER", help="the contact that is merged into it")
    parser.add_argument("--yes", action="store_true", help="ask nothing: keep what differs, and both where there can be two")
    parser.add_argument("--dry-run", action="store_true", help="show the two side by side, and change nothing")


def run(args: argparse.Namespace, store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> int:
    """List the pairs, or merge two contacts.

    Raises: Refused if a contact is not found, or if nobody can be asked.
    """
    book = store.book
    if args.kept is None:
        return _list(book)
    if args.other is None:
        raise Refused("Say which contact is merged into it: followup duplicates KEEP OTHER")
    kept, other = (_contact(store, name) for name in (args.kept, args.other))
    if kept.id == other.id:
        raise Refused("That is one contact; name two")
    for line in side_by_side(book, kept, other):
        tell(line)
    if args.dry_run:
        return 0
    if not args.yes and not sys.stdin.isatty():
        raise Refused("Answer in a terminal, or merge them with --yes")
    try:
        choices = {each.field: _choice(each, asking=not args.yes) for each in contact_differences(kept, other)}
        if not args.yes:
            tell("\nThe contact will be:")
            for line in result(book, kept, other, choices):
                tell(line)
        if not args.yes and not says_yes("Merge them? [y/N] ", without_answer=False):
            tell("Nothing was changed.")
            return 1
    except EOFError:
        tell("\nNothing was changed.")
        return 1

    def merge(newest: Book) -> Change:
        return merge_contacts(newest, newest.record(Contact, kept.id), newest.record(Contact, other.id), choices)

    tell(one_line(store.act(merge, now).sentence))
    return 0


def _list(book: Book) -> int:
    pairs = likely_duplicates(book)
    for found in pairs:
        why = found.why if found.sure else f"perhaps: {found.why}"
        tell(f"{found.kept.id} and {found.other.id}: {_shown(found.kept)} and {_shown(found.other)} ({why})")
    if pairs:
        first = pairs[0]
        tell(f"\n`followup duplicates {first.kept.id} {first.other.id}` shows the first two side by side, and merges them.")
    else:
        tell("No duplicates found.")
    return 0


def _contact(store: Store, name: str) -> Contact:
    found = contact_of(store, name, None)
    assert found is not None
    return store.book.record(Contact, found)


def _choice(difference: Difference, *, asking: bool) -> MergeChoice:
    """Return which value stays, as the user says, or else what loses least."""
    answers: tuple[MergeChoice, ...] = ("keep", "take", "both") if difference.both else ("keep", "take")
    guess: MergeChoice = "both" if difference.both else "keep"
    while asking:
        tell(f"\n{difference.words}\n  keep: {value_words(difference.kept)}\n  take: {value_words(difference.other)}")
        text = input(f"Which? ({', '.join(answers)}) [{guess}] ").strip()
        try:
            return read_choice(text or guess, answers)  # type: ignore[return-value]
        except ExchangeError as error:
            tell(str(error))
    return guess


def _shown(contact: Contact) -> str:
    beside = contact.company or next(iter(contact.emails), "")
    return one_line(f"{contact.name or '(no name)'}{f', {beside}' if beside else ''}")
