"""Find out which people are the same: by an address, a number or a link, by name and company, or by likeness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from tui.domain.book import Book
from tui.domain.folding import folded
from tui.domain.merging import company_key, link_key, phone_key
from tui.domain.models import Contact
from tui.exchange.people import is_office, same_address
from tui.languages.reading.name_likeness import bare_name, is_part_of, may_be_same
from tui.languages.reading.name_words import title_kind

LIKENESS = 80
"""The likeness of two names, of 100, from which they are compared closely."""

MOST_COMPARED = 500
"""People at one company, or with one word of a name, whom a name is compared with."""


MOST_SHARING = 50
"""People with the same number or link of whom each is looked at."""


class Match(msgspec.Struct, frozen=True):
    """Whom somebody may be. `sure` says that it is certain; if not, `likely` is what to guess."""

    ref: int
    sure: bool
    likely: bool = True
    why: str = ""


class Pair(msgspec.Struct, frozen=True):
    """Two contacts who may be one person, and why; `kept` is the one with more to it."""

    kept: Contact
    other: Contact
    why: str
    sure: bool


def likely_duplicates(book: Book) -> list[Pair]:
    """Return the contacts that may be duplicates, the certain ones first."""
    people, pairs = People(), []
    for contact in book.all(Contact):
        match = people.match(contact)
        if match is not None:
            pairs.append(pair(book, book.record(Contact, match.ref), contact, match.why, sure=match.sure))
        people.add(contact.id, contact)
    return sorted(pairs, key=lambda found: not found.sure)


def pair(book: Book, one: Contact, other: Contact, why: str = "", *, sure: bool = True) -> Pair:
    """Return two contacts as a pair: the one with more interviews and events is kept, else the one added first."""

    def weight(contact: Contact) -> tuple[int, int]:
        return len(book.interviews_with(contact.id)) + len(book.events_with(contact.id)), -contact.id

    kept, gone = sorted((one, other), key=weight, reverse=True)
    return Pair(kept, gone, why, sure)


def with_same_key(book: Book, contact: Contact) -> Contact | None:
    """Return the contact who has one of somebody's addresses, numbers or links."""
    keys = set(_keys(contact))
    return next((known for known in book.all(Contact) if keys & set(_keys(known))), None) if keys else None


class People:
    """People by what tells them apart. A `ref` is whatever number the caller knows them by."""

    def __init__(self, contacts: Iterable[Contact] = ()) -> None:
        self._contacts: dict[int, Contact] = {}
        self._by_key: defaultdict[str, list[int]] = defaultdict(list)
        self._by_name: dict[str, int] = {}
        self._at_company: dict[tuple[str, str], int] = {}
        self._near: defaultdict[str, dict[int, str]] = defaultdict(dict)
        for contact in contacts:
            self.add(contact.id, contact)

    def add(self, ref: int, contact: Contact, *, by_likeness: bool = True) -> None:
        """Add somebody; who is not found by likeness is found by what is certain alone."""
        self._contacts[ref] = contact
        for key in _keys(contact):
            self._by_key[key].append(ref)
        name = name_key(contact.name)
        self._by_name.setdefault(name, ref)
        self._at_company.setdefault((name, company_key(contact.company)), ref)
        if by_likeness:
            for near in _neighbourhoods(name, contact.company):
                self._near[near][ref] = name

    def also(self, ref: int, contact: Contact) -> None:
        """Add what else somebody is known by: another record of the same person."""
        for key in _keys(contact):
            if ref not in (refs := self._by_key[key]):
                refs.append(ref)
        self._at_company.setdefault((name_key(contact.name), company_key(contact.company)), ref)

    def match(self, contact: Contact) -> Match | None:
        """Return who of the people somebody is, or may be; None for somebody new."""
        name, company = name_key(contact.name), company_key(contact.company)
        found = self._of_same_key(contact, name)
        if found and found.sure:
            return found
        here = self._at_company.get((name, company)) if name else None
        if here is not None and (company or not self._other_address(contact, here)):
            return Match(here, sure=True, why="the same name and company" if company else "the same name")
        if found:
            return found
        namesake = self._by_name.get(name) if name else None
        if namesake is not None:
            near = here or self._at_company.get((name, "")) or (namesake if not company else None)
            return Match(near or namesake, sure=False, likely=near is not None, why="the same name")
        return self._alike(contact, name, company)

    def _of_same_key(self, contact: Contact, name: str) -> Match | None:
        """Return somebody with the same address, number or link; one who is called otherwise is in doubt."""
        doubtful: Match | None = None
        for key in _keys(contact):
            refs = self._by_key.get(key, [])[:MOST_SHARING]
            for ref in sorted(refs, key=lambda ref: name_key(self._contacts[ref].name) != name):
                if key.startswith("uid:") or self._may_be(contact, self._contacts[ref]):
                    return Match(ref, sure=True, why=f"the same {key.partition(':')[0]}")
                if key.startswith(("e-mail address:", "link:linkedin.com/")):  # others may be a whole company's
                    doubtful = doubtful or Match(ref, sure=False, why=f"the same {key.partition(':')[0]}")
        return doubtful

    def _may_be(self, one: Contact, other: Contact) -> bool:
        names = one.name, other.name
        if not all(names) or any("@" in name for name in names):
            return True
        return (
            name_key(names[0]) == name_key(names[1]) or may_be_same(*names) or is_part_of(*names) or is_part_of(*names[::-1])
        )

    def _other_address(self, contact: Contact, ref: int) -> bool:
        """Return whether both have addresses, all different: then a name alone does not say that they are one."""
        one, other = (set(map(same_address, known.emails)) for known in (contact, self._contacts[ref]))
        return bool(one and other) and not one & other

    def _alike(self, contact: Contact, name: str, company: str) -> Match | None:
        """Return somebody at the same company, or at none, whose name is nearly the same."""
        from rapidfuzz import fuzz, process  # takes 16 ms, and the contacts are shown without it

        for near in _neighbourhoods(name, contact.company):
            there = self._near.get(near, {})
            if len(there) > MOST_COMPARED:
                continue
            for _, _, ref in process.extract(name, there, scorer=fuzz.ratio, score_cutoff=LIKENESS, limit=3):
                known = self._contacts[ref]
                at = company_key(known.company)
                if (at == company or not at or not company) and may_be_same(contact.name, known.name):
                    return Match(ref, sure=False, likely=False, why="a similar name")
        return None


def name_key(name: str) -> str:
    """Return a name in a form that can be compared: folded, without titles, degrees and signs."""
    first, _, last = name.partition(" ")
    simple = first.isalpha() and last.isalpha() and name.istitle() and not title_kind(first)  # as most are
    return folded(name) if simple else bare_name(name)


def _keys(contact: Contact) -> Iterator[str]:
    """Yield what is one person's: ids, addresses that are no office's, links, numbers."""
    if contact.uid:
        yield f"uid:{contact.uid}"
    for line in contact.card:
        if line.startswith("UID") and (value := line.partition(":")[2].strip()):
            yield f"uid:{value}"
    for email in contact.emails:
        if not is_office(email, ""):
            yield f"e-mail address:{same_address(email)}"
    for link in contact.links:
        if key := link_key(link):
            yield f"link:{key}"
    for phone in contact.phones:
        if key := phone_key(phone):
            yield f"phone:{key}"


def _neighbourhoods(name: str, company: str) -> Iterator[str]:
    """Yield where a like name is looked for: at the company, and among those with the same first or last word."""
    if key := company_key(company):
        yield f"company:{key}"
    if words := name.split():
        yield f"first:{words[0]}"
        yield f"last:{words[-1]}"
