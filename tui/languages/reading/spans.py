"""The days that a phrase may mean: each function returns all possible spans, more than one if it is unclear."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from tui.domain.dates import MONTHS, DateError
from tui.domain.models import YEARS
from tui.languages.reading.readings import DateField, Week

RECENT_DAYS = 92
"""The most days ago for which a date without a year may be meant as past."""
DAYS_WITHOUT_YEAR = 183
"""The number of days beyond which people name the year."""


class DaySpan(NamedTuple):
    """The days from `first` to `last`; `vague` if the words leave open which of them is meant."""

    first: date
    last: date
    vague: bool = False


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """What a phrase is read against: the field, now, the day that relative words count from, and the times in the text."""

    field: DateField
    now: datetime
    today: date
    week: Week
    zone: ZoneInfo
    words: str = ""
    times: tuple[time, ...] = ()


def one(day: date) -> list[DaySpan]:
    """Return a day as a span; raises DateError if no date of the book may be so far away."""
    if day.year not in YEARS:
        raise DateError(f"Years go from {YEARS[0]} to {YEARS[-1]}.")
    return [DaySpan(day, day)]


def moved(day: date, days: int) -> date:
    """Return the day that many days later; raises DateError beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise DateError("That is too far away.") from None


def weekday(ctx: Context, number: int, which: str = "") -> list[DaySpan]:
    """Return the days that a weekday may be: the next one, or the last one of what has happened, never today itself.

    With a time it may be today, too. "next fri" may be the first to come or next week's.
    """
    ahead = (number - ctx.today.weekday() - 1) % 7 + 1
    coming, before = moved(ctx.today, ahead), moved(ctx.today, ahead - 7 or -7)
    start = ctx.week.start(ctx.today)
    this_week = moved(start, (number - start.weekday()) % 7)
    next_week = moved(this_week, 7)
    if which == "last":
        return one(before)
    if which == "this":
        return one(this_week) if this_week > ctx.today or ctx.field == "past" else [*one(this_week), *one(next_week)]
    if which in ("next", "afternext"):
        later = 7 if which == "afternext" else 0
        days = {moved(coming, later), moved(next_week, later)}
        return [span for day in sorted(days) for span in one(day)]
    usual = before if ctx.field == "past" and which != "coming" else coming
    if ahead == 7 and not which and any(_still_fits(ctx, clock) for clock in ctx.times):
        return [*one(ctx.today), *one(usual)]
    return one(usual)


def _still_fits(ctx: Context, clock: time) -> bool:
    """Return whether that time of today is on the side of now that the field asks for."""
    moment = datetime.combine(ctx.today, clock, ctx.now.tzinfo)
    ahead = moment.timestamp() - ctx.now.timestamp()
    return ahead <= 0 if ctx.field == "past" else ahead >= 0


def on_date(ctx: Context, day: int, month: int, year: int | None = None) -> list[DaySpan]:
    """Return the days that a date may be: without a year the one that fits the field, or both if a recent one fits, too."""
    if year is not None:
        return one(_exact(year, month, day))
    near = dates_near(ctx, day, month)
    before = max((d for d in near if d <= ctx.today), default=None)
    after = min((d for d in near if d >= ctx.today), default=None)
    if ctx.field == "past":
        if before is None:
            raise DateError(f"{day} {MONTHS[month - 1]} has not happened yet.")
        soon = after is not None and (after - ctx.today).days <= RECENT_DAYS and (ctx.today - before).days > DAYS_WITHOUT_YEAR
        return [*one(before), *(one(after) if after and soon else [])]
    if after is None:
        raise DateError(f"There is no {day} {MONTHS[month - 1]} in the year to come.")
    recent = before is not None and before < ctx.today and (ctx.today - before).days <= RECENT_DAYS
    return [*(one(before) if before and recent and after != ctx.today else []), *one(after)]


def dates_near(ctx: Context, day: int, month: int) -> list[date]:
    """Return that date in this year and the years around it; raises DateError if none of them has it."""
    found = [_date(year, month, day) for year in range(ctx.today.year - 1, ctx.today.year + 2)]
    near = [day for day in found if day is not None]
    if not near:
        raise DateError(f"There is no {day} {MONTHS[month - 1]}." if 1 <= month <= 12 else f"There is no month {month}.")
    return near


def of_month(ctx: Context, day: int) -> list[DaySpan]:
    """Return the next day of that number, or the last one of what has happened."""
    first = ctx.today.replace(day=1)
    months = [moved(first, -1).replace(day=1), first] if ctx.field == "past" else [first, moved(first, 31).replace(day=1)]
    days = [_date(month.year, month.month, day) for month in months]
    past = ctx.field == "past"
    fitting = [found for found in days if found and (found <= ctx.today if past else found >= ctx.today)]
    if not fitting or days[1 if past else 0] is None:
        raise DateError(f"There is no {day} {MONTHS[ctx.today.month - 1]}.")
    return one(max(fitting) if past else min(fitting))


def in_numbers(ctx: Context, one_number: int, other: int, year: int | None) -> list[DaySpan]:
    """Return the dates that two numbers may be: either may be the month."""
    orders = [(one_number, other)] if one_number == other else [(one_number, other), (other, one_number)]
    possible = [(day, month) for day, month in orders if 1 <= month <= 12]
    spans, problem = [], DateError(f"There is no month {other}.")
    for day, month in possible:
        try:
            spans += on_date(ctx, day, month, year)
        except DateError as error:
            problem = error
    if not spans:
        raise problem
    return sorted(set(spans))


def shift(ctx: Context, base: date, count: int, unit: str) -> list[DaySpan]:
    """Return the day at a distance of days, working days, weeks, months or years from another."""
    if unit == "workday":
        return one(ctx.week.after(base, count)) if count >= 0 else one(_workdays_before(ctx.week, base, -count))
    if unit in ("month", "quarter", "year"):
        return one(_months_later(base, count * {"month": 1, "quarter": 3, "year": 12}[unit]))
    return one(moved(base, count * {"day": 1, "week": 7, "fortnight": 14}[unit]))


def week(ctx: Context, start: date, part: str = "") -> list[DaySpan]:
    """Return the working days of the week that begins there, or of a part of it."""
    last = ctx.week.end(start)
    usual = [day for day in (start + timedelta(days=n) for n in range(7)) if day.weekday() not in ctx.week.weekend]
    days = [day for day in usual if day <= last] or [start, last]
    middle = len(days) // 2
    first, last = {
        "early": (days[0], days[min(1, len(days) - 1)]),
        "mid": (days[middle], days[middle]),
        "late": (days[max(len(days) - 2, 0)], last),
        "end": (last, last),
    }.get(part, (start, last))
    return [DaySpan(one(first)[0].first, last, vague=True)]


def week_called(ctx: Context, which: str, part: str = "") -> list[DaySpan]:
    """Return this, next or last week; a week whose working days are over is not this one any more."""
    start = moved(ctx.week.start(ctx.today), {"last": -7, "next": 7, "coming": 7, "afternext": 14, "after": 14}.get(which, 0))
    if which in ("", "this") and ctx.field != "past" and week(ctx, start, part)[0].last < ctx.today and _over(ctx, start):
        start = moved(start, 7)
    return week(ctx, start, part)


def _over(ctx: Context, start: date) -> bool:
    return ctx.week.end(start) < ctx.today


def week_of_month(ctx: Context, number: int, month: int) -> list[DaySpan]:
    """Return the first, second, ... week of a month by name, or with 0 the last one: at least one working day is in it."""
    days = month_called(ctx, month, None)[0]
    if not number:
        span = week(ctx, ctx.week.start(days.last))[0]
        return [DaySpan(span.first, min(span.last, days.last), vague=True)]
    start = ctx.week.start(days.first)
    begins = start if ctx.week.end(start) >= days.first else moved(start, 7)
    return week(ctx, moved(begins, 7 * (number - 1)))


def calendar_week(ctx: Context, number: int, year: int | None, part: str = "") -> list[DaySpan]:
    """Return the calendar week (ISO 8601) of that number: the next one that is not over, or the last one that began."""
    years = [year] if year is not None else range(ctx.today.year - 1, ctx.today.year + 2)
    starts = []
    for of_year in years:
        try:
            starts.append(date.fromisocalendar(of_year, number, 1))
        except ValueError:
            continue
    past = ctx.field == "past" and year is None
    fitting = [s for s in starts if (s <= ctx.today if past else year is not None or moved(s, 6) >= ctx.today)]
    if not fitting:
        raise DateError(f"There is no calendar week {number}.")
    return week(ctx, max(fitting) if past else min(fitting), part)


def weekend(ctx: Context, which: str) -> list[DaySpan]:
    """Return the weekend: "next weekend" may be the one to come or the one after it."""
    free = sorted(ctx.week.weekend) or [5, 6]
    first = moved(ctx.today, (free[0] - ctx.today.weekday()) % 7)
    if ctx.today.weekday() in free:
        first = moved(ctx.today, -free.index(ctx.today.weekday()))
    starts = {"last": [-7], "next": [0, 7], "afternext": [7, 14]}.get(which, [-7] if ctx.field == "past" else [0])
    return [DaySpan(moved(first, days), moved(first, days + len(free) - 1), vague=True) for days in starts]


def months(ctx: Context, first: date, count: int = 1, part: str = "") -> list[DaySpan]:
    """Return the days of one or several months from that day on, or of a part of them: thirds for early, mid and late."""
    last = moved(_months_later(first.replace(day=1), count), -1)
    length = (last - first).days + 1
    third = 10 if count == 1 else length // 3
    parts = {"early": (1, third), "mid": (third + 1, 2 * third), "late": (2 * third + 1, length), "end": (length, length)}
    ends = parts.get(part, (1, length))
    return [DaySpan(one(moved(first, ends[0] - 1))[0].first, one(moved(first, ends[1] - 1))[0].last, vague=True)]


def period_called(ctx: Context, unit: str, which: str, part: str = "") -> list[DaySpan]:
    """Return this, next or last month, quarter or year, or a part of it."""
    size = {"month": 1, "quarter": 3, "year": 12}[unit]
    begun = date(ctx.today.year, (ctx.today.month - 1) // size * size + 1, 1)
    steps = {"last": -1, "next": 1, "coming": 1, "afternext": 2}.get(which, 0)
    begun = _months_later(begun, steps * size)
    spans = _part_of_year(ctx, begun, part) if unit == "year" else months(ctx, begun, size, part)
    if which or ctx.field == "past" or spans[0].last >= ctx.today:
        return spans
    return [*spans, *period_called(ctx, unit, "next", part)]


def _part_of_year(ctx: Context, begun: date, part: str) -> list[DaySpan]:
    """Return the months of a year that people mean: "early next year" is over by the end of March."""
    first, count = {"early": (0, 3), "mid": (4, 4), "late": (9, 3)}.get(part, (0, 12))
    return months(ctx, _months_later(begun, first), count, "end" if part == "end" else "")


def month_called(ctx: Context, month: int, year: int | None, part: str = "") -> list[DaySpan]:
    """Return the days of a month by name: the next one that is not over, or the last one that began."""
    if year is None:
        before = ctx.field == "past" and month > ctx.today.month
        after = ctx.field != "past" and month < ctx.today.month
        year = ctx.today.year - before + after
    return months(ctx, date(year, month, 1), 1, part)


def quarter_called(ctx: Context, number: int, year: int | None, part: str = "") -> list[DaySpan]:
    """Return the days of the first to fourth quarter: the next one that is not over, or the last one that began."""
    first = 3 * number - 2
    if year is None:
        before = ctx.field == "past" and first > ctx.today.month
        after = ctx.field != "past" and first + 2 < ctx.today.month
        year = ctx.today.year - before + after
    return months(ctx, date(year, first, 1), 3, part)


def thanksgiving(ctx: Context) -> list[DaySpan]:
    """Return the fourth Thursday of November (in the USA)."""
    year = ctx.today.year
    days = [date(of_year, 11, 22 + (3 - date(of_year, 11, 22).weekday()) % 7) for of_year in (year - 1, year, year + 1)]
    past = ctx.field == "past"
    fitting = [day for day in days if (day <= ctx.today if past else day >= ctx.today)]
    return one(max(fitting) if past else min(fitting))


def _workdays_before(week: Week, day: date, count: int) -> date:
    for _ in range(count):
        day = moved(day, -1)
        for _ in range(60):
            if week.works(day):
                break
            day = moved(day, -1)
    return day


def _months_later(day: date, count: int) -> date:
    """Return the same day that many months later, or the last day of a month that is too short."""
    month = day.month - 1 + count
    year = day.year + month // 12
    if year not in YEARS:
        raise DateError("That is too far away.")
    return date(year, month % 12 + 1, min(day.day, monthrange(year, month % 12 + 1)[1]))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _exact(year: int, month: int, day: int) -> date:
    found = _date(year, month, day)
    if found is None:
        name = f"{day} {MONTHS[month - 1]} {year}" if 1 <= month <= 12 else f"month {month}"
        raise DateError(f"There is no {name}.")
    return found
