"""`book.json`: a plain TinyDB file with one document a line."""

from __future__ import annotations

import re
import zlib
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Raw

from tui.domain.documents import DocumentTable, dumps, loads
from tui.domain.models import Doc
from tui.storage.errors import StoreError

SCHEMA = 1
_TABLE = rb'(?ms)^("(?:[^"\\]|\\.)*"): (\{\}|\{\n.*?\n\}),?$'
_HEADER = rb'"([A-Za-z0-9_]+)": \{'
_BRACES = frozenset({b"{", b"}", b"},", b""})
_ID = "0|[1-9][0-9]*"


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


class Stray(msgspec.Struct, frozen=True):
    """Something in the book that is not a document: what it is, in words, and its text."""

    sentence: str
    text: bytes


class Snapshot(msgspec.Struct):
    """What a `book.json` holds. `foreign` are the tables that another program has changed."""

    meta: Meta
    tables: dict[str, DocumentTable]
    strays: list[Stray]
    foreign: list[str]
    empty: bool = False


def parse(data: bytes, path: Path) -> Snapshot:
    """Read a book; raises StoreError, with line and column, if it is not a TinyDB file of tables."""
    if not data[:100].strip() and not data.strip():
        return Snapshot(Meta(), {}, [], [], empty=True)
    data = data.removeprefix(b"\xef\xbb\xbf")
    damaged: list[Stray] = []
    try:
        tables = _tables(data, path)
    except StoreError:
        data, damaged = _without_damage(data)
        if not damaged:
            raise
        tables = _tables(data, path)
    meta = Meta()
    meta_docs, strays = _documents("meta", tables.pop("meta", b"{}"), path, data)
    for doc in meta_docs.values():
        if isinstance(doc.get("schema"), int):
            meta = _meta(doc, path)
            break
    snapshot = Snapshot(meta, {"meta": meta_docs}, damaged + strays, [name for name in meta.sums if name not in tables])
    for name, text in tables.items():
        if meta.sums.get(name) == _sum(text):
            snapshot.tables[name] = DocumentTable(text)
        else:
            snapshot.foreign.append(name)
            snapshot.tables[name], strays = _documents(name, text, path, data)
            snapshot.strays += strays
    return snapshot


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
    lines = [b'"%d": %s' % (record_id, _one_line(bytes(text))) for record_id, text in docs.texts.items()]
    return b"{\n" + b",\n".join(lines) + b"\n}" if lines else b"{}"


def _one_line(text: bytes) -> bytes:
    return dumps(loads(text)) if b"\n" in text else text


def _sum(text: bytes | Raw) -> str:
    return f"{zlib.crc32(text):08x}"


def _meta(doc: Doc, path: Path) -> Meta:
    known = {field: value for field, value in doc.items() if value is not None}
    try:
        return msgspec.convert(known, Meta)
    except msgspec.ValidationError as error:
        if doc["schema"] > SCHEMA:
            return Meta(schema=doc["schema"])
        raise StoreError(f"{path}: table `meta` is not readable: {error}.") from None


def _tables(data: bytes, path: Path) -> dict[str, bytes | Raw]:
    try:
        return {**msgspec.json.decode(data, type=dict[str, Raw])}
    except (msgspec.DecodeError, UnicodeDecodeError):
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
    own = {loads(match[1]): match[2] for match in re.finditer(_TABLE, data)}
    return own if own.keys() == tables.keys() else {name: dumps(table) for name, table in tables.items()}


def _without_damage(data: bytes) -> tuple[bytes, list[Stray]]:
    """Return a book without its damaged lines, and those lines; as it is, and no lines, if the rest cannot be read either."""
    lines = data.split(b"\n")
    strays: list[Stray] = []
    kept: list[bytes] = []
    table = "?"
    for number, line in enumerate(lines, 1):
        if header := re.fullmatch(_HEADER, line):
            table = header[1].decode()
        elif line not in _BRACES and not _holds(line):
            strays.append(Stray(f"line {number}, in table `{table}`, is damaged", line))
            if not line.endswith(b",") and kept[-1:] and kept[-1].endswith(b"},"):
                kept[-1] = kept[-1][:-1]
            continue
        kept.append(line)
    mended = b"\n".join(kept)
    try:
        msgspec.json.decode(mended, type=dict[str, dict[str, Raw]])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return data, []
    return mended, strays


def _holds(line: bytes) -> bool:
    try:
        msgspec.json.decode(b"{" + line.removesuffix(b",") + b"}", type=dict[str, dict[str, Any]])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return False
    return True


def _documents(name: str, text: bytes | Raw, path: Path, data: bytes) -> tuple[DocumentTable, list[Stray]]:
    """Return a table's documents, and its entries that are not documents."""
    try:
        parts: dict[str, bytes | Raw] = {**msgspec.json.decode(text, type=dict[str, Raw])}
    except (msgspec.DecodeError, UnicodeDecodeError):
        table = loads(text)
        if not isinstance(table, dict):
            line, column = _place(data, max(data.find(dumps(name)), 0))
            raise StoreError(
                f"{path}, line {line}, column {column}: table `{name}` is a {_kind(table)}, not an object of documents."
            ) from None
        parts = {key: dumps(doc) for key, doc in table.items()}
    wrong = [key for key, part in parts.items() if not re.fullmatch(_ID, key) or bytes(part)[:1] != b"{"]
    if not wrong:
        return DocumentTable(text), []
    docs = DocumentTable()
    strays = [Stray(f"`{key}` in table `{name}` is not a document", bytes(parts.pop(key))) for key in wrong]
    for key, part in parts.items():
        docs.put_text(int(key), part)
    return docs, strays


def _place(data: bytes, at: int) -> tuple[int, int]:
    return data.count(b"\n", 0, at) + 1, at - (data.rfind(b"\n", 0, at) + 1) + 1


def _kind(value: Any) -> str:
    return {list: "list", str: "text", bool: "truth value", type(None): "null"}.get(type(value), "number")
