"""The Book: every record in memory, the indexes over them, and the one road by which anything changes.

A user's act is a `Change`: a sentence and, for each record it touches, the fields before and after. An act is first made (a
pure function from the Book to a Change, see `acts`), then made durable by the store, and only then applied here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

import msgspec

from tui.core.records import (
    RECORDS,
    TABLES,
    BadRecord,
    Contact,
    Doc,
    Event,
    Interview,
    Interviewer,
    Note,
    Position,
    R,
    Record,
    Table,
    from_doc,
    to_doc,
)

TABLE_OF: dict[type[Record], Table] = {kind: table for table, kind in RECORDS.items()}


class Edit(msgspec.Struct, frozen=True, array_like=True):
    """One record's part of a change.

    `before` none: the record is new and `after` its whole document. `after` none: it is deleted and `before` was its whole
    document. Otherwise both hold just the fields that change, with none for a field that is absent.
    """

    table: Table
    id: int
    before: Doc | None
    after: Doc | None

    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        return Edit(self.table, self.id, self.after, self.before)


class Change(msgspec.Struct, frozen=True):
    """One act of the user, in words and in data. A `quiet` change (an autosaved draft) is kept but is no step of undo."""

    sentence: str
    edits: tuple[Edit, ...] = ()
    quiet: bool = False

    def inverse(self, sentence: str) -> Change:
        """The change that takes this one back, last edit first."""
        return Change(sentence, tuple(edit.inverse() for edit in reversed(self.edits)))


class Clash(msgspec.Struct, frozen=True):
    """A field that somebody else changed since it was read: what it was thought to be, what it is, what was asked for."""

    table: Table
    id: int
    field: str
    expected: Any
    found: Any
    wanted: Any


class Conflict(Exception):
    """A change that does not fit the Book any more. Nothing of it was applied."""

    def __init__(self, clashes: list[Clash]) -> None:
        self.clashes = clashes
        super().__init__("; ".join(map(describe_clash, clashes)))


def describe_clash(clash: Clash) -> str:
    """A clash as a sentence that shows both values."""
    what = f"{clash.table[:-1]} {clash.id}"
    if clash.field == "":
        if clash.found is None:
            return f"{what} was deleted meanwhile"
        return f"{what} was changed meanwhile" if clash.expected is not None else f"{what} exists already"
    found = "empty" if clash.found is None else repr(clash.found)
    wanted = "empty" if clash.wanted is None else repr(clash.wanted)
    return f"{clash.field} of {what} was changed meanwhile: it is now {found}, you wanted {wanted}"


Touched = tuple[Literal["process", "contact"], int]


class Book:
    """The records, by table and id, with their indexes.

    `docs` are the documents as stored, unknown fields and all; `broken` names the documents that are no records. They stay
    in the store but are not seen here. `next_ids` holds, for each table, an id never given before.
    """

    def __init__(
        self, docs: Mapping[str, Mapping[int, Doc]] | None = None, next_ids: Mapping[str, int] | None = None
    ) -> None:
        self.docs: dict[str, dict[int, Doc]] = {table: {} for table in TABLES}
        self.broken: dict[tuple[str, int], str] = {}
        self.next_ids: dict[str, int] = dict.fromkeys(TABLES, 1)
        self._records: dict[str, dict[int, Record]] = {table: {} for table in TABLES}
        self._interviews_of: defaultdict[int, set[int]] = defaultdict(set)
        self._events_of: defaultdict[int, set[int]] = defaultdict(set)
        self._events_at: defaultdict[int, set[int]] = defaultdict(set)
        self._events_with: defaultdict[int, set[int]] = defaultdict(set)
        self._interviews_with: defaultdict[int, set[int]] = defaultdict(set)
        self._notes_of: defaultdict[int, set[int]] = defaultdict(set)
        for table in TABLES:
            for record_id, doc in (docs or {}).get(table, {}).items():
                self._put(table, record_id, doc)
            self.next_ids[table] = max(self.next_ids[table], (next_ids or {}).get(table, 1))

    # -- reading ------------------------------------------------------------------------------------------------------

    def get(self, kind: type[R], record_id: int | None) -> R | None:
        """The record of that id, or none."""
        if record_id is None:
            return None
        return self._records[TABLE_OF[kind]].get(record_id)  # type: ignore[return-value]

    def record(self, kind: type[R], record_id: int) -> R:
        """The record of that id; raises KeyError where there is none."""
        return self._records[TABLE_OF[kind]][record_id]  # type: ignore[return-value]

    def all(self, kind: type[R]) -> Iterator[R]:
        """Every record of a table, in the order they came."""
        return iter(self._records[TABLE_OF[kind]].values())  # type: ignore[arg-type]

    def processes(self) -> Iterator[int]:
        """Every process key: the position's id, or minus an interview's id where its position is not known."""
        yield from self._records["positions"]
        for key, interviews in self._interviews_of.items():
            if interviews and (key < 0 or key not in self._records["positions"]):
                yield key

    def process_of(self, record: Event | Note) -> int | None:
        """The key of the process that an event or a note belongs to; none for one between you and a person."""
        if record.position is not None:
            return record.position
        interview = self.get(Interview, record.interview)
        return process_key(interview) if interview else None

    def interviews_of(self, process: int) -> list[Interview]:
        """A process's interviews, earliest first."""
        return self._pick(Interview, self._interviews_of.get(process, ()), key=lambda i: (i.starts_at, i.id))

    def events_of(self, process: int) -> list[Event]:
        """A process's events, earliest first; those of one instant in an order that does not depend on their ids."""
        ids = set(self._events_of.get(process, ()))
        for interview in self._interviews_of.get(process, ()):
            ids |= {i for i in self._events_at.get(interview, ()) if self.record(Event, i).position is None}
        return self._pick(Event, ids, key=event_order)

    def events_with(self, contact: int) -> list[Event]:
        """The events that name a contact, earliest first."""
        return self._pick(Event, self._events_with.get(contact, ()), key=event_order)

    def interviews_with(self, contact: int) -> list[Interview]:
        """The interviews a contact was in, earliest first."""
        return self._pick(Interview, self._interviews_with.get(contact, ()), key=lambda i: (i.starts_at, i.id))

    def notes_of(self, process: int) -> list[Note]:
        """The notes written in a process, in the order they came."""
        return self._pick(Note, self._notes_of.get(process, ()), key=lambda n: n.id)

    def _pick(self, kind: type[R], ids: Iterable[int], key: Any) -> list[R]:
        records = self._records[TABLE_OF[kind]]
        return sorted((records[i] for i in ids), key=key)  # type: ignore[type-var, return-value]

    # -- changing -----------------------------------------------------------------------------------------------------

    def clashes(self, change: Change) -> list[Clash]:
        """Where the change does not fit what the Book holds now; empty when it can be applied."""
        found: list[Clash] = []
        for edit in change.edits:
            doc = self.docs[edit.table].get(edit.id)
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

    def apply(self, change: Change) -> set[Touched]:
        """Take a change in and return what it touched: ("process", key) and ("contact", id) pairs.

        Raises Conflict, with the Book as it was, when the change does not fit.
        """
        if clashes := self.clashes(change):
            raise Conflict(clashes)
        touched: set[Touched] = set()
        for edit in change.edits:
            touched |= self._touches(edit.table, edit.id)
            self._put(edit.table, edit.id, patched(self.docs[edit.table].get(edit.id), edit))
            touched |= self._touches(edit.table, edit.id)
        return touched

    def _touches(self, table: Table, record_id: int) -> set[Touched]:
        record = self._records[table].get(record_id)
        found: set[Touched] = set()
        if isinstance(record, Position):
            found.add(("process", record.id))
        elif isinstance(record, Contact):
            found.add(("contact", record.id))
            found |= {("process", process_key(interview)) for interview in self.interviews_with(record.id)}
        elif isinstance(record, Interview):
            found.add(("process", process_key(record)))
            found |= {("contact", person.contact) for person in record.interviewers}
        elif isinstance(record, Event):
            if (process := self.process_of(record)) is not None:
                found.add(("process", process))
            if record.contact is not None:
                found.add(("contact", record.contact))
        return found

    def _put(self, table: Table, record_id: int, doc: Doc | None) -> None:
        """Set, replace or (with none) delete one document, and keep every index true."""
        old = self._records[table].pop(record_id, None)
        if old is not None:
            self._index(old, present=False)
        self.broken.pop((table, record_id), None)
        if doc is None:
            self.docs[table].pop(record_id, None)
            return
        self.docs[table][record_id] = doc
        self.next_ids[table] = max(self.next_ids[table], record_id + 1)
        try:
            record = from_doc(RECORDS[table], doc, record_id)
        except BadRecord as error:
            self.broken[table, record_id] = str(error)
            return
        self._records[table][record_id] = record
        self._index(record, present=True)

    def _index(self, record: Record, *, present: bool) -> None:
        def mark(index: defaultdict[int, set[int]], key: int | None) -> None:
            if key is not None:
                (index[key].add if present else index[key].discard)(record.id)

        if isinstance(record, Interview):
            mark(self._interviews_of, process_key(record))
            for person in record.interviewers:
                mark(self._interviews_with, person.contact)
        elif isinstance(record, Event):
            mark(self._events_of, record.position)
            mark(self._events_at, record.interview)
            mark(self._events_with, record.contact)
        elif isinstance(record, Note):
            mark(self._notes_of, record.position)


def process_key(interview: Interview) -> int:
    """The key of an interview's process: its position's id, or minus its own id where it has no position."""
    return -interview.id if interview.position is None else interview.position


def patched(doc: Doc | None, edit: Edit) -> Doc | None:
    """The document after an edit; none when it is deleted."""
    if edit.after is None:
        return None
    if edit.before is None or doc is None:
        return dict(edit.after)
    merged = {**doc, **edit.after}
    return {field: value for field, value in merged.items() if value is not None or field not in edit.after}


def event_order(event: Event) -> tuple[Any, ...]:
    """Sorts events by instant; ties by what they say, so that the order of entry never matters."""
    return (event.at, event.kind, str(event.decision_by or ""), str(event.respond_by or ""), str(event.until or ""))


class Changing:
    """Collects the edits of one act against a Book, giving new records their ids.

    Ids are final only where the act is made under the store's lock, which is where the store makes it.
    """

    def __init__(self, book: Book) -> None:
        self._book = book
        self._edits: dict[tuple[Table, int], Edit] = {}
        self._next_ids = dict(book.next_ids)

    def add(self, record: Record) -> int:
        """A new record; returns its id. Whatever id and uid `record` carries, it gets its own."""
        table = TABLE_OF[type(record)]
        record_id = self._next_ids[table]
        self._next_ids[table] += 1
        self._edits[table, record_id] = Edit(table, record_id, None, to_doc(record))
        return record_id

    def edit(self, read: Record, wanted: Record) -> None:
        """Change just the fields in which `wanted` differs from `read`, the record as the user saw it."""
        table = TABLE_OF[type(read)]
        old, new = to_doc(read), to_doc(wanted)
        fields = [field for field in {**old, **new} if old.get(field) != new.get(field)]
        if not fields:
            return
        stored = self._book.docs[table].get(read.id, {})
        before, after = {f: old.get(f) for f in fields}, {f: new.get(f) for f in fields}
        for field in fields:
            # what stands in the file may spell the same value another way: an instant's offset, a null, a field unknown to us
            if field in stored and _same(read, field, stored[field]):
                before[field] = stored[field]
            if field == "interviewers":
                after[field] = _keep_unknown(stored.get(field), after[field])
        previous = self._edits.get((table, read.id))
        if previous is not None and previous.after is not None:
            before = {**before, **(previous.before or {})} if previous.before is not None else None  # type: ignore[assignment]
            after = {**previous.after, **after}
        self._edits[table, read.id] = Edit(table, read.id, before, after)

    def remove(self, record: Record) -> None:
        """Delete a record, whole document and all."""
        table = TABLE_OF[type(record)]
        self._edits[table, record.id] = Edit(table, record.id, self._book.docs[table].get(record.id), None)

    def done(self, sentence: str, *, quiet: bool = False) -> Change:
        """The change, ready to be made durable."""
        return Change(sentence, tuple(self._edits.values()), quiet)


def _same(read: Record, field: str, stored: Any) -> bool:
    """Whether a stored value, read as the record reads it, is the value that was read."""
    try:
        again = from_doc(type(read), {**to_doc(read), field: stored}, read.id)
    except BadRecord:
        return False
    return bool(getattr(again, field) == getattr(read, field))


def _keep_unknown(stored: Any, wanted: Any) -> Any:
    """Interviewers as wanted, each with the fields of its stored document that this program does not know."""
    if not isinstance(stored, list) or not isinstance(wanted, list):
        return wanted
    known = {person.get("contact"): person for person in stored if isinstance(person, dict)}
    fields = set(Interviewer.__struct_fields__)
    return [{**{k: v for k, v in known.get(person["contact"], {}).items() if k not in fields}, **person} for person in wanted]
