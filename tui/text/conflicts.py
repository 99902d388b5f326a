"""Why a change no longer fits the book, in words: who has changed what since, and what helps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from tui.domain.book import Book
from tui.domain.changes import Clash, Conflict
from tui.domain.field_words import field_words
from tui.domain.history import Act, last_to_change, undos
from tui.domain.models import RECORDS
from tui.domain.operations import record_words
from tui.domain.record_conversion import BadRecord, from_doc
from tui.domain.sanitize import one_line
from tui.text.stored_values import named, stored_words

MOST_TO_TAKE_BACK = 3
"""The changes that are named as those to take back first."""


def conflict_words(book: Book, conflict: Conflict, history: Sequence[Act], now: datetime, zone: ZoneInfo) -> str:
    """Return what another machine or session has changed; what helps an undo is a sentence more, with its full stop."""
    target = next((act for act in history if act.seq == conflict.undoing), None)
    said, before, since = list[str](), "", set[int]()
    for clash in conflict.clashes:
        by = last_to_change(history, clash.table, clash.id, clash.field)
        if by is not None and by is not target:
            since.add(by.seq)
        record = _record(book, clash, by)
        what = _clash(book, clash, by, now, zone, undoing=target is not None)
        said.append(what if record == before else f"{record}{what if what.startswith(' ') else f', {what}'}")
        before = record
    sentence = "; ".join(said)
    if target is None:
        return sentence
    is_redo = target.seq in undos(history)
    called = one_line(target.change.sentence.removeprefix("Undone: ") if is_redo else target.change.sentence)
    return f"'{called}' cannot be {'redone' if is_redo else 'undone'}: {sentence}.{_advice(sorted(since, reverse=True))}"


def _record(book: Book, clash: Clash, by: Act | None) -> str:
    """Return the name of the record; of one that is gone, as it was called when it was deleted."""
    edits = by.change.edits if by is not None and clash.found is None and not clash.field else ()
    doc = next((edit.before for edit in edits if (edit.table, edit.id) == (clash.table, clash.id)), None)
    if doc is not None and clash.table in RECORDS:
        try:
            return one_line(record_words(book, from_doc(RECORDS[clash.table], doc, clash.id)))
        except BadRecord:
            pass
    return named(book, clash.table, clash.id)


def _clash(book: Book, clash: Clash, by: Act | None, now: datetime, zone: ZoneInfo, *, undoing: bool) -> str:
    who = one_line(by.who) if by is not None and by.stamp is not None else "" if undoing else "another session"
    since = (f" since (change {by.seq})" if by is not None else " since") if undoing else ""
    if not clash.field:
        if clash.found is not None and clash.expected is None:
            return " is in the book already"
        done = "deleted" if clash.found is None else "changed"
        return f" was {done}{f' by {who}' if who else ''}{since}"
    found, wanted = (stored_words(book, clash.table, clash.field, each, now, zone) for each in (clash.found, clash.wanted))
    changed = f"{field_words(clash.field)}: {f'{who} changed it' if who else 'it was changed'} to {found}{since}"
    return changed if undoing else f"{changed}, you wanted {wanted}"


def _advice(since: Sequence[int]) -> str:
    """Return how to take back first what came after it, the newest first; empty if the history does not have it."""
    if not since:
        return ""
    first, *more = (f"`followup history --undo {seq}`" for seq in since)
    if not more:
        return f" {first} takes that back first."
    if len(since) > MOST_TO_TAKE_BACK:
        return " Take that back first, from the newest change on: `followup history` numbers them."
    return f" Take that back first: {', then '.join([first, *more])}."
