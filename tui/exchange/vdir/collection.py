"""The files of one collection, as they are on the disk."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

import msgspec

from tui.exchange import ExchangeError
from tui.exchange.export import PROGRAM
from tui.exchange.export.destination import is_own_name
from tui.exchange.limits import MOST_COLLECTION_CHARACTERS, MOST_ITEM_BYTES, MOST_ITEM_LINES, MOST_ITEMS
from tui.exchange.text_encoding import decoded
from tui.exchange.vdir import VDIR_SUFFIXES
from tui.files import TooLarge, read_outside


class Found(msgspec.Struct, frozen=True):
    """A file: its text, or why it cannot be read."""

    text: str = ""
    problem: str = ""


def read_collection(folder: Path, collection: str) -> dict[str, Found] | None:
    """Return the files of a collection by their names; None if there is no such folder.

    Hidden files are passed over: other programs keep temporary files beside theirs. Raises: OSError if the folder cannot be
    read, ExchangeError if it holds too many files, or too large ones.
    """
    place, suffix = folder / collection, VDIR_SUFFIXES[collection]
    if not place.is_dir():
        return None
    with os.scandir(place) as entries:
        fits = (entry for entry in entries if entry.name.casefold().endswith(suffix) and not entry.name.startswith("."))
        names = [entry.name for entry in islice(fits, MOST_ITEMS + 1)]
    if len(names) > MOST_ITEMS:
        raise ExchangeError(f"{place}: this folder holds more than {MOST_ITEMS:,} files.")
    files, size = dict[str, Found](), 0
    for name in sorted(names):
        if (file := read_file_of(place / name)) is not None:
            files[_shown(name)] = file
            size += len(file.text)
        if size > MOST_COLLECTION_CHARACTERS:
            raise ExchangeError(f"{place}: its files are larger than {MOST_COLLECTION_CHARACTERS // 1_000_000} MB together.")
    return files


def is_export(name: str, text: str) -> bool:
    """Return whether a file is as `followup` writes it, for whichever book."""
    return is_own_name(name) and f"PRODID:{PROGRAM}\r\n" in text


def _shown(name: str) -> str:
    """Return the name of a file; what is not UTF-8 in it, as escapes: it can be neither remembered nor shown."""
    return name.encode(errors="backslashreplace").decode()


def read_file_of(path: Path) -> Found | None:
    """Return a file of a collection; None if there is none. A link is not followed: what it leads to is no file of ours."""
    if _shown(path.name) != path.name:
        return Found(problem="its name is not UTF-8")
    if path.is_symlink():
        return Found(problem="it is a link")
    try:
        text = decoded(read_outside(path, MOST_ITEM_BYTES))
    except FileNotFoundError:
        return None
    except TooLarge:
        return Found(problem=f"it is larger than {MOST_ITEM_BYTES // 1_000_000} MB")
    except OSError as error:
        return Found(problem=(error.strerror or "it cannot be read").lower())
    if max(map(text.count, "\r\n")) > MOST_ITEM_LINES:
        return Found(problem=f"it has more than {MOST_ITEM_LINES:,} lines")
    return Found(text) if text.strip() else Found(problem="it is empty")
