"""The rules for what the user owes the other side: an answer, something promised, a new day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from tui.domain.instants import utc
from tui.domain.process import Process
from tui.domain.rules.actions import Task

LEAST_TIME = timedelta(hours=2)
"""The least time to do what is asked for; without it, a request for today could be late at once."""


def answer(process: Process) -> Iterator[Task]:
    """Do what they asked for, or what you promised, by the day that was named (SHOULD; common practice)."""
    own = {interview.id for interview in process.all_interviews}
    for event in process.asked:
        opens = utc(event.at)
        hours = process.policy.answer_within_hours
        what = "They asked for it" if event.kind == "asked" else "You promised it"
        if event.respond_by:
            due = max(process.calendar.closing(event.respond_by, process.zone), opens + LEAST_TIME)
            why = f"{what} on {process.show(opens)}, by {process.show(event.respond_by)}"
        else:
            due = opens + timedelta(hours=hours)
            why = f"{what} on {process.show(opens)}, and no day was named: within {hours} hours"
        yield Task(
            why=why,
            opens_at=opens,
            due_at=due,
            lapses_at=process.forgotten_at(event) if process.ending else None,
            interview=event.interview if event.interview in own else None,
            contact=event.contact,
            event=event.id,
            about=event.text,
        )


def reschedule(process: Process) -> Iterator[Task]:
    """Agree on a new day when an interview was called off (common practice)."""
    event = process.called_off
    if event is not None:
        opens = utc(event.at)
        yield Task(
            why=f"The interview was called off on {process.show(opens)}, and no new day is agreed",
            opens_at=opens,
            due_at=opens + timedelta(hours=24),
            since=opens,
        )
