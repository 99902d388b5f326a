"""The rules applied: everything still to do in a process or for a person, open now or later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from tui.domain.book import Book
from tui.domain.models import Contact
from tui.domain.process import Process, end, utc
from tui.domain.rules.actions import Action, ContactRule, FollowUpRule, ProcessRule, Task
from tui.domain.rules.registry import RULES
from tui.domain.settings import Policy
from tui.domain.working_days import Calendar

PROCESS_RULES = tuple(rule for rule in RULES if isinstance(rule, ProcessRule))
CONTACT_RULES = tuple(rule for rule in RULES if isinstance(rule, ContactRule))


def plan(process: Process, now: datetime) -> list[Action]:
    """Return everything still to do in a process, in the order of the rules."""
    hours = timedelta(hours=process.policy.thank_within_hours)
    if process.ending and all(end(interview) + hours <= now for interview in process.interviews):
        return []  # a closed process keeps only the thank-yous still inside their hours
    found = ((rule, task) for rule in PROCESS_RULES for task in rule.find(process))
    return list(_planned(found, now, _snoozed_until(process, now), process.key))


def plan_for_contact(book: Book, contact: Contact, policy: Policy, calendar: Calendar, now: datetime) -> list[Action]:
    """Return everything still to do for a person outside of any process, in the order of the rules."""
    found = ((rule, task) for rule in CONTACT_RULES for task in rule.find(book, contact, policy, calendar, now))
    snoozed = (e.until for e in book.events_with(contact.id) if e.kind == "snoozed" and e.until and e.at <= now < e.until)
    until = max(snoozed, default=None)
    return list(_planned(found, now, until and utc(until)))


def _planned(
    found: Iterable[tuple[FollowUpRule, Task]], now: datetime, until: datetime | None, process: int | None = None
) -> Iterator[Action]:
    """Yield the actions that have not lapsed, those that are snoozed opening as late as the snooze ends."""
    for rule, task in found:
        snoozed = until is not None and task.opens_at < until
        opens = until if snoozed and until else task.opens_at
        if task.lapses_at is None or max(now, opens) < task.lapses_at:
            yield Action(
                rule=rule,
                why=task.why,
                opens_at=opens,
                due_at=task.due_at,
                lapses_at=task.lapses_at,
                process=process,
                interview=task.interview,
                contact=task.contact,
                progress=task.progress,
                snoozed=snoozed,
            )


def _snoozed_until(process: Process, now: datetime) -> datetime | None:
    """Return until when the process is snoozed; any newer event has ended the snooze."""
    snooze = process.newest("snoozed")
    if snooze is None or snooze.until is None or snooze.until <= now or process.events[-1].at > snooze.at:
        return None
    return utc(snooze.until)
