"""The rules for a single interview: before it, while it runs, and what is owed after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from tui.domain.process import Meeting, Process, utc
from tui.domain.rules.actions import Task


def _hours(count: int) -> str:
    return "1 hour" if count == 1 else f"{count} hours"


def prepare(process: Process) -> Iterator[Task]:
    """Prepare for an interview to come (STEPS 1, TIPS)."""
    if process.ending:
        return
    hours = process.policy.prepare_hours
    for meeting in process.ahead:
        yield Task(
            why=f"From {_hours(hours)} before it starts: what to ask, and whom you will meet",
            opens_at=meeting.start - timedelta(hours=hours),
            due_at=meeting.start,
            lapses_at=meeting.start,
            interview=meeting.interview.id,
        )


def ask_timeline(process: Process) -> Iterator[Task]:
    """While it runs, ask when they will decide and how to reach everyone (STEPS 1, TIPS), if that is not done yet."""
    if process.ending:
        return
    for meeting in process.ahead:
        if meeting.interview.timeline_asked in ("yes", "not_told"):
            continue
        yield Task(
            why="Before you leave the room: the date they name sets when to inquire, addresses let you thank each of them",
            opens_at=meeting.start,
            due_at=meeting.end,
            lapses_at=meeting.end,
            interview=meeting.interview.id,
        )


def debrief(process: Process) -> Iterator[Task]:
    """Write down the date they gave and what was said, while it is fresh (STEPS 1, HOWTO).

    It lapses when the inquiry opens, which it would only hide: by then nobody remembers.
    """
    if process.ending:
        return
    hours = process.policy.debrief_hours
    for meeting in process.meetings:
        if meeting.interview.debriefed_at is None:
            yield Task(
                why=f"Within {_hours(hours)} of the interview's end, while you remember who said what",
                opens_at=meeting.end,
                due_at=meeting.end + timedelta(hours=hours),
                lapses_at=max(meeting.end + timedelta(hours=hours), process.lapse_of_thanks(meeting.end)),
                interview=meeting.interview.id,
            )


def name_interviewers(process: Process) -> Iterator[Task]:
    """Record who was in the room: each of them is thanked separately (TIPS)."""
    if process.ending:
        return
    for meeting in process.meetings:
        if not meeting.people:
            yield Task(
                why="Nobody is recorded for this interview, and each interviewer is thanked separately",
                opens_at=meeting.end,
                due_at=_thanks_due(process, meeting),
                lapses_at=process.lapse_of_thanks(meeting.end),
                interview=meeting.interview.id,
            )


def contact_details(process: Process) -> Iterator[Task]:
    """Find out how to reach an interviewer who has no address, phone or go-between (TIPS)."""
    if process.ending:
        return
    for meeting in process.meetings:
        for contact in meeting.people:
            if not contact.reachable and process.owes_thanks(meeting, contact):
                yield Task(
                    why="A thank-you is owed, and no e-mail, postal address, phone or go-between is recorded",
                    opens_at=meeting.end,
                    due_at=_thanks_due(process, meeting),
                    lapses_at=process.lapse_of_thanks(meeting.end),
                    interview=meeting.interview.id,
                    contact=contact.id,
                )


def thank_you(process: Process) -> Iterator[Task]:
    """Thank each interviewer separately, on their own clock (TIPS, STEPS 2, SHOULD).

    A closed process keeps only the notes still inside their 24 hours.
    """
    hours = process.policy.thank_within_hours
    for meeting in process.meetings:
        owed = [contact for contact in meeting.people if process.owes_thanks(meeting, contact)]
        if not owed:
            continue
        due, lapses = _thanks_due(process, meeting), process.lapse_of_thanks(meeting.end)
        if process.ending:
            lapses = min(lapses, max(due, utc(process.ending.at)))
        for place, contact in enumerate(owed, 1 + len(meeting.people) - len(owed)):
            if contact.reachable:
                yield Task(
                    why=f"Within {_hours(hours)} of the interview's end, to each interviewer separately; "
                    "two of the sources say at once",
                    opens_at=meeting.end,
                    due_at=due,
                    lapses_at=lapses,
                    interview=meeting.interview.id,
                    contact=contact.id,
                    progress=(place, len(meeting.people)) if len(meeting.people) > 1 else None,
                )


def _thanks_due(process: Process, meeting: Meeting) -> datetime:
    return meeting.end + timedelta(hours=process.policy.thank_within_hours)
