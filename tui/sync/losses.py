"""What was lost between two machines, in words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from tui.domain.book import Book
from tui.domain.dates import show_date, show_instant
from tui.domain.merging import field_words
from tui.domain.models import RECORDS, REFERENCES
from tui.domain.operations import record_words
from tui.domain.sanitize import one_line
from tui.domain.sharing.merged_book import Key, Lost
from tui.domain.sharing.registers import PEOPLE, field_of, person_of
from tui.domain.sharing.stamps import moment_of
from tui.sync.local_book import LocalBook

LONGEST = 60
"""The characters of a value that are shown."""


class LossWording:
    """Says what was lost, for a user at a moment in a zone; `mine` is the name of this machine."""

    def __init__(self, book: Book, local: LocalBook, mine: str, now: datetime, zone: ZoneInfo) -> None:
        self._book = book
        self._local = local
        self._mine = mine
        self._now = now
        self._zone = zone

    def lost(self, lost: Lost) -> str:
        """Return which of two values counts now, with both of them, and who gave the other one and when."""
        (loser, old), (winner, new) = lost.loser, lost.winner
        what = self._record(lost.key)
        if not lost.name:
            if isinstance(old, tuple):
                return f"{what}: deleted on {winner[2]}, though {self._record(old)} here refers to it"
            if loser[2] == self._mine:
                changed = f"what you changed in it on {self._day(loser[0])}" if loser[0] else "what was in it here"
                return f"{what}: deleted on {winner[2]}, with {changed}"
            return f"{what}: deleted on {loser[2]}, kept because you changed it later"
        field = one_line(self._field(lost.name))
        one, other = (self._value(lost.key[0], lost.name, value) for value in (new, old))
        if loser[2] == self._mine:
            since = f"you gave on {self._day(loser[0])}" if loser[0] else "was in the book here"
            return f"{what}, {field}: {winner[2]}'s {one} replaced {other}, which {since}"
        of = f" of {self._day(loser[0])}" if loser[0] else ""
        return f"{what}, {field}: your {one} stays, given later than {loser[2]}'s {other}{of}"

    def _day(self, milliseconds: int) -> str:
        """Return a day as it stays true in the history: not "today"."""
        local, today = moment_of((milliseconds, 0, "")).astimezone(self._zone), self._now.astimezone(self._zone).date()
        return f"{show_date(local.date(), today)} {local:%H:%M}"

    def _record(self, key: Key) -> str:
        kind, record_id = RECORDS.get(key[0]), self._local.id_of(*key)  # type: ignore[call-overload]
        record = self._book.get(kind, record_id) if kind and record_id is not None else None
        return one_line(record_words(self._book, record)) if record else one_line(key[0])

    def _field(self, name: str) -> str:
        uid, field = person_of(name)
        if not uid:
            return field_words(field_of(name))
        return f"{field_words(field)} ({self._record(('contacts', uid))})" if field else field_words(PEOPLE)

    def _value(self, table: str, name: str, value: Any) -> str:
        if value is None or value is True:
            return "nothing" if value is None else f"'{self._record(('contacts', person_of(name)[0]))}'"
        if target := REFERENCES.get(table, {}).get(name):  # type: ignore[call-overload]
            return f"'{self._record((target, value))}'"
        text = one_line(_shown(value, self._now, self._zone))
        return f"'{text if len(text) <= LONGEST else text[: LONGEST - 1] + '…'}'"


def _shown(value: Any, now: datetime, zone: ZoneInfo) -> str:
    """Return a value as the screens show it, a date or an instant in words."""
    if isinstance(value, str) and value[:4].isdecimal():
        try:
            if len(value) == 10:
                return show_date(date.fromisoformat(value), now.astimezone(zone).date())
            return show_instant(datetime.fromisoformat(value), now, zone)
        except (ValueError, TypeError):
            return value
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
