"""The records of an import before it is made: what would become of each, field by field, and what is doubtful about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

import msgspec

from tui.domain.operations import InterviewInput
from tui.exchange.questions import Question

Status = Literal["new", "changed", "cancelled", "same", "skipped"]

STATUS_WORDS: dict[Status, str] = {
    "new": "new",
    "changed": "changed",
    "cancelled": "cancelled",
    "same": "already in the book",
    "skipped": "skipped",
}
"""By status: the word that follows a number of records."""

STATUS_SIGNS: dict[Status, str] = {"new": "+", "changed": "~", "cancelled": "-", "same": "=", "skipped": "x"}
"""By status: the sign before a row; one that is doubtful has a question mark."""


class FieldChange(msgspec.Struct, frozen=True):
    """A field of a record before and after; `old` is empty for a new record."""

    label: str
    old: str
    new: str

    @property
    def words(self) -> str:
        """Return the value that it has now, after the one it had if there was one."""
        return f"{self.old} → {self.new}" if self.old else self.new


class Doubt(msgspec.Struct, frozen=True):
    """Something that a file leaves open.

    `field` is the form's field that it is about, empty for none; `question` settles it, if anything does.
    """

    field: str
    sentence: str
    question: Question | None = None


class Planned(msgspec.Struct, frozen=True, kw_only=True):
    """One record of an import, and what would become of it.

    `number` says which record of the import it is. `who`, `company`, `what` and `when` tell it from the others; `at` sorts
    it. `why` says why it is skipped, `fields` what it brings. One that is not `possible` cannot be imported at all; one that
    is `offered` is left out unless the user marks it, and shown all the same.
    """

    number: int
    status: Status
    who: str = ""
    company: str = ""
    what: str = ""
    when: str = ""
    at: datetime | None = None
    why: str = ""
    fields: tuple[FieldChange, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    notes: tuple[str, ...] = ()
    possible: bool = True
    offered: bool = False

    @property
    def is_doubtful(self) -> bool:
        """Return whether the user should look at it before it is imported."""
        return bool(self.doubts)

    @property
    def is_certain(self) -> bool:
        """Return whether it is imported unless the user leaves it out."""
        return self.status in ("new", "changed", "cancelled") and not self.doubts

    @property
    def needs_time(self) -> bool:
        """Return whether it cannot be imported before the user says when it begins."""
        return any(doubt.field == "when" for doubt in self.doubts)

    @property
    def is_folded(self) -> bool:
        """Return whether there is nothing to decide about it, so that a list may hide it."""
        return self.status in ("same", "skipped") and not self.doubts and not self.offered


class PlannedMeeting(Planned, frozen=True, kw_only=True):
    """A meeting of an import.

    `read` is what a form shows of it, None if it is skipped or cancelled; `known` is the interview that it changes, None for
    a new one. `day` is that of a meeting whose time the file does not give.
    """

    read: InterviewInput | None = None
    known: int | None = None
    day: date | None = None


def counts_by_status(rows: Iterable[Planned]) -> str:
    """Return how many records there are of each status, such as "12 new, 2 changed"; empty for none."""
    counts = Counter(row.status for row in rows)
    return ", ".join(f"{counts[status]:,} {words}" for status, words in STATUS_WORDS.items() if counts[status])
