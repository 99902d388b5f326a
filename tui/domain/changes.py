"""Changes: everything that the user does to the book is one `Change`, a sentence with the fields before and after."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from functools import cache
from typing import Any, Protocol

import msgspec

from tui.domain.models import TABLE_OF, Doc, Interviewer, Record, TableName
from tui.domain.record_conversion import BadRecord, from_doc, to_doc


class Edit(msgspec.Struct, frozen=True, array_like=True):
    """One record's part of a change.

    If `before` is None, the record is new and `after` is its whole document. If `after` is None, it is deleted and `before`
    was its whole document. Otherwise both hold just the fields that change, with None for a field that is absent. `table`
    may be unknown to this program: its documents are kept, changed and undone like any other.
    """

    table: str
    id: int
    before: Doc | None
    after: Doc | None

    def inverse(self) -> Edit:
        """Return the edit that reverses this one."""
        return Edit(self.table, self.id, self.after, self.before)


class Change(msgspec.Struct, frozen=True):
    """One thing that the user did, in words and in data, with at most one edit for each record.

    A `quiet` change (an autosaved draft) is recorded, but undo passes over it.
    """

    sentence: str
    edits: tuple[Edit, ...] = ()
    quiet: bool = False

    def inverse(self, sentence: str) -> Change:
        """Return the change that reverses this one, last edit first."""
        return Change(sentence, tuple(edit.inverse() for edit in reversed(self.edits)))

    def added_ids(self, table: str) -> list[int]:
        """Return the ids of the records that this adds to a table."""
        return [edit.id for edit in self.edits if edit.table == table and edit.before is None]

    def added_id(self, table: str) -> int | None:
        """Return the id of the first record that this adds to a table; None if it adds none."""
        return next(iter(self.added_ids(table)), None)


class Clash(msgspec.Struct, frozen=True):
    """A field that another session changed since it was read: its value as read, its value now, and the value wanted."""

    table: str
    id: int
    field: str
    expected: Any
    found: Any
    wanted: Any


class Conflict(Exception):
    """A change that no longer fits the Book. Nothing of it was applied.

    `undoing` is the number of the act that was to be reversed, if any.
    """

    def __init__(
        self, clashes: list[Clash], undoing: int | None = None, words: str = "It was changed in the meantime"
    ) -> None:
        self.clashes = clashes
        self.undoing = undoing
        super().__init__(words)


def apply_edit(docs: MutableMapping[int, Doc], edit: Edit) -> None:
    """Apply an edit to the documents of its table, whatever they hold."""
    if edit.after is None:
        docs.pop(edit.id, None)
        return
    doc = docs.get(edit.id)
    if edit.before is None or doc is None:
        docs[edit.id] = dict(edit.after)
        return
    after = edit.after
    docs[edit.id] = {f: value for f, value in {**doc, **after}.items() if value is not None or f not in after}


class Documents(Protocol):
    """What a ChangeBuilder reads (a Book is one): the documents as stored, and for each table an id never used before."""

    @property
    def docs(self) -> Mapping[str, Mapping[int, Doc]]: ...

    @property
    def next_ids(self) -> Mapping[str, int]: ...


class ChangeBuilder:
    """Collect the edits of one change to a Book, and give new records their ids.

    Ids are final only if the change is made under the store's lock, as `Store.act` does.
    """

    def __init__(self, book: Documents) -> None:
        self._book = book
        self._edits: dict[tuple[TableName, int], Edit] = {}
        self._next_ids = dict(book.next_ids)

    def add(self, record: Record) -> int:
        """Add a new record and return its id; the id and uid that `record` carries are replaced."""
        table = TABLE_OF[type(record)]
        record_id = self._next_ids[table]
        self._next_ids[table] += 1
        self._edits[table, record_id] = Edit(table, record_id, None, to_doc(record))
        return record_id

    def edit(self, read: Record, wanted: Record) -> None:
        """Change just the fields in which `wanted` differs from `read`, the record as the user saw it."""
        table = TABLE_OF[type(read)]
        fields = [f for f in read.__struct_fields__ if f != "id" and getattr(read, f) != getattr(wanted, f)]
        if not fields:
            return
        stored = self._book.docs[table].get(read.id, {})
        before, after = {f: _stored(read, f) for f in fields}, {f: _stored(wanted, f) for f in fields}
        for field in fields:
            # the file may spell the same value differently: another offset of an instant, a null, an unknown field
            if field in stored and stored[field] != before[field] and _same(read, field, stored[field]):
                before[field] = stored[field]
            if field == "interviewers":
                after[field] = _keep_unknown(stored.get(field), after[field])
        previous = self._edits.get((table, read.id))
        if previous is not None and previous.after is not None:
            before = {**before, **(previous.before or {})} if previous.before is not None else None  # type: ignore[assignment]
            after = {**previous.after, **after}
        self._edits[table, read.id] = Edit(table, read.id, before, after)

    def remove(self, record: Record) -> None:
        """Delete a record with its whole document."""
        table = TABLE_OF[type(record)]
        self._edits[table, record.id] = Edit(table, record.id, self._book.docs[table].get(record.id), None)

    def done(self, sentence: str, *, quiet: bool = False) -> Change:
        """Return the change with its sentence."""
        return Change(sentence, tuple(self._edits.values()), quiet)


@cache
def _defaults(kind: type[Record]) -> dict[str, Any]:
    return {field.name: field.default for field in msgspec.structs.fields(kind)}


def _stored(record: Record, field: str) -> Any:
    """Return a field as a document holds it: None if it has its default."""
    value = getattr(record, field)
    if value == _defaults(type(record))[field]:
        return None
    return list(msgspec.to_builtins(value)) if isinstance(value, tuple) else msgspec.to_builtins(value)


def _same(read: Record, field: str, stored: Any) -> bool:
    """Return whether a stored value means the same as the value that was read."""
    try:
        again = from_doc(type(read), {**to_doc(read), field: stored}, read.id)
    except BadRecord:
        return False
    return bool(getattr(again, field) == getattr(read, field))


def _keep_unknown(stored: Any, wanted: Any) -> Any:
    """Return the wanted interviewers, each with the unknown fields of its stored document."""
    if not isinstance(stored, list) or not isinstance(wanted, list):
        return wanted
    known = {person.get("contact"): person for person in stored if isinstance(person, dict)}
    fields = set(Interviewer.__struct_fields__)
    return [{**{k: v for k, v in known.get(person["contact"], {}).items() if k not in fields}, **person} for person in wanted]
