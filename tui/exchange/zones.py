"""Which zone a calendar file means, and which instant a wall-clock time is in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

import msgspec

from tui.domain.zones import is_zone, zone_of
from tui.exchange.ics_parser import Component, Line

_UTC = frozenset({"utc", "gmt", "z", "etc/utc", "etc/gmt", "etc/zulu", "zulu", "coordinated universal time"})
_MOMENT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z)?)?", re.ASCII)
_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})(?::?\d{2})?", re.ASCII)
_YEARS = range(1970, 2200)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Moment(msgspec.Struct, frozen=True):
    """When something in a calendar file begins or ends.

    `at` is the instant in UTC, None if only the `wall` clock is known; `zone` the IANA name, empty if it is not known.
    For a whole day both are None and `day` is set.
    """

    at: datetime | None = None
    wall: datetime | None = None
    day: date | None = None
    zone: str = ""


def read_moment(line: Line | None, calendar: Component) -> Moment | None:
    """Return what a DTSTART, DTEND or RECURRENCE-ID says; None if it is missing or cannot be read.

    A known zone name counts for more than the rules the file gives for it, which are often wrong; they serve if the
    name is not known. A time without any zone is in X-WR-TIMEZONE if the file has one.
    """
    found = _MOMENT.fullmatch(line.value.strip()) if line else None
    if line is None or found is None or int(found[1]) not in _YEARS:
        return None
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
        if found[4] is None:
            return Moment(day=day)
        wall = datetime(day.year, day.month, day.day, int(found[4]), int(found[5]), min(int(found[6] or 0), 59))  # noqa: DTZ001
    except ValueError:
        return None
    general = zone_named(calendar.text("X-WR-TIMEZONE")) or ""
    general = "" if general == "UTC" else general
    tzid = line.params.get("TZID", "")
    if found[7] or tzid.casefold() in _UTC or tzid.casefold().endswith("microsoft/utc"):
        return Moment(at=wall.replace(tzinfo=UTC), zone=general)
    rules = next((part for part in calendar.inside("VTIMEZONE") if tzid and part.text("TZID").strip('"') == tzid), None)
    zone = zone_named(tzid) or (zone_named(rules.text("X-LIC-LOCATION")) if rules else None)
    if zone == "UTC":
        return Moment(at=wall.replace(tzinfo=UTC), zone=general)
    if not zone and not tzid:
        zone = general
    if zone:
        return Moment(at=at_wall(wall, zone_of(zone)), zone=zone)
    offset = _offset(rules, wall) if rules else None
    if offset is not None:
        return Moment(at=at_wall(wall, timezone(offset)))
    return Moment(wall=wall)


def zone_guess(calendar: Component) -> str:
    """Return the zone that a file hints at without saying so: the only one it defines."""
    zones = {
        zone_named(part.text("X-LIC-LOCATION")) or zone_named(part.text("TZID")) for part in calendar.inside("VTIMEZONE")
    }
    known = {zone for zone in zones if zone and zone != "UTC"}
    return known.pop() if len(known) == 1 else ""


def zone_named(name: str) -> str | None:
    """Return the IANA name that a TZID means: itself, a Windows name, or the end of a path such as /x/Europe/Berlin."""
    name = name.strip().strip('"')
    if not name:
        return None
    if name.casefold() in _UTC:
        return "UTC"
    pieces = name.split("/")
    for candidate in (name, *("/".join(pieces[-size:]) for size in (3, 2) if len(pieces) > size)):
        if is_zone(candidate):
            return candidate
    if "/" in name:
        return None
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # only for a zone that Windows named

    return WINDOWS_TO_OLSON.get(name)


def at_wall(wall: datetime, zone: tzinfo) -> datetime:
    """Return the UTC instant of a wall-clock time: a skipped one moves forward, an ambiguous one is the first."""
    return wall.replace(tzinfo=zone).astimezone(UTC)


def _offset(rules: Component, wall: datetime) -> timedelta | None:
    """Return the offset that a VTIMEZONE gives for a wall-clock time: of the newest onset before it, else of the first."""
    onsets: list[tuple[datetime, timedelta]] = []
    for part in rules.parts:
        start = _wall(part.first("DTSTART"))
        to = _OFFSET.fullmatch(part.text("TZOFFSETTO"))
        if start is None or to is None:
            continue
        offset = timedelta(hours=int(to[2]), minutes=int(to[3])) * (-1 if to[1] == "-" else 1)
        if abs(offset) < timedelta(hours=24):
            onsets += [(onset, offset) for onset in _onsets(part, start, wall)]
    before = [(onset, offset) for onset, offset in onsets if onset <= wall]
    if before:
        return max(before)[1]
    return min(onsets)[1] if onsets else None


def _onsets(part: Component, start: datetime, wall: datetime) -> Iterator[datetime]:
    """Yield the onsets of a STANDARD or DAYLIGHT part that matter for `wall`; only yearly rules are known."""
    yield start
    yield from filter(None, map(_wall, part.all("RDATE")))
    rule = dict(piece.split("=", 1) for piece in part.text("RRULE").upper().split(";") if "=" in piece)
    if rule.get("FREQ") != "YEARLY" or not re.fullmatch(r"\d{1,2}", rule.get("BYMONTH", ""), re.ASCII):
        return
    until = _wall(Line("UNTIL", {}, rule["UNTIL"])) if "UNTIL" in rule else None
    by_day = re.fullmatch(r"([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)", rule.get("BYDAY", ""), re.ASCII)
    of_month = {int(day) for day in rule.get("BYMONTHDAY", "").split(",") if re.fullmatch(r"\d{1,2}", day, re.ASCII)}
    for year in (wall.year - 1, wall.year):
        days = [day for day in _month(year, int(rule["BYMONTH"])) if not of_month or day.day in of_month]
        if by_day:
            days = [day for day in days if day.weekday() == _WEEKDAYS.index(by_day[2])]
            nth = int(by_day[1] or 1)
            days = days[nth - 1 : nth] if nth > 0 else days[nth:][:1]
        for day in days[:1]:
            onset = datetime.combine(day, start.time())
            if onset >= start and (until is None or onset <= until):
                yield onset


def _month(year: int, month: int) -> Iterable[date]:
    for day in range(1, 32):
        try:
            yield date(year, month, day)
        except ValueError:
            return


def _wall(line: Line | None) -> datetime | None:
    """Return a wall-clock time, whatever zone it is said to be in."""
    found = _MOMENT.fullmatch(line.value.strip()) if line else None
    if found is None:
        return None
    try:
        return datetime(*(int(piece or 0) for piece in found.groups()[:6]))  # type: ignore[arg-type] # noqa: DTZ001
    except ValueError:
        return None
