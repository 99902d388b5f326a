"""The worked examples of the follow-up rules, each a book, a moment, and what is next then."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import msgspec
import pytest

from tests.domain.build import NEW_YORK, NIMBUS, POLICY, at, book_of, contact, event, interview, thanked
from tui.domain.agenda import Agenda, Item
from tui.domain.days_off import DaysOff
from tui.domain.models import Interview, Interviewer, Position, Record
from tui.domain.settings import Policy

BERLIN, LOS_ANGELES = ZoneInfo("Europe/Berlin"), ZoneInfo("America/Los_Angeles")
ANA = contact(1)
HELD: list[Record] = [ANA, interview(1, "2026-11-19 14:00")]
THANKED: list[Record] = [*HELD, thanked(1, "2026-11-19 18:00")]


def promised(day: str) -> list[Record]:
    return [ANA, interview(1, "2026-11-19 14:00", decision_by=date.fromisoformat(day)), thanked(1, "2026-11-19 18:00")]


INQUIRED: list[Record] = [*promised("2026-11-25"), event(2, "inquiry_sent", "2026-11-30 10:00", interview=1)]
ASKED: list[Record] = [
    *THANKED,
    event(2, "asked", "2026-11-23 10:00", text="two references", respond_by=date(2026, 11, 25)),
]
LUNA = Position(id=2, title="Analyst", company="Luna")
ELSEWHERE: list[Record] = [
    *THANKED,
    LUNA,
    event(9, "offer_received", "2026-11-23 09:00", position=2, respond_by=date(2026, 12, 4)),
]
US = msgspec.structs.replace(POLICY, holidays="US")
OFF = msgspec.structs.replace(POLICY, days_off=(DaysOff.on(date(2026, 11, 26)),))

EXAMPLES: list[tuple[str, list[Record], str, str | None, str, str, str, Policy]] = [
    ("1", HELD, "2026-11-19 16:00", "thank_you", "due", "", "2026-11-20 15:00", POLICY),
    ("2", HELD, "2026-11-20 10:00", "thank_you", "urgent", "", "2026-11-20 15:00", POLICY),
    ("3", HELD, "2026-11-20 15:00", "thank_you", "overdue", "", "2026-11-20 15:00", POLICY),
    ("4", THANKED, "2026-11-23 12:00", "inquiry", "waiting", "2026-11-26 09:00", "2026-11-30 09:00", POLICY),
    ("4b", THANKED, "2026-11-23 12:00", "inquiry", "waiting", "2026-11-27 09:00", "2026-12-01 09:00", OFF),
    ("4b-us", THANKED, "2026-11-23 12:00", "inquiry", "waiting", "2026-11-27 09:00", "2026-12-01 09:00", US),
    ("5", promised("2026-11-25"), "2026-11-30 08:00", "inquiry", "waiting", "2026-11-30 09:00", "2026-12-02 09:00", POLICY),
    ("5b", promised("2026-11-27"), "2026-11-30 12:00", "inquiry", "waiting", "2026-12-01 09:00", "", POLICY),
    ("6", INQUIRED, "2026-12-08 09:00", "let_go", "soon", "2026-12-07 09:00", "none", POLICY),
    ("7", [*INQUIRED, event(3, "reply_received", "2026-12-03 12:00", decision_by=date(2026, 12, 11))],
     "2026-12-08 09:00", "inquiry", "waiting", "2026-12-15 09:00", "", POLICY),
    ("8", [ANA, contact(2, "Bo", reachable=False), interview(1, "2026-11-19 14:00", (1, 2)), thanked(1, "2026-11-19 15:30")],
     "2026-11-19 16:00", "get_contact_details", "due", "", "2026-11-20 15:00", POLICY),
    ("9", [ANA, interview(1, "2026-10-31 23:30")], "2026-11-01 12:00", "thank_you", "due", "", "2026-11-01 23:30", POLICY),
    ("10", [*INQUIRED, event(3, "let_go", "2026-12-08 09:00"),
            event(4, "offer_received", "2026-12-14 10:00", respond_by=date(2026, 12, 18))],
     "2026-12-14 11:00", "acknowledge_offer", "due", "", "2026-12-15 10:00", POLICY),
    ("11", ASKED, "2026-11-23 12:00", "answer", "soon", "", "2026-11-25 18:00", POLICY),
    ("11b", [*ASKED, event(3, "done", "2026-11-24 09:00", answers=2)],
     "2026-11-24 12:00", "inquiry", "waiting", "2026-12-01 09:00", "", POLICY),
    ("12", [*THANKED, event(2, "withdrew", "2026-11-24 10:00"), event(3, "reply_received", "2026-11-25 10:00")],
     "2026-11-25 12:00", None, "closed", "", "", POLICY),
    ("12b", [*INQUIRED, event(3, "let_go", "2026-12-08 10:00"), event(4, "reply_received", "2026-12-10 10:00")],
     "2026-12-11 12:00", "inquiry", "waiting", "2026-12-17 09:00", "", POLICY),
    ("13", [ANA, interview(1, "2026-11-19 14:00", debriefed=False),
            event(1, "snoozed", "2026-11-18 10:00", until=at("2026-11-23 09:00"))],
     "2026-11-19 16:00", "debrief", "due", "", "2026-11-20 03:00", POLICY),
    ("14", [ANA, interview(1, "2026-11-19 14:00", decision_by=date(2026, 11, 16))],
     "2026-11-19 16:00", "thank_you", "due", "", "2026-11-20 15:00", POLICY),
    ("15", [*HELD, interview(2, "2026-12-04 14:00"), event(2, "rejected", "2026-12-03 10:00")],
     "2026-12-04 16:00", None, "closed", "", "", POLICY),
    ("18", [ANA, interview(1, "2026-12-18 14:00"), thanked(1, "2026-12-18 18:00")],
     "2026-12-21 12:00", "inquiry", "waiting", "2026-12-28 09:00", "2026-12-30 09:00", POLICY),
    ("18b", [ANA, interview(1, "2026-11-19 14:00", debriefed=False)],
     "2026-11-20 16:00", "thank_you", "overdue", "", "2026-11-20 15:00", POLICY),
    ("19", THANKED, "2027-02-01 12:00", "let_go", "soon", "", "none", POLICY),
    ("20", ELSEWHERE, "2026-11-23 12:00", "ask_others", "soon", "", "2026-11-25 09:00", POLICY),
    ("20b", [*ELSEWHERE, event(2, "inquiry_sent", "2026-11-23 15:00", interview=1)],
     "2026-11-24 12:00", "let_go", "waiting", "2026-11-30 09:00", "none", POLICY),
    ("21", [*THANKED, event(2, "next_round", "2026-11-23 10:00")],
     "2026-11-24 12:00", "inquiry", "waiting", "2026-11-30 09:00", "", POLICY),
    ("21b", [*THANKED, event(2, "offer_received", "2026-11-23 10:00"), event(3, "offer_accepted", "2026-11-24 10:00"),
             event(4, "asked", "2026-11-25 10:00", text="paperwork"), event(5, "done", "2026-11-25 11:00")],
     "2026-11-25 12:00", None, "closed", "", "", POLICY),
    ("22", [ANA, interview(1, "2026-11-24 14:00", cancelled=True), event(1, "called_off", "2026-11-18 10:00", interview=1)],
     "2026-11-18 12:00", "reschedule", "due", "", "2026-11-19 10:00", POLICY),
]  # fmt: skip


def shown(moment: datetime | None, zone: ZoneInfo = NEW_YORK) -> str:
    return moment.astimezone(zone).strftime("%F %H:%M") if moment else "none"


def items(records: list[Record], now: datetime, policy: Policy = POLICY) -> dict[tuple[str, int], Item]:
    return {found.key: found for found in Agenda(book_of(NIMBUS, *records), policy).at(now)}


@pytest.mark.parametrize(
    ("records", "now", "action", "level", "opens", "due", "policy"),
    [example[1:] for example in EXAMPLES],
    ids=[example[0] for example in EXAMPLES],
)
def test_example(
    records: list[Record], now: str, action: str | None, level: str, opens: str, due: str, policy: Policy
) -> None:
    found = items(records, at(now), policy)["interview", 1]
    assert (found.action.action if found.action else None, found.urgency) == (action, level)
    if found.action:
        assert not opens or shown(found.action.opens_at) == opens
        assert not due or shown(found.action.due_at) == due


def test_example_9_counts_elapsed_hours() -> None:
    action = items([ANA, interview(1, "2026-10-31 23:30")], at("2026-11-01 12:00"))["interview", 1].action
    assert action
    assert action.due_at == datetime(2026, 11, 2, 4, 30, tzinfo=UTC)


def test_example_14_counts_the_week_from_the_interview() -> None:
    records = [ANA, interview(1, "2026-11-19 14:00", decision_by=date(2026, 11, 16)), thanked(1, "2026-11-19 18:00")]
    action = items(records, at("2026-11-23 12:00"))["interview", 1].action
    assert action
    assert shown(action.opens_at) == "2026-11-26 09:00"
    assert "16 Nov" not in action.why


def test_example_16_owes_one_note_for_two_rounds() -> None:
    records = [ANA, interview(1, "2026-11-19 10:00"), interview(2, "2026-11-19 14:00")]
    found = items(records, at("2026-11-19 16:00"))
    thanks = [(item.key, action.due_at) for item in found.values() for action in item.plan if action.action == "thank_you"]
    assert thanks == [(("interview", 2), at("2026-11-20 15:00"))]


def test_example_17_closes_in_the_earlier_zone() -> None:
    policy = msgspec.structs.replace(POLICY, timezone="America/Los_Angeles")
    talk = Interview(
        id=1,
        position=1,
        starts_at=at("2026-11-17 10:00", BERLIN),
        timezone="Europe/Berlin",
        debriefed_at=at("2026-11-17 11:00", BERLIN),
        interviewers=(Interviewer(contact=1),),
    )
    offer = msgspec.structs.replace(
        event(1, "offer_received", "2026-11-23 10:00", respond_by=date(2026, 11, 27)), at=at("2026-11-23 10:00", LOS_ANGELES)
    )
    known = msgspec.structs.replace(event(2, "offer_acknowledged", "2026-11-24 10:00"))
    found = items([ANA, talk, offer, known], at("2026-11-24 12:00", LOS_ANGELES), policy)["interview", 1]
    assert found.action
    assert (found.action.action, found.urgency) == ("weigh_offer", "soon")
    assert shown(found.action.due_at, BERLIN) == "2026-11-27 18:00"


def test_example_21_asks_about_the_next_round() -> None:
    action = items([*THANKED, event(2, "next_round", "2026-11-23 10:00")], at("2026-11-24 12:00"))["interview", 1].action
    assert action
    assert action.about == "next_round"
