"""What this machine keeps beside its book: whose file it writes, and copies of the files of all machines.

The copies are verbatim, so that a newer version of the program reads in them what an older one did not understand.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import msgspec

from tui.domain.sharing.stamps import FIRST, Stamp
from tui.storage.book_files import beside
from tui.storage.errors import StoreError
from tui.storage.filesystem import CREATE, Disk
from tui.storage.journal import FileId
from tui.storage.lock import Lock
from tui.storage.ownership import make_folder, refuse_strangers, whoami
from tui.sync.machine_log import ENDING

REST_SECONDS = 60.0
"""Seconds for which a shared folder that did not answer is left alone."""


class Machine(msgspec.Struct, omit_defaults=True):
    """This machine among the others, and how far it has come.

    `id` and `book` are random words for its joining and its book. `seq` is the newest act of the journal that it has looked
    at, `sent` the newest that is in the folder, `n` the newest that it has told; `first` is the number at which its file
    begins, `published` that of the file in the folder, `state` the length of the state in it. By the ids of machines:
    `sizes` of the copies, how far each was `taken` into the book, the names of those `forgotten`. By the names of files:
    how each was when `seen` last, and its `troubles` in words ("" is the folder). `hidden` says that records refer to
    deleted ones, which what is done here may bring back; `program` is the version that shared last; `stopped` says why
    nothing is shared any more, and on which day it was `reminded` of that.
    """

    name: str
    id: str
    folder: str
    book: str
    seq: int = 0
    sent: int = 0
    n: int = 0
    first: int = 0
    published: int = -1
    state: int = 0
    latest: Stamp = FIRST
    sizes: dict[str, int] = {}
    taken: dict[str, int] = {}
    forgotten: dict[str, str] = {}
    seen: dict[str, FileId] = {}
    troubles: dict[str, str] = {}
    hidden: bool = False
    program: str = ""
    stopped: str = ""
    reminded: str = ""

    @property
    def file(self) -> str:
        """Return the name of the file that this machine writes in the shared folder."""
        return self.name + ENDING


class Copies:
    """The folder `book.json.machines` beside a book."""

    def __init__(self, book: Path, disk: Disk | None = None) -> None:
        self.folder = beside(book.absolute(), "machines")
        self._disk = disk or Disk()
        self._file = self.folder / "machine.json"
        self._stopped = self.folder / "stopped.json"
        self._resting = self.folder / "resting"

    def make(self) -> None:
        """Make the folder, for the user alone."""
        make_folder(self.folder)

    def lock(self) -> Lock:
        """Return a lock for the sessions of this machine, which take turns in sharing."""
        return Lock(self.folder / "lock", whoami(), self._disk)

    def machine(self, *, stopped: bool = False) -> Machine | None:
        """Return this machine; None if the book is not shared. With `stopped`, return the one that was stopped last.

        Raises: StoreError if the file cannot be read.
        """
        file = self._stopped if stopped else self._file
        try:
            refuse_strangers(file)
            return msgspec.json.decode(file.read_bytes(), type=Machine)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreError(f"{file} cannot be read: {error.strerror}.") from None
        except (msgspec.DecodeError, UnicodeDecodeError):
            advice = "`followup sync setup FOLDER --name NAME` joins again, under another name than before."
            raise StoreError(f"{file} is damaged. {advice}") from None

    def save(self, machine: Machine) -> None:
        """Keep what is known of this machine."""
        self._disk.replace(self._file, msgspec.json.encode(machine))

    def stop(self) -> None:
        """Let the book be shared no more; what is known of this machine stays, for it may join again."""
        self._disk.rename(self._file, self._stopped)

    def rest(self) -> None:
        """Note that the shared folder does not answer."""
        self._disk.replace(self._resting, b"")

    def is_resting(self) -> bool:
        """Return whether the shared folder did not answer a moment ago: no command waits for it again so soon."""
        try:
            return 0 <= time.time() - self._resting.stat().st_mtime < REST_SECONDS
        except OSError:
            return False

    def ids(self) -> list[str]:
        """Return the ids of all machines of which there is a copy."""
        return sorted(path.name.removesuffix(ENDING) for path in self.folder.glob(f"*{ENDING}"))

    def read(self, machine_id: str) -> bytes:
        """Return the copy of a machine's file; empty if there is none."""
        try:
            return self._path(machine_id).read_bytes()
        except FileNotFoundError:
            return b""

    def size(self, machine_id: str) -> int:
        """Return the length of the copy of a machine's file."""
        try:
            return self._path(machine_id).stat().st_size
        except FileNotFoundError:
            return 0

    def append(self, machine_id: str, data: bytes, at: int) -> None:
        """Write lines at a place in a copy, durably."""
        fd = self._disk.open(self._path(machine_id), CREATE)
        try:
            if os.fstat(fd).st_size > at:
                self._disk.truncate(fd, at)
            self._disk.write(fd, data, at)
            self._disk.sync(fd)
        finally:
            os.close(fd)

    def replace(self, machine_id: str, data: bytes) -> None:
        """Replace a copy whole, durably."""
        self._disk.replace(self._path(machine_id), data)

    def set_aside(self, machine_id: str) -> None:
        """Take a copy out of use; its content stays beside it."""
        self._disk.rename(self._path(machine_id), self.folder / f"{machine_id}.aside")

    def _path(self, machine_id: str) -> Path:
        return self.folder / f"{machine_id}{ENDING}"
