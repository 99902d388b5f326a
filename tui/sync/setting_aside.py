"""Set aside the file of a machine that makes this program fail, so that all others go on."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from tui.domain.book import Book
from tui.domain.operations import Refused
from tui.domain.sharing.merged_book import MergedBook
from tui.storage.errors import StoreError
from tui.sync.copies import Copies, Machine
from tui.sync.folder import shared_folder
from tui.sync.local_book import LocalBook
from tui.sync.machine_log import ENDING, read_log
from tui.sync.merged_copies import merge_state
from tui.sync.sharing import Sharing

T = TypeVar("T")
FAILS = "makes this program fail, and is left out until it changes"


def without_what_fails(sharing: Sharing, do: Callable[[], T]) -> T:
    """Return what is done with a book that is shared; if another machine's file makes that fail, without the file.

    Raises: StoreError if something unforeseen fails that no file of another machine has to do with.
    """
    try:
        return do()
    except (StoreError, OSError, Refused):
        raise
    except Exception as error:
        unforeseen = StoreError(f"The book cannot be shared; this went wrong: {type(error).__name__}: {error}.")
        if not _set_aside(sharing):
            raise unforeseen from error
    try:
        return do()
    except (StoreError, OSError, Refused):
        raise
    except Exception as error:
        raise unforeseen from error


def _set_aside(sharing: Sharing) -> bool:
    """Leave out what makes the program fail of the copies and in the folder, and name it; return whether there is any."""
    copies, book = sharing.copies, sharing.store.book
    with sharing.turn():
        machine = copies.machine()
        if machine is None:
            return False
        names = [
            _set_copy_aside(each, machine, copies, book)
            for each in copies.ids()
            if each != machine.id and not _can_be_used(copies.read(each), book)
        ]
        with suppress(OSError):
            folder = shared_folder(Path(machine.folder))
            for name, file in folder.within(folder.files).items():
                if name in names or (name != machine.file and not _can_be_used(folder.within(folder.read, name), book)):
                    machine.seen[name] = file
                    names.append(name)
        machine.troubles |= dict.fromkeys(names, FAILS)
        if names:
            copies.save(machine)
    sharing.store.notices.extend(f"{name} {FAILS}." for name in dict.fromkeys(names))
    return bool(names)


def _set_copy_aside(machine_id: str, machine: Machine, copies: Copies, book: Book) -> str:
    """Keep of a copy what was good before, if that can be used; return the name of the file."""
    data = copies.read(machine_id)
    good = data[: machine.sizes.get(machine_id, 0)]
    copies.set_aside(machine_id)
    if good and len(good) < len(data) and _can_be_used(good, book):
        copies.replace(machine_id, good)
    else:
        machine.sizes.pop(machine_id, None)
        machine.taken.pop(machine_id, None)
    with suppress(Exception):
        log = read_log(data)
        return f"{machine_id if isinstance(log, str) else log.header.machine}{ENDING}"
    return f"{machine_id}{ENDING}"


def _can_be_used(data: bytes, book: Book) -> bool:
    """Return whether a file can be read, merged and shown in the book, if it stands alone."""
    try:
        log, merged = read_log(data), MergedBook()
        if not isinstance(log, str):
            merge_state(log, merged)
            for act in log.acts:
                merged.take(act)
            LocalBook(book, {}).edits(merged.living(), merged)
    except Exception:  # noqa: BLE001 - whatever it is, the others go on
        return False
    return True
