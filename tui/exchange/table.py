"""Tables of other programs (CSV), read leniently: any encoding and separator, with or without lines above the header."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

import msgspec

from tui.exchange import ExchangeError
from tui.exchange.column_names import (
    RowKind,
    field_named,
    guess_columns,
    is_data,
    is_doubtful,
    known_headers,
    plain_header,
    table_kind,
)
from tui.exchange.export.tables import TABLE_KINDS, original
from tui.exchange.limits import LONGEST_VALUE, MOST_CARDS, MOST_COLUMNS, MOST_LINES
from tui.exchange.text_encoding import decoded

_SEPARATORS = ",;\t|"
_HYPERLINK = re.compile(r'(?i)=hyperlink\("([^"]*)"(?:[;,] *"([^"]*)")?\)')
_HEAD = 20
"""The lines among which the header is looked for: LinkedIn writes notes above it."""

_COLUMN = "Column"
"""What the columns of a table without a header are called, with their numbers."""

OWN = "followup"
"""What a table of contacts that was exported from a book is known as."""

PROGRAMS: dict[str, frozenset[str]] = {
    "LinkedIn": frozenset({"first name", "last name", "connected on"}),
    "Google": frozenset({"e mail value", "phone value"}),
    "Outlook": frozenset({"e mail address", "business phone", "first name"}),
    "Huntr": frozenset({"title", "company name", "list name"}),
    OWN: frozenset({"job title", "reached via", "last contact"}),
    "Simplify": frozenset({"job title", "company name", "job url", "status"}),
}
"""The columns by which a program's export is known."""


class Table(msgspec.Struct, frozen=True):
    """A table: the names of its columns, its rows, and what its columns seem to be.

    `program` is the one that wrote it, if that is known. `first` is the number of the row below the header in the file, `own`
    the user's addresses. `is_doubtful` says that it may hold the other kind. `has_unknown_header` says that no name of a
    column is known, so that the header may be a row like the others.
    """

    source: str
    kind: RowKind
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...]
    program: str = ""
    first: int = 2
    own: tuple[str, ...] = ()
    is_doubtful: bool = False
    has_unknown_header: bool = False

    @property
    def key(self) -> str:
        """Return what identifies the table in its import."""
        return f"table:{self.source}"

    @property
    def layout(self) -> str:
        """Return what identifies tables with the same columns; those of one without a header, only in the same file."""
        names = [plain_header(name) for name in self.header]
        return ",".join(names) if {*names} != {plain_header(_COLUMN)} else f"{self.source}: {len(names)} columns"

    @property
    def begins_with_data(self) -> bool:
        """Return whether the header looks like a row of data."""
        return any(map(is_data, self.header))


def without_header(table: Table) -> Table:
    """Return a table whose header is a row like the others; its columns are called by number."""
    header = tuple(f"{_COLUMN} {number}" for number in range(1, len(table.header) + 1))
    rows = (table.header, *table.rows)
    kind = table_kind(header, rows)
    columns = guess_columns(kind, header, rows)
    return msgspec.structs.replace(
        table,
        kind=kind,
        header=header,
        rows=rows,
        columns=columns,
        first=table.first - 1,
        is_doubtful="email" not in columns,
        has_unknown_header=False,
    )


def is_table(head: str) -> bool:
    """Return whether a text begins as a table with known columns does."""
    return any(known_headers(line.split(sign)) > 1 for line in head.splitlines()[:_HEAD] for sign in _SEPARATORS)


def read_table(data: bytes, name: str, own: Sequence[str] = ()) -> Table:
    """Return the table in a file's bytes; raises ExchangeError if there is none, or too much of it."""
    text = decoded(data).replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    if text.count("\n") > MOST_LINES:
        raise ExchangeError(f"{name}: this table has more than {MOST_LINES:,} lines.")
    if text.startswith("sep=") and "\n" in text:  # as Excel writes it
        text = text.partition("\n")[2]
    separator = max(_SEPARATORS, key=lambda sign: _header(_rows(text[:LONGEST_VALUE], sign, name))[1:])
    rows = list(_rows(text, separator, name))
    at, known, _ = _header(rows)
    header = _trimmed(rows[at]) if rows else []
    if not known:  # it may be a row like the others: none above it is left out, and no column
        at = next((number for number, row in enumerate(rows[:_HEAD]) if sum(map(bool, _trimmed(row))) > 1), 0)
        header = _trimmed(rows[at]) if rows else []
        header += [""] * (max((len(_trimmed(row)) for row in rows[at : at + _HEAD]), default=0) - len(header))
    if len(header) < 2:
        raise ExchangeError(f"{name}: this is not a table with two columns or more, separated by commas, semicolons or tabs.")
    if len(header) > MOST_COLUMNS:
        raise ExchangeError(f"{name}: this table has more than {MOST_COLUMNS} columns.")
    if any({*header} >= {*TABLE_KINDS[exported].titles} for exported in ("interviews", "processes")):
        told = "this table was exported for spreadsheets. To take a book back, export it as JSON and import that."
        raise ExchangeError(f"{name}: {told}")
    links = [{"link", "url"} & {field_named("people", name), field_named("processes", name)} for name in header]
    below = [
        tuple(_value(cell, is_link=bool(link))[:LONGEST_VALUE] for cell, link in zip(row, links, strict=False))
        if _trimmed(row) != header
        else ()  # the header again, as below each page
        for row in rows[at + 1 :]
    ]
    if known and not any(map(any, below)):
        raise ExchangeError(f"{name}: there are no rows below the header.")
    names = {*map(plain_header, header)}
    program = next((program for program, columns in PROGRAMS.items() if columns <= names), "")
    kind = table_kind(header, () if program else below)
    columns = guess_columns(kind, header, () if program else below)
    if program == OWN:
        columns = tuple("met" if title == "Met" else column for title, column in zip(header, columns, strict=True))
    doubtful = not program and (is_doubtful(header, below) if known else "email" not in columns)
    return Table(name, kind, tuple(header), tuple(below), columns, program, at + 2, tuple(own), doubtful, not known)


def _value(cell: str, *, is_link: bool) -> str:
    """Return what a cell holds: of a link that a spreadsheet calculates its address or its text."""
    text = original(cell.strip())
    if found := _HYPERLINK.fullmatch(text):
        return found[1] if is_link or not found[2] else found[2]
    return text


def _trimmed(row: Sequence[str]) -> list[str]:
    """Return the cells of a row up to the last one that is not empty."""
    cells = [cell.strip() for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _rows(text: str, separator: str, name: str) -> Iterator[list[str]]:
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=separator)):
            if number > MOST_CARDS:
                raise ExchangeError(f"{name}: this table has more than {MOST_CARDS:,} rows.")
            yield row
    except csv.Error:
        raise ExchangeError(f"{name}: this table is damaged, perhaps by a quote mark that is not closed.") from None


def _header(rows: Sequence[list[str]] | Iterator[list[str]]) -> tuple[int, int, int]:
    """Return which row is the header, how many of its names are known, and how many it has."""
    best = (0, 0, 0)
    for number, row in zip(range(_HEAD), rows, strict=False):
        found = (number, known_headers(row), sum(bool(cell.strip()) for cell in row))
        best = max(best, found, key=lambda found: (found[1:], -found[0]))
    return best
