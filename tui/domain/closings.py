"""What came from the other side in a process, what closed it, and what reopened it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from tui.domain.book import Book
from tui.domain.event_kinds import CLOSING, HEARD, SUBSTANCE
from tui.domain.instants import end, utc
from tui.domain.models import Event, Interview, process_key


def is_heard(event: Event) -> bool:
    """Return whether an event came from the other side: by its kind, or because it names a decision date."""
    return event.kind in HEARD or (event.decision_by is not None and event.kind != "promised")


def has_substance(event: Event) -> bool:
    """Return whether an event from the other side is more than a bare reply."""
    return event.kind in SUBSTANCE or event.decision_by is not None or event.respond_by is not None


class Closings:
    """Finds what closed a process and what reopened it, from its events, oldest first.

    A process that was let go is reopened by anything heard later, an accepted one by an offer alone, every other by a next
    round or an offer. A kind word after a withdrawal does not reopen it, nor does paperwork after an acceptance.
    """

    def __init__(self, events: Sequence[Event]) -> None:
        self.newest: datetime | None = None
        """When it was last closed, whether or not it was reopened."""
        self._states: list[tuple[datetime, Event | None]] = []
        standing: list[Event] = []
        for event in events:
            if event.kind in CLOSING:
                standing.append(event)
                self.newest = event.at.astimezone(UTC)
            elif standing:
                standing = [closing for closing in standing if not _reopens(event, closing)]
            else:
                continue
            self._states.append((event.at.astimezone(UTC), standing[-1] if standing else None))

    @property
    def ending(self) -> Event | None:
        """The event that closed the process; None if it is open."""
        return self._states[-1][1] if self._states else None

    def ending_at(self, moment: datetime) -> Event | None:
        """Return the event that had closed the process at a moment; None if it was open then."""
        return next((ending for at, ending in reversed(self._states) if at <= moment), None)


def _reopens(event: Event, closing: Event) -> bool:
    if event.kind == "offer_received":
        return True
    if closing.kind == "let_go":
        return is_heard(event)
    return event.kind == "next_round" and closing.kind != "offer_accepted"


def ending_of(events: Sequence[Event]) -> Event | None:
    """Return the event that closed a process, from its past events, oldest first; None if it is open."""
    return Closings(events).ending


def has_ended(book: Book, process: int, now: datetime) -> bool:
    """Return whether a process is closed."""
    return ending_of([event for event in book.events_of(process) if event.at <= now]) is not None


def was_held(book: Book, interview: Interview, now: datetime) -> bool:
    """Return whether an interview is over, and began while its process was open."""
    if interview.cancelled or end(interview) > now:
        return False
    return Closings(book.events_of(process_key(interview))).ending_at(utc(interview.starts_at)) is None
