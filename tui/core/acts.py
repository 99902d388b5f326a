"""What the user can do, each act a pure function from the Book to a Change that says in words what was done."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from tui.core.book import Book, Change, Changing
from tui.core.records import CLOSING, HEARD, Contact, Event, Interview, Interviewer, Note, Position, Record
from tui.core.words import company_of, interview_words, name_of


class Refused(ValueError):
    """An act that makes no sense, in one sentence for the user."""


def log(book: Book, kind: str, at: datetime, **fields: Any) -> Change:
    """Record that something happened. `fields` are those of Event; an interview names its process."""
    return log_all(book, kind, at, [fields])


def log_all(book: Book, kind: str, at: datetime, each: Sequence[Mapping[str, Any]]) -> Change:
    """Record that the same thing happened several times over, once for the fields of each, as one change."""
    changing = Changing(book)
    words = []
    for fields in each:
        event = Event(kind=kind, at=at, **fields)
        interview = book.get(Interview, event.interview)
        if interview is not None and event.position is None:
            event = msgspec.structs.replace(event, position=interview.position)
        changing.add(event)
        words.append(logged_words(book, event))
    return changing.done("; ".join(dict.fromkeys(words)))


def logged_words(book: Book, event: Event) -> str:
    """The sentence that tells of an event being logged."""
    who = name_of(book, event.contact)
    process = book.process_of(event)
    company = company_of(book, process) if process is not None else who
    return {
        "thank_you_sent": f"Thank-you to {who} marked as sent",
        "thank_you_skipped": f"Thank-you to {who} skipped",
        "inquiry_sent": f"Inquiry to {company} marked as sent",
        "note_sent": f"Note to {who} marked as sent",
        "reply_received": f"Reply from {company} logged",
        "decision_date_given": f"Decision date of {company} logged",
        "next_round": f"Next round at {company} logged",
        "offer_received": f"Offer from {company} logged",
        "offer_acknowledged": f"Offer of {company} acknowledged",
        "offer_accepted": f"Offer of {company} accepted",
        "offer_declined": f"Offer of {company} declined",
        "rejected": f"Rejection by {company} logged",
        "withdrew": f"Withdrawal from {company} logged",
        "let_go": f"Process with {company} let go",
        "met": f"Meeting with {who} logged",
        "called": f"Call with {who} logged",
        "remark": "Remark logged",
        "snoozed": f"Process with {company} snoozed" if process is not None else f"Contact {who} snoozed",
    }.get(event.kind, f"Event {event.kind} logged")


def add(book: Book, record: Contact | Position) -> Change:
    """A new contact or position."""
    changing = Changing(book)
    changing.add(record)
    return changing.done(f"{record_words(book, record)} added")


def edit(book: Book, read: Record, wanted: Record) -> Change:
    """A record edited: just the fields that differ from what the user saw."""
    changing = Changing(book)
    changing.edit(read, wanted)
    return changing.done(f"{record_words(book, wanted)} edited")


def record_words(book: Book, record: Record) -> str:
    """A record named in a sentence."""
    if isinstance(record, Contact):
        return f"Contact {record.name.strip() or 'without a name'}"
    if isinstance(record, Position):
        return f"Position {record.title.strip() or 'without a title'} at {record.company.strip() or '(no company)'}"
    if isinstance(record, Interview):
        return interview_words(book, record)
    if isinstance(record, Note):
        return f"Note to {name_of(book, record.contact)}"
    return "Event"


class Room(msgspec.Struct, frozen=True, kw_only=True):
    """An interview as a form gives it: company, title and people by name, known or new."""

    company: str
    title: str
    people: tuple[str, ...] = ()
    interview: Interview


def find_position(book: Book, company: str, title: str) -> Position | None:
    """The position of that company and title, however it is capitalised; of several, the newest."""
    wanted = company.strip().casefold(), title.strip().casefold()
    found = [p for p in book.all(Position) if (p.company.strip().casefold(), p.title.strip().casefold()) == wanted]
    return found[-1] if found else None


def find_contact(book: Book, name: str, company: str = "") -> Contact | None:
    """The contact of that name; of several, one at that company, else the first."""
    wanted = name.strip().casefold()
    found = [contact for contact in book.all(Contact) if contact.name.strip().casefold() == wanted]
    here = [contact for contact in found if contact.company.strip().casefold() == company.strip().casefold()]
    return next(iter(here or found), None)


def save_interview(book: Book, room: Room, at: datetime, read: Interview | None = None) -> Change:
    """Add an interview, or edit the one that was read; a company, position or person not known yet is added with it.

    A new interview in a process that had ended says that they were heard from again.
    """
    changing = Changing(book)
    position = find_position(book, room.company, room.title)
    if position is not None:
        process = position.id
    else:
        process = changing.add(Position(title=room.title.strip(), company=room.company.strip(), created_at=at))
    talked = {p.contact: p for p in (read.interviewers if read else room.interview.interviewers)}
    people = []
    for name in dict.fromkeys(person.strip() for person in room.people if person.strip()):
        known = find_contact(book, name, room.company)
        contact = known.id if known else changing.add(Contact(name=name, company=room.company.strip(), created_at=at))
        people.append(talked.get(contact, Interviewer(contact=contact)))
    wanted = msgspec.structs.replace(room.interview, position=process, interviewers=tuple(people))
    what = f"{wanted.round.strip() or 'Interview'} at {room.company.strip()}"
    if read is not None:
        changing.edit(read, wanted)
        return changing.done(f"{what} edited")
    interview = changing.add(msgspec.structs.replace(wanted, created_at=at))
    if has_ended(book, process, at):
        changing.add(Event(kind="next_round", at=at, position=process, interview=interview))
    return changing.done(f"{what} added")


def has_ended(book: Book, process: int, now: datetime) -> bool:
    """Whether a process was closed, and not heard from since."""
    events = [event for event in book.events_of(process) if event.at <= now]
    closed = max((event.at for event in events if event.kind in CLOSING), default=None)
    heard = max((event.at for event in events if event.kind in HEARD), default=None)
    return closed is not None and not (heard is not None and heard > closed)


class Debriefing(msgspec.Struct, frozen=True, kw_only=True):
    """What the debrief form gives: who was there and what each talked about, and the rest of the conversation."""

    decision_by: date | None = None
    timeline_asked: str = "no"
    people: tuple[tuple[str, str], ...] = ()
    fit: str = ""
    unsaid: str = ""
    contribution: str = ""


def debrief(book: Book, read: Interview, said: Debriefing, at: datetime) -> Change:
    """Keep what was said in an interview, and mark it debriefed."""
    changing = Changing(book)
    company = company_of(book, read.position)
    people: dict[int, Interviewer] = {}
    for name, talked_about in said.people:
        if not name.strip():
            continue
        here = [p.contact for p in read.interviewers if name_of(book, p.contact).casefold() == name.strip().casefold()]
        known = here[0] if here else getattr(find_contact(book, name, company), "id", None)
        contact = known or changing.add(
            Contact(name=name.strip(), company="" if company.startswith("(") else company, created_at=at)
        )
        people[contact] = Interviewer(contact=contact, talked_about=talked_about.strip())
    wanted = msgspec.structs.replace(
        read,
        decision_by=said.decision_by,
        timeline_asked=said.timeline_asked,
        interviewers=tuple(people.values()),
        fit=said.fit,
        unsaid=said.unsaid,
        contribution=said.contribution,
        debriefed_at=read.debriefed_at or at,
    )
    changing.edit(read, wanted)
    return changing.done(f"Debrief of {interview_words(book, read)} kept")


def cancel(book: Book, interview: Interview) -> Change:
    """An interview called off, or back on."""
    changing = Changing(book)
    changing.edit(interview, msgspec.structs.replace(interview, cancelled=not interview.cancelled))
    return changing.done(f"{interview_words(book, interview)} {'restored' if interview.cancelled else 'cancelled'}")


def remove(book: Book, *records: Record) -> Change:
    """Delete records together with what makes no sense without them, as one change.

    An interview takes its events and drafts along, a position its interviews too; a contact or an event goes alone, and what
    names the contact forgets it.
    """
    changing = Changing(book)
    contacts = {record.id for record in records if isinstance(record, Contact)}
    for contact in contacts:
        _forget(book, changing, contact, contacts)
    doomed = [one for record in records for one in (record, *_going_with(book, record))]
    for kind, record_id in dict.fromkeys((type(one), one.id) for one in doomed):
        changing.remove(book.record(kind, record_id))
    return changing.done("; ".join(f"{record_words(book, record)} deleted" for record in records))


def _going_with(book: Book, record: Record) -> list[Record]:
    """What is deleted together with a record."""
    going: list[Record] = []
    if isinstance(record, Position):
        interviews = book.interviews_of(record.id)
        going += [*interviews, *book.events_of(record.id), *(n for n in book.all(Note) if n.position == record.id)]
        gone = {interview.id for interview in interviews}
    else:
        gone = {record.id} if isinstance(record, Interview) else set()
    going += [event for event in book.all(Event) if event.interview in gone]
    return going + [note for note in book.all(Note) if note.interview in gone]


def _forget(book: Book, changing: Changing, contact: int, gone: Container[int]) -> None:
    """Have all that names a contact forget it, as one of those who go."""
    replace = msgspec.structs.replace
    for interview in book.interviews_with(contact):
        people = tuple(p for p in interview.interviewers if p.contact not in gone)
        changing.edit(interview, replace(interview, interviewers=people))
    for event in book.events_with(contact):
        changing.edit(event, replace(event, contact=None))
    for other in book.all(Contact):
        if other.via == contact and other.id != contact:
            changing.edit(other, replace(other, via=None))
    for position in book.all(Position):
        if position.main_contact == contact:
            changing.edit(position, replace(position, main_contact=None))
    for note in book.all(Note):
        if note.contact == contact:
            changing.edit(note, replace(note, contact=None))
