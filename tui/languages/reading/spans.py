"""The days that a phrase may mean, such as fri, 3 dec or in 2 weeks: all possible ones, more than one if it is unclear."""

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
        return one(months_later(base, count * {"month": 1, "quarter": 3, "year": 12}[unit]))
    return one(moved(base, count * {"day": 1, "week": 7, "fortnight": 14}[unit]))


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


def months_later(day: date, count: int) -> date:
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
