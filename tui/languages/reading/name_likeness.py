"""Find out whether two names may be one person's: with a slip, an accent, a title, an initial, a part left out."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from tui.domain.book import Book
from tui.domain.folding import folded
from tui.domain.models import Contact
from tui.domain.operations import find_contact
from tui.domain.parsed_name import ParsedName
from tui.languages.reading.name_parts import read_name

_SIGNS = str.maketrans(".,-", "   ")
ALIKE = 0.85
"""The share of two names that must be the same for one to be a slip of the other."""
SHORT = 5
"""The least length of names that may differ by a letter: in shorter ones it makes another name."""


def may_be_same(one: str, other: str) -> bool:
    """Return whether two names may be one person's: "Anna Ruiz", "A. Ruiz" and "Dr. Ana Ruiz" may be Ana Ruiz."""
    first, second = bare_name(one), bare_name(other)
    if not first or not second:
        return False
    if sorted(first.split()) == sorted(second.split()):
        return True
    return _shortened(first.split(), second.split()) or (
        min(len(first), len(second)) >= SHORT and SequenceMatcher(None, first, second).ratio() >= ALIKE
    )


def known_like(book: Book, person: ParsedName, company: str = "") -> Iterator[Contact]:
    """Yield the contacts who may be a person that the book does not know; at that company, part of a name is enough."""
    if not person.name or "@" in person.name or find_contact(book, person, company) is not None:
        return
    here = company.strip().casefold()
    for contact in book.all(Contact):
        near = here and contact.company.strip().casefold() == here and is_part_of(person.name, contact.name)
        if near or may_be_same(person.name, contact.name):
            yield contact


def same_person(person: ParsedName, known: Contact) -> str:
    """Return the question whether a person who was named is a known one with a like name."""
    at = f" ({known.company.strip()})" if known.company.strip() else ""
    return f"Is {person.name} the same as {known.name}{at}?"


def is_part_of(one: str, other: str) -> bool:
    """Return whether a single name is the given or the family name of another: "Ana" or "Ruiz" of Ana Ruiz."""
    words = bare_name(other).split()
    return len(words) > 1 and bare_name(one) in (words[0], words[-1])


def bare_name(name: str) -> str:
    """Return a name without titles and signs, folded."""
    found = read_name(name)
    return " ".join(folded(found.full if found else name).translate(_SIGNS).split())


def _shortened(one: list[str], other: list[str]) -> bool:
    """Return whether two names have one family name, and given names of which one is the beginning of the other."""
    if len(one) < 2 or len(other) < 2 or one[-1] != other[-1]:
        return False
    return one[0].startswith(other[0]) or other[0].startswith(one[0])
