"""What TinyDB is for here: the format of `book.json`, the query API, and what other programs write through it.

TinyDB hands every write the whole database. `BookTable` hooks in where that happens and tells the storage only which
documents a write changed; the store makes an act of them, and once that is durable `BookTable.perform` applies it. The hooks
are private to TinyDB: all that is used of it is in this file and is named in tests/storage/test_tinydb_private.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from contextlib import AbstractContextManager
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from tui.domain.changes import Edit, apply_edit
from tui.domain.documents import DocumentTable
from tui.domain.models import Doc
from tui.storage.edits import difference, differences, refuse_meta


class BookStorage(Storage):
    """The tables in memory. What TinyDB writes goes to `submit` as edits, made while `newest` keeps the tables up to date.

    `tables` and `next_ids` are the Book's: there is one copy of every document. `meta` is the book's own table, not to be
    written.
    """

    def __init__(
        self,
        tables: dict[str, DocumentTable],
        next_ids: dict[str, int],
        meta: DocumentTable,
        newest: Callable[[], AbstractContextManager[None]],
        submit: Callable[[list[Edit]], None],
    ) -> None:
        self.tables = tables
        self.meta = meta
        self.next_ids = next_ids
        self.newest = newest
        self._submit = submit

    def read(self) -> dict[str, Any]:
        """Return every table by name, as mappings from TinyDB's keys, which are texts, to documents."""
        return {name: View(docs) for name, docs in {"meta": self.meta, **self.tables}.items()}

    def write(self, data: Mapping[str, Any]) -> None:
        """Replace the whole database by `data`, which TinyDB does to drop tables. Table `meta` stays."""
        edits: list[Edit] = []
        for name, docs in self.tables.items():
            table = data.get(name, {})
            if isinstance(table, View) and table.docs is docs:
                continue
            edits += differences(name, docs, {int(key): doc for key, doc in table.items()})
        for name in data.keys() - self.tables.keys() - {"meta"}:
            edits += differences(name, {}, {int(key): doc for key, doc in data[name].items()})
        self._submit(edits)

    def update(self, name: str, updater: Callable[[Any], None]) -> None:
        """Let TinyDB's updater change an overlay of a table, and submit what it changed."""
        with self.newest():
            docs = self.documents(name)
            overlay = Overlay(docs)
            updater(overlay)
            written = ((i, docs.get(i), doc) for i, doc in overlay.touched.items())
            self._submit([edit for i, old, new in written if (edit := difference(name, i, old, new))])

    def documents(self, name: str) -> DocumentTable:
        """Return a table's documents, to be changed; raises ValueError for table `meta`."""
        refuse_meta(name)
        return self.tables.setdefault(name, DocumentTable())

    def next_id(self, name: str) -> int:
        """Return an id never given before, and give it only once."""
        given = self.next_ids.get(name, 1)
        self.next_ids[name] = given + 1
        return given


class BookTable(Table):
    """A TinyDB table that writes only the documents that change."""

    _storage: BookStorage

    def __init__(self, storage: BookStorage, name: str, cache_size: int = 0, persist_empty: bool = False) -> None:
        """Override: cache no queries, as other sessions may change what they find."""
        super().__init__(storage, name, cache_size, persist_empty)

    def perform(self, edit: Edit) -> None:
        """Apply an edit that is durable."""
        apply_edit(self._storage.documents(self.name), edit)

    def insert(self, document: Mapping[str, Any]) -> int:
        """Override: give the id under the lock."""
        with self._storage.newest():
            return super().insert(document)

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Override: give the ids under the lock."""
        with self._storage.newest():
            return super().insert_multiple(documents)

    def _read_table(self) -> Any:
        return self._storage.read().get(self.name, {})

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        self._storage.update(self.name, updater)

    def _get_next_id(self) -> int:
        return self._storage.next_id(self.name)


class BookDB(TinyDB):
    """TinyDB over the book."""

    _storage: BookStorage
    table_class = BookTable  # type: ignore[assignment]
    default_storage_class = BookStorage  # type: ignore[assignment]

    def look_at(self, tables: dict[str, DocumentTable], next_ids: dict[str, int], meta: DocumentTable) -> None:
        """Use these documents from now on, after the book was read again."""
        self._storage.tables, self._storage.next_ids, self._storage.meta = tables, next_ids, meta

    def perform(self, edit: Edit) -> None:
        """Apply an edit that is durable to its table."""
        table: BookTable = self.table(edit.table)  # type: ignore[assignment]
        table.perform(edit)


class View(Mapping[str, Doc]):
    """A table as TinyDB reads it, keyed by text."""

    def __init__(self, docs: DocumentTable) -> None:
        self.docs = docs

    def __getitem__(self, key: str) -> Doc:
        return self.docs[int(key)]

    def __iter__(self) -> Iterator[str]:
        return map(str, self.docs)

    def __len__(self) -> int:
        return len(self.docs)


class Overlay(MutableMapping[int, Doc]):
    """A table as TinyDB writes it: a document is copied before it is changed, and the table below stays the same.

    `touched` holds the copies by id; None means that the document is deleted.
    """

    def __init__(self, docs: DocumentTable) -> None:
        self._docs = docs
        self.touched: dict[int, Doc | None] = {}

    def __getitem__(self, record_id: int) -> Doc:
        if record_id not in self.touched:
            self.touched[record_id] = self._docs[record_id]
        doc = self.touched[record_id]
        if doc is None:
            raise KeyError(record_id)
        return doc

    def __setitem__(self, record_id: int, doc: Doc) -> None:
        self.touched[record_id] = doc

    def __delitem__(self, record_id: int) -> None:
        self[record_id]
        self.touched[record_id] = None

    def __iter__(self) -> Iterator[int]:
        yield from (i for i in self._docs if self.touched.get(i, ...) is not None)
        yield from (i for i, doc in self.touched.items() if doc is not None and i not in self._docs)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, record_id: object) -> bool:
        if record_id in self.touched:
            return self.touched[record_id] is not None
        return record_id in self._docs
