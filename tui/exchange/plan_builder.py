"""What the parts of one plan share: the book and the answers, and what they collect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from tui.domain.book import Book
from tui.domain.changes import ChangeBuilder
from tui.domain.dates import show_instant
from tui.domain.operations import InterviewInput
from tui.exchange.answers import Answers
from tui.exchange.contact_matching import Roster
from tui.exchange.planned import STATUS_WORDS, PlannedMeeting, Status
from tui.exchange.wording import counted


class Choices(msgspec.Struct, frozen=True):
    """What the user has decided about records of an import, by their numbers.

    `chosen` says of some whether they are imported; `typed` holds what was typed into the form of a meeting.
    """

    chosen: Mapping[int, bool] = msgspec.field(default_factory=dict)
    typed: Mapping[int, InterviewInput] = msgspec.field(default_factory=dict)


class PlanBuilder:
    """Collects edits, sentences and rows, one record of the import after the other."""

    def __init__(
        self,
        book: Book,
        answers: Answers,
        choices: Choices,
        now: datetime,
        zone: ZoneInfo,
        changes: ChangeBuilder | None = None,
    ) -> None:
        self.book = book
        self.answers = answers
        self.choices = choices
        self.now, self.zone = now, zone
        self.changes = changes or ChangeBuilder(book)
        self.roster = Roster(book, self.changes, now)
        self.sentences: list[str] = []
        self.done: list[str] = []
        self.made: Counter[Status] = Counter()
        self.rows: list[PlannedMeeting] = []
        self._number = 0
        self._uid = ""
        self._day: date | None = None

    def begin(self, number: int, uid: str, day: date | None) -> None:
        """Go on to another record of the import; `day` is that of a meeting whose time is not known."""
        self._number, self._uid, self._day = number, uid, day
        self.answers.doubts.clear()

    @property
    def chosen(self) -> bool | None:
        """Return whether the user wants the record at hand; None if they have not said."""
        return self.choices.chosen.get(self._number)

    @property
    def typed(self) -> InterviewInput | None:
        """Return what was typed into the form of the record at hand."""
        return self.choices.typed.get(self._number)

    def tell(self, sentence: str, done: str = "", status: Status = "new") -> None:
        """Say what becomes of the record at hand; `done` says it of the change, if it is part of that."""
        self.sentences.append(sentence)
        if done:
            self.done.append(done)
            self.made[status] += 1

    def sentence(self) -> str:
        """Return what the whole change does, in numbers if it does several things; empty if it does nothing."""
        if not self.done:
            return ""
        if len(self.done) == 1:
            return self.done[0]
        number = self.made.total()
        if not number or set(self.made) == {"new"}:
            return f"{len(self.done)} invitations imported"
        if len(self.made) == 1:
            return f"{counted(number, 'interview', 'interviews')} {next(iter(self.made))}"
        parts = ", ".join(f"{self.made[status]} {words}" for status, words in STATUS_WORDS.items() if self.made[status])
        return f"{number} invitations imported: {parts}"

    def add_row(self, status: Status, start: datetime | None = None, **said: Any) -> None:
        """Add the row of the record at hand with its doubts; a second one, of a whole series, joins the first."""
        doubts = self.answers.doubts_of(self._uid)
        if start is not None:
            said.setdefault("when", show_instant(start, self.now, self.zone))
        said["day"] = self._day if status in ("new", "changed") else None
        row = PlannedMeeting(number=self._number, status=status, at=start, doubts=doubts, **said)
        if self.rows and self.rows[-1].number == row.number:
            before = self.rows.pop()
            first, then = (row, before) if before.status in ("same", "skipped") else (before, row)
            row = msgspec.structs.replace(first, fields=(*first.fields, *then.fields))
        self.rows.append(row)
