"""Which note is due, and whom it goes to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.domain.build import NIMBUS, POLICY, apply, at, book_of, contact, event, interview, thanked
from tui.domain.agenda import Agenda
from tui.domain.models import Contact, Event, Interview, Note, Position, Record
from tui.domain.notes import (
    asker_of,
    kind_offered_first,
    last_sent,
    log_own,
    mark_sent,
    note_due,
    reader_of,
    sent_once,
    to_line,
)
from tui.domain.operations import Refused


@pytest.mark.parametrize(
    ("main_contact", "people", "reader"),
    [
        (3, [contact(1), contact(2), contact(3)], 3),
        (None, [contact(1), contact(2)], 1),
        (None, [contact(1, reachable=False), contact(2)], 2),
        (None, [contact(1, reachable=False, via=3), contact(2), contact(3)], 3),
        (None, [contact(1, via=3), contact(2), contact(3)], 1),
        (None, [contact(1, reachable=False), contact(2, reachable=False)], 1),
        (None, [], 1),
    ],
    ids=["main contact", "first interviewer", "one with an address", "who would relay", "not who need not", "none", "nobody known"],
)  # fmt: skip
def test_note_about_a_process_goes_to_whom_it_can_reach(main_contact: int | None, people: list[Contact], reader: int) -> None:
    position = Position(id=1, title="Data Engineer", company="Nimbus", main_contact=main_contact)
    book = book_of(position, interview(1, "2026-11-19 14:00", people=(1, 2)), *people)
    assert reader_of(book, 1, book.record(Interview, 1)) == reader


def test_to_line_has_the_address_or_the_profile() -> None:
    links = ("https://ana.example", " https://www.linkedin.com/in/ana ")
    book = book_of(contact(1, links=links), contact(2, "Bo Lind", reachable=False))
    lines = [to_line(book, person, channel) for person in (1, 2) for channel in ("email", "linkedin", "letter")]
    assert lines[:3] == ["Ana Ruiz <p1@nimbus.example>", "Ana Ruiz  https://www.linkedin.com/in/ana", "Ana Ruiz"]
    assert lines[3:] == ["Bo Lind"] * 3


def test_note_about_nothing_goes_to_nobody() -> None:
    assert reader_of(book_of(), None, None) is None


LUNA = Position(id=2, title="Analyst", company="Luna")
HELD: list[Record] = [NIMBUS, contact(1), interview(1, "2026-11-19 14:00"), thanked(1, "2026-11-19 18:00")]
ASKED = [*HELD, event(2, "asked", "2026-11-23 10:00", text="two references")]
ELSEWHERE = [*HELD, LUNA, event(9, "offer_received", "2026-11-23 09:00", position=2, respond_by=date(2026, 12, 4))]
CALLED_OFF: list[Record] = [
    NIMBUS, contact(1), interview(1, "2026-11-25 14:00", debriefed=False, cancelled=True), event(2, "called_off", "2026-11-23 10:00"),
]  # fmt: skip
NOW = at("2026-11-23 12:00")


@pytest.mark.parametrize(
    ("records", "kind", "logged", "next_action"),
    [
        (ASKED, "answer", "done", "inquiry"),
        (CALLED_OFF, "reschedule", "note_sent", "inquiry"),
        (ELSEWHERE, "ask_others", "inquiry_sent", "let_go"),
    ],
    ids=["answer", "reschedule", "ask others"],
)
def test_note_that_is_due_settles_its_action_once_sent(
    records: list[Record], kind: str, logged: str, next_action: str
) -> None:
    book = book_of(*records)
    meeting = book.record(Interview, 1)
    assert note_due(Agenda(book, POLICY), meeting, NOW) == (kind, 1)
    note = Note(kind=kind, contact=1, interview=1, position=1, subject="A question", body="Dear Ana.")
    apply(book, mark_sent(book, note, NOW))
    newest = list(book.all(Event))[-1]
    assert (newest.kind, newest.contact) == (logged, 1)
    item = next(item for item in Agenda(book, POLICY).at(NOW + timedelta(hours=1)) if item.interview == 1)
    assert item.action
    assert (item.action.action, item.urgency) == (next_action, "waiting")


def test_request_for_addresses_ticks_off_everybody_it_asks_about() -> None:
    people = [contact(1), contact(2, "Bo Lind", reachable=False), contact(3, "Cy Moss", reachable=False)]
    book = book_of(NIMBUS, *people, interview(1, "2026-11-23 10:00", people=(1, 2, 3)))
    apply(book, mark_sent(book, Note(kind="address_request", contact=1, interview=1, position=1, body="Dear Ana."), NOW))
    assert [(e.kind, e.action, e.contact) for e in book.all(Event)] == [
        ("note_sent", "", 1),
        ("done", "get_contact_details", 2),
        ("done", "get_contact_details", 3),
    ]
    (item,) = Agenda(book, POLICY).at(NOW)
    assert [action.action for action in item.plan if action.opens_at <= NOW] == ["thank_you"]


REJECTED: list[Record] = [NIMBUS, contact(1), interview(1, "2026-11-19 14:00"), event(2, "rejected", "2026-11-20 09:00")]


@pytest.mark.parametrize(
    ("records", "kind"),
    [
        (REJECTED, "rejection_reply"),
        ([*REJECTED, Note(id=1, kind="rejection_reply", position=1, contact=1, sent_at=at("2026-11-20 09:30"))], "thank_you"),
        (REJECTED[:3], "thank_you"),
        (HELD, ""),
    ],
    ids=["rejected", "replied", "thank-you due", "nothing due"],
)
def test_note_offered_first_answers_the_rejection(records: list[Record], kind: str) -> None:
    book = book_of(*records)
    assert kind_offered_first(Agenda(book, POLICY), 1, book.record(Interview, 1), at("2026-11-20 10:00")) == kind


@pytest.mark.parametrize(("kind", "shown"), [("thank_you", True), ("inquiry", False)])
def test_note_sent_once_is_found_again(kind: str, shown: bool) -> None:
    book = book_of(NIMBUS, contact(1), interview(1, "2026-11-19 14:00"))
    draft = Note(kind=kind, interview=1, position=1, contact=1, body="Thank you.")
    apply(book, mark_sent(book, draft, NOW))
    sent = book.record(Note, 1) if shown else None
    assert sent_once(book, kind, 1, 1, 1) == last_sent(book, 1, 1) == sent
    with pytest.raises(Refused, match="sent already"):
        mark_sent(book, book.record(Note, 1), NOW)


def test_own_note_is_logged_without_the_draft() -> None:
    book = book_of(NIMBUS, contact(1), interview(1, "2026-11-19 14:00"))
    draft = Note(kind="thank_you", interview=1, position=1, contact=1, body="[What has stayed with you?]")
    apply(book, log_own(book, draft, NOW))
    assert [(e.kind, e.contact, e.note) for e in book.all(Event)] == [("thank_you_sent", 1, None)]
    assert note_due(Agenda(book, POLICY), book.record(Interview, 1), NOW) is None
    assert last_sent(book, 1, 1) is None


def test_address_is_the_first_that_can_stand_in_a_mail() -> None:
    for emails, shown in (
        (("müller@bücher.example", "j.mueller@buecher.example"), "Jay <j.mueller@buecher.example>"),
        (("jay@bücher.example",), "Jay <jay@xn--bcher-kva.example>"),
        (("müller@bücher.example",), "Jay"),
    ):
        assert to_line(book_of(NIMBUS, Contact(id=1, name="Jay", emails=emails)), 1, "email") == shown


def test_answer_goes_to_who_asked_last() -> None:
    events = (
        event(1, "asked", "2026-11-18 10:00", contact=1),
        event(2, "asked", "2026-11-19 10:00", contact=2),
        event(3, "reply_received", "2026-11-19 11:00", contact=1),
        event(4, "asked", "2026-11-30 10:00", contact=1),
    )
    book = book_of(NIMBUS, contact(1), contact(2, "Taro Ito"), *events)
    assert asker_of(book, 1, at("2026-11-20 09:00")) == 2
    assert asker_of(book_of(NIMBUS), 1, at("2026-11-20 09:00")) is None
