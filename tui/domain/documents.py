"""Documents kept as JSON text and parsed on demand: cheap to load, small in memory, written back unchanged."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator, MutableMapping
from functools import cache
from typing import Any

import msgspec
from msgspec import Raw

from tui.domain.models import Doc, R
from tui.domain.record_conversion import BadRecord, all_in_bounds, from_doc, in_bounds

Text = bytes | Raw

SCHEMA = 1
"""The version of the documents: what fields the tables of a book have."""


def dumps(value: Any) -> bytes:
    """Return JSON as stock TinyDB writes it, ASCII only, so that a file reads the same in every locale."""
    try:
        text = msgspec.json.encode(value)
    except UnicodeEncodeError:
        text = b"null"
    if b"null" in text:  # msgspec writes it for NaN and infinity, too
        return _dumps_with_json(value)
    return text if text.isascii() else text.decode().encode("ascii", _ESCAPE)


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """Return the JSON escapes of characters that are not ASCII."""
    assert isinstance(error, UnicodeEncodeError)
    units = error.object[error.start : error.end].encode("utf-16-be").hex()
    return "".join(f"\\u{units[place : place + 4]}" for place in range(0, len(units), 4)), error.end


_ESCAPE = "followup-json"
codecs.register_error(_ESCAPE, _escaped)


def _dumps_with_json(value: Any) -> bytes:
    import json  # takes 3 ms, and most text does not need it

    return json.dumps(value, separators=(",", ":"), check_circular=False).encode("ascii")


def loads(text: Text) -> Any:
    """Parse JSON, even what only Python's own parser accepts (NaN, half a surrogate pair); raises ValueError if invalid."""
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError):
        import json  # takes 3 ms, and most text does not need it

        return json.loads(bytes(text))


@cache
def _decoder(kind: type[R]) -> msgspec.json.Decoder[R]:
    return msgspec.json.Decoder(kind)


class DocumentTable(MutableMapping[int, Doc]):
    """One table's documents by id. Reading gives copies: only setting an id changes the table."""

    __slots__ = ("_changed", "_table", "_texts")

    def __init__(self, table: Text = b"{}") -> None:
        """Keep `table`, the JSON text of an object of documents with integer keys, and parse it when first needed."""
        self._table = table
        self._texts: dict[int, Text] | None = None
        self._changed: set[int] = set()

    @classmethod
    def of(cls, docs: Iterable[tuple[int, Doc]]) -> DocumentTable:
        """Return a table of these documents."""
        made = cls()
        for record_id, doc in docs:
            made[record_id] = doc
        return made

    @property
    def texts(self) -> dict[int, Text]:
        """Each document's JSON text, by id. To be read only."""
        if self._texts is None:
            try:
                self._texts = {**msgspec.json.decode(self._table, type=dict[int, Raw])}
            except (msgspec.DecodeError, UnicodeDecodeError):
                self._texts = {int(record_id): dumps(doc) for record_id, doc in loads(self._table).items()}
        return self._texts

    @property
    def table(self) -> Text | None:
        """Return the whole table's JSON text as it was read; None once anything in it has changed."""
        return None if self._changed else self._table

    def put_text(self, record_id: int, text: Text) -> None:
        """Set a document by its JSON text."""
        self.texts[record_id] = text
        self._changed.add(record_id)

    def records(self, kind: type[R]) -> tuple[dict[int, R], dict[int, str]]:
        """Return the table's documents as records, and what is wrong with each that is not a record."""
        known = self._decode_table(kind)
        if known and not self._changed:
            return known, {}
        for record_id in self._changed:
            known.pop(record_id, None)
        records: dict[int, R] = {}
        broken: dict[int, str] = {}
        for record_id in self.texts:
            try:
                records[record_id] = known.get(record_id) or self.record(kind, record_id)
            except BadRecord as error:
                broken[record_id] = str(error)
        return records, broken

    def _decode_table(self, kind: type[R]) -> dict[int, R]:
        """Decode the whole table at once; return {} if any document in it is invalid."""
        try:
            records: dict[int, R] = _decoder(dict[int, kind]).decode(self._table)  # type: ignore[valid-type]
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return {}
        if not all_in_bounds(kind, records.values()):
            return {}
        for record_id, record in records.items():
            msgspec.structs.force_setattr(record, "id", record_id)
        return records

    def record(self, kind: type[R], record_id: int) -> R:
        """Return one document as a record; raises BadRecord if it is not one."""
        text = self.texts[record_id]
        try:
            record: R = _decoder(kind).decode(text)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            try:
                return from_doc(kind, loads(text), record_id)
            except BadRecord:
                raise
            except ValueError:
                raise BadRecord(f"{kind.__name__.lower()} {record_id}: its text is damaged") from None
        msgspec.structs.force_setattr(record, "id", record_id)
        return in_bounds(record)

    def __getitem__(self, record_id: int) -> Doc:
        doc: Doc = loads(self.texts[record_id])
        return doc

    def __setitem__(self, record_id: int, doc: Doc) -> None:
        self.put_text(record_id, dumps(doc))

    def __delitem__(self, record_id: int) -> None:
        del self.texts[record_id]
        self._changed.add(record_id)

    def __iter__(self) -> Iterator[int]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)

    def __contains__(self, record_id: object) -> bool:
        return record_id in self.texts
