"""Several processes on one book, and processes that are killed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.crash import crash
from tests.storage.conftest import AT, add, names, open_book
from tui.domain.models import Contact
from tui.storage import Busy, Store
from tui.storage.filesystem import Disk
from tui.storage.lock import Lock

pytestmark = pytest.mark.slow

WRITER = """
import sys
from pathlib import Path
from tests.storage.conftest import AT, add
from tui.storage import Busy, Store

def patiently(work):
    "On a busy machine the others may have the lock for longer than a user would wait."
    while True:
        try:
            return work()
        except Busy:
            pass

with patiently(lambda: Store.open(Path(sys.argv[1]), at=AT)) as store:
    for number in range(int(sys.argv[3])):
        change = patiently(lambda: store.act(add(f"{sys.argv[2]}-{number}"), AT))
        print(change.edits[0].id)
        if number % 50 == 0:
            patiently(store.checkpoint)
"""


def test_four_processes_make_250_changes_each_at_once(path: Path) -> None:
    with open_book(path):
        processes = [
            subprocess.Popen([sys.executable, "-c", WRITER, str(path), who, "250"], stdout=subprocess.PIPE, text=True)
            for who in "abcd"
        ]
        said = [process.communicate(timeout=60)[0].split() for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0, 0]
    ids = [int(word) for words in said for word in words]
    assert len(ids) == len(set(ids)) == 1000
    with open_book(path) as store:
        assert sorted(names(store)) == sorted(f"{who}-{number}" for who in "abcd" for number in range(250))
        assert len(store.history()) == 1000
        assert store.notices == []


def test_an_open_session_sees_what_another_process_logs(path: Path) -> None:
    with open_book(path) as store:
        store.act(add("Ana"), AT)
        subprocess.run([sys.executable, "-c", WRITER, str(path), "cron", "1"], check=True, stdout=subprocess.PIPE)
        assert store.refresh() == {("contact", 2)}
        assert names(store) == ["Ana", "cron-0"]
        store.act(add("Bo"), AT)
    assert names(open_book(path)) == ["Ana", "cron-0", "Bo"]


def test_who_only_looks_sees_a_whole_book_at_any_moment(path: Path) -> None:
    with open_book(path):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER.replace("% 50", "% 3"), str(path), "w", "300"], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        seen = 0
        while seen < 300:
            with Store.open(path, at=AT, read_only=True) as store:
                assert names(store) == [f"w-{number}" for number in range(len(names(store)))]
                assert len(names(store)) >= seen
                assert store.notices == []
                seen = len(names(store))
        writer.communicate(timeout=60)


def test_a_lock_that_cannot_be_had_says_who_holds_it(path: Path) -> None:
    with open_book(path) as store:
        holder = subprocess.Popen(
            [
                sys.executable,
                "-c",
                "import sys, pathlib\n"
                "from tui.storage.filesystem import Disk\nfrom tui.storage.ownership import whoami\nfrom tui.storage.lock import Lock\n"
                "with Lock(pathlib.Path(sys.argv[1]), whoami(), Disk()):\n    print('held', flush=True)\n    sys.stdin.read()",
                str(path.with_name("book.json.lock")),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(Busy, match=rf"process {holder.pid}"):
            store.act(add("Ana"), AT)
        with pytest.raises(Busy):
            open_book(path)
        assert store.refresh() == set()
        assert names(store) == []
        holder.communicate()
        store.act(add("Ana"), AT)
        assert names(store) == ["Ana"]


def test_a_lock_file_put_in_the_place_of_the_lock_excludes_too(path: Path) -> None:
    path.parent.mkdir()
    file = path.with_name("book.json.lock")
    one = Lock(file, "one", Disk())
    file.unlink()
    two = Lock(file, "two", Disk())
    with one, pytest.raises(Busy, match="one"):
        two.take(0)
    with two, pytest.raises(Busy, match="two"):
        one.take(0)


def test_where_there_are_no_locks_the_book_opens_and_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(37, os.strerror(37))

    monkeypatch.setattr("fcntl.flock", refuse)
    with open_book(path) as store:
        assert any("does not support locks" in notice for notice in store.notices)
        store.act(add("Ana"), AT)
        assert store.book.record(Contact, 1).name == "Ana"


def test_nothing_acknowledged_is_lost_to_kill_9(path: Path) -> None:
    path.parent.mkdir()
    count = crash(path, "followup", 50, seed=os.getpid())
    assert (count.kills, count.unreadable, count.lost, count.returned) == (50, 0, 0, 0)
    assert count.acknowledged > 100
