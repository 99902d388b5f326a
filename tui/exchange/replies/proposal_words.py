"""Describe a mail and what it is proposed as: short, on one line each, and harmless whatever they hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from tui.domain.book import Book
from tui.domain.dates import show_full_date
from tui.domain.event_kinds import event_kind
from tui.domain.labels import company_of, name_of, title_of
from tui.domain.sanitize import one_line
from tui.exchange.replies.proposal import Proposal
from tui.exchange.replies.received_mail import ReceivedMail

MOST_QUOTED_CHARACTERS = 160


def process_words(book: Book, process: int) -> str:
    """Return a process by its company and its position."""
    return one_line(", ".join(filter(None, (company_of(book, process), title_of(book, process)))))


def nothing_sentence(proposal: Proposal) -> str:
    """Return why a mail is proposed as nothing."""
    return f"{proposal.mail.source} {proposal.nothing}; nothing was logged."


def no_process_sentence(mail: ReceivedMail) -> str:
    """Return that there is no process in which a mail could be logged."""
    return f"{mail.shown} belongs to no process in the book."


def kind_words(kind: str) -> str:
    """Return what a kind of event is called in a question."""
    return event_kind(kind).title or kind


def proposal_lines(book: Book, proposal: Proposal, now: datetime) -> Iterator[str]:
    """Yield whom a mail is from, the sentence that was read, and what it is proposed as, with each day in full."""
    mail, said = proposal.mail, proposal.said
    who = name_of(book, proposal.contact) if proposal.contact else mail.shown
    about = f", {process_words(book, proposal.processes[0])}" if len(proposal.processes) == 1 else ""
    yield f"{_short(mail.source)}: from {_short(who)}{about}"
    if said.sentence:
        yield f'  "{_short(said.sentence)}"'
    yield f"  {kind_words(said.kind)}"
    if said.decision_by:
        words = f" - '{_short(said.decision_words)}'" if said.decision_words else ""
        yield f"  decision: by {show_full_date(said.decision_by)}{words}"
    if said.respond_by and said.kind != "next_round":
        yield f"  {event_kind(said.kind).respond_words}: {show_full_date(said.respond_by)}"
    for ask in said.asks:
        yield f'  they ask: "{_short(ask.sentence)}"'
        if ask.respond_by:
            yield f"  {event_kind('asked').respond_words}: {show_full_date(ask.respond_by)}"


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= MOST_QUOTED_CHARACTERS else f"{line[: MOST_QUOTED_CHARACTERS - 1]}…"
