"""Import a reply by mail: show the sentence and the event that it is proposed as, and log it if the user says so."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from tui.cli.output import say, tell
from tui.config import Settings
from tui.domain.agenda import Agenda
from tui.domain.sanitize import one_line
from tui.exchange.replies.proposal import KEYS, Proposal, log_mail, open_processes, propose
from tui.exchange.replies.proposal_words import kind_words, process_words, proposal_lines
from tui.exchange.replies.received_mail import ReceivedMail
from tui.languages.reading.readings import Week
from tui.storage import Store
from tui.text.report import next_sentence

MOST = 9
"""The processes that are offered for a mail that none is known of."""


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
    """Log each mail as the user says, or if it is certain and --yes was given; return the exit status."""
    status = 0
    for mail in mails:
        proposal = propose(store.book, mail, now, zone, Week.of(settings.policy))
        if proposal.nothing:
            _say(f"{mail.source}: nothing is proposed: {proposal.nothing}.")
            continue
        say(proposal_lines(store.book, proposal, now))
        if args.dry_run:
            continue
        chosen = _chosen(store, proposal) if asking else _certain(proposal, wanted=args.yes)
        if chosen is None:
            _say("Nothing was logged.", error=not asking)
            status = 1
            continue
        kind, process = chosen
        change = store.act(lambda book, p=proposal, k=kind, key=process: log_mail(book, p, k, key, now), now)  # type: ignore[misc]
        _say(f"{change.sentence}.")
        say([f"  next: {one_line(next_sentence(Agenda(store.book, settings.policy), process, now))}"])
    return status


def _certain(proposal: Proposal, *, wanted: bool) -> tuple[str, int] | None:
    """Return the kind and the process if they are certain and wanted; if not, say why."""
    if proposal.doubts or len(proposal.processes) != 1:
        _say(f"It is not certain: {'; '.join(proposal.doubts)}.", error=True)
    elif wanted:
        return proposal.said.kind, proposal.processes[0]
    else:
        _say("Import it in a terminal, or with --yes.", error=True)
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
    offered = (list(proposal.processes) or open_processes(store.book))[:MOST]
    for number, process in enumerate(offered, 1):
        say([f"  {number}: {process_words(store.book, process)}"])
    while typed := input(f"Which process is it about? (1-{len(offered)}, empty for none) " if offered else "").strip():
        if typed.isdecimal() and 0 < int(typed[:4]) <= len(offered):
            return offered[int(typed) - 1]
    return None


def _kind(proposal: Proposal, process: int) -> tuple[str, int] | None:
    """Ask as what a mail is logged: enter takes the proposal, a letter another kind, n nothing."""
    others = ", ".join(f"{key} {kind_words(kind)}" for key, kind in KEYS.items())
    say([f"  other kinds: {others}"])
    while True:
        typed = input(f"Log it as: {kind_words(proposal.said.kind)}? [Y/n or a letter] ").strip().casefold()
        if typed in ("", "y", "yes"):
            return proposal.said.kind, process
        if typed in ("n", "no"):
            return None
        if typed in KEYS:
            return KEYS[typed], process


def _say(sentence: str, *, error: bool = False) -> None:
    if error:
        tell(one_line(sentence), file=sys.stderr)
    else:
        say([one_line(sentence)])
