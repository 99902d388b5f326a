"""`followup add`: add an interview or a contact without opening the app."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tui.cli.output import tell
from tui.config import Settings
from tui.domain import operations
from tui.domain.agenda import Agenda
from tui.domain.book import Book
from tui.domain.dates import DateError, quoted, show_full_date
from tui.domain.labels import name_of
from tui.domain.models import INTERVIEW_FORMATS, Contact, Interview, Position, process_key
from tui.domain.operations import Refused
from tui.domain.parsed_name import ParsedName
from tui.domain.sanitize import one_line
from tui.domain.zones import show_zone, zone_or, zone_or_error
from tui.languages.reading.dates import one_reading, parse_minutes
from tui.languages.reading.name_likeness import known_like, same_person
from tui.languages.reading.people_names import can_be_name, is_address, listed_people, read_person
from tui.languages.reading.readings import Week
from tui.storage import Store
from tui.text.report import next_sentence

OF_INTERVIEW = ("when", "title", "round", "people", "length", "timezone", "format", "place", "link")
OF_CONTACT = ("company", "role", "email", "phone")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("what", choices=("interview", "contact"), metavar="WHAT", help="interview or contact")
    parser.add_argument(
        "name", metavar="NAME", help="of an interview the company; of a contact 'Ana Ruiz <ana@vega.example>'"
    )
    parser.add_argument("when", nargs="*", metavar="WHEN", help="when the interview is: 'thu 2-3pm', '3 dec 14:00 CET'")
    parser.set_defaults(goes_on="when")
    parser.add_argument("--title", metavar="T", help="the position's title, unless exactly one is known at that company")
    parser.add_argument("--round", metavar="R", help="the round, such as 'Final round'")
    parser.add_argument(
        "--with", dest="people", metavar="WHO", help="the interviewers: 'Ana Ruiz <ana@vega.example>, Tom (VP)'"
    )
    parser.add_argument("--length", metavar="L", help="how long it takes (default: as WHEN says, else an hour)")
    parser.add_argument("--timezone", metavar="ZONE", help="the zone of WHEN: a city, CET, UTC+1 (default: yours)")
    parser.add_argument("--format", choices=INTERVIEW_FORMATS, help="how you meet")
    parser.add_argument("--place", metavar="P", help="where it is")
    parser.add_argument("--link", metavar="URL", help="the link to the call")
    parser.add_argument("--company", metavar="C", help="the contact's company")
    parser.add_argument("--role", metavar="R", help="the contact's role")
    parser.add_argument("--email", metavar="E", help="the contact's e-mail address")
    parser.add_argument("--phone", metavar="P", help="the contact's phone number")
    parser.add_argument("--notes", metavar="N", help="notes for yourself")


def run(args: argparse.Namespace, store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> int:
    """Add the record and print what was added; raises Refused or DateError for an argument that is not clear."""
    foreign = next((name for name in (OF_CONTACT if args.what == "interview" else OF_INTERVIEW) if getattr(args, name)), None)
    if foreign:
        option = {"people": "--with", "when": "WHEN"}.get(foreign, f"--{foreign}")
        raise Refused(f"{option} cannot be used with `followup add {args.what}`")
    if not args.name.strip():
        example = "interview Vega 'fri 14:30'" if args.what == "interview" else "contact 'Ana Ruiz'"
        raise Refused(f"Say the name: followup add {example}")
    if args.what == "contact":
        return _add_contact(args, store, now)
    return _add_interview(args, store, settings, now, zone)


def _add_contact(args: argparse.Namespace, store: Store, now: datetime) -> int:
    person = read_person(args.name)
    _check(person)
    emails = tuple(dict.fromkeys(filter(None, (person.email, (args.email or "").strip()))))
    for email in emails:
        if not is_address(email):
            raise Refused(f"{quoted(email)} is not an e-mail address. Try --email ana@vega.example")
        for known in store.book.all(Contact):
            if email.casefold() in map(str.casefold, known.emails):
                raise Refused(f"{email} is already the address of {one_line(known.name)}, contact {known.id}")
    contact = Contact(
        name=person.name,
        company=args.company or person.company,
        role=args.role or person.role,
        emails=emails,
        phones=(args.phone,) if args.phone else (),
        notes=args.notes or "",
        language=person.language,
        created_at=now,
    )
    alike = list(_alike(store.book, [person], contact.company))
    change = store.act(lambda book: operations.add(book, contact), now)
    tell(f"{one_line(change.sentence)} as {change.added_id('contacts')}")
    shown = (
        ("company", contact.company),
        ("role", contact.role),
        ("e-mail", ", ".join(emails)),
        ("notes in", contact.language),
    )
    for label, text in shown:
        if text:
            tell(f"  {label}: {one_line(text)}")
    _tell(alike)
    return 0


def _add_interview(args: argparse.Namespace, store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> int:
    interview = _interview(args, settings, now, zone)
    people = tuple(map(read_person, listed_people(args.people or "")))
    for person in people:
        _check(person)
    company = args.name.strip()
    alike = list(_alike(store.book, people, company))
    typed = operations.InterviewInput(
        company=company, title=_title(store.book, company, args.title), people=people, interview=interview
    )
    change = store.act(lambda book: operations.save_interview(book, typed, now), now)
    added = store.book.record(Interview, change.added_ids("interviews")[0])
    new = change.added_ids("contacts")
    there = zone_or(added.timezone, zone)
    begins, ends = added.starts_at.astimezone(there), (added.starts_at + timedelta(minutes=added.minutes)).astimezone(there)
    tell(f"{one_line(change.sentence)} as {added.id}")
    tell(f"  when: {show_full_date(begins.date())} {begins:%H:%M}-{ends:%H:%M} {show_zone(there.key)}")
    tell(f"  position: {one_line(typed.title)}")
    names = (name_of(store.book, p.contact) + (" (new)" if p.contact in new else "") for p in added.interviewers)
    if added.interviewers:
        tell(f"  with: {one_line(', '.join(names))}")
    tell(f"  next: {one_line(next_sentence(Agenda(store.book, settings.policy), process_key(added), now))}")
    _tell(alike)
    return 0


def _interview(args: argparse.Namespace, settings: Settings, now: datetime, zone: ZoneInfo) -> Interview:
    """Return the interview that the arguments describe; raises DateError for a time that is not clear."""
    if not args.when:
        raise Refused(f"Say when it is: followup add interview {one_line(args.name)!r} 'fri 14:30'")
    there = zone_or_error(args.timezone) if args.timezone else zone
    try:
        reading = one_reading(" ".join(args.when), "when", now, there, week=Week.of(settings.policy))
    except DateError as error:
        raise DateError(f"WHEN: {error}") from None
    assert reading.at is not None
    if args.timezone and reading.zone and reading.at.utcoffset() != reading.at.astimezone(there).utcoffset():
        raise Refused(f"WHEN says {show_zone(reading.zone)} and --timezone {show_zone(there.key)}: give one of them")
    return Interview(
        round=args.round or "",
        starts_at=reading.at,
        minutes=parse_minutes(args.length) if args.length else reading.minutes or 60,
        timezone=reading.zone or there.key,
        format=args.format or "",
        place=args.place or "",
        link=args.link or "",
        notes=args.notes or "",
    )


def _title(book: Book, company: str, title: str | None) -> str:
    """Return the title of the position: as given, else the only one known at that company."""
    if title and title.strip():
        return title.strip()
    known = [p.title for p in book.all(Position) if p.company.strip().casefold() == company.casefold() and p.title.strip()]
    if len(set(known)) != 1:
        raise Refused("Say which position with --title" + (". Known there:" if known else ""), dict.fromkeys(known))
    return known[0]


def _check(person: ParsedName) -> None:
    if not can_be_name(person):
        raise Refused(f"{quoted(person.typed or person.name)} is not a name. Try 'Ana Ruiz <ana@vega.example>, Tom (VP)'")


def _alike(book: Book, people: list[ParsedName] | tuple[ParsedName, ...], company: str) -> Iterator[str]:
    """Yield a warning for each new person whose name is similar to a known one."""
    for person in people:
        for known in known_like(book, person, company):
            yield f"{same_person(person, known)} That is contact {known.id}, and {person.name} was added"


def _tell(sentences: list[str]) -> None:
    for sentence in sentences:
        tell(f"  note: {one_line(sentence)}")
