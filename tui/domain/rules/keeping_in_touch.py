"""The rule for people to keep in touch with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from tui.domain.book import Book
from tui.domain.closings import was_held
from tui.domain.dates import in_days, show_date
from tui.domain.instants import end, utc
from tui.domain.models import Contact, process_key
from tui.domain.process import Process
from tui.domain.rules.actions import Task
from tui.domain.settings import Policy
from tui.domain.working_days import Calendar


def keep_in_touch(book: Book, contact: Contact, policy: Policy, calendar: Calendar, now: datetime) -> Iterator[Task]:
    """Write to a contact again once their number of days has passed since the last contact (SHOULD).

    People of an open process hear from the user anyway. If there was no contact yet, the days count from when the person was
    added; if that is not recorded, there is no task.
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
    """Return whether a contact is to be kept in touch with, but no date is recorded from which the days count."""
    return bool(contact.keep_in_touch_days) and contact.created_at is None and last_touch(book, contact.id, now) is None


def processes_with(book: Book, contact: int) -> set[int]:
    """Return the processes in which somebody is an interviewer or the main contact, or relays notes to one of these."""
    found = set[int]()
    for person in {contact, *book.contacts_via(contact)}:
        found.update(book.positions_with(person))
        found.update(process_key(interview) for interview in book.interviews_with(person) if not interview.cancelled)
    return found


def _in_open_process(book: Book, contact: Contact, policy: Policy, calendar: Calendar, now: datetime) -> bool:
    found = processes_with(book, contact.id)
    return any(Process(book, key, policy, calendar, now).ending is None for key in found)
