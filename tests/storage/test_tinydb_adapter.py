"""The book's TinyDB tables behave like TinyDB's own, and writing to them makes changes like any other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB, where
from tinydb.operations import delete, increment
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from tests.storage.conftest import AT, names, open_book
from tui.domain.changes import Change, Edit
from tui.domain.models import Contact
from tui.storage import Store

Write = tuple[str, Any]
NUMBERS = st.integers(1, 5)
IDS = st.sampled_from([100, 200, 300])  # far apart, because TinyDB reuses ids and this program does not
WRITES = st.lists(
    st.one_of(
        st.tuples(st.just("insert"), st.builds(lambda n: {"n": n}, NUMBERS)),
        st.tuples(st.just("insert as"), st.tuples(IDS, NUMBERS)),
        st.tuples(st.just("insert_multiple"), st.lists(st.builds(lambda n: {"n": n}, NUMBERS), max_size=3)),
        st.tuples(st.just("update"), st.tuples(NUMBERS, NUMBERS)),
        st.tuples(st.just("increment"), NUMBERS),
        st.tuples(st.just("delete field"), NUMBERS),
        st.tuples(st.just("upsert"), st.tuples(NUMBERS, NUMBERS)),
        st.tuples(st.just("remove"), NUMBERS),
        st.tuples(st.just("remove ids"), st.lists(IDS, max_size=3, unique=True)),
        st.tuples(st.just("truncate"), st.none()),
        st.tuples(st.just("drop_table"), st.none()),
    ),
    max_size=12,
)


def perform(db: TinyDB, write: Write) -> Any:
    """Do a write; return what TinyDB returns, or the type of the error."""
    what, value = write
    table = db.table("things")
    doing: dict[str, Callable[[], Any]] = {
        "insert": lambda: table.insert(value),
        "insert as": lambda: table.insert(Document({"n": value[1]}, value[0])),
        "insert_multiple": lambda: table.insert_multiple(value),
        "update": lambda: table.update({"n": value[1], "seen": True}, where("n") == value[0]),
        "increment": lambda: table.update(increment("n"), where("n") == value),
        "delete field": lambda: table.update(delete("n"), where("n") == value),
        "upsert": lambda: table.upsert({"n": value[0], "x": value[1]}, where("n") == value[0]),
        "remove": lambda: table.remove(where("n") == value),
        "remove ids": lambda: table.remove(doc_ids=value),
        "truncate": table.truncate,
        "drop_table": lambda: db.drop_table("things"),
    }
    try:
        return doing[what]()
    except ValueError as error:
        return type(error)


def contents(db: TinyDB) -> list[dict[str, Any]]:
    return [dict(doc) for doc in db.table("things")]


@pytest.mark.slow
@settings(deadline=None, max_examples=60)
@given(WRITES)
def test_tables_do_what_stock_tables_do(tmp_path_factory: pytest.TempPathFactory, writes: list[Write]) -> None:
    path = tmp_path_factory.mktemp("book") / "book.json"
    stock, store = TinyDB(storage=MemoryStorage), open_book(path)
    for write in writes:
        theirs, ours = perform(stock, write), perform(store.db, write)
        assert type(ours) is type(theirs)
        assert not isinstance(ours, list) or len(ours) == len(theirs)
        assert contents(store.db) == contents(stock), write
        assert len(store.db.table("things")) == len(stock.table("things"))
        assert store.db.table("things").count(where("n") >= 3) == stock.table("things").count(where("n") >= 3)
    store.close()
    with TinyDB(path) as db:
        assert contents(db) == contents(stock)


def test_a_write_through_tinydb_is_an_act_like_any_other(path: Path) -> None:
    store, other = open_book(path), open_book(path)
    contacts = store.db.table("contacts")
    assert contacts.insert({"name": "Ana"}) == 1
    assert other.db.table("contacts").insert({"name": "Bo"}) == 2
    contacts.update({"role": "CTO"}, where("name") == "Ana")
    assert store.book.record(Contact, 1).role == "CTO"
    assert store.book.record(Contact, 1).uid
    other.refresh()
    assert names(other) == ["Ana", "Bo"]
    assert contacts.get(doc_id=2) is not None
    store.undo(AT)
    assert store.book.record(Contact, 1).role == ""
    assert store.db.tables() >= {"contacts", "meta"}


def test_queries_see_the_newest_and_hand_out_copies(path: Path) -> None:
    store = open_book(path)
    contacts = store.db.table("contacts")
    contacts.insert({"name": "Ana", "tags": ["x"]})
    query = where("name") == "Ana"
    [found] = contacts.search(query)
    found["tags"].append("y")
    assert contacts.search(query)[0]["tags"] == ["x"]
    with open_book(path) as other:
        other.db.table("contacts").update({"name": "Bo"}, doc_ids=[1])
    store.refresh()
    assert contacts.search(query) == []


def test_dropping_tables_leaves_the_book_s_own(path: Path) -> None:
    store = open_book(path)
    store.db.table("contacts").insert({"name": "Ana"})
    store.db.drop_tables()
    assert names(store) == []
    store.undo(AT)
    assert names(store) == ["Ana"]
    with Store.open(path, at=AT, read_only=True) as again:
        assert names(again) == ["Ana"]


def test_the_table_of_the_book_itself_is_not_written_to(path: Path) -> None:
    store = open_book(path)
    with pytest.raises(ValueError, match="Table `meta`"):
        store.db.table("meta").insert({"schema": 2})
    with pytest.raises(ValueError, match="Table `meta`"):
        store.act(lambda _: Change("Break it", (Edit("meta", 2, None, {"schema": 2}),)), AT)
    assert store.history() == []
    assert store.db.table("meta").all()[0]["schema"] == 1
