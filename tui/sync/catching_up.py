"""Share the book before and after a command: nothing is opened if nothing is new."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tui.storage.book_files import beside
from tui.storage.errors import StoreError
from tui.storage.journal import newest_seq
from tui.sync.copies import Copies, Machine
from tui.sync.folder import shared_folder


def catch_up(book: Path, at: datetime, zone: ZoneInfo) -> list[str]:
    """Tell the other machines what is new in a book and take in what they told; return what the user has to know.

    What goes wrong stops no command: it is said, and done later.
    """
    try:
        copies = Copies(book)
        machine = copies.machine()
        if machine is not None and machine.stopped:
            return _reminder(copies, machine, at.astimezone(zone).date().isoformat())
        if machine is None or copies.is_resting() or is_quiet(book, copies, machine):
            return []
        from tui.storage.store import Store  # not needed if nothing is new
        from tui.sync.setting_aside import without_what_fails  # not needed if nothing is new
        from tui.sync.sharing import Sharing  # not needed if nothing is new

        try:
            store = Store.open(book, at=at, create=False)
        except StoreError:
            return []  # the command says what is wrong with the book
        with store:
            if not store.read_only:
                sharing = Sharing(store, zone)
                without_what_fails(sharing, lambda: sharing.exchange(at))
                if shared_folder(Path(machine.folder)).hangs:
                    copies.rest()
        return store.notices
    except StoreError as error:
        return [str(error)]
    except Exception as error:  # noqa: BLE001 - sharing stops no command
        return [f"The book cannot be shared: {type(error).__name__}: {error}."]


def _reminder(copies: Copies, machine: Machine, today: str) -> list[str]:
    """Return once a day why nothing is shared any more: what is done meanwhile stays on this machine."""
    if machine.reminded == today:
        return []
    machine.reminded = today
    copies.save(machine)
    return [machine.stopped]


def is_quiet(book: Path, copies: Copies, machine: Machine) -> bool:
    """Return whether there is nothing to tell and nothing to take in."""
    if newest_seq(beside(book, "journal")) != machine.seq or _is_meddled(book):
        return False
    if any(copies.size(each) != machine.sizes.get(each) for each in copies.ids()):
        return False
    folder = shared_folder(Path(machine.folder))
    try:
        there = folder.within(folder.files)
    except OSError:
        return "" in machine.troubles  # that has been said
    if "" in machine.troubles or machine.file not in there:  # something could not be written, and perhaps can be now
        return False
    return all(machine.seen.get(name) == file for name, file in there.items())


def _is_meddled(book: Path) -> bool:
    """Return whether another program seems to have changed a book: this one writes to the journal after the book."""
    try:
        return book.stat().st_mtime_ns > beside(book, "journal").stat().st_mtime_ns
    except OSError:
        return False
