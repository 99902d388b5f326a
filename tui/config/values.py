"""The values of settings: how each type is validated, parsed and shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from typing import Any

from tui.domain.days_off import DaysOff
from tui.domain.quiet_hours import QuietHours
from tui.domain.settings import Holds, Setting
from tui.domain.working_days import public_holidays
from tui.domain.zones import zone_or_error

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

WANTED: dict[Holds, str] = {
    "text": "text in quotes",
    "texts": 'a list of texts, such as ["one", "two"]',
    "addresses": 'a list of e-mail addresses, such as ["ana@example.org"]',
    "flag": "true or false",
    "number": "a whole number from {least} to {most}",
    "clock": 'a time, such as "09:00"',
    "hours": 'two times, such as "22:00-08:00"',
    "weekdays": f"a list of days from {', '.join(WEEKDAYS)}",
    "days_off": 'a list of dates, such as ["2026-12-24"], or of days of every year, such as ["12-24", "12-31..01-01"]',
    "holidays": 'a country, such as "DE", or a part of one, such as "US-CA"',
    "zone": 'the name of a time zone, such as "Europe/Berlin"',
}
"""What each kind of value must be, as the end of a sentence."""


def wanted(setting: Setting) -> str:
    """Return what the value of a setting must be, as the end of a sentence."""
    return WANTED[setting.holds].format(least=setting.least, most=setting.most)


def read_setting(setting: Setting, value: Any) -> Any:
    """Return the value of a setting as the program uses it.

    Raises: ValueError, whose message says what the value must be; DateError for an unknown zone.
    """
    return _READERS[setting.holds](setting, value)


def _text(setting: Setting, value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(WANTED["text"])
    return value


def _texts(setting: Setting, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(wanted(setting))
    return tuple(value)


def _addresses(setting: Setting, value: Any) -> tuple[str, ...]:
    texts = _texts(setting, value)
    if not all("@" in text for text in texts):
        raise ValueError(wanted(setting))
    return tuple(text.strip() for text in texts)


def _flag(setting: Setting, value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(wanted(setting))
    return value


def _number(setting: Setting, value: Any) -> int:
    if type(value) is not int or not setting.least <= value <= setting.most:  # a bool is an int, too
        raise ValueError(wanted(setting))
    return value


def _clock(setting: Setting, value: Any) -> time:
    if isinstance(value, str) and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value, re.ASCII):
        return time.fromisoformat(value)
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0)
    raise ValueError(wanted(setting))


def _hours(setting: Setting, value: Any) -> QuietHours | None:
    text = _text(setting, value)
    try:
        return QuietHours.parse(text) if text.strip() else None
    except ValueError:
        raise ValueError(wanted(setting)) from None


def _weekdays(setting: Setting, value: Any) -> tuple[str, ...]:
    names = {text.strip().casefold()[:3] for text in _texts(setting, value)}
    if not names <= set(WEEKDAYS):
        raise ValueError(wanted(setting))
    if len(names) == len(WEEKDAYS):
        raise ValueError("at most six days, so that a working day is left")
    return tuple(day for day in WEEKDAYS if day in names)


def _days_off(setting: Setting, value: Any) -> tuple[DaysOff, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str | date) for item in value):
        raise ValueError(wanted(setting))
    try:
        return tuple(sorted({DaysOff.parse(str(item)) for item in value}))
    except ValueError:
        raise ValueError(wanted(setting)) from None


def _holidays(setting: Setting, value: Any) -> str:
    place = _text(setting, value).strip()
    try:
        if place:
            public_holidays(place, 2026)
    except LookupError:
        raise ValueError(wanted(setting)) from None
    return place


def _zone(setting: Setting, value: Any) -> str:
    return zone_or_error(_text(setting, value)).key


_READERS: dict[Holds, Callable[[Setting, Any], Any]] = {
    "text": _text,
    "texts": _texts,
    "addresses": _addresses,
    "flag": _flag,
    "number": _number,
    "clock": _clock,
    "hours": _hours,
    "weekdays": _weekdays,
    "days_off": _days_off,
    "holidays": _holidays,
    "zone": _zone,
}


def as_toml(value: Any) -> str:
    """Return a value as TOML; unprintable characters are escaped, so that it is safe to print."""
    if isinstance(value, str):
        escaped = (c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in value)
        return '"' + "".join(escaped) + '"'
    if isinstance(value, tuple):
        return f"[{', '.join(map(as_toml, value))}]"
    if isinstance(value, DaysOff | QuietHours):
        return f'"{value}"'
    if isinstance(value, time):
        return f'"{value:%H:%M}"'
    return str(value).lower() if isinstance(value, bool) else str(value)
