"""Only its owner can read a book, and files of other users are refused."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.storage.conftest import AT, add, open_book
from tui.storage import Store, StoreError

root_only = pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")


@pytest.mark.parametrize("name", ["book.json", "book.json.journal", "book.json.lock"])
def test_symbolic_links_are_refused(path: Path, tmp_path: Path, name: str) -> None:
    path.parent.mkdir()
    target = tmp_path / "target"
    target.write_text("{}")
    (path.parent / name).symlink_to(target)
    for read_only in (True, False):
        with pytest.raises(StoreError, match="symbolic link"):
            Store.open(path, at=AT, read_only=read_only)
    assert target.read_text() == "{}"


@root_only
def test_the_book_of_another_user_is_refused(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("{}")
    os.chown(path, 12345, 12345)
    with pytest.raises(StoreError, match="belongs to another user"):
        open_book(path)


def test_what_is_no_file_is_refused(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(StoreError, match="is not a file"):
        open_book(path)


def test_a_book_that_others_could_read_is_closed_to_them(path: Path) -> None:
    with open_book(path) as store:
        store.act(add("Ana"), AT)
    path.chmod(0o644)
    with open_book(path) as store:
        assert any("only you can" in notice for notice in store.notices)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_existing_folder_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    with open_book(tmp_path / "book.json") as store:
        store.act(add("Ana"), AT)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_everything_made_beside_the_book_is_its_owner_s_alone(path: Path) -> None:
    before = os.umask(0)
    try:
        path.parent.mkdir(mode=0o700)
        path.write_text('{"contacts": {"1": {"name": "Ana"}, "two": {}}}')
        for _ in range(2):
            with open_book(path) as store:
                store.act(add("Bo"), AT)
    finally:
        os.umask(before)
    made = [file for file in path.parent.rglob("*") if file.is_file() and file.name != "schema-0.json"]
    assert {"book.json.set-aside", "previous.json"} <= {file.name for file in made}
    assert {stat.S_IMODE(file.stat().st_mode) for file in made} == {0o600}
    assert stat.S_IMODE((path.parent / "book.json.backups").stat().st_mode) == 0o700


def test_errors_say_nothing_of_what_the_book_holds(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"contacts": {"1": {"name": "Secret Name"} oops}}')
    with pytest.raises(StoreError) as raised:
        open_book(path)
    error: BaseException | None = raised.value
    while error is not None:
        assert "Secret" not in str(error)
        assert error.__suppress_context__ or error.__context__ is None
        error = error.__cause__
