"""Books of other schemas: those of stock TinyDB, and those of later versions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.domain.build import NEW_YORK
from tests.storage.conftest import AT, add, names, open_book
from tui.domain.models import Contact, Event
from tui.storage import Store, StoreError


@pytest.fixture
def stock(path: Path) -> bytes:
    """A book written by stock TinyDB: no meta, no uids, an unknown table and field. Returns its bytes."""
    path.parent.mkdir()
    with TinyDB(path) as db:
        db.table("contacts").insert({"name": "Ana", "shoe_size": 41})
        db.table("contacts").insert({"name": "Bo", "uid": "bo", "created_at": "2025-01-01T00:00:00Z"})
        db.table("interviews").insert({"starts_at": "2026-11-19T14:00:00-05:00", "interviewers": [{"contact": 1}]})
        db.table("events").insert({"at": "2026-11-19T15:00:00-05:00", "kind": "danced"})
        db.table("shopping").insert({"what": "milk"})
    return path.read_bytes()


def test_stock_book_is_migrated_after_a_backup(path: Path, stock: bytes) -> None:
    with open_book(path) as store:
        assert any("upgraded to the newest format" in notice for notice in store.notices)
        assert all(record.uid for kind in (Contact, Event) for record in store.book.all(kind))
        assert store.book.record(Contact, 2).uid == "bo"
        assert store.book.record(Contact, 1).created_at == AT
        assert store.book.record(Contact, 2).created_at != AT
        uid = store.book.record(Contact, 1).uid
    assert (path.parent / "book.json.backups" / "schema-0.json").read_bytes() == stock
    with TinyDB(path) as db:
        assert db.table("meta").all()[0]["schema"] == 1
        assert db.table("contacts").all()[0]["shoe_size"] == 41
        assert db.table("shopping").all() == [{"what": "milk"}]
        assert db.table("events").all()[0]["kind"] == "danced"
    with open_book(path) as store:
        assert store.notices == []
        assert store.book.record(Contact, 1).uid == uid


def test_a_stock_book_opens_for_looking_and_stays_as_it_is(path: Path, stock: bytes) -> None:
    with Store.open(path, at=AT, read_only=True) as store:
        assert names(store) == ["Ana", "Bo"]
        assert store.book.record(Contact, 1).created_at == AT
    assert path.read_bytes() == stock
    assert list(path.parent.iterdir()) == [path]


def test_an_empty_file_is_an_empty_book(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with open_book(path) as store:
        assert store.notices == []
        store.act(add("Ana"), AT)
    assert names(open_book(path)) == ["Ana"]


def test_fields_of_others_in_meta_are_kept(path: Path) -> None:
    path.parent.mkdir()
    with TinyDB(path) as db:
        db.table("meta").insert({"colour": "red"})
        db.table("meta").insert({"schema": 1, "made_by": "me", "book": None})
    with open_book(path) as store:
        store.act(add("Ana"), AT)
    with TinyDB(path) as db:
        theirs, ours = db.table("meta").all()
        assert theirs == {"colour": "red"}
        assert (ours["schema"], ours["made_by"]) == (1, "me")


def test_a_book_of_a_newer_schema_is_for_looking_only(path: Path) -> None:
    path.parent.mkdir()
    text = json.dumps({"meta": {"1": {"schema": 2, "seq": "new"}}, "contacts": {"1": {"name": "Ana", "moods": []}}})
    path.write_text(text)
    path.chmod(0o600)
    with open_book(path) as store:
        assert store.read_only
        assert names(store) == ["Ana"]
        [notice] = store.notices
        assert "newer version" in notice
        with pytest.raises(StoreError):
            store.act(add("Bo"), AT)
    assert path.read_text() == text


def test_a_meta_that_cannot_be_read_is_named(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"meta": {"1": {"schema": 1, "seq": "many"}}, "contacts": {"1": {"name": "Ana"}}}')
    with open_book(path) as store:
        assert names(store) == ["Ana"]
        assert any("table `meta` is damaged" in notice for notice in store.notices)


def test_going_back_to_a_stock_book_keeps_the_uids(path: Path, stock: bytes) -> None:
    with open_book(path) as store:
        uid = store.book.record(Contact, 1).uid
        store.db.table("contacts").update({"name": "Anna"}, doc_ids=[1])
        store.restore(path.parent / "book.json.backups" / "schema-0.json", AT, NEW_YORK)
        assert names(store) == ["Ana", "Bo"]
        assert store.book.record(Contact, 1).uid == uid
        assert store.book.record(Contact, 1).created_at == AT


def test_book_when_newer_program_takes_over_is_read_only(path: Path) -> None:
    with open_book(path) as store:
        store.act(add("Ana"), AT)
        store.checkpoint()
        path.write_text(path.read_text().replace('"schema":1', '"schema":2'))
        with pytest.raises(StoreError, match="open read-only"):
            store.act(add("Bo"), AT)
        assert names(store) == ["Ana"]
    assert '"schema":2' in path.read_text()
