"""The book on disk: open it, change it by one durable act after the other, undo them, share it with other sessions."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from zoneinfo import ZoneInfo

import msgspec

from tui.domain.book import Book, Touched
from tui.domain.bringing_back import RecordKey, bringing_back, deleting_act
from tui.domain.changes import Change, Conflict, Edit
from tui.domain.documents import SCHEMA, DocumentTable
from tui.domain.history import Act, redo_target, taken_back, taking_back, undo_target, undos
from tui.domain.models import Doc
from tui.storage import backups
from tui.storage.book_files import Files
from tui.storage.edits import differences
from tui.storage.errors import Busy, NothingToUndo, StoreError
from tui.storage.filesystem import Disk
from tui.storage.location_warnings import strange
from tui.storage.shared_book import SharedBook


class Store(SharedBook):
    """A book on disk. `book` is always what is durable; `db` is the TinyDB over the same documents.

    `last_touched` is what the newest change touched, with what came from other sessions before it.
    """

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        at: datetime,
        create: bool = True,
        read_only: bool = False,
        disk: Disk | None = None,
    ) -> Store:
        """Open the book at `path`; make it if there is none and `create` is true. `at` is now.

        `read_only` writes nothing at all, not even to repair what a crash left.

        Raises: StoreError, in words for the user, for a book that is missing, unreadable, or not the user's own.
        """
        path = path.absolute()
        disk = disk or Disk()
        files = Files.open(path, disk, write=not read_only, create=create)
        try:
            return cls._begin(files, at)
        except OSError as error:
            if not files.write or not path.exists():
                raise StoreError(f"{error.filename or path} cannot be read: {error.strerror}.") from None
            trouble = f"{path} needs a repair, which failed ({error.strerror}): you can look but not change anything."
        store = cls.open(path, at=at, disk=disk, read_only=True)
        store.notices.insert(0, trouble)
        return store

    @classmethod
    def _begin(cls, files: Files, at: datetime) -> Store:
        store = cls(files, at)
        try:
            with store._lock, _no_garbage_collection():
                store._load()
                store._since = store._seq
                store._warn_of_location()
        except BaseException:
            files.close()
            raise
        return store

    # -- changing -----------------------------------------------------------------------------------------------------

    def act(self, make: Callable[[Book], Change], at: datetime) -> Change:
        """Make a change durable, then apply it; return it as it was made. A change without edits is not written.

        `make` is called under the lock with the newest Book, and may raise any exception.

        Raises: Conflict if the change does not fit the book, StoreError if it cannot be written; nothing is changed then.
        """

        def change() -> Change:
            made = make(self.book)
            return self._commit(made).change if made.edits else made

        return self._write(at, change)

    def take_in(self, acts: Sequence[Act], at: datetime) -> None:
        """Make acts of other machines durable with one flush, and apply them; each gets the next number of the journal.

        They have been made of the newest Book, under the lock. Raises: StoreError if they cannot be written.
        """
        replace = msgspec.structs.replace

        def keep() -> None:
            self._keep(*(replace(act, seq=self._seq + n, session=self.session) for n, act in enumerate(acts, 1)))

        self._write(at, keep)

    def undo(self, at: datetime) -> Act:
        """Undo the newest act of this or an earlier session that is not undone yet; raises NothingToUndo or Conflict."""
        return self._write(at, lambda: self._take_back(undo_target, "Undone", "Nothing to undo."))

    def redo(self, at: datetime) -> Act:
        """Redo what was undone last; raises NothingToUndo or Conflict."""
        return self._write(at, lambda: self._take_back(redo_target, "Redone", "Nothing to redo."))

    def take_back(self, seq: int, at: datetime) -> Act:
        """Take back one change of the history, this machine's or another's; raises NothingToUndo or Conflict."""

        def choose(history: list[Act], *_: object) -> Act:
            target = next((act for act in history if act.seq == seq), None)
            if target is None or not target.change.edits:
                raise NothingToUndo(f"The history has no change {seq} that can be taken back.")
            if by := taken_back(history).get(seq):
                raise NothingToUndo(
                    f"Change {seq} was taken back already, by change {by}: `followup history --undo {by}` makes it again."
                )
            return target

        def change() -> Act:
            return self._take_back(choose, "Redone" if seq in undos(self._acts()) else "Undone", "")

        return self._write(at, change)

    def bring_back(self, key: RecordKey, at: datetime) -> Change:
        """Bring back a record that was deleted, by its table and id; raises NothingToUndo if the history does not have it."""

        def change(book: Book) -> Change:
            act = deleting_act(self._acts(), key)
            if act is None:
                raise NothingToUndo("It is gone from the book and from its history.")
            return bringing_back(book, act.change, key)

        return self.act(change, at)

    def act_before_drafts(self) -> Act | None:
        """Return the act that `undo` would undo, if drafts were saved after it, which undo leaves as they are; else None."""
        history = self._acts()
        target = undo_target(history, self.session, self._since)
        newest = next((act for act in reversed(history) if act.session == self.session and act.stamp is None), None)
        return target if target is not None and newest is not None and newest.change.quiet else None

    def restore(self, backup: Path, at: datetime, zone: ZoneInfo) -> Act | None:
        """Restore a backup, as one act that can be undone; return None if the book is the same already.

        The act names the backup's day and time in `zone`.

        Raises: StoreError if the backup cannot be read.
        """
        found = backups.read(backup)
        if found.meta.schema > SCHEMA:
            raise StoreError(f"{backup} was written by a newer version of this program.")

        def change() -> Act | None:
            old = {name: self._with_what_every_record_has(name, docs) for name, docs in found.tables.items()}
            edits: list[Edit] = []
            for table in sorted((self.book.docs.keys() | old.keys()) - {"meta"}):
                edits += differences(table, self.book.docs.get(table, {}), old.get(table, {}))
            when = backups.saved_words(backups.moment_of(found.meta.saved_at), at, zone) or backup.stem
            return self._commit(Change(f"Restored the backup of {when}", tuple(edits))) if edits else None

        return self._write(at, change)

    def set_aside(self, why: str, text: bytes) -> None:
        """Save a text that cannot stay in the book to a file beside it, durably."""
        try:
            self._files.set_aside(why, text)
        except OSError as error:
            raise StoreError(f"{self.path}: nothing could be set aside: {error.strerror}.") from None

    def history(self, n: int | None = None) -> list[Act]:
        """Return the newest `n` acts, or all that the journal still holds, oldest first."""
        acts = self._acts()
        return list(acts if n is None else acts[max(len(acts) - n, 0) :])

    def refresh(self) -> set[Touched]:
        """Read what other sessions changed since the last look, and return what that touched; cheap if nothing changed.

        While another session is writing there is nothing to read yet.
        """
        if not self._closed and (self._files.changed() or (self._trouble and not self.read_only)):
            try:
                if not self.path.parent.exists():
                    raise StoreError(f"{self.path.parent} is gone: nothing is saved until it is back.")
                self._lock.take(0)
                try:
                    self._catch_up()
                finally:
                    self._lock.release()
                if self._trouble:
                    self._trouble = ""
                    self.notices.append(f"{self.path} can be read again.")
            except Busy:
                return set()
            except StoreError as error:
                self._tell_trouble(str(error))
        return self._seen() if self._unseen else set()

    def checkpoint(self) -> None:
        """Write the whole book to `book.json` unless that holds it already. The journal stays as history."""
        if self.read_only:
            return
        with self._lock:
            self._catch_up()
            if self._anew or self._told or self._seq > self._files.checkpointed:
                self._checkpoint()

    def close(self) -> None:
        """Write a checkpoint and close the files. If the checkpoint fails, nothing is lost; `notices` says so."""
        if self._closed:
            return
        try:
            self.checkpoint()
        except StoreError as error:
            self.notices.append(str(error))
            self._rescue()
        finally:
            self._closed = True
            self._files.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # -- inside -------------------------------------------------------------------------------------------------------

    def _take_back(self, choose: Callable[[list[Act], str, int], Act | None], words: str, nothing: str) -> Act:
        history = self._acts()
        target = choose(history, self.session, self._since)
        if target is None:
            raise NothingToUndo(nothing)
        edits, also = taking_back(history, target, self.session, self._since)
        sentence = re.sub(
            r"^(Undone|Redone|Took back|Did again): ", "", target.change.sentence
        )  # older books have the last two
        try:
            return self._commit(Change(f"{words}: {sentence}", edits), target.seq, also)
        except Conflict as error:
            raise Conflict(error.clashes, target.seq) from None

    def _with_what_every_record_has(self, table: str, docs: DocumentTable) -> dict[int, Doc]:
        """Return a backup's documents, with the uid and the moment of making that an older schema lacked."""
        now = self.book.docs.get(table, {})
        given = ((i, doc, now.get(i, {})) for i, doc in docs.items())
        return {i: {**{f: known[f] for f in ("uid", "created_at") if f in known}, **doc} for i, doc, known in given}

    def _acts(self) -> list[Act]:
        if self._history is None:
            self._history = self._files.journal.read_all()
        return self._history

    def _warn_of_location(self) -> None:
        """Warn about an unsafe location, once per book."""
        if not self._lock.works:
            self.notices.append(f"{self.path.parent} does not support locks: open the book in one session at a time.")
        if not self.read_only:
            for key, sentence in strange(self.path).items():
                if key not in self._meta.told:
                    self._meta.told.append(key)
                    self._told = True
                    self.notices.append(sentence)


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Pause garbage collection: loading makes many objects and no garbage."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
