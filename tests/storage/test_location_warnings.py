"""A location where a book is not safe is reported once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.storage.conftest import AT, add, open_book
from tui.storage.location_warnings import conflicted_copies, file_system, strange, synced_by

MOUNTS = """\
22 28 0:21 / /proc rw,nosuid shared:12 - proc proc rw
28 1 254:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 28 0:50 / /home/ana rw shared:2 - nfs4 server:/home rw
31 28 0:51 / /mnt/c rw - 9p drvfs rw
32 28 0:52 / /home/ana/my\\040disk rw master:3 - ext4 /dev/sdb1 rw
33 28 0:53 / /srv/far rw - fuse.sshfs ana@host:/ rw
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    file = tmp_path / "mountinfo"
    file.write_text(MOUNTS)
    return file


@pytest.mark.parametrize(
    ("where", "kind"),
    [
        ("/home/ana/book.json", "nfs4"),
        ("/home/anabel/book.json", "ext4"),
        ("/home/ana/my disk/book.json", "ext4"),
        ("/mnt/c/Users/ana/book.json", "9p"),
        ("/srv/far/book.json", "fuse.sshfs"),
        ("/var/book.json", "ext4"),
    ],
)
def test_the_file_system_is_that_of_the_nearest_mount(mounts: Path, where: str, kind: str) -> None:
    assert file_system(Path(where), mounts) == kind
    assert bool(strange(Path(where), mounts)) == (kind != "ext4")


def test_without_a_list_of_mounts_nothing_is_said(tmp_path: Path) -> None:
    assert file_system(tmp_path / "book.json", tmp_path / "none") == ""


@pytest.mark.parametrize("folder", ["Dropbox", "Dropbox (Work)", "OneDrive - Acme", "Google Drive", "Nextcloud", "Syncthing"])
def test_synced_folders_are_known_by_name(tmp_path: Path, folder: str) -> None:
    assert synced_by(tmp_path / folder / "job" / "book.json") == folder


def test_synced_folder_is_known_by_the_syncs_files(tmp_path: Path) -> None:
    assert synced_by(tmp_path / "book.json") == ""
    (tmp_path / ".stfolder").mkdir()
    assert str(tmp_path) in synced_by(tmp_path / "book.json")


def test_conflicted_copies_are_found_and_other_files_are_not(path: Path) -> None:
    with open_book(path) as store:
        store.act(add("Ana"), AT)
    copies = [
        "book (Ana's conflicted copy 2026-11-01).json",
        "book (conflict).json",
        "book-DESKTOP-7.json",
        "book.json.sync-conflict-20261101-120000-ABC.journal",
        "book.sync-conflict-20261101-120000-ABC.json",
    ]
    for name in [*copies, "bookkeeping.json", "notes.txt", "book-old.json"]:
        (path.parent / name).write_text("{}")
    assert [file.name for file in conflicted_copies(path)] == copies


def test_a_warning_is_given_once_in_the_life_of_a_book(tmp_path: Path) -> None:
    path = tmp_path / "Dropbox" / "book.json"
    with open_book(path) as store:
        assert any("is synced (Dropbox)" in notice for notice in store.notices)
    copy = path.with_name("book (conflicted copy).json")
    copy.write_text("{}")
    with open_book(path) as store:
        [notice] = store.notices
        assert copy.name in notice
        store.act(add("Ana"), AT)
    with open_book(path) as store:
        assert store.notices == []
