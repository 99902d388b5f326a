"""The rows of a table of people, as contacts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from tui.domain.merging import distinct
from tui.exchange.card import Card, address_in, contact_named, filled, list_values, make_card, one_line_cut, paragraphs
from tui.exchange.column_names import NO_FIELD, plain_header
from tui.exchange.limits import MOST_VALUES
from tui.exchange.table import OWN, Table

_BETWEEN = re.compile(r"\s*:::\s*|\s*[;\n]\s*")
_IN_TAGS = re.compile(r"\s*:::\s*|\s*[;,\n]\s*")
_LABELS = re.compile(r".*\b(label|type|primary|encoding|sensitivity|priority|photo|avatar|display name)\b")
_PLACES = ("street", "city", "region", "code", "country")
_GROUPS = ("business", "work", "address", "home", "other", "")


def read_rows(table: Table, columns: Sequence[str]) -> list[Card]:
    """Return the people of a table, whose columns hold these fields; blank rows are none."""
    prefixes = [_group(header) for header in table.header]
    plain = [plain_header(header) for header in table.header]
    return [
        _card(table, number, row, columns, plain, prefixes) for number, row in enumerate(table.rows, table.first) if any(row)
    ]


def _card(
    table: Table, number: int, row: Sequence[str], columns: Sequence[str], headers: Sequence[str], prefixes: Sequence[str]
) -> Card:
    cells: dict[str, list[str]] = {}
    places: dict[str, dict[str, str]] = {}
    kept: list[str] = []
    for value, field, header, prefix in zip(row, columns, headers, prefixes, strict=False):
        if not value:
            continue
        if field in _PLACES:
            places.setdefault(prefix, {})[field] = value
        elif field != NO_FIELD:
            cells.setdefault(field, []).append(value)
        elif table.program != OWN and not _LABELS.match(header):
            kept.append(_kept(header, value))

    def first(field: str) -> str:
        return cells[field][0] if field in cells else ""

    def split(field: str, between: re.Pattern[str] = _BETWEEN) -> Iterator[str]:
        return (piece for value in cells.get(field, ()) for piece in between.split(value) if piece)

    met = first("met")
    if met and table.program != OWN:
        met = f"Connected on {table.program or 'a network'} on {met}"
    contact = filled(
        contact_named(*map(first, ("name", "given", "middle", "family", "prefix", "suffix"))),
        role=first("role"),
        company=first("company"),
        emails=filter(None, map(address_in, split("email"))),
        phones=distinct("phones", list_values(split("phone"))),
        links=distinct("links", list_values(split("link"))),
        tags=list_values(tag.lstrip("* ") for tag in split("tags", _IN_TAGS) if not tag.startswith("* ")),
        address=one_line_cut(", ".join(first("address").splitlines()) or _place(places)),
        notes=paragraphs(cells.get("notes", ())),
        met=one_line_cut(met),
    )
    return make_card(msgspec.structs.replace(contact, card=tuple(kept[:MOST_VALUES])), table.source, number, "row")


def _kept(header: str, value: str) -> str:
    """Return the line of a vCard for a value that has no field here."""
    if header in ("birthday", "geburtstag", "geburtsdatum"):
        return f"BDAY:{one_line_cut(value)}"
    if header in ("nickname", "department"):
        return f"X-{header.upper()}:{one_line_cut(value)}"
    return f"X-{re.sub(r'[^A-Z0-9]+', '-', header.upper()).strip('-') or 'COLUMN'}:{one_line_cut(value)}"


def _group(header: str) -> str:
    """Return what an address's column belongs to: "Home" of "Home Street"."""
    first, _, rest = plain_header(header).partition(" ")
    return first if rest and first in _GROUPS else ""


def _place(places: dict[str, dict[str, str]]) -> str:
    """Return the first address that says where: box, street, place with region and code, country."""
    for group in _GROUPS:
        found = places.get(group, {})
        if found.get("street") or found.get("city"):
            street, city, region, code, country = (found.get(part, "") for part in _PLACES)
            place = f"{city}, {region} {code}" if region else f"{code} {city}"
            pieces = (", ".join(street.splitlines()), place.strip(" ,"), country)
            return ", ".join(filter(None, pieces))
    return ""
