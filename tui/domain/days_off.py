"""Days on which the user expects nobody to work: single dates, days of every year, and ranges of either."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

_DAY = re.compile(r"(?:(\d{4})-)?(\d{2})-(\d{2})", re.ASCII)


class DaysOff(msgspec.Struct, frozen=True, order=True):
    """A range of days, both ends included. Each end is (year, month, day); year 0 means every year."""

    first: tuple[int, int, int]
    last: tuple[int, int, int]

    @classmethod
    def parse(cls, text: str) -> DaysOff:
        """Read "2026-12-24", "12-24" (every year), or a range of either such as "12-31..01-01".

        Raises: ValueError for anything else, or for a range that ends before it begins.
        """
        begin, dots, finish = text.strip().partition("..")
        first = _read(begin)
        last = _read(finish) if dots else first
        if bool(first[0]) != bool(last[0]) or (first[0] and last < first):
            raise ValueError(text)
        return cls(first, last)

    @classmethod
    def on(cls, day: date) -> DaysOff:
        """Return a single date."""
        return cls(parts := (day.year, day.month, day.day), parts)

    def __str__(self) -> str:
        ends = [f"{month:02}-{day:02}" if not year else f"{year:04}-{month:02}-{day:02}" for year, month, day in self]
        return ends[0] if self.first == self.last else "..".join(ends)

    def __iter__(self) -> Iterator[tuple[int, int, int]]:
        return iter((self.first, self.last))

    def days_in(self, year: int) -> Iterator[date]:
        """Yield the days off in a year."""
        starts = (self.first[0],) if self.first[0] else (year - 1, year)
        for start in starts:
            day = max(_date(start, *self.first[1:]), date(year, 1, 1))
            ends = self.last[0] or start + (self.last < self.first)
            last = _date(ends, *self.last[1:])
            while day <= last and day.year == year:
                yield day
                day += timedelta(days=1)


def _read(text: str) -> tuple[int, int, int]:
    found = _DAY.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    if found[1] == "0000":
        raise ValueError(text)
    year, month, day = int(found[1] or 0), int(found[2]), int(found[3])
    date(year or 2024, month, day)  # raises ValueError for an impossible day; 2024 has a 29th of February
    return year, month, day


def _date(year: int, month: int, day: int) -> date:
    """Return a date; in a year without a 29th of February, the 28th instead."""
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, day - 1)


YEARLY = tuple(map(DaysOff.parse, ("12-24..12-26", "12-31..01-01")))
"""The default days off."""
