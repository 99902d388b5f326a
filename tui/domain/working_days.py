"""Calendar days and working days in the user's zone; instants in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from tui.domain.dates import WEEKDAYS
from tui.domain.settings import Policy
from tui.domain.zones import zone_of

A_YEAR = 366
"""If days off leave no working day within so many days, they are ignored."""

CLOSING_TIME = time(18)
"""The time of day by which something is expected on the day it is due."""


class Calendar:
    """Converts between days and instants, by a policy's zone, weekend, days off, holidays and opening time.

    Every instant it returns is in UTC, so that arithmetic counts elapsed hours and comparisons ignore wall clocks.
    """

    def __init__(self, policy: Policy) -> None:
        self.zone = zone_of(policy.timezone)
        self._opening = policy.opening_time
        self._weekend = {WEEKDAYS.index(day.capitalize()) for day in policy.weekend}
        self._days_off = policy.days_off
        self._holidays = policy.holidays
        self._off_in: dict[int, frozenset[date]] = {}
        self._working: dict[date, date] = {}
        self._openings: dict[tuple[date, tzinfo], datetime] = {}

    def day(self, instant: datetime) -> date:
        """Return the date an instant falls on, in the user's zone."""
        return instant.astimezone(self.zone).date()

    def at(self, day: date, clock: time) -> datetime:
        """Return the instant of a wall-clock time on a day."""
        return datetime.combine(day, clock, self.zone).astimezone(UTC)

    def opening(self, day: date, theirs: tzinfo | None = None) -> datetime:
        """Return when the first working day from `day` on opens, in the user's zone and in `theirs`: the later of the two."""
        working = self.working(day)
        own = self._opening_in(self.zone, working)
        return own if theirs is None or theirs is self.zone else max(own, self._opening_in(theirs, working))

    def closing(self, day: date, theirs: tzinfo | None = None) -> datetime:
        """Return when business closes on a day, in the user's zone and in `theirs`: the earlier of the two."""
        return min(datetime.combine(day, CLOSING_TIME, zone).astimezone(UTC) for zone in {self.zone, theirs or self.zone})

    def is_working(self, day: date) -> bool:
        """Return whether a day is a working day."""
        return not self.is_weekend(day) and day not in self._off(day.year)

    def is_weekend(self, day: date) -> bool:
        """Return whether a date falls on the weekend, as `weekend` in [policy] has it."""
        return day.weekday() in self._weekend

    def working(self, day: date) -> date:
        """Return the day itself if it is a working day, else the next one; the day itself if there is none within a year."""
        if day not in self._working:
            within_a_year = (day + timedelta(days=ahead) for ahead in range(A_YEAR))
            self._working[day] = next(filter(self.is_working, within_a_year), day)
        return self._working[day]

    def working_days_after(self, day: date, count: int) -> date:
        """Return the working day `count` working days after the first one from `day` on."""
        day = self.working(day)
        for _ in range(count):
            day = self.working(day + timedelta(days=1))
        return day

    def days_after(self, instant: datetime, count: int) -> datetime:
        """Return the same wall-clock time `count` calendar days later."""
        local = instant.astimezone(self.zone)
        return self.at(local.date() + timedelta(days=count), local.time())

    def _opening_in(self, zone: tzinfo, day: date) -> datetime:
        """Return when a working day opens in a zone."""
        if (day, zone) not in self._openings:
            self._openings[day, zone] = datetime.combine(day, self._opening, zone).astimezone(UTC)
        return self._openings[day, zone]

    def _off(self, year: int) -> frozenset[date]:
        """Return the days off and the public holidays of a year."""
        if year not in self._off_in:
            own = frozenset(day for off in self._days_off for day in off.days_in(year))
            self._off_in[year] = own | (public_holidays(self._holidays, year) if self._holidays else frozenset())
        return self._off_in[year]


@lru_cache(maxsize=64)
def public_holidays(place: str, year: int) -> frozenset[date]:
    """Return the public holidays of a country ("DE") or a part of one ("US-CA"); raises LookupError for an unknown place."""
    import holidays  # 60 ms, and only if the user has set it

    country, _, part = place.partition("-")
    try:
        found = holidays.country_holidays(country.upper(), subdiv=part.upper() or None, years=year)
    except (NotImplementedError, KeyError) as error:
        raise LookupError(place) from error
    return frozenset(found)
