"""The rules for what has to be answered: offers, what was asked or promised, a new day; and whose turn it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from tests.domain.oracle.elsewhere import withdraw
from tests.domain.oracle.facts import Event, Process
from tests.domain.oracle.world import Action, World, is_needless


def acknowledge_offer(world: World, process: Process) -> Iterator[Action]:
    offer = process.waiting_offer
    if offer and not any(e.kind == "offer_acknowledged" and e.at >= offer.at for e in process.events):
        yield Action("acknowledge_offer", offer.at, offer.at + timedelta(hours=24), since=offer.at)


def weigh_offer(world: World, process: Process) -> Iterator[Action]:
    if offer := process.waiting_offer:
        yield Action("weigh_offer", offer.at, process.answer_by(offer), since=offer.at)


def answer(world: World, process: Process) -> Iterator[Action]:
    # It stands in the row of the interview that the event names.
    for e in process.events:
        if e.kind not in {"asked", "promised"} or process.closed_since(e.at) or process.done_with(e):
            continue
        forgotten = world.calendar.later(e.at, world.policy["stale_after_days"])
        if process.is_closed and (e.kind == "promised" or world.now >= forgotten):
            continue
        due = e.at + timedelta(hours=world.policy["answer_within_hours"])
        if day := e.date("respond_by"):
            due = max(process.closing_time(day), e.at + timedelta(hours=2))
        row, about = e.get("interview"), e.get("text") or None
        yield Action("answer", e.at, due, row, e.get("contact"), e.id, about, since=e.at)


def reschedule(world: World, process: Process) -> Iterator[Action]:
    # What was called off after a closing is to be agreed anew, the process closed or not.
    event = process.newest("called_off")
    if event and not process.closed_since(event.at) and not process.ahead and ended_by(process, event) is None:
        yield Action("reschedule", event.at, event.at + timedelta(hours=24), since=event.at)


def ended_by(process: Process, called_off: Event) -> datetime | None:
    """Return when a `reschedule` ended, if it has."""
    ends = [i.end for i in process.held if i.end > called_off.at]
    for e in process.events:
        is_done = e.kind in {"done", "skipped"} and e.action == "reschedule"
        if e.at > called_off.at and (e.is_heard or e.kind == "note_sent" or is_done):
            ends.append(e.at)
    return min(ends, default=None)


def turn(world: World, process: Process) -> str:
    """Return whose turn it is. If the process is stale or to be withdrawn from, nothing else is open."""
    if process.waiting_offer:
        return "mine"
    if not process.is_stale and not any(withdraw(world, process)):
        owed = [*answer(world, process), *reschedule(world, process)]
        if any(not is_needless(process, action) for action in owed):
            return "mine"
    return "nobody" if process.is_closed else "theirs"
