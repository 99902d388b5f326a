"""Sort phrases into the parts of a date: days, times, zones and lengths, and how they belong together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import msgspec

from tui.domain.dates import DateError, show_date
from tui.languages.reading.clocks import NOON, Clock
from tui.languages.reading.date_phrases import DateValue, Moved, PhraseItem, dated
from tui.languages.reading.readings import DateQuestion, DateReadings, Reading, unclear
from tui.languages.reading.spans import Context, of_month

PARTS = ("morning", "afternoon", "evening", "night")
DAY_KINDS = frozenset({"date", "numbers", "span", "dayofmonth", "week", "weekday", "today", "shift"})
ZoneNamed = tuple[str, tuple[str, ...]]


class Parts(msgspec.Struct, kw_only=True):
    """What a text says, sorted: groups of days that must agree ("or" and "to" are between groups), and the rest."""

    groups: list[list[PhraseItem]] = msgspec.field(default_factory=list)
    joined: str = ""
    clocks: list[Clock] = msgspec.field(default_factory=list)
    to: Clock | None = None
    zones: list[ZoneNamed] = msgspec.field(default_factory=list)
    offset: timedelta | None = None
    minutes: int | None = None
    elapsed: timedelta | None = None
    part: str = ""
    before: bool = False
    after: bool = False
    vague: bool = False
    close: bool = False
    week_of: bool = False
    from_day: bool = False
    day_clock: bool = False

    @property
    def has_time(self) -> bool:
        """Return whether a time of day was named."""
        return bool(self.clocks)


def parts_of(items: Sequence[PhraseItem], ctx: Context, *, day_clock: bool) -> Parts | None:
    """Return the parts of a text; None if its phrases do not go together. Raises DateError for what is unclear."""
    dotted = any(isinstance(item.value, DateValue) and item.kind == "date" and not item.value.iso for item in items)
    parts = Parts(day_clock=day_clock or (dotted and _dots(ctx.words)))
    between, instead, ending, unsure = "", False, False, []
    for number, item in enumerate(items):
        kind, value = item.kind, item.value
        if kind in DAY_KINDS:
            _add_days(parts, item, between)
            between = ""
        elif kind == "clock":
            if parts.clocks == [NOON] and value.hour in (12, 1) and not ending:
                parts.clocks = [value]  # "mittags um 12"
            elif value == NOON and len(parts.clocks) == 1 and parts.clocks[0].hour == 12:
                parts.clocks = [NOON]  # "12 Uhr mittags"
            elif parts.clocks and ending and parts.to is None:
                parts.to = value
            elif parts.clocks:
                instead = True
                parts.clocks.append(value)
            else:
                parts.clocks.append(value)
            between = ""
        elif kind == "range":
            if parts.clocks:
                return None
            parts.clocks, parts.to = [value[0]], value[1]
        elif kind in ("dotted", "h", "four", "bare"):
            unsure.append(item)
        elif kind == "zone":
            if value[0] == "z":
                parts.offset = timedelta(0)
            else:
                parts.zones.append(value)
        elif kind == "offset":
            parts.offset = value
        elif kind == "length":
            if parts.minutes is not None:
                return None
            parts.minutes = value
        elif kind in ("elapsed", "roughly"):
            if kind == "roughly" and ctx.field == "when":
                raise unclear("Name one time or one length, such as 14:30 or 45 min.")
            if parts.elapsed is not None:
                return None
            parts.elapsed = value
        elif not _take_word(parts, value, items[number + 1 :]):
            between = value if value != "and" else "or"
            ending = bool(parts.clocks) and value in ("dash", "to", "until")
    for item in unsure:
        _settle(parts, item, ctx)
    if instead and len(parts.clocks) != len(parts.zones):
        return None
    if len(parts.zones) > 1 and len(parts.clocks) < 2:
        parts.zones = [zone for zone in parts.zones if not zone[0].startswith(("utc", "gmt"))][:1] or parts.zones[:1]
    return None if parts.elapsed is not None and (parts.groups or parts.clocks) else parts


def _dots(words: str) -> bool:
    """Return whether a date was written with dots, as in countries with a 24-hour clock."""
    return any(piece.rstrip(".,").replace(".", "").isdigit() and "." in piece for piece in words.split())


def _add_days(parts: Parts, item: PhraseItem, between: str) -> None:
    """Add a phrase that names days to the days it must agree with, or as another possibility."""
    last = parts.groups[-1] if parts.groups else []
    kinds = {item.kind, *(other.kind for other in last)}
    apart = between in ("or", "to", "until") or (between == "dash" and len(kinds) == 1)
    if last and apart and not any(other.kind == "shift" for other in last):
        parts.groups.append([item])
        parts.joined = "or" if between == "or" else "to"
    elif last:
        last.append(item)
    else:
        parts.groups.append([item])


def _take_word(parts: Parts, word: str, rest: Sequence[PhraseItem]) -> bool:
    """Read a word; return False if it is one between two days or times."""
    follower = rest[0] if rest else PhraseItem("")
    if word in PARTS:
        parts.part = word
    elif word == "now":
        parts.elapsed = timedelta(0)
    elif word == "theirtime":
        raise DateError("Which time zone is that? Name it: berlin, ET or UTC+1.")
    elif word == "some":
        parts.vague = True
    elif word == "close":
        parts.close = True
    elif word == "weekof":
        parts.week_of = True
    elif word in ("before", "vor"):
        parts.before = True
    elif word in ("after", "nach", "from") and any(group[-1].kind == "shift" for group in parts.groups):
        parts.from_day = True
    elif word in ("after", "nach") or (word == "from" and follower.kind in DAY_KINDS and follower.kind != "clock"):
        parts.after = True
    elif word in ("or", "and", "to", "dash") or (word == "until" and (parts.groups or parts.clocks)):
        return False
    elif word == "about" and follower.kind in DAY_KINDS:
        parts.vague = True
    return True


def _settle(parts: Parts, item: PhraseItem, ctx: Context) -> None:
    """Decide what a number is that may be a time, a day, a year or a length. Raises DateError if nothing decides."""
    kind, value = item.kind, item.value
    timed = bool(parts.clocks)
    if kind == "four":
        _settle_four(parts, *value, timed=timed)
    elif kind == "h":
        hour, minute = value
        if timed:
            parts.minutes = hour * 60 + minute
        elif parts.groups or (ctx.field == "when" and hour >= 7):
            parts.clocks.append(Clock(hour, minute, sure=True))
        elif ctx.field in ("until", "promise"):
            parts.elapsed = timedelta(hours=hour, minutes=minute)
        else:
            raise unclear(f"Is {hour}h a time or a length? Try {hour}:00 or {hour}h ago.")
    elif kind == "bare":
        _settle_bare(parts, value, ctx, timed=timed)
    else:
        _settle_dotted(parts, value, ctx, timed=timed)


def _settle_four(parts: Parts, digits: str, marked: bool, *, timed: bool) -> None:
    """Settle four digits: a year if a date without one stands before them, else a time."""
    undated = [
        (group, number)
        for group in parts.groups
        for number, item in enumerate(group)
        if isinstance(item.value, DateValue) and not item.value.year
    ]
    if undated and (timed or (digits[:2] in ("19", "20", "21") and int(digits[2:]) > 59)) and not marked:
        for group, number in undated:
            group[number] = dated(group[number].value._replace(year=int(digits)))
    elif timed or int(digits[:2]) > 23 or int(digits[2:]) > 59 or not (parts.groups or marked or digits < "1900"):
        raise DateError(f"What is {digits}? Try 3 dec 2026 14:00.")
    else:
        parts.clocks.append(Clock(int(digits[:2]), int(digits[2:]), sure=True))


def _settle_bare(parts: Parts, clock: Clock, ctx: Context, *, timed: bool) -> None:
    """Settle a number alone: the day of the month if the weekday before it agrees, else a question."""
    weekdays = [item for group in parts.groups for item in group if item.kind == "weekday"]
    if len(parts.groups) == 1 and len(parts.groups[0]) == 1 and weekdays:
        day = of_month(ctx, clock.hour)
        if day[0].first.weekday() == weekdays[0].value[0]:
            parts.groups[0].append(PhraseItem("dayofmonth", clock.hour, lambda ctx: of_month(ctx, clock.hour)))
            return
    if parts.part and not timed:
        parts.clocks.append(clock)
        return
    if not parts.groups and ctx.field in ("promise", "until") and 1 <= clock.hour <= 31 and not timed:
        meant = of_month(ctx, clock.hour)[0].first
        text = f"Did you mean {show_date(meant, ctx.today)}?"
        raise DateQuestion(DateReadings(text=text, choices=(Reading(day=meant),), day=meant))
    if timed or clock.hour > 23:
        raise DateError(f"What is the {clock.hour}? Try 3 dec 14:00.")
    raise unclear(f"Is {clock.hour} a time or a day? Try {clock.hour}:00, or 3 dec.")


def _settle_dotted(parts: Parts, value: tuple[int, int, int], ctx: Context, *, timed: bool) -> None:
    """Settle two numbers with a dot: a date (3.12) or a time (11.30)."""
    one, other, digits = value
    can_be_time = digits == 2 and one < 24 and other < 60 and not timed and ctx.field != "promise"
    can_be_date = (
        1 <= one <= 31 and 1 <= other <= 12 and not any(item.kind != "weekday" for group in parts.groups for item in group)
    )
    if can_be_time and can_be_date:
        raise unclear(f"Is {one}.{other:02} a day or a time? Try {one}.{other}. or {one}:{other:02}.")
    if can_be_time:
        parts.clocks.append(Clock(one, other, digits=True))
        return
    if not can_be_date:
        raise DateError(f"There is no day {one}.{other:0{digits}}.")
    item = dated(DateValue(one, other, None))
    if parts.groups:
        parts.groups[-1].append(item)
    else:
        parts.groups.append([item])


def shift_in(group: Sequence[PhraseItem]) -> Moved | None:
    """Return the shift among phrases that must agree."""
    return next((item.value for item in group if item.kind == "shift"), None)
