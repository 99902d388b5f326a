"""What `followup remind` has told already, in the state folder: one file for each book, written under a lock."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import AbstractContextManager
from itertools import islice
from pathlib import Path
from zlib import crc32

import msgspec

from tui.domain.reminders import Told
from tui.files import read_json, write_private
from tui.storage.errors import StoreError
from tui.storage.held_file import held

MOST_BYTES = 10_000_000
MOST_TOLD = 5_000
"""The things remembered; of more, those told first are forgotten."""


class ReminderMemory:
    """What was told of one book."""

    def __init__(self, folder: Path, book: Path) -> None:
        """Remember in `folder` what is told of the book at a path."""
        self.path = folder / f"reminded-{crc32(os.fsencode(os.path.realpath(book))):08x}.json"

    def held(self) -> AbstractContextManager[bool]:
        """Hold the lock of the file, as `held_file.held` does."""
        return held(self.path)

    def recall(self) -> dict[str, Told]:
        """Return what was told; empty if there is no file yet.

        Raises: StoreError if there is a file that cannot be read: everything would be told again.
        """
        try:
            return read_json(self.path, MOST_BYTES, dict[str, Told])
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise StoreError(f"{self.path} cannot be read: {error.strerror}.") from None
        except ValueError:
            advice = "Remove it, and everything that is due is told again"
            raise StoreError(f"{self.path} is damaged. {advice}.") from None

    def remember(self, told: Mapping[str, Told]) -> None:
        """Remember what was told from now on; raises StoreError if it cannot be written."""
        kept = dict(islice(told.items(), max(0, len(told) - MOST_TOLD), None))
        try:
            write_private(self.path, msgspec.json.encode(kept))
        except OSError as error:
            raise StoreError(f"{self.path} cannot be written: {error.strerror}.") from None
