"""Find which zone a calendar file means, and which instant a wall-clock time is in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from operator import itemgetter

import msgspec

from tui.domain.dates import DateError
from tui.domain.zones import is_zone, zone_of, zone_or_error, zones_meant
from tui.exchange.ics_parser import Component, Line
from tui.exchange.limits import LONGEST_WORDS, MOST_ZONES

_UTC = frozenset({"utc", "gmt", "z", "etc/utc", "etc/gmt", "etc/zulu", "zulu", "coordinated universal time"})
_MOMENT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?", re.ASCII)
_NUMBERED = re.compile(r" \d{1,3}$")
_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})(?::?\d{2})?", re.ASCII)
MOST_YEARLY = 50
"""Rules of a zone that are followed; real ones have two."""
_YEARS = range(1970, 2200)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Moment(msgspec.Struct, frozen=True):
    """When something in a calendar file begins or ends.

    `at` is the instant in UTC, None if only the `wall` clock is known; `zone` the IANA name, empty if it is not known.
    For a whole day both are None and `day` is set. `said` is what the file calls a zone that is not known.
    """

    at: datetime | None = None
    wall: datetime | None = None
    day: date | None = None
    zone: str = ""
    said: str = ""


class CalendarZones:
    """What a calendar says of zones: its own, and the rules of those that it defines, each read once."""

    def __init__(self, calendar: Component) -> None:
        own = zone_named(calendar.text("X-WR-TIMEZONE")) or ""
        self.own = "" if own == "UTC" else own
        self._defined: dict[str, Component] = {}
        hinted = set()
        for part in calendar.inside("VTIMEZONE")[:MOST_ZONES]:
            self._defined.setdefault(part.text("TZID").strip('"'), part)
            hinted.add(zone_named(part.text("X-LIC-LOCATION")) or zone_named(part.text("TZID")))
        known = {zone for zone in hinted if zone and zone != "UTC"}
        self.guess = known.pop() if len(known) == 1 else ""
        """The zone that the file hints at without saying so: the only one it defines."""
        self._names: dict[str, str | None] = {}
        self._typed: dict[str, str] = {}
        self._rules: dict[str, ZoneRules | None] = {}

    def named(self, tzid: str) -> str | None:
        """Return the IANA name of a TZID, by its own name or that of the zone defined under it."""
        if tzid not in self._names and len(self._names) < MOST_ZONES:
            part = self._defined.get(tzid)
            self._names[tzid] = zone_named(tzid) or (zone_named(part.text("X-LIC-LOCATION")) if part else None)
        return self._names.get(tzid)

    def typed(self, tzid: str) -> str:
        """Return the zone that a TZID means as somebody may type it; empty if it means none."""
        if tzid not in self._typed and len(self._typed) < MOST_ZONES:
            self._typed[tzid] = zone_typed(tzid)
        return self._typed.get(tzid, "")

    def offset(self, tzid: str, wall: datetime) -> timedelta | None:
        """Return the offset of a wall-clock time by the rules that the file gives; None if it gives none."""
        if tzid not in self._rules:
            part = self._defined.get(tzid) if tzid else None
            self._rules[tzid] = ZoneRules(part) if part else None
        rules = self._rules[tzid]
        return rules.offset(wall) if rules else None


def read_moment(line: Line | None, zones: CalendarZones) -> Moment | None:
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
    tzid = line.params.get("TZID", "")
    if found[7] not in (None, "Z"):
        offset = zone_typed(found[7])
        return Moment(at=at_wall(wall, zone_of(offset)), zone=zones.own or offset) if offset else None
    if found[7] or tzid.casefold() in _UTC or tzid.casefold().endswith("microsoft/utc"):
        return Moment(at=wall.replace(tzinfo=UTC), zone=zones.own)
    zone = zones.named(tzid)
    if zone == "UTC":
        return Moment(at=wall.replace(tzinfo=UTC), zone=zones.own)
    if not zone and not tzid:
        zone = zones.own
    if zone:
        return Moment(at=at_wall(wall, zone_of(zone)), zone=zone)
    ahead = zones.offset(tzid, wall)
    if ahead is not None:
        return Moment(at=at_wall(wall, timezone(ahead)))
    if typed := zones.typed(tzid):
        return Moment(at=at_wall(wall, zone_of(typed)), zone=typed)
    return Moment(wall=wall, said=tzid)


def read_day(value: str) -> date | None:
    """Return the day that a date with or without a time begins with; None if there is none."""
    found = _MOMENT.match(value.strip())
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def zone_named(name: str) -> str | None:
    """Return the IANA name that a TZID means: itself, a Windows name, or the end of a path such as /x/Europe/Berlin.

    Some programs number the zones of a file: "Eastern Standard Time 1".
    """
    name = _NUMBERED.sub("", name[:LONGEST_WORDS].strip().strip('"'))
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


def zone_typed(name: str) -> str:
    """Return the zone that a TZID means as somebody may type it: "(UTC+01:00) Berlin, Rome" or "GMT+5.30"; else empty."""
    name = _NUMBERED.sub("", name[:LONGEST_WORDS].strip().strip('"'))
    for words in filter(None, dict.fromkeys((name, name.partition(",")[0]))):
        try:
            if zones_meant(words):
                return zone_or_error(words).key
        except DateError:  # several are meant
            continue
    return ""


def at_wall(wall: datetime, zone: tzinfo) -> datetime:
    """Return the UTC instant of a wall-clock time: a skipped one moves forward, an ambiguous one is the first."""
    return wall.replace(tzinfo=zone).astimezone(UTC)


class ZoneRules:
    """The onsets that a VTIMEZONE gives: single ones, in order, and those that come every year."""

    def __init__(self, zone: Component) -> None:
        self._single: list[tuple[datetime, timedelta]] = []
        self._yearly: list[_Yearly] = []
        for part in zone.parts:
            start, to = _wall(part.first("DTSTART")), _OFFSET.fullmatch(part.text("TZOFFSETTO"))
            if start is None or to is None:
                continue
            offset = timedelta(hours=int(to[2]), minutes=int(to[3])) * (-1 if to[1] == "-" else 1)
            if abs(offset) < timedelta(hours=24):
                self._single += [(onset, offset) for onset in (start, *filter(None, map(_wall, part.all("RDATE"))))]
                if len(self._yearly) < MOST_YEARLY and (yearly := _Yearly.of(part.text("RRULE"), start, offset)):
                    self._yearly.append(yearly)
        self._single.sort()

    def offset(self, wall: datetime) -> timedelta | None:
        """Return the offset of a wall-clock time: of the newest onset before it, else of the first."""
        before = self._single[: bisect_right(self._single, wall, key=itemgetter(0))][-1:]
        yearly = [onset for rule in self._yearly for year in (wall.year - 1, wall.year) for onset in rule.onsets(year)]
        before += [onset for onset in yearly if onset[0] <= wall]
        if before:
            return max(before)[1]
        return min([*self._single[:1], *yearly])[1] if self._single or yearly else None


class _Yearly:
    """A rule of a STANDARD or DAYLIGHT part; only yearly ones are known."""

    def __init__(self, rule: dict[str, str], start: datetime, offset: timedelta) -> None:
        self._start, self._offset = start, offset
        self._until = _wall(Line("UNTIL", {}, rule["UNTIL"])) if "UNTIL" in rule else None
        self._month = int(rule["BYMONTH"])
        self._weekday = re.fullmatch(r"([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)", rule.get("BYDAY", ""), re.ASCII)
        days = rule.get("BYMONTHDAY", "").split(",")[:31]
        self._of_month = {int(day) for day in days if re.fullmatch(r"\d{1,2}", day, re.ASCII)}
        self._known: dict[int, list[tuple[datetime, timedelta]]] = {}

    @classmethod
    def of(cls, text: str, start: datetime, offset: timedelta) -> _Yearly | None:
        """Return the rule that an RRULE is; None if it is not one that comes every year in one month."""
        rule = dict(piece.split("=", 1) for piece in text.upper().split(";") if "=" in piece)
        if rule.get("FREQ") != "YEARLY" or not re.fullmatch(r"\d{1,2}", rule.get("BYMONTH", ""), re.ASCII):
            return None
        return cls(rule, start, offset)

    def onsets(self, year: int) -> list[tuple[datetime, timedelta]]:
        """Return its onset in a year, if it has one."""
        if year not in self._known:
            self._known[year] = [(onset, self._offset) for onset in self._in(year)]
        return self._known[year]

    def _in(self, year: int) -> Iterator[datetime]:
        days = [day for day in _month(year, self._month) if not self._of_month or day.day in self._of_month]
        if self._weekday:
            days = [day for day in days if day.weekday() == _WEEKDAYS.index(self._weekday[2])]
            nth = int(self._weekday[1] or 1)
            days = days[nth - 1 : nth] if nth > 0 else days[nth:][:1]
        for day in days[:1]:
            onset = datetime.combine(day, self._start.time())
            if onset >= self._start and (self._until is None or onset <= self._until):
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
