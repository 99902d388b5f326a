"""What the rules expect of the days to come if nothing else happens.

A day is seen as it begins, at the opening time of the policy in the user's zone, which is what `--now DAY` means, too; today
is seen as it is now.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import chain, pairwise
from typing import Literal

import msgspec

from tui.domain.agenda import Agenda, Item, urgency
from tui.domain.book import Book
from tui.domain.labels import off_words
from tui.domain.models import Interview, process_key
from tui.domain.rules.actions import Action
from tui.domain.rules.registry import ORDER
from tui.domain.settings import Policy
from tui.domain.working_days import Calendar

FORECAST_DAYS = 28
"""How many days after today a forecast shows, unless another number is asked for."""

MOST_DAYS = 366


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is expected of a day: an interview, an action that opens, is due or is late, the date they named.

    `at` is None for a date without a time of day. `why` is the reason, empty for an interview; `level` the urgency
    of an action at that moment.
    """

    kind: Literal["interview", "opens", "due", "late", "decision"]
    at: datetime | None = None
    why: str = ""
    level: str = ""
    process: int | None = None
    interview: int | None = None
    contact: int | None = None
    action: Action | None = None


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """A day to come: the moment at which it is seen, what is expected of it, and the agenda of that moment.

    `off` says why it is no working day: "weekend" or "day off"; it is empty for a working day.
    """

    date: date
    at: datetime
    off: str
    expected: tuple[Expected, ...]
    items: Sequence[Item]


def moments(calendar: Calendar, policy: Policy, now: datetime, days: int) -> list[datetime]:
    """Return the moments at which today and so many days after it are seen."""
    today = calendar.day(now)
    return [now, *(calendar.at(today + timedelta(days=ahead), policy.opening_time) for ahead in range(1, days + 1))]


def forecast(book: Book, policy: Policy, now: datetime, days: int) -> list[Day]:
    """Return today and so many days after it, as the rules expect them."""
    agenda = Agenda(book, policy)
    calendar = agenda.calendar
    dated: dict[date, list[Expected]] = {}
    for day, expected in chain(_interviews(book, calendar, now), _decisions(agenda, now)):
        dated.setdefault(day, []).append(expected)
    seen = [(at, agenda.at(at)) for at in moments(calendar, policy, now, days + 1)]
    found = []
    for (at, items), (next_at, next_items) in pairwise(seen):
        day = calendar.day(at)
        actions = _actions(agenda, now, at, _open_at(at, items), _open_at(next_at, next_items))
        expected_here = sorted([*dated.get(day, ()), *actions], key=_order)
        off = "" if calendar.is_working(day) else "weekend" if calendar.is_weekend(day) else "day off"
        found.append(Day(date=day, at=at, off=off, expected=tuple(expected_here), items=items))
    return found


def _order(expected: Expected) -> tuple[float, int]:
    place = ORDER[expected.action.rule.id] if expected.action else -1
    return expected.at.timestamp() if expected.at else 0.0, place


def _interviews(book: Book, calendar: Calendar, now: datetime) -> Iterator[tuple[date, Expected]]:
    """Yield the interviews to come, each with its day."""
    for interview in book.all(Interview):
        at = interview.starts_at
        if at > now and not off_words(book, interview, now):
            process = process_key(interview)
            yield calendar.day(at), Expected(kind="interview", at=at, process=process, interview=interview.id)


def _decisions(agenda: Agenda, now: datetime) -> Iterator[tuple[date, Expected]]:
    """Yield the dates by which the open processes are to be decided, as they are named now."""
    for key in agenda.book.processes():
        process = agenda.process(key, now)
        if process.ending is None and (named := process.promised) is not None:
            why = f"They named this date on {process.show(named.at)}"
            yield named.day, Expected(kind="decision", why=why, process=key, interview=process.row)


OpenActions = Mapping[tuple[object, ...], tuple[Item, Action]]


def _open_at(at: datetime, items: Sequence[Item]) -> OpenActions:
    """Return the actions that are open at the moment of an agenda, by what tells them apart."""
    return {
        (item.key, action.rule.id, action.contact, action.event): (item, action)
        for item in items
        for action in item.plan
        if action.opens_at <= at
    }


def _actions(
    agenda: Agenda, now: datetime, seen_at: datetime, in_the_morning: OpenActions, a_day_later: OpenActions
) -> Iterator[Expected]:
    """Yield the actions that open on a day and stay open until the next, those that are due on it, and today what is late."""
    calendar, day = agenda.calendar, agenda.calendar.day(seen_at)
    for key, (item, action) in {**a_day_later, **in_the_morning}.items():
        if key in a_day_later and action.opens_at > now and calendar.day(action.opens_at) == day:
            kind: Literal["opens", "due", "late"] = "opens"
            at = action.opens_at
        elif action.due_at and action.due_at > now and calendar.day(action.due_at) == day:
            kind, at = "due", action.due_at
        elif action.due_at and action.due_at <= now == seen_at:
            kind, at = "late", action.due_at
        else:
            continue
        meeting = agenda.book.get(Interview, action.interview)
        if kind == "due" and meeting is not None and meeting.starts_at == at:
            continue  # the interview itself is listed
        yield Expected(
            kind=kind,
            at=at,
            why=action.why,
            level=urgency(action, max(seen_at, action.opens_at), agenda.policy),
            process=item.process,
            interview=item.interview,
            contact=action.contact,
            action=action,
        )
