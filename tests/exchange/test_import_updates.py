"""Later versions of an invitation change its interview, and cancel it."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from tests.domain.build import apply
from tests.exchange.build import BERLIN, NOW, START, interview, names, one, read, take, vevent
from tui.domain.book import Book
from tui.domain.changes import ChangeBuilder
from tui.domain.models import Interview, Position
from tui.exchange.importer import Import


def test_a_change_and_a_cancellation_in_order() -> None:
    book = Book()
    take(book, one())
    moved = one(
        "ATTENDEE;CN=Eve Young:mailto:eve@nimbus.example",
        SEQUENCE="1",
        DTSTART=";TZID=Europe/Berlin:20261120T100000",
        DTEND=";TZID=Europe/Berlin:20261120T113000",
        LOCATION="Main St 1",
    )
    assert take(book, moved) == [
        "Changed: Final round at Nimbus, Fri 10:00; it was Thu 15:00; 90 minutes instead of 60; the place is Main St 1;"
        " it has no link any more; with Eve Young (new)."
    ]
    made = interview(book)
    assert (made.starts_at, made.minutes, made.place) == (datetime(2026, 11, 20, 9, tzinfo=UTC), 90, "Main St 1")
    assert (made.link, made.format) == ("", "onsite")
    assert names(book, made) == ["Ana Ruiz", "Bo Lind", "Eve Young"]
    cancel = one(method="CANCEL", SEQUENCE="2", DTSTAMP="20261112T080000Z", without="DTSTART DTEND")
    assert take(book, cancel) == ["Cancelled: Final round at Nimbus, Fri 10:00."]
    assert interview(book).cancelled
    assert take(book, cancel)[0].endswith("it is already cancelled in the book.")
    assert take(book, moved)[0].endswith("the book has a newer version.")
    again = one(SEQUENCE="3", DTSTAMP="20261113T080000Z")
    assert take(book, again) == [
        "Changed: Final round at Nimbus, Thu 15:00; it was Fri 10:00; 60 minutes instead of 90; it has no place any more;"
        " the link is new; it is no longer cancelled; Eve Young is no longer on the invitation, and stays here."
    ]
    assert not interview(book).cancelled


def test_minor_change_with_same_sequence_counts_by_its_stamp() -> None:
    book = Book()
    take(book, one())
    assert take(book, one(DTSTAMP="20261109T080000Z", LOCATION="Old"))[0].endswith("the book has a newer version.")
    assert "the place is Room 4" in take(book, one(DTSTAMP="20261111T080000Z", LOCATION="Room 4"))[0]


def test_a_cancellation_that_does_not_count_on_goes_by_its_stamp() -> None:
    book = Book()
    take(book, one(SEQUENCE="2"))
    early = one(method="CANCEL", SEQUENCE="1", DTSTAMP="20261109T080000Z")
    assert take(book, early)[0].endswith("it cancels an older version than the book has.")
    take(book, one(method="CANCEL", SEQUENCE="1", DTSTAMP="20261111T080000Z"))
    assert interview(book).cancelled


def test_what_the_user_wrote_since_is_kept() -> None:
    book = Book()
    take(book, one("DESCRIPTION:theirs"))
    made = interview(book)
    builder = ChangeBuilder(book)
    builder.edit(made, msgspec.structs.replace(made, notes="mine", round="Last one", fit="good"))
    apply(book, builder.done("Edit"))
    take(book, one("DESCRIPTION:theirs, newer", SEQUENCE="1", LOCATION="Room 4"))
    now = interview(book)
    assert (now.notes, now.round, now.fit, now.place) == ("mine", "Last one", "good", "Room 4")


def test_a_newer_version_with_nothing_new_is_skipped() -> None:
    book = Book()
    take(book, one())
    work = Import([one(SEQUENCE="1")], now=NOW, zone=BERLIN)
    assert work.plan(book).sentences[0].endswith("nothing in it has changed.")
    (edit,) = work.change(book).edits
    assert edit.after == {"calendar_sequence": 1}


def test_of_several_versions_in_one_import_the_newest_counts() -> None:
    for order in (1, -1):
        book = Book()
        versions = [
            one(),
            one(SEQUENCE="1", LOCATION="Room 4"),
            one(SEQUENCE="1", DTSTAMP="20261111T080000Z", LOCATION="Room 5"),
        ]
        said = take(book, *versions[::order])
        assert interview(book).place == "Room 5"
        assert len([s for s in said if "a newer version is imported with it" in s]) == 2
    book = Book()
    said = take(book, one(), one(method="CANCEL", SEQUENCE="1", DTSTAMP="20261111T080000Z"))
    assert list(book.all(Interview)) == []
    assert said[1].endswith("it cancels an event that is not in the book.")


def test_occurrences_are_interviews_and_series_ends_whole() -> None:
    first = {"RECURRENCE-ID": ";TZID=Europe/Berlin:20261119T150000"}
    second = {"RECURRENCE-ID": "20261126T140000Z", "DTSTART": "20261126T140000Z", "DTEND": "20261126T150000Z"}
    book = Book()
    take(book, *read(vevent(**first), vevent(**second)))
    assert len(list(book.all(Interview))) == 2
    assert len(list(book.all(Position))) == 1
    take(book, one(method="CANCEL", SEQUENCE="1", DTSTAMP="20261112T080000Z", **{"RECURRENCE-ID": "20261126T140000Z"}))
    assert [i.cancelled for i in book.all(Interview)] == [False, True]
    take(book, one(method="CANCEL", SEQUENCE="1", DTSTAMP="20261112T080000Z"))
    assert [i.cancelled for i in book.all(Interview)] == [True, True]


def test_a_cancellation_of_an_interview_already_held_is_skipped() -> None:
    book = Book()
    take(book, one())
    late = one(method="CANCEL", SEQUENCE="2", DTSTAMP="20261119T160000Z", without="DTSTART DTEND")
    held = Import([late], now=START.replace(hour=18), zone=BERLIN).plan(book)
    assert held.change.edits == ()
    (said,) = held.sentences
    assert said.startswith("Skipped: ")
    assert said.endswith("it cancels an interview whose time has passed; to cancel it anyway, press X in the app.")
