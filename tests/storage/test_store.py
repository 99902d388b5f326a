"""The life of a change: made, durable, seen by other sessions, undone, read after a restart."""

from __future__ import annotations

import errno
import json
import os
import stat
import threading
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from tests.storage.conftest import AT, add, edit, names, open_book, remove
from tui.domain.book import Book
from tui.domain.changes import Change, ChangeBuilder, Conflict
from tui.domain.models import Contact, Event, Interview
from tui.storage import NothingToUndo, Store, StoreError
from tui.storage.filesystem import Disk


def test_a_change_is_there_after_a_restart_without_a_clean_exit(path: Path) -> None:
    store = open_book(path)
    store.act(add("Ana Ruiz"), AT)
    assert names(open_book(path)) == ["Ana Ruiz"]


def test_after_a_clean_exit_book_json_alone_holds_everything(path: Path) -> None:
    with open_book(path) as store:
        store.act(add("Ana Ruiz"), AT)
        store.act(edit(1, role="CTO"), AT)
    for other in path.parent.iterdir():
        if other != path and other.is_file():
            other.unlink()
    with TinyDB(path) as db:
        assert db.tables() >= {"contacts", "positions", "interviews", "events", "notes", "meta"}
        [contact] = db.table("contacts").search(where("name") == "Ana Ruiz")
        assert contact.doc_id == 1
        assert contact["role"] == "CTO"
        assert db.table("meta").all()[0]["schema"] == 1
    with open_book(path) as store:
        assert names(store) == ["Ana Ruiz"]
        assert store.notices == []


def test_a_change_over_several_tables_is_one_act(path: Path) -> None:
    def make(book: Book) -> Change:
        builder = ChangeBuilder(book)
        contact = builder.add(Contact(name="Ana"))
        interview = builder.add(Interview(starts_at=AT))
        builder.add(Event(at=AT, interview=interview, contact=contact))
        return builder.done("Log a meeting")

    store = open_book(path)
    store.act(make, AT)
    assert [act.change.sentence for act in store.history()] == ["Log a meeting"]
    store.undo(AT)
    assert not any(store.book.docs.values())


def test_new_records_get_a_uid_and_ids_are_never_given_again(path: Path) -> None:
    with open_book(path) as store:
        store.act(add("Ana"), AT)
        store.act(add("Bo"), AT)
        assert len({contact.uid for contact in store.book.all(Contact)} - {""}) == 2
        store.act(remove(2), AT)
    with open_book(path) as store:
        store.act(add("Cy"), AT)
        assert list(store.book.docs["contacts"]) == [1, 3]


def test_an_empty_change_is_not_written(path: Path) -> None:
    store = open_book(path)
    store.act(add("Ana"), AT)
    before = sorted(p.stat().st_size for p in path.parent.iterdir())
    store.act(edit(1, name="Ana"), AT)
    assert sorted(p.stat().st_size for p in path.parent.iterdir()) == before
    assert len(store.history()) == 1


def test_what_make_raises_changes_nothing(path: Path) -> None:
    def make(book: Book) -> Change:
        raise LookupError("no such interview")

    store = open_book(path)
    with pytest.raises(LookupError):
        store.act(make, AT)
    assert store.history() == []
    store.act(add("Ana"), AT)


def test_undo_and_redo_take_many_steps_across_restarts(path: Path) -> None:
    with open_book(path) as store:
        store.act(add("Ana"), AT)
        store.act(edit(1, "Rename Ana to Bo", name="Bo"), AT)
        store.act(edit(1, "Rename Bo to Cy", name="Cy"), AT)
    with open_book(path) as store:
        assert store.undo(AT).change.sentence == "Undone: Rename Bo to Cy"
        assert store.undo(AT).change.sentence == "Undone: Rename Ana to Bo"
        assert names(store) == ["Ana"]
    with open_book(path) as store:
        assert store.redo(AT).change.sentence == "Redone: Rename Ana to Bo"
        assert store.redo(AT).change.sentence == "Redone: Rename Bo to Cy"
        with pytest.raises(NothingToUndo):
            store.redo(AT)
        assert names(store) == ["Cy"]
        for _ in range(3):
            store.undo(AT)
        assert names(store) == []
        with pytest.raises(NothingToUndo):
            store.undo(AT)
        assert store.last_touched == {("contact", 1)}


def test_sessions_see_each_other_and_merge_different_fields(path: Path) -> None:
    one, two = open_book(path), open_book(path)
    one.act(add("Ana"), AT)
    assert two.refresh() == {("contact", 1)}
    assert two.refresh() == set()
    one.act(edit(1, role="CTO"), AT)
    two.act(edit(1, company="Acme"), AT)
    assert one.refresh() == {("contact", 1)}
    assert one.book.docs == two.book.docs
    assert (one.book.record(Contact, 1).role, one.book.record(Contact, 1).company) == ("CTO", "Acme")
    two.close()
    assert one.refresh() == set()
    one.act(add("Bo"), AT)
    one.close()
    assert names(open_book(path)) == ["Ana", "Bo"]


def test_stale_edit_of_a_field_is_refused_with_both_values(path: Path) -> None:
    one, two = open_book(path), open_book(path)
    one.act(add("Ana", role="CEO"), AT)
    two.refresh()
    stale = edit(1, role="CFO")(two.book)
    one.act(edit(1, role="CTO"), AT)
    with pytest.raises(Conflict) as raised:
        two.act(lambda book: stale, AT)
    [clash] = raised.value.clashes
    assert (clash.found, clash.wanted) == ("CTO", "CFO")
    assert two.book.record(Contact, 1).role == "CTO"
    assert len(two.history()) == 2


def test_undo_of_what_another_session_changed_is_refused(path: Path) -> None:
    one, two = open_book(path), open_book(path)
    one.act(add("Ana"), AT)
    one.act(edit(1, role="CTO"), AT)
    two.act(edit(1, role="CFO"), AT)
    with pytest.raises(Conflict) as raised:
        one.undo(AT)
    assert raised.value.undoing == 2
    assert one.book.record(Contact, 1).role == "CFO"


def test_change_that_was_taken_back_is_taken_back_once(path: Path) -> None:
    store = open_book(path)
    store.act(add("Ana"), AT)
    assert store.take_back(1, AT).change.sentence == "Undone: Add Ana"
    with pytest.raises(NothingToUndo, match="Change 1 was taken back already, by change 2: `followup history --undo 2`"):
        store.take_back(1, AT)
    assert store.take_back(2, AT).change.sentence == "Redone: Add Ana"
    assert names(store) == ["Ana"]


def test_undo_leaves_alone_what_other_sessions_did_meanwhile(path: Path) -> None:
    one, two = open_book(path), open_book(path)
    one.act(add("Ana"), AT)
    two.act(add("Bo"), AT)
    one.undo(AT)
    assert names(one) == ["Bo"]
    with pytest.raises(NothingToUndo):
        one.undo(AT)


def test_unknown_tables_and_fields_are_kept(path: Path) -> None:
    path.parent.mkdir()
    with TinyDB(path) as db:
        db.insert({"shopping": "milk"})
        db.table("contacts").insert({"name": "Ana", "shoe_size": 41, "nothing": None})
    with open_book(path) as store:
        store.act(edit(1, name="Bo"), AT)
    with TinyDB(path) as db:
        assert db.all() == [{"shopping": "milk"}]
        [contact] = db.table("contacts").all()
        assert (contact["name"], contact["shoe_size"], contact["nothing"]) == ("Bo", 41, None)


def test_files_are_for_their_owner_alone_whatever_the_umask(path: Path) -> None:
    before = os.umask(0)
    try:
        with open_book(path) as store:
            store.act(add("Ana"), AT)
    finally:
        os.umask(before)
    for found in [path.parent, *path.parent.rglob("*")]:
        assert stat.S_IMODE(found.stat().st_mode) == (0o700 if found.is_dir() else 0o600), found


def test_read_only_writes_nothing(path: Path) -> None:
    writer = open_book(path)
    writer.act(add("Ana"), AT)
    before = set(path.parent.iterdir())
    with Store.open(path, at=AT, read_only=True) as store:
        assert names(store) == ["Ana"]
        writer.act(add("Bo"), AT)
        assert store.refresh() == {("contact", 2)}
        with pytest.raises(StoreError):
            store.act(add("Cy"), AT)
    assert set(path.parent.iterdir()) == before


def test_read_only_makes_no_book_where_there_is_none(path: Path) -> None:
    with Store.open(path, at=AT, read_only=True) as store:
        assert names(store) == []
    assert not path.parent.exists()
    with pytest.raises(StoreError, match="no book"):
        Store.open(path, at=AT, create=False)


def test_history_is_in_sentences_and_outlives_folds(path: Path) -> None:
    with open_book(path) as store:
        store.act(add("Ana"), AT)
        store.checkpoint()
        store.act(add("Bo"), AT)
    with open_book(path) as store:
        assert [act.change.sentence for act in store.history()] == ["Add Ana", "Add Bo"]
        assert [act.change.sentence for act in store.history(1)] == ["Add Bo"]
        assert str(os.getpid()) in store.history()[0].who


def test_one_document_a_line(path: Path) -> None:
    with open_book(path) as store:
        store.act(add("Ana"), AT)
        store.act(add("Bo\nand Cy"), AT)
    lines = path.read_text().splitlines()
    assert [json.loads("{" + line.rstrip(",") + "}") for line in lines if "name" in line]
    assert sum('"name"' in line for line in lines) == 2


def test_a_long_journal_is_folded_and_its_history_cut_by_itself(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.storage.shared_book.CHECKPOINT_BYTES", 3000)
    monkeypatch.setattr("tui.storage.book_files.HISTORY_BYTES", 20_000)
    monkeypatch.setattr("tui.storage.book_files.HISTORY_ACTS", 5)
    store, other = open_book(path), open_book(path)
    for number in range(150):
        store.act(add(f"Person {number}"), AT)
        if number % 40 == 0:
            assert other.refresh()
    with TinyDB(path) as db:
        assert len(db.table("contacts")) > 100
    journal = path.with_name("book.json.journal")
    assert len(journal.read_bytes()) < 25_000
    other.refresh()
    assert names(other) == names(store) == [f"Person {number}" for number in range(150)]
    again = open_book(path)
    assert 20 < len(again.history()) < 150
    assert [act.seq for act in again.history()] == list(range(151 - len(again.history()), 151))
    for _ in again.history():
        again.undo(AT)
    with pytest.raises(NothingToUndo):
        again.undo(AT)


@pytest.mark.parametrize("error", [errno.EROFS, errno.EACCES, errno.EDQUOT, errno.ENOSPC])
def test_where_nothing_can_be_written_a_book_is_for_looking(path: Path, error: int) -> None:
    class Sealed(Disk):
        def open(self, path: Path, flags: int) -> int:
            if flags & os.O_CREAT:
                raise OSError(error, os.strerror(error), str(path))
            return super().open(path, flags)

    with open_book(path) as store:
        store.act(add("Ana"), AT)
    with Store.open(path, at=AT, disk=Sealed()) as store:
        assert store.read_only
        assert names(store) == ["Ana"]
        [notice] = store.notices
        assert os.strerror(error) in notice
        assert "you can look but not change" in notice
        with pytest.raises(StoreError):
            store.act(add("Bo"), AT)
    with pytest.raises(StoreError, match=os.strerror(error)):
        Store.open(path.with_name("other.json"), at=AT, disk=Sealed())


def test_other_sessions_act_is_told_with_the_next_own_change(path: Path) -> None:
    one, two = open_book(path), open_book(path)
    one.act(add("Ana"), AT)
    two.act(add("Bo"), AT)
    assert two.last_touched == {("contact", 1), ("contact", 2)}
    one.act(edit(1, role="CTO"), AT)
    with pytest.raises(KeyError):
        two.act(remove(7), AT)
    assert two.refresh() == {("contact", 1)}
    assert two.refresh() == set()


def test_threads_take_turns(path: Path) -> None:
    store = open_book(path)
    threads = [threading.Thread(target=lambda n=n: store.act(add(f"Person {n}"), AT)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(names(store)) == len(store.history()) == 20
    assert len(names(open_book(path))) == 20


def test_a_closed_store_says_so(path: Path) -> None:
    with open_book(path) as store:
        store.act(add("Ana"), AT)
        store.close()
    store.close()
    assert store.refresh() == set()
    assert names(store) == ["Ana"]
    with pytest.raises(StoreError, match="was closed"):
        store.act(add("Bo"), AT)


def test_an_interrupt_after_the_change_counted_loses_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_book(path)
    with monkeypatch.context() as patch:
        patch.setattr(Book, "take_in", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            store.act(add("Ana"), AT)
    assert store.refresh() == {("contact", 1)}
    store.act(add("Bo"), AT)
    assert names(store) == names(open_book(path)) == ["Ana", "Bo"]
    assert [act.seq for act in store.history()] == [1, 2]


def test_where_the_book_cannot_be_reached_a_sentence_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for read_only in (True, False):
        with pytest.raises(StoreError, match="Not a directory"):
            Store.open(tmp_path / "file" / "book.json", at=AT, read_only=read_only)
