"""Each write, sync, rename and truncate of a session fails in turn, in every way; no acknowledged change is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.storage.conftest import AT, add, edit, names, open_book, remove
from tests.storage.faults import WAYS, Crash, FailingDisk, ForgetfulDisk, Way
from tui.domain.models import Doc
from tui.storage import Store, StoreError
from tui.storage.filesystem import Disk

pytestmark = pytest.mark.slow

State = dict[str, dict[int, Doc]]


def state(store: Store) -> State:
    return {table: dict(docs) for table, docs in store.book.docs.items()}


def session(path: Path, disk: FailingDisk, counted: list[State]) -> None:
    """A session with everything in it; appends the state of the book to `counted` whenever a change was acknowledged."""
    try:
        store = Store.open(path, at=AT, disk=disk)
    except StoreError:
        store = Store.open(path, at=AT, disk=disk)
    counted.append(state(store))
    steps: list[Callable[[], object]] = [
        lambda: store.act(add("Ana"), AT),
        lambda: store.act(add("Bo"), AT),
        lambda: store.act(edit(1, role="CTO"), AT),
        store.checkpoint,
        lambda: store.undo(AT),
        lambda: store.act(remove(2), AT),
        store.checkpoint,
        lambda: store.act(add("Cy"), AT),
        lambda: store.act(edit(1, role="CFO"), AT),
    ]
    for step in steps:
        try:
            step()
        except (StoreError, LookupError):
            assert state(store) == counted[-1], "a refused change shows"
        counted.append(state(store))
    store.close()


def calls_of_a_session(tmp_path: Path) -> list[str]:
    disk = FailingDisk()
    session(tmp_path / "count" / "book.json", disk, [])
    return disk.calls


@pytest.mark.parametrize("way", WAYS)
def test_after_any_failed_call_the_book_holds_what_counted(tmp_path: Path, way: Way) -> None:
    calls = calls_of_a_session(tmp_path)
    assert len(calls) > 50
    for at, call in enumerate(calls, 1):
        path = tmp_path / f"{at}" / "book.json"
        disk, counted = FailingDisk(at, way), [State()]
        try:
            session(path, disk, counted)
        except Crash:
            assert disk.crashed
        check(path, counted, disk, f"call {at} ({call}) {way}")


def check(path: Path, counted: list[State], disk: FailingDisk, what: str) -> None:
    with Store.open(path, at=AT, read_only=True) as looking:
        seen = state(looking)
    with open_book(path) as store:
        found = state(store)
        assert seen == found or not any(found.values()), what
        if disk.crashed:
            assert same(found, counted[-1]) or in_flight(found, counted[-1], store), what
        else:
            assert same(found, counted[-1]), what
        store.act(add("Zoe"), AT)
        after = state(store)
    with TinyDB(path) as db:
        assert {name: {doc.doc_id: dict(doc) for doc in db.table(name)} for name in after} == after, what


def same(one: State, other: State) -> bool:
    return {k: v for k, v in one.items() if v} == {k: v for k, v in other.items() if v}


def in_flight(found: State, last: State, store: Store) -> bool:
    """Return whether the book holds the acknowledged changes, with or without the one in progress."""
    acts = store.history()
    if not acts:
        return False
    for an_edit in reversed(acts[-1].change.edits):
        docs = found.setdefault(an_edit.table, {})
        if an_edit.before is None:
            del docs[an_edit.id]
        elif an_edit.after is None:
            docs[an_edit.id] = an_edit.before
        else:
            merged = {**docs[an_edit.id], **an_edit.before}
            docs[an_edit.id] = {k: v for k, v in merged.items() if v is not None}
    return same(found, last)


@pytest.mark.slow
def test_after_any_loss_of_power_the_book_holds_what_counted(tmp_path: Path) -> None:
    calls = calls_of_a_session(tmp_path)
    for at, call in enumerate(calls, 1):
        for way in ("crash", "crash half", "crash late"):
            root = tmp_path / f"{at} {way}"
            disk, counted = ForgetfulDisk(root, at, way), [State()]
            with pytest.raises(Crash):
                session(root / "book.json", disk, counted)
            left = tmp_path / f"{at} {way} after"
            disk.survive(left)
            if (left / "book.json").exists():
                check(left / "book.json", counted, disk, f"call {at} ({call}) {way}")
            else:
                assert len(counted) == 1, f"call {at} ({call}) {way}: the book is gone"


def test_a_line_that_cannot_be_withdrawn_is_not_called_unchanged(path: Path) -> None:
    class Stuck(Disk):
        stuck = False

        def sync(self, fd: int) -> None:
            if self.stuck:
                raise OSError(5, "Input/output error")
            super().sync(fd)

        def truncate(self, fd: int, size: int) -> None:
            raise OSError(5, "Input/output error")

        def write(self, fd: int, data: bytes, at: int = 0) -> None:
            if data == b"\0" * 8:
                raise OSError(5, "Input/output error")
            super().write(fd, data, at)

    disk = Stuck()
    store = Store.open(path, at=AT, disk=disk)
    disk.stuck = True
    with pytest.raises(StoreError, match="It is not certain that nothing was changed"):
        store.act(add("Ana"), AT)
    disk.stuck = False
    store.refresh()
    assert names(store) == names(Store.open(path, at=AT, read_only=True)) == ["Ana"]
