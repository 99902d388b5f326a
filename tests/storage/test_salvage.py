"""A damaged line loses only the record on it; damage outside the records loses nothing."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from tests.storage.conftest import AT, add, edit, names, open_book
from tests.tools.growth import LIMIT, growth
from tui.domain.models import Contact
from tui.storage import Store, StoreError
from tui.storage.book_file import parse
from tui.storage.salvage import salvage, sound


@pytest.fixture
def book(path: Path) -> Path:
    """Return a book of three contacts, one of whom only the journal knows."""
    with open_book(path) as store:
        store.act(add("Ana"), AT)
        store.act(add("Bo"), AT)
    store = open_book(path)
    store.act(add("Cy"), AT)
    store._files.close()  # as after a kill
    return path


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"contacts": {', b'"contacts" {'),
        (b'"contacts": {', b'"contactr": {'),
        (b'"contacts": {\n', b""),
        (b'"contacts": {', b'"\xffontacts": {'),
        (b'},\n"2"', b'},J"2"'),
        (b'},\n"positions"', b'}-\n"positions"'),
        (b"}\n}\n", b"}\n]\n"),
        (b'{\n"meta"', b'[\n"meta"'),
    ],
)
def test_damage_around_the_records_costs_nothing(book: Path, old: bytes, new: bytes) -> None:
    data = book.read_bytes()
    assert old in data
    book.write_bytes(data.replace(old, new, 1))
    with open_book(book) as store:
        assert names(store) == ["Ana", "Bo", "Cy"]
    with open_book(book) as store:
        assert store.notices == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b'"name":"Bo"', b'"name":"B\xff"', "contact 2 is damaged"),
        (b'"name":"Bo"', b'"name":"Bo', "contact 2, on line"),
        (b'"2": {', b'"\xb8": {', "in table `contacts` is not a document"),
        (b'"2": {', b'"1": {', "contact 1 is there twice"),
        (b'"2": {', b'"x": {', "`x` in table `contacts` is not a document"),
        (b'{"name":"Bo"', b"[" * 3000 + b'{"name":"Bo"', "in table `contacts`, is damaged"),
    ],
)
def test_a_damaged_record_is_set_aside_and_named(book: Path, old: bytes, new: bytes, said: str) -> None:
    book.write_bytes(book.read_bytes().replace(old, new, 1))
    with Store.open(book, at=AT, read_only=True) as store:
        assert any(said in notice for notice in store.notices)
    with open_book(book) as store:
        assert len(names(store)) == 2
        assert "Cy" in names(store)
    assert book.with_name("book.json.set-aside").exists()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"seq":2', b'"seq":1'),
        (b'"seq":2', b'"seq":9'),
        (b'"seq":2', b'"seq":"'),
        (b'"schema":1', b'"schema":x'),
        (b'"book":"', b'"book":"0'),
        (b'"meta": {', b'"mete": {'),
        (b'"sums":', b'"sumt":'),
        (b'"sums":{"contacts"', b'"sums":{"contactz"'),
    ],
)
def test_damage_to_meta_discards_no_act(book: Path, old: bytes, new: bytes) -> None:
    data = book.read_bytes()
    assert old in data
    book.write_bytes(data.replace(old, new, 1))
    with open_book(book) as store:
        assert names(store) == ["Ana", "Bo", "Cy"]
        assert len(store.history()) == 3
        store.act(edit(1, role="CTO"), AT)
    with open_book(book) as store:
        assert store.book.record(Contact, 1).role == "CTO"
        assert [act.seq for act in store.history()] == [1, 2, 3, 4]


def test_two_swapped_lines_cost_nothing(book: Path) -> None:
    with open_book(book) as store:
        store.db.table("positions").insert_multiple([{"title": "A"}, {"title": "B"}])
    lines = book.read_bytes().splitlines(keepends=True)
    with Store.open(book, at=AT, read_only=True) as store:
        whole = {table: dict(docs) for table, docs in store.book.docs.items()}
    for number in range(len(lines) - 1):
        swapped = [*lines[:number], lines[number + 1], lines[number], *lines[number + 2 :]]
        book.write_bytes(b"".join(swapped))
        with contextlib.suppress(StoreError), Store.open(book, at=AT, read_only=True) as store:
            assert {table: dict(docs) for table, docs in store.book.docs.items()} == whole, number


def test_a_book_cut_off_is_not_complete(book: Path) -> None:
    data = book.read_bytes()
    stops = [data.index(b'"1"'), data.index(b'"2"'), data.rindex(b"}")]
    assert not any(salvage(data[:stop], {}, lambda _: "").complete for stop in stops)
    assert salvage(data, {}, lambda _: "").complete


@pytest.mark.parametrize(
    ("text", "expected"),
    [(b'{"a":1}', True), (b'{"a":NaN}', True), (b'{"a":"\\ud800"}', True), (b'{"a":"\xff"}', False), (b"[1]", False)],
)
def test_only_a_document_that_can_be_read_is_sound(text: bytes, expected: bool) -> None:
    assert sound(text) is expected


HOSTILE_BOOKS = {
    "NaN, and tables that do not end": ('{"meta":{"1":{"x":NaN}},\n', '"a": {\n"1":{}},\n', '"contacts":{}}'),
    "documents on one line": ('{\n"contacts": {\n', '"1": {', "\n}\n}\n"),
    "one id again and again": ('{\n"contacts": {\n', '"1": {"name":"x"},\n', '"2": {}\n}\n}\n'),
    "documents outside of tables": ("{\n", '"1": {"a":1},\n', "}\n"),
}


@pytest.mark.slow
@pytest.mark.parametrize("parts", HOSTILE_BOOKS.values(), ids=list(HOSTILE_BOOKS))
def test_time_to_read_a_hostile_book_grows_with_its_size(parts: tuple[str, str, str]) -> None:
    first, again, last = parts

    def read(count: int) -> None:
        with contextlib.suppress(StoreError):
            parse(f"{first}{again * count}{last}".encode(), Path("book.json"))

    assert growth(read, 1500) < LIMIT
