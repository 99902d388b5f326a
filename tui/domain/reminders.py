"""What to remind of: what became due or urgent and was not told yet, each thing once when due and once when urgent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal

import msgspec

from tui.domain.agenda import Agenda, Item, urgency
from tui.domain.models import Event, Interview
from tui.domain.quiet_hours import QuietHours
from tui.domain.rules.actions import Action

Stage = Literal["due", "urgent"]

STAGE_OF: dict[str, Stage] = {"overdue": "urgent", "urgent": "urgent", "due": "due"}
"""The stage of each level that is reminded of; what is overdue was urgent before."""

STAGES: tuple[Stage, ...] = ("due", "urgent")

MOVED = timedelta(hours=36)
"""Something is told again if its due time has moved so much later: by more than another time zone of the user moves it."""


class Told(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was told of a thing: the last stage, when it was due then, and when it was last snoozed, if that was over."""

    stage: Stage
    due_at: datetime
    snoozed_at: datetime | None = None


class Reminder(msgspec.Struct, frozen=True):
    """A thing to remind of: the key by which it is remembered, its action and row, its urgency, and what to remember."""

    key: str
    item: Item
    action: Action
    level: str
    told: Told


def reminders(agenda: Agenda, now: datetime, told: Mapping[str, Told], quiet: QuietHours | None = None) -> list[Reminder]:
    """Return what is due or urgent at `now` and was not told yet, most urgent first; nothing in quiet hours.

    A thing is told when it becomes due, when it becomes urgent, and when a snooze is over. Neither the clock nor the user's
    zone is remembered, so that setting them back repeats nothing.
    """
    if is_quiet(agenda, now, quiet):
        return []
    found = []
    for item in agenda.at(now):
        for action in item.plan:
            stage = STAGE_OF.get(level := urgency(action, now, agenda.policy))
            if stage is None or action.due_at is None:
                continue
            key = _key_of(agenda, action)
            over = action.snooze_ends is not None and action.snooze_ends <= now
            to_tell = Told(stage, action.due_at, action.snoozed_at if over else None)
            if _is_new(told.get(key), to_tell):
                found.append(Reminder(key, item, action, level, to_tell))
    return sorted(found, key=lambda reminder: (-STAGES.index(reminder.told.stage), reminder.told.due_at))


def is_quiet(agenda: Agenda, now: datetime, quiet: QuietHours | None) -> bool:
    """Return whether a moment is in the quiet hours of the user's zone."""
    return quiet is not None and quiet.covers(now.astimezone(agenda.calendar.zone).time())


def _is_new(told: Told | None, to_tell: Told) -> bool:
    if told is None or STAGES.index(to_tell.stage) > STAGES.index(told.stage) or to_tell.due_at > told.due_at + MOVED:
        return True
    return to_tell.snoozed_at is not None and (told.snoozed_at is None or to_tell.snoozed_at > told.snoozed_at)


def _key_of(agenda: Agenda, action: Action) -> str:
    """Return what tells an action apart, made of records alone: what the rules reckon moves with the user's zone."""
    interview, event = agenda.book.get(Interview, action.interview), agenda.book.get(Event, action.event)
    of_interview = interview if action.since is None and event is None else None
    begins = action.since or (event.at if event else None) or (of_interview.starts_at if of_interview else None)
    parts = (
        action.rule.id,
        action.process or "",
        of_interview.id if of_interview else "",
        action.contact or "",
        action.event or "",
        begins.timestamp() if begins else "",
    )
    return " ".join(map(str, parts))
