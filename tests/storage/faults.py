"""Disks that fail at a chosen call in a chosen way, and one that forgets what was never synced."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Literal

from tui.storage.filesystem import Disk

Way = Literal["refused", "half", "late", "crash", "crash half", "crash late"]
WAYS: tuple[Way, ...] = ("refused", "half", "late", "crash", "crash half", "crash late")


class Crash(BaseException):
    """The program ends here, as by kill -9."""


class FailingDisk(Disk):
    """A disk whose call number `at` fails, counting every write, sync, truncate, rename, link and removal.

    "refused" does nothing, "half" writes a half, "late" does all of it, and each says that it failed; with "crash" the program
    stops there instead, and no later call does anything.
    """

    def __init__(self, at: int = 0, way: Way = "refused") -> None:
        self.at = at
        self.way = way
        self.calls: list[str] = []
        self.crashed = False

    def _do(self, name: str, whole: Callable[[], None], half: Callable[[], None] = lambda: None) -> None:
        """Do a call to the disk, or only a part of it if it is the one that fails."""
        if self.crashed:
            raise Crash
        self.calls.append(name)
        if len(self.calls) != self.at:
            whole()
            return
        if self.way.endswith("late"):
            whole()
        elif self.way.endswith("half"):
            half()
        if self.way.startswith("crash"):
            self.crashed = True
            raise Crash
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    def write(self, fd: int, data: bytes, at: int = 0) -> None:
        write = super().write
        self._do("write", partial(write, fd, data, at), partial(write, fd, data[: len(data) // 2], at))

    def sync(self, fd: int) -> None:
        self._do("sync", partial(super().sync, fd))

    def sync_folder(self, folder: Path) -> None:
        self._do("sync_folder", partial(super().sync_folder, folder))

    def truncate(self, fd: int, size: int) -> None:
        self._do("truncate", partial(super().truncate, fd, size))

    def rename(self, old: Path, new: Path) -> None:
        self._do("rename", partial(super().rename, old, new))

    def link(self, old: Path, new: Path) -> None:
        self._do("link", partial(super().link, old, new))

    def remove(self, path: Path) -> None:
        self._do("remove", partial(super().remove, path))


class ForgetfulDisk(FailingDisk):
    """A disk in a machine that loses power: contents last only once synced, names only once their folder is.

    `survive` writes what a crash would have left into another folder.
    """

    def __init__(self, root: Path, at: int = 0, way: Way = "crash") -> None:
        super().__init__(at, way)
        self._root = root
        self._contents: dict[int, bytes] = {}
        self._names: dict[Path, dict[str, int]] = {}

    def sync(self, fd: int) -> None:
        super().sync(fd)
        self._contents[os.fstat(fd).st_ino] = os.pread(fd, 1 << 30, 0)

    def sync_folder(self, folder: Path) -> None:
        super().sync_folder(folder)
        self._names[folder] = {file.name: file.stat().st_ino for file in folder.iterdir() if file.is_file()}

    def survive(self, folder: Path) -> None:
        """Write what is durable below `folder`."""
        for old, names in self._names.items():
            new = folder / old.relative_to(self._root)
            new.mkdir(parents=True, exist_ok=True, mode=0o700)
            for name, inode in names.items():
                (new / name).write_bytes(self._contents.get(inode, b""))
                (new / name).chmod(0o600)
