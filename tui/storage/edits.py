"""Edits done to tables as they stand in memory, and found between two states of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tui.domain.changes import Edit, patched
from tui.domain.documents import DocumentTable
from tui.domain.models import Doc

Staged = dict[str, dict[int, Doc | None]]
"""Documents about to be written, by table and id, none standing for a deletion."""


def put(tables: dict[str, DocumentTable], staged: Staged) -> None:
    """Change the tables in memory; for what is durable."""
    for name, written in staged.items():
        docs = tables.setdefault(name, DocumentTable())
        for record_id, doc in written.items():
            if doc is None:
                docs.pop(record_id, None)
            else:
                docs[record_id] = doc


def replay(tables: dict[str, DocumentTable], edits: Iterable[Edit]) -> None:
    """Do edits to tables that have them not yet, whatever they hold."""
    for edit in edits:
        docs = tables.setdefault(edit.table, DocumentTable())
        doc = patched(docs.get(edit.id), edit)
        if doc is None:
            docs.pop(edit.id, None)
        else:
            docs[edit.id] = doc


def differences(table: str, old: Mapping[int, Doc], new: Mapping[int, Doc]) -> list[Edit]:
    """The edits that make one state of a table another."""
    edits = (difference(table, i, old.get(i), new.get(i)) for i in sorted(old.keys() | new.keys()))
    return [edit for edit in edits if edit]


def difference(table: str, record_id: int, old: Doc | None, new: Doc | None) -> Edit | None:
    """The edit that makes one state of a document another; none where they are alike."""
    if old is None or new is None:
        return None if old is new else Edit(table, record_id, old, new)
    fields = [field for field in {**old, **new} if old.get(field) != new.get(field)]
    if not fields:
        return None
    return Edit(table, record_id, {f: old.get(f) for f in fields}, {f: new.get(f) for f in fields})
