"""The files of one book: `book.json`, its journal, its lock and its backups, and how they are kept consistent.

The order of writing keeps the book safe: an act is durable in the journal before it counts; `book.json` is replaced, durably,
before a checkpoint in the journal says that it holds what came before. A crash between any two steps leaves a book that opens
with exactly the acts that counted.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from tui.domain.documents import DocumentTable, dumps
from tui.domain.history import Act
from tui.storage import backups, book_file
from tui.storage.book_file import SCHEMA, Meta, Snapshot
from tui.storage.errors import Damaged, StoreError
from tui.storage.filesystem import CREATE, READ, Disk, left_behind
from tui.storage.journal import Checkpoint, FileId, Journal, Lines, file_id
from tui.storage.lock import Lock, NoLock
from tui.storage.ownership import make_folder, refuse_strangers, whoami
from tui.storage.recovery import changed_by_hand

HISTORY_BYTES = 8 << 20
"""A checkpoint cuts a journal that is longer than this to its newer half, but never below `HISTORY_ACTS` acts."""
HISTORY_ACTS = 100


class Loaded(msgspec.Struct):
    """A book as read: its snapshot, the acts to replay over it, the newest seq, and whether to write it anew at once.

    `past` are acts that the book once held and no longer does; the ids that they gave are not given again.
    """

    snapshot: Snapshot
    acts: list[Act]
    seq: int
    anew: bool
    past: list[Act] = []


class Files:
    """The files of a book, open in one session.

    `notices` are sentences for the user about what was found. `checkpointed` is the seq up to which `book.json` holds every
    act, `size` its length in bytes; `missing`: it is gone.
    """

    def __init__(self, path: Path, disk: Disk, *, write: bool) -> None:
        """Use `Files.open`."""
        self.path = path
        self.write = write
        self.who = whoami()
        self.disk = disk
        self.notices: list[str] = []
        self.journal = Journal(beside(path, "journal"), disk)
        self.lock: Lock | NoLock = Lock(beside(path, "lock"), self.who, disk) if write else NoLock()
        self.size = self.checkpointed = 0
        self.missing = False
        self._book = str(path)
        self._file: FileId | None = None

    @classmethod
    def open(cls, path: Path, disk: Disk, *, write: bool, create: bool = True) -> Files:
        """Open a book's files, read-only if they cannot be written.

        Raises: StoreError for files that are not the user's own, or if there is no book and none can be made.
        """
        for file in (path, beside(path, "journal"), beside(path, "lock")):
            refuse_strangers(file)
        if not create and not path.exists():
            raise StoreError(f"There is no book at {path}.")
        if not write:
            return cls(path, disk, write=False)
        try:
            make_folder(path.parent)
            files = cls(path, disk, write=True)
            if path.exists() and path.stat().st_mode & 0o077:
                path.chmod(0o600)
                if path.stat().st_size:
                    files.notices.append(f"{path} could be read by other users of this machine; now only you can.")
        except OSError as error:
            if not path.exists():
                raise StoreError(f"No book can be created at {path}: {error.strerror}.") from None
            files = cls(path, disk, write=False)
            files.notices.append(f"{path.parent} cannot be written ({error.strerror}): you can look but not change anything.")
        return files

    # -- reading ------------------------------------------------------------------------------------------------------

    def load(self) -> Loaded:
        """Read the book from its files; under the lock unless it is read-only.

        Raises: StoreError if `book.json` cannot be read, or is missing though its journal says that there was one.
        """
        if self.write:
            for left in left_behind(self.path):
                self.disk.remove(left)
        data = self._read_book()
        found = self._parse(data)
        has_journal = self.journal.attach(write=self.write)
        lines = self.journal.read_from_checkpoint()
        if not self.write:
            for _ in range(3):  # another session wrote a checkpoint between the two readings
                if lines.checkpoint is None or lines.checkpoint.seq <= found.meta.seq:
                    break
                found = self._parse(self._read_book())
                has_journal = self.journal.attach(write=False)
                lines = self.journal.read_from_checkpoint()
        if found.empty and has_journal and lines.checkpoint is not None and lines.checkpoint.seq:
            state = f"{'is missing' if data is None else 'is empty'}, though it held {lines.checkpoint.seq} changes"
            raise self._damaged(f"{self.path} {state}.")
        self._look_after(lines)
        return self._fit(found, lines, fresh=data is None)

    def _parse(self, data: bytes | None) -> Snapshot:
        try:
            return book_file.parse(data or b"", self.path)
        except StoreError as error:
            raise self._damaged(str(error)) from None

    def _damaged(self, sentence: str) -> Damaged:
        """Return the error of a book that cannot be read, with what to do about it."""
        if any(not backup.trouble for backup in backups.backups(self.path)):
            advice = "`followup check --repair` brings back the newest backup and every change since."
        else:
            name = self.path.name
            advice = f"There is no backup: fix the file in an editor, or move {name} and {name}.* away to start anew."
        return Damaged(sentence, advice)

    def _fit(self, found: Snapshot, lines: Lines, *, fresh: bool) -> Loaded:
        """Decide which of the journal's acts to replay over the snapshot."""
        meta, checkpoint, acts = found.meta, lines.checkpoint, lines.acts
        self.checkpointed = meta.seq
        anew = (
            fresh or bool(found.foreign) or bool(found.strays) or not meta.book or meta.schema < SCHEMA or checkpoint is None
        )
        newest = max([meta.seq, checkpoint.seq if checkpoint else 0, *(act.seq for act in acts)])
        if checkpoint is not None and meta.book and checkpoint.book != meta.book:
            aside = self.journal.path.with_name(f"{self.journal.path.name}.{checkpoint.book}")
            self.notices.append(f"The journal beside {self.path} belongs to another book; it was renamed to {aside.name}.")
            if self.write:
                self.disk.rename(self.journal.path, aside)
                self.journal.attach(write=True)
            return Loaded(found, [], meta.seq, anew=True)
        if checkpoint is not None and (checkpoint.seq > meta.seq or (acts and acts[-1].seq < meta.seq)):
            lost = f", without {len(acts)} changes that it did not hold yet" if acts else ""
            self.notices.append(
                f"{self.path} was replaced by another copy or by another program. It is used as it is{lost} "
                "(`followup history` lists every change)."
            )
            return Loaded(found, [], newest, anew=True, past=self.journal.read_all())
        if meta.book and found.foreign:
            names = changed_by_hand(self.path, found, self.journal.read_all()) or sorted(found.foreign)
            what = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
            self.notices.append(f"{self.path} was changed outside this program ({what}); those changes were kept.")
        return Loaded(found, [act for act in acts if act.seq > meta.seq], newest, anew)

    def news(self) -> list[Act] | None:
        """Return the acts that other sessions made durable since the last look; None if the book must be read again."""
        grown, file = self.journal.grown(), self._book_id()
        if grown is False and file == self._file:
            return []
        self.missing = file is None and self._file is not None
        if grown is None:
            return None
        lines = self.journal.read()
        self._look_after(lines)
        if lines.checkpoint is not None and lines.checkpoint.anew:
            return None
        if lines.checkpoint is not None:
            self.checkpointed = lines.checkpoint.seq
        if file != self._file and not self.missing:
            if lines.checkpoint is None or lines.checkpoint.file != file:
                return None
            self._file = file
        return lines.acts

    def changed(self) -> bool:
        """Return whether others wrote something since the last look; costs two calls of `stat`."""
        return self.journal.grown() is not False or self._book_id() != self._file

    def _look_after(self, lines: Lines) -> None:
        """Set damaged lines aside and cut off an unfinished one, with a notice of each."""
        name = self.journal.path
        for line in lines.bad:
            self.set_aside("a damaged line of the journal", line)
        if lines.bad:
            self.notices.append(
                f"{name}: {len(lines.bad)} damaged lines were set aside; the changes in them are not in the book."
            )
        if lines.tail and self.write:
            if b"\n" in lines.tail and b"\0" not in lines.tail:
                self.set_aside("a damaged line at the end of the journal", lines.tail)
                self.notices.append(
                    f"{name}: its last line was damaged and was set aside; the change in it is not in the book."
                )
            else:
                self.notices.append(f"{name}: the last change was only partly written; it is not in the book.")
            self.journal.cut()

    def _read_book(self) -> bytes | None:
        try:
            fd = self.disk.open(self.path, READ)
        except FileNotFoundError:
            self._file, self.size = None, 0
            return None
        with os.fdopen(fd, "rb") as file:
            data = file.read()
            self._file, self.size = file_id(os.fstat(fd)), len(data)
        return data

    def _book_id(self) -> FileId | None:
        try:
            return file_id(os.lstat(self._book))
        except FileNotFoundError:
            return None

    # -- writing, under the lock --------------------------------------------------------------------------------------

    def append(self, act: Act) -> None:
        """Make an act durable."""
        try:
            self.journal.append(act)
        except OSError as error:
            raise StoreError(f"Nothing was changed: {self.journal.path} cannot be written: {error.strerror}.") from None

    def checkpoint(self, meta: Meta, tables: dict[str, DocumentTable], *, anew: bool) -> None:
        """Write the whole book to `book.json`, then a checkpoint to the journal."""
        try:
            backups.keep(self.path, meta.saved_at, self.disk)
            data = book_file.render(meta, tables)
            self.disk.replace(self.path, data)
            self._file, self.size = self._book_id(), len(data)
            checkpoint = Checkpoint(meta.seq, meta.book, self._file, anew)
            if self.journal.end == 0:
                self.journal.restart(checkpoint, [])
            elif self.journal.end > HISTORY_BYTES:
                self.journal.restart(checkpoint, newest(self.journal.read_all(), HISTORY_BYTES // 2))
            else:
                self.journal.append(checkpoint)
            self.checkpointed, self.missing = meta.seq, False
        except OSError as error:
            held = ", but its journal holds the changes" if meta.seq > self.checkpointed else ""
            raise StoreError(f"{self.path} could not be written{held}: {error.strerror}.") from None

    def set_aside(self, why: str, text: bytes) -> None:
        """Keep something unreadable in a file beside the book, durably."""
        if not self.write:
            return
        path = beside(self.path, "set-aside")
        fd = self.disk.open(path, CREATE)
        try:
            line = dumps({"why": why, "text": text.decode("utf-8", "surrogateescape")}) + b"\n"
            self.disk.write(fd, line, os.fstat(fd).st_size)
            self.disk.sync(fd)
        finally:
            os.close(fd)
        self.disk.sync_folder(path.parent)

    def close(self) -> None:
        """Close every file."""
        self.journal.close()
        self.lock.close()


def beside(path: Path, what: str) -> Path:
    """Return the file beside the book that is named after it."""
    return path.with_name(f"{path.name}.{what}")


def newest(acts: list[Act], size: int) -> list[Act]:
    """Return the newest acts that take no more than `size` bytes, but at least `HISTORY_ACTS`."""
    kept = 0
    for count, act in enumerate(reversed(acts)):
        kept += len(dumps(msgspec.to_builtins(act)))
        if kept > size and count >= HISTORY_ACTS:
            return acts[len(acts) - count :]
    return acts
