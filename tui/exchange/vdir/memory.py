"""Remember what was last written into a folder of files, in the state folder: one file for each such folder."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from hashlib import sha256
from pathlib import Path
from zlib import crc32

import msgspec

from tui.domain.operations import Refused
from tui.domain.sanitize import one_line
from tui.exchange.vdir.content_lines import lines_of, property_name, text_of_lines
from tui.files import read_json, write_private
from tui.storage.errors import StoreError
from tui.storage.held_file import held

MOST_MEMORY_BYTES = 100_000_000
LONGEST_LINE_KEPT = 2_000
"""Characters of a line that is remembered as it is."""
MOST_EARLIER = 4
"""Versions of a file that are remembered beside the last one."""
LONGEST_WAIT = 20.0
"""Seconds to wait for another export, such as that of the open app."""


_BULKY = frozenset({"PHOTO", "LOGO", "SOUND", "KEY", "ATTACH"})


class WrittenFile(msgspec.Struct, frozen=True, omit_defaults=True):
    """One file: what the book said last (empty if it never did), and what was left there (empty if that is the same).

    `earlier` is what was left there before, newest last, since the last import of it: the phone may know no newer version.
    `heard` is what was there before each of the phone's changes, which it must have known, newest last.
    `told` says that the user knows it was deleted there. `next` is what a write makes of it that may have been interrupted.
    """

    said: str = ""
    left: str = ""
    earlier: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    told: bool = False
    next: WrittenFile | None = None

    @property
    def there(self) -> str:
        """Return what the file held when it was last written or imported, as it is remembered."""
        return self.left or self.said

    def is_there(self, text: str) -> bool:
        """Return whether a file that holds this text is as it was left."""
        return remembered(text) == self.there


def remembered(text: str) -> str:
    """Return a text as it is remembered: pictures, and what else is long and never read, by their hash."""
    if len(text) < LONGEST_LINE_KEPT:
        return text
    return text_of_lines(_shortened(line) for line in lines_of(text))


def _shortened(line: str) -> str:
    name = property_name(line)
    if len(line) < LONGEST_LINE_KEPT or not (name in _BULKY or name.startswith("X-")):
        return line
    return f"{name}:{sha256(line.encode(errors='surrogatepass')).hexdigest()}"


def written_file(said: str, left: str, before: WrittenFile | None = None) -> WrittenFile:
    """Return the entry of a file, after another one."""
    said, left = remembered(said), remembered(left)
    earlier = before.earlier if before else ()
    if before and before.there not in ("", left, *earlier):
        earlier = (*earlier, before.there)[-MOST_EARLIER:]
    return WrittenFile(said, "" if left == said else left, earlier, before.heard if before else ())


def imported_file(before: WrittenFile, text: str) -> WrittenFile:
    """Return the entry of a file once it was decided what to take of the phone's change, which the text has."""
    heard = (*before.heard, before.there)[-MOST_EARLIER:] if before.there not in ("", *before.heard) else before.heard
    return msgspec.structs.replace(written_file(before.said, text), heard=heard)


def entry_of(entry: WrittenFile | None, text: str) -> WrittenFile | None:
    """Return the entry of a file that holds this text, empty if it is gone; None if it was never written, or was removed.

    A file whose writing or removal was interrupted may be as before or as it was to become.
    """
    if entry and entry.next and entry.next.is_there(text):
        entry = entry.next
    return entry if entry and entry.there else None


class Remembered(msgspec.Struct, frozen=True):
    """What is known of a folder: the book that it is kept up to date from, and its files by "collection/name"."""

    book: str = ""
    files: dict[str, WrittenFile] = {}


class VdirMemory:
    """What was last written into a folder, and read from it."""

    def __init__(self, state: Path, folder: Path, book: Path) -> None:
        """Remember in `state` what is in `folder`, which belongs to the book at a path."""
        self.folder = folder
        self._book = os.path.realpath(book)
        self.path = state / f"vdir-{crc32(os.fsencode(os.path.realpath(folder))):08x}.json"

    def held(self) -> AbstractContextManager[bool]:
        """Hold the lock of the file, as `held_file.held` does."""
        return held(self.path, LONGEST_WAIT)

    def recall(self) -> dict[str, WrittenFile]:
        """Return the files that are remembered; none if the folder was never written.

        Raises: StoreError if what is remembered cannot be read, Refused if another book is kept in the folder.
        """
        try:
            known = read_json(self.path, MOST_MEMORY_BYTES, Remembered)
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise StoreError(f"{self.path} cannot be read: {error.strerror}.") from None
        except ValueError:
            raise StoreError(f"{self.path} is damaged. Remove it: then what is there now is taken as the phone's.") from None
        if known.book != self._book:
            if not Path(known.book).exists():  # it was moved, or its disk is away: what was written from it is not this one's
                return {}
            shown, other = one_line(str(self.folder)), one_line(known.book)
            raise Refused(f"{shown} is kept up to date from another book, {other}. Choose another folder")
        return known.files

    def remember(self, files: dict[str, WrittenFile]) -> None:
        """Remember these files from now on; raises StoreError if that cannot be written, or could not be read again."""
        data = msgspec.json.encode(Remembered(self._book, files))
        if len(data) > MOST_MEMORY_BYTES:
            raise StoreError(f"{one_line(str(self.folder))} holds more than can be remembered. Move what is not of the book.")
        try:
            write_private(self.path, data)
        except OSError as error:
            raise StoreError(f"{self.path} cannot be written: {error.strerror}.") from None
