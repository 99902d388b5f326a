"""Every worked example of the rules, and the cases between them, as a table."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec
import pytest

from tests.domain.build import NEW_YORK, NIMBUS, POLICY, apply, at, book_of, contact, event, interview, thanked
from tui.domain import event_log
from tui.domain.agenda import Agenda, Item
from tui.domain.days_off import DaysOff
from tui.domain.models import Contact, Event, Interview, Interviewer, Record
from tui.domain.settings import Policy


def item(records: list[Record], now: str, policy: Policy = POLICY, key: tuple[str, int] = ("interview", 1)) -> Item:
    items = {item.key: item for item in Agenda(book_of(NIMBUS, *records), policy).at(at(now))}
    return items[key]


def opened(found: Item) -> str:
    assert found.action
    return found.action.opens_at.astimezone(NEW_YORK).strftime("%F %H:%M")


def due(found: Item) -> str:
    assert found.action
    return found.action.due_at.astimezone(NEW_YORK).strftime("%F %H:%M") if found.action.due_at else "none"


HELD: list[Record] = [contact(1), interview(1, "2026-11-19 14:00")]
THANKED: list[Record] = [*HELD, thanked(1, "2026-11-19 18:00")]
PROMISED: list[Record] = [
    contact(1),
    interview(1, "2026-11-19 14:00", decision_by=date(2026, 11, 25)),
    thanked(1, "2026-11-19 18:00"),
]
INQUIRED: list[Record] = [*PROMISED, event(2, "inquiry_sent", "2026-11-30 10:00", interview=1)]
REPLIED: list[Record] = [*INQUIRED, event(3, "reply_received", "2026-12-03 11:00", decision_by=date(2026, 12, 11))]
REVIVED: list[Record] = [
    *INQUIRED,
    event(3, "let_go", "2026-12-08 09:00"),
    event(4, "offer_received", "2026-12-14 10:00", respond_by=date(2026, 12, 18)),
]
OFF = msgspec.structs.replace(POLICY, days_off=(DaysOff.on(date(2026, 11, 26)),))

EXAMPLES = [
    ("1", HELD, "2026-11-19 16:00", "thank_you", "due", "2026-11-19 15:00", "2026-11-20 15:00", POLICY),
    ("2", HELD, "2026-11-20 10:00", "thank_you", "urgent", "2026-11-19 15:00", "2026-11-20 15:00", POLICY),
    ("3", HELD, "2026-11-20 15:00", "thank_you", "overdue", "2026-11-19 15:00", "2026-11-20 15:00", POLICY),
    ("4", THANKED, "2026-11-23 12:00", "inquiry", "waiting", "2026-11-26 09:00", "2026-11-30 09:00", POLICY),
    ("4b", THANKED, "2026-11-23 12:00", "inquiry", "waiting", "2026-11-27 09:00", "2026-12-01 09:00", OFF),
    ("5", PROMISED, "2026-11-30 08:00", "inquiry", "waiting", "2026-11-30 09:00", "2026-12-02 09:00", POLICY),
    ("6", INQUIRED, "2026-12-08 09:00", "let_go", "soon", "2026-12-07 09:00", "none", POLICY),
    ("7", REPLIED, "2026-12-08 09:00", "inquiry", "waiting", "2026-12-15 09:00", "2026-12-17 09:00", POLICY),
    (
        "8",
        [
            contact(1),
            contact(2, "Bo", reachable=False),
            interview(1, "2026-11-19 14:00", (1, 2)),
            thanked(1, "2026-11-19 15:30"),
        ],
        "2026-11-19 16:00",
        "get_contact_details",
        "due",
        "2026-11-19 15:00",
        "2026-11-20 15:00",
        POLICY,
    ),
    (
        "9",
        [contact(1), interview(1, "2026-10-31 23:30")],
        "2026-11-01 12:00",
        "thank_you",
        "due",
        "2026-11-01 00:30",
        "2026-11-01 23:30",
        POLICY,
    ),
    ("10", REVIVED, "2026-12-14 11:00", "acknowledge_offer", "due", "2026-12-14 10:00", "2026-12-15 10:00", POLICY),
]


@pytest.mark.parametrize(
    ("records", "now", "action", "level", "opens_at", "due_at", "policy"),
    [example[1:] for example in EXAMPLES],
    ids=[example[0] for example in EXAMPLES],
)
def test_worked_examples(
    records: list[Record], now: str, action: str, level: str, opens_at: str, due_at: str, policy: Policy
) -> None:
    found = item(records, now, policy)
    assert found.action
    assert (found.action.action, found.urgency, opened(found), due(found)) == (action, level, opens_at, due_at)


def test_example_9_in_full_counts_elapsed_hours() -> None:
    found = item([contact(1), interview(1, "2026-10-31 23:30")], "2026-11-01 12:00")
    assert found.action
    assert found.action.opens_at == datetime(2026, 11, 1, 4, 30, tzinfo=UTC)
    assert found.action.due_at == datetime(2026, 11, 2, 4, 30, tzinfo=UTC)


NEXT = [
    ("far ahead", [contact(1), interview(1, "2026-11-25 14:00", debriefed=False)], "2026-11-20 09:00", "prepare", "waiting"),
    ("two days", [contact(1), interview(1, "2026-11-25 14:00", debriefed=False)], "2026-11-23 14:00", "prepare", "soon"),
    ("the same day", [contact(1), interview(1, "2026-11-25 14:00", debriefed=False)], "2026-11-25 09:00", "prepare", "urgent"),
    ("running", [contact(1), interview(1, "2026-11-25 14:00", debriefed=False)], "2026-11-25 14:00", "ask_timeline", "urgent"),
    ("just over", [contact(1), interview(1, "2026-11-25 14:00", debriefed=False)], "2026-11-25 15:00", "debrief", "due"),
    ("nobody named", [interview(1, "2026-11-25 14:00", ())], "2026-11-25 15:00", "name_interviewers", "due"),
    ("nobody known", [interview(1, "2026-11-25 14:00", (9,))], "2026-11-25 15:00", "name_interviewers", "due"),
    ("cancelled", [contact(1), interview(1, "2026-11-25 14:00", cancelled=True)], "2026-11-25 16:00", None, "closed"),
    ("rejected", [*THANKED, event(2, "rejected", "2026-11-21 09:00")], "2026-11-22 09:00", None, "closed"),
    ("rejected within the day", [*HELD, event(2, "rejected", "2026-11-19 17:00")], "2026-11-19 18:00", "thank_you", "due"),
    ("rejected, a day later", [*HELD, event(2, "rejected", "2026-11-19 17:00")], "2026-11-20 15:00", None, "closed"),
    ("rejected, then late", [*HELD, event(2, "rejected", "2026-11-22 17:00")], "2026-11-22 16:00", "thank_you", "overdue"),
    ("thanks lapse into the inquiry", HELD, "2026-11-26 09:00", "inquiry", "soon"),
    ("thanks just before", HELD, "2026-11-26 08:59", "thank_you", "overdue"),
    ("skipped", [*HELD, event(1, "thank_you_skipped", "2026-11-19 16:00", interview=1, contact=1)], "2026-11-20 09:00", "inquiry",
     "waiting"),
    ("thanked for another interview", [*HELD, thanked(1, "2026-11-19 16:00", 2)], "2026-11-19 17:00", "thank_you", "due"),
    ("offer acknowledged", [*REVIVED, event(5, "offer_acknowledged", "2026-12-14 12:00")], "2026-12-14 13:00", "weigh_offer",
     "soon"),
    ("offer on its last day", [*REVIVED, event(5, "offer_acknowledged", "2026-12-14 12:00")], "2026-12-18 17:00", "weigh_offer",
     "urgent"),
    ("no inquiry with an offer in hand", [*REVIVED, event(5, "offer_acknowledged", "2026-12-14 12:00")], "2026-12-30 12:00",
     "weigh_offer", "overdue"),
    ("offer declined", [*REVIVED, event(5, "offer_declined", "2026-12-15 12:00")], "2026-12-16 12:00", None, "closed"),
    ("let go", [*INQUIRED, event(3, "let_go", "2026-12-08 09:00")], "2026-12-10 09:00", None, "closed"),
    ("the future has not happened", [*THANKED, event(2, "rejected", "2026-11-25 09:00")], "2026-11-22 09:00", "inquiry", "waiting"),
    ("a snooze leaves a thank-you", [*HELD, event(1, "snoozed", "2026-11-19 16:00", until=at("2026-11-23 09:00"))],
     "2026-11-20 20:00", "thank_you", "overdue"),
    ("snooze over", [*HELD, event(1, "snoozed", "2026-11-19 16:00", until=at("2026-11-23 09:00"))], "2026-11-23 09:00",
     "thank_you", "overdue"),
    ("snooze ended early", [*HELD, event(1, "snoozed", "2026-11-19 16:00", until=at("2026-11-23 09:00")),
                            event(2, "remark", "2026-11-20 10:00")], "2026-11-20 20:00", "thank_you", "overdue"),
    ("inquired, waiting to let go", INQUIRED, "2026-12-01 09:00", "let_go", "waiting"),
]  # fmt: skip


@pytest.mark.parametrize(("records", "now", "action", "level"), [case[1:] for case in NEXT], ids=[case[0] for case in NEXT])
def test_next_action(records: list[Record], now: str, action: str | None, level: str) -> None:
    found = item(records, now)
    assert (found.action.action if found.action else None, found.urgency) == (action, level)


def test_snooze_hides_until_its_end_and_says_so() -> None:
    snoozed = [*THANKED, event(2, "snoozed", "2026-11-27 16:00", until=at("2026-12-03 09:00"))]
    found = item(snoozed, "2026-11-28 20:00")
    assert opened(found) == "2026-12-03 09:00"
    assert found.action
    assert found.action.snoozed


class TestPromisedDate:
    def test_a_date_heard_later_is_the_one_that_counts(self) -> None:
        records = [*PROMISED, event(2, "decision_date_given", "2026-11-20 10:00", decision_by=date(2026, 12, 2))]
        assert opened(item(records, "2026-11-21 09:00")) == "2026-12-07 09:00"  # Sat 5 moves to Monday

    def test_it_counts_though_they_spoke_again_before_it_passed(self) -> None:
        records = [*PROMISED, event(2, "reply_received", "2026-11-25 20:00")]
        assert opened(item(records, "2026-11-26 09:00")) == "2026-12-02 09:00"  # a week after the bare reply

    def test_week_runs_anew_when_heard_after_passed_promise(self) -> None:
        records = [*PROMISED, event(2, "reply_received", "2026-11-26 10:00")]
        found = item(records, "2026-11-27 09:00")
        assert opened(found) == "2026-12-03 09:00"
        assert found.action
        assert "because Wed 25 Nov has passed" in found.action.why

    def test_of_an_earlier_round_does_not_outlive_a_later_interview(self) -> None:
        records = [*PROMISED, interview(2, "2026-12-01 10:00"), thanked(2, "2026-12-01 15:00", 2)]
        assert opened(item(records, "2026-12-02 09:00", key=("interview", 2))) == "2026-12-08 09:00"

    def test_that_lies_after_the_later_interview_still_counts(self) -> None:
        records = [*THANKED, event(2, "next_round", "2026-11-24 10:00", decision_by=date(2026, 12, 16)),
                   interview(2, "2026-12-01 10:00"), thanked(3, "2026-12-01 15:00", 2)]  # fmt: skip
        assert opened(item(records, "2026-12-02 09:00", key=("interview", 2))) == "2026-12-21 09:00"


class TestRounds:
    RECORDS: list[Record] = [
        *HELD,
        event(2, "next_round", "2026-11-20 09:00"),
        interview(2, "2026-12-01 10:00", debriefed=False),
    ]

    def test_an_earlier_round_keeps_only_its_thank_yous(self) -> None:
        found = item(self.RECORDS, "2026-11-20 10:00")
        assert [action.action for action in found.plan] == ["thank_you"]

    def test_and_then_nothing(self) -> None:
        found = item([*self.RECORDS, thanked(3, "2026-11-20 10:00")], "2026-11-20 11:00")
        assert (found.action, found.urgency) == (None, "closed")

    def test_lapsed_thanks_do_not_come_back_with_a_later_round(self) -> None:
        records = [*HELD, event(2, "next_round", "2026-11-28 09:00"), interview(2, "2026-12-10 10:00")]
        assert item(records, "2026-11-29 09:00").action is None

    def test_inquiry_of_an_earlier_round_leaves_the_later_open(self) -> None:
        records = [*INQUIRED, interview(2, "2026-12-10 10:00"), thanked(3, "2026-12-10 12:00", 2)]
        found = item(records, "2026-12-11 09:00", key=("interview", 2))
        assert found.action
        assert found.action.action == "inquiry"


def test_two_inquiries_where_the_user_allows_two() -> None:
    policy = msgspec.structs.replace(POLICY, max_inquiries=2)
    found = item(INQUIRED, "2026-12-01 09:00", policy)
    assert (found.action and found.action.action, opened(found)) == ("inquiry", "2026-12-07 09:00")
    twice = [*INQUIRED, event(3, "inquiry_sent", "2026-12-07 10:00", interview=1)]
    found = item(twice, "2026-12-08 09:00", policy)
    assert (found.action and found.action.action, opened(found)) == ("let_go", "2026-12-14 09:00")


def test_a_person_recorded_twice_is_owed_one_note() -> None:
    twice = msgspec.structs.replace(
        interview(1, "2026-11-19 14:00"), interviewers=(Interviewer(contact=1), Interviewer(contact=1))
    )
    assert len(item([contact(1), twice], "2026-11-19 16:00").plan) == 2  # the one note, and the inquiry to come


def test_progress_counts_the_notes_of_a_panel() -> None:
    records: list[Record] = [contact(1), contact(2, "Bo"), contact(3, "Cy"), interview(1, "2026-11-19 14:00", (1, 2, 3))]
    assert getattr(item(records, "2026-11-19 16:00").action, "progress", None) == (1, 3)
    records.append(thanked(1, "2026-11-19 16:10"))
    found = item(records, "2026-11-19 17:00")
    assert found.action
    assert (found.action.contact, found.action.progress) == (2, (2, 3))


class TestKeepInTouch:
    KEY = ("contact", 5)
    MENTOR = Contact(id=5, name="Mia", keep_in_touch_days=30, created_at=at("2026-10-01 10:00"))

    def test_counts_from_creation_when_never_touched(self) -> None:
        found = item([self.MENTOR], "2026-10-31 09:59", key=self.KEY)
        assert (found.urgency, opened(found), due(found)) == ("waiting", "2026-10-31 10:00", "none")

    def test_any_event_starts_the_days_again(self) -> None:
        found = item(
            [self.MENTOR, Event(id=1, at=at("2026-10-20 12:00"), kind="met", contact=5)], "2026-10-31 10:00", key=self.KEY
        )
        assert opened(found) == "2026-11-19 12:00"  # days are calendar days: noon stays noon though the clocks went back

    def test_not_while_they_interview_in_an_open_process(self) -> None:
        records: list[Record] = [self.MENTOR, interview(1, "2026-11-19 14:00", (5,))]
        items = {found.key for found in Agenda(book_of(NIMBUS, *records), POLICY).at(at("2026-11-20 10:00"))}
        assert self.KEY not in items
        records.append(event(1, "rejected", "2026-11-21 10:00"))
        items = {found.key for found in Agenda(book_of(NIMBUS, *records), POLICY).at(at("2026-11-21 10:00"))}
        assert self.KEY in items


def test_an_offer_without_an_interview_has_a_line_of_its_own() -> None:
    found = item([event(1, "offer_received", "2026-11-19 10:00")], "2026-11-19 11:00", key=("position", 1))
    assert (found.action and found.action.action, found.urgency) == ("acknowledge_offer", "due")


def test_every_action_names_its_source_and_its_reckoning() -> None:
    for _, records, now, *_ in EXAMPLES:
        for action in item(records, now).plan:
            assert len(action.why) > 20
            assert action.source


@pytest.mark.parametrize(("asked", "action"), [("no", "ask_timeline"), ("yes", "thank_you"), ("not_told", "thank_you")])
def test_what_was_asked_while_it_runs_is_not_asked_for_again(asked: str, action: str) -> None:
    records = [contact(1), interview(1, "2026-11-25 14:00", timeline_asked=asked)]
    first = item(records, "2026-11-25 14:30").action
    assert first
    assert first.action == action


def test_the_reasons_read_as_people_speak() -> None:
    assert item(THANKED, "2026-11-23 12:00").action.why.startswith(  # type: ignore[union-attr]
        "7 days after the interview on Thu 19 Nov, because they gave no date"
    )
    assert (
        "3 days after Wed 25 Nov, the date they named; Sat 28 Nov is not a working day: from Mon 30 Nov, 2 working days to write."
        in (
            item(PROMISED, "2026-11-23 12:00").action.why  # type: ignore[union-attr]
        )
    )


def test_a_debrief_that_was_never_made_does_not_hide_the_inquiry() -> None:
    records = [contact(1), interview(1, "2026-11-19 14:00", debriefed=False), thanked(1, "2026-11-19 18:00")]
    found = item(records, "2026-11-26 08:00")
    assert found.action
    assert (found.action.action, found.urgency) == ("debrief", "due")
    found = item(records, "2026-11-27 10:00")
    assert found.action
    assert found.action.action == "inquiry"


def test_what_is_owed_to_each_of_a_panel_counts() -> None:
    people = [contact(1), contact(2), contact(3, reachable=False)]
    agenda = Agenda(book_of(NIMBUS, *people, interview(1, "2026-11-19 14:00", people=(1, 2, 3))), POLICY)
    assert agenda.owed(at("2026-11-19 14:30")) == {}
    assert agenda.owed(at("2026-11-19 16:00")) == dict.fromkeys((1, 2, 3), "due")


def test_cancelled_interview_owes_a_new_date_until_restored() -> None:
    book = book_of(NIMBUS, contact(1), interview(1, "2026-11-25 14:00", debriefed=False))
    now = at("2026-11-20 10:00")
    apply(book, event_log.call_off(book, book.record(Interview, 1), now))
    (found,) = Agenda(book, POLICY).at(now)
    assert found.action
    assert (found.action.action, found.urgency) == ("reschedule", "due")
    apply(book, event_log.restore(book, book.record(Interview, 1)))
    (found,) = Agenda(book, POLICY).at(now)
    assert found.action
    assert found.action.action == "prepare"
    assert not list(book.all(Event))
