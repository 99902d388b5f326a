"""Read files that the user names, up to a limit, and write private files atomically."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")
STANDARD_INPUT = "-"
_CREATE = os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
_PIECE = 1 << 18
_READ = os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


class TooLarge(OSError):
    """A file that is larger than allowed."""


def read_outside(name: str | Path, limit: int, *, progress: Callable[[], object] = lambda: None) -> bytes:
    """Return the content of a file that the user named, "-" for standard input; at most `limit` bytes.

    `progress` is called after each piece.

    Raises: TooLarge; OSError if it cannot be read or is not a regular file (a pipe or a device might never end).
    """
    if name == STANDARD_INPUT:
        where, data = "standard input", sys.stdin.buffer.read(limit + 1)
    else:
        where = os.path.expanduser(name)  # noqa: PTH111 - Path.expanduser raises if the home folder is unknown
        data = b"" if where == os.devnull else _read_regular(where, limit + 1, progress)
    if len(data) > limit:
        raise TooLarge(errno.EFBIG, f"larger than {limit / 1_000_000:g} MB", where)
    return data


def read_json(path: Path, limit: int, kind: type[T]) -> T:
    """Return what a JSON file of ours holds.

    Raises: OSError if it cannot be read; ValueError if it is damaged, by whatever byte.
    """
    try:
        return msgspec.json.decode(read_outside(path, limit), type=kind)
    except RecursionError as error:
        raise ValueError(str(error)) from None


def write_private(path: Path, data: str | bytes, *, keep_mode: bool = False) -> None:
    """Write a file atomically, with mode 0600, or with the mode that the old file has.

    Its folder is created if there is none; a symbolic link to it stays a link.

    Raises: OSError, with the old file unchanged.
    """
    real = Path(os.path.realpath(path))
    temporary = real.with_name(f".{real.name}.{os.getpid()}.tmp")
    real.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary.unlink(missing_ok=True)
    create_private(temporary, data)
    try:
        if keep_mode and real.exists():
            temporary.chmod(stat.S_IMODE(real.stat().st_mode))
        temporary.replace(real)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def create_private(path: Path, data: str | bytes) -> None:
    """Create a new file with mode 0600.

    Raises: FileExistsError, or another OSError with no file left behind.
    """
    fd = os.open(path, os.O_WRONLY | os.O_EXCL | _CREATE, 0o600)
    try:
        _write(fd, data)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def append_private(path: Path, data: str | bytes) -> None:
    """Append to a file, which is created with mode 0600 if there is none. Raises: OSError."""
    _write(os.open(path, os.O_WRONLY | os.O_APPEND | _CREATE, 0o600), data)


def _read_regular(where: str, size: int, progress: Callable[[], object]) -> bytes:
    try:
        fd = os.open(where, _READ)
    except ValueError:  # it holds NUL, or half a surrogate pair
        raise OSError(errno.EINVAL, "no file can have this name", where) from None
    try:
        mode = os.fstat(fd).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), where)
        if not stat.S_ISREG(mode):
            raise OSError(errno.EINVAL, "not a regular file", where)
        with os.fdopen(fd, "rb", closefd=False) as file:
            pieces = []
            while size and (piece := file.read(min(size, _PIECE))):
                pieces.append(piece)
                size -= len(piece)
                progress()
            return b"".join(pieces)
    finally:
        os.close(fd)


def _write(fd: int, data: str | bytes) -> None:
    with os.fdopen(fd, "wb") as file:
        file.write(data.encode() if isinstance(data, str) else data)
        file.flush()
        os.fsync(fd)
