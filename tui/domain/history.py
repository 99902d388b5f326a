"""The history of changes, and which of them undo and redo reverse next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from tui.domain.changes import Change, Edit
from tui.domain.sharing.stamps import Stamp


class Act(msgspec.Struct, frozen=True, omit_defaults=True):
    """One change as the journal holds it.

    `seq` counts the book's acts from 1; `session` is a random word for the run of the program that made it, `who` its user,
    host and process in words. `undoes` is the seq of the act that this one reverses: an undo reverses an act, a redo an undo.
    `also` are the quiet acts on the same records that were reversed with it. `stamp` is that of an act of another machine,
    which undo and redo pass over; `lost` says in sentences what that and what was done here took from each other.
    """

    seq: int
    at: datetime
    session: str
    who: str
    change: Change
    undoes: int | None = None
    also: tuple[int, ...] = ()
    stamp: Stamp | None = None
    lost: tuple[str, ...] = ()


def undo_target(history: Sequence[Act], session: str, since: int) -> Act | None:
    """Return the act that undo reverses: the newest one in force of this session, or from before it began.

    `since` is the book's seq when the session opened. What other sessions did after that, only they can undo.
    """
    gone, undone = taken_back(history), undos(history)
    for act in reversed(history):
        if _is_own(act, session, since) and not act.change.quiet and act.seq not in gone and act.seq not in undone:
            return act
    return None


def redo_target(history: Sequence[Act], session: str, since: int) -> Act | None:
    """Return the undo that redo reverses: the newest one in force, unless the session has done something else since."""
    gone, undone = taken_back(history), undos(history)
    for act in reversed(history):
        if _is_own(act, session, since) and not act.change.quiet and act.seq not in gone:
            if act.seq in undone:
                return act
            if act.undoes is None:
                return None
    return None


def taking_back(history: Sequence[Act], target: Act, session: str, since: int) -> tuple[tuple[Edit, ...], tuple[int, ...]]:
    """Return the edits that reverse `target`, and the seqs of the quiet acts in force that they reverse with it.

    A quiet act is reversed with the act whose fields it changed further, so that text autosaved into a note does not prevent
    undoing "Start a note". Quiet acts of other sessions are not reversed: there the undo must clash.
    """
    gone = taken_back(history)
    also = [
        act
        for act in history
        if act.seq > target.seq and act.change.quiet and act.seq not in gone and _is_own(act, session, since)
        if any(_overlap(one, other) for one in target.change.edits for other in act.change.edits)
    ]
    edits = [edit for act in (target, *also) for edit in act.change.edits]
    return tuple(edit.inverse() for edit in reversed(squashed(edits))), tuple(act.seq for act in also)


def _overlap(one: Edit, other: Edit) -> bool:
    """Return whether two edits write the same field; creating or deleting a record writes all of them."""
    if (one.table, one.id) != (other.table, other.id):
        return False
    parts = (one.before, one.after, other.before, other.after)
    return None in parts or bool((one.after or {}).keys() & (other.after or {}).keys())


def squashed(edits: Iterable[Edit]) -> list[Edit]:
    """Return the edits of several changes, oldest first, merged into one edit for each record."""
    found: dict[tuple[str, int], Edit] = {}
    for edit in edits:
        key = edit.table, edit.id
        found[key] = _merged(found[key], edit) if key in found else edit
    return [edit for edit in found.values() if edit.before is not None or edit.after is not None]


def _merged(first: Edit, then: Edit) -> Edit:
    if first.after is None or then.before is None:  # deleted, then created again
        return Edit(first.table, first.id, first.before, then.after)
    if first.before is None:  # created, then edited or deleted
        after = None if then.after is None else {k: v for k, v in {**first.after, **then.after}.items() if v is not None}
        return Edit(first.table, first.id, None, after)
    if then.after is None:  # edited, then deleted
        before = {k: v for k, v in {**then.before, **first.before}.items() if v is not None}
        return Edit(first.table, first.id, before, None)
    return Edit(first.table, first.id, {**then.before, **first.before}, {**first.after, **then.after})


def _is_own(act: Act, session: str, since: int) -> bool:
    return act.stamp is None and (act.session == session or act.seq <= since)


def taken_back(history: Sequence[Act]) -> dict[int, int]:
    """Return the seqs of the acts that an undo or redo in force has reversed, each with the seq of that one."""
    gone: dict[int, int] = {}
    for act in reversed(history):
        if act.undoes is not None and act.seq not in gone:
            for seq in (act.undoes, *act.also):
                gone.setdefault(seq, act.seq)
    return gone


def undos(history: Sequence[Act]) -> set[int]:
    """Return the seqs of undos: acts that reverse an act that is not itself an undo. (One that reverses an undo is a redo.)

    An undo of an act older than this history counts as an act of its own.
    """
    found: set[int] = set()
    oldest = history[0].seq if history else 0
    for act in history:
        if act.undoes is not None and act.undoes >= oldest and act.undoes not in found:
            found.add(act.seq)
    return found


def last_to_change(history: Sequence[Act], table: str, record_id: int, field: str = "") -> Act | None:
    """Return the newest act that changed a field of a record, or any of them; None if the history has none."""
    for act in reversed(history):
        for edit in act.change.edits:
            whole = not field or edit.before is None or edit.after is None
            if (edit.table, edit.id) == (table, record_id) and (whole or field in (edit.after or {})):
                return act
    return None
