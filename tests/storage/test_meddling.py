"""Files deleted, emptied, moved, replaced or rolled back while a session is open: it keeps all and says what happened."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.storage.conftest import AT, add, edit, names, open_book, remove
from tui.domain.models import Contact
from tui.storage import Store, StoreError

Meddle = Callable[[Path], object]
PEOPLE = ["Ana", "Bo", "Cy", "Dan"]


def journal_of(path: Path) -> Path:
    return path.with_name("book.json.journal")


def wipe(folder: Path) -> None:
    for file in folder.iterdir():
        shutil.rmtree(file) if file.is_dir() else file.unlink()


def older(path: Path) -> None:
    shutil.copy(path.with_name("book.json.backups") / "previous.json", path)


def older_with_its_journal(path: Path) -> None:
    older(path)
    lines = journal_of(path).read_bytes().splitlines(keepends=True)
    journal_of(path).write_bytes(b"".join(lines[:3]))


DAMAGES: dict[str, Meddle] = {
    "book deleted": Path.unlink,
    "book emptied": lambda path: path.write_bytes(b""),
    "book cut": lambda path: path.write_bytes(path.read_bytes()[:200]),
    "book garbage": lambda path: path.write_bytes(b"\xff\x00" * 50),
    "book rolled back": older,
    "book and journal rolled back": older_with_its_journal,
    "journal deleted": lambda path: journal_of(path).unlink(),
    "journal emptied": lambda path: journal_of(path).write_bytes(b""),
    "journal cut": lambda path: journal_of(path).write_bytes(journal_of(path).read_bytes()[:-150]),
    "journal garbage": lambda path: journal_of(path).write_bytes(b"\xff\n" * 400),
    "book and journal deleted": lambda path: list(map(Path.unlink, (path, journal_of(path)))),
    "book and journal emptied": lambda path: [path.write_bytes(b""), journal_of(path).write_bytes(b"")],
    "lock deleted": lambda path: path.with_name("book.json.lock").unlink(),
    "backups deleted": lambda path: shutil.rmtree(path.with_name("book.json.backups")),
    "folder emptied": lambda path: wipe(path.parent),
}
SILENT = {"lock deleted", "backups deleted"}
"""Damage that loses nothing, and so is not reported."""


@pytest.fixture
def session(path: Path) -> Store:
    """Return a session with four people, two of whom only the journal holds."""
    with open_book(path) as store:
        store.act(add("Ana"), AT)
    with open_book(path) as store:
        store.act(add("Bo"), AT)
    store = open_book(path)
    store.act(add("Cy"), AT)
    store.act(add("Dan"), AT)
    return store


@pytest.mark.parametrize("folded", [False, True], ids=["unfolded", "folded"])
@pytest.mark.parametrize("looks", [False, True], ids=["acts first", "looks first"])
@pytest.mark.parametrize("meddle", list(DAMAGES))
def test_an_open_session_keeps_all_it_acknowledged(
    session: Store, path: Path, meddle: str, looks: bool, folded: bool
) -> None:
    if folded:
        session.checkpoint()
    DAMAGES[meddle](path)
    if looks:
        session.refresh()
        assert names(session) == PEOPLE
        assert bool(session.notices) == (meddle not in SILENT), session.notices
    session.act(add("Eve"), AT)
    assert names(session) == [*PEOPLE, "Eve"]
    assert bool(session.notices) == (meddle not in SILENT), session.notices
    assert not any("not in the book" in notice for notice in session.notices), session.notices
    with Store.open(path, at=AT, read_only=True) as other:
        assert names(other) == [*PEOPLE, "Eve"]
    session.close()
    with open_book(path) as store:
        assert names(store) == [*PEOPLE, "Eve"]
        assert store.notices == []
        assert store.undo(AT).change.sentence == "Undone: Add Eve"


@pytest.mark.parametrize("meddle", list(DAMAGES))
def test_two_open_sessions_keep_all(session: Store, path: Path, meddle: str) -> None:
    other = open_book(path)
    other.act(add("Eve"), AT)
    DAMAGES[meddle](path)
    session.refresh()
    other.refresh()
    session.act(add("Fay"), AT)
    other.act(add("Gil"), AT)
    session.refresh()
    for store in (session, other):
        assert sorted(names(store)) == [*PEOPLE, "Eve", "Fay", "Gil"]
        store.close()
    with open_book(path) as store:
        assert sorted(names(store)) == [*PEOPLE, "Eve", "Fay", "Gil"]


@pytest.mark.parametrize("looks", [False, True], ids=["acts first", "looks first"])
def test_a_folder_that_is_moved_away_and_back_goes_on(session: Store, path: Path, looks: bool) -> None:
    away = path.parent.rename(path.parent.with_name("away"))
    for _ in range(3 * looks):
        session.refresh()
    assert [notice for notice in session.notices if "is gone" in notice] == session.notices[: int(looks)]
    with pytest.raises(StoreError, match=r"Nothing was changed: .*home is gone"):
        session.act(add("Eve"), AT)
    assert names(session) == PEOPLE
    away.rename(path.parent)
    session.refresh()
    session.act(add("Eve"), AT)
    session.close()
    with open_book(path) as store:
        assert names(store) == [*PEOPLE, "Eve"]


def test_deleted_folder_leaves_the_book_in_the_state_folder(session: Store, path: Path, home: Path) -> None:
    shutil.rmtree(path.parent)
    session.refresh()
    session.close()
    [notice] = [notice for notice in session.notices if "--book" in notice]
    file = Path(notice.split(" is in ")[1].split(";")[0])
    assert home in file.parents
    with open_book(file) as store:
        assert names(store) == PEOPLE


def test_a_folder_made_again_is_written_again(session: Store, path: Path) -> None:
    shutil.rmtree(path.parent)
    session.refresh()
    path.parent.mkdir()
    session.refresh()
    session.act(add("Eve"), AT)
    session.close()
    with open_book(path) as store:
        assert names(store) == [*PEOPLE, "Eve"]


def test_another_book_in_its_place_leaves_both(session: Store, path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "book.json"
    with open_book(other) as store:
        store.act(add("Zoe"), AT)
    shutil.copy(other, path)
    session.refresh()
    assert names(session) == ["Zoe"]
    [notice] = [notice for notice in session.notices if "as this session held it" in notice]
    kept = Path(notice.split(" is kept in ")[1].split(":")[0])
    with open_book(tmp_path / "again" / "book.json") as store:
        pass
    shutil.copy(kept, store.path)
    with open_book(store.path) as store:
        assert names(store) == PEOPLE


def test_an_older_copy_is_kept_among_the_backups(session: Store, path: Path) -> None:
    older(path)
    session.refresh()
    [notice] = session.notices
    assert "was replaced by an older copy" in notice
    with open_book(Path(notice.split(" is kept in ")[1].removesuffix("."))) as store:
        assert names(store) == ["Ana"]


def stock(path: Path, change: Callable[[TinyDB], object]) -> None:
    """Let stock TinyDB change the book."""
    with TinyDB(path) as db:
        change(db)


def aside(path: Path) -> str:
    return path.with_name("book.json.set-aside").read_text()


@pytest.mark.parametrize("stale", [False, True], ids=["", "stale"])
def test_a_colliding_record_of_another_program_is_kept(session: Store, path: Path, stale: bool) -> None:
    copy = path.read_bytes()
    if stale:
        session.checkpoint()
        path.write_bytes(copy)
    stock(path, lambda db: db.table("contacts").insert({"name": "Zoe", "role": "CTO"}))
    session.refresh()
    assert names(session) == PEOPLE
    assert any("contact 3" in notice and "set-aside" in notice for notice in session.notices), session.notices
    assert "Zoe" in aside(path)
    session.close()
    with open_book(path) as store:
        assert names(store) == PEOPLE


def test_a_field_changed_by_both_keeps_both(session: Store, path: Path) -> None:
    session.act(edit(1, role="CTO"), AT)
    stock(path, lambda db: db.table("contacts").update({"role": "CEO", "met": "there"}, doc_ids=[1]))
    session.refresh()
    ana = session.book.record(Contact, 1)
    assert (ana.role, ana.met) == ("CTO", "there")
    assert '"CEO' in json.loads(aside(path).splitlines()[0])["text"]
    assert any("role of contact 1 was changed by another program, too" in notice for notice in session.notices)


def test_a_record_deleted_here_and_changed_there_is_kept(session: Store, path: Path) -> None:
    session.act(remove(1), AT)
    stock(path, lambda db: db.table("contacts").update({"role": "CEO"}, doc_ids=[1]))
    session.refresh()
    assert names(session) == PEOPLE[1:]
    assert "CEO" in aside(path)


def test_a_record_changed_here_and_deleted_there_is_told(session: Store, path: Path) -> None:
    session.act(edit(2, role="CTO"), AT)
    stock(path, lambda db: db.table("contacts").remove(doc_ids=[2]))
    session.refresh()
    assert names(session) == ["Ana", "Cy", "Dan"]
    assert not session.book.broken
    assert "CTO" in aside(path)


def test_a_stale_copy_with_an_edit_takes_only_the_edit(session: Store, path: Path) -> None:
    copy = path.read_bytes()
    session.checkpoint()
    path.write_bytes(copy)
    stock(path, lambda db: db.table("contacts").update({"role": "CEO"}, doc_ids=[2]))
    session.refresh()
    assert names(session) == PEOPLE
    assert session.book.record(Contact, 2).role == "CEO"


def test_a_session_that_only_looks_shows_what_it_held(session: Store, path: Path) -> None:
    with Store.open(path, at=AT, read_only=True) as looking:
        session._files.close()
        wipe(path.parent)
        for _ in range(3):
            looking.refresh()
        assert names(looking) == PEOPLE
        assert len(looking.notices) == 1
        assert list(path.parent.iterdir()) == []


def test_a_history_cut_by_another_session_is_no_loss(session: Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.storage.book_files.HISTORY_BYTES", 500)
    monkeypatch.setattr("tui.storage.book_files.HISTORY_ACTS", 2)
    with open_book(path) as other:
        for number in range(6):
            other.act(add(f"Person {number}"), AT)
    session.refresh()
    assert len(names(session)) == 10
    assert session.notices == []
