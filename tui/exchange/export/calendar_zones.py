"""Time zones as a calendar file describes them (VTIMEZONE): the changes of the clock in the years that it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)

_Clock = tuple[timedelta, str, bool]
"""An offset from UTC, its name, and whether it is summer time."""


def tzid_of(zone: ZoneInfo) -> str:
    """Return what a calendar calls a zone: its IANA name, or "UTC+0530" for an offset."""
    return f"UTC{zone.key.replace(':', '')}" if zone.key.startswith(("+", "-")) else zone.key


@lru_cache(64)  # a third of the time of 300 processes, each in a file of its own
def vtimezone(zone: ZoneInfo, years: range) -> Timezone:
    """Return the description of a zone that holds in these years.

    Each change begins by the clock as it was until then (RFC 5545, 3.6.5).
    """
    start, stop = datetime(years[0], 1, 1, tzinfo=UTC) - _DAY, datetime(years[-1] + 1, 1, 1, tzinfo=UTC) + _DAY
    first = _clock(zone, start)
    onsets: dict[tuple[timedelta, _Clock], list[datetime]] = {(first[0], first): [_wall(start, first[0])]}
    for moment, before, after in _changes(zone, start, stop):
        onsets.setdefault((before, after), []).append(_wall(moment, before))
    described = Timezone()
    described.add("TZID", tzid_of(zone))
    for (before, (offset, name, summer)), (onset, *others) in onsets.items():
        part = TimezoneDaylight() if summer else TimezoneStandard()
        part.add("DTSTART", onset)
        part.add("TZOFFSETFROM", before)
        part.add("TZOFFSETTO", offset)
        part.add("TZNAME", name)
        if others:
            part.add("RDATE", others)
        described.add_component(part)
    return described


def _changes(zone: ZoneInfo, start: datetime, stop: datetime) -> Iterator[tuple[datetime, timedelta, _Clock]]:
    """Yield each change of the clock: its moment, the offset before it, and the clock after it."""
    day, clock = start, _clock(zone, start)
    while day < stop:
        later = day + _DAY
        if (after := _clock(zone, later)) != clock:
            same, changed = day, later
            while changed - same > _SECOND:
                middle = same + timedelta(seconds=(changed - same) // _SECOND // 2)
                same, changed = (middle, changed) if _clock(zone, middle) == clock else (same, middle)
            yield changed, clock[0], after
        day, clock = later, after


def _clock(zone: ZoneInfo, moment: datetime) -> _Clock:
    local = moment.astimezone(zone)
    return local.utcoffset() or timedelta(0), local.tzname() or zone.key, bool(local.dst())


def _wall(moment: datetime, offset: timedelta) -> datetime:
    return (moment + offset).replace(tzinfo=None)
