"""One book for the whole corpus: the processes and people that its notes are about."""

from __future__ import annotations

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from tests.domain.build import at, book_of
from tui.domain.book import Book
from tui.domain.models import Contact, Event, Interview, Interviewer, Note, Position, Record
from tui.domain.settings import Policy, Profile

BERLIN = ZoneInfo("Europe/Berlin")
PROFILE = Profile(name="Kim Lee", emails=("kim@mail.example",), phone="+1 555 0100")
POLICY = Policy(timezone="America/New_York")


class Good(msgspec.Struct, frozen=True):
    """A note that deserves no finding above `info`.

    In `text`, `{t|...}` marks what a mutation may take out: thanks (t), the conversation (c), the fit (f), the interest (i),
    the ask (a), the one statement (s), where you met (m), what it gives them (b).
    """

    name: str
    kind: str
    contact: int
    interview: int | None
    now: str
    subject: str
    text: str
    channel: str = "email"
    position: int | None = None


def _met(
    number: int, position: int, start: str, talks: dict[int, str], zone: str = "America/New_York", **fields: Any
) -> Interview:
    people = tuple(Interviewer(contact=person, talked_about=talk) for person, talk in talks.items())
    return Interview(
        id=number, position=position, starts_at=at(start, ZoneInfo(zone)), timezone=zone, interviewers=people, **fields
    )


CONTACTS: list[Record] = [
    Contact(id=1, name="Ana Ruiz", company="Nimbus Freight", role="Head of Data"),
    Contact(id=2, name="Tom Okafor", company="Nimbus Freight"),
    Contact(id=3, name="Mei Tanaka", company="Nimbus Freight"),
    Contact(id=4, name="Ravi Shah", company="Vega Optics", address="12 Prism Way\nRochester"),
    Contact(id=5, name="Lena Brandt", company="Larkspur Health", language="de"),
    Contact(id=6, name="Jonas Weber", company="Larkspur Health", language="de"),
    Contact(id=7, name="Sabine Kroll", company="Tannhof Maschinenbau", language="de"),
    Contact(id=8, name="Grace Kim", met="the data meet-up in May"),
    Contact(id=9, name="Felix Stone", company="Stone & Byrne", role="Recruiter"),
    Contact(id=10, name="Nora Lindqvist", company="Solstice Energy"),
    Contact(id=11, name="Karl Meier", met="auf der Hannover Messe", language="de"),
    Contact(id=12, name="Priya Nair", company="Tideline", via=9),
    Contact(id=13, name="Hugo Martin", company="Quill & Co"),
    Contact(id=14, name="Jutta Stein", company="Bergfeld AG", language="de"),
    Contact(id=15, name="Omar Haddad", company="Harbor Analytics"),
    Contact(id=16, name="Elif Demir", company="Northgate Rail"),
]
POSITIONS: list[Record] = [
    Position(id=1, title="Data Engineer", company="Nimbus Freight"),
    Position(id=2, title="Platform Engineer", company="Vega Optics", main_contact=4),
    Position(id=3, title="Backend-Entwicklerin (m/w/d)", company="Larkspur Health"),
    Position(id=4, title="Projektleiter", company="Tannhof Maschinenbau"),
    Position(id=5, title="Senior Developer", company="Solstice Energy"),
    Position(id=6, title="Analytics Lead", company="Tideline"),
    Position(id=7, title="Tools Developer", company="Quill & Co"),
    Position(id=8, title="Controllerin", company="Bergfeld AG"),
    Position(id=9, title="Consultant", company="Harbor Analytics"),
    Position(id=10, title="Systems Engineer", company="Northgate Rail"),
]
INTERVIEWS: list[Record] = [
    _met(1, 1, "2026-11-19 14:00", {1: "what she looks for in the first ninety days", 2: "their move from nightly batches to streaming",
         3: "how dispatchers read the delay forecasts"},
         fit="I built the same kind of pipeline for a port operator, from the first sensor to the forecast."),
    _met(2, 2, "2026-11-23 10:00", {4: "how they test firmware on real lenses"}, fit="Hardware in the loop is what I did for three years."),
    _met(3, 3, "2026-11-17 15:00", {5: "ihr Plan für eine gemeinsame Patientenakte", 6: "Pair Programming und Übergaben"}, zone="Europe/Berlin",
         fit="Ich habe zwei Jahre lang Schnittstellen für Kliniken gebaut."),
    _met(4, 4, "2026-11-10 09:00", {7: "die Inbetriebnahme in Polen"}, zone="Europe/Berlin", fit="sechs Anlagen, die ich in Betrieb genommen habe"),
    _met(5, 5, "2026-11-05 15:00", {10: "grid forecasts in winter"}, decision_by=date(2026, 11, 18), timeline_asked="yes"),
    _met(6, 6, "2026-11-18 11:00", {12: "why churn is measured by the week"}),
    _met(7, 7, "2026-11-09 12:30", {13: "why the archive search still runs on his machine"}),
    _met(8, 8, "2026-11-03 10:00", {14: "der Monatsabschluss in drei Tagen"}, zone="Europe/Berlin", decision_by=date(2026, 11, 13)),
    _met(9, 9, "2026-11-24 09:30", {15: "port calls as a leading indicator"}),
    _met(10, 10, "2026-11-12 13:00", {16: "signals that fail safe"}),
]  # fmt: skip
EVENTS: list[Record] = [
    Event(id=1, at=at("2026-11-05 19:00"), kind="thank_you_sent", position=5, interview=5, contact=10),
    Event(id=2, at=at("2026-12-01 09:00"), kind="offer_received", position=2, contact=4, respond_by=date(2026, 12, 11)),
    Event(id=3, at=at("2026-11-30 09:00"), kind="offer_received", position=4, contact=7, respond_by=date(2026, 12, 9)),
    Event(id=4, at=at("2026-11-30 15:00"), kind="offer_received", position=9, contact=15, respond_by=date(2026, 12, 14)),
]


def world(*more: Record) -> Book:
    """The book, with further events or notes."""
    return book_of(*CONTACTS, *POSITIONS, *INTERVIEWS, *EVENTS, *more)


def sent(number: int, text: str, contact: int, interview: int, position: int) -> Note:
    """A thank-you that lies in the book."""
    return Note(
        id=number, kind="thank_you", interview=interview, position=position, contact=contact, body=text, channel="email"
    )
