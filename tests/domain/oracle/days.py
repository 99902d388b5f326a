"""Days as the user counts them: working days, and when a date opens and closes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import holidays

Document = dict[str, Any]

DAYS_OF_THE_WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def zone_called(name: str) -> tzinfo:
    """Return the zone that an IANA name or an offset such as "+05:30" means."""
    if name[:1] not in "+-":
        return ZoneInfo(name)
    hours, minutes = int(name[1:3]), int(name[4:6])
    return timezone((-1 if name[0] == "-" else 1) * timedelta(hours=hours, minutes=minutes))


def instant(text: str) -> datetime:
    """Return the moment that an ISO text means."""
    return datetime.fromisoformat(text).astimezone(UTC)


class Calendar:
    """The days of a user, by their policy."""

    def __init__(self, policy: Document) -> None:
        self.policy = policy
        self.zone = zone_called(policy["timezone"])
        country, _, part = policy["holidays"].partition("-")
        self.public = holidays.country_holidays(country, subdiv=part or None) if country else {}

    def day(self, moment: datetime) -> date:
        """Return the user's day of a moment."""
        return moment.astimezone(self.zone).date()

    def later(self, moment: datetime, days: int) -> datetime:
        """Return the same time of day, so many calendar days later."""
        local = moment.astimezone(self.zone)
        return datetime.combine(local.date() + timedelta(days), local.time(), self.zone).astimezone(UTC)

    def is_working(self, day: date) -> bool:
        """Return whether people work on a day."""
        if DAYS_OF_THE_WEEK[day.weekday()] in self.policy["weekend"] or day in self.public:
            return False
        return not any(_in_range(day, words) for words in self.policy["days_off"])

    def first_working(self, day: date) -> date:
        """Return the first working day from a day on."""
        while not self.is_working(day):
            day += timedelta(1)
        return day

    def working_days_after(self, day: date, count: int) -> date:
        """Return the working day that comes so many working days after a day."""
        for _ in range(count):
            day = self.first_working(day + timedelta(1))
        return day

    def working_days_between(self, first: date, last: date) -> int:
        """Return how many full working days there are between two days."""
        return sum(self.is_working(first + timedelta(n)) for n in range(1, (last - first).days))

    def opening(self, day: date, zone: tzinfo) -> datetime:
        """Return when a date opens: on its first working day, when the later of two zones opens."""
        day, clock = self.first_working(day), time.fromisoformat(self.policy["opening_time"])
        return max(datetime.combine(day, clock, place).astimezone(UTC) for place in (self.zone, zone))

    def closing(self, day: date, zone: tzinfo) -> datetime:
        """Return when a date closes: at 18:00 in the earlier of two zones."""
        return min(datetime.combine(day, time(18), place).astimezone(UTC) for place in (self.zone, zone))


def _in_range(day: date, words: str) -> bool:
    """Return whether a day is one of those off: a date, a day of every year, or a range of either."""
    first, _, last = words.partition("..")
    last = last or first
    if len(first) == len("2026-12-24"):
        return first <= day.isoformat() <= last
    this = day.strftime("%m-%d")
    return first <= this <= last if first <= last else this >= first or this <= last
