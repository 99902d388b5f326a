"""An act as machines tell it to each other: records are named by uid, and fields are registers."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from tui.domain.changes import Edit
from tui.domain.history import Act
from tui.domain.sharing.registers import Registers, UidOf, registers_of, without_deleted
from tui.domain.sharing.stamps import Stamp


class SharedEdit(msgspec.Struct, frozen=True, array_like=True):
    """One record's part of an act, as in `Edit`: all registers for a new or a deleted record, else those that change.

    `before` also holds what was said of a person who is deleted with the act.
    """

    table: str
    uid: str
    before: Registers | None
    after: Registers | None


class SharedAct(msgspec.Struct, frozen=True, omit_defaults=True):
    """One act of a machine.

    `n` counts what the machine has told, `seq` is the act's number in the journal there.
    """

    n: int
    stamp: Stamp
    seq: int
    sentence: str
    edits: tuple[SharedEdit, ...]
    quiet: bool = False


def shared_edits(act: Act, uid_of: UidOf) -> tuple[SharedEdit, ...]:
    """Return the edits of an act with uids in place of ids; a record without a uid stays on this machine."""
    gone = {(edit.table, uid_of(edit.table, edit.id) or "") for edit in act.change.edits if edit.after is None}
    edits = (_shared(edit, uid_of, gone) for edit in act.change.edits)
    return tuple(edit for edit in edits if edit is not None)


def _shared(edit: Edit, uid_of: UidOf, gone: set[tuple[str, str]]) -> SharedEdit | None:
    uid = uid_of(edit.table, edit.id)
    if not uid or edit.table == "meta":
        return None
    before, after = (None if doc is None else registers_of(edit.table, doc, uid_of) for doc in (edit.before, edit.after))
    if before is None or after is None:
        return SharedEdit(edit.table, uid, before, None if after is None else {**after, "uid": uid})
    names = [name for name in {**before, **after} if before.get(name) != after.get(name) and name != "uid"]
    if not names:
        return None
    if gone:
        after = without_deleted(edit.table, before, after, gone)
    told = {name: after.get(name) for name in names if before.get(name) != after.get(name)}
    return SharedEdit(edit.table, uid, {name: before.get(name) for name in names}, told)


def uids_in(acts: Iterable[Act]) -> dict[tuple[str, int], str]:
    """Return the uids of the records that these acts make or delete, by table and id."""
    wholes = ((edit, doc) for act in acts for edit in act.change.edits for doc in (edit.before, edit.after) if doc)
    return {(edit.table, edit.id): doc["uid"] for edit, doc in wholes if isinstance(doc.get("uid"), str)}
