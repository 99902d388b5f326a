"""Apply edits to tables in memory, and find the edits between two states of a table."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from tui.domain.changes import Change, Edit, apply_edit
from tui.domain.documents import DocumentTable
from tui.domain.history import Act
from tui.domain.models import RECORDS, Doc


def replay(tables: dict[str, DocumentTable], next_ids: dict[str, int], acts: Iterable[Act]) -> None:
    """Apply acts to tables that do not hold them yet, and keep `next_ids` above every id that they gave."""
    for act in acts:
        for edit in act.change.edits:
            apply_edit(tables.setdefault(edit.table, DocumentTable()), edit)
        keep_ids(next_ids, act)


def keep_ids(next_ids: dict[str, int], act: Act) -> None:
    """Keep `next_ids` above every id that the act gave."""
    for edit in act.change.edits:
        next_ids[edit.table] = max(next_ids.get(edit.table, 1), edit.id + 1)


def refuse_meta(table: str) -> None:
    """Raise ValueError for table `meta`, which only the store itself writes."""
    if table == "meta":
        raise ValueError("Table `meta` describes the book itself and cannot be written to.")


def differences(table: str, old: Mapping[int, Doc], new: Mapping[int, Doc]) -> list[Edit]:
    """Return the edits that turn one state of a table into another."""
    edits = (difference(table, i, old.get(i), new.get(i)) for i in sorted(old.keys() | new.keys()))
    return [edit for edit in edits if edit]


def difference(table: str, record_id: int, old: Doc | None, new: Doc | None) -> Edit | None:
    """Return the edit that turns one state of a document into another; None if they are alike."""
    if old is None or new is None:
        return None if old is new else Edit(table, record_id, old, new)
    fields = [field for field in {**old, **new} if old.get(field) != new.get(field)]
    if not fields:
        return None
    return Edit(table, record_id, {f: old.get(f) for f in fields}, {f: new.get(f) for f in fields})


def with_uids(change: Change) -> Change:
    """Return the change with a uid for every record that it makes without one."""
    if all(edit.before is not None or not edit.after or edit.after.get("uid") for edit in change.edits):
        return change
    edits = tuple(
        Edit(edit.table, edit.id, None, {**edit.after, "uid": os.urandom(10).hex()})
        if edit.before is None and edit.after is not None and edit.table in RECORDS and not edit.after.get("uid")
        else edit
        for edit in change.edits
    )
    return Change(change.sentence, edits, change.quiet)
