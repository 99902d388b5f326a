"""Helpers that build books for the tests of the domain."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from tui.domain.book import Book, Touched
from tui.domain.changes import Change, Conflict, apply_edit
from tui.domain.models import TABLE_OF, Contact, Event, Interview, Interviewer, Position, Record
from tui.domain.record_conversion import to_doc
from tui.domain.settings import Policy

NEW_YORK = ZoneInfo("America/New_York")
POLICY = Policy(timezone="America/New_York")


def at(text: str, zone: ZoneInfo = NEW_YORK) -> datetime:
    """Return the instant of "2026-11-19 14:00" on the wall clock of `zone`."""
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def book_of(*records: Record) -> Book:
    """Return a Book of these records, with their ids."""
    docs: dict[str, dict[int, dict[str, Any]]] = {}
    for record in records:
        docs.setdefault(TABLE_OF[type(record)], {})[record.id] = msgspec.json.decode(msgspec.json.encode(to_doc(record)))
    return Book(docs)


def apply(book: Book, change: Change) -> set[Touched]:
    """Apply a change to a Book without a store, and return what it touched; raises Conflict if it does not fit."""
    if clashes := book.clashes(change):
        raise Conflict(clashes)
    touched: set[Touched] = set()
    for edit in change.edits:
        apply_edit(book.docs.setdefault(edit.table, {}), edit)
        touched |= book.take_in(edit.table, edit.id)
    return touched


def contact(record_id: int, name: str = "Ana Ruiz", *, reachable: bool = True, **fields: Any) -> Contact:
    """Return a contact, by default with an e-mail address."""
    return Contact(id=record_id, name=name, emails=(f"p{record_id}@nimbus.example",) if reachable else (), **fields)


def interview(
    record_id: int, start: str, people: tuple[int, ...] = (1,), *, debriefed: bool = True, **fields: Any
) -> Interview:
    """Return an interview of an hour for position 1; times are New York's."""
    starts_at = at(start)
    fields.setdefault("position", 1)
    return Interview(
        id=record_id,
        starts_at=starts_at,
        timezone="America/New_York",
        interviewers=tuple(Interviewer(contact=person) for person in people),
        debriefed_at=starts_at if debriefed else None,
        **fields,
    )


def event(record_id: int, kind: str, when: str, **fields: Any) -> Event:
    """Return an event of position 1; times are New York's."""
    fields.setdefault("position", 1)
    return Event(id=record_id, kind=kind, at=at(when), **fields)


def thanked(record_id: int, when: str, interview_id: int = 1, person: int = 1) -> Event:
    """Return a thank-you that was sent."""
    return event(record_id, "thank_you_sent", when, interview=interview_id, contact=person)


NIMBUS = Position(id=1, title="Data Engineer", company="Nimbus")
