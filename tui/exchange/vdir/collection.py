"""The files of one collection, as they are on the disk."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

import msgspec

from tui.exchange import ExchangeError
from tui.exchange.limits import MOST_ITEM_BYTES, MOST_ITEMS
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
    read, ExchangeError if it holds too many files.
    """
    place, suffix = folder / collection, VDIR_SUFFIXES[collection]
    if not place.is_dir():
        return None
    with os.scandir(place) as entries:
        fits = (entry for entry in entries if entry.name.casefold().endswith(suffix) and not entry.name.startswith("."))
        names = [entry.name for entry in islice(fits, MOST_ITEMS + 1)]
    if len(names) > MOST_ITEMS:
        raise ExchangeError(f"{place}: this folder holds more than {MOST_ITEMS:,} files.")
    files = {_shown(name): read_file_of(place / name) for name in sorted(names)}
    return {name: file for name, file in files.items() if file is not None}


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
    return Found(text) if text.strip() else Found(problem="it is empty")
