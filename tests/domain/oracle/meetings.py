"""The rules for a single interview: before it, while it runs, and what is owed after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from tests.domain.oracle.days import instant
from tests.domain.oracle.facts import Interview, Process
from tests.domain.oracle.waiting import inquiry
from tests.domain.oracle.world import Action, World


def prepare(world: World, process: Process) -> Iterator[Action]:
    hours = world.policy["prepare_hours"]
    for i in process.ahead:
        if i.start > world.now and hours:
            yield Action("prepare", i.start - timedelta(hours=hours), i.start, i.id)


def ask_timeline(world: World, process: Process) -> Iterator[Action]:
    for i in process.ahead:
        if i.fields.get("timeline_asked") not in {"yes", "not_told"}:
            yield Action("ask_timeline", i.start, i.end, i.id)


def debrief(world: World, process: Process) -> Iterator[Action]:
    for i in _in_open_process(process):
        due = i.end + timedelta(hours=world.policy["debrief_hours"])
        made = i.fields.get("debriefed_at")
        if not (made and instant(made) <= world.now) and _is_owed(world, process, i, due):
            yield Action("debrief", i.end, due, i.id)


def name_interviewers(world: World, process: Process) -> Iterator[Action]:
    for i in _in_open_process(process):
        if not i.people and _is_owed(world, process, i, _thanks_due(i, process)):
            yield Action("name_interviewers", i.end, _thanks_due(i, process), i.id)


def get_contact_details(world: World, process: Process) -> Iterator[Action]:
    for i in _in_open_process(process):
        if _is_owed(world, process, i, _thanks_due(i, process)):
            for person in _unthanked(process, i):
                if not world.is_reachable(person):
                    yield Action("get_contact_details", i.end, _thanks_due(i, process), i.id, person)


def thank_you(world: World, process: Process) -> Iterator[Action]:
    for i in [*process.held, *process.ahead]:
        due = _thanks_due(i, process)
        owed = not process.is_closed and _is_owed(world, process, i, due)
        if process.closed_since(i.end):
            owed = world.now < due
        people, many = _unthanked(process, i), len(_to_thank(process, i))
        for place, person in enumerate(people, 1 + many - len(people)):
            if owed and world.is_reachable(person):
                progress = f"{place} of {many}" if many > 1 else None
                yield Action("thank_you", i.end, due, i.id, person, progress=progress)


def _in_open_process(process: Process) -> list[Interview]:
    """Return the interviews that more than thanks is owed for now, or will be once they were held."""
    return [] if process.is_closed else [*process.held, *process.ahead]


def _thanks_due(interview: Interview, process: Process) -> datetime:
    return interview.end + timedelta(hours=process.policy["thank_within_hours"])


def _is_owed(world: World, process: Process, interview: Interview, due: datetime) -> bool:
    """Return whether what is due then for an interview has not lapsed, been replaced by an inquiry or ended by a closing."""
    if process.closed_since(interview.end):
        return False
    if world.now < due:
        return True
    lapses = process.opening(world.calendar.day(interview.end) + timedelta(world.policy["inquire_after_days"]))
    instead = any(e.kind in {"inquiry_sent", "offer_received"} and e.at > interview.end for e in process.events)
    rests = any(action.opens <= world.now for action in inquiry(world, process))
    return not (world.now >= lapses or instead or rests)


def _rounds_of_the_day(process: Process, interview: Interview, person: int) -> list[Interview]:
    """Return the rounds, held or ahead, that a person is in on the day on which an interview ends."""
    day, rounds = process.calendar.day(interview.end), [*process.held, *process.ahead]
    return [i for i in rounds if person in i.people and process.calendar.day(i.end) == day]


def _to_thank(process: Process, interview: Interview) -> list[int]:
    """Return the interviewers who are in no later round of the day."""

    def last(person: int) -> Interview:
        return max(_rounds_of_the_day(process, interview, person), key=lambda i: (i.end, i.id))

    return [person for person in interview.people if last(person) is interview]


def _unthanked(process: Process, interview: Interview) -> list[int]:
    """Return whom of them no note was sent to or skipped for, for any of their rounds of the day."""
    aims = {process.aim(e) for e in process.events if e.settles_a_note}
    return [
        person
        for person in _to_thank(process, interview)
        if not any((i.id, person) in aims for i in _rounds_of_the_day(process, interview, person))
    ]
