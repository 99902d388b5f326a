"""Dates and instants as people read them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from tui.domain.sanitize import printable

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

HALF_A_YEAR = timedelta(days=183)


@lru_cache(maxsize=1024)  # the same few days occur in every process
def show_date(day: date, today: date) -> str:
    """Return a date as "Thu 19 Nov", with the year if the date is more than half a year away."""
    year = f" {day.year}" if abs(day - today) > HALF_A_YEAR else ""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}{year}"


def show_full_date(day: date) -> str:
    """Return a date with its weekday and its year: "Thu 19 Nov 2026"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def show_instant(instant: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Return an instant in `zone`: "today 15:00", "Thu 15:00" within the coming six days, else "Thu 19 Nov 15:00"."""
    local, today = instant.astimezone(zone), now.astimezone(zone).date()
    clock, days = f"{local:%H:%M}", (local.date() - today).days
    if days == 0:
        return f"today {clock}"
    if 0 < days <= 6:
        return f"{WEEKDAYS[local.weekday()]} {clock}"
    return f"{show_date(local.date(), today)} {clock}"


def in_days(count: int) -> str:
    """Return a number of days in words."""
    return "1 day" if count == 1 else f"{count} days"


def show_promise(day: date | None, words: str, today: date) -> str:
    """Return the day by which they decide, with their words if those were vague: "by Fri 20 Nov - 'this week or next'"."""
    return " - ".join(part for part in (f"by {show_date(day, today)}" if day else "", f"'{words}'" if words else "") if part)


def show_span(span: timedelta) -> str:
    """Return a length of time, never negative and never rounded up: "25 min", "5 h", "3 days"."""
    minutes = int(abs(span).total_seconds() // 60)
    if minutes < 60:
        return f"{minutes} min"
    hours = minutes // 60
    if hours < 48:
        return f"{hours} h"
    return f"{hours // 24} days"


class DateError(ValueError):
    """The typed text is not a date, moment, length or zone. The message is one sentence for the user."""


def quoted(text: str) -> str:
    """Return a typed text in quotes for an error, shortened and without control characters."""
    shown = printable(text[:41])
    return f"'{shown[:40]}…'" if len(shown) > 40 else f"'{shown}'"
