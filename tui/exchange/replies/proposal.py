"""Propose the event that a mail is: whose it is, in which process, and the change that logs it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from tui.domain import event_log
from tui.domain.book import Book
from tui.domain.changes import Change
from tui.domain.closings import Closings
from tui.domain.folding import folded
from tui.domain.merging import company_key
from tui.domain.models import Contact, Event, Note, Position, process_key
from tui.domain.operations import Refused
from tui.domain.sanitize import one_line
from tui.exchange.domains import is_host
from tui.exchange.people import company_of_address, same_address
from tui.exchange.replies.classification import DECISIVE, REPLY, Request, Statement, days_for_kind, what_is_said
from tui.exchange.replies.received_mail import NEWSLETTER, ReceivedMail
from tui.languages.reading.readings import Week

KIND_KEYS = {"r": REPLY, "f": "next_round", "a": "asked", "o": "offer_received", "x": "rejected"}
"""The kinds of event that a mail may be, by the key that chooses each."""

LONGEST_TEXT = 300
"""Characters of the sentence that an event keeps."""


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """What a mail is proposed as. `nothing` says why it is none; then the rest is empty.

    `processes` are those that it may belong to, the likeliest first; `contact` is its sender, if the book has them. `doubts`
    say why it is not certain.
    """

    mail: ReceivedMail
    said: Statement = Statement()
    contact: int | None = None
    processes: tuple[int, ...] = ()
    doubts: tuple[str, ...] = ()
    nothing: str = ""


def propose(
    book: Book, mail: ReceivedMail, now: datetime, zone: ZoneInfo, week: Week, process: int | None = None
) -> Proposal:
    """Return the event that a mail is proposed as; nothing for what is in the book already, and for what is no reply.

    `process` is the one that the user has named, if they did.
    """
    if is_known(book, mail):
        return Proposal(mail=mail, nothing="is already in the book")
    if mail.no_reply:
        return Proposal(mail=mail, nothing=mail.no_reply)
    said = what_is_said(mail.text, min(mail.sent_at or now, now), zone, week)
    if mail.is_bulk and said.kind == REPLY:
        return Proposal(mail=mail, nothing=NEWSLETTER)
    contact, processes, doubt = _whose(book, mail)
    if process is not None:
        processes, doubt = [process], ""
    doubts = [doubt, "" if said.sure else "its wording is ambiguous"]
    if mail.is_cut:
        doubts.append("not all of it was read")
    if processes and not any(_is_open(book, process) for process in processes):
        doubts.append("the process has ended")
    if said.kind in DECISIVE and any(_has_interview_ahead(book, process, now) for process in processes):
        doubts.append("an interview is still to come")
    if mail.by_system:
        doubts.append("it was sent by an application system")
    return Proposal(mail=mail, said=said, contact=contact, processes=tuple(processes), doubts=tuple(filter(None, doubts)))


def _has_interview_ahead(book: Book, process: int, now: datetime) -> bool:
    return any(interview.starts_at > now and not interview.cancelled for interview in book.interviews_of(process))


def is_known(book: Book, mail: ReceivedMail) -> bool:
    """Return whether a mail was logged before."""
    return any(event.message_id == mail.message_id for event in book.all(Event))


def log_mail(book: Book, proposal: Proposal, kind: str, process: int, now: datetime) -> Change:
    """Log a mail as an event of a kind, in a process; each thing that it asks for besides, as another.

    Raises Refused if it was logged before.
    """
    mail, said = proposal.mail, proposal.said
    if is_known(book, mail):
        raise Refused(f"{mail.source} is already in the book")
    decision_by, respond_by = days_for_kind(kind, said)
    event = Event(
        at=min(mail.sent_at or now, now),
        kind=kind,
        position=process if process > 0 else None,
        interview=-process if process < 0 else None,
        contact=proposal.contact,
        channel="email",
        text=_kept(said.sentence),
        decision_by=decision_by,
        decision_words=said.decision_words if decision_by else "",
        respond_by=respond_by if kind != "next_round" else None,
        message_id=mail.message_id,
    )
    asks = (Request(said.sentence, said.respond_by), *said.asks) if said.kind == "asked" else said.asks
    asked = [
        msgspec.structs.replace(event, kind="asked", text=_kept(ask.sentence), respond_by=ask.respond_by) for ask in asks
    ]
    if kind == "asked" and asked:
        first, others = asked[0], asked[1:]
    else:
        first, others = event, asked if kind == "next_round" else []
    later = (msgspec.structs.replace(one, decision_by=None, decision_words="") for one in others)
    return event_log.log_events(book, [first, *later])


def _kept(sentence: str) -> str:
    text = one_line(sentence)
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"


def _whose(book: Book, mail: ReceivedMail) -> tuple[int | None, list[int], str]:
    """Return a mail's sender, the processes that it may belong to, and why that is not certain; empty if it is."""
    senders = _senders(book, mail)
    sender = senders[0].id if len(senders) == 1 else None
    shared = "several contacts have its sender's address" if len(senders) > 1 else ""
    answered = _answered(book, mail)
    if answered:
        return sender, answered, shared or ("" if senders else "its sender is not in the book")
    if senders:
        found = _open_first(book, {process for each in senders for process in _processes_with(book, each)})
        several = "it may belong to several processes" if found else "no application is known for this sender"
        return sender, found, shared or ("" if len(found) == 1 else several)
    found = _open_first(book, _at_domain(book, mail) or _named(book, mail))
    if mail.name and any(folded(contact.name) == folded(mail.name) for contact in book.all(Contact)):
        return None, found, f"{mail.name}'s address {mail.address} is not in the book"
    return None, found, f"{mail.shown} is not in the book"


def _senders(book: Book, mail: ReceivedMail) -> list[Contact]:
    """Return the contacts who have a mail's address; of several, the one who has its name, too."""
    address = same_address(mail.address)
    found = [each for each in book.all(Contact) if address and address in map(same_address, each.emails)]
    named = [each for each in found if folded(each.name) == folded(mail.name)]
    return named if len(named) == 1 else found


def _answered(book: Book, mail: ReceivedMail) -> list[int]:
    """Return the process of the note or the mail that a mail answers."""
    ids = set(mail.answers)
    known: list[Note | Event] = [*book.all(Note), *book.all(Event)] if ids else []
    found = (book.process_of(record) for record in known if record.message_id in ids)
    return list(dict.fromkeys(process for process in found if process is not None))[:1]


def _processes_with(book: Book, contact: Contact) -> set[int]:
    """Return the processes that a person takes part in, else those of their company."""
    found = {process_key(interview) for interview in book.interviews_with(contact.id)} | set(book.positions_with(contact.id))
    found |= {process for event in book.events_with(contact.id) if (process := book.process_of(event)) is not None}
    return found or _of_company(book, contact.company)


def _at_domain(book: Book, mail: ReceivedMail) -> set[int]:
    """Return the processes of the company that an address belongs to, by the addresses of its people or by its name."""
    domain = mail.address.rpartition("@")[2].casefold()
    if not domain or is_host(domain):
        return set()
    people = [c for c in book.all(Contact) if any(email.casefold().endswith(f"@{domain}") for email in c.emails)]
    return {p for person in people for p in _processes_with(book, person)} or _of_company(
        book, company_of_address(mail.address)
    )


def _named(book: Book, mail: ReceivedMail) -> set[int]:
    """Return the processes of companies that a mail names in its sender or its subject."""
    said = f" {company_key(f'{mail.name} {mail.subject}')} "
    keys = ((position.id, company_key(position.company)) for position in book.all(Position))
    return {process for process, key in keys if len(key) > 2 and f" {key} " in said}


def _of_company(book: Book, company: str) -> set[int]:
    key = company_key(company)
    return {position.id for position in book.all(Position) if key and company_key(position.company) == key}


def open_processes(book: Book) -> list[int]:
    """Return the processes that have not ended, the one in which something happened last first."""
    return [process for process in _newest_first(book, book.processes()) if _is_open(book, process)]


def _open_first(book: Book, processes: Iterable[int]) -> list[int]:
    """Return the open ones among some processes, else all of them, the newest first."""
    newest = _newest_first(book, processes)
    return [process for process in newest if _is_open(book, process)] or newest


def _is_open(book: Book, process: int) -> bool:
    return Closings(book.events_of(process)).ending is None


def _newest_first(book: Book, processes: Iterable[int]) -> list[int]:
    def last(process: int) -> tuple[float, int]:
        moments = [event.at for event in book.events_of(process)] + [i.starts_at for i in book.interviews_of(process)]
        return max((moment.timestamp() for moment in moments), default=0.0), process

    return sorted(processes, key=last, reverse=True)
