"""A damaged journal is reported, with the number of lost changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.conftest import AT, add, names, open_book
from tui.storage import Store, StoreError
from tui.storage.health_check import repair
from tui.storage.journal_damage import numbers

Lines = list[bytes]


@pytest.fixture
def book(path: Path) -> Path:
    """Return a book whose journal holds four changes that the book does not: Ana, Bo, Cy and Dan."""
    with open_book(path):
        pass
    store = open_book(path)
    for name in ("Ana", "Bo", "Cy", "Dan"):
        store.act(add(name), AT)
    store._files.close()  # as after a kill
    return path


def journal_of(path: Path) -> Path:
    return path.with_name("book.json.journal")


def spoiled(line: bytes) -> bytes:
    return line.replace(b"Add", b"Odd")


@pytest.mark.parametrize(
    ("damage", "left", "said"),
    [
        (lambda a, b, c, d: [a, c, d], ["Ana", "Cy", "Dan"], "1 change is missing (change 2); it is not in the book."),
        (lambda a, b, c, d: [d], ["Dan"], "3 changes are missing (changes 1 to 3); they are not in the book."),
        (lambda a, b, c, d: [a, spoiled(b), c, d], ["Ana", "Cy", "Dan"], "1 change is missing (change 2); it is not in the book; what is left is"),
        (lambda a, b, c, d: [a, b, c, spoiled(d)], ["Ana", "Bo", "Cy"], "1 change is missing (change 4)"),
        (lambda a, b, c, d: [a, spoiled(b), c, spoiled(d)], ["Ana", "Cy"], "2 changes are missing (changes 2 and 4)"),
        (lambda a, b, c, d: [a, b, c[:90]], ["Ana", "Bo"], "2 changes are missing (changes 3 to 4); they are not in the book."),
        (lambda a, b, c, d: [a, b], ["Ana", "Bo"], "2 changes are missing (changes 3 to 4); they are not in the book."),
        (lambda a, b, c, d: [], [], "4 changes are missing (changes 1 to 4); they are not in the book."),
        (lambda a, b, c, d: [a, c, b, d], ["Ana", "Bo", "Cy", "Dan"], "its lines were out of order, but every change is in the book."),
        (lambda a, b, c, d: [a, b[:-1] + b"J" + c, d], ["Ana", "Bo", "Cy", "Dan"], "was damaged, but every change is in the book"),
        (lambda a, b, c, d: [a, b"\xff\n", b, c, d], ["Ana", "Bo", "Cy", "Dan"], "was damaged, but every change is in the book"),
    ],
)  # fmt: skip
def test_a_damaged_journal_is_told_with_the_number(
    book: Path, damage: Callable[..., Lines], left: list[str], said: str
) -> None:
    checkpoint, *acts = journal_of(book).read_bytes().splitlines(keepends=True)
    journal_of(book).write_bytes(b"".join([checkpoint, *damage(*acts)]))
    with Store.open(book, at=AT, read_only=True) as store:
        assert sorted(names(store)) == left
    store = open_book(book)
    assert sorted(names(store)) == left
    assert any(said in notice for notice in store.notices), store.notices
    store.act(add("Eve"), AT)
    store._files.close()
    with open_book(book) as store:
        assert sorted(names(store)) == [*left, "Eve"]
        assert store.notices == []


@pytest.mark.parametrize("order", [(1, 0, 2, 3, 4), (1, 2, 0, 3, 4), (1, 2, 3, 4, 0)])
def test_a_change_before_its_checkpoint_counts(book: Path, order: tuple[int, ...]) -> None:
    lines = journal_of(book).read_bytes().splitlines(keepends=True)
    journal_of(book).write_bytes(b"".join(lines[number] for number in order))
    with open_book(book) as store:
        assert sorted(names(store)) == ["Ana", "Bo", "Cy", "Dan"]


def test_a_damaged_checkpoint_costs_no_change(path: Path) -> None:
    with open_book(path) as store:
        store.act(add("Ana"), AT)
    data = journal_of(path).read_bytes()
    journal_of(path).write_bytes(data.replace(b'{"folded":1', b'{"fXlded":1'))
    with open_book(path) as store:
        assert names(store) == ["Ana"]
        assert not any("missing" in notice for notice in store.notices)


def test_a_journal_cut_behind_the_book_is_told(path: Path) -> None:
    with open_book(path) as store:
        store.act(add("Ana"), AT)
        store.act(add("Bo"), AT)
    lines = journal_of(path).read_bytes().splitlines(keepends=True)
    journal_of(path).write_bytes(b"".join(lines[:2]))
    with open_book(path) as store:
        assert names(store) == ["Ana", "Bo"]
        assert any("holds 2 changes, but its journal ends with change 1" in notice for notice in store.notices)


@pytest.mark.parametrize("text", [None, b"", b"\n"])
def test_an_empty_book_beside_backups_is_none(path: Path, text: bytes | None) -> None:
    for name in ("Ana", "Bo"):
        with open_book(path) as store:
            store.act(add(name), AT)
    journal_of(path).unlink()
    if text is None:
        path.unlink()
    else:
        path.write_bytes(text)
    kept = {file: file.read_bytes() for file in path.with_name("book.json.backups").iterdir()}
    with pytest.raises(StoreError, match=r"though its backup previous holds 1 record\. `followup check --repair`"):
        open_book(path)
    assert {file: file.read_bytes() for file in path.with_name("book.json.backups").iterdir()} == kept
    assert any("restored" in sentence for sentence in repair(path, AT))
    with open_book(path) as store:
        assert names(store) == ["Ana"]


def test_a_journal_alone_brings_the_book_back(book: Path) -> None:
    book.write_bytes(b"\0" * 100)
    for backup in book.with_name("book.json.backups").glob("*"):
        backup.unlink()
    with pytest.raises(StoreError, match="with every change that the journal holds"):
        open_book(book)
    assert any("restored from the journal, up to change 4" in sentence for sentence in repair(book, AT))
    with open_book(book) as store:
        assert names(store) == ["Ana", "Bo", "Cy", "Dan"]


def test_without_journal_and_backup_the_readable_lines_come_back(path: Path) -> None:
    with open_book(path) as store:
        store.act(add("Ana"), AT)
        store.act(add("Bo"), AT)
    data = path.read_bytes()
    journal_of(path).unlink()
    for backup in path.with_name("book.json.backups").glob("*"):
        backup.unlink()
    path.write_bytes(data[: data.index(b'"positions": {')].replace(b'"name":"Bo"', b'"name":"Bo'))
    done = repair(path, AT)
    assert any("restored from what can be read of it" in sentence for sentence in done)
    assert any("contact 2, on line" in sentence for sentence in done), done
    with open_book(path) as store:
        assert names(store) == ["Ana"]


@pytest.mark.parametrize(
    ("seqs", "words"),
    [
        ([7], "change 7"),
        ([7, 8], "changes 7 to 8"),
        ([1, 3], "changes 1 and 3"),
        ([1, 2, 3, 7, 9], "changes 1 to 3, 7 and 9"),
        (list(range(1, 20, 2)), "changes 1, 3, 5, 7, 9 and others"),
    ],
)
def test_numbers_of_changes_read_as_words(seqs: list[int], words: str) -> None:
    assert numbers(seqs) == words
