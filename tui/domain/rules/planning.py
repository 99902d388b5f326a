"""Apply the rules: everything still to do in a process or for a person, open now or later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from tui.domain.book import Book
from tui.domain.closings import is_heard
from tui.domain.instants import utc
from tui.domain.models import Contact, Event
from tui.domain.process import Process
from tui.domain.rules import elsewhere
from tui.domain.rules.actions import Action, ContactRule, FollowUpRule, ProcessRule, Task
from tui.domain.rules.registry import RULES
from tui.domain.settings import Policy
from tui.domain.working_days import Calendar

PROCESS_RULES = tuple(rule for rule in RULES if isinstance(rule, ProcessRule))
CONTACT_RULES = tuple(rule for rule in RULES if isinstance(rule, ContactRule))
WITHDRAW_RULE = next(rule for rule in PROCESS_RULES if rule.find is elsewhere.withdraw)
LET_GO_RULE = next(rule for rule in PROCESS_RULES if rule.id == "let-go")

A_DAY = timedelta(hours=24)


def plan(process: Process) -> list[Action]:
    """Return everything still to do in a process, in the order of the rules.

    A withdrawal that is due replaces everything else. So does letting go of a stale process. If nothing else is planned in an
    open process, letting go is planned for when it will be stale.
    """
    if process.stale:
        return list(_planned([(LET_GO_RULE, _stale_task(process))], process))
    withdrawal = [(WITHDRAW_RULE, task) for task in WITHDRAW_RULE.find(process)]
    if withdrawal and (planned := list(_planned(withdrawal, process))):
        return planned
    found = ((rule, task) for rule in PROCESS_RULES if rule is not WITHDRAW_RULE for task in rule.find(process))
    actions = list(_planned(found, process))
    if not actions and process.stale_at is not None:
        return list(_planned([(LET_GO_RULE, _stale_task(process))], process))
    return actions


def turn_of(process: Process, actions: Iterable[Action]) -> str:
    """Return whose turn it is: "mine" while the user has to answer, to agree on a day, or to weigh an offer.

    Otherwise it is "theirs", or "nobody" in a closed process.
    """
    if process.offer or any(action.action in ("answer", "reschedule") for action in actions):
        return "mine"
    return "nobody" if process.ending else "theirs"


def plan_for_contact(book: Book, contact: Contact, policy: Policy, calendar: Calendar, now: datetime) -> list[Action]:
    """Return everything still to do for a person outside of any process, in the order of the rules."""
    found = ((rule, task) for rule in CONTACT_RULES for task in rule.find(book, contact, policy, calendar, now))
    own = [event for event in book.events_with(contact.id) if event.at <= now]
    outside = [event for event in own if event.kind != "snoozed" or book.process_of(event) is None]
    snooze = _last_snooze(outside)
    return [_action(rule, task, None, now, snooze) for rule, task in found if not _is_settled(rule, task, own, None)]


def _stale_task(process: Process) -> Task:
    assert process.stale_at is not None
    assert process.newest_sign is not None
    return Task(
        why=f"Nothing has happened since {process.show(process.newest_sign)}",
        opens_at=process.stale_at,
        interview=process.row,
        since=process.newest_sign,
    )


def _planned(found: Iterable[tuple[FollowUpRule, Task]], process: Process) -> Iterator[Action]:
    """Yield the actions that have not lapsed and are neither done nor marked as not needed."""
    snooze = _last_snooze(process.events) if "snoozed" in process.kinds else None
    for rule, task in found:
        if task.lapses_at is not None and max(process.now, task.opens_at) >= task.lapses_at:
            continue
        if not _is_settled(rule, task, process.settling, process):
            yield _action(rule, task, process, process.now, snooze)


def _is_settled(rule: FollowUpRule, task: Task, events: list[Event], process: Process | None) -> bool:
    """Return whether one of these events marks a task as done or not needed."""
    for event in events:
        if event.action != rule.action or not (event.kind == "skipped" or (event.kind == "done" and rule.can_be_ticked)):
            continue
        if task.since is not None:
            if utc(event.at) > task.since:
                return True
        elif task.event is None and process and _is_about(event, task, process):
            return True
    return False


def _is_about(event: Event, task: Task, process: Process) -> bool:
    """Return whether an event names a task's interview and, if it has one, its person."""
    if task.contact is None:
        return event.interview == task.interview
    return process.person_at(event) == (task.interview, task.contact)


def _action(rule: FollowUpRule, task: Task, process: Process | None, now: datetime, snooze: Event | None) -> Action:
    """Return a task as an action of its plan; one that is snoozed opens when the snooze ends."""
    opens = task.opens_at
    snoozed_at = ends = None
    if snooze and snooze.until and rule.snooze:
        until = utc(snooze.until)
        limit = task.due_at - A_DAY if rule.snooze == "day_before" and task.due_at else until
        ends = min(until, limit)
        opens = max(opens, ends) if ends > now else opens
        if ends > max(task.opens_at, snooze.at):
            snoozed_at = utc(snooze.at)
    return Action(
        rule=rule,
        why=task.why,
        opens_at=opens,
        due_at=task.due_at,
        lapses_at=task.lapses_at,
        process=process.key if process else None,
        interview=task.interview if task.interview is not None or process is None else process.row,
        contact=task.contact,
        progress=task.progress,
        event=task.event,
        about=task.about,
        since=task.since,
        snoozed=opens > task.opens_at,
        opens_unsnoozed=task.opens_at,
        snoozed_at=snoozed_at,
        snooze_ends=ends if snoozed_at else None,
    )


def _last_snooze(events: list[Event]) -> Event | None:
    """Return the last snooze of a process or a person; anything heard since ends a snooze."""
    for event in reversed(events):
        if event.kind == "snoozed":
            return event
        if is_heard(event):
            return None
    return None
