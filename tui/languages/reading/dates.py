"""What people type for a day, a moment or a length of time."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, TypeVar
from zoneinfo import ZoneInfo

from tui.domain.dates import MONTHS, DateError, quoted, show_date
from tui.domain.models import YEARS

Prefer = Literal["future", "past"]


def parse_when(
    text: str, now: datetime, zone: ZoneInfo, *, default_time: time | None = None, prefer: Prefer = "future"
) -> datetime:
    """The moment that `text` names, in `zone`: a day, a time or both ("fri 14:30", "3 dec 2pm", "in 3 hours", ISO).

    A time alone is the next such time (with `prefer="past"` the last one). A day alone takes `default_time`, and is an
    error without one. A typed time that the clocks skip is an error, a skipped `default_time` moves forward; of a time
    that comes twice the first is taken (an ISO offset names the second). For days see `parse_date`. Raises DateError.
    """
    reading = _read(text, now, zone, prefer)
    if reading is None:
        raise DateError(f"I read moments such as fri 14:30, 3 dec 2pm, +3h or 2026-12-03 14:30, not {quoted(text)}.")
    if isinstance(reading, datetime):
        return reading
    day, clock = reading
    today = now.astimezone(zone).date()
    if day is None and clock is not None:
        moment = _at(today, clock, zone)
        if prefer == "future" and moment < now:
            return _at(_shift(today, 1), clock, zone)
        return _at(_shift(today, -1), clock, zone) if prefer == "past" and moment > now else moment
    assert day is not None
    if clock is None and default_time is None:
        raise DateError(f"A time is missing: say when on {show_date(day, today)}, such as 14:30 or 2pm.")
    return _at(day, clock, zone) if clock else _at(day, default_time or time(), zone, typed=False)


def parse_date(text: str, now: datetime, zone: ZoneInfo, *, prefer: Prefer = "future") -> date:
    """The day that `text` names: fri, next fri, last fri, today, tomorrow, yesterday, +3d, in 2 weeks, 3 dec, 3.12., ISO,
    "by the end of next week" (its Friday), "end of the month".

    A weekday is never today: "fri" is the first Friday after it (with `prefer="past"` the last before it), "next fri" the
    one of next week (weeks begin on Monday), "last fri" always the last before today. A day without a year lies in the
    coming nine months or the last three (with `prefer="past"` it is the last one up to today). Raises DateError.
    """
    reading = _read(text, now, zone, prefer)
    if reading is None:
        raise DateError(f"I read days such as fri, 3 dec, +3d or 2026-12-03, not {quoted(text)}.")
    if isinstance(reading, datetime) or reading[0] is None or reading[1] is not None:
        raise DateError(f"Only a day is wanted here, without a time, such as fri, 3 dec or +3d, not {quoted(text)}.")
    return reading[0]


def parse_minutes(text: str) -> int:
    """A length in minutes, from one to a whole day: "45", "90 min", "1h", "1h30", "1:30", "1.5 h". Raises DateError."""
    found = re.fullmatch(_LENGTH, text.strip().casefold())
    if found:
        hours, minutes = found["hours"] or found["hh"] or "0", found["rest"] or found["mm"] or found["minutes"] or "0"
        total = float(hours.replace(",", ".")) * 60 + int(minutes)
        if 1 <= total <= 24 * 60 and total == int(total):
            return int(total)
    raise DateError(f"I read lengths such as 45, 90 min or 1h30, up to a day, not {quoted(text)}.")


_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_LENGTH = (
    r"(?a)(?P<hours>\d{1,2}(?:[.,]\d{1,2})?)\s*(?:h|hr|hrs|hour|hours)(?:\s*(?P<rest>\d{1,2})\s*(?:m|min|mins|minutes)?)?"
    r"|(?P<hh>\d{1,2}):(?P<mm>[0-5]\d)|(?P<minutes>\d{1,4})\s*(?:m|min|mins|minute|minutes)?"
)
_ISO_DAY = r"(?a)\d{4}-\d{2}-\d{2}"
_ISO_INSTANT = r"(?a)\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?( ?(z|[+-]\d{2}:?\d{2}))?"
_CLOCK = r"(?a)(?P<hour>\d{1,2})(?:[:h](?P<minute>\d{2}))?(?P<mark>h| ?(?:am|pm))?"
_SHIFT = r"(?a)(?P<sign>[+-])\s?(?P<count>\d{1,4})\s?(?P<unit>[a-z]+)"
_DOTTED = r"(?a)(?<![\w.])(?P<day>\d{1,2})\.(?P<month>0?[1-9]|1[0-2])\.(?P<year>\d{4})?(?![\w.])"
_END = r"(?:the )?end of (?:the |this |(?P<next>next ))?(?P<of>week|month)"
_DAY_OF_MONTH = r"(?a)(\d{1,2})(?:st|nd|rd|th)?"
_UNITS = {
    **dict.fromkeys(("min", "mins", "minute", "minutes"), timedelta(minutes=1)),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), timedelta(hours=1)),
    **dict.fromkeys(("d", "day", "days"), timedelta(days=1)),
    **dict.fromkeys(("w", "wk", "week", "weeks"), timedelta(weeks=1)),
}


def _read(text: str, now: datetime, zone: ZoneInfo, prefer: Prefer) -> datetime | tuple[date | None, time | None] | None:
    """What the text names: an instant, or a day and a time of which one may be missing; none when it is not understood."""
    if len(text) > 60:
        return None
    plain = " ".join(text.casefold().replace(",", " ").replace("a.m.", "am").replace("p.m.", "pm").split())
    plain = re.sub(r"^(?:by|until) (?=\w)", "", plain)
    plain = re.sub(r"^(?:with)?in an? (?=\w)", "in 1 ", plain)
    plain = re.sub(r"^(?:with)?in (?=\d)", "+", plain)
    plain = re.sub(_DOTTED, lambda m: f"{m['day']} {MONTHS[int(m['month']) - 1].casefold()} {m['year'] or ''}".strip(), plain)
    if plain == "now":
        return now.astimezone(zone)
    if re.fullmatch(_ISO_INSTANT, plain):
        return _iso(plain, zone, text)
    if (shift := re.fullmatch(_SHIFT, plain)) and shift["unit"] in _UNITS:
        step = _UNITS[shift["unit"]] * int(shift["sign"] + shift["count"])
        if _UNITS[shift["unit"]] < timedelta(days=1):
            return _in_range(now.astimezone(UTC) + step, text).astimezone(zone)
    words = [word for word in plain.split(" ") if word not in ("at", "on")]
    today = now.astimezone(zone).date()
    for size in (1, 2):
        for clock_words, rest in ((words[-size:], words[:-size]), (words[:size], words[size:])):
            clock = _clock(" ".join(clock_words))
            if clock is not None:
                day = _day(rest, today, prefer, text) if rest else None
                if day is not None or not rest:
                    return day, clock
    day = _day(words, today, prefer, text)
    return None if day is None else (day, None)


def _iso(plain: str, zone: ZoneInfo, text: str) -> datetime:
    """An ISO instant in `zone`; without an offset it is read as that zone's wall clock."""
    try:
        moment = datetime.fromisoformat(re.sub(" (?=[z+-])", "", plain).upper())
    except ValueError:
        raise DateError(f"There is no such moment as {quoted(text)}.") from None
    if moment.tzinfo is not None:
        return _in_range(moment, text).astimezone(zone)
    return _at(_in_range(moment, text).date(), moment.time(), zone)


def _clock(text: str) -> time | None:
    """A time of day: 14:30, 2pm, 2:30 pm, 14h, 14h30, noon."""
    if text == "noon":
        return time(12)
    found = re.fullmatch(_CLOCK, text)
    if not found or not (found["minute"] or found["mark"]):
        return None
    hour, minute, mark = int(found["hour"]), int(found["minute"] or 0), (found["mark"] or "").strip()
    if mark in ("am", "pm"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if mark == "pm" else 0)
    elif mark == "h" and found["minute"]:
        return None
    return time(hour, minute) if hour <= 23 and minute <= 59 else None


def _day(words: list[str], today: date, prefer: Prefer, text: str) -> date | None:
    """A day without a time, as `parse_date` says."""
    words = [word.rstrip(".") for word in words]
    plain = " ".join(words)
    if (days := {"today": 0, "tomorrow": 1, "tom": 1, "yesterday": -1}.get(plain)) is not None:
        return _shift(today, days)
    if (shift := re.fullmatch(_SHIFT, plain)) and shift["unit"] in _UNITS and _UNITS[shift["unit"]] >= timedelta(days=1):
        return _shift(today, _UNITS[shift["unit"]].days * int(shift["sign"] + shift["count"]), text)
    if end := re.fullmatch(_END, plain):
        return _end(end["of"], today, coming=bool(end["next"]))
    if re.fullmatch(_ISO_DAY, plain):
        return _exact(int(plain[:4]), int(plain[5:7]), int(plain[8:]), text)
    weekday = _named(words[-1], _DAY_NAMES) if words else None
    if weekday is not None and len(words) <= 2:
        ahead = (weekday - today.weekday() - 1) % 7 + 1
        how = words[0] if len(words) == 2 else "last" if prefer == "past" else ""
        days = {"": ahead, "next": 7 - today.weekday() + weekday, "last": ahead - 7 or -7}.get(how)
        return None if days is None else _shift(today, days)
    return _day_and_month(words, today, prefer, text)


def _end(of: str, today: date, *, coming: bool) -> date:
    """The last working day of a week, or the last day of a month: this one's, or the coming one's."""
    if of == "week":
        return _shift(today, 11 - today.weekday() if coming else (4 - today.weekday()) % 7)
    after = today.month + coming
    return _shift(date(today.year + after // 12, after % 12 + 1, 1), -1)


def _day_and_month(words: list[str], today: date, prefer: Prefer, text: str) -> date | None:
    """A day such as "3 dec", "dec 3rd", with a year after it or a weekday before it, which then must be right."""
    weekday = _named(words[0], _DAY_NAMES) if words else None
    words = words if weekday is None else words[1:]
    year = int(words[2]) if len(words) == 3 and re.fullmatch(r"\d{4}", words[2], re.ASCII) else None
    if len(words) != (2 if year is None else 3):
        return None
    first, second = (words[0], words[1]) if words[0][:1].isdigit() else (words[1], words[0])
    number, month = re.fullmatch(_DAY_OF_MONTH, first), _named(second, _MONTH_NAMES)
    if number is None or month is None:
        return None
    month, of_month = month + 1, int(number[1])
    if year is not None:
        day = _exact(year, month, of_month, text)
    else:
        near = [d for y in (today.year - 1, today.year, today.year + 1) if (d := _date(y, month, of_month)) is not None]
        if not near:
            raise DateError(f"There is no {of_month} {MONTHS[month - 1]} near this year, as in {quoted(text)}.")
        usual = [d for d in near if (d <= today if prefer == "past" else d >= today - timedelta(days=92))] or near
        day = max(usual) if prefer == "past" else min(usual)
        right = [d for d in near if d.weekday() == weekday and -183 <= (d - today).days <= 273]
        day = right[0] if right else day
    if weekday is not None and day.weekday() != weekday:
        is_a, not_a = _DAY_NAMES[day.weekday()].title(), _DAY_NAMES[weekday].title()
        raise DateError(f"{day.day} {MONTHS[month - 1]} {day.year} is a {is_a}, not a {not_a}.")
    return day


def _named(word: str, names: tuple[str, ...]) -> int | None:
    """Which of the names the word is, or begins with at least three letters."""
    return next((index for index, name in enumerate(names) if len(word) >= 3 and name.startswith(word)), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _exact(year: int, month: int, day: int, text: str) -> date:
    found = _date(year, month, day)
    if found is None:
        raise DateError(f"There is no such day as {quoted(text)}.")
    return _in_range(found, text)


D = TypeVar("D", bound=date)


def _in_range(day: D, text: str) -> D:
    if day.year not in YEARS:
        raise DateError(f"I read years from {YEARS[0]} to {YEARS[-1]}, not {quoted(text)}.")
    return day


def _shift(day: date, days: int, text: str = "") -> date:
    try:
        return _in_range(day + timedelta(days=days), text)
    except OverflowError:
        raise DateError(f"{quoted(text)} is too far away.") from None


def _at(day: date, clock: time, zone: ZoneInfo, *, typed: bool = True) -> datetime:
    """A wall-clock time on a day; one that the clocks skip is an error when typed, else moves forward by the skip."""
    moment = datetime.combine(day, clock, zone)
    there = moment.astimezone(UTC).astimezone(zone)
    if typed and there.replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise DateError(f"There is no {clock:%H:%M} on {day.day} {MONTHS[day.month - 1]} {day.year}: the clocks skip it.")
    return there
