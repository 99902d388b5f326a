"""The history of changes, and which of them undo and redo act on next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from tui.domain.changes import Change, Edit


class Act(msgspec.Struct, frozen=True, omit_defaults=True):
    """One change as it was made durable.

    `seq` counts the book's acts from 1; `session` is a random word for the run of the program that made it, `who` its user,
    host and process in words. `undoes` is the seq of the act that this one takes back, if it is an undo or (of an undo) a
    redo; `also` are the quiet acts on the same records that it took back with it.
    """

    seq: int
    at: datetime
    session: str
    who: str
    change: Change
    undoes: int | None = None
    also: tuple[int, ...] = ()


def undo_target(history: Sequence[Act], session: str, since: int) -> Act | None:
    """Return the act that undo takes back: the newest standing one of this session, or from before it began.

    `since` is the seq the book had when the session opened; what other sessions did after that is theirs to take back.
    """
    gone, undos = _taken_back(history), _undos(history)
    for act in reversed(history):
        if _mine(act, session, since) and not act.change.quiet and act.seq not in gone and act.seq not in undos:
            return act
    return None


def redo_target(history: Sequence[Act], session: str, since: int) -> Act | None:
    """Return the undo that redo takes back: the newest standing one with no newer act of the session's own after it."""
    gone, undos = _taken_back(history), _undos(history)
    for act in reversed(history):
        if _mine(act, session, since) and not act.change.quiet and act.seq not in gone:
            if act.seq in undos:
                return act
            if act.undoes is None:
                return None
    return None


def taking_back(history: Sequence[Act], target: Act, session: str, since: int) -> tuple[tuple[Edit, ...], tuple[int, ...]]:
    """Return the edits that take `target` back, and the seqs of the standing quiet acts they take back with it.

    A quiet act goes with the act whose fields it went on writing, so that undoing "Start a note" does not stumble over the
    text autosaved into it. Those of other sessions do not: there the undo must clash.
    """
    gone = _taken_back(history)
    also = [
        act
        for act in history
        if act.seq > target.seq and act.change.quiet and act.seq not in gone and _mine(act, session, since)
        if any(_overlap(one, other) for one in target.change.edits for other in act.change.edits)
    ]
    edits = [edit for act in (target, *also) for edit in act.change.edits]
    return tuple(edit.inverse() for edit in reversed(squashed(edits))), tuple(act.seq for act in also)


def _overlap(one: Edit, other: Edit) -> bool:
    """Return whether two edits write the same field; making and deleting a record writes all of them."""
    if (one.table, one.id) != (other.table, other.id):
        return False
    parts = (one.before, one.after, other.before, other.after)
    return None in parts or bool((one.after or {}).keys() & (other.after or {}).keys())


def squashed(edits: Iterable[Edit]) -> list[Edit]:
    """Return the edits of several changes, oldest first, as one edit a record."""
    found: dict[tuple[str, int], Edit] = {}
    for edit in edits:
        key = edit.table, edit.id
        found[key] = _joined(found[key], edit) if key in found else edit
    return [edit for edit in found.values() if edit.before is not None or edit.after is not None]


def _joined(first: Edit, then: Edit) -> Edit:
    if first.after is None or then.before is None:  # deleted, then made again
        return Edit(first.table, first.id, first.before, then.after)
    if first.before is None:  # made, then edited or deleted
        after = None if then.after is None else {k: v for k, v in {**first.after, **then.after}.items() if v is not None}
        return Edit(first.table, first.id, None, after)
    if then.after is None:  # edited, then deleted
        before = {k: v for k, v in {**then.before, **first.before}.items() if v is not None}
        return Edit(first.table, first.id, before, None)
    return Edit(first.table, first.id, {**then.before, **first.before}, {**first.after, **then.after})


def _mine(act: Act, session: str, since: int) -> bool:
    return act.session == session or act.seq <= since


def _taken_back(history: Sequence[Act]) -> set[int]:
    """Return the seqs of acts that a standing undo or redo has taken back."""
    gone: set[int] = set()
    for act in reversed(history):
        if act.undoes is not None and act.seq not in gone:
            gone.add(act.undoes)
            gone.update(act.also)
    return gone


def _undos(history: Sequence[Act]) -> set[int]:
    """Return the seqs of undos: acts that take back an act which is itself no undo. (One that takes back an undo is a redo.)

    What took back an act older than this history counts as an act of its own.
    """
    undos: set[int] = set()
    oldest = history[0].seq if history else 0
    for act in history:
        if act.undoes is not None and act.undoes >= oldest and act.undoes not in undos:
            undos.add(act.seq)
    return undos
