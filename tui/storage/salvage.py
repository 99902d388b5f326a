"""Read what can be read of a damaged `book.json`: it holds one document a line, so that each line can be judged alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

import msgspec
from msgspec import Raw

from tui.domain.documents import loads
from tui.domain.models import TABLES

ID = "0|[1-9][0-9]{0,14}"
_ID = ID.encode()
_NAME = re.compile(rb'"((?:[^"\\]|\\.)*)": (\{\}?),?')
_ENTRY = re.compile(rb'"(%b)": (\{.*\}),?' % _ID)
_BEGINS = re.compile(rb'"(%b)": \{' % _ID)
_UNNAMED = "?"


class Stray(msgspec.Struct, frozen=True):
    """Something in the book that is not a document: what it is, in words, and its text."""

    sentence: str
    text: bytes


class Salvaged(msgspec.Struct):
    """What could be read: the text of each document by table and id, and the rest.

    `complete`: nothing is known to be missing besides the strays.
    """

    tables: dict[str, dict[str, bytes]]
    strays: list[Stray]
    complete: bool = False


def salvage(data: bytes, sums: Mapping[str, str], checksum: Callable[[bytes], str]) -> Salvaged:
    """Return what can be read of a book that was written with one document a line.

    `sums` are the checksums of its tables, if its description of itself can be read; they tell the name of a table whose
    name is damaged.
    """
    found = Salvaged({}, [])
    table: str | None = None
    ended = False
    before: dict[str, str] = {}
    for number, line in enumerate(data.split(b"\n"), 1):
        if line in (b"{", b"") or (number == 1 and len(line) < 3):
            continue
        if line in (b"}", b"},"):
            ended, table = table is None, None
        elif name := _NAME.fullmatch(line):
            table = _text(name[1])
            found.tables.setdefault(table, {})
            table = table if name[2] == b"{" else None
        else:
            entries, rest = _entries(line)
            if table is None and (entries or line.endswith(b"{")):
                table = f"{_UNNAMED}{number}"
                before[table] = next(reversed(found.tables), "")
                found.tables[table] = {}
            if table is not None:
                found.tables[table].update(entries)
            ended = table is None
            if rest:
                found.strays.append(Stray(_sentence(number, line, table), line))
    _give_names(found, sums, checksum, before)
    found.complete = ended and bool(found.tables) and sums.keys() <= found.tables.keys()
    return found


def written_tables(data: bytes) -> dict[str, bytes | Raw]:
    """Return the text of each table of a book that was written with one document a line, by its name."""
    found: dict[str, bytes | Raw] = {}
    name, begins, place = b"", 0, 0
    for line in data.split(b"\n"):
        if name and line in (b"}", b"},"):
            found[loads(name)], name = data[begins : place + 1], b""
        elif not name and (table := _NAME.fullmatch(line)):
            if table[2] == b"{}":
                found[loads(b'"%b"' % table[1])] = b"{}"
            else:
                name, begins = b'"%b"' % table[1], place + table.start(2)
        place += len(line) + 1
    return found


def sound(text: bytes | Raw) -> bool:
    """Return whether a text is a document that every later parser can read."""
    try:
        return isinstance(loads(text), dict)
    except (ValueError, RecursionError):
        return False


def singular(table: str) -> str:
    """Return what one record of a table is called."""
    return table[:-1] if table in TABLES else f"record of table `{table}`"


def is_named(name: str, stray: Stray) -> bool:
    """Return whether a stray is this record: "contact 7"."""
    return re.match(rf"{re.escape(name)}\b", stray.sentence) is not None


def _entries(line: bytes) -> tuple[dict[str, bytes], bytes]:
    """Return the documents on a line by id, and what cannot be read; there may be two if the line end is damaged."""
    whole = _ENTRY.fullmatch(line)
    if whole and sound(whole[2]):
        return {whole[1].decode(): whole[2]}, b""
    found: dict[str, bytes] = {}
    rest = b""
    starts = [match.start() for match in _BEGINS.finditer(line)]
    for start, stop in pairwise([*starts, len(line)]):
        part = line[start:stop]
        entry = _ENTRY.match(part)
        if entry and sound(entry[2]):
            found[entry[1].decode()] = entry[2]
        else:
            rest += part
    return found, rest if found else line


def _sentence(number: int, line: bytes, table: str | None) -> str:
    begins = _BEGINS.match(line)
    if table is None or table.startswith(_UNNAMED):
        return f"line {number} is damaged"
    if begins is None:
        return f"line {number}, in table `{table}`, is damaged"
    return f"{singular(table)} {begins[1].decode()}, on line {number}, is damaged"


def _give_names(
    found: Salvaged, sums: Mapping[str, str], checksum: Callable[[bytes], str], before: Mapping[str, str]
) -> None:
    """Restore damaged table names.

    If no name is missing, a table end or name in the wrong place has split a table: the part belongs to the table before it
    or to the one behind it; the checksum tells to which.
    """
    missing = [name for name in ("meta", *sums, *TABLES) if name not in found.tables]
    for name, docs in list(found.tables.items()):
        if name in sums or name in TABLES or name == "meta":
            continue
        own = checksum(text_of(docs.items()))
        fits = [one for one in missing if sums.get(one) == own]
        if not fits and name in before and missing:
            fits = missing[:1]
        if fits:
            found.tables = {fits[0] if key == name else key: value for key, value in found.tables.items()}
            missing.remove(fits[0])
        elif name in before:
            names = list(found.tables)
            behind = next(iter(names[names.index(name) + 1 :]), "")
            apart = docs.keys().isdisjoint
            joined = {**docs, **found.tables.get(behind, {})}
            is_behind = not before[name] or checksum(text_of(joined.items())) == sums.get(behind)
            if behind and is_behind and apart(found.tables[behind]):
                found.tables[behind] = joined
            elif before[name] in found.tables and apart(found.tables[before[name]]):
                found.tables[before[name]].update(docs)
            else:
                continue
            del found.tables[name]


def text_of(docs: Iterable[tuple[str | int, bytes | Raw]]) -> bytes:
    """Return a table as text, with one document a line."""
    lines = [b'"%d": %s' % (int(record_id), bytes(text)) for record_id, text in docs]
    return b"{\n" + b",\n".join(lines) + b"\n}" if lines else b"{}"


def _text(name: bytes) -> str:
    try:
        return str(loads(b'"' + name + b'"'))
    except ValueError:
        return name.decode("utf-8", "replace")
