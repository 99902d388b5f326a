"""Contacts as vCards, versions 3.0 (RFC 2426) and 4.0 (RFC 6350)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from tui.domain.book import Book
from tui.domain.models import Contact
from tui.domain.sanitize import harmless, one_line
from tui.exchange.export import PROGRAM, own_uid
from tui.languages.reading.name_parts import read_name

Version = Literal["3.0", "4.0"]

LONGEST_LINE = 75
"""Bytes of a line, without its end; longer ones are folded."""

_KEPT = re.compile(r'(?:[\w-]+\.)?([A-Za-z][A-Za-z0-9-]*)(?:;(?:[^:"]|"[^"]*")*)?:(.+)')
"""A line of an address book that was kept for its contact."""

_OURS = frozenset({"BEGIN", "END", "VERSION", "PRODID", "REV", "FN", "N"})

_ESCAPED = re.compile(r"[\\,;\n]")


def vcards(book: Book, version: Version, *, with_notes: bool = False) -> dict[str, str]:
    """Return a vCard for each contact by its UID, in the order of their names."""
    people = sorted(book.all(Contact), key=lambda contact: (contact.name.casefold(), contact.id))
    return {card_uid(each): vcard(each, version, with_notes=with_notes) for each in people}


def vcard(contact: Contact, version: Version, *, with_notes: bool = False) -> str:
    """Return the vCard of a contact; the notes are private."""
    said = _lines(contact, version, with_notes=with_notes)
    lines = ["BEGIN:VCARD", f"VERSION:{version}", f"PRODID:{PROGRAM}", *said, "END:VCARD"]
    return "".join(f"{folded_line(line)}\r\n" for line in lines)


def folded_line(line: str) -> str:
    """Return a line folded at 75 bytes, never inside a character."""
    data, pieces = line.encode(), list[bytes]()
    at, room = 0, LONGEST_LINE
    while len(data) - at > room:
        cut = at + room
        while data[cut] & 0xC0 == 0x80:  # a byte that continues a character
            cut -= 1
        pieces.append(data[at:cut])
        at, room = cut, LONGEST_LINE - 1
    return b"\r\n ".join([*pieces, data[at:]]).decode()


def _lines(contact: Contact, version: Version, *, with_notes: bool) -> Iterator[str]:
    first = (contact.name, *contact.emails, contact.company, "(no name)")
    name = next(text for text in map(one_line, first) if text)
    kept = _kept(contact)
    if not any(each == "UID" for each, _, _ in kept):
        yield f"UID{';VALUE=text' if version == '4.0' else ''}:{own_uid('contact', contact)}"
    yield f"FN:{_escaped(name)}"
    yield f"N:{_structured(_name_parts(name))}"
    if not any(each == "ORG" for each, _, _ in kept):
        yield from _each("ORG", [contact.company])
    yield from _each("TITLE", [contact.role])
    yield from _each("EMAIL", contact.emails)
    yield from _each("TEL", contact.phones)
    if address := harmless(contact.address).strip():
        several = any(each == "ADR" for each, _, _ in kept)
        preferred = "" if not several else ";PREF=1" if version == "4.0" else ";TYPE=PREF"
        yield f"ADR{preferred}:{_structured(('', '', address, '', '', '', ''))}"
    for link in filter(None, map(one_line, contact.links)):
        yield f"URL:{link}"
    if tags := list(filter(None, map(one_line, contact.tags))):
        yield f"CATEGORIES:{','.join(map(_escaped, tags))}"
    if with_notes and (notes := harmless(contact.notes).strip()):
        yield f"NOTE:{_escaped(notes)}"
    yield from (line for _, _, line in kept)


def card_uid(contact: Contact) -> str:
    """Return the UID that an address book has given a contact, else the one that it is exported with."""
    return next((value for name, value, _ in _kept(contact) if name == "UID"), own_uid("contact", contact))


def _kept(contact: Contact) -> list[tuple[str, str, str]]:
    """Return the lines kept of an address book that still hold (one UID, units of the company), each with name and value."""
    lines: list[tuple[str, str, str]] = []
    for line in map(one_line, contact.card):
        found = _KEPT.fullmatch(line)
        name = found[1].upper() if found else ""
        units = name != "ORG" or line.partition(":")[2].startswith(f"{_escaped(one_line(contact.company))};")
        if found and name not in _OURS and units and (name != "UID" or all(each != "UID" for each, _, _ in lines)):
            lines.append((name, found[2], line))
    return lines


def _each(name: str, values: Iterable[str]) -> Iterator[str]:
    return (f"{name}:{_escaped(value)}" for value in map(one_line, values) if value)


def _name_parts(name: str) -> tuple[str, str, str, str, str]:
    """Return family name, given name, further names, titles and degrees; a name that is not surely read is given whole."""
    parts = read_name(name)
    if parts and parts.given and parts.family and " ".join((*parts.titles, parts.given, parts.family)) == name:
        return parts.family, parts.given, "", " ".join(parts.titles), ""
    return "", name, "", "", ""


def _structured(parts: Iterable[str]) -> str:
    return ";".join(map(_escaped, parts))


def _escaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: "\\n" if found[0] == "\n" else f"\\{found[0]}", text)
