"""`book.json`: a plain TinyDB file with one document a line."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Raw

from tui.domain.documents import SCHEMA, DocumentTable, dumps, loads
from tui.domain.models import TABLES
from tui.domain.sanitize import printable
from tui.storage.errors import StoreError
from tui.storage.salvage import ID, Salvaged, Stray, salvage, singular, sound, written_tables
from tui.storage.salvage import text_of as salvaged_text


class Meta(msgspec.Struct, kw_only=True):
    """The one document of table `meta`; fields that others put there are kept.

    `book` is a random word that names the book, `seq` the newest act in it, `saved_at` the moment of that, `sums` the CRC-32
    of each table's text, `next_ids` for each table an id that was never given, `told` what the user has been warned of.
    """

    schema: int = 0
    book: str = ""
    seq: int = 0
    saved_at: str = ""
    next_ids: dict[str, int] = {}
    sums: dict[str, str] = {}
    told: list[str] = []


class Snapshot(msgspec.Struct):
    """What a `book.json` holds. `foreign` are the tables that another program has changed.

    `unsure`: its description of itself, table `meta`, is damaged or missing, so that `meta` is made up.
    """

    meta: Meta
    tables: dict[str, DocumentTable]
    strays: list[Stray]
    foreign: list[str]
    empty: bool = False
    unsure: bool = False


def parse(data: bytes, path: Path) -> Snapshot:
    """Read a book; raises StoreError, with line and column, if it is not a TinyDB file of tables."""
    if not data[:100].strip() and not data.strip():
        return Snapshot(Meta(), {}, [], [], empty=True)
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        tables = _tables(data, path)
        if not any(re.fullmatch(ID, name) for name in tables):  # a document outside of its table
            return _snapshot(tables, [], path, data)
        salvaged = _lines(data)
        if not salvaged.complete:
            return _snapshot(tables, [], path, data)
        return _snapshot(_joined(salvaged), salvaged.strays, path, data)
    except StoreError:
        salvaged = _lines(data)
        if not salvaged.complete:
            raise
        return _snapshot(_joined(salvaged), salvaged.strays, path, data)


def parse_lines(data: bytes, path: Path) -> Snapshot | None:
    """Return what can be read of a damaged book, line by line; None if that is nothing."""
    salvaged = _lines(data)
    return _snapshot(_joined(salvaged), salvaged.strays, path, data) if salvaged.tables else None


def _snapshot(tables: dict[str, bytes | Raw], damaged: list[Stray], path: Path, data: bytes) -> Snapshot:
    """Return the book of these tables, beside whose documents `damaged` was found."""
    own = [name for name, text in tables.items() if name not in ("meta", *TABLES) and b'"sums":{' in bytes(text)]
    if own and "meta" not in tables:  # its name is damaged
        tables["meta"] = tables.pop(own[0])
    meta_docs, strays = _documents("meta", tables.pop("meta", b"{}"), path, data)
    meta = _meta(meta_docs, strays)
    _name_again(tables, meta)
    snapshot = Snapshot(
        meta or Meta(),
        {"meta": meta_docs},
        damaged + strays,
        [name for name in meta.sums if name not in tables] if meta else [],
        unsure=meta is None,
    )
    for name, text in tables.items():
        if snapshot.meta.sums.get(name) == _sum(text):
            snapshot.tables[name] = DocumentTable(text)
        else:
            snapshot.foreign.append(name)
            snapshot.tables[name], strays = _documents(name, text, path, data)
            snapshot.strays += strays
    return snapshot


def _lines(data: bytes) -> Salvaged:
    start = data.find(b'"meta": {\n"')
    stop = data.find(b"\n}", start)
    meta = _meta(DocumentTable(b"{%b}" % data[start + 10 : stop]), []) if 0 <= start < stop else None
    return salvage(data, meta.sums if meta else {}, _sum)


def render(meta: Meta, tables: dict[str, DocumentTable]) -> bytes:
    """Return the book as text; `tables` are all its tables, with `meta` as it was read."""
    texts = {name: text_of(docs) for name, docs in tables.items() if name != "meta"}
    meta.sums = {name: _sum(text) for name, text in texts.items()}
    docs = tables.get("meta", DocumentTable())
    own = next((i for i, doc in docs.items() if isinstance(doc.get("schema"), int)), max(docs, default=0) + 1)
    docs[own] = {**docs.get(own, {}), **msgspec.to_builtins(meta)}
    parts = [b"%s: %s" % (dumps(name), text) for name, text in {"meta": text_of(docs), **texts}.items()]
    return b"{\n" + b",\n".join(parts) + b"\n}\n"


def text_of(docs: DocumentTable) -> bytes:
    """Return a table as text, with one document a line."""
    return salvaged_text((record_id, _one_line(bytes(text))) for record_id, text in docs.texts.items())


def _one_line(text: bytes) -> bytes:
    return dumps(loads(text)) if b"\n" in text else text


def _sum(text: bytes | Raw) -> str:
    return f"{zlib.crc32(text):08x}"


def _meta(docs: DocumentTable, strays: list[Stray]) -> Meta | None:
    """Return the book's description of itself; None, with what there is of it among the strays, if it cannot be read."""
    try:
        found = {i: doc for i, doc in docs.items() if isinstance(doc.get("schema"), int)}
    except (ValueError, RecursionError):
        return None
    for record_id, doc in found.items():
        try:
            return msgspec.convert({field: value for field, value in doc.items() if value is not None}, Meta)
        except msgspec.ValidationError:
            if doc["schema"] > SCHEMA:
                return Meta(schema=doc["schema"])
            strays.append(Stray("table `meta` is damaged", bytes(docs.texts[record_id])))
            del docs[record_id]
            break
    return None


def _joined(salvaged: Salvaged) -> dict[str, bytes | Raw]:
    return {name: salvaged_text(docs.items()) for name, docs in salvaged.tables.items()}


def _name_again(tables: dict[str, bytes | Raw], meta: Meta | None) -> None:
    """Give a table its name back if only the name is damaged: the checksum tells."""
    missing = [name for name in meta.sums if name not in tables] if meta else []
    for name in [name for name in tables if meta and name not in (*meta.sums, *meta.next_ids, *TABLES)]:
        own = next((one for one in missing if meta and meta.sums[one] == _sum(tables[name])), None)
        if own is not None:
            tables[own] = tables.pop(name)
            missing.remove(own)


def _tables(data: bytes, path: Path) -> dict[str, bytes | Raw]:
    try:
        return {**msgspec.json.decode(data, type=dict[str, Raw])}
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    import json  # 3 ms of a start, and a sound book does without

    try:
        tables = json.loads(data.decode("utf-8"))
    except json.JSONDecodeError as error:
        raise StoreError(f"{path}, line {error.lineno}, column {error.colno}: this is not JSON ({error.msg}).") from None
    except UnicodeDecodeError as error:
        line, column = _place(data, error.start)
        raise StoreError(f"{path}, line {line}, column {column}: this is not UTF-8 text.") from None
    except RecursionError:
        raise StoreError(f"{path}: this is not a book: it is nested too deeply.") from None
    if not isinstance(tables, dict):
        raise StoreError(f"{path}, line 1, column 1: a book must be a JSON object of tables, not a {_kind(tables)}.")
    own = written_tables(data)
    return own if own.keys() == tables.keys() else {name: dumps(table) for name, table in tables.items()}


def _documents(name: str, text: bytes | Raw, path: Path, data: bytes) -> tuple[DocumentTable, list[Stray]]:
    """Return a table's documents, and its entries that are not documents."""
    try:
        parts: dict[str, bytes | Raw] = {**msgspec.json.decode(text, type=dict[str, Raw])}
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        table = _any_json(text, name, path)
        if not isinstance(table, dict):
            line, column = _place(data, max(data.find(dumps(name)), 0))
            raise StoreError(
                f"{path}, line {line}, column {column}: table `{name}` is a {_kind(table)}, not an object of documents."
            ) from None
        parts = {key: dumps(doc) for key, doc in table.items()}
    strays = _repeated(name, bytes(text), parts)
    if not strays and _all_sound(text) and all(re.fullmatch(ID, key) for key in parts):
        return DocumentTable(text), []
    docs = DocumentTable()
    for key, part in parts.items():
        if re.fullmatch(ID, key) and sound(part):
            docs.put_text(int(key), part)
        elif re.fullmatch(ID, key) and bytes(part)[:1] == b"{":
            strays.append(Stray(f"{singular(name)} {key} is damaged", bytes(part)))
        else:
            strays.append(Stray(f"`{printable(key)}` in table `{name}` is not a document", bytes(part)))
    return docs, strays


def _any_json(text: bytes | Raw, name: str, path: Path) -> Any:
    """Read the JSON of a table, whatever its bytes are."""
    import json  # 3 ms of a start, and a sound book does without

    try:
        return json.loads(bytes(text).decode("utf-8", "surrogateescape"))
    except (ValueError, RecursionError) as error:
        raise StoreError(f"{path}: table `{name}` cannot be read: {error}.") from None


def _all_sound(text: bytes | Raw) -> bool:
    try:
        msgspec.json.decode(text, type=dict[str, dict[str, Any]])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def _repeated(name: str, text: bytes, parts: Mapping[str, bytes | Raw]) -> list[Stray]:
    """Return the documents whose id occurs a second time: a damaged id hides another record."""
    if text.count(b"\n") == len(parts) + 1:
        return []
    import json  # 3 ms of a start, and a sound book does without

    pairs: list[tuple[str, Any]] = []

    def keep(found: list[tuple[str, Any]]) -> dict[str, Any]:
        pairs[:] = found
        return dict(found)

    try:
        json.loads(text, object_pairs_hook=keep)
    except (ValueError, RecursionError):
        return []
    last = dict(pairs)
    hidden = [(key, doc) for key, doc in pairs if doc is not last[key]]
    return [Stray(f"{singular(name)} {key} is there twice", dumps(doc)) for key, doc in hidden]


def _place(data: bytes, at: int) -> tuple[int, int]:
    return data.count(b"\n", 0, at) + 1, at - (data.rfind(b"\n", 0, at) + 1) + 1


def _kind(value: Any) -> str:
    return {list: "list", str: "text", bool: "truth value", type(None): "null"}.get(type(value), "number")
