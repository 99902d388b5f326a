"""Find the moments that a text may name: its days with its times, in its zones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tui.domain.dates import MONTHS, DateError, show_date
from tui.domain.zones import offset_key, zone_or, zones_meant
from tui.languages.reading.clocks import ranges_of, times_of
from tui.languages.reading.date_parts import Parts
from tui.languages.reading.readings import DateReadings, Reading, which
from tui.languages.reading.spans import Context, DaySpan

ROUGHLY = {"morning": time(9), "afternoon": time(15), "evening": time(19), "night": time(21)}
"""The time of something that happened in the morning, and so on."""
SUMMER_AND_WINTER = {"mez": "cet", "mesz": "cest", "oez": "eet", "oesz": "eest", "wez": "wet", "wesz": "west"}
BEGINS = {"morning": 5, "afternoon": 12, "evening": 17, "night": 20}


def moments_of(parts: Parts, ctx: Context, spans: Sequence[DaySpan]) -> list[Reading] | DateReadings:
    """Return all readings of a time or day, or the question what is missing. Raises DateError if nothing is possible."""
    if parts.elapsed is not None:
        return [_fits(Reading(day=at.date(), at=at), ctx) for at in [_later(ctx.now, parts.elapsed)]]
    if not parts.clocks and parts.minutes and not spans and ctx.field == "until":
        return [Reading(day=at.date(), at=at) for at in [_later(ctx.now, timedelta(minutes=parts.minutes))]]
    times = times_in(parts, ctx)
    if not times:
        return _days_alone(parts, ctx, spans)
    if ctx.field == "until":
        spans = [DaySpan(span.first, span.first) for span in spans]
    if vague := next((span for span in spans if span.first != span.last), None):
        return _which_day(vague, ctx)
    readings: list[Reading] = []
    problem: DateError | None = None
    for key, zone in _zones(parts, ctx):
        for clock, minutes in times:
            for day in [span.first for span in spans] or _days_for(clock, zone, ctx, known=bool(parts.clocks)):
                try:
                    readings += _at(day, clock, zone, parts, ctx, key, minutes)
                except DateError as error:
                    problem = error
    if problem or not readings:
        raise problem or DateError("There is no such time.")
    _check_second_clock(parts, readings, ctx)
    if not parts.clocks and ctx.field == "past" and readings[0].day == ctx.now.date() and ctx.now.hour >= BEGINS[parts.part]:
        return [min(readings[0], Reading(day=ctx.now.date(), at=ctx.now), key=_when)]
    return on_the_right_side(readings, ctx, asked=len({span.first for span in spans}) > 1)


def times_in(parts: Parts, ctx: Context) -> list[tuple[time, int | None]]:
    """Return the times of day that were meant, each with the length that follows from them."""
    if not parts.clocks:
        if parts.part and (ctx.field == "past" or (ctx.field == "until" and parts.part != "morning")):
            return [(ROUGHLY[parts.part], None)]
        return []
    if parts.to is not None:
        return [(t, n) for t, n in ranges_of(parts.clocks[0], parts.to, parts.part, day_clock=parts.day_clock)]
    minutes = parts.minutes
    if minutes is not None and not 1 <= minutes <= 24 * 60:
        raise DateError("A length is from 1 minute to a day.")
    return [(t, minutes) for t in times_of(parts.clocks[0], parts.part, day_clock=parts.day_clock)]


def _days_alone(parts: Parts, ctx: Context, spans: Sequence[DaySpan]) -> list[Reading] | DateReadings:
    """Return the days if no time is named, which is enough for what has happened and for a snooze."""
    if not spans:
        if (parts.part or parts.close) and ctx.field == "when":
            return DateReadings(text="At what time? Try today 14:30.", day=ctx.today)
        raise DateError("Which day? Try fri 14:30 or 3 dec 2pm.")
    if ctx.field == "until":
        days = [span.first for span in spans]
        begun = [span for span in spans if span.first <= ctx.today <= span.last and span.first != span.last]
        if begun:
            return _which_day(begun[0], ctx)
        return on_the_right_side([Reading(day=day) for day in days], ctx, asked=len(days) > 1)
    if vague := next((span for span in spans if span.first != span.last), None):
        return _which_day(vague, ctx)
    readings = [Reading(day=span.first) for span in spans]
    if ctx.field == "past":
        return on_the_right_side(readings, ctx, asked=len(readings) > 1)
    if len(readings) > 1:
        return which(tuple(readings), ctx.today, ctx.zone.key)
    shown = show_date(readings[0].day, ctx.today)
    return DateReadings(text=f"What time on {shown}? Add 14:30 or 2pm.", day=readings[0].day)


def _which_day(span: DaySpan, ctx: Context) -> DateReadings:
    if ctx.field == "past" and span.first > ctx.today:
        raise DateError("That has not happened yet. Try mon or 3 dec 2pm.")
    first, last = (show_date(day, ctx.today) for day in (span.first, span.last))
    return DateReadings(text=f"Which day, {first} to {last}?")


def _days_for(clock: time, zone: ZoneInfo, ctx: Context, *, known: bool) -> list[date]:
    """Return the days that a time alone may mean: today, or the nearest day on the side of now that is asked for.

    Where it is not `known` but a guess ("this afternoon"), it is today's.
    """
    there = ctx.now.astimezone(zone)
    if not known:
        return [there.date()]
    moment = datetime.combine(there.date(), clock, zone)
    if ctx.field == "past":
        return [there.date() if moment.timestamp() <= ctx.now.timestamp() else there.date() - timedelta(days=1)]
    if moment.timestamp() >= ctx.now.timestamp():
        return [there.date()]
    tomorrow = there.date() + timedelta(days=1)
    return [tomorrow] if ctx.field == "until" else [there.date(), tomorrow]


def _zones(parts: Parts, ctx: Context) -> Iterator[tuple[str, ZoneInfo]]:
    """Yield the zones that were meant, by name; the name is empty if the text names none."""
    if parts.offset is not None:
        key = offset_key(parts.offset)
        yield "", zone_or(key, ctx.zone)
    elif parts.zones:
        name, keys = parts.zones[0]
        for key in zones_meant(name, ctx.zone.key) or keys:
            yield key, zone_or(key, ctx.zone)
    else:
        yield "", ctx.zone


def _at(
    day: date, clock: time, zone: ZoneInfo, parts: Parts, ctx: Context, key: str, minutes: int | None
) -> Iterator[Reading]:
    """Yield the instants of a wall-clock time: none if the clocks skip it, two if it occurs twice."""
    first = datetime.combine(day, clock, zone)
    there = first.astimezone(UTC).astimezone(zone)
    if there.replace(tzinfo=None) != first.replace(tzinfo=None):
        raise DateError(f"No {clock:%H:%M} on {day.day} {MONTHS[day.month - 1]} {day.year}: the clocks skip it.")
    moments = [first] if first.utcoffset() == first.replace(fold=1).utcoffset() else [first, first.replace(fold=1)]
    if len(moments) > 1 and parts.zones:
        name = SUMMER_AND_WINTER.get(parts.zones[0][0], parts.zones[0][0])
        named = [moment for moment in moments if (moment.tzname() or "").casefold() == name]
        moments = named or moments
    for moment in moments:
        if parts.offset is not None:
            at = moment.astimezone(ctx.zone)
            yield Reading(day=at.date(), at=at, minutes=minutes)
        else:
            yield Reading(day=day, at=moment, minutes=minutes, zone=key)


def _check_second_clock(parts: Parts, readings: Sequence[Reading], ctx: Context) -> None:
    """Raise DateError if a second clock, in another zone, does not show the same moment: "2pm ET / 11am PT"."""
    for clock, (name, keys) in zip(parts.clocks[1:], parts.zones[1:], strict=False):
        shown = {
            reading.at.astimezone(zone_or(key, ctx.zone)).time()
            for reading in readings
            if reading.at
            for key in zones_meant(name, ctx.zone.key) or keys
        }
        if not shown.intersection(times_of(clock, parts.part, day_clock=parts.day_clock)):
            raise DateError("The two times differ. Type one of them.")


def on_the_right_side(readings: Sequence[Reading], ctx: Context, *, asked: bool) -> list[Reading] | DateReadings:
    """Return the readings in the past or in the future, as the field asks; raises DateError if there are none."""
    if ctx.field == "when":
        return list(readings)
    fitting = [reading for reading in readings if _is_right(reading, ctx)]
    if not fitting and ctx.field == "past":
        raise DateError("That has not happened yet. Try mon or 3 dec 2pm.")
    if not fitting:
        raise DateError("That is over already. Try mon or 2 weeks.")
    if asked and len(fitting) < len(readings) and len(fitting) == 1:
        other = next(reading for reading in readings if not _is_right(reading, ctx))
        why = "is to come" if ctx.field == "past" else "is over"
        shown = fitting[0].shown(ctx.today, ctx.zone.key)
        text = f"{show_date(other.day, ctx.today)} {why}. Did you mean {shown}?"
        return DateReadings(text=text, choices=tuple(fitting))
    return fitting


def _when(reading: Reading) -> float:
    return reading.at.timestamp() if reading.at else 0


def _is_right(reading: Reading, ctx: Context) -> bool:
    if ctx.field == "past":
        return reading.at.timestamp() <= ctx.now.timestamp() if reading.at else reading.day <= ctx.now.date()
    return reading.at.timestamp() > ctx.now.timestamp() if reading.at else reading.day >= ctx.today


def _fits(reading: Reading, ctx: Context) -> Reading:
    """Return a reading at that distance from now; raises DateError if the field asks for the other side of now."""
    assert reading.at is not None
    if ctx.field == "past" and not _is_right(reading, ctx):
        raise DateError("That has not happened yet. Try 2h ago or mon.")
    if ctx.field == "until" and not _is_right(reading, ctx):
        raise DateError("That is over already. Try 3h or mon.")
    return reading


def _later(now: datetime, by: timedelta) -> datetime:
    """Return the moment so much elapsed time later, in the same zone."""
    try:
        return (now.astimezone(UTC) + by).astimezone(now.tzinfo)
    except OverflowError:
        raise DateError("That is too far away.") from None
