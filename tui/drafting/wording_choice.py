"""Choose among several wordings: other ones for the next person and the next company, and the same ones tomorrow."""

from __future__ import annotations

from functools import cached_property

from tui.domain.book import Book
from tui.domain.models import Interview, Position, process_key


class WordingChoice:
    """Orders the wordings of a section for a reader of a process.

    It follows from which process of the book this is, which of its people the reader is, and how often the two have met in
    it before: none of these changes when somebody else is written to.
    """

    def __init__(self, book: Book, process: int | None, reader: int | None, interview: Interview | None) -> None:
        self._book, self._process, self._reader, self._interview = book, process, reader, interview

    def order(self, count: int, section: int, wording: int) -> list[int]:
        """Return the places of a section's wordings, this note's first; `wording` counts how often another was asked for."""
        rank = self.rank if section % 2 == 0 else -self.rank
        first = self._number + rank + (self._number // count + abs(self.rank) // count) * section
        half = (count + 1) // 2
        own = [(first + turn // 2 + half * (turn % 2)) % count for turn in range(count)]
        turn = (wording + self._before) % count
        return own[turn:] + own[:turn]

    @cached_property
    def _number(self) -> int:
        """Return the process's number, by when its first interview was entered; without one, by its position or reader."""
        firsts: dict[int, int] = {}
        for interview in self._book.all(Interview):
            key = process_key(interview)
            firsts[key] = min(firsts.get(key, interview.id), interview.id)
        if self._process in firsts:
            return sum(1 for first in firsts.values() if first < firsts[self._process])
        return len(firsts) + abs(self._process or self._reader or 0)

    @cached_property
    def rank(self) -> int:
        """Return which of the process's interviewers the reader is, from 0; a negative number if they are none."""
        if self._process is None:
            return 0
        meetings = self._book.interviews_of(self._process)
        people = list(dict.fromkeys(person.contact for meeting in meetings for person in meeting.interviewers))
        if self._reader in people:
            return people.index(self._reader)
        position = self._book.get(Position, self._process)
        return -1 if position is not None and position.main_contact == self._reader else -2

    @cached_property
    def _before(self) -> int:
        """Return how often the two have met in this process before this interview."""
        meetings = self._book.interviews_of(self._process) if self._process is not None else []
        met = [meeting.id for meeting in meetings if any(person.contact == self._reader for person in meeting.interviewers)]
        return met.index(self._interview.id) if self._interview and self._interview.id in met else 0
