"""Describe people in an import: who they are, what is known of them, what changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tui.domain.field_words import field_words
from tui.domain.models import Contact
from tui.exchange.card import Card
from tui.exchange.wording import counted, cut_short


def done_words(new: Sequence[Contact], edited: int) -> str:
    """Return what was done, for the history; empty if nothing was."""
    if not new and not edited:
        return ""
    if len(new) == 1 and not edited:
        return f"{cut_short(new[0].name)} imported"
    if not new:
        return f"{counted(edited, 'person', 'people')} updated"
    return f"{counted(len(new), 'person', 'people')} imported" + (f", {edited:,} updated" if edited else "")


def person_words(contact: Contact) -> str:
    """Return a person with their company, or else their address."""
    beside = contact.company or next(iter(contact.emails), "")
    name = cut_short(contact.name) or "somebody without a name"
    return f"{name} ({cut_short(beside)})" if beside and beside != contact.name else name


def facts_line(where: str, contact: Contact) -> str:
    """Return what is known of somebody, on one line."""
    facts = (contact.name, contact.role, contact.company, *contact.emails, *contact.phones, *contact.links)
    return f"{where}: {', '.join(map(cut_short, filter(None, facts)))}"


def label_of(card: Card) -> str:
    """Return a card in a few words: whose it is, or its place, and its file."""
    name = cut_short(card.contact.name) if card.contact.name and not card.said else f"{card.unit} {card.number}"
    return f"{name} ({cut_short(card.source)})"


def place_of(card: Card) -> str:
    """Return where a card stands in its file."""
    return f"{card.unit.capitalize()} {card.number} of {cut_short(card.source)}"


def before_and_after(field: str, old: Any, new: Any) -> tuple[str, str]:
    """Return a field's values in words: of a list only what is added, of a card's other fields their number."""
    if field == "card":
        return "", counted(len(new) - len(old), "more field", "more fields")
    if isinstance(new, tuple) and {*old} <= {*new}:
        return "", value_text(tuple(value for value in new if value not in old))
    return value_text(old), value_text(new)


def changes_told(old: Contact, new: Contact) -> Iterator[str]:
    """Yield in words what was added to a person's fields, taken away or put in place of something else."""
    for field in Contact.__struct_fields__:
        before, after = getattr(old, field), getattr(new, field)
        words = field_words(field)
        if before == after:
            continue
        if field in ("card", "notes"):
            yield f"{words} changed"
        elif isinstance(after, tuple):
            yield from (f"{words} {quoted_value(value)} added" for value in after if value not in before)
            yield from (f"{words} {quoted_value(value)} removed" for value in before if value not in after)
        elif not after:
            yield f"{words} {quoted_value(before)} removed"
        else:
            yield f"{words} {quoted_value(after)}" + (f" instead of {quoted_value(before)}" if before else " added")


def quoted_value(value: object) -> str:
    """Return a field's value in quotes."""
    return f'"{value_text(value)}"'


def value_text(value: object) -> str:
    """Return a field's value on one line."""
    if isinstance(value, tuple):
        return cut_short(", ".join(map(str, value)))
    return "" if value is None else cut_short(str(value))
