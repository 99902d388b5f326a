"""The results of reading a date or time: a reading, a question if it may mean several things, or a refusal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

from tui.domain.dates import WEEKDAYS, DateError, quoted, show_date
from tui.domain.settings import Policy
from tui.domain.working_days import Calendar
from tui.domain.zones import show_zone, zone_or

DateField = Literal["when", "promise", "past", "until"]
"""What is asked for: an interview's day and time, the day by which they decide, when something happened, a snooze's end."""

MOST_REFUSAL_CHARACTERS = 60
"""The most characters of a refusal."""
EXAMPLES: dict[DateField, tuple[str, ...]] = {
    "when": ("Try fri 14:30 or 3 dec 2pm.", "Try fri 14:30."),
    "promise": ("Try fri, 3 dec or 2 weeks.", "Try 3 dec."),
    "past": ("Try mon, 3 dec 2pm or 2h ago.", "Try mon 14:30."),
    "until": ("Try mon, 3 dec or 2 weeks.", "Try mon."),
}


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One meaning of a text: a day and, if a time was named, the instant, in the zone it was named in.

    `minutes` is a length that was named, `zone` the name of a zone that was named, and `words` how a vague day was put.
    """

    day: date
    at: datetime | None = None
    minutes: int | None = None
    zone: str = ""
    words: str = ""

    def instant(self, zone: ZoneInfo, default: time) -> datetime:
        """Return the instant: a day without a time begins at `default`, or as soon after as clocks show that."""
        return self.at or datetime.combine(self.day, default, zone).astimezone(UTC).astimezone(zone)

    def shown(self, today: date, home: str = "") -> str:
        """Return the reading as people write it, with the weekday; it reads back as the same in the `home` zone."""
        day = show_date(self.day, today)
        if self.at is None:
            return day
        clock = f"{day} {self.at:%H:%M}" + (f":{self.at:%S}" if self.at.second else "")
        twice = self.at.utcoffset() != self.at.replace(fold=1 - self.at.fold).utcoffset()
        if twice:
            label = self.at.tzname() or ""
            return f"{clock} {label if label.isalpha() else _offset(self.at)}"
        return f"{clock} {show_zone(self.zone)}".strip() if self.zone != home else clock


class DateReadings(msgspec.Struct, frozen=True, kw_only=True):
    """A text that may mean several things, or says only half: what to ask, and the readings to choose from, if any."""

    text: str
    choices: tuple[Reading, ...] = ()
    day: date | None = None


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """A text that is not understood: a sentence that says what to try."""

    text: str


class DateQuestion(DateError):
    """What was typed may mean several things; `choices` are the readings, `field` says what was asked for."""

    field: DateField | None = None

    def __init__(self, question: DateReadings) -> None:
        super().__init__(question.text)
        self.choices = question.choices
        self.day = question.day


def unclear(text: str) -> DateQuestion:
    """Return the error of a text that may mean two things which no choice shows better than words."""
    return DateQuestion(DateReadings(text=text))


class Week(msgspec.Struct, frozen=True):
    """The working week: which weekdays are free (0 is Monday), and which days are off."""

    weekend: frozenset[int] = frozenset({5, 6})
    is_off: Callable[[date], bool] = lambda _: False

    @classmethod
    def of(cls, policy: Policy) -> Week:
        """Return the working week of a policy."""
        calendar = Calendar(policy)
        return cls(
            frozenset(WEEKDAYS.index(day.capitalize()) for day in policy.weekend), lambda day: not calendar.is_working(day)
        )

    def works(self, day: date) -> bool:
        """Return whether that is a working day."""
        return day.weekday() not in self.weekend and not self.is_off(day)

    def start(self, day: date) -> date:
        """Return the first day of the week of a day: a Monday, or a Sunday if Sundays are working days."""
        return day - timedelta(days=day.weekday() if 6 in self.weekend else (day.weekday() + 1) % 7)

    def end(self, start: date) -> date:
        """Return the last working day of the week that begins there, or what would be its last one without days off."""
        days = [start + timedelta(days=number) for number in range(7)]
        usual = [day for day in days if day.weekday() not in self.weekend] or days
        return max(filter(self.works, days), default=usual[-1])

    def after(self, day: date, count: int) -> date:
        """Return the working day that many working days after a day; days off without end count as worked on."""
        for _ in range(count):
            day += timedelta(days=1)
            for _ in range(60):
                if self.works(day):
                    break
                day += timedelta(days=1)
        return day


MONDAY_TO_FRIDAY = Week()


def not_understood(text: str, field: DateField) -> Refusal:
    """Return the refusal of a text, which is quoted if that leaves room for what to try."""
    for named in (quoted(text), "that"):
        for example in EXAMPLES[field]:
            if len(sentence := f"I don't understand {named}. {example}") <= MOST_REFUSAL_CHARACTERS:
                return Refusal(text=sentence)
    return Refusal(text=f"Not understood. {EXAMPLES[field][-1]}")


def which(choices: tuple[Reading, ...], today: date, home: str = "") -> DateReadings:
    """Return the question which of several readings is meant."""
    if len({choice.zone for choice in choices}) == len(choices) > 1:
        shown = [choice.zone.rpartition("/")[2].replace("_", " ") for choice in choices]
        return DateReadings(text=f"Which zone: {', '.join(shown[:-1])} or {shown[-1]}?", choices=choices)
    shown = [choice.shown(today, home) for choice in choices]
    text = f"{', '.join(shown[:-1])} or {shown[-1]}?"
    return DateReadings(text=f"Did you mean {text}" if len(text) <= MOST_REFUSAL_CHARACTERS - 13 else text, choices=choices)


def named_zone(key: str, fallback: ZoneInfo) -> ZoneInfo:
    """Return the zone of a name, or the other zone if none is named."""
    return zone_or(key, fallback) if key else fallback


def _offset(at: datetime) -> str:
    offset = at.utcoffset() or timedelta(0)
    minutes = int(offset.total_seconds() // 60)
    return f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60}:{abs(minutes) % 60:02}"
