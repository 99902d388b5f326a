"""One writer at a time: a lock on a file of its own, which is never renamed or removed.

The file also says which change was made last, so that a journal that somebody has cut between two lines is recognised.
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
import threading
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from tui.storage.errors import Busy, StoreError
from tui.storage.filesystem import CREATE, READ, Disk

PATIENCE = 2.0
_NAME = 200
"""How many bytes at the start of the file are for the holder's name."""
_LAST = re.compile(rb"([0-9]{20}) ([^ \n]{1,100})\n")
_UNSUPPORTED = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL})


class Lock:
    """A lock between processes and between threads; a thread that has it may take it again.

    The holder writes its name into the file, so that a session that waits too long can say who holds the lock.
    """

    def __init__(self, path: Path, who: str, disk: Disk) -> None:
        self.path = path
        self.works = True
        self._who = who.encode("utf-8", "replace")[:_NAME].ljust(_NAME)
        self._name = str(path)
        self._disk = disk
        self._fd = self._inode = -1
        self._open()
        self._threads = threading.RLock()
        self._depth = 0

    def __enter__(self) -> None:
        self.take()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.release()

    def take(self, patience: float = PATIENCE) -> None:
        """Take the lock; raises Busy, which names the holder, if it is not free within `patience` seconds."""
        deadline = time.monotonic() + patience
        if not self._threads.acquire(timeout=patience):
            raise Busy(f"{self.path}: another part of this program has held the book for {patience:.0f} seconds.")
        try:
            if self._depth == 0:
                self._take(deadline)
            self._depth += 1
        except BaseException as error:
            self._threads.release()
            if isinstance(error, OSError):
                raise StoreError(f"{self.path} cannot be locked: {error.strerror}.") from None
            raise

    def release(self) -> None:
        """Undo one `take`; the last one frees the lock."""
        self._depth -= 1
        if self._depth == 0 and self.works:
            fcntl.flock(self._fd, fcntl.LOCK_UN)
        self._threads.release()

    def note_last(self, seq: int, book: str) -> None:
        """Write down that the act with this seq is durable in this book; to be called once it is."""
        with suppress(OSError):  # on a full disk only a cut journal is not recognised
            os.pwrite(self._fd, b"%020d %s\n" % (seq, book.encode("ascii", "replace")), _NAME)

    def close(self) -> None:
        """Close the file."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def _take(self, deadline: float) -> None:
        while not self._flock():
            if time.monotonic() > deadline:
                holder = os.pread(self._fd, _NAME, 0).decode("utf-8", "replace").strip() or "another session"
                raise Busy(f"{self.path}: the book is being written by {holder}; try again in a moment.")
            time.sleep(0.001)
        if os.pread(self._fd, _NAME, 0) != self._who:
            with suppress(OSError):  # on a full disk nobody learns the name, but the lock holds
                os.pwrite(self._fd, self._who, 0)

    def _open(self) -> None:
        self._fd = self._disk.open(self.path, CREATE)
        self._inode = os.fstat(self._fd).st_ino

    def _replaced(self) -> bool:
        """Return whether another file has taken the lock's place, so that this one excludes nobody."""
        try:
            return os.lstat(self._name).st_ino != self._inode
        except FileNotFoundError:
            return True

    def _flock(self) -> bool:
        """Return whether the lock was taken; True also if the file system does not support locks."""
        if not self.works:
            return True
        try:
            fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno not in _UNSUPPORTED:
                raise
            self.works = False
            return True
        if self._replaced():
            old = self._fd
            self._open()
            os.close(old)
            return self._flock()
        return True


def last_made(path: Path) -> tuple[int, str]:
    """Return the seq of the newest act that was made durable, and its book, as a lock file says; 0 if it does not say."""
    try:
        fd = os.open(path, READ)
    except OSError:
        return 0, ""
    try:
        found = _LAST.match(os.pread(fd, _NAME, _NAME))
    except OSError:
        return 0, ""
    finally:
        os.close(fd)
    return (int(found[1]), found[2].decode("ascii", "replace")) if found is not None else (0, "")


def is_taken(path: Path) -> bool:
    """Return whether a session holds the lock at `path` now."""
    try:
        fd = os.open(path, READ)
    except OSError:
        return False
    try:
        fcntl.flock(fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(fd)
    return False


class NoLock:
    """The lock of a read-only session, which locks nothing."""

    works = True

    def __enter__(self) -> None:
        """Do nothing."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Do nothing."""

    def take(self, patience: float = PATIENCE) -> None:
        """Do nothing."""

    def release(self) -> None:
        """Do nothing."""

    def note_last(self, seq: int, book: str) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""
