"""What the user can do: each operation is a pure function from the Book to a Change."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from datetime import datetime

import msgspec

from tui.domain.book import Book
from tui.domain.changes import Change, ChangeBuilder
from tui.domain.event_kinds import THANKED
from tui.domain.labels import interview_words, name_of
from tui.domain.models import Contact, Event, Interview, Interviewer, Note, ParsedName, Position, Record
from tui.domain.process import has_ended


class Refused(ValueError):
    """An operation that cannot be done, and why, as a sentence for the user; `choices` are what may be meant, a line each."""

    def __init__(self, sentence: str, choices: Iterable[str] = ()) -> None:
        super().__init__(sentence)
        self.choices = tuple(choices)


def add(book: Book, record: Contact | Position) -> Change:
    """Add a contact or position."""
    builder = ChangeBuilder(book)
    builder.add(record)
    return builder.done(f"{record_words(book, record)} added")


def edit(book: Book, read: Record, wanted: Record) -> Change:
    """Edit a record: just the fields that differ from what the user saw."""
    builder = ChangeBuilder(book)
    builder.edit(read, wanted)
    return builder.done(f"{record_words(book, wanted)} edited")


def record_words(book: Book, record: Record) -> str:
    """Return a record as it is named in a sentence."""
    if isinstance(record, Contact):
        return f"Contact {record.name.strip() or 'without a name'}"
    if isinstance(record, Position):
        return f"Position {record.title.strip() or 'without a title'} at {record.company.strip() or '(no company)'}"
    if isinstance(record, Interview):
        return interview_words(book, record)
    if isinstance(record, Note):
        return f"Note to {name_of(book, record.contact)}"
    return "Event"


class InterviewInput(msgspec.Struct, frozen=True, kw_only=True):
    """An interview as a form gives it: company, title and people by name, known or new (None: whoever was in it)."""

    company: str
    title: str
    people: tuple[ParsedName, ...] | None = ()
    interview: Interview


def find_position(book: Book, company: str, title: str) -> Position | None:
    """Return the position of that company and title in any case; of several, the newest."""
    found = [position for position in book.all(Position) if _is_called(position, company, title)]
    return found[-1] if found else None


def _is_called(position: Position, company: str, title: str) -> bool:
    wanted = company.strip().casefold(), title.strip().casefold()
    return (position.company.strip().casefold(), position.title.strip().casefold()) == wanted


def find_contact(book: Book, wanted: ParsedName, company: str = "") -> Contact | None:
    """Return the contact of that e-mail address, else of that name; of several, one at that company, else the first."""
    found = [contact for contact in book.all(Contact) if wanted.email and _has(contact, wanted.email)]
    found = found or [contact for contact in book.all(Contact) if _is_named(contact.name, wanted)]
    here = [contact for contact in found if contact.company.strip().casefold() == company.strip().casefold()]
    return next(iter(here or found), None)


def resolve_contact(book: Book, wanted: ParsedName, old: int | None, company: str = "") -> int | None:
    """Return whom a name in a field means: the contact who was there if it is still their name, else whoever is called so."""
    if not wanted:
        return None
    if old is not None and not wanted.email and _is_named(name_of(book, old), wanted):
        return old
    found = find_contact(book, wanted, company)
    return found.id if found else None


def _has(contact: Contact, email: str) -> bool:
    return email.casefold() in map(str.casefold, contact.emails)


def _folded(name: str) -> str:
    """Return a name to compare by. A comma in it counts as a space: in a list of names it parts them."""
    return " ".join(name.replace(",", " ").split()).casefold()


def save_interview(book: Book, room: InterviewInput, at: datetime, read: Interview | None = None) -> Change:
    """Add an interview, or edit the one that was read; a company, position or person not known yet is added with it.

    A new interview in a closed process logs a next round, which opens it again.
    """
    builder = ChangeBuilder(book)
    position = book.get(Position, read.position) if read else None
    if position is None or not _is_called(position, room.company, room.title):
        position = find_position(book, room.company, room.title)
    if position is not None:
        process = position.id
    else:
        process = builder.add(Position(title=room.title.strip(), company=room.company.strip(), created_at=at))
    people = read.interviewers if read else room.interview.interviewers
    if room.people is not None:
        people = resolve_interviewers(builder, book, people, room.people, room.company, at)
    wanted = msgspec.structs.replace(room.interview, position=process, interviewers=people)
    what = f"{wanted.round.strip() or 'Interview'} at {room.company.strip()}"
    if read is not None:
        builder.edit(read, wanted)
        return builder.done(f"{what} edited")
    interview = builder.add(msgspec.structs.replace(wanted, created_at=at))
    if has_ended(book, process, at):
        builder.add(Event(kind="next_round", at=at, position=process, interview=interview))
    return builder.done(f"{what} added")


def resolve_interviewers(
    builder: ChangeBuilder, book: Book, there: Sequence[Interviewer], names: Iterable[ParsedName], company: str, at: datetime
) -> tuple[Interviewer, ...]:
    """Return the people of these names: those who were there first, then those the book knows, then new ones.

    Somebody who was there and whom the book does not know stays: they have no name that could be typed.
    """
    left = [person for person in there if book.get(Contact, person.contact)]
    people = {person.contact: person for person in there if person not in left}
    for called in filter(None, names):
        person = next((p for p in left if _is_meant(book.record(Contact, p.contact), called)), None)
        if person is not None:
            left.remove(person)
            known = book.get(Contact, person.contact)
        else:
            known = find_contact(book, called, company)
            at_company = called.company or ("" if company.startswith("(") else company.strip())
            new = Contact(name=called.name, company=at_company, created_at=at)
            person = Interviewer(contact=known.id if known else builder.add(_with_said(new, called)))
        if known is not None:
            builder.edit(known, _with_said(known, called))
        people.setdefault(person.contact, person)
    return tuple(people.values())


def _is_meant(contact: Contact, called: ParsedName) -> bool:
    return (called.email != "" and _has(contact, called.email)) or _is_named(contact.name, called)


def _with_said(contact: Contact, called: ParsedName) -> Contact:
    """Return a contact with the address that was typed beside the name, and with the role if it has none."""
    emails = (*contact.emails, called.email) if called.email and not _has(contact, called.email) else contact.emails
    return msgspec.structs.replace(contact, emails=emails, role=contact.role if contact.role.strip() else called.role)


def _is_named(name: str, called: ParsedName) -> bool:
    """Return whether a stored name is the one that was typed, as it was typed or as it was put in order."""
    return _folded(name) in (_folded(called.name), _folded(called.typed or called.name))


def timeline_was_asked(book: Book, read: Interview) -> Change:
    """Record that the user asked in an interview when they will decide."""
    builder = ChangeBuilder(book)
    builder.edit(read, msgspec.structs.replace(read, timeline_asked="yes"))
    return builder.done(f"{interview_words(book, read)}: you asked when they will decide")


def remove(book: Book, *records: Record) -> Change:
    """Delete records together with what makes no sense without them, as one change.

    An interview takes its thank-yous and notes along, a position its interviews and all that happened; a contact or an event
    goes alone. What stays and names what goes forgets it: a reply or an offer logged with an interview is the process's.
    """
    builder = ChangeBuilder(book)
    contacts = {record.id for record in records if isinstance(record, Contact)}
    for contact in contacts:
        _remove_references(book, builder, contact, contacts)
    gone = {record.id for record in records if isinstance(record, Interview)}
    for event in book.all(Event):
        if event.interview in gone:
            builder.edit(event, msgspec.structs.replace(event, interview=None, position=book.process_of(event)))
    deleted = [one for record in records for one in (record, *_dependents(book, record))]
    for kind, record_id in dict.fromkeys((type(one), one.id) for one in deleted):
        builder.remove(book.record(kind, record_id))
    return builder.done("; ".join(f"{record_words(book, record)} deleted" for record in records))


def _dependents(book: Book, record: Record) -> list[Record]:
    """Return what is deleted together with a record."""
    going: list[Record] = []
    if isinstance(record, Position):
        interviews = book.interviews_of(record.id)
        going += [*interviews, *book.events_of(record.id), *(n for n in book.all(Note) if n.position == record.id)]
        gone = {interview.id for interview in interviews}
        going += [event for event in book.all(Event) if event.interview in gone]
    elif isinstance(record, Interview):
        gone = {record.id}
        lost = (record.position or 0) <= 0  # without a position there is no process left that it could belong to
        going += [e for e in book.all(Event) if e.interview in gone and (lost or e.kind in THANKED)]
    else:
        return []
    return going + [note for note in book.all(Note) if note.interview in gone]


def _remove_references(book: Book, builder: ChangeBuilder, contact: int, gone: Container[int]) -> None:
    """Take a contact out of everything that names it; `gone` are all who are deleted."""
    replace = msgspec.structs.replace
    for interview in book.interviews_with(contact):
        people = tuple(p for p in interview.interviewers if p.contact not in gone)
        builder.edit(interview, replace(interview, interviewers=people))
    for event in book.events_with(contact):
        builder.edit(event, replace(event, contact=None))
    for other in book.all(Contact):
        if other.via == contact and other.id != contact:
            builder.edit(other, replace(other, via=None))
    for position in book.all(Position):
        if position.main_contact == contact:
            builder.edit(position, replace(position, main_contact=None))
    for note in book.all(Note):
        if note.contact == contact:
            builder.edit(note, replace(note, contact=None))
