"""The rules for waiting: when to ask for news, and when to let it go."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from tests.domain.oracle.elsewhere import ask_others
from tests.domain.oracle.facts import Event, Process
from tests.domain.oracle.owed import ended_by, turn
from tests.domain.oracle.world import Action, World


def inquiry(world: World, process: Process) -> Iterator[Action]:
    """Yield the plain inquiry, snoozed or not."""
    rounds = [e for e in process.events if e.kind in {"next_round", "called_off"}]
    if not _is_waiting(world, process) or _is_enough(process) or not (process.held or rounds):
        return
    day = world.calendar.first_working(_planned_day(world, process))
    opens = max([process.opening(day), *([process.last_end] if process.last_end else [])])
    due = process.opening(world.calendar.working_days_after(day, world.policy["inquiry_window_working_days"]))
    asks_for_round = any(process.last_end is None or e.at >= process.last_end for e in rounds)
    yield Action("inquiry", opens, due, about="next_round" if asks_for_round else "decision")


def let_go(world: World, process: Process) -> Iterator[Action]:
    # It does not need what an inquiry needs: the user may have inquired before any interview.
    if not _is_waiting(world, process) or not _is_enough(process):
        return
    newest = max(e.at for e in process.events if e.is_inquiry or e.kind == "reply_received")
    day = world.calendar.day(newest) + timedelta(world.policy["let_go_after_days"])
    if process.promised:
        day = max(day, process.promised + timedelta(world.policy["grace_days"]))
    yield Action("let_go", process.opening(day), since=newest)


def _is_waiting(world: World, process: Process) -> bool:
    """Return whether the user waits for the other side, so that they may have to inquire or let go."""
    if process.is_closed or process.is_stale or process.ahead or any(ask_others(world, process)):
        return False
    return turn(world, process) == "theirs"


def _inquiries_since(process: Process, heard: list[Event]) -> list[Event]:
    """Return the inquiries since the last thing heard of these, or an interview held. A skipped one counts."""
    since = max([e.at for e in heard] + [i.end for i in process.held], default=None)
    return [e for e in process.events if e.is_inquiry and (since is None or e.at > since)]


def _is_enough(process: Process) -> bool:
    """Return whether as many inquiries have gone out as may go out, unanswered or in all."""
    unanswered = _inquiries_since(process, process.heard)
    in_all = _inquiries_since(process, [e for e in process.heard if e.has_substance])
    policy = process.policy
    return bool(len(unanswered) >= policy["max_inquiries"] or len(in_all) >= policy["max_inquiries_in_all"])


def _planned_day(world: World, process: Process) -> date:
    week, calendar = timedelta(world.policy["inquire_after_days"]), world.calendar
    if unanswered := _inquiries_since(process, process.heard):
        return calendar.day(unanswered[-1].at) + week
    if process.naming:
        named, promised = process.naming
        day = promised + timedelta(world.policy["grace_days"])
        while calendar.working_days_between(promised, day) < world.policy["grace_working_days"]:
            day += timedelta(1)
        later = [e.at for e in process.events if e.is_bare_reply] + _answered_at(process)
        return max([day, *(calendar.day(moment) + week for moment in later if moment > named)])
    called_off = [e.at for e in process.events if e.kind == "called_off"]
    moments = [i.end for i in process.held] + [e.at for e in process.heard] + called_off
    return calendar.day(max([*moments, *_answered_at(process), *_agreed_at(process)])) + week


def _answered_at(process: Process) -> list[datetime]:
    """Return when what was asked or promised was done."""
    asked = [e for e in process.events if e.kind in {"asked", "promised"}]
    return [done.at for e in asked if (done := process.done_with(e))]


def _agreed_at(process: Process) -> list[datetime]:
    """Return when a `done` or a `note_sent` ended a `reschedule`."""
    ends = [ended_by(process, e) for e in process.events if e.kind == "called_off"]
    dones = [e for e in process.events if e.kind == "note_sent" or (e.kind == "done" and e.action == "reschedule")]
    return [e.at for e in dones if e.at in ends]
