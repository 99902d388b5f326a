"""Times of day and lengths of time, as tags: which clock times they may be, and how long a range of them is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time
from typing import NamedTuple

from tui.domain.dates import DateError


class Clock(NamedTuple):
    """A time of day as typed. `sure`: it says of itself that it is of a 24-hour clock; `digits`: typed as hours and minutes.

    `precise`: typed with seconds.
    """

    hour: int
    minute: int = 0
    second: int = 0
    micro: int = 0
    mark: str = ""
    sure: bool = False
    digits: bool = False
    precise: bool = False


MIDNIGHT = Clock(0, mark="midnight")
NOON = Clock(12, mark="noon", sure=True)
MORNING, AFTERNOON = range(8, 12), range(1, 7)
"""The hours that mean morning and afternoon without am or pm: nobody interviews at night."""

EVENING, NIGHT, DAY = 18 * 60, 6 * 60, 24 * 60
"""In minutes: a range that begins so late may end on the next day, but is no longer than a night's work."""

EARLIEST = 5
"""The earliest hour assumed without am or pm."""

_MARK = r"(?: ?<(?P<mark>am|pm|uhr|h|oclock)>)?"
_DIGITAL = re.compile(
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.(?P<micro>\d{1,6})\d*)?)?(?!\d|\.\d)" + _MARK
)
_UHR = re.compile(r"(?P<hour>\d{1,2}) ?<uhr>(?: ?(?P<minute>\d{1,2})(?![\d.:/]| ?<))?")
_MARKED = re.compile(r"(?P<hour>\d{1,2}) ?<(?P<mark>am|pm|oclock)>")
_NOON = re.compile(r"(?:12 ?(?:<uhr> ?)?)?<noon>")
_MIDNIGHT = re.compile(r"(?:12 ?)?<midnight>")
_DIGITS = re.compile(r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?!\d)(?: ?<(?:h|hour|uhr)>)?")
_IN_WORDS = re.compile(
    r"(?:(?P<some>\d{1,2}(?: ?<minute>| ?(?=<(?:past|nach|vor)>))|<quarter>|<half>) ?<(?P<side>past|nach|to|vor)> ?"
    r"(?P<halb><halb> ?)?"
    r"|(?P<part><halb>|<half>|<quarter>|<threequarter>) ?)(?P<hour>\d{1,2})(?![\d:.]| ?<(?:hour|minute|day|week)>)" + _MARK
)
_BARE = re.compile(
    r"(?P<hour>\d{1,2})(?![\d:/]|-\d{1,2}-|-\d{3}|\. ?[\d<]"
    r"|[ -]?<(?:th|h|minute|hour|day|week|month|year|workday|fortnight|quarter|of|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)>)"
)

_HOURS = re.compile(
    r"(?:<for> )?(?:(?:(?P<a><a>)|(?P<n>\d{1,3}))(?:[.,](?P<tenth>\d{1,2}))?(?P<andhalf> <and> <a> <half>)? ?(?:<hour>|<h>)"
    r"(?P<half> <and> <a> <half>)?(?: ?<and>)?(?: ?(?P<rest>\d{1,2})(?![\d:/.]| ?<(?:am|pm|uhr)>)(?: ?<minute>)?)?)"
)
_MINUTES = re.compile(r"(?:<for> )?(?P<n>\d{1,4}) ?<minute>")
_FRACTIONS = (
    (re.compile(r"(?:<for> )?(?:<a> )?(?:<half>|1/2) ?(?:<of> )?(?:<a> ?)?<hour>"), 30),
    (re.compile(r"(?:<for> )?(?:<a> )?<quarter> ?(?:<of> )?(?:<a> ?)?<hour>"), 15),
    (re.compile(r"(?:<for> )?(?:<threequarter>|3 <quarter>) ?(?:<of> )?(?:<a> ?)?<hour>"), 45),
    (re.compile(r"(?:<for> )?(?:<oneandhalf>|1 1/2) ?<hour>"), 90),
)


def clock_at(text: str, at: int, *, bare: bool = False) -> tuple[Clock, int] | None:
    """Return the time of day at that place and where it ends; a number alone only if `bare`."""
    if found := _IN_WORDS.match(text, at):
        return _in_words(found), found.end()
    if found := _DIGITAL.match(text, at):
        hour = found["hour"]
        mark = found["mark"] or ""
        sure = (len(hour) == 2 and hour[0] in "012" and (hour[0] != "1" or hour > "12")) or bool(found["second"])
        micro = int((found["micro"] or "0").ljust(6, "0"))
        clock = Clock(
            int(hour),
            int(found["minute"]),
            int(found["second"] or 0),
            micro,
            mark,
            sure,
            digits=True,
            precise=bool(found["second"]),
        )
        return clock, found.end()
    if found := _UHR.match(text, at):
        return Clock(
            int(found["hour"]), int(found["minute"] or 0), mark="uhr", sure=found["hour"][0] == "0", digits=True
        ), found.end()
    if found := _MARKED.match(text, at):
        return Clock(int(found["hour"]), mark=found["mark"]), found.end()
    if found := _NOON.match(text, at):
        return NOON, found.end()
    if found := _MIDNIGHT.match(text, at):
        return MIDNIGHT, found.end()
    if bare and (found := _DIGITS.match(text, at)):
        return Clock(int(found["hour"]), int(found["minute"]), sure=True), found.end()
    if bare and (found := _BARE.match(text, at)):
        return Clock(int(found["hour"]), sure=found["hour"][0] == "0"), found.end()
    return None


def _in_words(found: re.Match[str]) -> Clock:
    """Return the time of "half past two", "quarter to three", "halb drei" (2:30), "fünf vor halb drei" (2:25)."""
    hour = int(found["hour"])
    if found["part"]:
        minutes = {"<halb>": -30, "<half>": 30, "<quarter>": -45, "<threequarter>": -15}[found["part"]]
    else:
        some = {"<quarter>": 15, "<half>": 30}.get(found["some"]) or int(found["some"][:2])
        minutes = some if found["side"] in ("past", "nach") else -some
        minutes -= 30 if found["halb"] else 0
    total = hour * 60 + minutes
    mark = found["mark"] if found["mark"] in ("am", "pm") else ""
    return Clock((total // 60 - 1) % 12 + 1 if hour <= 12 else total // 60, total % 60, mark=mark)


def times_of(clock: Clock, part: str = "", *, day_clock: bool = False) -> list[time]:
    """Return the times that were meant: both if it may be day or night. Raises DateError if there is no such time."""
    hour, minute, mark = clock.hour, clock.minute, clock.mark
    if mark == "midnight":
        return [time(0), time(23, 59)]
    if mark not in ("am", "pm") and part and hour <= 12 and not clock.sure:
        mark = "am" if part == "morning" else "" if part == "noon" else "pm" if part != "night" or hour > 5 else "am"
        if hour == 12 and part in ("afternoon", "noon"):
            mark = "pm"
    if (
        minute > 59
        or clock.second > 59
        or hour > 23
        or (mark == "am" and (hour > 12 or not hour))
        or (mark == "pm" and not hour)
    ):
        raise DateError(f"There is no time {hour}:{minute:02}{mark if mark in ('am', 'pm') else ''}.")
    if mark == "am":
        hours = [12, 0] if hour == 12 else [hour]  # people write 12am for noon as well as for midnight
    elif mark == "pm":
        hours = [hour if hour >= 12 else hour + 12]
    elif clock.sure or hour > 12 or hour == 0:
        hours = [hour]
    elif hour in AFTERNOON:
        hours = [hour, hour + 12] if day_clock and clock.digits else [hour + 12]
    elif hour == 7:
        hours = [7] if day_clock and clock.digits else [7, 19]
    else:
        hours = [hour]
    return [time(of_day, minute, clock.second, clock.micro) for of_day in hours]


def ranges_of(start: Clock, end: Clock, part: str = "", *, day_clock: bool = False) -> list[tuple[time, int]]:
    """Return when a range may begin, and how many minutes it takes: the shortest that fits what was said of either end."""
    marked = any(clock.mark in ("am", "pm") or clock.sure or clock.hour > 12 for clock in (start, end))
    if start.mark in ("", "oclock", "uhr") and start.hour <= 12 and not start.sure and marked and end.mark in ("am", "pm"):
        begins = [t for mark in ("am", "pm") for t in times_of(start._replace(mark=mark))][: 3 if start.hour == 12 else 2]
        begins = [t for t in begins if end.mark == "am" or (t.hour >= EARLIEST and (start.hour != 12 or t.hour == 12))]
    elif end.sure or end.hour > 12:
        begins = times_of(start._replace(sure=start.sure or start.hour > 6 or end.mark == "uhr"), part, day_clock=day_clock)
    else:
        begins = times_of(start, part, day_clock=day_clock and start.mark == end.mark == "uhr")
    ends = [DAY] if end.mark == "midnight" else [_minutes(t) for mark in ("am", "pm") for t in _times(end, mark)]
    lengths = {begin: min((e - _minutes(begin) for e in ends if e > _minutes(begin)), default=0) for begin in begins}
    fitting = {begin: length for begin, length in lengths.items() if length}
    fitting = fitting or {begin: past for begin in begins if (past := _past_midnight(_minutes(begin), ends))}
    if not fitting:
        raise DateError("That range ends before it begins.")
    if len(fitting) > 1 and end.mark in ("am", "pm"):
        shortest = min(fitting.values())
        return [(begin, length) for begin, length in fitting.items() if length == shortest]
    return list(fitting.items())


def _past_midnight(begin: int, ends: Sequence[int]) -> int:
    """Return how long a range takes that begins in the evening and ends in the night; 0 if it cannot be."""
    lengths = [end + DAY - begin for end in ends if begin >= EVENING and end + DAY - begin <= NIGHT]
    return min(lengths, default=0)


def _times(end: Clock, mark: str) -> list[time]:
    """Return what the end of a range may be, before or after noon, whatever the hours of offices are."""
    if end.mark in ("am", "pm", "midnight") or end.sure or end.hour > 12 or end.hour == 0:
        return times_of(end)
    return [t for t in times_of(end._replace(mark=mark)) if end.hour != 12 or t.hour == 12]


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def length_at(text: str, at: int) -> tuple[int, int] | None:
    """Return the minutes of the length of time at that place, and where it ends."""
    for pattern, minutes in _FRACTIONS:
        if found := pattern.match(text, at):
            return minutes, found.end()
    if found := _MINUTES.match(text, at):
        return int(found["n"]), found.end()
    found = _HOURS.match(text, at)
    if not found:
        return None
    minutes = int(found["n"] or 1) * 60 + int(found["rest"] or 0)
    minutes += 30 if found["half"] or found["andhalf"] else 0
    if found["tenth"]:
        part = int(found["tenth"]) * 60
        scale = 10 ** len(found["tenth"])
        if part % scale:
            return None
        minutes += part // scale
    return minutes, found.end()
