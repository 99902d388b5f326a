"""What was changed, by whom and when, and which of it undo and redo take next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from tui.core.book import Change


class Act(msgspec.Struct, frozen=True, omit_defaults=True):
    """One change as it was made durable.

    `seq` counts the book's acts from 1; `session` is a random word for the run of the program that made it, `who` its user,
    host and process in words. `undoes` is the seq of the act this one takes back, where it is an undo or (taking back an
    undo) a redo.
    """

    seq: int
    at: datetime
    session: str
    who: str
    change: Change
    undoes: int | None = None


def undo_target(history: Sequence[Act], session: str, since: int) -> Act | None:
    """The act that undo takes back: the newest standing one of this session, or from before it began.

    `since` is the seq the book had when the session opened; what other sessions did after that is theirs to take back.
    """
    gone = _taken_back(history)
    for act in reversed(history):
        mine = act.session == session or act.seq <= since
        stands = act.seq not in gone and not act.change.quiet
        if mine and stands and (act.undoes is None or _is_redo(history, act)):
            return act
    return None


def redo_target(history: Sequence[Act], session: str, since: int) -> Act | None:
    """The undo that redo takes back: the newest standing one with no newer act of the session's own after it."""
    gone = _taken_back(history)
    for act in reversed(history):
        if (act.session == session or act.seq <= since) and act.seq not in gone and not act.change.quiet:
            if act.undoes is None:
                return None
            if not _is_redo(history, act):
                return act
    return None


def _taken_back(history: Sequence[Act]) -> set[int]:
    """The seqs of acts that a standing undo or redo has taken back."""
    gone: set[int] = set()
    for act in reversed(history):
        if act.undoes is not None and act.seq not in gone:
            gone.add(act.undoes)
    return gone


def _is_redo(history: Sequence[Act], act: Act) -> bool:
    """Whether an act that takes another back took back an undo."""
    return any(other.seq == act.undoes and other.undoes is not None for other in history)
