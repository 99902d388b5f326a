"""What people type or paste to name somebody: a name, an e-mail address, or both as mail has them."""

from __future__ import annotations

import re

from tui.domain.models import ParsedName

_PART = re.compile(r'(?:"[^"]*"|<[^>]*>|[^,;]|(?<!>);)+')
_ADDRESS = re.compile(r"[^\s@<>,;\"]+@[^\s@<>,;\"]+")
WORDS, LENGTH = 6, 60
"""The most that a name has."""


def read_person(text: str) -> ParsedName:
    """Who is meant by "Ana Ruiz", "Ana Ruiz <ana@nimbus.example>", '"Ruiz, Ana" <...>' or an address alone."""
    text = " ".join(text.split())
    head, _, last = text.rpartition("<" if "<" in text else " ")
    address = last.strip("<>() ").removeprefix("mailto:")
    if not _ADDRESS.fullmatch(address):
        return ParsedName(text)
    return ParsedName(plain_name(head) or name_in(address), address)


def listed_people(text: str) -> tuple[str, ...]:
    """What stands between commas; those within quotes part nobody, and mail's semicolons after an address do."""
    return tuple(part for part in map(str.strip, _PART.findall(text)) if part)


def check_name(name: str) -> None:
    """Raises ValueError, with a sentence, for what is too long to be a name."""
    if len(name) > LENGTH or len(name.split()) > WORDS:
        raise ValueError(f"too long for a name: {' '.join(name[:LENGTH].split()[:2])}...")


def plain_name(name: str) -> str:
    """A display name as people write it: "Doe, John (Nimbus)" is John Doe; an address is no name."""
    name = " ".join(name.strip("'\" ").split())
    name = re.sub(r"\s*[(\[][^()\[\]]*[)\]]$", "", name) or name
    last, comma, first = name.partition(", ")
    if comma and "," not in first and len(last.split()) <= 3 and len(first.split()) <= 3:
        name = f"{first} {last}"
    return "" if "@" in name else name


def name_in(address: str) -> str:
    """A name made of an address's words: ana.ruiz@... is Ana Ruiz."""
    words = re.split(r"[._]+", address.partition("@")[0].partition("+")[0])
    return " ".join(word.capitalize() if word.isalpha() else word for word in words if word)
