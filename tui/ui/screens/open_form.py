"""A form that cannot be saved yet: what is typed in it is kept in a file and shown again when it is opened next."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import msgspec

from tui.files import read_outside, write_private
from tui.paths import state_folder

LIMIT = 1_000_000


class OpenForm(msgspec.Struct, frozen=True):
    """What is typed in a form over a book, by the names of its fields."""

    book: str
    fields: dict[str, str]


def keep_open(book: Path, fields: dict[str, str]) -> bool:
    """Keep what is typed in a form; return whether that could be done."""
    try:
        write_private(_path(), msgspec.json.encode(OpenForm(str(book), fields)))
    except (OSError, UnicodeError):
        return False
    return True


def left_open(book: Path) -> dict[str, str]:
    """Return what was typed in the form over this book that was left open; nothing if none was."""
    with suppress(OSError, msgspec.MsgspecError, UnicodeError):
        form = msgspec.json.decode(read_outside(_path(), LIMIT), type=OpenForm)
        if form.book == str(book):
            return form.fields
    return {}


def close(book: Path) -> None:
    """Forget the form that was left open over this book."""
    if left_open(book):
        with suppress(OSError):
            _path().unlink()


def _path() -> Path:
    return state_folder(os.environ) / "open-form.json"
