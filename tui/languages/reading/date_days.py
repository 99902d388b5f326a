"""Find the days that the phrases of a text agree on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tui.domain.dates import DateError, show_date
from tui.languages.reading.date_parts import Parts, shift_in
from tui.languages.reading.date_phrases import DateValue, PhraseItem
from tui.languages.reading.periods import week
from tui.languages.reading.readings import DateQuestion, DateReadings, Reading, unclear, which
from tui.languages.reading.spans import DAYS_WITHOUT_YEAR, Context, DaySpan, dates_near, moved, shift

APART = DAYS_WITHOUT_YEAR + 1


def spans_of_parts(parts: Parts, ctx: Context) -> list[DaySpan]:
    """Return all spans that the days of a text may be; raises DateQuestion if two of its words name different days."""
    groups = [_agreed(group, parts, ctx) for group in parts.groups]
    if not groups:
        return []
    if len(groups) == 1:
        spans = groups[0]
    elif parts.joined == "or" and ctx.field in ("when", "past"):
        spans = [span for group in groups for span in group]
    else:
        spans = _joined(groups, parts)
    if parts.week_of:
        spans = [found for span in spans for found in week(ctx, ctx.week.start(span.first))]
        spans = spans[:1] if spans[0].last >= ctx.today else spans
    if parts.before:
        if ctx.field in ("when", "past"):
            raise DateError("Which day? Name the day itself, such as 3 dec.")
        spans = [_before(span) for span in spans]
    if parts.after:
        if ctx.field != "until":
            raise DateError("How long after that? Name the last day, such as 3 dec.")
        spans = [DaySpan(moved(span.last, 1), moved(span.last, 1)) for span in spans]
    return list(dict.fromkeys(spans))


def _before(span: DaySpan) -> DaySpan:
    """Return the last day before a span; before the end of a month is any day of it."""
    last = span.last if span.vague and span.first == span.last else moved(span.first, -1)
    return DaySpan(last, last, vague=True)


def _joined(groups: Sequence[Sequence[DaySpan]], parts: Parts) -> list[DaySpan]:
    """Return what several days span: "tue or wed", "nov 23 to 27"; the same day twice is that day."""
    same = set(groups[0]).intersection(*groups[1:])
    if same and parts.to is not None:
        return sorted(same)
    first, last = groups[0][0].first, groups[-1][0].last
    if last < first:
        raise unclear("Which day? Name the last one, such as 3 dec.")
    return [DaySpan(first, last, vague=True)]


def _agreed(group: Sequence[PhraseItem], parts: Parts, ctx: Context) -> list[DaySpan]:
    """Return the days on which all phrases of a group agree."""
    weekdays = [item for item in group if item.kind == "weekday"]
    others = [item for item in group if item.kind not in ("weekday", "shift")]
    if shift_in(group) is not None:
        return _shifted(weekdays, others, group, parts, ctx)
    if not others:
        return _all(weekdays, ctx)
    spans = _all(others, ctx)
    if not weekdays:
        return spans
    number = weekdays[0].value[0]
    if any(item.value[0] != number for item in weekdays):
        raise DateError("Which weekday is it?")
    if all(span.vague for span in spans):
        return _weekday_in(number, others, spans, ctx)
    dated = next((item.value for item in others if isinstance(item.value, DateValue)), None)
    if dated is not None and dated.year is None:
        near = dates_near(ctx, dated.day, dated.month)
        right = [day for day in near if day.weekday() == number and abs((day - ctx.today).days) <= APART]
        if right:
            return [DaySpan(day, day) for day in right]
    fitting = [span for span in spans if span.first.weekday() == number]
    if not fitting:
        raise DateQuestion(_either(number, spans, parts, ctx))
    return fitting


def _weekday_in(number: int, others: Sequence[PhraseItem], spans: Sequence[DaySpan], ctx: Context) -> list[DaySpan]:
    """Return the day of a week on which a weekday falls: "friday next week"."""
    if any(item.kind != "week" for item in others):
        raise DateError("Which week? Name the day, such as 3 dec.")
    starts = [ctx.week.start(span.first) for span in spans]
    return [DaySpan(day, day) for start in starts for day in [moved(start, (number - start.weekday()) % 7)]]


def _all(items: Sequence[PhraseItem], ctx: Context) -> list[DaySpan]:
    """Return the spans on which phrases of whole days or spans agree; raises DateQuestion if they do not agree."""
    found = [item.days(ctx) for item in items if item.days is not None]
    agreed = [span for span in found[0] if all(span in other for other in found[1:])]
    if agreed:
        return agreed
    if all(span.first == span.last for spans in found for span in spans):
        days = sorted({span.first for spans in found for span in spans})
        raise DateQuestion(which(tuple(Reading(day=day) for day in days[:3]), ctx.today))
    raise DateError("These are different days. Name one, such as 3 dec.")


def _shifted(
    weekdays: Sequence[PhraseItem], others: Sequence[PhraseItem], group: Sequence[PhraseItem], parts: Parts, ctx: Context
) -> list[DaySpan]:
    """Return the days at that distance from today, or from the day that is named: "a week from friday", "fri in 2 weeks"."""
    by = shift_in(group)
    assert by is not None
    if sum(item.kind == "shift" for item in group) > 1:
        raise DateError("How long is that together? Try 10 days.")
    if weekdays and not parts.from_day and by.unit in ("week", "fortnight"):
        number = weekdays[0].value[0]
        start = ctx.week.start(shift(ctx, ctx.today, by.number, by.unit)[0].first)
        in_week = moved(start, (number - start.weekday()) % 7)
        ahead = moved(ctx.today, (number - ctx.today.weekday() - 1) % 7 + 1)
        from_next = shift(ctx, ahead, by.number, by.unit)[0].first
        return [DaySpan(day, day) for day in sorted({in_week, from_next})] if by.number > 0 else [DaySpan(in_week, in_week)]
    bases = [span.last for span in _all([*weekdays, *others], ctx)] if weekdays or others else [ctx.today]
    spans = []
    for base in bases:
        least, most = (shift(ctx, base, count, by.unit)[0].first for count in (by.number, by.most))
        spans.append(DaySpan(min(least, most), max(least, most), vague=least != most))
    return spans


def _either(number: int, spans: Sequence[DaySpan], parts: Parts, ctx: Context) -> DateReadings:
    """Return the question which is right if a weekday and a date disagree: "fri dec 3"."""
    day = spans[0].first
    choices: list[date] = [day, moved(day, (number - day.weekday() + 3) % 7 - 3)]
    shown = [show_date(choice, ctx.today) for choice in choices]
    readings = tuple(Reading(day=choice) for choice in choices) if not parts.clocks else ()
    return DateReadings(text=f"Did you mean {' or '.join(shown)}?", choices=readings)
