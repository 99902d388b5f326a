"""Helpers that build calendar files and mails for the tests."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.domain.build import apply
from tui.domain.book import Book
from tui.domain.changes import ChangeBuilder
from tui.domain.models import Contact, Interview, Record
from tui.exchange.importer import Import
from tui.exchange.invitation import Invitation, read_invitations

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
OWN = {"sam@example.org"}
SAMPLES = Path(os.environ.get("FOLLOWUP_SAMPLES") or Path(__file__).resolve().parents[2].parent / "shared" / "samples")

BASE = {
    "UID": "nimbus-1@example.com",
    "SEQUENCE": "0",
    "DTSTAMP": "20261110T080000Z",
    "DTSTART;TZID=Europe/Berlin": "20261119T150000",
    "DTEND;TZID=Europe/Berlin": "20261119T160000",
    "SUMMARY": "Final round - Data Engineer at Nimbus",
    "ORGANIZER;CN=Cora Bell": "mailto:cora.bell@nimbus.example",
    "ATTENDEE;CN=Sam Winter;PARTSTAT=NEEDS-ACTION": "mailto:Sam@example.org",
    "ATTENDEE;CN=Ana Ruiz": "mailto:ana.ruiz@nimbus.example",
    'ATTENDEE;CN="Lind, Bo"': "mailto:bo.lind@nimbus.example",
    "LOCATION": "https://zoom.us/j/123?pwd=abc",
}


def vevent(*more: str, without: str = "", **changed: str) -> str:
    """Return the base event, with lines replaced by property name, left out or added."""
    lines = []
    for head, value in BASE.items():
        name = head.partition(";")[0]
        if name not in without.split() and name not in changed:
            lines.append(f"{head}:{value}")
    lines += [f"{name}{'' if value[0] in ';:' else ':'}{value}" for name, value in changed.items() if value]
    return "\r\n".join(["BEGIN:VEVENT", *lines, *more, "END:VEVENT"])


def ics(*parts: str, method: str = "REQUEST", head: str = "") -> bytes:
    """Return a calendar file with these components."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tests//EN", *([f"METHOD:{method}"] if method else [])]
    return "\r\n".join([*lines, *([head] if head else []), *parts, "END:VCALENDAR", ""]).encode()


def read(*parts: str, method: str = "REQUEST", head: str = "", name: str = "invite.ics") -> list[Invitation]:
    """Return the invitations of a file with these components."""
    return read_invitations(ics(*parts, method=method, head=head), name, own_addresses=OWN)


def one(*more: str, method: str = "REQUEST", head: str = "", without: str = "", **changed: str) -> Invitation:
    """Return the invitation of a file with one event."""
    (invitation,) = read(vevent(*more, without=without, **changed), method=method, head=head)
    return invitation


RULES = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


START = datetime(2026, 11, 19, 14, tzinfo=UTC)


def book_with(*records: Record) -> Book:
    book = Book()
    builder = ChangeBuilder(book)
    for record in records:
        builder.add(record)
    apply(book, builder.done("Add"))
    return book


def take(book: Book, *invitations: Invitation, **flags: str) -> list[str]:
    """Import into the book, with guesses for what the flags do not answer, and return the sentences."""
    work = Import(invitations, now=NOW, zone=BERLIN, flags=flags)
    plan = work.plan(book)
    apply(book, plan.change)
    return list(plan.sentences)


def interview(book: Book) -> Interview:
    (only,) = book.all(Interview)
    return only


def names(book: Book, of: Interview) -> list[str]:
    return [book.record(Contact, person.contact).name for person in of.interviewers]


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def people(invitation: Invitation) -> list[tuple[str, str]]:
    return [(person.name, person.email) for person in invitation.people]
