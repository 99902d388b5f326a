"""Write exported files: private, at once, and only if what they say has changed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

from tui.domain.operations import Refused
from tui.domain.sanitize import one_line
from tui.exchange.export import PROGRAM
from tui.exchange.limits import MOST_FILE_BYTES
from tui.files import TooLarge, read_outside, write_private


class Written(msgspec.Struct, frozen=True):
    """How many files of a folder were written, removed and left as they are."""

    written: int
    removed: int
    unchanged: int


def refuse_own_files(path: Path, book: Path) -> None:
    """Raise Refused for a file that belongs to the book, is none (a folder, a device), or lies where there is no folder."""
    real, own = path.resolve(), book.resolve()
    beside = real.parent == own.parent and f"{real.name}.".startswith(f"{own.name}.")
    if beside or own.with_name(f"{own.name}.backups") in real.parents or (path.exists() and path.samefile(own)):
        raise Refused(f"{one_line(str(path))} belongs to the book itself. Choose another file")
    if path.exists() and not path.is_file():
        raise Refused(f"{one_line(str(path))} is not a file. Choose another name")
    if not real.parent.is_dir():
        raise Refused(f"There is no folder {one_line(str(path.parent))}")


def write_if_changed(path: Path, text: str) -> bool:
    """Write a file and return True; leave one that holds that text already untouched, and return False.

    So programs that look at the time of a file, as those that share calendars do, see a change only where there is one.

    Raises: OSError, with the old file unchanged.
    """
    data = text.encode()
    if _content(path) == data:
        return False
    write_private(path, data)
    return True


def write_folder(folder: Path, items: Mapping[str, str], suffix: str) -> Written:
    """Write each item, by its UID, to a file of its own (a vdir), and remove the files of earlier exports that are left.

    Only files that this program wrote are removed: their name and their PRODID say so. Raises: OSError.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    files = {folder / file_name(uid, suffix): text for uid, text in items.items()}
    changed = [write_if_changed(path, text) for path, text in files.items()]
    removed = 0
    for path in sorted(folder.glob(f"followup-*{suffix}")):
        if path not in files and not path.is_symlink() and f"PRODID:{PROGRAM}\r\n".encode() in (_content(path) or b""):
            path.unlink()
            removed += 1
    return Written(sum(changed), removed, changed.count(False))


def file_name(uid: str, suffix: str) -> str:
    """Return the name of the file of a UID: always the same, and safe whatever the UID holds."""
    return f"followup-{hashlib.sha256(uid.encode()).hexdigest()[:20]}{suffix}"


def is_own_name(name: str) -> bool:
    """Return whether a file has a name that `file_name` gives."""
    return re.fullmatch(r"followup-[0-9a-f]{20}\.\w+", name) is not None


def _content(path: Path) -> bytes | None:
    try:
        return read_outside(path, MOST_FILE_BYTES)
    except (FileNotFoundError, TooLarge):
        return None
