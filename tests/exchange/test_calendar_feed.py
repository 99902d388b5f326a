"""The calendar feed: what is in it, that strict readers take it, and that importing it again changes nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from icalendar import Calendar

from tests.domain.build import NEW_YORK, NIMBUS, POLICY, apply, at, book_of, contact, event, interview
from tests.domain.living import program_policy
from tests.domain.oracle.lives import life
from tests.exchange.build import read as read_file
from tests.exchange.build import vevent
from tests.ui.conftest import adding
from tui.domain.agenda import Agenda
from tui.domain.book import Book
from tui.domain.models import Contact, Interview, Interviewer, Record
from tui.domain.zones import zone_of
from tui.exchange.export.calendar_feed import action_items, calendar_text, interview_items
from tui.exchange.export.calendar_zones import tzid_of, vtimezone
from tui.exchange.importer import Import
from tui.exchange.invitation import read_invitations

NOW = at("2026-11-19 16:00")


def feed_of(book: Book, now: datetime = NOW, **options: bool) -> str:
    """Return the feed of a book."""
    events = interview_items(book, now, NEW_YORK, **options)
    return calendar_text([*events, *action_items(Agenda(book, POLICY), now, NEW_YORK)])


def components(text: str, kind: str) -> list[Any]:
    """Return the components of a kind, as icalendar reads them; a property that it cannot read fails the test."""
    calendar = Calendar.from_ical(text)
    assert isinstance(calendar, Calendar)
    assert [error for part in calendar.walk() for error in part.errors] == []
    return list(calendar.walk(kind))


def only_event(record: Interview, *others: Record, with_notes: bool = False) -> Any:
    (found,) = components(feed_of(book_of(NIMBUS, contact(1, role="CTO"), record, *others), with_notes=with_notes), "VEVENT")
    return found


def imported(book: Book, text: str, now: datetime = NOW, zone: ZoneInfo = NEW_YORK) -> tuple[list[str], int]:
    """Return the sentences and the number of edits of importing a calendar into a book."""
    work = Import(read_invitations(text.encode(), "feed.ics", own_addresses=()), now=now, zone=zone)
    plan = work.plan(book)
    return list(plan.sentences), len(plan.change.edits)


def test_interview_is_an_event_with_all_that_is_not_private() -> None:
    record = interview(
        1, "2026-11-20 14:00", uid="panel", round="Panel", format="video", place="Room 4; the big one",
        link="https://meet.example/x", notes="They pay badly", created_at=at("2026-11-01 10:00"),
    )  # fmt: skip
    record = msgspec.structs.replace(record, interviewers=(Interviewer(contact=1, talked_about="His divorce"),))
    found = only_event(record)
    assert found["UID"] == "interview-panel@followup"
    assert found["SUMMARY"] == "Panel - Data Engineer at Nimbus"
    assert (found["LOCATION"], found["URL"], found["STATUS"]) == (
        "Room 4; the big one",
        "https://meet.example/x",
        "CONFIRMED",
    )
    assert found["DTSTART"].dt == record.starts_at
    assert found["DTSTART"].params["TZID"] == "America/New_York"
    assert found["DTEND"].dt == at("2026-11-20 15:00")
    assert found["DTSTAMP"].dt == record.created_at
    assert found["DESCRIPTION"] == "With Ana Ruiz (CTO)\nFormat: video call\nLink: https://meet.example/x"
    assert [alarm["TRIGGER"].dt for alarm in found.walk("VALARM")] == [timedelta(hours=-1)]
    assert "ATTENDEE" not in found
    private = only_event(record, with_notes=True)["DESCRIPTION"]
    assert private == f"{found['DESCRIPTION']}\nNotes: They pay badly\nAna Ruiz talked about: His divorce"


def test_link_is_the_place_if_there_is_no_other() -> None:
    assert only_event(interview(1, "2026-11-20 14:00", link="https://meet.example/x"))["LOCATION"] == "https://meet.example/x"
    odd = only_event(interview(1, "2026-11-20 14:00", link="call me\nEND:VEVENT"))
    assert (odd["LOCATION"], "URL" in odd) == ("call me END:VEVENT", False)


def test_called_off_interview_is_cancelled_and_rings_no_alarm() -> None:
    closed = event(1, "rejected", "2026-11-18 10:00")
    for found in (
        only_event(interview(1, "2026-11-20 14:00", cancelled=True, round="Panel")),
        only_event(interview(1, "2026-11-20 14:00", round="Panel"), closed),
    ):
        assert (found["STATUS"], found["SUMMARY"]) == ("CANCELLED", "Called off: Panel - Data Engineer at Nimbus")
        assert found.walk("VALARM") == []


def test_invited_interview_keeps_the_uid_of_its_invitation() -> None:
    book = Book()
    (invitation,) = read_file(vevent("RECURRENCE-ID:20261119T140000Z", SEQUENCE="2"))
    apply(book, Import([invitation], now=NOW, zone=NEW_YORK).plan(book).change)
    (found,) = components(feed_of(book), "VEVENT")
    assert (found["UID"], found["SEQUENCE"]) == ("nimbus-1@example.com", 2)
    assert found["RECURRENCE-ID"].dt == datetime(2026, 11, 19, 14, tzinfo=UTC)
    assert found["DTSTAMP"].dt == datetime(2026, 11, 10, 8, tzinfo=UTC)
    assert imported(book, feed_of(book))[1] == 0
    assert components(feed_of(book, invited=False), "VEVENT") == []


def test_second_of_two_equal_times_is_written_in_utc() -> None:
    first, second = datetime(2026, 11, 1, 5, 30, tzinfo=UTC), datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    for moment, zone in ((first, "America/New_York"), (second, None)):
        start = only_event(Interview(id=1, position=1, starts_at=moment, timezone="America/New_York"))["DTSTART"]
        assert (start.dt.astimezone(UTC), start.params.get("TZID")) == (moment, zone)


def test_action_is_a_to_do_with_its_due_time_and_an_alarm() -> None:
    book = book_of(NIMBUS, contact(1, uid="ana"), interview(1, "2026-11-19 14:00", uid="panel"))
    thank = next(todo for todo in components(feed_of(book), "VTODO") if "Thank" in todo["SUMMARY"])
    assert thank["UID"] == "thank-you-panel-positions-1-ana@followup"
    assert (thank["SUMMARY"], thank["STATUS"]) == ("Thank Ana Ruiz - Nimbus", "NEEDS-ACTION")
    assert (thank["DTSTART"].dt, thank["DUE"].dt) == (at("2026-11-19 15:00"), at("2026-11-20 15:00"))
    (alarm,) = thank.walk("VALARM")
    assert (alarm["TRIGGER"].dt, alarm["TRIGGER"].params["RELATED"]) == (timedelta(hours=-6), "END")


def test_every_open_action_is_a_to_do_and_else_the_next_one() -> None:
    people = [contact(1), contact(2, "Bo Lind"), contact(3, "Cora Bell")]
    book = book_of(NIMBUS, *people, interview(1, "2026-11-19 14:00", (1, 2, 3)))
    thanks = {f"Thank {person.name} - Nimbus" for person in people}
    assert {todo["SUMMARY"] for todo in components(feed_of(book), "VTODO")} == thanks
    later = components(feed_of(book_of(NIMBUS, contact(1), interview(1, "2026-11-30 14:00"))), "VTODO")
    assert [(todo["SUMMARY"], todo["DTSTART"].dt) for todo in later] == [("Prepare - Nimbus", at("2026-11-28 14:00"))]


def test_feed_stays_the_same_while_nothing_changes() -> None:
    book = book_of(NIMBUS, contact(1), interview(1, "2026-11-19 14:00"))
    text = feed_of(book)
    assert feed_of(book, NOW + timedelta(hours=3)) == text
    assert feed_of(book, NOW + timedelta(days=10)) != text


@pytest.mark.parametrize("seed", range(6))
def test_random_book_is_read_strictly_and_imported_as_the_same(seed: int) -> None:
    policy, now = program_policy(seed), datetime(2026, 11, 25, 9, tzinfo=UTC)
    agenda, zone = Agenda(Book(life(seed)), policy), zone_of(policy.timezone)
    text = calendar_text([*interview_items(agenda.book, now, zone), *action_items(agenda, now, zone)])
    starts = [found["DTSTART"].dt for found in components(text, "VEVENT")]
    assert starts == [one.starts_at for one in sorted(agenda.book.all(Interview), key=lambda one: (one.starts_at, one.id))]
    uids = [part["UID"] for kind in ("VEVENT", "VTODO") for part in components(text, kind)]
    assert len(uids) == len(set(uids))
    assert all(len(line) <= 75 for line in text.encode().split(b"\r\n"))
    sentences, edits = imported(agenda.book, text, now, zone) if starts else ([], 0)
    assert (len(sentences), edits) == (len(starts), 0)
    assert all(sentence.endswith("it is already in the book.") for sentence in sentences)


def test_feed_of_another_day_is_asked_about() -> None:
    text = feed_of(book_of(NIMBUS, contact(1), interview(1, "2026-11-20 14:00", uid="panel", place="Room 4")))
    book = book_of(NIMBUS, contact(1), interview(1, "2026-11-23 10:00", uid="panel", place="Room 4"))
    said = "Skipped: Interview - Data Engineer at Nimbus (feed.ics): it was exported, and differs from the book now."
    assert imported(book, text) == ([said], 0)
    work = Import(read_invitations(text.encode(), "feed.ics", own_addresses=()), now=NOW, zone=NEW_YORK)
    work.answer(book, work.plan(book).questions[0], "yes")
    apply(book, work.change(book))
    (record,) = book.all(Interview)
    assert (record.starts_at, record.notes, record.place) == (at("2026-11-20 14:00"), "", "Room 4")
    assert imported(book, feed_of(book))[1] == 0


def test_event_that_another_program_has_moved_is_asked_about() -> None:
    book = book_of(NIMBUS, contact(1), interview(1, "2026-11-20 14:00", uid="panel"))
    text = feed_of(book).replace("-//followup//EN", "-//PIMUTILS.ORG//NONSGML khal//EN")
    assert imported(book, text)[1] == 0
    moved = text.replace("20261120T14", "20261120T16").replace("20261120T15", "20261120T17")
    assert imported(book, moved)[1] == 0
    work = Import(read_invitations(moved.encode(), "feed.ics", own_addresses=()), now=NOW, zone=NEW_YORK)
    (question,) = work.plan(book).questions
    assert question.prompt == "It was exported, and differs from Interview at Nimbus now. Use it anyway?"
    work.answer(book, question, "yes")
    apply(book, work.change(book))
    (record,) = book.all(Interview)
    assert (record.starts_at, record.notes) == (at("2026-11-20 16:00"), "")


def test_text_stays_in_its_property_and_folds_between_characters() -> None:
    evil = "a\r\nATTENDEE:mailto:x@y.example\x00\x1b[31m\u202e, ; \\ " + "日本語é" * 40
    person = Contact(id=1, name=evil, role=evil, emails=("a@b.example",))
    book = book_of(msgspec.structs.replace(NIMBUS, title=evil, company=evil, url=evil), person)
    record = interview(1, "2026-11-19 14:00", round=evil, place=evil, link=evil)
    apply(book, adding(record)(book))
    text = feed_of(book, with_notes=True)
    (found,) = components(text, "VEVENT")
    assert "ATTENDEE" not in found
    assert "日本語é" * 40 in found["SUMMARY"]
    assert not set(text.replace("\r\n", "")) & {*map(chr, range(32)), "\u202e"}
    for line in text.encode().split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


@pytest.mark.parametrize(
    "name", ["America/New_York", "Europe/Dublin", "Africa/Casablanca", "Australia/Lord_Howe", "Asia/Kolkata", "-02:30"]
)
def test_zone_is_described_to_the_minute(name: str) -> None:
    zone = zone_of(name)
    described = vtimezone(zone, range(2025, 2028)).to_tz(lookup_tzid=False)
    moments = [datetime(2025, 1, 1, tzinfo=UTC) + timedelta(hours=step) for step in range(24 * 365 * 3)]
    clocks = [moment.astimezone(zone) for moment in moments]
    changes = [place for place in range(1, len(clocks)) if clocks[place].utcoffset() != clocks[place - 1].utcoffset()]
    near = {place + step for place in changes for step in range(-3, 3)} | {*range(0, len(clocks), 500)}
    for local in (clocks[place] for place in near if not clocks[place].fold):
        assert local.replace(tzinfo=described).utcoffset() == local.utcoffset(), local
    assert tzid_of(zone) == ("UTC-0230" if name == "-02:30" else name)
