"""The files of one book: `book.json`, its journal, its lock and its backups, and how they are kept consistent.

The order of writing keeps the book safe: an act is durable in the journal before it counts; `book.json` is replaced, durably,
before a checkpoint in the journal says that it holds what came before. A crash between any two steps leaves a book that opens
with exactly the acts that counted.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from tui.domain.documents import SCHEMA, DocumentTable, dumps
from tui.domain.history import Act
from tui.storage import backups, book_file
from tui.storage.book_file import Meta, Snapshot
from tui.storage.errors import Damaged, StoreError
from tui.storage.filesystem import CREATE, READ, Disk, left_behind
from tui.storage.journal import Checkpoint, FileId, Journal, Lines, file_id, is_act
from tui.storage.journal_damage import are, counted, sentences, sort_out
from tui.storage.lock import Lock, NoLock, is_taken, last_made
from tui.storage.ownership import make_folder, refuse_strangers, whoami
from tui.storage.recovery import changed_by_hand, is_state, not_in, rebuild
from tui.storage.salvage import is_named

HISTORY_BYTES = 8 << 20
"""A checkpoint cuts a journal that is longer than this to its newer half, but never below `HISTORY_ACTS` acts."""
HISTORY_ACTS = 100


class Loaded(msgspec.Struct):
    """A book as read: its snapshot, the acts to replay over it, the newest seq, and whether to write it again at once.

    `past` are acts that the book once held and no longer does; the ids that they gave are not given again. `replaced`: the
    book is not the one that the journal beside it belongs to.
    """

    snapshot: Snapshot
    acts: list[Act]
    seq: int
    anew: bool
    past: list[Act] = []
    replaced: bool = False


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
        self._made = (0, "")
        self._name = ""
        self._backup_trouble = ""
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
        if self._file is not None:
            self.path.parent.stat()  # a missing folder does not mean an empty book
        if self.write:
            for left in left_behind(self.path):
                self.disk.remove(left)
        self._made = last_made(beside(self.path, "lock"))  # before the journal, to which another session may append now
        data = self._read_book()
        found = self._parse(data)
        has_journal = self.journal.path.exists()
        self.journal.attach(write=self.write)
        lines = self.journal.read_from_checkpoint()
        if not self.write:
            for _ in range(3):  # another session wrote a checkpoint between the two readings
                if lines.checkpoint is None or lines.checkpoint.seq <= found.meta.seq:
                    break
                found = self._parse(self._read_book())
                self.journal.attach(write=False)
                lines = self.journal.read_from_checkpoint()
        if found.empty:
            self._refuse_empty(data is None, lines)
        return self._fit(found, lines, fresh=data is None, has_journal=has_journal)

    def _refuse_empty(self, gone: bool, lines: Lines) -> None:
        """Raise StoreError for a book that is empty or gone, though there was more in it."""
        state = "is missing" if gone else "is empty"
        held = max([lines.checkpoint.seq if lines.checkpoint else 0, *(act.seq for act in lines.acts)])
        if lines.checkpoint is not None and lines.checkpoint.seq:
            raise self._damaged(f"{self.path} {state}, though it held {counted(held, 'change')}.")
        kept = next((backup for backup in backups.backups(self.path) if any(backup.counts.values())), None)
        if kept is not None:
            count = counted(sum(kept.counts.values()), "record")
            raise self._damaged(f"{self.path} {state}, though its backup {kept.path.stem} holds {count}.")

    def _parse(self, data: bytes | None) -> Snapshot:
        try:
            return book_file.parse(data or b"", self.path)
        except StoreError as error:
            raise self._damaged(str(error)) from None

    def _damaged(self, sentence: str) -> Damaged:
        """Return the error of a book that cannot be read, with what to do about it."""
        if any(not backup.trouble for backup in backups.backups(self.path)):
            advice = "`followup check --repair` brings back the newest backup, with the later changes that the journal holds."
        elif self._can_rebuild():
            advice = "`followup check --repair` brings back what can be read, with every change that the journal holds."
        else:
            name = self.path.name
            advice = f"There is no backup: fix the file in an editor, or move {name} and {name}.* away to start anew."
        return Damaged(sentence, advice)

    def _can_rebuild(self) -> bool:
        """Return whether there is anything to make a book of, without a backup."""
        try:
            self.journal.attach(write=False)
            self.journal.read()
            if rebuild(self.path, self.journal.read_all()) is not None:
                return True
            return book_file.parse_lines(self.path.read_bytes(), self.path) is not None
        except (OSError, StoreError):
            return False

    def _fit(self, found: Snapshot, lines: Lines, *, fresh: bool, has_journal: bool) -> Loaded:
        """Decide which of the journal's acts to replay over the snapshot."""
        meta, checkpoint = found.meta, lines.checkpoint
        anew = (
            fresh or bool(found.foreign) or bool(found.strays) or not meta.book or meta.schema < SCHEMA or checkpoint is None
        )
        if checkpoint is not None and self._misfits(found, lines) and self._is_checkpointed(found, checkpoint):
            self.notices.append(f"{self.path}: table `meta`, which describes the book, was damaged and has been repaired.")
            meta.book, meta.seq, meta.schema = checkpoint.book, checkpoint.seq, meta.schema or SCHEMA
            found.unsure, anew = False, True
        self.checkpointed, self._name = meta.seq, meta.book
        made = self._made[0] if meta.book and self._made[1] == meta.book else 0
        newest = max([meta.seq, checkpoint.seq if checkpoint else 0, *(act.seq for act in lines.acts)])
        if checkpoint is not None and meta.book and checkpoint.book != meta.book:
            aside = self.journal.path.with_name(f"{self.journal.path.name}.{checkpoint.book}")
            renamed = f"was renamed to {aside.name}" if self.write else "is left alone"
            self.notices.append(f"The journal beside {self.path} belongs to another book; it {renamed}.")
            if self.write:
                self.disk.rename(self.journal.path, aside)
                self.journal.attach(write=True)
            return Loaded(found, [], meta.seq, anew=True, replaced=True)
        if checkpoint is not None and self._misfits(found, lines):
            self._tell_of_misfit(found, lines, made)
            return Loaded(found, [], max(newest, made), anew=True, past=self.journal.read_all(), replaced=True)
        if meta.seq and checkpoint is None and not lines.acts and has_journal and made <= meta.seq:
            lost = (
                "the changes that it held cannot be undone"
                if made
                else f"any change made after change {meta.seq} is not in the book"
            )
            self.notices.append(f"{self.journal.path} is empty: {lost}.")
        if meta.book and found.foreign:
            names = changed_by_hand(self.path, found, self.journal.read_all())
            names = sorted(found.foreign) if names is None else names
            self._tell_of_foreign([name for name in names if not any(is_named(name, stray) for stray in found.strays)])
        acts, sound = self._look_after(lines, meta.seq, made)
        return Loaded(found, acts, max([meta.seq, made, *(act.seq for act in acts)]), anew or not sound)

    def _misfits(self, found: Snapshot, lines: Lines) -> bool:
        """Return whether a book and the newest checkpoint of the journal beside it do not belong together."""
        checkpoint, meta = lines.checkpoint, found.meta
        if checkpoint is None:
            return False
        newest = max([checkpoint.seq, *(act.seq for act in lines.acts)])
        return found.unsure or checkpoint.book != meta.book or checkpoint.seq > meta.seq or newest < meta.seq

    def _is_checkpointed(self, found: Snapshot, checkpoint: Checkpoint) -> bool:
        """Return whether the book is the one that was written at a checkpoint, and only what it says of itself is damaged."""
        known = is_state(self.path, found, self.journal.read_all(), checkpoint.seq)
        if known is not None:
            return known
        in_place = checkpoint.file is not None and self._file is not None and checkpoint.file[:2] == self._file[:2]
        return in_place and (found.unsure or found.meta.seq == checkpoint.seq)

    def _tell_of_misfit(self, found: Snapshot, lines: Lines, made: int) -> None:
        seq = found.meta.seq
        newest = max([lines.checkpoint.seq if lines.checkpoint else 0, *(act.seq for act in lines.acts)])
        if newest < seq:
            apart = [act for act in lines.acts if not_in(found, act)]
            lost = f"; {counted(len(apart), 'change')} of the journal {are(len(apart))} not in it" if apart else ""
            later = f"any change made after change {seq} is not in it"
            if made:
                count = made - seq
                later = f"{counted(count, 'later change')} {are(count)} missing" if count > 0 else "no change is missing"
            self.notices.append(
                f"{self.path} holds {counted(seq, 'change')}, but its journal ends with change {newest}: one of the two was "
                f"replaced or cut. The book is used as it is{lost}; {later}."
            )
            return
        lost = f", without {counted(len(lines.acts), 'change')} that it did not hold yet" if lines.acts else ""
        self.notices.append(
            f"{self.path} was replaced by another copy or by another program. It is used as it is{lost} "
            "(`followup history` lists what the journal holds)."
        )

    def _tell_of_foreign(self, names: list[str]) -> None:
        if names:
            what = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
            self.notices.append(f"{self.path} has changes that this program did not make ({what}); they were kept.")

    def news(self, seq: int) -> list[Act] | None:
        """Return the acts after `seq` that other sessions made durable; None if the book must be read again."""
        grown, file = self.journal.grown(), self._book_id()
        if grown is False and file == self._file:
            return []
        self.missing = file is None and self._file is not None
        if grown is None:
            return None
        lines = self.journal.read()
        if lines.checkpoint is not None and lines.checkpoint.anew:
            return None
        acts, sound = self._look_after(lines, seq)
        if not sound:
            return None
        if lines.checkpoint is not None:
            self.checkpointed = lines.checkpoint.seq
        if file != self._file and not self.missing:
            if lines.checkpoint is None or lines.checkpoint.file != file:
                return None
            self._file = file
        return acts

    def changed(self) -> bool:
        """Return whether others wrote something since the last look; costs two calls of `stat`."""
        return self.journal.grown() is not False or self._book_id() != self._file

    def _look_after(self, lines: Lines, seq: int, made: int = 0) -> tuple[list[Act], bool]:
        """Return the acts after `seq`, and whether all is well but for an unfinished line at the end.

        `made` is the seq of the newest act that is known to have been made; 0 if that is not known.
        Set damaged lines aside and cut off an unfinished one, with a notice of each.
        """
        if lines.tail and not self.write and (is_taken(beside(self.path, "lock")) or not self.journal.ends_with(lines.tail)):
            lines.tail = b""  # another session is writing it
        found = sort_out(lines, seq, self.journal, made)
        for line in found.damaged:
            self.set_aside("a damaged line of the journal", line)
        for act in found.doubles:
            self.set_aside("a change with the number of another one", dumps(msgspec.to_builtins(act)))
        if is_act(found.torn):
            self.set_aside("an unfinished line of the journal", found.torn)
        kept = found.damaged or found.doubles
        aside = f"; what is left is in {self.path.name}.set-aside" if self.write and kept else ""
        self.notices.extend(sentences(self.journal.path, found, aside))
        if lines.tail and self.write:
            self.journal.cut()
        return found.acts, found.sound

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

    def append(self, *acts: Act) -> None:
        """Make acts durable."""
        try:
            self.journal.append(*acts)
        except OSError as error:
            sure = "It is not certain that nothing was changed" if self.journal.doubtful else "Nothing was changed"
            raise StoreError(f"{sure}: {self.journal.path} cannot be written: {error.strerror}.") from None
        self.lock.note_last(acts[-1].seq, self._name)

    def checkpoint(
        self, meta: Meta, tables: dict[str, DocumentTable], *, anew: bool, history: list[Act] | None = None
    ) -> None:
        """Write the whole book to `book.json`, then a checkpoint to the journal; start that again if a history is given."""
        try:
            self._tell_of_backups(backups.keep(self.path, meta.saved_at, self.disk), meta)
            data = book_file.render(meta, tables)
            self.disk.replace(self.path, data)
            self._file, self.size = self._book_id(), len(data)
            checkpoint = Checkpoint(meta.seq, meta.book, self._file, anew)
            if history is not None:
                self.journal.restart(checkpoint, history)
            elif self.journal.end == 0:
                self.journal.restart(checkpoint, [])
            elif self.journal.end > HISTORY_BYTES:
                self.journal.restart(checkpoint, newest(self.journal.read_all(), HISTORY_BYTES // 2))
            else:
                self.journal.append(checkpoint)
            self.checkpointed, self.missing, self._name = meta.seq, False, meta.book
            self.lock.note_last(meta.seq, meta.book)
        except OSError as error:
            in_journal = meta.seq > self.checkpointed and history is None and self.journal.is_there()
            held = ", but its journal holds the changes" if in_journal else ""
            raise StoreError(f"{self.path} could not be written{held}: {error.strerror}.") from None

    def _tell_of_backups(self, trouble: str, meta: Meta) -> None:
        """Tell once what keeps backups from being kept, or holds the place of one."""
        if trouble and trouble != self._backup_trouble:
            self.notices.append(trouble)
        self._backup_trouble = trouble
        now = backups.moment_of(meta.saved_at)
        for file in backups.from_the_future(self.path, now) if now else ():
            if (key := f"future {file.stem}") not in meta.told:
                meta.told.append(key)
                self.notices.append(backups.future_words(file))

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
