"""Import a whole book from JSON: each of its records is new, the same as one in the book, or differs from it.

A record is known again by its uid. One that has none, as another program may have written it, gets one made of its content,
so that a file imported twice makes nothing twice.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from tui.domain.book import Book
from tui.domain.changes import Change, Edit
from tui.domain.dates import quoted
from tui.domain.documents import SCHEMA, dumps
from tui.domain.labels import interview_words, note_words
from tui.domain.models import RECORDS, REFERENCES, TABLES, Contact, Doc, Event, Interview, Note, Position, TableName
from tui.domain.sanitize import one_line
from tui.exchange import ExchangeError
from tui.exchange.wording import counted, cut_short

_MOST_NAMED = 20
"""Records that are told of one by one; further ones are counted."""

_ID = re.compile("0|[1-9][0-9]{0,14}")


class OtherBook(msgspec.Struct, frozen=True):
    """A book in a file: its documents, and sentences on what in the file is none."""

    name: str
    tables: dict[str, dict[int, Doc]]
    left_out: tuple[str, ...] = ()


class BookPlan(msgspec.Struct, frozen=True):
    """What an import would do: the change, what it does in sentences, and how many records differ from the book's."""

    change: Change
    sentences: tuple[str, ...]
    differing: int


def read_book(data: bytes, name: str) -> OtherBook:
    """Return the book in a JSON file; raises ExchangeError, in one sentence, for any other file."""
    tables = _json(data, name)
    if not isinstance(tables, dict) or not tables.keys() & set(TABLES):
        raise ExchangeError(f"{name}: this is not a followup book: it has none of the tables {', '.join(TABLES)}.")
    for table, docs in tables.items():
        if not isinstance(docs, dict):
            raise ExchangeError(f"{name}: table {quoted(table)} is not an object of documents.")
    schemas = (doc.get("schema") for doc in tables.pop("meta", {}).values() if isinstance(doc, dict))
    if any(isinstance(schema, int) and schema > SCHEMA for schema in schemas):
        raise ExchangeError(f"{name} was written by a newer version of this program.")
    sound: dict[str, dict[int, Doc]] = {}
    strays = []
    for table, docs in tables.items():
        sound[table] = {int(key): doc for key, doc in docs.items() if _is_document(key, doc)}
        strays += [
            f"Left out: {quoted(key)} in table {quoted(table)}, which is no document."
            for key in docs
            if not _is_document(key, docs[key])
        ]
    more = [f"Left out: {_records(len(strays) - _MOST_NAMED)} more."] if len(strays) > _MOST_NAMED else []
    return OtherBook(name, sound, (*strays[:_MOST_NAMED], *more))


def _json(data: bytes, name: str) -> Any:
    import json  # takes 3 ms, and only a book needs it

    try:
        return json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise ExchangeError(f"{name}, line {error.lineno}, column {error.colno}: this is not JSON ({error.msg}).") from None
    except UnicodeDecodeError:
        raise ExchangeError(f"{name}: this is not UTF-8 text.") from None
    except (RecursionError, ValueError):  # the second for a number of thousands of digits
        raise ExchangeError(f"{name}: this is not a followup book: its content is nested too deeply or too large.") from None


def _is_document(key: str, doc: object) -> bool:
    """Return whether an entry of a table is a document that the book can hold."""
    if not _ID.fullmatch(key) or not isinstance(doc, dict):
        return False
    try:
        return bool(dumps(doc))
    except RecursionError:
        return False


def plan_of(book: Book, other: OtherBook, *, take_theirs: bool) -> BookPlan:
    """Return what importing a book does; of records that differ, the file's version is taken if `take_theirs`."""
    return _Merge(book, other).plan(take_theirs)


class _Merge:
    """The records of a file beside those of the book. `ids` says which id each of them has, or gets, in the book."""

    def __init__(self, book: Book, other: OtherBook) -> None:
        self.book = book
        self.other = other
        self.known: set[tuple[str, int]] = set()
        self.ids: dict[tuple[str, int], int] = {}
        self.docs: dict[tuple[str, int], Doc] = {}
        self.taken: dict[str, set[int]] = {}
        for table in [*TABLES, *sorted(other.tables.keys() - set(TABLES))]:
            self._match(table)

    def plan(self, take_theirs: bool) -> BookPlan:
        new: dict[str, int] = {}
        differing: list[str] = []
        edits: list[Edit] = []
        for (table, file_id), found in self.docs.items():
            own_id, doc = self.ids[table, file_id], self._with_own_ids(table, found)
            if (table, file_id) not in self.known:
                new[table] = new.get(table, 0) + 1
                edits.append(Edit(table, own_id, None, doc))
                continue
            mine = self.book.docs[table][own_id]
            if fields := [field for field in {**mine, **doc} if not _alike(mine.get(field), doc.get(field))]:
                differing.append(f"{self._named(table, own_id)}: {', '.join(map(one_line, fields))}")
                if take_theirs:
                    before, after = {f: mine.get(f) for f in fields}, {f: doc.get(f) for f in fields}
                    edits.append(Edit(table, own_id, before, after))
        said = [*self.other.left_out, *self._counts(new, len(differing)), *_differences(differing)]
        sentence = f"{_records(len(edits))} imported from {cut_short(self.other.name)}"
        return BookPlan(Change(sentence, tuple(edits)), tuple(said), len(differing))

    def _counts(self, new: dict[str, int], differing: int) -> Iterator[str]:
        same = len(self.known) - differing
        if new:
            words = (counted(count, table.removesuffix("s"), table) for table, count in new.items())
            yield f"New: {one_line(', '.join(words))}."
        elif not differing:
            yield f"Nothing is new: {_records(same)} in the file, and the book has them all."
            return
        if same:
            yield f"Already in the book: {_records(same)}."

    def _match(self, table: str) -> None:
        """Find for each record of a table its own in the book, else an id that was never given."""
        mine = self.book.docs.get(table, {})
        by_uid: dict[str, list[int]] = {}
        for own_id, doc in mine.items():
            by_uid.setdefault(_key(table, own_id, doc), []).append(own_id)
        free = self.book.next_ids.get(table, 1)
        taken = set(mine)
        unmatched = []
        for file_id, found in self.other.tables.get(table, {}).items():
            same_id = mine.get(file_id)
            if table in RECORDS and not _uid(found):
                bare = same_id and {f: v for f, v in same_id.items() if f not in ("uid", "created_at") or f in found}
                found = {**found, "uid": (_uid(same_id) if same_id and bare == found else "") or _key(table, file_id, found)}
            self.docs[table, file_id] = found
            if candidates := by_uid.get(_key(table, file_id, found)):
                candidates.sort(key=lambda own_id: own_id != file_id)
                self.ids[table, file_id] = candidates.pop(0)
                self.known.add((table, file_id))
            else:
                unmatched.append(file_id)
        highest = max([free - 1, *taken, *unmatched], default=0)
        for file_id in unmatched:
            if file_id < free or file_id in taken:
                highest += 1
                self.ids[table, file_id] = highest
            else:
                self.ids[table, file_id] = file_id
            taken.add(self.ids[table, file_id])
        self.taken[table] = taken

    def _with_own_ids(self, table: str, doc: Doc) -> Doc:
        """Return a document of the file that refers to records by the ids that they have in the book."""
        moved = dict(doc)
        for field, of in REFERENCES.get(table, {}).items() if table in RECORDS else ():
            if field in moved:
                moved[field] = self._own_id(of, moved[field], nobody=None)
        people = moved.get("interviewers")
        if table == "interviews" and isinstance(people, list):
            moved["interviewers"] = [
                {**person, "contact": self._own_id("contacts", person["contact"], nobody=-1)}
                if isinstance(person, dict) and "contact" in person
                else person
                for person in people
            ]
        return moved

    def _own_id(self, table: TableName, file_id: object, *, nobody: int | None) -> object:
        """Return the id in the book of what a field refers to; `nobody` if the file has no such record, but the book has."""
        if not isinstance(file_id, int) or isinstance(file_id, bool):
            return file_id
        if (table, file_id) in self.ids:
            return self.ids[table, file_id]
        return nobody if file_id in self.taken[table] else file_id

    def _named(self, table: str, own_id: int) -> str:
        """Return a record of the book by its table, its id and a few words."""
        record = self.book.get(RECORDS[table], own_id) if table in RECORDS else None
        words = ""
        if isinstance(record, Contact):
            words = record.name
        elif isinstance(record, Position):
            words = ", ".join(filter(None, (record.title, record.company)))
        elif isinstance(record, Interview):
            words = interview_words(self.book, record)
        elif isinstance(record, Event):
            words = record.kind.replace("_", " ")
        elif isinstance(record, Note):
            words = note_words(record.kind)
        return f"{one_line(table.removesuffix('s'))} {own_id}{f' ({cut_short(words)})' if words.strip() else ''}"


def _differences(differing: list[str]) -> Iterator[str]:
    for line in differing[:_MOST_NAMED]:
        yield f"Differs: {line}."
    if len(differing) > _MOST_NAMED:
        yield f"Differs: {_records(len(differing) - _MOST_NAMED)} more."


def _key(table: str, record_id: int, doc: Doc) -> str:
    """Return what a record is known by: its uid, else a hash of its id and content (in unknown tables of its content)."""
    if table in RECORDS and (uid := _uid(doc)):
        return uid
    return hashlib.sha256(dumps([table, record_id if table in RECORDS else 0, doc])).hexdigest()[:20]


def _uid(doc: Doc) -> str:
    uid = doc.get("uid")
    return uid if isinstance(uid, str) else ""


def _alike(one: object, other: object) -> bool:
    return one == other or dumps(one) == dumps(other)


def _records(count: int) -> str:
    return counted(count, "record", "records")
