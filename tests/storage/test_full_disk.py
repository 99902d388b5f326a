"""A full disk: the change is refused, the book stays readable, and changes work again once there is space."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.storage.conftest import AT, add, edit, names, open_book
from tui.storage import Store, StoreError


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """Return a book on a disk of 256 kB."""
    folder = tmp_path / "small"
    folder.mkdir()
    if (
        os.geteuid() != 0
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=256k,mode=700", "tmpfs", str(folder)], check=False, capture_output=True
        ).returncode
    ):
        pytest.skip("only root can mount a small disk")
    try:
        yield folder / "book.json"
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Fill the disk."""
    file = folder / "filler"
    with file.open("ab", buffering=0) as filler:
        for size in (4096, 1):
            try:
                while filler.write(b"x" * size):
                    pass
            except OSError:
                pass
    return file


def test_a_full_disk_refuses_and_loses_nothing(small: Path) -> None:
    store = open_book(small)
    store.act(add("Ana"), AT)
    filler = fill(small.parent)
    refused = []
    for number in range(200):
        try:
            store.act(add(f"Person {number}", notes="x" * 500), AT)
        except StoreError as error:
            refused.append(str(error))
    assert refused
    assert all("cannot be written: No space left on device" in sentence for sentence in refused)
    kept = names(store)
    assert len(kept) == 201 - len(refused)
    with pytest.raises(StoreError, match="journal holds the changes: No space left"):
        store.checkpoint()
    with Store.open(small, at=AT, read_only=True) as looking:
        assert names(looking) == kept
    store.close()
    assert any("No space left" in notice for notice in store.notices)
    store = open_book(small)
    assert names(store) == kept
    filler.unlink()
    store.act(edit(1, name="Anna"), AT)
    store.act(add("Zoe"), AT)
    store.close()
    with TinyDB(small) as db:
        assert [doc["name"] for doc in db.table("contacts")] == ["Anna", *kept[1:], "Zoe"]


def test_a_write_cut_short_by_a_full_disk_leaves_no_trace(small: Path) -> None:
    store = open_book(small)
    store.act(add("Ana"), AT)
    before = small.with_name("book.json.journal").read_bytes()
    with pytest.raises(StoreError):
        store.act(add("Huge", notes="x" * 300_000), AT)
    assert small.with_name("book.json.journal").read_bytes() == before
    store.act(add("Bo"), AT)
    assert names(open_book(small)) == ["Ana", "Bo"]


def test_damaged_book_on_full_disk_opens_read_only(small: Path) -> None:
    with TinyDB(small) as db:
        db.table("contacts").insert({"name": "Ana"})
    before = small.read_bytes()
    filler = fill(small.parent)
    with open_book(small) as store:
        assert names(store) == ["Ana"]
        assert any("No space left on device" in notice for notice in store.notices)
        with pytest.raises(StoreError, match=r"could not be written: No space left on device\. Nothing was changed\."):
            store.act(add("Bo"), AT)
    assert any("could not be written: No space left" in notice for notice in store.notices)
    assert small.read_bytes() == before
    filler.unlink()
    with open_book(small) as store:
        store.act(add("Bo"), AT)
    assert names(open_book(small)) == ["Ana", "Bo"]


def test_a_full_disk_makes_no_book(small: Path) -> None:
    filler = fill(small.parent)
    with pytest.raises(StoreError):
        open_book(small).act(add("Ana"), AT)
    filler.unlink()
    with open_book(small) as store:
        store.act(add("Ana"), AT)
    assert names(open_book(small)) == ["Ana"]
