"""A repeated meeting is one interview: its next occurrence, which its own versions move and cancel."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.exchange.build import BERLIN, NOW, interview, one, read, take, vevent
from tui.domain.book import Book
from tui.domain.models import Interview
from tui.exchange.importer import Import
from tui.exchange.invitation import Invitation

WEEKLY = "RRULE:FREQ=WEEKLY"
SLOT = {"RECURRENCE-ID": ";TZID=Europe/Berlin:20261119T150000"}


def starts(book: Book) -> list[str]:
    return [f"{made.starts_at:%Y-%m-%d %H:%M}" for made in book.all(Interview) if not made.cancelled]


def series(*more: str, **changed: str) -> Invitation:
    return one(WEEKLY, *more, **changed)


def test_first_occurrence_that_moves_is_the_same_interview() -> None:
    book = Book()
    take(book, series())
    said = take(book, one(**SLOT, DTSTART=";TZID=Europe/Berlin:20261119T170000", DTEND="", SEQUENCE="1"))
    assert said == ["Changed: Final round at Nimbus, Thu 17:00; it was Thu 15:00."]
    assert starts(book) == ["2026-11-19 16:00"]


def test_first_occurrence_that_is_cancelled_is_found() -> None:
    book = Book()
    take(book, series())
    assert take(book, one(**SLOT, method="CANCEL", SEQUENCE="1")) == ["Cancelled: Final round at Nimbus, Thu 15:00."]


def test_cancelled_series_cancels_every_interview_made_of_it() -> None:
    book = Book()
    take(book, series())
    take(book, one(**{"RECURRENCE-ID": ";TZID=Europe/Berlin:20261126T150000"}, DTSTART="20261126T150000Z", DTEND=""))
    take(book, one(method="CANCEL", SEQUENCE="3"))
    assert starts(book) == []


@pytest.mark.parametrize("order", [slice(None), slice(None, None, -1)], ids=["master first", "override first"])
def test_override_in_the_same_file_stands_for_its_occurrence(order: slice) -> None:
    book = Book()
    events = [vevent(WEEKLY), vevent(**SLOT, DTSTART=";TZID=Europe/Berlin:20261119T170000", DTEND="")]
    take(book, *read(*events[order]))
    assert starts(book) == ["2026-11-19 16:00"]


def test_cancelled_override_leaves_the_one_after_it() -> None:
    book = Book()
    take(book, *read(vevent(WEEKLY), vevent("STATUS:CANCELLED", **SLOT)))
    assert starts(book) == ["2026-11-26 14:00"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["EXDATE;TZID=Europe/Berlin:20261119T150000"], "2026-11-26 14:00"),
        (["EXDATE:20261119T140000Z,20261126T140000Z"], "2026-12-03 14:00"),
        (["EXDATE;VALUE=DATE:20261119"], "2026-11-26 14:00"),
    ],
)
def test_excluded_occurrence_is_never_taken(lines: list[str], expected: str) -> None:
    book = Book()
    take(book, series(*lines))
    assert starts(book) == [expected]


@pytest.mark.parametrize(
    ("rule", "start", "expected"),
    [
        ("FREQ=WEEKLY", "20240905T150000", "2026-11-19 14:00"),
        ("FREQ=WEEKLY", "20240704T150000", "2026-11-19 14:00"),  # its wall clock stays over the change of clocks
        ("FREQ=DAILY;COUNT=900", "20240905T150000", "2026-11-16 14:00"),
        ("FREQ=WEEKLY;BYDAY=MO,WE", "20240905T150000", "2026-11-16 14:00"),
        ("FREQ=MONTHLY;BYDAY=3TH", "20240905T150000", "2026-11-19 14:00"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "20240905T150000", "2026-11-30 14:00"),
        ("FREQ=YEARLY", "20241118T150000", "2026-11-18 14:00"),
    ],
)
def test_series_begun_long_ago_is_taken_at_its_next_occurrence(rule: str, start: str, expected: str) -> None:
    book = Book()
    said = take(book, one(f"RRULE:{rule}", DTSTART=f";TZID=Europe/Berlin:{start}", DTEND=""))
    assert starts(book) == [expected]
    assert "Final round at Nimbus repeats in the calendar; only its next occurrence is imported." in said


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=SECONDLY",
        "FREQ=WEEKLY;BYSETPOS=9;BYDAY=MO",
        "nonsense",
        "FREQ=WEEKLY;BYDAY=XX",
    ],
)
def test_rule_that_is_not_followed_leaves_the_first_start(rule: str) -> None:
    book = Book()
    take(book, one(f"RRULE:{rule}"))
    assert starts(book) == ["2026-11-19 14:00"]


def test_series_without_an_occurrence_left_is_told() -> None:
    said = take(Book(), one("RRULE:FREQ=WEEKLY;COUNT=1", "EXDATE:20261119T140000Z"))
    assert said[0].endswith("none of its occurrences is left.")


def test_series_whose_time_changes_moves_the_interview_ahead() -> None:
    book = Book()
    take(book, series())
    said = take(
        book, series(DTSTART=";TZID=Europe/Berlin:20261119T163000", DTEND="", SEQUENCE="1", DTSTAMP="20261112T080000Z")
    )
    assert "it was Thu 15:00" in said[0]
    assert starts(book) == ["2026-11-19 15:30"]


def test_series_imported_again_a_week_later_adds_the_next_one() -> None:
    book = Book()
    take(book, series())
    work = Import([series()], now=NOW + timedelta(days=7), zone=BERLIN)
    assert work.plan(book).sentences[0].startswith("New: Final round at Nimbus (Data Engineer), Thu 15:00")


def test_event_that_the_book_knows_by_an_older_key_is_found() -> None:
    book = Book()
    take(book, series())
    old = interview(book)
    document = book.docs["interviews"][old.id]
    document.pop("invited")
    document["calendar_uid"] = "nimbus-1@example.com#20261119T140000Z"
    book = Book(book.docs)
    take(book, one(**SLOT, DTSTART=";TZID=Europe/Berlin:20261119T170000", DTEND="", SEQUENCE="1"))
    assert starts(book) == ["2026-11-19 16:00"]
    assert interview(book).calendar_uid == "nimbus-1@example.com"


def test_meeting_held_long_ago_is_asked_about() -> None:
    old = one(DTSTART="20260901T140000Z", DTEND="")
    assert take(Book(), old)[0].endswith("it was on Tue 1 Sep 16:00, more than 28 days ago.")
    work = Import([old, one(UID="2", DTSTART="20260902T140000Z", DTEND="")], now=NOW, zone=BERLIN)
    (question,) = [question for question in work.plan(Book()).questions if question.name == "old"]
    assert (question.about, question.prompt) == ("Meetings more than 28 days ago", "Import these, too?")
    alone = next(q for q in Import([old], now=NOW, zone=BERLIN).plan(Book()).questions if q.name == "old")
    assert alone.prompt == "It was on Tue 1 Sep, more than 28 days ago. Import it all the same?"
    work.answer(Book(), question, "yes")
    assert work.plan(Book()).sentences[0].startswith("New: ")
    assert datetime(2026, 9, 1, 14, tzinfo=UTC) < NOW
