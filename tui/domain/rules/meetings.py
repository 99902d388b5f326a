"""The rules for a single interview: before it, while it runs, and what is owed after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from tui.domain.models import Contact
from tui.domain.process import Meeting, Process, utc
from tui.domain.rules.actions import Task
from tui.domain.rules.inquiries import plain_inquiry_opens


def _hours(count: int) -> str:
    return "1 hour" if count == 1 else f"{count} hours"


def prepare(process: Process) -> Iterator[Task]:
    """Prepare for an interview to come (STEPS 1, TIPS)."""
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
        for contact in _unthanked(process, meeting):
            if not contact.reachable:
                why = "A thank-you is owed, and no e-mail, address, phone, LinkedIn profile or go-between is recorded"
                yield from _owed(process, meeting, due=_thanks_due(process, meeting), why=why, contact=contact.id)


def thank_you(process: Process) -> Iterator[Task]:
    """Thank each interviewer separately, on their own clock (TIPS, STEPS 2, SHOULD).

    A closing leaves the notes for the interviews held before it, until they are due.
    """
    hours = process.policy.thank_within_hours
    for meeting in [*process.held, *process.ahead]:
        over = meeting.end <= process.now and process.over(meeting.end)
        if process.ending and not over:
            continue
        owed = _unthanked(process, meeting)
        whole = len(_to_thank(process, meeting))
        due = _thanks_due(process, meeting)
        for place, contact in enumerate(owed, 1 + whole - len(owed)):
            if contact.reachable:
                make = partial(
                    Task,
                    why=f"Within {_hours(hours)} of the interview's end, to each interviewer separately; "
                    "two of the sources say at once",
                    opens_at=meeting.end,
                    due_at=due,
                    interview=meeting.interview.id,
                    contact=contact.id,
                    progress=(place, whole) if whole > 1 else None,
                )
                if over:
                    yield make(lapses_at=due)
                elif not _rests(process, due):
                    yield make(lapses_at=_lapse(process, meeting, due))


def _open_meetings(process: Process) -> list[Meeting]:
    """Return the meetings of an open process that were held since it was last closed, or are ahead."""
    if process.ending:
        return []
    return [*(meeting for meeting in process.held if not process.over(meeting.end)), *process.ahead]


def _owed(process: Process, meeting: Meeting, *, due: datetime, why: str, contact: int | None = None) -> Iterator[Task]:
    """Yield what is owed after a meeting, unless it rests."""
    if not _rests(process, due):
        yield Task(
            why=why,
            opens_at=meeting.end,
            due_at=due,
            lapses_at=_lapse(process, meeting, due),
            interview=meeting.interview.id,
            contact=contact,
        )


def _rests(process: Process, due: datetime) -> bool:
    """Return whether the inquiry has taken the place of what was due at `due`."""
    opens = plain_inquiry_opens(process) if due <= process.now else None
    return opens is not None and opens <= process.now


def _lapse(process: Process, meeting: Meeting, due: datetime) -> datetime:
    """Return when what is owed after a meeting lapses: when it is too late for it, or something else was sent or came."""
    last = process.calendar.day(meeting.end) + timedelta(days=process.policy.inquire_after_days)
    moments = [process.calendar.opening(last, process.zone)]
    moments += [
        utc(event.at)
        for event in process.events
        if event.kind in ("inquiry_sent", "offer_received") and utc(event.at) > meeting.end
    ]
    return max(due, min(moments))


def _to_thank(process: Process, meeting: Meeting) -> list[Contact]:
    """Return who is to be thanked for this meeting: those who are not in a later round of the same day."""
    return [contact for contact in meeting.people if _rounds(process, meeting, contact)[-1] is meeting]


def _unthanked(process: Process, meeting: Meeting) -> list[Contact]:
    """Return those of them who were not thanked yet for a round of that day."""
    return [
        contact
        for contact in _to_thank(process, meeting)
        if not any((one.interview.id, contact.id) in process.thanked for one in _rounds(process, meeting, contact))
    ]


def _rounds(process: Process, meeting: Meeting, contact: Contact) -> list[Meeting]:
    """Return the meetings with a person that end on the day of this one."""
    return process.rounds[contact.id, process.calendar.day(meeting.end)]


def _thanks_due(process: Process, meeting: Meeting) -> datetime:
    return meeting.end + timedelta(hours=process.policy.thank_within_hours)
