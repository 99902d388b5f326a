"""Import a reply by mail: show the sentence and the event that it is proposed as, and log it if the user says so."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from tui.cli.lookup import process_of
from tui.cli.output import say, tell
from tui.config import Settings
from tui.domain.agenda import Agenda
from tui.domain.book import Book
from tui.domain.changes import Change
from tui.domain.models import Position
from tui.domain.operations import Refused
from tui.domain.sanitize import one_line
from tui.exchange.questions import NEW
from tui.exchange.replies.proposal import KIND_KEYS, Proposal, log_mail, open_processes, propose
from tui.exchange.replies.proposal_words import (
    kind_words,
    no_process_sentence,
    nothing_sentence,
    process_words,
    proposal_lines,
)
from tui.exchange.replies.received_mail import ReceivedMail
from tui.languages.reading.readings import Week
from tui.storage import Store
from tui.text.report import next_sentence

MOST_PROCESSES = 9
"""How many processes are offered for a mail whose process is not known."""


def import_mails(
    store: Store,
    mails: Sequence[ReceivedMail],
    settings: Settings,
    now: datetime,
    zone: ZoneInfo,
    *,
    asking: bool,
    args: argparse.Namespace,
) -> int:
    """Log each mail as the user says, or if it is certain and --yes was given; return the exit status.

    Raises Refused if there is no position of the number that --position gives.
    """
    status, named = 0, _named(store.book, args.position)
    for mail in mails:
        proposal = propose(store.book, mail, now, zone, Week.of(settings.policy), named)
        if proposal.nothing:
            _say(nothing_sentence(proposal))
            continue
        say(proposal_lines(store.book, proposal, now))
        if args.dry_run:
            continue
        chosen = _chosen(store, proposal) if asking else _certain(proposal, wanted=args.yes)
        if chosen is None:
            if asking:
                _say("Nothing was logged.")
            status = 1
            continue
        kind, process = chosen
        change = store.act(partial(_log, proposal, kind, process, now), now)
        _say(f"{change.sentence}.")
        say([f"  next: {one_line(next_sentence(Agenda(store.book, settings.policy), process, now))}"])
    return status


def _log(proposal: Proposal, kind: str, process: int, now: datetime, book: Book) -> Change:
    return log_mail(book, proposal, kind, process, now)


def _named(book: Book, position: str | None) -> int | None:
    """Return the process of the position that --position gives. Raises Refused if there is none of that number."""
    if position is None or position.casefold() == NEW:
        return None
    if not (position.isdecimal() and len(position) < 10) or book.get(Position, int(position)) is None:
        raise Refused(f"--position: there is no position {one_line(position)!r} in the book")
    return int(position)


def _certain(proposal: Proposal, *, wanted: bool) -> tuple[str, int] | None:
    """Return the kind and the process if they are certain and wanted; if not, say why."""
    if proposal.doubts or len(proposal.processes) != 1:
        _say(f"Not logged, because it is not certain: {'; '.join(proposal.doubts)}.", error=True)
    elif wanted:
        return proposal.said.kind, proposal.processes[0]
    else:
        _say("Nothing was logged: import it in a terminal, or with --yes.", error=True)
    return None


def _chosen(store: Store, proposal: Proposal) -> tuple[str, int] | None:
    """Ask in which process and as what a mail is logged; None for not at all."""
    try:
        process = _process(store, proposal)
        return None if process is None else _kind(proposal, process)
    except EOFError:
        tell()
        return None


def _process(store: Store, proposal: Proposal) -> int | None:
    """Return the process of a mail; ask for it if several are possible, or none is known."""
    if len(proposal.processes) == 1:
        return proposal.processes[0]
    possible = list(proposal.processes) or open_processes(store.book)
    if not possible:
        _say(no_process_sentence(proposal.mail))
        return None
    offered = possible[:MOST_PROCESSES]
    for number, process in enumerate(offered, 1):
        say([f"  {number}: {process_words(store.book, process)}"])
    if more := len(possible) - len(offered):
        say([f"  and {more} more: type words of the company and the position"])
    while typed := input(f"Which process is it about? (1-{len(offered)} or words, empty for none) ").strip():
        if not typed.isdecimal():
            try:
                return process_of(store, typed)
            except Refused as refused:
                say([f"  {one_line(line)}" for line in (str(refused), *refused.choices)])
        elif 0 < int(typed[:4]) <= len(offered):
            return offered[int(typed) - 1]
    return None


def _kind(proposal: Proposal, process: int) -> tuple[str, int] | None:
    """Ask as what a mail is logged: enter takes the proposal, a letter another kind, n nothing."""
    others = ", ".join(f"{key} {kind_words(kind)}" for key, kind in KIND_KEYS.items())
    say([f"  other kinds: {others}"])
    while True:
        typed = input(f"Log it as: {kind_words(proposal.said.kind)}? [Y/n or a letter] ").strip().casefold()
        if typed in ("", "y", "yes"):
            return proposal.said.kind, process
        if typed in ("n", "no"):
            return None
        if typed in KIND_KEYS:
            return KIND_KEYS[typed], process


def _say(sentence: str, *, error: bool = False) -> None:
    if error:
        tell(one_line(sentence), file=sys.stderr)
    else:
        say([one_line(sentence)])
