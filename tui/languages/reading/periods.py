"""The weeks, months, quarters and years that a phrase may mean: all possible ones, more than one if it is unclear."""

from __future__ import annotations

from datetime import date, timedelta

from tui.domain.dates import DateError
from tui.languages.reading.spans import Context, DaySpan, months_later, moved, one


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
    last = moved(months_later(first.replace(day=1), count), -1)
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
    begun = months_later(begun, steps * size)
    spans = _part_of_year(ctx, begun, part) if unit == "year" else months(ctx, begun, size, part)
    if which or ctx.field == "past" or spans[0].last >= ctx.today:
        return spans
    return [*spans, *period_called(ctx, unit, "next", part)]


def _part_of_year(ctx: Context, begun: date, part: str) -> list[DaySpan]:
    """Return the months of a year that people mean: "early next year" is over by the end of March."""
    first, count = {"early": (0, 3), "mid": (4, 4), "late": (9, 3)}.get(part, (0, 12))
    return months(ctx, months_later(begun, first), count, "end" if part == "end" else "")


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
