"""Two contacts side by side, field by field, and the one that becomes of them, as both front ends show them."""

from __future__ import annotations

from collections.abc import Mapping

from tui.domain.book import Book
from tui.domain.field_words import field_words
from tui.domain.merging import LISTS, SINGLE, MergeChoice, merged_contact
from tui.domain.models import Contact
from tui.domain.sanitize import one_line

VALUE_WIDTH = 28
"""The columns of a value."""


def side_by_side(book: Book, kept: Contact, other: Contact) -> list[str]:
    """Return lines with each field that either of two contacts fills, and what would move with the other."""
    rows = [("", f"contact {kept.id} (kept)", f"contact {other.id} (is removed)")]
    for field in (*SINGLE, *LISTS):
        one, two = (_shown(book, field, contact) for contact in (kept, other))
        if one or two:
            rows.append((field_words(field).capitalize(), one, "the same" if one == two else two))
    for words, found in (("Interviews", book.interviews_with), ("Events", book.events_with)):
        first, second = len(found(kept.id)), len(found(other.id))
        if first or second:
            rows.append((words, str(first), str(second)))
    return [f"{name[:14]:<14} {_cut(one):<{VALUE_WIDTH}} {_cut(two)}".rstrip() for name, one, two in rows]


def result(book: Book, kept: Contact, other: Contact, choices: Mapping[str, MergeChoice]) -> list[str]:
    """Return lines with each field that the merged contact fills, with the chosen values."""
    contact = merged_contact(kept, other, choices)
    shown = ((field_words(field).capitalize(), _shown(book, field, contact)) for field in (*SINGLE, *LISTS))
    return [f"{name[:14]:<14} {value}" for name, value in shown if value]


def value_words(value: object) -> str:
    """Return a field's value on one line."""
    return one_line(", ".join(map(str, value)) if isinstance(value, tuple) else "" if value is None else str(value))


def _shown(book: Book, field: str, contact: Contact) -> str:
    value = getattr(contact, field)
    if field == "via" and (known := book.get(Contact, value)):
        return one_line(known.name)
    return value_words(value)


def _cut(text: str) -> str:
    return text if len(text) <= VALUE_WIDTH else f"{text[: VALUE_WIDTH - 1]}…"
