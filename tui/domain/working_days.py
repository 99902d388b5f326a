"""Days as the user lives them: calendar days and working days in the user's zone, instants in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from tui.domain.dates import WEEKDAYS
from tui.domain.settings import Policy
from tui.domain.zones import zone_of


class Calendar:
    """Turns days into instants and back, by a policy's zone, weekend, days off and opening time.

    Every instant it returns is in UTC, so that adding hours counts elapsed hours and comparing never looks at wall clocks.
    """

    def __init__(self, policy: Policy) -> None:
        self.zone = zone_of(policy.timezone)
        self._opening = policy.opening_time
        self._weekend = {WEEKDAYS.index(day.capitalize()) for day in policy.weekend}
        self._days_off = frozenset(policy.days_off)

    def day(self, instant: datetime) -> date:
        """The date an instant falls on, in the user's zone."""
        return instant.astimezone(self.zone).date()

    def at(self, day: date, clock: time) -> datetime:
        """The instant of a wall-clock time on a day."""
        return datetime.combine(day, clock, self.zone).astimezone(UTC)

    def opening(self, day: date) -> datetime:
        """Opening time of a day, or of the next working day where it is none."""
        return self.at(self.working(day), self._opening)

    def working(self, day: date) -> date:
        """The day itself where it is a working day, else the next one."""
        while day.weekday() in self._weekend or day in self._days_off:
            day += timedelta(days=1)
        return day

    def working_days_after(self, instant: datetime, count: int) -> datetime:
        """The same wall-clock time `count` working days later."""
        local = instant.astimezone(self.zone)
        day = local.date()
        for _ in range(count):
            day = self.working(day + timedelta(days=1))
        return self.at(day, local.time())

    def days_after(self, instant: datetime, count: int) -> datetime:
        """The same wall-clock time `count` calendar days later."""
        local = instant.astimezone(self.zone)
        return self.at(local.date() + timedelta(days=count), local.time())
