"""What two records of one person say: where they differ, and how they become one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Literal

import msgspec

from tui.domain.book import Book
from tui.domain.changes import Change, ChangeBuilder
from tui.domain.field_words import field_words
from tui.domain.folding import folded
from tui.domain.models import Contact, Interviewer, Note, Position

MergeChoice = Literal["keep", "take", "both"]

LISTS = ("emails", "phones", "links", "tags", "card")
ASKED_OF_LISTS = ("emails", "phones")
"""The lists of which a further value is worth a question; the others are joined."""
SINGLE = ("name", "greeting", "company", "role", "address", "met", "language", "keep_in_touch_days", "via", "notes")
JOINED = {"met": "; ", "notes": "\n\n"}
"""The texts that can hold both, and what stands between the two."""
BOTH: Mapping[str, MergeChoice] = dict.fromkeys((*JOINED, *LISTS), "both")
"""The choices that lose least."""
_LEGAL = frozenset({"inc", "llc", "ltd", "limited", "corp", "corporation", "co", "plc", "gmbh", "ag", "se", "kg", "sa",
    "sarl", "bv", "nv", "ab", "as", "oy", "srl", "spa", "pty"})  # fmt: skip
"""The ends of companies' names that say what they are in law."""
_EXTENSION = re.compile("[xX#]|[eE][xX][tT]")
_NO_DIGIT = re.compile(r"\D")
_PROTOCOL = re.compile(r"^(?:https?://)?(?:www\.)?(?:[a-z]{2}\.(?=linkedin\.com))?", re.ASCII)


class Difference(msgspec.Struct, frozen=True):
    """A field in which two records of a person differ; `both` says that it can hold both values."""

    field: str
    kept: Any
    other: Any
    both: bool

    @property
    def words(self) -> str:
        """Return what the field is called."""
        return field_words(self.field)


def contact_differences(kept: Contact, other: Contact) -> list[Difference]:
    """Return the fields that both records fill, with values that differ."""
    found = []
    for field in SINGLE:
        one, two = getattr(kept, field), getattr(other, field)
        if one not in ("", None) and two not in ("", None) and not _says_the_same(field, one, two):
            found.append(Difference(field, one, two, field in JOINED))
    for field in ASKED_OF_LISTS:
        one, two = getattr(kept, field), _further(field, getattr(kept, field), getattr(other, field))
        if one and two:
            found.append(Difference(field, one, two, both=True))
    return found


def merged_contact(kept: Contact, other: Contact, choices: Mapping[str, MergeChoice]) -> Contact:
    """Return a person's record with what another record adds.

    What is empty is filled, lists are joined; where both say something else, `choices` decides, or else the record itself.
    """
    wanted: dict[str, Any] = {}
    differ = {difference.field: difference for difference in contact_differences(kept, other)}
    for field in SINGLE:
        one, two, choice = getattr(kept, field), getattr(other, field), choices.get(field, "keep")
        if one in ("", None):
            wanted[field] = two
        elif field in differ and choice != "keep":
            wanted[field] = f"{one}{JOINED[field]}{two}" if choice == "both" and field in JOINED else two
    for field in LISTS:
        one, two = getattr(kept, field), getattr(other, field)
        choice = choices.get(field, "keep") if field in differ else "both"
        if choice != "keep":
            wanted[field] = (*(one if choice == "both" else ()), *_further(field, one if choice == "both" else (), two))
    return msgspec.structs.replace(kept, **wanted)


def distinct(field: str, values: Iterable[str]) -> tuple[str, ...]:
    """Return the values of a list without those that mean the same as one before."""
    return _further(field, (), values)


def merge_contacts(book: Book, kept: Contact, other: Contact, choices: Mapping[str, MergeChoice]) -> Change:
    """Merge another record of a person into the one that is kept, with all that names it: interviews, events, notes."""
    replace, builder = msgspec.structs.replace, ChangeBuilder(book)
    wanted = merged_contact(kept, other, choices)
    builder.edit(kept, replace(wanted, via=None) if wanted.via in (kept.id, other.id) else wanted)
    for interview in book.interviews_with(other.id):
        builder.edit(interview, replace(interview, interviewers=_one_of_two(interview.interviewers, kept.id, other.id)))
    for event in book.events_with(other.id):
        builder.edit(event, replace(event, contact=kept.id))
    for note in book.all(Note):
        if note.contact == other.id:
            builder.edit(note, replace(note, contact=kept.id))
    for position in book.all(Position):
        if position.main_contact == other.id:
            builder.edit(position, replace(position, main_contact=kept.id))
    for contact in book.all(Contact):
        if contact.via == other.id and contact.id != kept.id:
            builder.edit(contact, replace(contact, via=kept.id))
    builder.remove(other)
    one, two, name = (contact.name.strip() or "(no name)" for contact in (other, kept, wanted))
    both = "Two contacts are one now" if one == two else f"{one} and {two} are one contact now"
    return builder.done(f"{both}: {name}")


def _one_of_two(people: Iterable[Interviewer], kept: int, other: int) -> tuple[Interviewer, ...]:
    """Return the interviewers with one record for a person who had two; what was noted of either stays."""
    found: dict[int, Interviewer] = {}
    for person in people:
        there = kept if person.contact == other else person.contact
        before = found.get(there, Interviewer(contact=there))
        talked = "\n\n".join(filter(None, (before.talked_about, person.talked_about)))
        say = " ".join(filter(None, (before.say, person.say)))
        found[there] = msgspec.structs.replace(before, talked_about=talked, say=say)
    return tuple(found.values())


def phone_key(phone: str) -> str:
    """Return a telephone number in a form that can be compared: its last nine digits; empty if it has fewer than seven."""
    digits = _NO_DIGIT.sub("", _EXTENSION.split(phone, maxsplit=1)[0])
    return digits[-9:] if len(digits) >= 7 else ""


def link_key(link: str) -> str:
    """Return a link in a form that can be compared; empty for a site as a whole, which is not one person's."""
    key = plain_link(link)
    return key if "/" in key else ""


@lru_cache(4096)
def company_key(company: str) -> str:
    """Return a company's name in a form that can be compared: without signs and legal form."""
    words = re.sub(r"[^\w&+ ]", " ", folded(company)).split()
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    return " ".join(words)


def plain_link(link: str) -> str:
    return re.split("[?#]", _PROTOCOL.sub("", link.strip().casefold()), maxsplit=1)[0].rstrip("/")


def _says_the_same(field: str, one: Any, two: Any) -> bool:
    if not isinstance(one, str):
        return bool(one == two)
    first, second = (company_key(one), company_key(two)) if field == "company" else (letters(one), letters(two))
    return first == second or (field in JOINED and second in first)


def letters(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", folded(text)).split()) or text


def _further(field: str, there: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """Return the values of a list that are not there yet."""
    seen = {value_key(field, value) for value in there}
    found: dict[str, str] = {}
    for value in others:
        key = value_key(field, value)
        if key not in seen:
            found.setdefault(key, value)
    return tuple(found.values())


def value_key(field: str, value: str) -> str:
    key = phone_key(value) if field == "phones" else plain_link(value) if field == "links" else ""
    return key or value.strip().casefold()
