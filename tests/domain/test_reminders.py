"""Reminders: over a fortnight with sleeps, clocks set back and journeys, each thing comes once, by the rules alone."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, time, timedelta

import msgspec
import pytest

from tests.domain.build import NIMBUS, POLICY, at, book_of, contact, event, interview, thanked
from tests.domain.living import program_policy
from tests.domain.oracle.lives import START, life
from tui.domain.agenda import Agenda, urgency
from tui.domain.book import Book
from tui.domain.models import Record
from tui.domain.quiet_hours import QuietHours
from tui.domain.reminders import STAGE_OF, STAGES, Told, reminders
from tui.domain.rules.actions import Action

NIGHT = QuietHours.parse("22:00-08:00")
ZONES = ["America/New_York", "Europe/Berlin", "Asia/Tokyo", "Asia/Kolkata"]
A_JOURNEY = timedelta(hours=26)
"""The most by which a journey to another zone moves a closing hour."""

Thing = tuple[object, ...]


class Caller:
    """Calls for reminders, and remembers as the program does."""

    def __init__(self, *records: Record) -> None:
        self.book = book_of(NIMBUS, contact(1), *records)
        self.told: dict[str, Told] = {}

    def calls(self, when: str, zone: str = "America/New_York") -> list[str]:
        """Return the actions and levels that are told at a moment to a user in a zone."""
        policy = msgspec.structs.replace(POLICY, timezone=zone)
        found = reminders(Agenda(self.book, policy), at(when), self.told, NIGHT)
        self.told |= {reminder.key: reminder.told for reminder in found}
        return [f"{reminder.action.rule.id} {reminder.level}" for reminder in found]


def test_thing_is_told_when_due_and_when_urgent() -> None:
    caller = Caller(interview(1, "2026-11-19 14:00"))
    assert caller.calls("2026-11-19 14:30") == ["ask-timeline urgent"]
    assert caller.calls("2026-11-19 15:00") == ["thank-you due"]
    assert caller.calls("2026-11-19 21:59") == []
    assert caller.calls("2026-11-20 09:00") == ["thank-you urgent"]
    assert caller.calls("2026-11-20 16:00") == []


def test_what_was_missed_comes_once() -> None:
    caller = Caller(interview(1, "2026-11-19 14:00"))
    assert caller.calls("2026-11-21 10:00") == ["thank-you overdue"]
    assert caller.calls("2026-11-21 10:01") == []


def test_nothing_is_told_in_quiet_hours() -> None:
    caller = Caller(interview(1, "2026-11-19 20:00"))
    assert caller.calls("2026-11-19 22:00") == []
    assert caller.calls("2026-11-20 07:59") == []
    assert caller.calls("2026-11-20 08:00") == ["thank-you due"]


def test_interview_that_moved_is_told_again() -> None:
    caller = Caller(interview(1, "2026-11-20 14:00"))
    assert caller.calls("2026-11-20 09:00") == ["prepare urgent"]
    caller.book = Caller(interview(1, "2026-11-27 14:00")).book
    assert caller.calls("2026-11-20 10:00") == []
    assert caller.calls("2026-11-27 09:00") == ["prepare urgent"]


def test_promise_put_off_is_told_again() -> None:
    def promised(day: str) -> Record:
        return event(1, "promised", "2026-11-18 10:00", text="a reference", respond_by=at(f"{day} 00:00").date())

    caller = Caller(promised("2026-11-20"))
    assert caller.calls("2026-11-20 13:00") == ["answer urgent"]
    caller.book = Caller(promised("2026-11-24")).book
    assert caller.calls("2026-11-20 13:01") == []
    assert caller.calls("2026-11-24 09:00") == ["answer due"]


def test_what_is_snoozed_is_told_again_after_it() -> None:
    records = [interview(1, "2026-11-19 14:00"), thanked(1, "2026-11-19 16:00")]
    caller = Caller(*records)
    assert caller.calls("2026-11-29 10:00") == ["inquire due"]
    first = event(2, "snoozed", "2026-11-29 10:01", position=1, until=at("2026-12-01 09:00"))
    caller.book = Caller(*records, first).book
    assert caller.calls("2026-11-30 10:00") == []
    assert caller.calls("2026-12-01 09:00") == ["inquire overdue"]
    assert caller.calls("2026-12-01 09:01") == []
    second = event(3, "snoozed", "2026-12-01 10:00", position=1, until=at("2026-12-02 09:00"))
    caller.book = Caller(*records, first, second).book
    assert caller.calls("2026-12-01 10:01") == []
    assert caller.calls("2026-12-02 09:00") == ["inquire overdue"]
    assert caller.calls("2026-12-01 10:01") == []


def test_journey_repeats_nothing() -> None:
    promised = event(1, "promised", "2026-11-18 10:00", text="a reference", respond_by=at("2026-11-20 00:00").date())
    caller = Caller(promised)
    assert caller.calls("2026-11-20 07:30", zone="Europe/Berlin") == ["answer urgent"]
    assert caller.calls("2026-11-20 12:30", zone="America/Los_Angeles") == []
    assert caller.calls("2026-11-20 20:30", zone="America/Los_Angeles") == []


@pytest.mark.parametrize(
    ("hours", "quiet", "loud"),
    [
        ("22:00-08:00", ["22:00", "00:00", "07:59"], ["08:00", "21:59"]),
        ("12:00-13:00", ["12:00"], ["11:59", "13:00", "00:00"]),
    ],
)
def test_quiet_hours_may_pass_midnight(hours: str, quiet: list[str], loud: list[str]) -> None:
    found = QuietHours.parse(hours)
    assert str(found) == hours
    assert all(found.covers(time.fromisoformat(clock)) for clock in quiet)
    assert not any(found.covers(time.fromisoformat(clock)) for clock in loud)


@pytest.mark.parametrize("text", ["", "22-8", "22:00", "24:00-08:00", "08:00-08:00", "22:00-08:00-09:00"])
def test_hours_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text or "^$"):
        QuietHours.parse(text)


def _thing(action: Action) -> Thing:
    of_interview = action.interview if action.since is None and action.event is None else None
    return action.rule.id, action.process, of_interview, action.contact, action.event, action.since


def _calls_of_a_fortnight(rng: random.Random) -> Iterator[datetime]:
    """Yield the moments of calls: minutes or hours apart, after sleeps of two days, some by a clock that is late."""
    now = START + timedelta(days=rng.randrange(60))
    end = now + timedelta(days=14)
    while now < end:
        yield now - timedelta(hours=rng.choice([0, 0, 0, 0, 0, 0, 1, 30]))
        now += timedelta(minutes=rng.choice([1, 20, 20, 60, 60, 60, 240, 240, 2 * 24 * 60]))


@pytest.mark.parametrize("seed", [3, 25, 27, 31, 33, 45, 51, 53])
def test_fortnight_brings_each_thing_once(seed: int) -> None:
    rng, book, policy = random.Random(f"fortnight {seed}"), Book(life(seed)), program_policy(seed)
    told: dict[str, Told] = {}
    heard: dict[Thing, list[Told]] = {}
    for now in _calls_of_a_fortnight(rng):
        if rng.random() < 0.05:
            policy = msgspec.structs.replace(policy, timezone=rng.choice(ZONES))
        agenda = Agenda(book, policy)
        first = reminders(agenda, now, told, NIGHT)
        told |= {reminder.key: reminder.told for reminder in first}
        assert reminders(agenda, now, told, NIGHT) == []  # the second caller
        quiet = NIGHT.covers(now.astimezone(agenda.calendar.zone).time())
        assert not (quiet and first)
        for reminder in first:
            before = heard.setdefault(_thing(reminder.action), [])
            assert reminder.level == urgency(reminder.action, now, policy)
            for earlier in before:
                new_stage = STAGES.index(reminder.told.stage) > STAGES.index(earlier.stage)
                snoozed, known = reminder.told.snoozed_at, earlier.snoozed_at
                snooze_over = snoozed is not None and (known is None or snoozed > known)
                assert new_stage or snooze_over or reminder.told.due_at > earlier.due_at + A_JOURNEY
            before.append(reminder.told)
        if not quiet:
            for action in (action for item in agenda.at(now) for action in item.plan):
                if (stage := STAGE_OF.get(urgency(action, now, policy))) is not None and action.due_at:
                    assert any(STAGES.index(past.stage) >= STAGES.index(stage) for past in heard[_thing(action)])
    assert heard
