"""TinyDB as the engine: its tables read and change documents; what they change goes to the journal and not to a new file.

TinyDB hands every write the whole database. `BookTable` hooks in where that happens (`_read_table`, `_update_table`,
`_get_next_id`, private to TinyDB and so held to a contract by the tests) and tells the storage only which documents a write
changed; `BookStorage` collects them until the act they belong to is durable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from tui.domain.changes import Edit, patch
from tui.domain.documents import DocumentTable
from tui.domain.models import Doc
from tui.storage.edits import Staged, difference, differences


class BookStorage(Storage):
    """The tables in memory, and what is about to be written to them.

    While `staged` is a dict, what tables write is only noted there, by table and id, with none for a deletion. Any other
    write is made with the tables at their `newest` and handed to `submit` as edits, of which the store makes an act of its
    own. `tables` and `next_ids` are the Book's: there is one copy of every document. `meta` is the book's own table, not to
    be written.
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
        self._newest = newest
        self._submit = submit
        self.staged: Staged | None = None

    def read(self) -> dict[str, Any]:
        """Every table by name, as mappings from TinyDB's keys, which are texts, to documents."""
        return {name: View(docs) for name, docs in {"meta": self.meta, **self.tables}.items()}

    def write(self, data: Mapping[str, Any]) -> None:
        """Make the database what `data` is; what TinyDB calls to drop tables. Table `meta` stays."""
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
        """Let TinyDB's updater change a table through an overlay, and keep what it changed."""
        if name == "meta":
            raise ValueError("Table `meta` is what the book says about itself; it is not written to.")
        if self.staged is not None:
            overlay = Overlay(self.tables.setdefault(name, DocumentTable()), self.staged.setdefault(name, {}))
            updater(overlay)
            return
        with self._newest():
            docs = self.tables.setdefault(name, DocumentTable())
            overlay = Overlay(docs, {})
            updater(overlay)
            written = ((i, docs.get(i), doc) for i, doc in overlay.touched.items())
            self._submit([edit for i, old, new in written if (edit := difference(name, i, old, new))])

    def newest(self) -> AbstractContextManager[None]:
        """The lock, with the tables at their newest; inside a transaction that is so already."""
        return nullcontext() if self.staged is not None else self._newest()

    def next_id(self, name: str) -> int:
        """An id never given before; given only once."""
        given = self.next_ids.get(name, 1)
        self.next_ids[name] = given + 1
        return given


class BookTable(Table):
    """A TinyDB table whose writes cost what they change."""

    _storage: BookStorage

    def __init__(self, storage: BookStorage, name: str, cache_size: int = 0, persist_empty: bool = False) -> None:
        """As TinyDB's, but without a cache of queries: other sessions change what they would find."""
        super().__init__(storage, name, cache_size, persist_empty)

    def perform(self, edit: Edit) -> None:
        """Do one record's part of a change."""
        if edit.before is None:
            self.insert(Document(edit.after or {}, edit.id))
        elif edit.after is None:
            self.remove(doc_ids=[edit.id])
        else:
            after = edit.after
            self.update(lambda doc: patch(doc, after), doc_ids=[edit.id])

    def insert(self, document: Mapping[str, Any]) -> int:
        """As TinyDB's; the id is given under the lock."""
        with self._storage.newest():
            return super().insert(document)

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """As TinyDB's; the ids are given under the lock."""
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
        """Stand over these documents from now on, after the book was read anew."""
        self._storage.tables, self._storage.next_ids, self._storage.meta = tables, next_ids, meta

    def stage(self, edits: Iterable[Edit]) -> Staged:
        """Let the tables make these edits without changing anything yet; returns the documents they would write."""
        staged: Staged = {}
        self._storage.staged = staged
        try:
            for edit in edits:
                table: BookTable = self.table(edit.table)  # type: ignore[assignment]
                table.perform(edit)
        finally:
            self._storage.staged = None
        return staged


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
    """A table as TinyDB writes it: documents are copied as they are touched, and the table below stays as it was.

    `touched` are those copies by id, none standing for a deleted document.
    """

    def __init__(self, docs: DocumentTable, touched: dict[int, Doc | None]) -> None:
        self._docs = docs
        self.touched = touched

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
