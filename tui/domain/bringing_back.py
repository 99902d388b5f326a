"""Bring back a record that was deleted while somebody was at work on it, with what was deleted because of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tui.domain.book import Book
from tui.domain.changes import Change, Edit
from tui.domain.history import Act
from tui.domain.models import RECORDS, REFERENCES, Doc, TableName
from tui.domain.operations import Refused, record_words
from tui.domain.record_conversion import from_doc

RecordKey = tuple[TableName, int]

_OWNERS = frozenset({"positions", "interviews"})
"""The tables whose records are deleted with what refers to them."""


class Gone(Refused):
    """Raised for a change about records that are no longer in the book; `keys` says which."""

    def __init__(self, keys: Sequence[RecordKey]) -> None:
        super().__init__("What this is about is no longer in the book")
        self.keys = keys


def needed_by(about: Mapping[str, Any]) -> list[RecordKey]:
    """Return the records that these fields of an event or a note refer to."""
    return [(table, about[field]) for field, table in REFERENCES["events"].items() if about.get(field) is not None]


def refuse_gone(book: Book, keys: Iterable[RecordKey]) -> None:
    """Raise Gone if the book lacks one of these records."""
    if gone := [(table, record_id) for table, record_id in keys if record_id not in book.docs[table]]:
        raise Gone(gone)


def deleting_act(history: Sequence[Act], key: RecordKey) -> Act | None:
    """Return the newest act that deleted a record; None if the history has none."""
    return next((act for act in reversed(history) if key in _deleted(act.change)), None)


def bringing_back(book: Book, deletion: Change, key: RecordKey) -> Change:
    """Return the change that brings back a deleted record, as it was and with its uid.

    Its interviews, events and notes come back with it, an interview's position too, and the references to them that were
    cleared; nothing else of what the deletion did is touched.
    """
    deleted = _deleted(deletion)
    back = {key}
    while more := {one for one in deleted.keys() - back if _is_tied(one, back, deleted)}:
        back |= more
    again = [Edit(*one, None, deleted[one]) for one in deleted if one in back and one[1] not in book.docs[one[0]]]
    cleared = (edit for edit in deletion.edits if edit.before is not None and edit.after is not None)
    edits = [*again, *(restored for edit in cleared if (restored := _references(book, edit, back)))]
    return Change(f"{record_words(book, from_doc(RECORDS[key[0]], deleted[key], key[1]))} brought back", tuple(edits))


def _deleted(change: Change) -> dict[RecordKey, Doc]:
    gone = (edit for edit in change.edits if edit.after is None and edit.before is not None and edit.table in RECORDS)
    return {(edit.table, edit.id): edit.before for edit in gone}  # type: ignore[misc]


def _is_tied(key: RecordKey, back: set[RecordKey], deleted: dict[RecordKey, Doc]) -> bool:
    """Return whether a deleted record goes with one that comes back: as a part of it, or as what it is a part of."""
    return not _owners(key, deleted).isdisjoint(back) or any(key in _owners(each, deleted) for each in back)


def _owners(key: RecordKey, deleted: dict[RecordKey, Doc]) -> set[RecordKey]:
    """Return the records that a record is deleted with."""
    owning = ((target, deleted[key].get(field)) for field, target in REFERENCES[key[0]].items() if target in _OWNERS)
    return {(target, owner) for target, owner in owning if isinstance(owner, int)}


def _references(book: Book, edit: Edit, back: set[RecordKey]) -> Edit | None:
    """Return the edit that restores what was cleared and is still empty; None if nothing was that refers to these records."""
    before, now = edit.before or {}, book.docs.get(edit.table, {}).get(edit.id)
    if now is None:
        return None
    restored: Doc = {}
    for field, target in REFERENCES.get(edit.table, {}).items():  # type: ignore[call-overload]
        if isinstance(old := before.get(field), int) and (target, old) in back and now.get(field) is None:
            restored[field] = old
    there: list[Any] = now.get("interviewers") or []
    known, were = ([person.get("contact") for person in people] for people in (there, before.get("interviewers") or ()))
    missing = [n for n, who in enumerate(were) if ("contacts", who) in back and who not in known]
    if missing:
        people = [*there, *(before["interviewers"][n] for n in missing)]
        restored["interviewers"] = sorted(people, key=lambda person: (*were, who := person.get("contact")).index(who))
    return Edit(edit.table, edit.id, {field: now.get(field) for field in restored}, restored) if restored else None
