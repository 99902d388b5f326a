"""Every system call by which the store writes, in one place, where tests inject faults."""

from __future__ import annotations

import errno
import os
from pathlib import Path

try:
    from fcntl import F_FULLFSYNC, fcntl  # type: ignore[attr-defined, unused-ignore]
except ImportError:
    F_FULLFSYNC = None

READ = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW
CREATE = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
NEW = CREATE | os.O_EXCL
_CANNOT_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EBADF})


class Disk:
    """The real disk. Every file that it makes has mode 0600, whatever the umask."""

    def open(self, path: Path, flags: int) -> int:
        """Open a file and return its descriptor; symbolic links are not followed."""
        fd = os.open(path, flags, 0o600)
        if flags & os.O_CREAT:
            mode = os.fstat(fd).st_mode
            if mode & 0o077:
                os.fchmod(fd, 0o600)
        return fd

    def write(self, fd: int, data: bytes, at: int = 0) -> None:
        """Write all data at a position."""
        written = os.pwrite(fd, data, at)
        while written < len(data):
            written += os.pwrite(fd, memoryview(data)[written:], at + written)

    def sync(self, fd: int) -> None:
        """Return once what was written is on the medium itself."""
        if F_FULLFSYNC is not None:
            try:
                fcntl(fd, F_FULLFSYNC)
            except OSError as error:
                if error.errno not in _CANNOT_SYNC:
                    raise
            else:
                return
        getattr(os, "fdatasync", os.fsync)(fd)

    def sync_folder(self, folder: Path) -> None:
        """Make the names in a folder durable, if the file system can."""
        fd = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(fd)
        except OSError as error:
            if error.errno not in _CANNOT_SYNC:
                raise
        finally:
            os.close(fd)

    def truncate(self, fd: int, size: int) -> None:
        """Cut a file to a size."""
        os.ftruncate(fd, size)

    def rename(self, old: Path, new: Path) -> None:
        """Put `old` in the place of `new`, atomically."""
        old.replace(new)

    def link(self, old: Path, new: Path) -> None:
        """Give a file a second name."""
        os.link(old, new, follow_symlinks=False)

    def remove(self, path: Path) -> None:
        """Remove a file, if it is there."""
        path.unlink(missing_ok=True)

    def replace(self, path: Path, data: bytes) -> None:
        """Replace a file by `data`, whole or not at all, durably. The temporary file is beside it."""
        temporary = temporary_name(path)
        self.remove(temporary)
        fd = self.open(temporary, NEW)
        try:
            try:
                self.write(fd, data)
                self.sync(fd)
            finally:
                os.close(fd)
            self.rename(temporary, path)
        except BaseException:
            self.remove(temporary)
            raise
        self.sync_folder(path.parent)


def temporary_name(path: Path) -> Path:
    """Return the file that is written before it takes the place of `path`; each process has its own."""
    return path.with_name(f".{path.name}.{os.getpid()}.tmp")


def left_behind(path: Path) -> list[Path]:
    """Return the temporary files of the book at `path` whose writers were stopped before they were done."""
    begin = f".{path.name}."  # its journal's begin so too
    return [file for file in path.parent.iterdir() if file.name.startswith(begin) and file.name.endswith(".tmp")]
