"""Read what people type or paste to name somebody: a name in any order, an e-mail address, a role; or several people."""

from __future__ import annotations

import re
import unicodedata

from tui.domain.parsed_name import ParsedName
from tui.domain.sanitize import clean
from tui.languages import languages
from tui.languages.reading.name_parts import NAME_LIMIT, name_in, read_name, take_apart
from tui.languages.reading.name_words import name_list

WORDS, LENGTH = 6, 80
"""The most words and the most characters of a name."""
_ADDRESS = re.compile(r"[^\s@<>,;\"()]+@[^\s@<>,;\"()]+")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"|\'([^\']*)\'')
_ESCAPED = re.compile(r"\\([\"\\])")
_SQUARE = re.compile(r" \[([\w .&-]{1,40})\]$")
_NO_NAME = re.compile(r"\d(?!\d*(?:st|nd|rd|th)\b)|[/%$€£=#@:\\]")
"""Characters that a name does not have, except in an ordinal: "comp 70/140 OTE"."""
_SIGNS = str.maketrans("、，；（）＜＞＠،؛", ",,;()<>@,;")
"""Punctuation of Japanese, Chinese, Arabic and Persian, and what replaces it."""
_PLAIN = frozenset(" .,'’‘`\"“”„«»()-–—&/|@+·")


def read_person(text: str) -> ParsedName:
    """Return the person meant by "Ana Ruiz", "ruiz, ana <ana@nimbus.example>", "Tom, the CTO", "Tom (Nimbus)" or an address.

    The name comes out as it is written: given name first, with capitals. What is no name stays as it was typed.
    """
    text = unicodedata.normalize("NFC", " ".join(text.translate(_SIGNS).split()))
    head, address = _without_address(text)
    head = _SQUARE.sub(r" (\1)", _unquoted(head))
    if not head:
        return ParsedName(name_in(address) if address else text, address, typed=text)
    if _without_address(head)[1]:
        return ParsedName(text, address, typed=text)  # two addresses: nothing of it may be lost
    reading = take_apart(head)
    if reading.name is None or not _is_plain(head) or take_apart(reading.name.shown).name != reading.name:
        return ParsedName(head, address, typed=head)
    spoken = _language_of(reading.name.titles)
    return ParsedName(reading.name.shown, address, reading.role, reading.company, typed=head, language=spoken)


def _language_of(titles: tuple[str, ...]) -> str:
    """Return the language whose own form of address is among the titles; empty if there is none."""
    small = {title.casefold().rstrip(".") for title in titles}
    return next((known.code for known in languages() if small.intersection(known.lists.get("own_titles", ()))), "")


def put_in_order(text: str) -> str:
    """Return a typed name as names are written, or as it was typed if it is not a name: "RUIZ Ana" is Ana Ruiz."""
    return read_person(text).name if text.strip() else text


def listed_people(text: str) -> tuple[str, ...]:
    """Return each of several people, as they were typed.

    Commas, semicolons and "and" between two names separate them, but not a comma within quotes, before a role or a
    degree ("Tom, the CTO") nor, if semicolons separate the people, behind a family name.
    """
    people: list[str] = []
    text = text.translate(_SIGNS)
    for group in _parted(text, ";\n"):
        pieces = _parted(group, ",")
        if len(pieces) == 2 and group.strip() != text.strip() and _is_family(pieces[0]):
            pieces = [", ".join(pieces)]
        for number, piece in enumerate(pieces):
            if number and _goes_with_name(piece, people[-1]):
                people[-1] = f"{people[-1]}, {piece}"
            else:
                people += _both(piece)
    return tuple(people)


def can_be_name(person: ParsedName) -> bool:
    """Return whether that can be somebody's name or something in its place: an address, "the recruiter"."""
    name = person.name
    if len(name) > LENGTH or len(name.split()) > WORDS:
        return False
    return name == person.email or (any(map(str.isalpha, name)) and not _NO_NAME.search(name))


def is_address(text: str) -> bool:
    """Return whether a text is an e-mail address, as far as its form tells."""
    return _ADDRESS.fullmatch(text) is not None


def plain_name(name: str) -> str:
    """Return a display name of a mail or calendar as a contact has it: "Doe, John, PhD (Nimbus)" is John Doe; no address."""
    head = _unquoted(" ".join(name.split()))
    head, address = _without_address(head)
    found = take_apart(head).name
    if found is None or not _is_plain(head):
        return "" if address and not head else head
    keeps = found.suffix.strip(" ,").rstrip(".").casefold() in name_list("generations")
    return found.shown if keeps else found.shown.removesuffix(found.suffix)


def _without_address(text: str) -> tuple[str, str]:
    """Return a text without the first e-mail address in it, and that address."""
    tokens = text.replace("<", " <").replace(">", "> ").split()
    for place, token in enumerate(tokens):
        address = token.strip("<>()[],;\"'").removeprefix("mailto:") if "@" in token else ""
        if address and _ADDRESS.fullmatch(address):
            return " ".join((*tokens[:place], *tokens[place + 1 :])).strip(" ,;"), address
    return text, ""


def _unquoted(text: str) -> str:
    """Return a text without the quotes around it; a quote after a backslash, as mails write it, is one of the name's own."""
    while (quoted := _QUOTED.fullmatch(text)) is not None:
        text = (quoted[1] or quoted[2] or "").strip()
        text = _ESCAPED.sub(r"\1", text)
    return text.replace('\\"', '"')


def _is_plain(text: str) -> bool:
    """Return whether a text holds nothing but letters and the signs that names have, so that nothing is lost in ordering."""
    if len(text) > NAME_LIMIT or clean(text) != text:
        return False
    return all(character in _PLAIN or unicodedata.category(character)[0] in "LM" for character in text)


def _parted(text: str, signs: str) -> list[str]:
    """Return the parts of a text between some signs, but not those within quotes, brackets or <...>; no blank parts."""
    pieces, begin, closing = [], 0, ""
    for place, character in enumerate(text):
        if character == '"' and text[:place].endswith("\\"):
            continue
        if closing:
            closing = "" if character == closing else closing
        elif character in '"(<' and {'"': '"', "(": ")", "<": ">"}[character] in text[place + 1 : place + LENGTH * 2]:
            closing = {'"': '"', "(": ")", "<": ">"}[character]
        elif character in signs:
            pieces.append(text[begin:place])
            begin = place + 1
    return [piece for piece in map(str.strip, (*pieces, text[begin:])) if piece]


def _is_family(text: str) -> bool:
    """Return whether a text may be a family name alone: one word, or some of which the first are particles."""
    found = text.casefold().split()
    return "@" not in text and all(word in name_list("particles") for word in found[:-1])


def _goes_with_name(piece: str, before: str) -> bool:
    """Return whether the text behind a comma is a role or a degree of the person before it, with their one address or not."""
    (rest, address), (name, known) = _without_address(piece), _without_address(before)
    if not rest or (address and known) or not read_name(name):
        return False
    found = read_name(f"Ana Ruiz, {rest}")
    return found is not None and found.full == "Ana Ruiz"


def _both(piece: str) -> list[str]:
    """Return the two people of "Ana and Tom"; anything else as it is."""
    tokens = piece.split()
    for place, token in enumerate(tokens):
        if token.casefold() in name_list("conjunctions") and 0 < place < len(tokens) - 1:
            sides = [" ".join(tokens[:place]), " ".join(tokens[place + 1 :])]
            if all(read_name(_without_address(side)[0]) or "@" in side for side in sides):
                return [sides[0], *_both(sides[1])]
            break
    return [piece]
