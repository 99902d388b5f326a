"""Rebuild a book from a backup and the journal: to restore an unreadable one, or to name what was changed by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tui.domain.documents import DocumentTable
from tui.domain.history import Act
from tui.storage import backups, book_file
from tui.storage.book_file import Meta, Snapshot
from tui.storage.edits import differences, replay
from tui.storage.errors import StoreError
from tui.storage.filesystem import Disk
from tui.storage.journal import Journal
from tui.storage.journal_damage import are, counted


def rebuild(path: Path, acts: Sequence[Act], seq: int | None = None) -> tuple[Path | None, Snapshot, int] | None:
    """Rebuild the book, up to the act `seq` or the newest, from the newest backup that can be read.

    Return that backup, the book, and how many acts in between the journal no longer holds; None if no backup will do. A book
    whose journal holds every act from the first needs no backup.
    """
    bases: list[tuple[Path | None, Snapshot]] = []
    for backup in backups.backups(path):
        if not backup.trouble and not (old := backups.read(backup.path)).empty and not old.unsure:
            bases.append((backup.path, old))
    if not bases and acts and acts[0].seq == 1:
        bases.append((None, Snapshot(Meta(), {}, [], [])))
    for source, old in bases:
        last = max([old.meta.seq, *(act.seq for act in acts)]) if seq is None else seq
        if old.meta.seq > last:
            continue
        later = [act for act in acts if old.meta.seq < act.seq <= last]
        replay(old.tables, old.meta.next_ids, later)
        missing = last - old.meta.seq - len(later)
        old.meta.seq = last
        return source, old, missing
    return None


def is_state(path: Path, found: Snapshot, acts: Sequence[Act], seq: int) -> bool | None:
    """Return whether a book holds what it held after the act `seq`, but for what is damaged; None if that is not known."""
    told = rebuild(path, acts, seq)
    if told is None or told[2]:
        return None
    return len(list(_differing(told[1], found))) <= len(found.strays)


def not_in(found: Snapshot, act: Act) -> bool:
    """Return whether a book clearly lacks an act: a record that it made is not there, or is another one."""
    for edit in act.change.edits:
        doc = found.tables.get(edit.table, DocumentTable()).get(edit.id)
        if edit.before is None and edit.after and (doc is None or doc.get("uid") != edit.after.get("uid")):
            return True
    return False


def _differing(old: Snapshot, found: Snapshot) -> Iterator[str]:
    for table in sorted((found.tables.keys() | old.tables.keys()) - {"meta"}):
        edits = differences(table, old.tables.get(table, DocumentTable()), found.tables.get(table, DocumentTable()))
        yield from (f"{table.removesuffix('s')} {edit.id}" for edit in edits)


def changed_by_hand(path: Path, found: Snapshot, acts: Sequence[Act]) -> list[str] | None:
    """Return the records that differ from what was written last, by name ("contact 7"); None if that is not known."""
    told = rebuild(path, acts, found.meta.seq)
    return None if told is None or told[2] else list(_differing(told[1], found))


def bring_back(path: Path, journal: Journal, disk: Disk, chosen: Path | None = None) -> list[str]:
    """Replace the book by the newest readable backup, with every later change that the journal holds; under the lock.

    A backup that was `chosen` comes back as it is. Without a backup take what can be read of the book itself. The old file is
    kept among the backups. Return what was done, in sentences; raises StoreError if nothing can be done.
    """
    try:
        journal.attach(write=True)
        journal.read()
        acts = journal.read_all()
        told = rebuild(path, acts)
        done = []
        if chosen is not None:
            book, source, missing = backups.read(chosen), str(chosen), 0
            book.meta.seq = max([book.meta.seq, *(act.seq for act in acts)])
        elif told is None:
            book, source, missing = _readable(path, acts), "what can be read of it", 0
        else:
            source = f"{told[0]} and the journal" if told[0] else "the journal"
            book, missing = told[1], told[2]
        if path.exists() and path.stat().st_size:
            done.append(f"The unreadable {path.name} is kept in {backups.keep_as(path, 'damaged', disk)}.")
        disk.replace(path, book_file.render(book.meta, book.tables))
        done.append(f"The book was restored from {source}{f', up to change {book.meta.seq}' if chosen is None else ''}.")
        done += [f"{path}: {stray.sentence}." for stray in book.strays]
        if missing:
            done.append(
                f"{counted(missing, 'change')} {are(missing)} missing: neither that backup nor the journal holds "
                f"{'it' if missing == 1 else 'them'}."
            )
        return done
    except OSError as error:
        raise StoreError(f"{path} cannot be restored: {error.strerror}.") from None


def _readable(path: Path, acts: Sequence[Act]) -> Snapshot:
    """Return what can be read of a damaged book, with the later changes of the journal."""
    found = book_file.parse_lines(path.read_bytes() if path.exists() else b"", path)
    if found is None:
        raise StoreError(f"{path} cannot be read, and there is no readable backup.")
    later = [act for act in acts if act.seq > found.meta.seq]
    replay(found.tables, found.meta.next_ids, later)
    found.meta.seq = max([found.meta.seq, *(act.seq for act in later)])
    return found
