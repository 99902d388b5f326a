"""Damaged, replaced and hand-edited books: the damage is reported and set aside, never dropped, and the rest opens."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.storage.conftest import AT, add, edit, names, open_book
from tui.domain.models import Contact
from tui.storage import Store, StoreError


def journal_of(path: Path) -> Path:
    return path.with_name("book.json.journal")


def aside(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.with_name("book.json.set-aside").read_text().splitlines()]


def make(path: Path, *people: str) -> None:
    with open_book(path) as store:
        for name in people:
            store.act(add(name), AT)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (b"hello", "line 1, column 1: this is not JSON"),
        (b'{"contacts": {\n "1": {"name": "Ana",}}}', "line 2, column"),
        (b'{"contacts": {"1": {"name": "An', "line 1"),
        (b"[1, 2]", "a book must be a JSON object of tables, not a list"),
        (b"5", "must be a JSON object of tables, not a number"),
        (b'{"events": {},\n "contacts": [1]}', "line 2, column 2: table `contacts` is a list"),
        (b'{"contacts": {"1": {"name": "A\xff"}}, "x": 5}', "table `x` is a number"),
        (b'{"contacts": {"1": {"name": "A\xff"}},,}', "is not UTF-8 text"),
        (b"[" * 200_000, "nested too deeply"),
    ],
)
def test_what_is_no_book_is_named_with_its_place_and_left_alone(path: Path, text: bytes, place: str) -> None:
    path.parent.mkdir()
    path.write_bytes(text)
    for read_only in (True, False):
        with pytest.raises(StoreError, match=place) as raised:
            Store.open(path, at=AT, read_only=read_only)
        assert str(path) in str(raised.value)
        assert "\n" not in str(raised.value)
    assert path.read_bytes() == text
    assert not journal_of(path).exists()


@pytest.mark.parametrize("hole", [0, 5000])
def test_a_last_line_cut_off_is_told_of_and_removed(path: Path, hole: int) -> None:
    store = open_book(path)
    store.act(add("Ana"), AT)
    whole = journal_of(path).read_bytes()
    store.act(add("Bo"), AT)
    journal_of(path).write_bytes(journal_of(path).read_bytes()[:-20] + bytes(hole))
    os.truncate(path.with_name("book.json.lock"), 200)  # as if the change was never confirmed
    with Store.open(path, at=AT, read_only=True) as looking:
        assert names(looking) == ["Ana"]
    store = open_book(path)
    assert names(store) == ["Ana"]
    [notice] = store.notices
    assert "ends in the middle of change 2: that one, and any made after it, is not in the book" in notice
    assert journal_of(path).read_bytes() == whole
    store.act(add("Cy"), AT)
    assert names(open_book(path)) == ["Ana", "Cy"]


@pytest.mark.parametrize("cut", [0, -20])
def test_confirmed_change_that_was_cut_off_is_counted(path: Path, cut: int) -> None:
    store = open_book(path)
    store.act(add("Ana"), AT)
    kept = journal_of(path).stat().st_size
    for name in ("Bo", "Cy"):
        store.act(add(name), AT)
    os.truncate(journal_of(path), kept - cut)
    for read_only in (True, False):
        with Store.open(path, at=AT, read_only=read_only) as looking:
            assert names(looking) == ["Ana"]
            [notice] = looking.notices
            assert "2 changes are missing (changes 2 to 3); they are not in the book" in notice
    with open_book(path) as store:
        assert store.notices == []
        store.act(add("Dan"), AT)
        assert store.history()[-1].seq == 4, "a number is not given twice"


def test_another_book_has_lost_nothing_of_the_first(path: Path) -> None:
    with open_book(path) as store:
        for name in ("Ana", "Bo", "Cy"):
            store.act(add(name), AT)
    other = path.with_name("other.json")
    with open_book(other) as store:
        store.act(add("Zoe"), AT)
    for end in ("", ".journal"):
        path.with_name(f"other.json{end}").replace(path.with_name(f"book.json{end}"))
    with open_book(path) as store:
        assert (names(store), store.notices) == (["Zoe"], [])


def test_damaged_journal_line_is_set_aside_and_others_count(path: Path) -> None:
    store = open_book(path)
    for name in ("Ana", "Bo", "Cy"):
        store.act(add(name), AT)
    lines = journal_of(path).read_bytes().splitlines(keepends=True)
    lines[2] = lines[2].replace(b"Bo", b"Bp")
    journal_of(path).write_bytes(b"".join(lines))
    store = open_book(path)
    assert names(store) == ["Ana", "Cy"]
    assert "1 change is missing (change 2); it is not in the book" in store.notices[0]
    assert "Bp" in aside(path)[0]["text"]
    store.close()
    assert open_book(path).notices == []


def test_a_damaged_last_line_is_set_aside(path: Path) -> None:
    store = open_book(path)
    store.act(add("Ana"), AT)
    journal_of(path).write_bytes(journal_of(path).read_bytes().replace(b"Ana", b"Anb"))
    store = open_book(path)
    assert names(store) == []
    assert "1 change is missing (change 1)" in store.notices[0]
    assert "Anb" in aside(path)[0]["text"]


def test_damaged_book_line_is_set_aside_and_the_rest_opens(path: Path) -> None:
    make(path, "Ana", "Bo", "Cy")
    path.write_bytes(path.read_bytes().replace(b'"Cy"', b'"Cy'))
    with Store.open(path, at=AT, read_only=True) as store:
        assert names(store) == ["Ana", "Bo"]
        assert any("contact 3, on line 8, is damaged" in notice for notice in store.notices)
    with open_book(path) as store:
        assert names(store) == ["Ana", "Bo"]
        assert any("contact 3" in notice for notice in store.notices)
        assert '"Cy' in aside(path)[0]["text"]
        store.act(add("Dan"), AT)
        assert list(store.book.docs["contacts"]) == [1, 2, 4]
    with open_book(path) as store:
        assert store.notices == []
        assert names(store) == ["Ana", "Bo", "Dan"]


def test_what_is_no_document_is_set_aside_and_the_rest_opens(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"contacts": {"1": {"name": "Ana"}, "two": {"name": "Bo"}, "3": "Cy", "04": {"name": "Dan"}}}')
    with open_book(path) as store:
        assert names(store) == ["Ana"]
        assert sum("is not a document" in notice for notice in store.notices) == 3
        assert [json.loads(line["text"]) for line in aside(path)] == [{"name": "Bo"}, "Cy", {"name": "Dan"}]
    with TinyDB(path) as db:
        assert len(db.table("contacts")) == 1


def test_a_broken_record_is_named_and_stays_where_it_is(path: Path) -> None:
    path.parent.mkdir()
    with TinyDB(path) as db:
        db.table("contacts").insert({"name": ["Ana"], "role": "CTO"})
        db.table("contacts").insert({"name": "Bo"})
    with open_book(path) as store:
        assert names(store) == ["Bo"]
        assert any("contact 1: Expected `str`, got `array` - at `$.name`" in notice for notice in store.notices)
        store.act(add("Cy"), AT)
    with TinyDB(path) as db:
        assert db.table("contacts").all()[0] == {"name": ["Ana"], "role": "CTO"}


def test_a_hand_edit_is_noticed_by_name_and_taken_as_it_is(path: Path) -> None:
    make(path, "Ana", "Bo")
    path.write_bytes(path.read_bytes().replace(b'"Bo"', b'"Bob"'))
    with open_book(path) as store:
        assert names(store) == ["Ana", "Bob"]
        assert any(
            "has changes that this program did not make (contact 2); they were kept" in notice for notice in store.notices
        )
    assert open_book(path).notices == []


def test_stock_tinydb_edit_is_taken_in_by_running_sessions(path: Path) -> None:
    make(path, "Ana")
    one, two = open_book(path), open_book(path)
    two.act(add("Bo"), AT)
    two.checkpoint()
    with TinyDB(path) as db:
        db.table("contacts").insert({"name": "Cy"})
    assert ("contact", 3) in one.refresh()
    assert names(one) == ["Ana", "Bo", "Cy"]
    assert one.book.record(Contact, 3).uid
    one.act(edit(3, role="CTO"), AT)
    assert ("contact", 3) in two.refresh()
    assert dict(two.book.docs["contacts"]) == dict(one.book.docs["contacts"])


def test_older_copy_put_in_place_is_not_rolled_forward(path: Path) -> None:
    make(path, "Ana")
    old = path.read_bytes()
    make(path, "Bo")
    path.write_bytes(old)
    with open_book(path) as store:
        assert names(store) == ["Ana"]
        assert any("replaced by another copy" in notice for notice in store.notices)
        store.act(add("Cy"), AT)
        assert list(store.book.docs["contacts"]) == [1, 3]
        assert len({act.seq for act in store.history()}) == 3
    with open_book(path) as store:
        assert names(store) == ["Ana", "Cy"]
        assert store.notices == []


def test_a_newer_copy_put_in_its_place_is_told_of(path: Path, tmp_path: Path) -> None:
    make(path, "Ana")
    elsewhere = tmp_path / "elsewhere" / "book.json"
    elsewhere.parent.mkdir()
    shutil.copy(path, elsewhere)
    make(elsewhere, "Bo", "Cy", "Dan")
    store = open_book(path)
    store.act(add("Eve"), AT)
    shutil.copy(elsewhere, path)
    with open_book(path) as store:
        assert names(store) == ["Ana", "Bo", "Cy", "Dan"]
        assert any(
            "holds 4 changes, but its journal ends with change 2" in notice
            and "1 change of the journal is not in it" in notice
            for notice in store.notices
        )
        assert "Add Eve" in [act.change.sentence for act in store.history()]
    assert open_book(path).notices == []


def test_other_book_put_in_place_keeps_the_first_journal(path: Path, tmp_path: Path) -> None:
    store = open_book(path)
    store.act(add("Ana"), AT)
    other = tmp_path / "other" / "book.json"
    make(other, "Bo")
    shutil.copy(other, path)
    with open_book(path) as store:
        assert names(store) == ["Bo"]
        assert any("another book" in notice for notice in store.notices)
    [kept] = path.parent.glob("book.json.journal.*")
    assert b"Ana" in kept.read_bytes()


@pytest.mark.parametrize("text", [None, b""])
def test_a_book_that_is_gone_is_not_made_anew_over_its_journal(path: Path, text: bytes | None) -> None:
    make(path, "Ana")
    path.unlink()
    if text is not None:
        path.write_bytes(text)
    with pytest.raises(StoreError, match="it held 1 change"):
        open_book(path)


def test_a_book_deleted_while_it_is_open_is_written_again(path: Path) -> None:
    store = open_book(path)
    store.act(add("Ana"), AT)
    path.unlink()
    store.act(add("Bo"), AT)
    with TinyDB(path) as db:
        assert len(db.table("contacts")) >= 1
    assert names(open_book(path)) == ["Ana", "Bo"]


def test_journal_deleted_meanwhile_costs_only_history(path: Path) -> None:
    with open_book(path) as store:
        store.act(add("Ana"), AT)
        store.checkpoint()
        journal_of(path).unlink()
        store.act(add("Bo"), AT)
        assert names(store) == ["Ana", "Bo"]
    assert names(open_book(path)) == ["Ana", "Bo"]


def test_book_json_alone_is_the_whole_book(path: Path, tmp_path: Path) -> None:
    make(path, "Ana")
    moved = tmp_path / "moved.json"
    shutil.copy(path, moved)
    with open_book(moved) as store:
        assert names(store) == ["Ana"]
        assert store.notices == []


def test_numbers_that_only_python_writes_open(path: Path) -> None:
    path.parent.mkdir()
    with TinyDB(path) as db:
        db.table("contacts").insert({"name": "Ana \ud800", "score": float("nan")})
    with open_book(path) as store:
        assert names(store) == ["Ana \ufffd"]
        store.act(edit(1, role="CTO \udc80"), AT)
        store.act(add("Bo"), AT)
    with TinyDB(path) as db:
        assert str(db.table("contacts").all()[0]["score"]) == "nan"
    with open_book(path) as store:
        assert store.book.record(Contact, 1).role == "CTO \ufffd"
        assert store.book.docs["contacts"][1] == {
            **store.book.docs["contacts"][1],
            "name": "Ana \ud800",
            "role": "CTO \udc80",
        }
        assert store.undo(AT).change.sentence == "Undone: Add Bo"


def test_a_byte_order_mark_is_no_damage(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b'\xef\xbb\xbf{"contacts": {"1": {"name": "Ana"}}}')
    assert names(open_book(path)) == ["Ana"]
