"""What the user can do: each operation is a pure function from the Book to a Change."""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable, Sequence
from datetime import datetime

import msgspec

from tui.domain.book import Book
from tui.domain.changes import Change, ChangeBuilder
from tui.domain.closings import has_ended
from tui.domain.event_kinds import THANKED
from tui.domain.labels import interview_words, logged_words, name_of
from tui.domain.models import Contact, Event, Interview, Interviewer, Note, Position, Record
from tui.domain.parsed_name import ParsedName


class Refused(ValueError):
    """An operation that was refused; the message is a sentence for the user, `choices` are what they may mean, one a line."""

    def __init__(self, sentence: str, choices: Iterable[str] = ()) -> None:
        super().__init__(sentence)
        self.choices = tuple(choices)


def add(book: Book, record: Contact | Position) -> Change:
    """Add a contact or position."""
    builder = ChangeBuilder(book)
    builder.add(record)
    return builder.done(f"{record_words(book, record)} added")


def edit(book: Book, read: Record, wanted: Record) -> Change:
    """Edit a record: change just the fields that differ from what the user saw."""
    builder = ChangeBuilder(book)
    builder.edit(read, wanted)
    return builder.done(f"{record_words(book, wanted)} edited")


def record_words(book: Book, record: Record) -> str:
    """Return the name of a record for a sentence."""
    if isinstance(record, Contact):
        return f"Contact {record.name.strip() or 'without a name'}"
    if isinstance(record, Position):
        return f"Position {record.title.strip() or 'without a title'} at {record.company.strip() or '(no company)'}"
    if isinstance(record, Interview):
        return interview_words(book, record)
    if isinstance(record, Note):
        return f"Note to {name_of(book, record.contact)}"
    return f"'{logged_words(book, record).removesuffix(' logged')}'" if isinstance(record, Event) else "Record"


class InterviewInput(msgspec.Struct, frozen=True, kw_only=True):
    """The input of an interview form: company, title and people by name, known or new (None leaves the people unchanged)."""

    company: str
    title: str
    people: tuple[ParsedName, ...] | None = ()
    interview: Interview


def find_position(book: Book, company: str, title: str) -> Position | None:
    """Return the position with that company and title, ignoring case; of several, the newest."""
    found = [position for position in book.all(Position) if _is_called(position, company, title)]
    return found[-1] if found else None


def _is_called(position: Position, company: str, title: str) -> bool:
    wanted = company.strip().casefold(), title.strip().casefold()
    return (position.company.strip().casefold(), position.title.strip().casefold()) == wanted


def find_contact(book: Book, wanted: ParsedName, company: str = "") -> Contact | None:
    """Return the contact with that e-mail address, else with that name; of several, one at that company, else the first."""
    found = [contact for contact in book.all(Contact) if wanted.email and _has_email(contact, wanted.email)]
    found = found or [contact for contact in book.all(Contact) if _is_named(contact.name, wanted)]
    here = [contact for contact in found if contact.company.strip().casefold() == company.strip().casefold()]
    return next(iter(here or found), None)


def resolve_contact(book: Book, wanted: ParsedName, old: int | None, company: str = "") -> int | None:
    """Return whom a name in a field means: the `old` contact if it is still their name, else the contact with that name."""
    if not wanted:
        return None
    if old is not None and not wanted.email and _is_named(name_of(book, old), wanted):
        return old
    found = find_contact(book, wanted, company)
    return found.id if found else None


def _has_email(contact: Contact, email: str) -> bool:
    return email.casefold() in map(str.casefold, contact.emails)


def _folded(name: str) -> str:
    """Return a name folded for comparison. A comma counts as a space, since commas separate the names in a list."""
    return unicodedata.normalize("NFC", " ".join(name.replace(",", " ").split()).casefold())


def save_interview(book: Book, typed: InterviewInput, at: datetime, read: Interview | None = None) -> Change:
    """Add an interview, or edit the one that was read. Unknown companies, positions and people are added with it.

    A new interview in a closed process logs a next round, which reopens the process.
    """
    builder = ChangeBuilder(book)
    process = resolve_position(builder, book, read.position if read else None, typed, at)
    people = read.interviewers if read else typed.interview.interviewers
    if typed.people is not None:
        people = resolve_interviewers(builder, book, people, typed.people, typed.company, at)
    wanted = msgspec.structs.replace(typed.interview, position=process, interviewers=people)
    what = f"{wanted.round.strip() or 'Interview'} at {typed.company.strip()}"
    if read is not None:
        builder.edit(read, wanted)
        return builder.done(f"{what} edited")
    interview = builder.add(msgspec.structs.replace(wanted, created_at=at))
    if has_ended(book, process, at):
        builder.add(Event(kind="next_round", at=at, position=process, interview=interview))
    return builder.done(f"{what} added")


def resolve_position(builder: ChangeBuilder, book: Book, own: int | None, typed: InterviewInput, at: datetime) -> int:
    """Return the position that was typed: the interview's own if it is called so, else a known one, else a new one."""
    position = book.get(Position, own) if own is not None else None
    if position is None or not _is_called(position, typed.company, typed.title):
        position = find_position(book, typed.company, typed.title)
    if position is not None:
        return position.id
    return builder.add(Position(title=typed.title.strip(), company=typed.company.strip(), created_at=at))


def resolve_interviewers(
    builder: ChangeBuilder, book: Book, there: Sequence[Interviewer], names: Iterable[ParsedName], company: str, at: datetime
) -> tuple[Interviewer, ...]:
    """Return the interviewers with these names: first those who were in the interview, then known contacts, then new ones.

    An interviewer whose contact is missing from the book stays: they have no name that could be typed.
    """
    left = [person for person in there if book.get(Contact, person.contact)]
    people = {person.contact: person for person in there if person not in left}
    for called in filter(None, names):
        person = next((p for p in left if is_meant(book.record(Contact, p.contact), called)), None)
        if person is not None:
            left.remove(person)
            known = book.get(Contact, person.contact)
        else:
            known = find_contact(book, called, company)
            at_company = called.company or ("" if company.startswith("(") else company.strip())
            new = Contact(name=called.name, company=at_company, language=called.language, created_at=at)
            person = Interviewer(contact=known.id if known else builder.add(with_typed_details(new, called)))
        if known is not None:
            builder.edit(known, with_typed_details(known, called))
        people.setdefault(person.contact, person)
    return tuple(people.values())


def is_meant(contact: Contact, called: ParsedName) -> bool:
    """Return whether a typed name, or the address beside it, is a contact's."""
    return (called.email != "" and _has_email(contact, called.email)) or _is_named(contact.name, called)


def with_typed_details(contact: Contact, called: ParsedName) -> Contact:
    """Return a contact with the typed e-mail address added, and with the typed role if it has none."""
    emails = (*contact.emails, called.email) if called.email and not _has_email(contact, called.email) else contact.emails
    return msgspec.structs.replace(contact, emails=emails, role=contact.role if contact.role.strip() else called.role)


def _is_named(name: str, called: ParsedName) -> bool:
    """Return whether a stored name is the one that was typed, either as typed or as parsed."""
    return _folded(name) in (_folded(called.name), _folded(called.typed or called.name))


def timeline_was_asked(book: Book, read: Interview) -> Change:
    """Record that the user asked in an interview when they will decide."""
    builder = ChangeBuilder(book)
    builder.edit(read, msgspec.structs.replace(read, timeline_asked="yes"))
    return builder.done(f"{interview_words(book, read)}: you asked when they will decide")


def remove(book: Book, *records: Record) -> Change:
    """Delete records together with what depends on them, as one change.

    An interview is deleted with its thank-yous and notes, a position with its interviews and events, a contact or an event
    alone. References from other records are cleared: a reply or an offer logged with an interview stays in the process.
    Records that are gone already are passed over; raises Refused if all are.
    """
    records = tuple(record for record in records if book.get(type(record), record.id) is not None)
    if not records:
        raise Refused("It was deleted meanwhile, by another session or machine")
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
        lost = (record.position or 0) <= 0  # without a position, no process is left for its events
        going += [e for e in book.all(Event) if e.interview in gone and (lost or e.kind in THANKED)]
    else:
        return []
    return going + [note for note in book.all(Note) if note.interview in gone]


def _remove_references(book: Book, builder: ChangeBuilder, contact: int, gone: Container[int]) -> None:
    """Clear the references to a deleted contact; `gone` holds all deleted contacts."""
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
