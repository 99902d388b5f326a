"""Cases at the edges of the rules, each a book, a moment, and what is next then: where one rule meets another."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from tests.domain.build import NEW_YORK, NIMBUS, POLICY, at, book_of, contact, event, interview, thanked
from tui.domain.agenda import Agenda, Item
from tui.domain.days_off import DaysOff
from tui.domain.models import Contact, Position, Record
from tui.domain.settings import Policy
from tui.text.details import contact_facts

HELD: list[Record] = [contact(1), interview(1, "2026-11-19 14:00")]
THANKED: list[Record] = [*HELD, thanked(1, "2026-11-19 18:00")]
PROMISED: list[Record] = [
    contact(1), interview(1, "2026-11-19 14:00", decision_by=date(2026, 11, 25)), thanked(1, "2026-11-19 18:00"),
]  # fmt: skip
NO_ADDRESS: list[Record] = [contact(1, reachable=False), interview(1, "2026-11-19 14:00")]
DATED: list[Record] = [event(1, "reply_received", "2026-11-18 10:00", decision_by=date(2026, 11, 25)), *THANKED[:2],
                       thanked(2, "2026-11-19 18:00")]  # fmt: skip
LUNA = Position(id=2, title="Analyst", company="Luna")
ACCEPTED: list[Record] = [LUNA, event(8, "offer_received", "2026-11-23 09:00", position=2),
                          event(9, "offer_accepted", "2026-11-23 12:00", position=2)]  # fmt: skip


def policy(**fields: object) -> Policy:
    return msgspec.structs.replace(POLICY, **fields)


EDGES: list[tuple[str, list[Record], str, str | None, str, str, Policy]] = [
    ("an inquiry before any interview is let go of, too", [event(1, "inquiry_sent", "2026-11-19 10:00"),
     interview(1, "2026-12-20 14:00", (), cancelled=True)], "2026-11-20 09:00", "let_go", "2026-11-26 09:00", "none", POLICY),
    ("no grace is none", PROMISED, "2026-11-20 09:00", "inquiry", "2026-11-25 09:00", "2026-11-27 09:00",
     policy(grace_days=0, grace_working_days=0)),
    ("a skipped inquiry is as one sent: what is heard later asks for another", [*DATED,
     event(3, "skipped", "2026-11-20 10:00", action="inquiry"), event(4, "decision_date_given", "2026-11-23 10:00")],
     "2026-11-24 09:00", "inquiry", "2026-11-30 09:00", "2026-12-02 09:00", POLICY),
    ("a skipped inquiry is followed by letting go", [*DATED, event(3, "skipped", "2026-11-30 10:00", action="inquiry")],
     "2026-12-01 09:00", "let_go", "2026-12-07 09:00", "none", POLICY),
    ("a reply that sets a day is more than a bare one", [*THANKED, event(2, "inquiry_sent", "2026-11-26 10:00"),
     event(3, "reply_received", "2026-11-27 10:00"), event(4, "inquiry_sent", "2026-12-04 10:00"),
     event(5, "reply_received", "2026-12-05 10:00", respond_by=date(2026, 12, 7))],
     "2026-12-08 09:00", "inquiry", "2026-12-14 09:00", "2026-12-16 09:00", POLICY),
    ("a date named by phone counts", [*THANKED,
     event(2, "called", "2026-11-20 10:00", channel="phone", decision_by=date(2026, 12, 2))],
     "2026-11-21 09:00", "inquiry", "2026-12-07 09:00", "2026-12-09 09:00", POLICY),
    ("a date before the interview opens no inquiry before it", [contact(1),
     event(1, "reply_received", "2026-11-02 10:00", decision_by=date(2026, 11, 9)), interview(1, "2026-11-19 14:00")],
     "2026-11-18 10:00", "prepare", "2026-11-17 14:00", "2026-11-19 14:00", POLICY),
    ("a date before the interview leaves the thank-you", [contact(1),
     event(1, "reply_received", "2026-11-02 10:00", decision_by=date(2026, 11, 9)), interview(1, "2026-11-19 14:00")],
     "2026-11-19 16:00", "thank_you", "2026-11-19 15:00", "2026-11-20 15:00", POLICY),
    ("a closed process owes no thanks for what did not take place", [contact(1), event(1, "withdrew", "2026-11-18 10:00"),
     interview(1, "2026-11-19 14:00")], "2026-11-19 16:00", None, "", "", POLICY),
    ("a blank e-mail is no address", [Contact(id=1, name="Ana Ruiz", emails=(" ",)), interview(1, "2026-11-19 14:00")],
     "2026-11-19 16:00", "get_contact_details", "2026-11-19 15:00", "2026-11-20 15:00", POLICY),
    ("a next round answers the promise it came before", [*PROMISED, event(2, "next_round", "2026-11-23 10:00")],
     "2026-11-24 09:00", "inquiry", "2026-11-30 09:00", "2026-12-02 09:00", POLICY),
    ("a note does not agree a day that they have named already", [contact(1), interview(1, "2026-11-20 14:00", cancelled=True),
     event(1, "called_off", "2026-11-18 10:00"), event(2, "next_round", "2026-11-19 10:00"),
     event(3, "note_sent", "2026-11-23 10:00")], "2026-11-24 09:00", "inquiry", "2026-11-27 09:00", "2026-12-01 09:00",
     policy(days_off=(DaysOff.on(date(2026, 11, 26)),))),
    ("details done without a name are the only interviewer's", [*NO_ADDRESS,
     event(1, "done", "2026-11-19 16:00", interview=1, action="get_contact_details")],
     "2026-11-19 17:00", "inquiry", "2026-11-26 09:00", "2026-11-30 09:00", POLICY),
    ("details done without an interview are the last one's", [*NO_ADDRESS,
     event(1, "done", "2026-11-19 16:00", contact=1, action="get_contact_details")],
     "2026-11-19 17:00", "inquiry", "2026-11-26 09:00", "2026-11-30 09:00", POLICY),
    ("a note skipped for one round of the day is for the other, too", [*HELD, interview(2, "2026-11-19 10:00"),
     event(1, "skipped", "2026-11-19 12:00", interview=2, contact=1, action="thank_you")],
     "2026-11-19 17:00", "inquiry", "2026-11-26 09:00", "2026-11-30 09:00", POLICY),
    ("of what opens at once the one due first comes next", [contact(1),
     interview(1, "2026-11-19 14:00", debriefed=False, timeline_asked="yes")],
     "2026-11-19 14:30", "thank_you", "2026-11-19 15:00", "2026-11-20 15:00", policy(debrief_hours=100)),
    ("a snooze that names a date is still a snooze", [*THANKED,
     event(2, "snoozed", "2026-11-20 10:00", until=at("2026-12-03 09:00"), decision_by=date(2026, 11, 23))],
     "2026-11-21 09:00", "inquiry", "2026-12-03 09:00", "2026-11-30 09:00", POLICY),
]  # fmt: skip


def items(records: list[Record], now: str, policy: Policy = POLICY) -> dict[tuple[str, int], Item]:
    return {found.key: found for found in Agenda(book_of(NIMBUS, *records), policy).at(at(now))}


def shown(found: Item) -> tuple[str | None, str, str]:
    if found.action is None:
        return None, "", ""
    due = found.action.due_at
    opens = found.action.opens_at.astimezone(NEW_YORK).strftime("%F %H:%M")
    return found.action.action, opens, due.astimezone(NEW_YORK).strftime("%F %H:%M") if due else "none"


@pytest.mark.parametrize(
    ("records", "now", "action", "opens", "due", "policy"), [edge[1:] for edge in EDGES], ids=[edge[0] for edge in EDGES]
)
def test_next_action(records: list[Record], now: str, action: str | None, opens: str, due: str, policy: Policy) -> None:
    assert shown(items(records, now, policy)["interview", 1]) == (action, opens, due)


def test_why_of_a_later_round_names_no_earlier_date() -> None:
    second = [interview(2, "2026-12-01 10:00"), thanked(3, "2026-12-01 15:00", 2)]
    action = items([*PROMISED, *second], "2026-12-02 09:00")["interview", 2].action
    assert action
    assert "1 Dec" in action.why
    assert "25 Nov" not in action.why


def test_urgent_counts_if_it_begins_before_due_does() -> None:
    assert items(HELD, "2026-11-20 04:00", policy(due_hours=8, urgent_hours=12))["interview", 1].urgency == "urgent"


def test_whose_turn_withdrawing_leaves_no_answer_owed() -> None:
    asked = event(2, "asked", "2026-11-21 10:00")
    assert items([*THANKED, asked], "2026-11-23 13:00")["interview", 1].turn == "mine"
    found = items([*THANKED, asked, *ACCEPTED], "2026-11-23 13:00")["interview", 1]
    assert [action.action for action in found.plan] == ["withdraw"]
    assert found.turn == "theirs"


def test_snooze_ends_a_day_before_the_offer_is_due() -> None:
    snoozed = event(7, "snoozed", "2026-11-24 10:00", position=2, until=at("2026-12-20 09:00"))
    records = [LUNA, event(6, "offer_received", "2026-11-23 09:00", position=2), snoozed]
    records.append(event(8, "offer_acknowledged", "2026-11-23 10:00", position=2))
    assert shown(items(records, "2026-11-28 09:00")["position", 2]) == ("weigh_offer", "2026-11-29 09:00", "2026-11-30 09:00")
    assert shown(items(records, "2026-11-29 09:00")["position", 2]) == ("weigh_offer", "2026-11-23 09:00", "2026-11-30 09:00")


@pytest.mark.parametrize(
    ("links", "reachable"),
    [
        (["https://www.linkedin.com/in/ana"], True),
        (["linkedin.com/in/ana"], True),
        (["http://de.LinkedIn.com"], True),
        (["https://notlinkedin.com/in/ana"], False),
        (["https://ana.example/linkedin.com"], False),
        (["https://linkedin.com.example/in/ana"], False),
    ],
)
def test_reachable_by_a_link_only_if_it_leads_to_linkedin(links: list[str], reachable: bool) -> None:
    assert Contact(id=1, links=tuple(links)).reachable is reachable


def test_blank_address_reaches_nobody() -> None:
    assert not Contact(id=1, emails=(" ",), phones=("", "\t"), address="\n").reachable


def test_keep_in_touch_without_a_start_is_told() -> None:
    mia = contact(5, "Mia", keep_in_touch_days=30)
    met = event(1, "met", "2026-11-19 14:00", position=None, contact=5)
    now, book = at("2026-11-21 10:00"), book_of(mia)
    assert Agenda(book, POLICY).at(now) == []
    assert ("Keep in touch", "every 30 days from your next contact on (no starting date is recorded)") in contact_facts(
        book, mia, now, NEW_YORK
    )
    assert ("Keep in touch", "every 30 days") in contact_facts(book_of(mia, met), mia, now, NEW_YORK)
    assert shown(items([mia, met], "2026-11-21 10:00")["contact", 5])[1] == "2026-12-19 14:00"


def test_keep_in_touch_counts_no_interview_of_a_closed_process() -> None:
    mentor = contact(5, "Mia", keep_in_touch_days=30, created_at=at("2026-11-01 10:00"))
    talk = interview(1, "2026-11-19 14:00", (5,))
    withdrew, later = event(1, "withdrew", "2026-11-18 10:00"), event(1, "withdrew", "2026-11-20 10:00")
    assert shown(items([mentor, talk, later], "2026-11-21 10:00")["contact", 5])[1] == "2026-12-19 15:00"
    assert shown(items([mentor, talk, withdrew], "2026-11-21 10:00")["contact", 5])[1] == "2026-12-01 10:00"
