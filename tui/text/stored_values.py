"""Stored values in words: what a field holds, as a sentence about a change says it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from tui.domain.book import Book
from tui.domain.dates import show_date
from tui.domain.labels import CHANNEL_WORDS, name_of
from tui.domain.models import RECORDS, REFERENCES
from tui.domain.operations import record_words
from tui.domain.sanitize import one_line
from tui.text.details import FORMAT_WORDS

LONGEST = 60
"""The characters of a value that are shown."""


def stored_words(book: Book, table: str, field: str, value: Any, now: datetime, zone: ZoneInfo) -> str:
    """Return a stored value in quotes, with names for ids; "nothing" if it is empty."""
    if value in (None, "", []):
        return "nothing"
    if target := REFERENCES.get(table, {}).get(field):  # type: ignore[call-overload]
        return quoted(named(book, target, value))
    if field == "interviewers" and isinstance(value, list):
        return quoted(", ".join(name_of(book, each.get("contact") if isinstance(each, dict) else None) for each in value))
    known = {"format": FORMAT_WORDS, "channel": CHANNEL_WORDS}.get(field, {})
    return quoted(known.get(str(value)) or plain_words(value, now, zone))


def quoted(text: str) -> str:
    """Return a text in quotes, on one line and not too long."""
    line = one_line(text)
    return f"'{line if len(line) <= LONGEST else line[: LONGEST - 1] + '…'}'"


def named(book: Book, table: str, record_id: Any) -> str:
    """Return the name of a record for a sentence; the kind of record if the book has it no longer."""
    kind = RECORDS.get(table)  # type: ignore[call-overload]
    record = book.get(kind, record_id) if kind and isinstance(record_id, int) else None
    return one_line(record_words(book, record)) if record else table.removesuffix("s")


def plain_words(value: Any, now: datetime, zone: ZoneInfo) -> str:
    """Return a value in words. A day is named as it stays true in the history: not "today"."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and value[:4].isdecimal():
        try:
            if len(value) == 10:
                return show_date(date.fromisoformat(value), now.astimezone(zone).date())
            return moment_words(datetime.fromisoformat(value), now, zone)
        except (ValueError, TypeError, OverflowError):
            return value
    if isinstance(value, dict):
        value = list(value.values())
    return ", ".join(plain_words(each, now, zone) for each in value if each) if isinstance(value, list) else str(value)


def moment_words(moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Return a day and time as they stay true in the history."""
    local = moment.astimezone(zone)
    return f"{show_date(local.date(), now.astimezone(zone).date())} {local:%H:%M}"
