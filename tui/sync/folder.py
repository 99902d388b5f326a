"""The folder that something else carries between the machines: one file for each, and nothing that is waited for long."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable, Container, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from tui.files import read_outside
from tui.storage.filesystem import NEW, Disk
from tui.storage.journal import FileId, file_id
from tui.sync.machine_log import ENDING, MOST_BYTES_OF_A_LOG, NAME

T = TypeVar("T")
FOLDER_PATIENCE = 2.0
"""Seconds to wait for a folder, or for the next piece of a file in it; one on a network may never answer."""
MOST_MACHINE_FILES = 64
"""The machines' files that are read; more than these are none of this program's."""
_PIECE = 1 << 18


class Arrived(msgspec.Struct, frozen=True):
    """A file of the folder that is not as it was: its name, how it is, and its content, or why that cannot be read."""

    name: str
    file: FileId
    data: bytes
    trouble: str = ""


class SharedFolder:
    """The folder, seen from one machine."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._disk = Disk()
        self._stuck: threading.Thread | None = None
        self._pieces = 0

    def files(self) -> dict[str, FileId]:
        """Return the machines' files by name, and how each is; raises OSError."""
        with os.scandir(self.path) as entries:
            found = [each for each in entries if is_machine_file(each.name) and each.is_file(follow_symlinks=False)]
            found = sorted(found, key=lambda each: each.name)[:MOST_MACHINE_FILES]
            return {each.name: file_id(each.stat(follow_symlinks=False)) for each in found}

    def strangers(self) -> list[str]:
        """Return the names of files that only look like a machine's, such as those that a transport makes of conflicts."""
        names = (path.name for path in self.path.iterdir() if ENDING in path.name and not path.name.startswith((".", "~")))
        return sorted(name for name in names if not is_machine_file(name) and not name.endswith((".tmp", "~")))

    def news(self, known: Mapping[str, FileId]) -> tuple[Container[str], list[Arrived]]:
        """Return the names of all files, and those that are not as they were, read one after another in a thread.

        Raises: OSError if the folder cannot be read.
        """
        files = self.within(self.files)
        new = [(name, file) for name, file in sorted(files.items()) if known.get(name) != file]
        return files, [self.within(self._read_new, name, file) for name, file in new]

    def _read_new(self, name: str, file: FileId) -> Arrived:
        try:
            return Arrived(name, file, self.read(name))
        except OSError as error:
            return Arrived(name, file, b"", f"cannot be read: {error.strerror}")

    def read(self, name: str) -> bytes:
        """Return the content of a file; empty if there is none."""
        try:
            return read_outside(self.path / name, MOST_BYTES_OF_A_LOG, progress=self._progress)
        except FileNotFoundError:
            return b""

    def write(self, name: str, data: bytes) -> FileId:
        """Replace a file whole; return how it is then. What a kill leaves behind has one name, and is used again."""
        path, temporary = self.path / name, self.path / f".{name}.tmp"
        self._disk.remove(temporary)
        fd = self._disk.open(temporary, NEW)
        try:
            for start in range(0, len(data), _PIECE):
                self._disk.write(fd, data[start : start + _PIECE], start)
                self._progress()
            self._disk.sync(fd)
            if file_id(temporary.lstat()) != file_id(os.fstat(fd)):
                raise OSError(errno.EBUSY, "another session writes it", str(temporary))
            self._disk.rename(temporary, path)
        except BaseException:
            with suppress(OSError):
                self._disk.remove(temporary)
            raise
        finally:
            os.close(fd)
        self._disk.sync_folder(self.path)
        return file_id(path.lstat())

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        self._disk.remove(self.path / name)

    def is_open_to_others(self) -> bool:
        """Return whether other users of this machine can read the folder."""
        return bool(self.path.stat().st_mode & 0o077)

    def why_not_writable(self) -> str:
        """Return why no file can be written, as far as the folder tells; empty if it does not."""
        if os.access(self.path, os.W_OK | os.X_OK):
            return ""
        return os.strerror(errno.EROFS if os.statvfs(self.path).f_flag & os.ST_RDONLY else errno.EACCES)

    def within(self, do: Callable[..., T], *args: Any) -> T:
        """Do something with the folder in a thread of its own; raises OSError if for too long nothing happens.

        A thread that hangs is left alone, and nothing else is tried until it is done.
        """
        if self.hangs:
            raise _timeout(self.path)
        done: list[T] = []
        failed: list[BaseException] = []

        def work() -> None:
            try:
                done.append(do(*args))
            except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
                failed.append(error)

        thread = threading.Thread(target=work, name="shared folder", daemon=True)
        thread.start()
        seen = -1
        while thread.is_alive() and seen != self._pieces:
            seen = self._pieces
            thread.join(FOLDER_PATIENCE)
        if thread.is_alive():
            self._stuck = thread
            raise _timeout(self.path)
        if failed:
            raise failed[0]
        return done[0]

    @property
    def hangs(self) -> bool:
        """Return whether a thread still waits for the folder."""
        return self._stuck is not None and self._stuck.is_alive()

    def _progress(self) -> None:
        self._pieces += 1


@cache
def shared_folder(path: Path) -> SharedFolder:
    """Return the folder at a path: one for each, so that a thread that hangs in it is known everywhere."""
    return SharedFolder(path)


def is_machine_file(name: str) -> bool:
    """Return whether a file of the folder is one that a machine writes."""
    return name.endswith(ENDING) and NAME.fullmatch(name.removesuffix(ENDING)) is not None


def _timeout(path: Path) -> OSError:
    return OSError(errno.ETIMEDOUT, "it does not answer", str(path))
