"""What a note is about: its reader, interview, position and process, as the book has them."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property

from tui.domain.book import Book
from tui.domain.closings import ending_of
from tui.domain.models import Contact, Event, Interview, Position, process_key
from tui.languages.reading.name_parts import name_to_greet


class NoteAbout:
    """A note's reader, interview, position and process; None for what it has none of, or what the book does not hold."""

    def __init__(
        self, book: Book, *, contact: int | None, interview: int | None, position: int | None, now: datetime
    ) -> None:
        self.book, self.now = book, now
        self.reader = book.get(Contact, contact)
        self.name = name_to_greet(self.reader) if self.reader else None
        self.interview = book.get(Interview, interview)
        if position is None and self.interview is not None:
            position = self.interview.position
        self.position = book.get(Position, position)
        self.process = position if position is not None else (process_key(self.interview) if self.interview else None)

    @cached_property
    def meetings(self) -> list[Interview]:
        """Return the interviews of the process, earliest first."""
        return self.book.interviews_of(self.process) if self.process is not None else []

    @cached_property
    def events(self) -> list[Event]:
        """Return what has happened in the process by now, earliest first."""
        events = self.book.events_of(self.process) if self.process is not None else []
        return [event for event in events if event.at <= self.now]

    @cached_property
    def over(self) -> bool:
        """Return whether the process has ended."""
        return ending_of(self.events) is not None
