"""Hold a lock beside a file of the state folder, so that one process at a time reads it and writes it anew."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tui.storage.errors import Busy, StoreError
from tui.storage.filesystem import Disk
from tui.storage.lock import PATIENCE, Lock


@contextmanager
def held(path: Path, patience: float = PATIENCE) -> Iterator[bool]:
    """Hold the lock of a file; yield False if another process keeps it for that many seconds.

    Raises: StoreError if the lock cannot be taken.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = Lock(path.with_suffix(".lock"), f"process {os.getpid()}", Disk())
    except OSError as error:
        raise StoreError(f"{path.parent} cannot be written: {error.strerror}.") from None
    try:
        try:
            lock.take(patience)
        except Busy:
            yield False
            return
        yield True
    finally:
        lock.close()  # which frees it, too
