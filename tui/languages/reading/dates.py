"""Read what people type for a day, a moment or a length of time: as a reading, a question or a refusal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

from tui.domain.dates import DateError, quoted, show_date
from tui.languages.reading.clocks import length_at
from tui.languages.reading.date_days import spans_of_parts
from tui.languages.reading.date_moments import moments_of, on_the_right_side, times_in
from tui.languages.reading.date_parts import Parts, parts_of
from tui.languages.reading.date_scanner import items_of
from tui.languages.reading.date_words import Tagged, tag
from tui.languages.reading.readings import (
    MONDAY_TO_FRIDAY,
    DateField,
    DateQuestion,
    DateReadings,
    Reading,
    Refusal,
    Week,
    not_understood,
    which,
)
from tui.languages.reading.spans import Context, DaySpan

LONGEST_DATE = 200
"""The characters of the longest text that is read."""
CHOICES = 4


def read_date(
    text: str,
    field: DateField,
    now: datetime,
    zone: ZoneInfo,
    *,
    anchor: datetime | None = None,
    week: Week = MONDAY_TO_FRIDAY,
) -> Reading | DateReadings | Refusal:
    """Return what a text means for a field: one reading, a question if it may be several, or a refusal.

    Args:
        text: what was typed, English or German.
        field: "when" (an interview), "promise" (by when they decide), "past" (what has happened) or "until" (a snooze).
        now: the moment it is.
        zone: the zone of times that name none.
        anchor: what relative words count from, such as an interview; `now` if there is none.
        week: the working week, for "EOW" and "10 business days".
    """
    if not text.strip() or len(text) > LONGEST_DATE:
        return not_understood(text, field)
    local = now.astimezone(zone)
    today = (anchor.astimezone(zone) if anchor else local).date()
    ctx = Context(field=field, now=local, today=today, week=week, zone=zone, words=" ".join(text.split()))
    answers = [_read_one(tagged, ctx) for tagged in tag(text)]
    likely = [answer for answer in answers if not isinstance(answer, Refusal)]
    if len(likely) < 2:
        return (likely or answers or [not_understood(text, field)])[0]
    readings = _unlike([reading for answer in likely for reading in _readings(answer)])
    return which(tuple(readings[:CHOICES]), today, zone.key) if len(readings) > 1 else likely[0]


def one_reading(
    text: str,
    field: DateField,
    now: datetime,
    zone: ZoneInfo,
    *,
    anchor: datetime | None = None,
    week: Week = MONDAY_TO_FRIDAY,
) -> Reading:
    """Return the one reading of a text; raises DateQuestion if there are several, DateError if there is none."""
    answer = read_date(text, field, now, zone, anchor=anchor, week=week)
    if isinstance(answer, DateReadings):
        question = DateQuestion(answer)
        question.field = field
        raise question
    if isinstance(answer, Refusal):
        raise DateError(answer.text)
    return answer


def parse_minutes(text: str) -> int:
    """Return a length in minutes, from one to a whole day: "45", "90 min", "1h30", "1:30", "an hour". Raises DateError."""
    for tagged in tag(text) if len(text) <= LONGEST_DATE else ():
        plain = tagged.text
        if re.fullmatch(r"\d{1,4}", plain):
            minutes, end = int(plain), len(plain)
        elif clock := re.fullmatch(r"(\d{1,2}):([0-5]\d)", plain):
            minutes, end = int(clock[1]) * 60 + int(clock[2]), len(plain)
        else:
            minutes, end = length_at(plain, 0) or (0, 0)
        if end == len(plain) and 1 <= minutes <= 24 * 60:
            return minutes
    raise DateError(f"I don't understand {quoted(text[:12])}. Try 45, 90 min or 1h30.")


def _read_one(tagged: Tagged, ctx: Context) -> Reading | DateReadings | Refusal:
    """Return what one way of tagging a text means."""
    try:
        items = items_of(tagged.text)
        parts = parts_of(items, ctx, day_clock=tagged.day_clock) if items else None
        if parts is None:
            return not_understood(ctx.words, ctx.field)
        return _answer(parts, ctx)
    except DateQuestion as question:
        asked = DateReadings(text=str(question), choices=question.choices, day=question.day)
    except DateError as error:
        return Refusal(text=str(error))
    if not asked.choices or ctx.field not in ("past", "until"):
        return asked
    try:
        fitting = on_the_right_side(asked.choices, ctx, asked=True)
    except DateError as error:
        return Refusal(text=str(error))
    if isinstance(fitting, DateReadings) or len(fitting) == len(asked.choices):
        return fitting if isinstance(fitting, DateReadings) else asked
    return which(tuple(fitting), ctx.today, ctx.zone.key)


def _answer(parts: Parts, ctx: Context) -> Reading | DateReadings | Refusal:
    """Return what the parts of a text mean for the field that is asked for."""
    if ctx.field == "promise":
        return _promise(parts, ctx, spans_of_parts(parts, ctx))
    ctx = msgspec.structs.replace(ctx, times=tuple(clock for clock, _ in times_in(parts, ctx)))
    spans = spans_of_parts(parts, ctx)
    readings = moments_of(parts, ctx, spans)
    if isinstance(readings, DateReadings):
        return readings
    return _chosen(readings, ctx)


def _promise(parts: Parts, ctx: Context, spans: Sequence[DaySpan]) -> Reading | DateReadings | Refusal:
    """Return the day by which they decide: the last one of its span. What is over by then is asked about."""
    elapsed = parts.elapsed
    if (parts.minutes or 0) >= 60 and not spans and not parts.clocks:
        elapsed = timedelta(minutes=parts.minutes or 0)
    if elapsed is not None:
        spans = [DaySpan(day := (ctx.now + elapsed).date(), day, vague=True)]
    if not spans and (parts.has_time or parts.part or parts.close):
        spans = [DaySpan(ctx.today, ctx.today)]
    if not spans:
        return not_understood(ctx.words, ctx.field)
    readings = []
    for span in spans:
        vague = span.vague or span.first != span.last or parts.vague or parts.has_time or bool(parts.part)
        readings.append(Reading(day=span.last, words=ctx.words if vague else ""))
    over = [reading for reading in readings if reading.day < ctx.today]
    if len(readings) == len(over) == 1:
        shown = show_date(over[0].day, ctx.today)
        return DateReadings(text=f"{shown} is over. Name a later day.", choices=tuple(over), day=over[0].day)
    return _chosen(readings, ctx)


def _chosen(readings: Sequence[Reading], ctx: Context) -> Reading | DateReadings:
    unlike = _unlike(readings)
    return unlike[0] if len(unlike) == 1 else which(tuple(unlike[:CHOICES]), ctx.today, ctx.zone.key)


def _readings(answer: Reading | DateReadings | Refusal) -> Sequence[Reading]:
    if isinstance(answer, DateReadings):
        return answer.choices or ((Reading(day=answer.day),) if answer.day else ())
    return (answer,) if isinstance(answer, Reading) else ()


def _unlike(readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings without those that are the same day, instant and length as one before."""
    found: dict[tuple[date | float, int | None], Reading] = {}
    for reading in readings:
        found.setdefault((reading.at.timestamp() if reading.at else reading.day, reading.minutes), reading)
    return list(found.values())


def read_instant(text: str, now: datetime, zone: ZoneInfo, default: time) -> datetime:
    """Return the instant that a text names, before or after now; a day alone begins at `default`. Raises DateError."""
    try:
        return one_reading(text, "when", now, zone).instant(zone, default)
    except DateQuestion as question:
        if question.day is None or question.choices:
            raise
        return Reading(day=question.day).instant(zone, default)
