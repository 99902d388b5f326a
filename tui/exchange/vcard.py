"""Address books in vCard files (versions 2.1, 3.0 and 4.0), however malformed, as contacts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from tui.domain.merging import distinct
from tui.domain.models import Contact
from tui.exchange import ExchangeError
from tui.exchange.card import Card, address_in, contact_named, filled, list_values, make_card, one_line_cut, paragraphs
from tui.exchange.export import PROGRAM, contact_in, is_own
from tui.exchange.ics_parser import of_quoted_printable, unescaped_value, unfolded, unquoted
from tui.exchange.limits import LONGEST_NAME, LONGEST_VALUE, LONGEST_WORDS, MOST_CARDS, MOST_LINES, MOST_VALUES

_LINE = re.compile(r'(?:([\w-]+)\.)?([A-Za-z][A-Za-z0-9-]*)((?:;(?:[^:;"]|:(?=//)|"[^"]*")*)*):')
_PARAM = re.compile(r';\s*(?:([A-Za-z0-9-]+)\s*=)?((?:[^;"]|"[^"]*")*)')
_PART = re.compile(r"((?:\\.|[^;])*)(?:;|$)", re.DOTALL)
_IN_LIST = re.compile(r"((?:\\.|[^,])*)(?:,|$)", re.DOTALL)
_PROPERTY = re.compile(r"(?:[\w-]+\.)?([A-Za-z][A-Za-z0-9-]*)[;:]")
_GIVEN_IN_LOWER_CASE = frozenset({"begin", "end", "version", "fn", "n", "email", "tel", "adr", "org", "title", "role", "url",
    "note", "categories", "nickname", "bday", "photo", "uid", "rev", "prodid", "kind"})  # fmt: skip
_NONE: Mapping[str, str] = {}
_NO_TYPES: frozenset[str] = frozenset()
_CONTROLS = re.compile("[\\x00-\\x1f\\x7f-\\x9f]")
_NOT_KEPT = frozenset({"BEGIN", "END", "VERSION", "PRODID", "REV", "PHOTO", "LOGO", "SOUND", "KEY", "AGENT", "X-ABADR"})
"""What says nothing of the person, and pictures and keys, which are large."""
_NO_PHONES = frozenset({"FAX", "PAGER"})
_SYSTEM_TAGS = frozenset({"mycontacts", "my contacts", "starred"})
"""The groups that every contact of a telephone is in."""


class _Line(msgspec.Struct, frozen=True, gc=False):
    """One property of a card: its value still escaped, its types in upper case."""

    group: str
    name: str
    params: Mapping[str, str]
    types: frozenset[str]
    value: str

    @property
    def text(self) -> str:
        return unescaped_value(self.value)

    @property
    def rank(self) -> int:
        """Return the place among its kind: the preferred one first."""
        preferred = self.params.get("PREF", "")
        return int(preferred) if preferred.isdecimal() and len(preferred) < 4 else 0 if "PREF" in self.types else 100


def read_cards(text: str, source: str) -> list[Card]:
    """Return the cards of a file's text; `source` is the file's name. Raises ExchangeError if there is none, or too much."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") > MOST_LINES:
        raise ExchangeError(f"{source}: this address book has more than {MOST_LINES:,} lines.")
    cards = []
    for number, lines in enumerate(_cards(text), 1):
        if number > MOST_CARDS:
            raise ExchangeError(f"{source}: this address book has more than {MOST_CARDS:,} people.")
        cards.append(_card(lines, source, number))
    if not cards:
        raise ExchangeError(f"{source}: this address book has no contacts.")
    return cards


def _cards(text: str) -> Iterator[dict[str, list[_Line]]]:
    """Yield the properties of each card by name. A card inside another, as that of an assistant, is left out."""
    lines: dict[str, list[_Line]] = {}
    inside = 0
    for line in filter(None, map(_line, unfolded(text, _begins_a_property))):
        what = line.text.upper() if line.name in ("BEGIN", "END") else ""
        if what == "VCARD" and line.name == "BEGIN":
            if inside and "AGENT" not in lines:  # the card before it was not ended
                yield lines
                inside = 0
            inside += 1
            lines = {} if inside == 1 else lines
        elif what == "VCARD" and inside:
            inside -= 1
            if not inside:
                yield lines
                lines = {}
        elif inside == 1:
            lines.setdefault(line.name, []).append(line)
    if inside:
        yield lines


def _begins_a_property(line: str) -> bool:
    found = _PROPERTY.match(line, 0, LONGEST_NAME)
    if found is None:
        return False
    name = found[1]
    return name.isupper() or name[:2] in ("X-", "x-") or name.casefold() in _GIVEN_IN_LOWER_CASE


def _line(text: str) -> _Line | None:
    name, colon, value = text.partition(":")
    if colon and name.isalpha() and name.isascii():  # as most lines are
        return _Line("", name.upper(), _NONE, _NO_TYPES, value[:LONGEST_VALUE])
    found = _LINE.match(text, 0, LONGEST_NAME)
    if not found:
        return None
    params: dict[str, str] = {}
    types: set[str] = set()
    for param in _PARAM.finditer(found[3]):
        name, value = (param[1] or "TYPE").upper(), unquoted(param[2])
        if name == "TYPE":
            types.update(map(str.strip, value.upper().split(",")))
        else:
            params.setdefault(name, value)
    value = text[found.end() : found.end() + LONGEST_VALUE]
    encoding = params.pop("ENCODING", "").upper()
    charset = params.pop("CHARSET", "")
    if "QUOTED-PRINTABLE" in (encoding, *types):
        value = of_quoted_printable(value, charset)
    types -= {"QUOTED-PRINTABLE", "BASE64", "8BIT", ""}
    return _Line(found[1] or "", found[2].upper(), params, frozenset(types), value)


def _card(lines: dict[str, list[_Line]], source: str, number: int) -> Card:
    """Return the card of a person; what has no field here is kept as it is."""
    kinds = _texts(lines, "KIND", "X-ADDRESSBOOKSERVER-KIND")
    taken = {"FN", "N", "CATEGORIES", "NOTE", "ADR", "EMAIL", "URL", "X-SOCIALPROFILE", "TITLE", "TEL"}
    family, given, middle, prefix, suffix = (*_parts(_first(lines, "N")), "", "", "", "", "")[:5]
    shown = next(iter(_texts(lines, "FN")), "")
    if kinds and kinds[0].casefold() == "group":
        return Card(source=source, number=number, contact=Contact(name=one_line_cut(shown)), problem="it is a list of people")
    emails = [line for line in _ranked(lines, "EMAIL") if address_in(line.text)]
    phones = [line for line in _ranked(lines, "TEL") if not line.types & _NO_PHONES]
    units = _parts(_first(lines, "ORG"))
    role = next(iter(_texts(lines, "TITLE")), "")
    homes = sorted(lines.get("ADR", ()), key=lambda line: (line.rank, "WORK" not in line.types))
    addresses = list(filter(None, map(_address, homes)))
    labels = [] if addresses else [", ".join(text.splitlines()) for text in _texts(lines, "LABEL")]
    links = [line for name in ("URL", "X-SOCIALPROFILE") for line in _ranked(lines, name)]
    taken |= {"ORG"} if len(units) < 2 else set()
    exported = any(line.text == PROGRAM for line in lines.get("PRODID", ()))
    contact = filled(
        Contact(name=one_line_cut(shown)) if exported else contact_named(shown, given, middle, family, prefix, suffix),
        role=role or next(iter(_texts(lines, "ROLE")), ""),
        company=units[0] if units else "",
        emails=(address_in(line.text) for line in emails),
        phones=distinct("phones", list_values(_number(line.text) for line in phones)),
        address=one_line_cut(next(iter((*addresses, *labels)), "")),
        links=distinct("links", list_values(line.text.removeprefix("x-apple:") for line in links)),
        tags=list_values(
            tag
            for line in lines.get("CATEGORIES", ())
            for tag in map(unescaped_value, _split(_IN_LIST, line.value))
            if tag.lstrip("* ").casefold() not in _SYSTEM_TAGS
        ),
        notes=paragraphs(_texts(lines, "NOTE")),
    )
    uid = next((line.text for line in lines.get("UID", ())), "")
    taken |= {"UID"} if is_own(uid) else set()
    others = [line for name, found in lines.items() if name not in taken | _NOT_KEPT for line in found]
    others += [line for line in lines.get("EMAIL", ()) if not address_in(line.text)]
    others += [line for line in lines.get("TEL", ()) if line.types & _NO_PHONES]
    others += homes[1:]
    return make_card(
        msgspec.structs.replace(contact, uid=contact_in(uid), card=_kept(others, lines.get("X-ABLABEL", ()))), source, number
    )


def _kept(others: Iterable[_Line], labels: Iterable[_Line]) -> tuple[str, ...]:
    """Return lines as version 3.0 writes them, and the labels of those alone."""
    found = [line for line in others if line.name != "X-ABLABEL" and line.value.strip("; ")]
    groups = {line.group for line in found if line.group}
    found += [line for line in labels if line.group in groups]
    return tuple(dict.fromkeys(_written(line) for line in found[:MOST_VALUES]))


def _written(line: _Line) -> str:
    params = "".join(f";TYPE={kind}" for kind in sorted(line.types))
    params += "".join(f";{name}={_quoted(value)}" for name, value in line.params.items())
    group = f"{line.group}." if line.group else ""
    value = " ".join(line.value[:LONGEST_WORDS].split())
    return _CONTROLS.sub("", f"{group}{line.name}{params}:{value}")


def _quoted(value: str) -> str:
    value = value.replace("\n", " ").replace('"', "'")
    return f'"{value}"' if re.search("[:;,]", value) else value


def _ranked(lines: Mapping[str, list[_Line]], name: str) -> list[_Line]:
    """Return the lines of that name, the preferred one first."""
    found = lines.get(name, [])
    return sorted(found, key=lambda line: line.rank) if len(found) > 1 else found


def _texts(lines: Mapping[str, list[_Line]], *names: str) -> list[str]:
    return [text for name in names for line in _ranked(lines, name) if (text := line.text)]


def _first(lines: Mapping[str, list[_Line]], name: str) -> str:
    """Return the first value of that name that says anything."""
    return next((line.value for line in lines.get(name, ()) if line.value.strip("; ")), "")


def _parts(value: str) -> list[str]:
    """Return the parts of a structured value, without those at its end that are empty."""
    escaped = "\\" in value
    parts = [unescaped_value(part) for part in (_split(_PART, value) if escaped else value[: 2 * LONGEST_WORDS].split(";"))]
    while parts and not parts[-1]:
        parts.pop()
    return parts


def _split(pattern: re.Pattern[str], value: str) -> list[str]:
    return [found[1] for found in pattern.finditer(value[: 2 * LONGEST_WORDS])]


def _number(text: str) -> str:
    """Return a telephone number as it is shown: of tel:+1-418-656-9254;ext=102 the number and "ext. 102"."""
    if not text.casefold().startswith("tel:"):
        return text
    number, *more = text[4:].split(";")
    extension = next((each[4:] for each in more if each.casefold().startswith("ext=")), "")
    return f"{number} ext. {extension}" if extension else number


def _address(line: _Line) -> str:
    """Return a postal address on one line: box, rooms, street, place with region and code, country."""
    box, rooms, street, place, region, code, country = (*_parts(line.value), *[""] * 7)[:7]
    city = f"{place}, {region} {code}" if region else f"{code} {place}"
    pieces = (box, rooms, street, city.strip(" ,"), country)
    return ", ".join(", ".join(piece.splitlines()) for piece in pieces if piece)
