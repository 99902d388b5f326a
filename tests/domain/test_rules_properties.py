"""Properties of the rules that hold for every book."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.build import NIMBUS, apply, book_of
from tui.domain.agenda import URGENCIES, Agenda, Item, urgency
from tui.domain.book import Book
from tui.domain.changes import ChangeBuilder
from tui.domain.days_off import DaysOff
from tui.domain.event_kinds import EVENT_KINDS
from tui.domain.instants import end
from tui.domain.models import Contact, Event, Interview, Interviewer, Position, Record
from tui.domain.rules.registry import RULES
from tui.domain.settings import Policy

pytestmark = pytest.mark.slow

START = datetime(2026, 10, 26, tzinfo=UTC)
ZONES = ("America/New_York", "Europe/Berlin", "Pacific/Auckland", "Asia/Kolkata", "America/St_Johns")

hours = st.integers(0, 24 * 60)
instants = hours.map(lambda h: START + timedelta(hours=h))
near = st.one_of(st.none(), st.integers(0, 60).map(lambda d: date(2026, 10, 26) + timedelta(days=d)))
policies = st.builds(
    Policy,
    timezone=st.sampled_from(ZONES),
    max_inquiries=st.integers(1, 3),
    grace_days=st.integers(0, 5),
    inquire_after_days=st.integers(1, 10),
    days_off=st.lists(st.integers(0, 60).map(lambda d: DaysOff.on(date(2026, 10, 26) + timedelta(days=d))), max_size=3).map(
        tuple
    ),
)


@st.composite
def records(draw: st.DrawFn) -> list[Record]:
    people: list[Record] = [
        Contact(id=i, name=f"P{i}", emails=("a@b.example",) if draw(st.booleans()) else (), created_at=START,
                keep_in_touch_days=draw(st.sampled_from([None, 5, 20])), via=draw(st.sampled_from([None, None, 1, 2, 3])))
        for i in range(1, 4)
    ]  # fmt: skip
    interviews: list[Record] = [
        Interview(
            id=i,
            position=draw(st.sampled_from([1, 2, None])),
            starts_at=draw(instants),
            timezone=draw(st.sampled_from(ZONES)),
            minutes=draw(st.sampled_from([30, 60, 90])),
            interviewers=tuple(Interviewer(contact=c) for c in draw(st.lists(st.integers(1, 3), max_size=3))),
            decision_by=draw(near),
            debriefed_at=START if draw(st.booleans()) else None,
            cancelled=draw(st.sampled_from([False, False, False, True])),
        )
        for i in range(1, draw(st.integers(1, 3)) + 1)
    ]
    nimbus = msgspec.structs.replace(NIMBUS, main_contact=draw(st.sampled_from([None, 1, 2])))
    return [nimbus, Position(id=2, title="SRE", company="Vega"), *people, *interviews, *draw(st.lists(events(), max_size=8))]


@st.composite
def events(draw: st.DrawFn) -> Event:
    return Event(
        id=0,
        at=draw(instants),
        kind=draw(st.sampled_from([*EVENT_KINDS, "made_up"])),
        position=draw(st.sampled_from([1, 2, None])),
        interview=draw(st.sampled_from([1, 2, 3, None])),
        contact=draw(st.sampled_from([1, 2, 3, None])),
        decision_by=draw(near),
        respond_by=draw(near),
        until=draw(st.one_of(st.none(), instants)),
        action=draw(st.sampled_from(["", *(rule.action for rule in RULES)])),
        answers=draw(st.sampled_from([None, 1, 2, 3])),
    )


def numbered(found: list[Record]) -> Book:
    count = 0
    result: list[Record] = []
    for record in found:
        if isinstance(record, Event):
            count += 1
            result.append(msgspec.structs.replace(record, id=count))
        else:
            result.append(record)
    return book_of(*result)


def shown(items: list[Item]) -> list[Any]:
    """Return what can be compared: the ids of events depend on the order of entry."""
    plans = [
        (item.key, item.urgency, [msgspec.structs.replace(action, event=None) for action in item.plan]) for item in items
    ]
    return sorted(plans, key=lambda plan: plan[0])


@given(records(), policies, instants)
def test_an_action_is_never_both_satisfied_and_open(found: list[Record], policy: Policy, now: datetime) -> None:
    book = numbered(found)
    for item in Agenda(book, policy).at(now):
        for action in item.plan:
            interview = book.get(Interview, action.interview)
            if action.action in ("thank_you", "get_contact_details"):
                assert not any(
                    e.kind in ("thank_you_sent", "thank_you_skipped") and e.interview == action.interview
                    and e.contact == action.contact and e.at <= now
                    for e in book.all(Event)
                )  # fmt: skip
            if interview is not None:
                if action.since is None and action.event is None:
                    assert not interview.cancelled
                if action.action == "debrief":
                    assert interview.debriefed_at is None
                if action.action == "prepare":
                    assert now < interview.starts_at
                if action.action == "ask_timeline":
                    assert now < end(interview)
            if action.lapses_at is not None:
                assert now < action.lapses_at


@given(records(), policies, instants, hours)
def test_urgency_only_rises_while_nothing_happens(found: list[Record], policy: Policy, now: datetime, later: int) -> None:
    book = numbered([r for r in found if not isinstance(r, Event) or r.at <= now])
    then = now + timedelta(hours=later)
    before = {(a.rule.id, a.interview, a.contact, a.process): a for item in Agenda(book, policy).at(now) for a in item.plan}
    after = {(a.rule.id, a.interview, a.contact, a.process): a for item in Agenda(book, policy).at(then) for a in item.plan}
    for key in before.keys() & after.keys():
        if key[0] == "keep-in-touch" and any(now < end(i) <= then for i in book.interviews_with(key[2] or 0)):
            continue  # they met in the meantime, so something did happen
        level_before = URGENCIES.index(urgency(before[key], now, policy))
        assert URGENCIES.index(urgency(after[key], then, policy)) <= level_before


@given(records(), policies, instants, st.randoms())
def test_the_order_of_entry_does_not_matter(found: list[Record], policy: Policy, now: datetime, random: Any) -> None:
    others = [r for r in found if not isinstance(r, Event)]
    happened = [msgspec.structs.replace(r, answers=None) for r in found if isinstance(r, Event)]
    shuffled = happened[:]
    random.shuffle(shuffled)
    first = Agenda(numbered(others + list(happened)), policy).at(now)
    second = Agenda(numbered(others + list(shuffled)), policy).at(now)
    assert shown(first) == shown(second)


@pytest.mark.slow
@settings(max_examples=100)
@given(records(), policies, instants, st.lists(st.tuples(st.integers(0, 6), st.integers(0, 72), events()), max_size=10))
def test_the_incremental_answer_is_the_full_one_at_any_moment(
    found: list[Record], policy: Policy, now: datetime, steps: list[tuple[int, int, Event]]
) -> None:
    book = numbered(found)
    agenda = Agenda(book, policy)
    for what, hours_on, event in steps:
        now += timedelta(hours=hours_on)
        builder = ChangeBuilder(book)
        if what == 0:
            builder.add(event)
        elif what == 1 and (newest := max(book.all(Event), key=lambda e: e.id, default=None)):
            builder.remove(newest)
        elif what == 2:
            interview = next(book.all(Interview))
            builder.edit(interview, msgspec.structs.replace(interview, starts_at=event.at, cancelled=not interview.cancelled))
        elif what == 3:
            contact = book.record(Contact, 1)
            builder.edit(contact, msgspec.structs.replace(contact, emails=(), keep_in_touch_days=3))
        elif what == 4:
            interview = next(book.all(Interview))
            builder.edit(interview, msgspec.structs.replace(interview, position=2, interviewers=(Interviewer(contact=2),)))
        elif what == 5:
            contact = book.record(Contact, 2)
            builder.edit(contact, msgspec.structs.replace(contact, via=event.contact))
        elif what == 6:
            position = book.record(Position, 1)
            builder.edit(position, msgspec.structs.replace(position, main_contact=event.contact))
        agenda.touch(apply(book, builder.done("a step")))
        assert shown(agenda.at(now)) == shown(Agenda(book, policy).at(now))
        if agenda.next_change < datetime(2030, 1, 1, tzinfo=UTC):
            almost = agenda.next_change - timedelta(seconds=1)
            if almost > now:  # nothing may change before the agenda says so
                assert shown(agenda.at(now)) == shown(Agenda(book, policy).at(almost))
