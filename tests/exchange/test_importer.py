"""Invitations become interviews, with position and people, and only once."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.build import apply
from tests.exchange.build import BERLIN, NOW, START, book_with, interview, names, one, take
from tui.domain.book import Book
from tui.domain.changes import Change
from tui.domain.models import Contact, Event, Interview, Interviewer, Position
from tui.exchange.importer import Import


def test_a_new_invitation_makes_position_contacts_and_interview() -> None:
    book = Book()
    said = take(book, one("DESCRIPTION:Bring a laptop."))
    assert said == [
        "New: Final round at Nimbus (new position Data Engineer), Thu 15:00, with Ana Ruiz (new) and Bo Lind (new)."
    ]
    (position,) = book.all(Position)
    made = interview(book)
    assert (position.title, position.company) == ("Data Engineer", "Nimbus")
    assert book.record(Contact, position.main_contact or 0).name == "Cora Bell"
    assert (made.position, made.round, made.starts_at, made.minutes) == (position.id, "Final round", START, 60)
    assert (made.timezone, made.link, made.format) == ("Europe/Berlin", "https://zoom.us/j/123?pwd=abc", "video")
    assert (made.notes, made.calendar_uid, made.created_at) == ("Bring a laptop.", "nimbus-1@example.com", NOW)
    assert names(book, made) == ["Ana Ruiz", "Bo Lind"]
    assert [(c.name, c.emails, c.company) for c in book.all(Contact)] == [
        ("Ana Ruiz", ("ana.ruiz@nimbus.example",), "Nimbus"),
        ("Bo Lind", ("bo.lind@nimbus.example",), "Nimbus"),
        ("Cora Bell", ("cora.bell@nimbus.example",), "Nimbus"),
    ]


def test_same_file_thrice_makes_no_copies_and_undo_works() -> None:
    book = Book()
    work = Import([one()], now=NOW, zone=BERLIN)
    change = work.change(book)
    apply(book, change)
    docs = msgspec.json.encode({table: dict(docs.items()) for table, docs in book.docs.items()})
    for _ in range(2):
        again = work.plan(book)
        assert again.change.edits == ()
        assert again.questions == ()
        assert again.sentences == ("Skipped: Final round - Data Engineer at Nimbus (invite.ics): it is already in the book.",)
    assert msgspec.json.encode({table: dict(docs.items()) for table, docs in book.docs.items()}) == docs
    apply(book, change.inverse("Undone"))
    assert not any(book.docs.values())


def test_an_interview_entered_by_hand_is_joined() -> None:
    book = book_with(
        Contact(name="Ana Ruiz", company="Nimbus"),
        Position(title="Data Engineer", company="Nimbus"),
        Interview(
            position=1, round="Last", starts_at=START, timezone="Europe/Berlin", interviewers=(Interviewer(contact=1),)
        ),
    )
    assert take(book, one()) == [
        "Matched to the interview at the same time: Last at Nimbus, Thu 15:00; the link is new; with Bo Lind (new)."
    ]
    made = interview(book)
    assert (made.round, made.calendar_uid) == ("Last", "nimbus-1@example.com")
    assert names(book, made) == ["Ana Ruiz", "Bo Lind"]


def test_interview_entered_by_hand_is_joined_once() -> None:
    book = book_with(Interview(starts_at=START, timezone="Mars/Olympus"))
    said = take(book, one(DTSTART=":20261119T150000", DTEND=""), one(UID="2"))
    assert [interview.calendar_uid for interview in book.all(Interview)] == ["nimbus-1@example.com", "2"]
    assert said[0].startswith("Matched")
    moved = one(DTSTART=":20261119T160000", DTEND="", SEQUENCE="1")
    assert "Thu 16:00; it was Thu 15:00" in take(book, moved)[0]


def test_people_are_known_by_address_then_by_name_at_the_company() -> None:
    book = book_with(
        Contact(name="A. Ruiz", company="Elsewhere", emails=("Ana.Ruiz@Nimbus.example",)),
        Contact(name="bo lind", company="Nimbus", emails=("bo@home.example",)),
        Contact(name="Cora Bell", company="Another", emails=("cora@another.example",)),
    )
    said = take(book, one(), company="Nimbus")
    assert "with Ana Ruiz and Bo Lind." in said[0]
    assert [c.name for c in book.all(Contact)] == ["A. Ruiz", "bo lind", "Cora Bell", "Cora Bell"]
    assert book.record(Contact, 2).emails == ("bo@home.example", "bo.lind@nimbus.example")


def test_a_position_in_the_book_is_used() -> None:
    book = book_with(Position(title="Data Engineer", company="nimbus"), Position(title="Designer", company="Nimbus"))
    take(book, one())
    assert (interview(book).position, len(list(book.all(Position)))) == (1, 2)


def test_interview_added_to_closed_process_logs_next_round() -> None:
    book = book_with(
        Position(title="Data Engineer", company="Nimbus"),
        Event(kind="rejected", at=datetime(2026, 11, 1, tzinfo=UTC), position=1),
    )
    take(book, one())
    assert [event.kind for event in book.all(Event)] == ["rejected", "next_round"]


def test_a_title_is_not_handed_on_to_another_meeting() -> None:
    book = Book()
    loop = [
        one(SUMMARY="Technical interview (Data Engineer)", UID="1", DTSTART="20261119T090000Z", DTEND=""),
        one(SUMMARY="Panel interview", UID="2", DTSTART="20261119T100000Z", DTEND=""),
    ]
    take(book, *loop)
    assert [position.title for position in book.all(Position)] == ["Data Engineer"]
    book = Book()
    take(book, one(SUMMARY="Sync", UID="1"), one(SUMMARY="Daily", UID="2", DTSTART="20261119T100000Z", DTEND=""))
    assert [position.title for position in book.all(Position)] == ["Sync", "Daily"]


HOSTILE = st.one_of(st.text(max_size=40), st.sampled_from(["[/", "[red]x", "\x1b[31m", "\u202eevil", "\0", "x" * 10_000]))


@pytest.mark.slow
@given(summary=HOSTILE, place=HOSTILE, name=HOSTILE, uid=HOSTILE)
def test_any_text_goes_in_once_and_is_said_harmlessly(summary: str, place: str, name: str, uid: str) -> None:
    invitation = msgspec.structs.replace(one(), summary=summary, place=place, uid=uid or "1")
    person = msgspec.structs.replace(invitation.people[0], name=name or "Ana")
    invitation = msgspec.structs.replace(invitation, people=(person,))
    book = Book()
    said = take(book, invitation)
    assert all("\x1b" not in s and "\u202e" not in s and "\n" not in s and len(s) < 1000 for s in said)
    assert take(book, invitation)[0].startswith("Skipped")


def test_a_change_is_one_act() -> None:
    work = Import([one(), one(UID="2", DTSTART="20261120T090000Z", DTEND="")], now=NOW, zone=BERLIN)
    change = work.change(Book())
    assert isinstance(change, Change)
    assert change.sentence == "2 invitations imported"
    book = Book()
    apply(book, change)
    newer = {"SEQUENCE": "1", "DTSTAMP": "20261112T080000Z"}
    off = [one(method="CANCEL", **newer), one(UID="2", DTSTART="20261120T090000Z", DTEND="", method="CANCEL", **newer)]
    assert Import(off, now=NOW, zone=BERLIN).change(book).sentence == "2 interviews cancelled"
    mixed = Import([off[0], one(UID="3", DTSTART="20261121T090000Z", DTEND="")], now=NOW, zone=BERLIN)
    assert mixed.change(book).sentence == "2 invitations imported: 1 new, 1 cancelled"
    assert Import([one()], now=NOW, zone=BERLIN).change(Book()).sentence == "Final round at Nimbus imported"
