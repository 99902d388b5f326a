"""The folder is written whole, and is never waited for twice."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.sync.machines import AT, ZONE, SharingMachine
from tui.storage.filesystem import Disk
from tui.storage.journal import FileId
from tui.sync import folder
from tui.sync.catching_up import catch_up
from tui.sync.folder import SharedFolder, shared_folder


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[SharingMachine]:
    desk = SharingMachine(tmp_path, "desk")
    with closing(desk.store):
        desk.add("Ana")
        desk.set_up()
        desk.store.close()
        yield desk


def change(desk: SharingMachine) -> None:
    desk.open()
    desk.add("Bo")
    desk.store.close()


def published(desk: SharingMachine) -> bool:
    return b'"Bo"' in (desk.folder / "desk.followup").read_bytes()


def test_what_a_kill_left_behind_is_used_again(tmp_path: Path) -> None:
    shared, big = SharedFolder(tmp_path), os.urandom(700_000)
    (tmp_path / ".desk.followup.tmp").write_bytes(b"half")
    for data in (big, b"short"):
        file = shared.write("desk.followup", data)
        assert list(tmp_path.iterdir()) == [tmp_path / "desk.followup"]
        assert shared.read("desk.followup") == data
        assert shared.files() == {"desk.followup": file}


def test_writer_that_wakes_late_leaves_the_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = SharedFolder(tmp_path)
    sync = Disk.sync

    def sleeps(disk: Disk, fd: int) -> None:
        sync(disk, fd)
        monkeypatch.setattr(Disk, "sync", sync)
        SharedFolder(tmp_path).write("desk.followup", b"new")
        (tmp_path / ".desk.followup.tmp").write_bytes(b"newer, half")

    monkeypatch.setattr(Disk, "sync", sleeps)
    with pytest.raises(OSError, match="another session writes it"):
        shared.write("desk.followup", b"old")
    assert shared.read("desk.followup") == b"new"


def test_folder_that_hangs_holds_up_one_command_only(desk: SharingMachine, monkeypatch: pytest.MonkeyPatch) -> None:
    hangs, looks = threading.Event(), list[str]()

    def files(self: SharedFolder) -> dict[str, FileId]:
        looks.append("")
        hangs.wait(20)
        return {}

    with monkeypatch.context() as patch:
        patch.setattr(folder, "FOLDER_PATIENCE", 0.01)
        patch.setattr(SharedFolder, "files", files)
        change(desk)
        [said] = catch_up(desk.path, AT, ZONE)
        assert said.endswith("it does not answer.")
        shared_folder.cache_clear()  # as in the next command
        assert catch_up(desk.path, AT, ZONE) == []
        assert len(looks) == 1
        hangs.set()
    Path(f"{desk.path}.machines/resting").unlink()
    shared_folder.cache_clear()
    assert catch_up(desk.path, AT, ZONE) == []
    assert published(desk)


def test_full_folder_is_told_once_and_written_later(desk: SharingMachine, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: SharedFolder, name: str, data: bytes) -> FileId:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(SharedFolder, "write", full)
        change(desk)
        [said] = catch_up(desk.path, AT, ZONE)
        assert "cannot be written: No space left" in said
        assert catch_up(desk.path, AT, ZONE) == []
    assert catch_up(desk.path, AT, ZONE) == []
    assert published(desk)
