"""The rules for a single interview: before it, while it runs, and what is owed after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from tui.domain.caching import cached_per_process
from tui.domain.instants import utc
from tui.domain.models import Contact
from tui.domain.process import Process
from tui.domain.process_history import Meeting
from tui.domain.rules.actions import Task
from tui.domain.rules.inquiries import inquiry_plan


def _hours(count: int) -> str:
    return "1 hour" if count == 1 else f"{count} hours"


def prepare(process: Process) -> Iterator[Task]:
    """Prepare for a coming interview (STEPS 1, TIPS)."""
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
    """During the interview, ask when they will decide and how to reach everyone, unless that is done (STEPS 1, TIPS)."""
    for meeting in process.ahead:
        if meeting.interview.timeline_asked not in ("yes", "not_told"):
            yield Task(
                why="Before you leave the room: the date they name sets when to inquire; addresses let you thank each",
                opens_at=meeting.start,
                due_at=meeting.end,
                lapses_at=meeting.end,
                interview=meeting.interview.id,
            )


def debrief(process: Process) -> Iterator[Task]:
    """Write down the date they gave and what was said, while it is fresh (STEPS 1, HOWTO)."""
    hours = process.policy.debrief_hours
    for meeting in _open_meetings(process):
        made = meeting.interview.debriefed_at
        if made is None or made > process.now:
            yield from _owed(
                process,
                meeting,
                due=meeting.end + timedelta(hours=hours),
                why=f"Within {_hours(hours)} of the interview's end, while you remember who said what",
            )


def name_interviewers(process: Process) -> Iterator[Task]:
    """Record who was in the room: each of them is thanked separately (TIPS)."""
    for meeting in _open_meetings(process):
        if not meeting.people:
            why = "Nobody is recorded for this interview, and each interviewer is thanked separately"
            yield from _owed(process, meeting, due=_thanks_due(process, meeting), why=why)


def contact_details(process: Process) -> Iterator[Task]:
    """Find out how to reach an interviewer who has no address, phone, profile or go-between (TIPS)."""
    for meeting in _open_meetings(process):
        for contact in _thanks(process)[meeting.interview.id].owed:
            if not contact.reachable:
                why = "A thank-you is owed, and no e-mail, address, phone, LinkedIn profile or go-between is recorded"
                yield from _owed(process, meeting, due=_thanks_due(process, meeting), why=why, contact=contact.id)


def thank_you(process: Process) -> Iterator[Task]:
    """Thank each interviewer separately, on their own clock (TIPS, STEPS 2, SHOULD).

    If the process is closed, the thank-yous for earlier interviews stay until they are due.
    """
    hours = process.policy.thank_within_hours
    for meeting in [*process.held, *process.ahead]:
        over = meeting.end <= process.now and process.was_closed_since(meeting.end)
        if process.ending and not over:
            continue
        due = _thanks_due(process, meeting)
        if not over and _is_replaced_by_inquiry(process, due):
            continue
        owed, whole = _thanks(process)[meeting.interview.id]
        for place, contact in enumerate(owed, 1 + whole - len(owed)):
            if contact.reachable:
                yield Task(
                    why=f"Within {_hours(hours)} of the interview's end, to each interviewer separately; "
                    "two of the sources say at once",
                    opens_at=meeting.end,
                    due_at=due,
                    lapses_at=due if over else max(due, _lapses(process)[meeting.interview.id]),
                    interview=meeting.interview.id,
                    contact=contact.id,
                    progress=(place, whole) if whole > 1 else None,
                )


@cached_per_process
def _open_meetings(process: Process) -> list[Meeting]:
    """Return the meetings of a process that were held since it was last closed, and those ahead."""
    if process.ending:
        return []
    return [meeting for meeting in process.held if not process.was_closed_since(meeting.end)] + process.ahead


def _owed(process: Process, meeting: Meeting, *, due: datetime, why: str, contact: int | None = None) -> Iterator[Task]:
    """Yield what is owed after a meeting, unless an inquiry has replaced it."""
    if not _is_replaced_by_inquiry(process, due):
        yield Task(
            why=why,
            opens_at=meeting.end,
            due_at=due,
            lapses_at=max(due, _lapses(process)[meeting.interview.id]),
            interview=meeting.interview.id,
            contact=contact,
        )


def _is_replaced_by_inquiry(process: Process, due: datetime) -> bool:
    """Return whether an inquiry has replaced what was due at `due`."""
    plan = inquiry_plan(process) if due <= process.now else None
    return plan is not None and plan.opens <= process.now


@cached_per_process
def _lapses(process: Process) -> dict[int, datetime]:
    """Return when the tasks of each interview lapse: it is too late, an inquiry was sent, or an offer has come.

    No task lapses before it is due.
    """
    found, days = {}, timedelta(days=process.policy.inquire_after_days)
    instead = process.of_kinds("inquiry_sent", "offer_received")
    for meeting in process.meetings:
        moments = [utc(event.at) for event in instead if event.at > meeting.end]
        found[meeting.interview.id] = min([process.calendar.opening(meeting.day + days, process.zone), *moments])
    return found


class Thanks(NamedTuple):
    """The people still to be thanked for a meeting, and how many there are in all."""

    owed: list[Contact]
    whole: int


@cached_per_process
def _thanks(process: Process) -> dict[int, Thanks]:
    """Return who is to be thanked for each interview: those who are not in a later round of the same day.

    Nobody is thanked twice for the rounds of one day.
    """
    rounds = [(person.id, meeting) for meeting in [*process.held, *process.ahead] for person in meeting.people]
    last = {(person, meeting.day): meeting for person, meeting in rounds}
    done = {(person, meeting.day) for person, meeting in rounds if (meeting.interview.id, person) in process.thanked}
    found = {}
    for meeting in [*process.held, *process.ahead]:
        to_thank = [person for person in meeting.people if last[person.id, meeting.day] is meeting]
        owed = [person for person in to_thank if (person.id, meeting.day) not in done]
        found[meeting.interview.id] = Thanks(owed, len(to_thank))
    return found


def _thanks_due(process: Process, meeting: Meeting) -> datetime:
    return meeting.end + timedelta(hours=process.policy.thank_within_hours)
