"""The dates of a table's columns, as programs write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tui.domain.models import YEARS

TIME_OF_BARE_DAY = time(12)
"""When something happened of which a table gives the day alone."""

_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)(?!\d)")
_BEFORE_TIME = re.compile(
    r"([A-Za-z]{3,9} \d{1,2}, \d{4}|\d{1,2} [A-Za-z]{3,9} \d{4}|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d))(?=\W)"
)
"""A day with a time or another day behind it."""
_FORMATS = (
    "%Y-%m-%d", "%Y/%m/%d", "%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y", "%d.%m.%Y", "%d.%m.%y", "%d-%b-%Y", "%b %d %Y",
)  # fmt: skip
_SERIAL = re.compile(r"[34]\d{4}(?:\.\d+)?")
"""A day as a spreadsheet counts it, of the years 1982 to 2036."""
_EPOCH = date(1899, 12, 30)
"""The day from which spreadsheets count."""
_MILLISECONDS = re.compile(r"\d{13}")


def is_slashed(value: str) -> bool:
    """Return whether a cell holds a date such as 03/04/2024."""
    return _SLASHED.match(value.strip()) is not None


def is_day_first(values: Iterable[str]) -> bool | None:
    """Return whether dates such as 13/04/2024 begin with the day; None if no value tells."""
    found = [(int(m[1]), int(m[2])) for value in values if (m := _SLASHED.match(value.strip()))]
    if any(first > 12 for first, _ in found):
        return True
    return False if any(second > 12 for _, second in found) else None


def read_cell_date(text: str, zone: ZoneInfo, *, day_first: bool) -> datetime | None:
    """Return the moment that a cell gives, at noon if it is a day; None if it gives none."""
    text = text.strip()[:40]
    try:
        found = _read(text, zone, day_first)
    except (ValueError, OverflowError, OSError):
        return None
    return found if found is not None and found.year in YEARS else None


def _read(text: str, zone: ZoneInfo, day_first: bool) -> datetime | None:
    if _MILLISECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(text) / 1000, UTC)
    if _SERIAL.fullmatch(text):
        return datetime.combine(_EPOCH + timedelta(days=int(text[:5])), TIME_OF_BARE_DAY, zone)
    if re.match(r"\d{4}-\d\d-\d\d[T ]\d", text):
        at = datetime.fromisoformat(text.replace(" UTC", "+00:00"))
        return at if at.tzinfo else at.replace(tzinfo=zone)
    if slashed := _SLASHED.match(text):
        first, second, year = map(int, slashed.groups())
        year += 2000 if year < 100 else 0
        day, month = (first, second) if day_first else (second, first)
        return datetime(year, month, day, TIME_OF_BARE_DAY.hour, tzinfo=zone)
    text = found[1] if (found := _BEFORE_TIME.match(text)) else text
    for form in _FORMATS:
        try:
            return datetime.combine(datetime.strptime(text, form).date(), TIME_OF_BARE_DAY, zone)  # noqa: DTZ007 - a day
        except ValueError:
            continue
    return None
