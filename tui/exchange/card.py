"""One person of an address book or a table, as a contact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from tui.domain.models import Contact
from tui.exchange.limits import LONGEST_VALUE, LONGEST_WORDS, MOST_VALUES
from tui.exchange.people import same_address
from tui.languages.reading.name_parts import name_in
from tui.languages.reading.people_names import is_address, plain_name, read_person

_PLAIN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PICTURES = re.compile("[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+")
_GENERATIONS = re.compile(r"(?i)(jr|sr)\.?|i{2,3}|iv")


class Card(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One person of a file, as a contact without an id.

    `number` is the card's place in the file. `said` is what is to be told about it, `problem` why it is no person's, `unit`
    what such a place is called. `base` is the person as an export has written them, before another program changed the card;
    `doubtful` are the fields in which it has what an earlier export wrote, so that it may not know of the last one.
    """

    source: str
    number: int
    contact: Contact = Contact()
    said: str = ""
    problem: str = ""
    unit: str = "card"
    base: Contact | None = None
    doubtful: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """Return what identifies the card in its import."""
        return f"{self.source}#{self.number}"


def make_card(contact: Contact, source: str, number: int, unit: str = "card") -> Card:
    """Return a card; one without a name is called by its address, company or number, and says so."""
    if contact.name:
        said = "has only the name of a company" if contact.name == contact.company else ""
        return Card(source=source, number=number, contact=contact, said=said, unit=unit)
    names = (
        (name_in(contact.emails[0]) if contact.emails else "", "an e-mail address"),
        (contact.company, "a company"),
        (contact.phones[0] if contact.phones else "", "a phone number"),
        (contact.address, "a postal address"),
        (contact.links[0] if contact.links else "", "a link"),
    )
    for name, why in names:
        if name:
            called = msgspec.structs.replace(contact, name=name)
            return Card(source=source, number=number, contact=called, said=f"has no name, only {why}", unit=unit)
    return Card(source=source, number=number, contact=contact, problem="it names nobody", unit=unit)


def contact_named(
    full: str, given: str = "", middle: str = "", family: str = "", prefix: str = "", suffix: str = ""
) -> Contact:
    """Return a contact with a name, and with the role, company and address that were written beside it.

    `full` is the name as it is shown, which may have any order; the parts tell the order, where they are given.
    """
    full, given, middle, family, prefix, suffix = (
        one_line_cut(part) for part in (full, given, middle, family, prefix, suffix)
    )
    if given and family and _is_latin(given + family):
        middle = middle.replace(",", "")
        if not prefix and not suffix and _is_cased(given) and _is_cased(family) and not middle:
            return Contact(name=f"{given} {family}")
        behind = f" {suffix}" if _GENERATIONS.fullmatch(suffix) else ""
        return Contact(name=plain_name(" ".join(filter(None, (prefix, given, middle, family))) + behind))
    full = _undecorated(full) or " ".join(filter(None, (prefix, given, middle, family, suffix)))
    if not full:
        return Contact()
    person = read_person(full)
    return Contact(
        name=plain_name(person.name) or person.name,
        role=person.role,
        company=person.company,
        emails=(person.email,) if person.email else (),
    )


def filled(contact: Contact, *, role: str = "", company: str = "", emails: Iterable[str] = (), **others: object) -> Contact:
    """Return a contact with these fields; what was beside the name counts where they are empty."""
    return msgspec.structs.replace(
        contact,
        role=one_line_cut(role) or contact.role,
        company=one_line_cut(company) or contact.company,
        emails=list_values((*emails, *contact.emails)),
        **others,
    )


def without_user(cards: Iterable[Card], own_addresses: Iterable[str]) -> Iterator[Card]:
    """Yield the cards; the user's own is marked as such."""
    own = {same_address(email) for email in own_addresses}
    for card in cards:
        is_own = any(same_address(email) in own for email in card.contact.emails)
        yield msgspec.structs.replace(card, problem="this is you") if is_own else card


def one_line_cut(text: str) -> str:
    """Return a text on one line, cut off if it is very long."""
    return " ".join(text[: 2 * LONGEST_WORDS].split())[:LONGEST_WORDS].rstrip()


def paragraphs(texts: Iterable[str]) -> str:
    """Return texts below one another, without those that come twice."""
    kept = dict.fromkeys("\n".join(map(str.rstrip, text.strip().splitlines())) for text in texts)
    return "\n\n".join(filter(None, kept))[:LONGEST_VALUE]


def list_values(values: Iterable[str]) -> tuple[str, ...]:
    """Return the values of a list: on one line each, none empty or twice."""
    found = {value.casefold(): value for value in reversed([*filter(None, map(one_line_cut, values))])}
    return tuple(reversed(found.values()))[:MOST_VALUES]


def address_in(text: str) -> str:
    """Return the e-mail address that a value is; empty if it is none."""
    address = re.sub(r"(?i)^mailto:", "", one_line_cut(text)).strip("<> ")
    return address if is_address(address) else ""


def _undecorated(name: str) -> str:
    """Return a name without pictures and stray signs around it; empty if there is no letter or digit in it."""
    if not any(map(str.isalnum, name)):
        return ""
    return (name if name.isascii() else _PICTURES.sub("", name)).strip(" ;,|")


def _is_latin(text: str) -> bool:
    """Return whether names in this script have the given name first wherever they are written so."""
    return all(ord(character) < 0x2E80 for character in text)


def _is_cased(name: str) -> bool:
    """Return whether a part of a name is plain words in capitals as names have them: "Ana", "O'Brien", not "ana", "RUIZ"."""
    parts = name.split()
    return all(_PLAIN.fullmatch(part) and part[0].isupper() and (len(part) < 2 or not part.isupper()) for part in parts)
