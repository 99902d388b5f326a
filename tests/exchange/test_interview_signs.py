"""Of a whole calendar only what speaks of an interview is imported unless the user wants more; of a few files everything is."""

from __future__ import annotations

import pytest

from tests.domain.build import apply
from tests.exchange.build import BERLIN, NOW, book_with, one, read, vevent
from tui.domain.book import Book
from tui.domain.models import Contact, Interview, Position
from tui.exchange.importer import Import
from tui.exchange.interview_signs import is_likely

TITLES = ("Lunch", "Dentist", "Team weekly", "Interview at Nimbus", "Doctor appointment")


def events(*titles: str) -> list[str]:
    """Return an event for each title, with nobody invited."""
    said = [
        {"UID": title, "DTSTART": f"202612{n:02}T100000Z", "DTEND": "", "LOCATION": ""} for n, title in enumerate(titles, 1)
    ]
    return [vevent(without="ATTENDEE ORGANIZER", SUMMARY=each["UID"], **each) for each in said]


@pytest.mark.parametrize(
    ("more", "said", "likely"),
    [
        ((), {"SUMMARY": "Lunch"}, False),
        ((), {"SUMMARY": "Data Engineer - Nimbus"}, True),
        ((), {"SUMMARY": "Vorstellungsgespräch"}, True),
        (("DESCRIPTION:Your interview is confirmed",), {"SUMMARY": "Ana / Sam"}, True),
        (("ORGANIZER:mailto:no-reply@greenhouse.io",), {"SUMMARY": "Ana / Sam"}, True),
        (("ORGANIZER:mailto:family@group.calendar.google.com",), {"SUMMARY": "Ana / Sam"}, False),
    ],
)
def test_meeting_speaks_of_an_interview(more: tuple[str, ...], said: dict[str, str], likely: bool) -> None:
    assert is_likely(one(*more, without="ORGANIZER", **said)) == likely


def test_private_meetings_of_a_calendar_are_left_out() -> None:
    work = Import(read(*events(*TITLES), method="PUBLISH"), now=NOW, zone=BERLIN)
    plan = work.plan(Book())
    assert [row.what for row in plan.rows if row.is_certain] == ["Interview at Nimbus"]
    left = [row for row in plan.rows if row.offered]
    assert [row.what for row in left] == ["Lunch", "Dentist", "Team weekly", "Doctor appointment"]
    assert all(row.possible and not row.is_folded and "mentions no interview, no company" in row.why for row in left)
    work.chosen = {left[0].number: True}
    book = Book()
    apply(book, work.change(book))
    assert len(list(book.all(Interview))) == 2


@pytest.mark.parametrize(("titles", "method"), [(TITLES[:3], "PUBLISH"), (TITLES, "REQUEST")])
def test_few_events_and_invitations_are_all_imported(titles: tuple[str, ...], method: str) -> None:
    plan = Import(read(*events(*titles), method=method), now=NOW, zone=BERLIN).plan(Book())
    assert {row.status for row in plan.rows} == {"new"}


def test_company_and_person_of_the_book_are_signs() -> None:
    book = book_with(Position(title="Engineer", company="Vega"), Contact(name="Ana Ruiz", emails=("ana@home.example",)))
    ana = vevent("ATTENDEE:mailto:ana@home.example", without="ATTENDEE ORGANIZER", SUMMARY="Coffee", UID="1")
    vega = vevent(without="ATTENDEE ORGANIZER", SUMMARY="Call Vega", UID="2")
    plan = Import(read(ana, vega, *events("Lunch", "Dentist"), method="PUBLISH"), now=NOW, zone=BERLIN).plan(book)
    assert [row.status for row in plan.rows] == ["new", "new", "skipped", "skipped"]
