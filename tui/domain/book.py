"""The Book: every record in memory, found by its id or by what it names.

An operation (see `operations`) makes a Change from the Book. The store makes it durable first, and only then applies it to
`docs`; `take_in` updates the records and the indexes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from itertools import pairwise
from operator import attrgetter
from typing import Any, Literal

from tui.domain.changes import Change, Clash
from tui.domain.documents import DocumentTable
from tui.domain.event_kinds import CLOSING, HEARD
from tui.domain.indexes import OF_A_PROCESS, Ids, Indexes, links
from tui.domain.models import (
    RECORDS,
    TABLE_OF,
    TABLES,
    Contact,
    Doc,
    Event,
    Interview,
    Note,
    Position,
    R,
    Record,
    TableName,
    process_key,
)
from tui.domain.record_conversion import BadRecord, from_doc

Touched = tuple[Literal["process", "contact"], int]


class Book:
    """The records, by table and id, with their indexes.

    `docs` are the documents as stored, including unknown tables and fields. `broken` names the documents that are not valid
    records: they stay in the store but are not read here. `next_ids` holds, for each table, an id never used before.
    """

    def __init__(
        self, docs: Mapping[str, Mapping[int, Doc]] | None = None, next_ids: Mapping[str, int] | None = None
    ) -> None:
        """Read the documents. A dict of `DocumentTable` is shared with the caller; anything else is copied."""
        self.reset(docs, next_ids)

    def reset(self, docs: Mapping[str, Mapping[int, Doc]] | None = None, next_ids: Mapping[str, int] | None = None) -> None:
        """Replace all documents by these."""
        self.docs: dict[str, MutableMapping[int, Doc]]
        if isinstance(docs, dict) and all(isinstance(given, DocumentTable) for given in docs.values()):
            self.docs = docs
        else:
            self.docs = {name: dict(given) for name, given in (docs or {}).items()}
        for table in TABLES:
            self.docs.setdefault(table, DocumentTable())
        self.broken: dict[tuple[str, int], str] = {}
        self.next_ids: dict[str, int] = dict.fromkeys(TABLES, 1) | dict(next_ids or {})
        self._records: dict[str, dict[int, Record]] = {}
        self._indexes = Indexes()
        for table in TABLES:
            self._load(table)
        for name in self.docs.keys() - RECORDS.keys():
            self.next_ids[name] = max(self.next_ids.get(name, 1), max(self.docs[name], default=0) + 1)

    def everything(self) -> set[Touched]:
        """Return everything that a change could touch."""
        found: set[Touched] = {("process", key) for key in self.processes()}
        return found | {("contact", record_id) for record_id in self._records["contacts"]}

    def _load(self, table: TableName) -> None:
        docs, kind = self.docs[table], RECORDS[table]
        records: dict[int, Record] = {}
        broken: dict[int, str] = {}
        if isinstance(docs, DocumentTable):
            records, broken = docs.records(kind)
        else:
            for record_id, doc in docs.items():
                try:
                    records[record_id] = from_doc(kind, doc, record_id)
                except BadRecord as error:
                    broken[record_id] = str(error)
        self._records[table] = records
        self.broken.update({(table, record_id): why for record_id, why in broken.items()})
        self.next_ids[table] = max(self.next_ids[table], max(records, default=0) + 1, max(broken, default=0) + 1)
        self._indexes.update(kind, records.values(), present=True)

    # -- reading ------------------------------------------------------------------------------------------------------

    def get(self, kind: type[R], record_id: int | None) -> R | None:
        """Return the record of that id, or None."""
        if record_id is None:
            return None
        return self._records[TABLE_OF[kind]].get(record_id)  # type: ignore[return-value]

    def record(self, kind: type[R], record_id: int) -> R:
        """Return the record of that id; raises KeyError if there is none."""
        return self._records[TABLE_OF[kind]][record_id]  # type: ignore[return-value]

    def all(self, kind: type[R]) -> Iterator[R]:
        """Return every record of a table, in the order in which they were added."""
        return iter(self._records[TABLE_OF[kind]].values())  # type: ignore[arg-type]

    def processes(self) -> Iterator[int]:
        """Return every process key: the position's id, or minus an interview's id if its position is not known."""
        yield from self._records["positions"]
        for key, interviews in self._indexes.interviews_of.items():
            if interviews and (key < 0 or key not in self._records["positions"]):
                yield key

    def process_of(self, record: Event | Note) -> int | None:
        """Return the key of the process that an event or a note belongs to; None if it belongs to a person alone.

        If it names both an interview and a position, the interview decides.
        """
        interview = self.get(Interview, record.interview)
        return process_key(interview) if interview else record.position

    def interviews_of(self, process: int) -> list[Interview]:
        """Return a process's interviews, earliest first."""
        return self._sorted_records(
            Interview, self._indexes.interviews_of.get(process, ()), key=lambda i: (i.starts_at, i.id)
        )

    def events_of(self, process: int) -> list[Event]:
        """Return a process's events, earliest first; the order at one instant does not depend on ids (see `event_order`)."""
        own, records = self._indexes.interviews_of.get(process, ()), self._records["events"]
        ids = set(self._indexes.events_of.get(process, ()))
        for interview in own:
            ids.update(self._indexes.events_at.get(interview, ()))
        found: list[Event] = [
            event  # type: ignore[misc]
            for event in map(records.__getitem__, ids)
            if event.interview is None or event.interview in own or self.process_of(event) == process  # type: ignore[attr-defined, arg-type]
        ]
        found.sort(key=_instant)
        if any(one.at == other.at for one, other in pairwise(found)):
            found.sort(key=event_order)
        return found

    def events_with(self, contact: int) -> list[Event]:
        """Return the events that name a contact, earliest first."""
        return self._sorted_records(Event, self._indexes.events_with.get(contact, ()), key=event_order)

    def interviews_with(self, contact: int) -> list[Interview]:
        """Return the interviews of a contact, earliest first."""
        return self._sorted_records(
            Interview, self._indexes.interviews_with.get(contact, ()), key=lambda i: (i.starts_at, i.id)
        )

    def positions_with(self, contact: int) -> Iterable[int]:
        """Return the ids of the positions whose main contact this is."""
        return self._indexes.positions_with.get(contact, ())

    def contacts_via(self, contact: int) -> Iterable[int]:
        """Return the ids of the contacts who are reached through this one."""
        return self._indexes.contacts_via.get(contact, ())

    def notes_of(self, process: int) -> list[Note]:
        """Return the notes of a process, including those that name only its interview, in the order of their ids."""
        ids = set(self._indexes.notes_of.get(process, ())).union(*self._of_interviews(self._indexes.notes_at, process))
        return [n for n in self._sorted_records(Note, ids, key=lambda n: n.id) if self.process_of(n) == process]

    def _of_interviews(self, index: dict[int, Ids], process: int) -> Iterator[Ids]:
        """Yield the entry of an index for each interview of a process."""
        return (index[i] for i in self._indexes.interviews_of.get(process, ()) if i in index)

    def _sorted_records(self, kind: type[R], ids: Iterable[int], key: Any) -> list[R]:
        records = self._records[TABLE_OF[kind]]
        return sorted((records[i] for i in ids), key=key)  # type: ignore[type-var, return-value]

    # -- changing -----------------------------------------------------------------------------------------------------

    def clashes(self, change: Change) -> list[Clash]:
        """Return where the change does not fit what the Book holds now; empty if it can be applied."""
        found: list[Clash] = []
        for edit in change.edits:
            doc = self.docs.get(edit.table, {}).get(edit.id)
            if edit.before is None:
                if doc is not None:
                    found.append(Clash(edit.table, edit.id, "", None, doc, edit.after))
            elif doc is None or edit.after is None:
                if doc != edit.before:
                    found.append(Clash(edit.table, edit.id, "", edit.before, doc, edit.after))
            else:
                found.extend(
                    Clash(edit.table, edit.id, field, expected, doc.get(field), edit.after.get(field))
                    for field, expected in edit.before.items()
                    if doc.get(field) != expected
                )
        return found

    def take_in(self, table: str, record_id: int) -> set[Touched]:
        """Update a record and the indexes from its document in `docs`.

        Returns what that touched: ("process", key) and ("contact", id) pairs.
        """
        docs = self.docs.setdefault(table, DocumentTable())
        if record_id in docs:
            self.next_ids[table] = max(self.next_ids.get(table, 1), record_id + 1)
        if table not in self._records:
            return set()
        kind, records = RECORDS[table], self._records[table]  # type: ignore[index]
        touched: set[Touched] = set()
        old, new = records.get(record_id), None
        self.broken.pop((table, record_id), None)
        if record_id in docs:
            try:
                new = (
                    docs.record(kind, record_id)
                    if isinstance(docs, DocumentTable)
                    else from_doc(kind, docs[record_id], record_id)
                )
            except BadRecord as error:
                self.broken[table, record_id] = str(error)
        moved = old is None or new is None or links(old) != links(new)
        if old is not None and moved:
            self._touch(old, touched)
            self._indexes.update(kind, (old,), present=False)
        if new is None:
            records.pop(record_id, None)
        else:
            records[record_id] = new
            if moved:
                self._indexes.update(kind, (new,), present=True)
            self._touch(new, touched)
        return touched

    def _touch(self, record: Record | None, touched: set[Touched]) -> None:
        """Add the processes and contacts that show this record to `touched`."""
        if isinstance(record, Contact):
            self._touch_people([record.id, record.via], touched)
            for interview in self._indexes.interviews_with.get(record.id, ()):
                touched.add(("process", process_key(self.record(Interview, interview))))
            for event in self._indexes.events_with.get(record.id, ()):
                if (process := self.process_of(self.record(Event, event))) is not None:
                    touched.add(("process", process))
        elif isinstance(record, OF_A_PROCESS):
            if (process := self.process_of(record)) is not None:
                touched.add(("process", process))
            if record.contact is not None:
                touched.add(("contact", record.contact))
        elif isinstance(record, Interview):
            touched.add(("process", process_key(record)))
            self._touch_people((person.contact for person in record.interviewers), touched)
        elif isinstance(record, Position):
            touched.add(("process", record.id))
            self._touch_people([record.main_contact], touched)

    def _touch_people(self, people: Iterable[int | None], touched: set[Touched]) -> None:
        """Add people to `touched`, and those through whom they are reached."""
        for person in people:
            contact = self.get(Contact, person)
            touched.update(("contact", known) for known in (person, contact.via if contact else None) if known is not None)


_instant = attrgetter("at")


def event_order(event: Event) -> tuple[Any, ...]:
    """Return a sort key: by instant; at one instant, first what was heard, then what was done, then what closes the process.

    Other ties are broken by the content of the events, so that the order of entry never matters.
    """
    turn = 0 if event.kind in HEARD else 2 if event.kind in CLOSING else 1
    return (event.at, turn, event.kind, str(event.decision_by or ""), str(event.respond_by or ""), str(event.until or ""))
