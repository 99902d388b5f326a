"""What was lost between two machines, in words."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from tui.domain.book import Book
from tui.domain.field_words import field_words
from tui.domain.models import REFERENCES
from tui.domain.sanitize import one_line
from tui.domain.sharing.merged_book import Key, Lost
from tui.domain.sharing.registers import PEOPLE, field_of, person_of
from tui.domain.sharing.stamps import moment_of
from tui.sync.local_book import LocalBook
from tui.text.stored_values import moment_words, named, quoted, stored_words


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
        return moment_words(moment_of((milliseconds, 0, "")), self._now, self._zone)

    def _record(self, key: Key) -> str:
        return named(self._book, key[0], self._local.id_of(*key))

    def _field(self, name: str) -> str:
        uid, field = person_of(name)
        if not uid:
            return field_words(field_of(name))
        return f"{field_words(field)} ({self._record(('contacts', uid))})" if field else field_words(PEOPLE)

    def _value(self, table: str, name: str, value: Any) -> str:
        if value is True:
            return quoted(self._record(("contacts", person_of(name)[0])))
        target = REFERENCES.get(table, {}).get(name)  # type: ignore[call-overload]
        if target and value is not None:
            return quoted(self._record((target, value)))
        return stored_words(self._book, table, person_of(name)[1] or field_of(name), value, self._now, self._zone)
