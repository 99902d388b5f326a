"""A book in its own folder, and the clock of all tests of the store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tui.domain.book import Book
from tui.domain.changes import Change, ChangeBuilder
from tui.domain.models import Contact
from tui.storage import Store

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
Make = Callable[[Book], Change]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "book.json"


def open_book(path: Path) -> Store:
    return Store.open(path, at=AT)


def add(name: str, **fields: object) -> Make:
    """Return an operation that adds a contact."""

    def make(book: Book) -> Change:
        builder = ChangeBuilder(book)
        builder.add(Contact(name=name, **fields))  # type: ignore[arg-type]
        return builder.done(f"Add {name}")

    return make


def edit(record_id: int, sentence: str = "Edit", **fields: object) -> Make:
    """Return an operation that edits a contact."""

    def make(book: Book) -> Change:
        import msgspec

        builder = ChangeBuilder(book)
        read = book.record(Contact, record_id)
        builder.edit(read, msgspec.structs.replace(read, **fields))
        return builder.done(sentence)

    return make


def remove(record_id: int) -> Make:
    """Return an operation that deletes a contact."""

    def make(book: Book) -> Change:
        builder = ChangeBuilder(book)
        builder.remove(book.record(Contact, record_id))
        return builder.done("Delete")

    return make


def names(store: Store) -> list[str]:
    """Return the names of the contacts."""
    return [contact.name for contact in store.book.all(Contact)]
