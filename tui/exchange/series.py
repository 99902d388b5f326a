"""Repeated events: when their occurrences are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice
from zoneinfo import ZoneInfo

import msgspec

from tui.domain.zones import zone_or
from tui.exchange.ics_parser import Component
from tui.exchange.limits import LONGEST_WORDS, MOST_OCCURRENCES
from tui.exchange.zones import CalendarZones, Moment, at_wall, read_moment

FARTHEST_OCCURRENCE = timedelta(days=730)
"""How far ahead occurrences are looked for."""

_RULES = {
    "DAILY": frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"}),
    "WEEKLY": frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY"}),
    "MONTHLY": frozenset({"FREQ", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTHDAY"}),
    "YEARLY": frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"}),
}
"""By frequency, the supported parts of rules: others can name days that never come, and dateutil searches long for them."""


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """A rule (RRULE) that counts in a `zone`, with the instants added to it (RDATE) and taken away (EXDATE)."""

    rule: str = ""
    zone: str = ""
    added: tuple[datetime, ...] = ()
    excluded: tuple[datetime, ...] = ()
    excluded_days: tuple[date, ...] = ()

    def occurrences(self, first: datetime, until: datetime) -> list[datetime]:
        """Return the instants at which the series takes place, from its first start until a moment, in order.

        Of a rule that is not followed the first start alone is known.
        """
        found = {first, *self.added, *self._by_rule(first, until)} - set(self.excluded)
        return sorted(m for m in found if m <= until and m.astimezone(self._clock).date() not in self.excluded_days)

    @property
    def _clock(self) -> tzinfo:
        return zone_or(self.zone, ZoneInfo("UTC")) if self.zone else UTC

    def _by_rule(self, first: datetime, until: datetime) -> Iterator[datetime]:
        parts = _parts(self.rule)
        if not parts.keys() <= _RULES.get(parts.get("FREQ", ""), frozenset()):
            return
        from dateutil.rrule import rrulestr  # only for a repeated event

        zone = self._clock
        start = first.astimezone(zone).replace(tzinfo=None)
        rule = ";".join(f"{name}={value}" for name, value in parts.items() if name != "UNTIL")
        last = _end(parts.get("UNTIL", ""), zone) or until
        try:
            for wall in islice(rrulestr(rule, dtstart=start), MOST_OCCURRENCES):
                if (moment := at_wall(wall, zone)) > min(last, until):
                    return
                yield moment
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError):  # what dateutil raises for a bad rule
            return


def read_series(event: Component, start: Moment, zones: CalendarZones) -> Series | None:
    """Return how an event repeats; None if it does not."""
    if event.first("RRULE") is None and event.first("RDATE") is None:
        return None
    in_utc = bool(re.search(r"Z\s*$", event.words("DTSTART")))
    return Series(
        rule=event.words("RRULE").upper()[:LONGEST_WORDS],
        zone="" if in_utc else start.zone,
        added=tuple(moment.at for moment in _moments(event, "RDATE", zones) if moment.at),
        excluded=tuple(moment.at for moment in _moments(event, "EXDATE", zones) if moment.at),
        excluded_days=tuple(moment.day for moment in _moments(event, "EXDATE", zones) if moment.day),
    )


def _moments(event: Component, name: str, zones: CalendarZones) -> Iterator[Moment]:
    """Yield the moments of a property that may list several in a line, and may have several lines."""
    for line in event.all(name)[:MOST_OCCURRENCES]:
        for value in line.value.split(",", MOST_OCCURRENCES)[:MOST_OCCURRENCES]:
            moment = read_moment(msgspec.structs.replace(line, value=value.partition("/")[0]), zones)
            if moment:
                yield moment


def _parts(rule: str) -> dict[str, str]:
    return dict(part.strip().split("=", 1) for part in rule.split(";") if "=" in part)


def _end(text: str, zone: tzinfo) -> datetime | None:
    """Return the last instant that an UNTIL allows; None if it says none."""
    found = re.fullmatch(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?", text)
    if found is None:
        return None
    day, clock = [int(piece) for piece in found.groups()[:3]], [int(piece or 0) for piece in found.groups()[3:6]]
    try:
        at = time(clock[0], clock[1], clock[2]) if found[4] else time(23, 59, 59)
        wall = datetime.combine(date(day[0], day[1], day[2]), at)
        return wall.replace(tzinfo=UTC) if found[7] else at_wall(wall, zone)
    except (ValueError, OverflowError):
        return None
