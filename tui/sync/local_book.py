"""The merged book as this machine shows it: with local ids, and as edits of the documents that differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tui.domain.book import Book
from tui.domain.changes import Edit, apply_edit
from tui.domain.history import Act
from tui.domain.models import RECORDS, Doc
from tui.domain.sharing.merged_book import Key, MergedBook
from tui.domain.sharing.registers import PEOPLE, Registers, field_of, fields_of, registers_of
from tui.domain.sharing.shared_act import SharedEdit, shared_edits


class LocalBook:
    """The documents of a book by uid, and what is about to become of them.

    Of two documents with one uid only the first is shared.
    """

    def __init__(self, book: Book, once: Mapping[tuple[str, int], str]) -> None:
        """`once` are uids of records that were in the book, by table and id: one that comes back gets its old id."""
        self._book = book
        self._changed: dict[str, dict[int, Doc]] = {}
        self._gone: set[tuple[str, int]] = set()
        self._ids: dict[Key, int] = {}
        for table in book.docs:
            for record_id, uid in _uids(book, table):
                self._ids.setdefault((table, uid), record_id)
        self._uids = {(table, record_id): uid for (table, uid), record_id in self._ids.items()}
        self._once: dict[Key, int] = {}
        for (table, record_id), uid in once.items():
            self._uids.setdefault((table, record_id), uid)
            self._once.setdefault((table, uid), record_id)
        self._next = dict(book.next_ids)

    def uid_of(self, table: str, record_id: Any) -> str | None:
        """Return the uid of a record that is or was in the book."""
        return self._uids.get((table, record_id)) if isinstance(record_id, int) else None

    def id_of(self, table: str, uid: str) -> int | None:
        """Return the id of a record in the book."""
        return self._ids.get((table, uid))

    def keys(self) -> Iterable[Key]:
        """Return all records that are shared."""
        return list(self._ids)

    def registers(self, key: Key) -> Registers:
        """Return the registers of a record in the book, without references to records that are not."""
        return registers_of(key[0], self._doc(key[0], self._ids[key]), self._known_uid)

    def _known_uid(self, table: str, record_id: Any) -> str | None:
        uid = self.uid_of(table, record_id)
        return uid if uid and self._ids.get((table, uid)) == record_id else None

    def _doc(self, table: str, record_id: int) -> Doc:
        found = self._changed.get(table, {}).get(record_id)
        return self._book.docs[table][record_id] if found is None else found

    def edits(self, keys: Iterable[Key], merged: MergedBook) -> tuple[Edit, ...]:
        """Return the edits that make these records show as in the merged book, and count on them from now on."""
        keys = sorted(set(keys))
        for key in keys:
            if merged.lives(key) and key not in self._ids:
                self._give_id(key)
        edits = [edit for key in keys if (edit := self._edit(key, merged)) is not None]
        for edit in edits:
            docs = self._changed.setdefault(edit.table, {})
            if edit.before is not None:
                docs[edit.id] = self._doc(edit.table, edit.id)
            apply_edit(docs, edit)
            if edit.after is None:
                del self._ids[edit.table, self._uids[edit.table, edit.id]]
                self._gone.add((edit.table, edit.id))
            else:
                self._gone.discard((edit.table, edit.id))
        return tuple(edits)

    def _give_id(self, key: Key) -> None:
        table, uid = key
        old = self._once.get(key)
        if old is None or self._is_taken(table, old):
            old = self._next.get(table, 1)
        self._next[table] = max(self._next.get(table, 1), old + 1)
        self._ids[key] = old
        self._uids[table, old] = uid
        self._once[key] = old

    def _is_taken(self, table: str, record_id: int) -> bool:
        if (table, record_id) in self._gone:
            return False
        return record_id in self._changed.get(table, {}) or record_id in self._book.docs.get(table, {})

    def _edit(self, key: Key, merged: MergedBook) -> Edit | None:
        table, record_id = key[0], self._ids.get(key)
        if record_id is None:
            return None
        doc = self._doc(table, record_id) if self._is_taken(table, record_id) else None
        if not merged.lives(key):
            deleted = key in merged.records and merged.records[key].deleted is not None
            return Edit(table, record_id, doc, None) if doc is not None and deleted else None
        wanted = merged.shown(key)
        if doc is None:
            after = fields_of(table, {}, {}, wanted, self._known_uid, self.id_of)
            return Edit(table, record_id, None, {field: value for field, value in after.items() if value is not None})
        mine = registers_of(table, doc, self._known_uid)
        after = fields_of(table, doc, mine, wanted, self._known_uid, self.id_of)
        after = {field: value for field, value in after.items() if doc.get(field) != value}
        return Edit(table, record_id, {field: doc.get(field) for field in after}, after) if after else None

    def outside(self, merged: MergedBook, history: Iterable[Act] = ()) -> list[SharedEdit]:
        """Return the edits by which the merged book becomes what is in the book here: what was done outside this program.

        A record that is missing here is not taken for deleted: it will come back. What is not valid is no change, and neither
        is what an act of the `history` replaced: the book is an older copy there.
        """
        found = []
        for key, record_id in self._ids.items():
            if (key[0], record_id) in self._book.broken:
                continue
            mine, shown = self.registers(key), merged.shown(key) if merged.lives(key) else None
            if shown is None:
                found.append(SharedEdit(*key, None, {**mine, "uid": key[1]}))
                continue
            doc = self._doc(key[0], record_id)
            names = [name for name in {**mine, **shown} if mine.get(name) != shown.get(name)]
            names = [name for name in names if not _is_invalid(key[0], name, doc, mine)]
            if names:
                found.append(SharedEdit(*key, {n: shown.get(n) for n in names}, {n: mine.get(n) for n in names}))
        return self._without_old(found, history) if found else found

    def _without_old(self, edits: list[SharedEdit], history: Iterable[Act]) -> list[SharedEdit]:
        """Leave out of edits what the book once held, before an act of the history replaced it."""
        keys = {(edit.table, edit.uid) for edit in edits}
        ids = {(table, self._ids[table, uid]) for table, uid in keys}
        gone, old = set[Key](), defaultdict[tuple[Key, str], list[Any]](list)
        for act in history:
            if not any((edit.table, edit.id) in ids for edit in act.change.edits):
                continue
            for past in shared_edits(act, self.uid_of):
                key = past.table, past.uid
                if key not in keys or past.before is None:
                    continue
                if past.after is None:
                    gone.add(key)
                for name, value in past.before.items():
                    old[key, name].append(value)
        found = []
        for edit in edits:
            key = edit.table, edit.uid
            if edit.before is None:
                found += [] if key in gone else [edit]
                continue
            after = {name: value for name, value in (edit.after or {}).items() if value not in old[key, name]}
            if after:
                found.append(SharedEdit(*key, {name: edit.before[name] for name in after}, after))
        return found


def _is_invalid(table: str, name: str, doc: Doc, mine: Registers) -> bool:
    """Return whether a register is missing only because no record may hold what the document holds there."""
    field = field_of(name)
    whole = PEOPLE if table == "interviews" and field == PEOPLE else name
    return doc.get(field) not in (None, []) and mine.get(whole) is None


def _uids(book: Book, table: str) -> Iterator[tuple[int, str]]:
    """Yield the id and uid of each document of a table that has one, in the order of ids."""
    kind = RECORDS.get(table)  # type: ignore[call-overload]
    known = {record.id: record.uid for record in book.all(kind)} if kind else {}
    others = [record_id for name, record_id in book.broken if name == table] if kind else book.docs[table]
    for record_id in others:
        doc: Any = book.docs[table][record_id]
        uid = doc.get("uid") if isinstance(doc, dict) else None
        known[record_id] = uid if isinstance(uid, str) else ""
    yield from ((record_id, uid) for record_id, uid in sorted(known.items()) if uid)
