"""The rule for people to keep in touch with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from tui.domain.book import Book, process_key
from tui.domain.dates import show_date
from tui.domain.models import Contact
from tui.domain.process import Process, end, in_days
from tui.domain.rules.actions import Task
from tui.domain.settings import Policy
from tui.domain.working_days import Calendar


def keep_in_touch(book: Book, contact: Contact, policy: Policy, calendar: Calendar, now: datetime) -> Iterator[Task]:
    """Write to a contact again when their days have gone by since the last touch (SHOULD).

    Whoever interviews in an open process hears from the user anyway. A contact never touched counts from its creation; one
    whose creation is not recorded either cannot be reckoned with.
    """
    days = contact.keep_in_touch_days
    if not days or _interviews_now(book, contact, policy, calendar, now):
        return
    touched = last_touch(book, contact.id, now)
    since = touched or contact.created_at
    if since is None:
        return
    opens = calendar.days_after(since, days)
    shown = show_date(calendar.day(since), calendar.day(now))
    yield Task(
        why=f"{in_days(days)} after " + (f"you were last in touch, on {shown}" if touched else f"you added them, on {shown}"),
        opens_at=opens,
        due_at=calendar.days_after(opens, 7),
        contact=contact.id,
    )


def last_touch(book: Book, contact: int, now: datetime) -> datetime | None:
    """Return when the user and a contact last had to do with each other: an event between them, or an interview held."""
    events = [event.at for event in book.events_with(contact) if event.kind != "snoozed" and event.at <= now]
    held = [
        end(interview) for interview in book.interviews_with(contact) if not interview.cancelled and end(interview) <= now
    ]
    return max(events + held, default=None)


def _interviews_now(book: Book, contact: Contact, policy: Policy, calendar: Calendar, now: datetime) -> bool:
    processes = {process_key(interview) for interview in book.interviews_with(contact.id) if not interview.cancelled}
    return any(Process(book, key, policy, calendar, now).ending is None for key in processes)
