"""Rebuild a book from a backup and the journal: to restore an unreadable one, or to name what was changed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tui.domain.documents import DocumentTable
from tui.domain.history import Act
from tui.storage import backups, book_file
from tui.storage.book_file import Snapshot
from tui.storage.edits import differences, replay
from tui.storage.errors import StoreError
from tui.storage.filesystem import Disk
from tui.storage.journal import Journal


def rebuild(path: Path, acts: Sequence[Act], seq: int | None = None) -> tuple[Path, Snapshot, int] | None:
    """Rebuild the book, up to the act `seq` or the newest, from the newest backup that can be read.

    Return that backup, the book, and how many acts in between the journal no longer holds; None if no backup will do.
    """
    for backup in backups.backups(path):
        if backup.trouble:
            continue
        old = backups.read(backup.path)
        last = max([old.meta.seq, *(act.seq for act in acts)]) if seq is None else seq
        if old.meta.seq > last:
            continue
        later = [act for act in acts if old.meta.seq < act.seq <= last]
        replay(old.tables, old.meta.next_ids, later)
        missing = last - old.meta.seq - len(later)
        old.meta.seq = last
        return backup.path, old, missing
    return None


def changed_by_hand(path: Path, found: Snapshot, acts: Sequence[Act]) -> list[str]:
    """Return the records that differ from what was written last, by name ("contact 7"); none if that is not known."""
    told = rebuild(path, acts, found.meta.seq)
    if told is None or told[2]:
        return []
    names = []
    for table in sorted((found.tables.keys() | told[1].tables.keys()) - {"meta"}):
        edits = differences(table, told[1].tables.get(table, DocumentTable()), found.tables.get(table, DocumentTable()))
        names += [f"{table.removesuffix('s')} {edit.id}" for edit in edits]
    return names


def bring_back(path: Path, journal: Journal, disk: Disk) -> list[str]:
    """Replace the book by the newest readable backup, with every later change that the journal holds; under the lock.

    The old file is kept among the backups. Return what was done, in sentences; raises StoreError if nothing can be done.
    """
    try:
        journal.attach(write=True)
        told = rebuild(path, journal.read().acts)
        if told is None:
            raise StoreError(f"{path} cannot be read, and there is no readable backup.")
        backup, book, missing = told
        done = []
        if path.exists():
            done.append(f"The unreadable {path.name} is kept in {backups.keep_as(path, 'damaged', disk)}.")
        disk.replace(path, book_file.render(book.meta, book.tables))
        done.append(f"The book was restored from {backup} and the journal, up to change {book.meta.seq}.")
        if missing:
            done.append(f"{missing} changes between the two are no longer in the journal.")
        return done
    except OSError as error:
        raise StoreError(f"{path} cannot be restored: {error.strerror}.") from None
