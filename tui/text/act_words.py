"""What an act of the history did, in words: its sentence, and what that does not say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tui.domain.book import Book
from tui.domain.changes import Change, Edit
from tui.domain.field_words import field_words
from tui.domain.sanitize import one_line
from tui.text.stored_values import named

MOST_TOLD_OF = 4
"""The records or fields that are named; if there are still more, these are counted."""
EDITED = " edited"
KINDS = {"Contact": "contacts", "Position": "positions"}
"""The tables of records by the word with which a sentence about them begins."""
OUTSIDE = "Changed outside this program"
BACK = "Brought up to date with the other machines"


def act_words(book: Book, change: Change) -> str:
    """Return the sentence of a change; of an edit also which fields, and which records if it names none."""
    sentence = one_line(change.sentence)
    edited = [edit for edit in change.edits if edit.before is not None and edit.after is not None]
    if of := KINDS.get(sentence.removeprefix("Undone: ").removeprefix("Redone: ").split(" ")[0]):
        edited = [edit for edit in edited if edit.table == of]
    fields = [field_words(field) for edit in edited for field in edit.after or ()]
    if sentence.endswith(EDITED) and fields:
        return f"{sentence} ({_some(fields)})"
    if sentence in (OUTSIDE, BACK) and change.edits:
        records = _some(named(book, edit.table, edit.id) for edit in change.edits)
        return f"{sentence}: {records}" + (f" ({_some(fields)})" if fields else "")
    return sentence


def counted(edits: Iterable[Edit]) -> str:
    """Return how many records of each kind there are: "3 contacts, 1 interview"."""
    counts = Counter(edit.table for edit in edits)
    return ", ".join(f"{count} {table if count != 1 else table.removesuffix('s')}" for table, count in counts.items())


def _some(names: Iterable[str]) -> str:
    found = list(dict.fromkeys(map(one_line, names)))
    shown = found[:MOST_TOLD_OF] if len(found) > MOST_TOLD_OF + 1 else found
    more = len(found) - len(shown)
    return ", ".join([*shown, *([f"{more} more"] if more else [])])
