"""The indexes of the Book: which records name a process, an interview or a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from operator import setitem
from typing import Any

from tui.domain.models import Contact, Event, Interview, Note, Position, Record, process_key

OF_A_PROCESS = (Event, Note)

Ids = dict[int, None]
"""A set of ids, in a third of the memory that a small set takes."""


class Indexes:
    """The ids of records, by the id that they name.

    `interviews_of` has the key of a process, `events_of` and `notes_of` a position; `events_at` and `notes_at` an interview;
    the others a contact.
    """

    def __init__(self) -> None:
        self.interviews_of: defaultdict[int, Ids] = defaultdict(dict)
        self.events_of: defaultdict[int, Ids] = defaultdict(dict)
        self.events_at: defaultdict[int, Ids] = defaultdict(dict)
        self.events_with: defaultdict[int, Ids] = defaultdict(dict)
        self.interviews_with: defaultdict[int, Ids] = defaultdict(dict)
        self.positions_with: defaultdict[int, Ids] = defaultdict(dict)
        self.contacts_via: defaultdict[int, Ids] = defaultdict(dict)
        self.notes_of: defaultdict[int, Ids] = defaultdict(dict)
        self.notes_at: defaultdict[int, Ids] = defaultdict(dict)

    def update(self, kind: type[Record], records: Iterable[Any], *, present: bool) -> None:
        """Add records of one kind to every index, or remove them."""
        put: Callable[[Ids, int, None], object] = setitem if present else dict.pop
        if kind is Interview:
            for interview in records:
                put(self.interviews_of[process_key(interview)], interview.id, None)
                for person in interview.interviewers:
                    put(self.interviews_with[person.contact], interview.id, None)
        elif kind is Position:
            for position in records:
                if position.main_contact is not None:
                    put(self.positions_with[position.main_contact], position.id, None)
        elif kind is Contact:
            for contact in records:
                if contact.via is not None:
                    put(self.contacts_via[contact.via], contact.id, None)
        elif kind is Event:
            for event in records:
                if event.position is not None:
                    put(self.events_of[event.position], event.id, None)
                if event.interview is not None:
                    put(self.events_at[event.interview], event.id, None)
                if event.contact is not None:
                    put(self.events_with[event.contact], event.id, None)
        elif kind is Note:
            for note in records:
                if note.position is not None:
                    put(self.notes_of[note.position], note.id, None)
                if note.interview is not None:
                    put(self.notes_at[note.interview], note.id, None)


def links(record: Record) -> tuple[object, ...]:
    """Return the fields of a record by which the indexes find it."""
    if isinstance(record, OF_A_PROCESS):
        return record.position, record.interview, record.contact
    if isinstance(record, Interview):
        return record.position, record.interviewers
    if isinstance(record, Contact):
        return (record.via,)
    return (record.main_contact,) if isinstance(record, Position) else ()
