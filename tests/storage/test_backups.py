"""Backups are made automatically, listed with their counts, and restored by a change that can be undone."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.domain.build import NEW_YORK
from tests.storage.conftest import AT, add, edit, names, open_book
from tui.storage import Store, StoreError
from tui.storage.backups import backups
from tui.storage.health_check import check


def test_the_previous_book_and_a_week_of_days_are_kept(path: Path) -> None:
    for day in range(12):
        at = AT + timedelta(days=day)
        with Store.open(path, at=at) as store:
            store.act(add(f"Person {day}"), at)
    kept = {file.name for file in (path.parent / "book.json.backups").iterdir()}
    days = {f"2026-{at:%m-%d}.json" for at in (AT + timedelta(days=day) for day in range(5, 12))}
    assert kept == {"previous.json", *days}
    found = backups(path)
    assert [backup.counts["contacts"] for backup in found] == [11, 11, 10, 9, 8, 7, 6, 5]
    assert found[0].saved_at == AT + timedelta(days=10)
    for backup in found:
        with TinyDB(backup.path) as db:
            assert len(db.table("contacts")) == backup.counts["contacts"]


def test_going_back_to_a_backup_is_one_act_that_undo_takes_back(path: Path) -> None:
    with open_book(path) as store:
        store.act(add("Ana"), AT)
        store.db.table("shopping").insert({"what": "milk"})
    with open_book(path) as store:
        store.act(edit(1, name="Anna"), AT)
        store.act(add("Bo"), AT)
        store.db.table("shopping").truncate()
    backup = backups(path)[0].path
    with open_book(path) as store:
        act = store.restore(backup, AT, NEW_YORK)
        assert act is not None
        assert act.change.sentence == "Restored the backup of Sun 22 Nov 04:00"
        assert names(store) == ["Ana"]
        assert store.db.table("shopping").all() == [{"what": "milk"}]
        assert store.restore(backup, AT, NEW_YORK) is None
        store.act(add("Cy"), AT)
        assert list(store.book.docs["contacts"]) == [1, 3]
        store.undo(AT)
        store.undo(AT)
        assert names(store) == ["Anna", "Bo"]
    with open_book(path) as store:
        assert names(store) == ["Anna", "Bo"]


def test_a_backup_that_cannot_be_read_is_listed_with_why(path: Path) -> None:
    with open_book(path) as store:
        store.act(add("Ana"), AT)
    damaged = path.parent / "book.json.backups" / "2026-11-01.json"
    damaged.write_text("{oops")
    [found] = [backup for backup in backups(path) if backup.trouble]
    assert found.path == damaged
    with open_book(path) as store, pytest.raises(StoreError, match="line 1, column 2"):
        store.restore(damaged, AT, NEW_YORK)


def test_where_no_second_names_can_be_given_backups_are_copies(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.link", lambda *_, **__: (_ for _ in ()).throw(PermissionError))
    with open_book(path) as store:
        store.act(add("Ana"), AT)
        store.checkpoint()
        store.act(add("Bo"), AT)
    assert {backup.counts["contacts"] for backup in backups(path)} == {0, 1}


def test_backups_that_cannot_be_kept_are_told_once_and_in_check(path: Path) -> None:
    with open_book(path) as store:
        folder = path.parent / "book.json.backups"
        shutil.rmtree(folder, ignore_errors=True)
        folder.write_text("in the way")
        for name in ("Ana", "Bo"):
            store.act(add(name), AT)
            store.checkpoint()
        [notice] = store.notices
        assert "No backup could be kept" in notice
    assert any(finding.severity == "fail" and "is not a folder" in finding.sentence for finding in check(path, AT))
    folder.unlink()
    assert check(path, AT) == []


def test_a_day_to_come_holds_no_place_and_is_told_once(path: Path) -> None:
    with Store.open(path, at=AT) as store:
        store.act(add("Ana"), AT)
    later = AT + timedelta(days=3000)
    with Store.open(path, at=later) as store:
        store.act(add("Bo"), later)
    told = []
    for day in range(1, 10):
        at = AT + timedelta(days=day)
        with Store.open(path, at=at) as store:
            store.act(add(f"Person {day}"), at)
        told += store.notices
    assert [notice for notice in told if "still to come" in notice] == told[:1] != []
    days = [file.stem for file in (path.parent / "book.json.backups").glob("2*.json")]
    assert len([day for day in days if day < "2030"]) == 7
    assert any("still to come" in finding.sentence for finding in check(path, AT + timedelta(days=9)))


def test_there_are_no_backups_where_there_was_no_book(path: Path) -> None:
    assert backups(path) == []


def test_what_a_killed_fold_left_behind_is_removed(path: Path) -> None:
    with open_book(path) as store:
        store.act(add("Ana"), AT)
        left = [path.parent / ".book.json.4711.tmp", path.parent / ".book.json.journal.4711.tmp"]
        others = [path.parent / ".other.json.4711.tmp", path.parent / "book.json.tmp"]
        for file in left + others:
            file.write_text("x")
        with open_book(path):
            assert not any(file.exists() for file in left)
            assert all(file.exists() for file in others)
