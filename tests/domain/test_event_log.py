"""What is logged when something happens or is no longer owed, and how that changes the agenda."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.domain.build import NIMBUS, POLICY, apply, at, book_of, contact, event, interview, thanked
from tui.domain import event_log, operations
from tui.domain.agenda import Agenda, Item
from tui.domain.book import Book
from tui.domain.event_log import NewTime, ReplyInput
from tui.domain.models import Event, Interview, Position, Record
from tui.domain.operations import Refused
from tui.domain.parsed_name import ParsedName

ANA = contact(1)
HELD: list[Record] = [NIMBUS, ANA, interview(1, "2026-11-19 14:00")]
THANKED: list[Record] = [*HELD, thanked(1, "2026-11-19 18:00")]
LUNA = Position(id=2, title="Analyst", company="Luna")
ABOUT = {"position": 1, "interview": 1}
MONDAY = at("2026-11-23 12:00")


def row(book: Book, when: str) -> Item:
    """Return the agenda's first row of position 1."""
    agenda = Agenda(book, POLICY)
    return next(item for item in agenda.at(at(when)) if item.process == 1)


def kinds(book: Book) -> list[str]:
    return [event.kind for event in book.all(Event)]


def test_reply_that_asks_logs_what_was_said_and_what_is_owed() -> None:
    book = book_of(*THANKED)
    reply = ReplyInput(text="Nearly there", asks="two references", asks_by=date(2026, 11, 25), contact=1)
    apply(book, event_log.log_reply(book, MONDAY, reply, ABOUT))
    assert kinds(book)[1:] == ["reply_received", "asked"]
    found = row(book, "2026-11-23 13:00")
    assert (found.action and found.action.action, found.turn) == ("answer", "mine")


def test_reply_that_only_asks_logs_no_bare_reply() -> None:
    book = book_of(*THANKED)
    apply(book, event_log.log_reply(book, MONDAY, ReplyInput(asks="a slot"), ABOUT))
    assert kinds(book)[1:] == ["asked"]


@pytest.mark.parametrize(
    ("ending", "said", "then"),
    [("let_go", "the process is open again", "theirs"),
     ("withdrew", "the process stays closed (withdrawn)", "nobody"),
     ("offer_accepted", "the process stays closed (offer accepted)", "nobody")],
)  # fmt: skip
def test_bare_reply_opens_only_what_was_let_go(ending: str, said: str, then: str) -> None:
    book = book_of(*THANKED, event(2, ending, "2026-11-20 10:00"))
    change = event_log.log_reply(book, MONDAY, ReplyInput(text="Good luck"), ABOUT)
    assert said in change.sentence
    apply(book, change)
    assert row(book, "2026-11-23 13:00").turn == then


def test_next_round_with_a_day_adds_the_interview_and_its_people() -> None:
    book = book_of(*THANKED)
    onsite = Interview(position=1, round="Onsite", starts_at=at("2026-12-03 10:00"), timezone="America/New_York")
    people = [ParsedName(name="Tom Haas")]
    change = event_log.log_next_round(book, MONDAY, ABOUT, interview=onsite, people=people)
    apply(book, change)
    added = list(book.all(Interview))[-1]
    assert (added.round, len(added.interviewers)) == ("Onsite", 1)
    assert "Thu 3 Dec 10:00" in change.sentence
    assert row(book, "2026-12-02 12:00").action.action == "prepare"  # type: ignore[union-attr]


@pytest.mark.parametrize(("who", "action"), [("them", "inquiry"), ("me", "answer")])
def test_next_round_without_a_day_is_owed_by_who_proposes_it(who: str, action: str) -> None:
    book = book_of(*THANKED)
    apply(book, event_log.log_next_round(book, MONDAY, ABOUT, proposed_by=who))  # type: ignore[arg-type]
    found = row(book, "2026-11-23 13:00")
    assert found.action is not None
    assert found.action.action == action


def test_called_off_with_a_new_day_moves_the_interview() -> None:
    book = book_of(NIMBUS, ANA, interview(1, "2026-11-25 14:00", debriefed=False))
    new = NewTime(starts_at=at("2026-12-01 09:00"), minutes=30, timezone="Europe/Berlin")
    change = event_log.call_off(book, book.record(Interview, 1), MONDAY, "they are ill", new)
    apply(book, change)
    moved = book.record(Interview, 1)
    assert (moved.starts_at, moved.minutes, moved.timezone, moved.cancelled) == (new.starts_at, 30, "Europe/Berlin", False)
    assert "moved to" in change.sentence
    assert row(book, "2026-11-23 13:00").action.action == "prepare"  # type: ignore[union-attr]


def test_called_off_without_a_day_owes_one_until_restored() -> None:
    book = book_of(NIMBUS, ANA, interview(1, "2026-11-25 14:00", debriefed=False))
    apply(book, event_log.call_off(book, book.record(Interview, 1), MONDAY, "they are ill"))
    assert row(book, "2026-11-23 13:00").action.action == "reschedule"  # type: ignore[union-attr]
    apply(book, event_log.restore(book, book.record(Interview, 1)))
    assert kinds(book) == []
    assert row(book, "2026-11-23 13:00").action.action == "prepare"  # type: ignore[union-attr]


def test_new_day_after_it_was_called_off_moves_the_interview() -> None:
    book = book_of(NIMBUS, ANA, interview(1, "2026-11-25 14:00", debriefed=False))
    apply(book, event_log.call_off(book, book.record(Interview, 1), MONDAY))
    new = NewTime(starts_at=at("2026-12-01 09:00"), minutes=60, timezone="America/New_York")
    apply(book, event_log.agree_new_day(book, book.record(Interview, 1), MONDAY + timedelta(hours=1), new))
    assert not book.record(Interview, 1).cancelled
    assert row(book, "2026-11-23 14:00").action.action == "prepare"  # type: ignore[union-attr]


OPEN: dict[str, tuple[list[Record], str]] = {
    "answer": ([*THANKED, event(2, "asked", "2026-11-23 10:00", text="two references")], "2026-11-23 12:00"),
    "reschedule": ([NIMBUS, ANA, interview(1, "2026-11-25 14:00", cancelled=True),
                    event(2, "called_off", "2026-11-23 10:00", interview=1)], "2026-11-23 12:00"),
    "prepare": ([NIMBUS, ANA, interview(1, "2026-11-25 14:00", debriefed=False)], "2026-11-24 14:00"),
    "ask_timeline": ([NIMBUS, ANA, interview(1, "2026-11-25 14:00", debriefed=False)], "2026-11-25 14:30"),
    "debrief": ([NIMBUS, ANA, interview(1, "2026-11-19 14:00", debriefed=False), thanked(2, "2026-11-19 15:30")], "2026-11-19 16:00"),
    "thank_you": (HELD, "2026-11-19 16:00"),
    "name_interviewers": ([NIMBUS, interview(1, "2026-11-19 14:00", ())], "2026-11-19 16:00"),
    "get_contact_details": ([NIMBUS, contact(1, reachable=False), interview(1, "2026-11-19 14:00")], "2026-11-19 16:00"),
    "inquiry": (THANKED, "2026-11-27 12:00"),
    "ask_others": ([*THANKED, LUNA, event(2, "offer_received", "2026-11-23 09:00", position=2)], "2026-11-23 12:00"),
    "withdraw": ([*THANKED, LUNA, event(2, "offer_received", "2026-11-23 09:00", position=2),
                  event(3, "offer_accepted", "2026-11-23 10:00", position=2)], "2026-11-23 12:00"),
    "let_go": ([*THANKED, event(2, "inquiry_sent", "2026-11-27 10:00")], "2026-12-07 12:00"),
    "acknowledge_offer": ([*THANKED, event(2, "offer_received", "2026-11-23 10:00")], "2026-11-23 12:00"),
}  # fmt: skip
TICKED = {"answer", "reschedule", "prepare", "get_contact_details"}


@pytest.mark.parametrize("action", OPEN)
def test_skipped_action_is_open_no_longer(action: str) -> None:
    records, when = OPEN[action]
    book = book_of(*records)
    found = row(book, when)
    assert found.action is not None
    assert found.action.action == action
    before = found.action
    apply(book, event_log.skip(book, before, at(when)))
    after = row(book, when)
    assert before.action not in [a.action for a in after.plan if a.opens_at <= at(when)]
    assert "thank_you_sent" not in kinds(book)[len([r for r in records if isinstance(r, Event)]) :]


@pytest.mark.parametrize("action", sorted(TICKED))
def test_ticked_off_action_is_open_no_longer(action: str) -> None:
    records, when = OPEN[action]
    book = book_of(*records)
    found = row(book, when).action
    assert found is not None
    assert found.rule.can_be_ticked
    apply(book, event_log.tick_off(book, found, at(when)))
    assert kinds(book)[-1] == "done"
    assert action not in [a.action for a in row(book, when).plan if a.opens_at <= at(when)]


def test_offer_cannot_be_skipped() -> None:
    book = book_of(
        *THANKED, event(2, "offer_received", "2026-11-23 10:00"), event(3, "offer_acknowledged", "2026-11-23 11:00")
    )
    action = row(book, "2026-11-23 12:00").action
    assert action is not None
    with pytest.raises(Refused, match="An offer needs an answer"):
        event_log.skip(book, action, MONDAY)


def test_acceptance_in_a_change_names_its_process() -> None:
    book = book_of(*THANKED, event(2, "offer_received", "2026-11-23 10:00"))
    accepted = event_log.log(book, "offer_accepted", MONDAY, position=1)
    apply(book, accepted)
    assert event_log.accepted_in(book, accepted) == 1
    remark = event_log.log(book, "remark", MONDAY, position=1, text="tired")
    apply(book, remark)
    assert event_log.accepted_in(book, remark) is None


def test_asked_timeline_closes_the_question() -> None:
    book = book_of(*OPEN["ask_timeline"][0])
    apply(book, operations.timeline_was_asked(book, book.record(Interview, 1)))
    assert "ask_timeline" not in [a.action for a in row(book, "2026-11-25 14:30").plan]


@pytest.mark.parametrize("fields", [{"interview": 9}, {"position": 1, "until": at("2026-11-20 09:00")}])
def test_what_cannot_be_logged_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(Refused):
        event_log.log(book_of(*THANKED), "snoozed", MONDAY, **fields)
