"""The whole book as JSON: a plain TinyDB file like `book.json`, which `followup import` takes back to an equal book."""

from __future__ import annotations

from collections.abc import Mapping

from tui.domain.book import Book
from tui.domain.documents import SCHEMA, dumps
from tui.domain.models import TABLES, Doc


def whole_book(book: Book) -> str:
    """Return every table with every document as it is stored, unknown ones too, one document a line, in ASCII."""
    names = [*TABLES, *sorted(book.docs.keys() - set(TABLES) - {"meta"})]
    tables = {"meta": {1: {"schema": SCHEMA}}, **{name: book.docs[name] for name in names}}
    return "{\n" + ",\n".join(f"{_json(name)}: {_table(docs)}" for name, docs in tables.items()) + "\n}\n"


def _table(docs: Mapping[int, Doc]) -> str:
    if not docs:
        return "{}"
    return "{\n" + ",\n".join(f'"{record_id}": {_json(docs[record_id])}' for record_id in docs) + "\n}"


def _json(value: object) -> str:
    return dumps(value).decode("ascii").replace("\x7f", "\\u007f")  # the one control character that JSON leaves as it is
