"""The rule for people to keep in touch with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from tui.domain.book import Book, process_key
from tui.domain.dates import show_date
from tui.domain.models import Contact
from tui.domain.process import Process, end, in_days, utc, was_held
from tui.domain.rules.actions import Task
from tui.domain.settings import Policy
from tui.domain.working_days import Calendar


def keep_in_touch(book: Book, contact: Contact, policy: Policy, calendar: Calendar, now: datetime) -> Iterator[Task]:
    """Write to a contact again when their days have gone by since the last touch (SHOULD).

    Whoever has to do with an open process hears from the user anyway. A contact never touched counts from its creation; one
    whose creation is not recorded either cannot be reckoned with.
    """
    days = contact.keep_in_touch_days
    if not days or _in_open_process(book, contact, policy, calendar, now):
        return
    touched = last_touch(book, contact.id, now)
    since = touched or contact.created_at
    if since is None:
        return
    shown = show_date(calendar.day(since), calendar.day(now))
    yield Task(
        why=f"{in_days(days)} after " + (f"you were last in touch, on {shown}" if touched else f"you added them, on {shown}"),
        opens_at=calendar.days_after(since, days),
        contact=contact.id,
        since=utc(since),
    )


def last_touch(book: Book, contact: int, now: datetime) -> datetime | None:
    """Return when the user and a contact were last in touch: an event between them, or an interview held."""
    events = [event.at for event in book.events_with(contact) if event.kind != "snoozed" and event.at <= now]
    held = [end(interview) for interview in book.interviews_with(contact) if was_held(book, interview, now)]
    return max(events + held, default=None)


def lacks_start(book: Book, contact: Contact, now: datetime) -> bool:
    """Return whether a contact is to be kept in touch with, but nothing says since when the days count."""
    return bool(contact.keep_in_touch_days) and contact.created_at is None and last_touch(book, contact.id, now) is None


def processes_with(book: Book, contact: int) -> set[int]:
    """Return the processes that somebody interviews in or is the main contact of, or reaches one of these for."""
    found = set[int]()
    for person in {contact, *book.contacts_via(contact)}:
        found.update(book.positions_with(person))
        found.update(process_key(interview) for interview in book.interviews_with(person) if not interview.cancelled)
    return found


def _in_open_process(book: Book, contact: Contact, policy: Policy, calendar: Calendar, now: datetime) -> bool:
    found = processes_with(book, contact.id)
    return any(Process(book, key, policy, calendar, now).ending is None for key in found)
