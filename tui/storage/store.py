"""The book on disk: open it, change it by one durable act after the other, undo them, share it with other sessions."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from tui.domain.book import Book, Touched
from tui.domain.changes import Change, Conflict, Edit
from tui.domain.documents import DocumentTable
from tui.domain.history import Act, redo_target, taking_back, undo_target
from tui.domain.models import Doc
from tui.storage import backups
from tui.storage.book_file import SCHEMA, Meta
from tui.storage.book_files import Files
from tui.storage.edits import differences, keep_ids, refuse_meta, replay, with_uids
from tui.storage.errors import Busy, NothingToUndo, StoreError
from tui.storage.filesystem import Disk
from tui.storage.location_warnings import strange
from tui.storage.migrations import mend

if TYPE_CHECKING:
    from tui.storage.tinydb_adapter import BookDB

T = TypeVar("T")
CHECKPOINT_BYTES = 1 << 20
"""A checkpoint is written once the journal has grown by more than this, and by more than half of `book.json`."""


class Store:
    """A book on disk. `book` is always what is durable; `db` is the TinyDB over the same documents.

    `last_touched` is what the newest change touched, with what came from other sessions before it.
    """

    def __init__(self, files: Files, at: datetime) -> None:
        """Use `Store.open`."""
        self.path = files.path
        self.book = Book()
        self.read_only = not files.write
        self.session = os.urandom(6).hex()
        self.last_touched: set[Touched] = set()
        self._tables: dict[str, DocumentTable] = {}
        self._about = DocumentTable()
        self._db: BookDB | None = None
        self._files = files
        self._lock = files.lock
        self._at = at
        self._meta = Meta()
        self._seq = 0
        self._since = 0
        self._anew = self._told = self._closed = False
        self._unseen: set[Touched] = set()
        self._history: list[Act] | None = None

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

    @property
    def db(self) -> BookDB:
        """Return the TinyDB over the book's documents, made when it is first needed."""
        if self._db is None:
            from tui.storage.tinydb_adapter import BookDB  # 5 ms of a start, and only changes need it

            self._db = BookDB(self._tables, self.book.next_ids, self._about, self._newest, self._submit)
        return self._db

    @property
    def notices(self) -> list[str]:
        """Return sentences to tell the user once; clear the list after telling them."""
        return self._files.notices

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

    def undo(self, at: datetime) -> Act:
        """Undo the newest act of this or an earlier session that is not undone yet; raises NothingToUndo or Conflict."""
        return self._write(at, lambda: self._take_back(undo_target, "Undone", "Nothing to undo."))

    def redo(self, at: datetime) -> Act:
        """Redo what was undone last; raises NothingToUndo or Conflict."""
        return self._write(at, lambda: self._take_back(redo_target, "Redone", "Nothing to redo."))

    def act_before_drafts(self) -> Act | None:
        """Return the act that `undo` would undo, if drafts were saved after it, which undo leaves as they are; else None."""
        history = self._acts()
        target = undo_target(history, self.session, self._since)
        newest = next((act for act in reversed(history) if act.session == self.session), None)
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
        if not self._closed and self._files.changed():
            try:
                self._lock.take(0)
            except Busy:
                return set()
            try:
                self._catch_up()
            finally:
                self._lock.release()
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
        finally:
            self._closed = True
            self._files.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # -- inside -------------------------------------------------------------------------------------------------------

    def _write(self, at: datetime, change: Callable[[], T]) -> T:
        """Make a change under the lock, in the newest Book; then write a checkpoint if the journal is too long."""
        self._refuse_unless_writable()
        with self._lock:
            self._at = at
            self._catch_up()
            self._refuse_unless_writable()
            if self._anew:
                try:
                    self._checkpoint()
                except StoreError as error:
                    raise StoreError(f"{error} Nothing was changed.") from None
            done = change()
            self._seen()
            if self._files.journal.end - self._files.journal.checkpoint_end > max(CHECKPOINT_BYTES, self._files.size // 2):
                try:
                    self._checkpoint()
                except StoreError as error:
                    self.notices.append(str(error))
            return done

    def _refuse_unless_writable(self) -> None:
        if self.read_only or self._closed:
            state = "was closed" if self._closed else "is open read-only"
            raise StoreError(f"{self.path} {state}; nothing was changed.")

    def _commit(self, change: Change, undoes: int | None = None, also: tuple[int, ...] = ()) -> Act:
        """Check a change, make it durable, and only then apply it."""
        for edit in change.edits:
            refuse_meta(edit.table)
        change = with_uids(change)
        if clashes := self.book.clashes(change):
            raise Conflict(clashes)
        act = Act(self._seq + 1, self._at, self.session, self._files.who, change, undoes, also)
        self._files.append(act)
        try:
            self._apply(act)
        except BaseException:  # an interrupt, say: the act is durable, so the book must be read again
            self._files.journal.usable = False
            raise
        return act

    def _apply(self, act: Act) -> None:
        """Apply a durable act in memory."""
        self._seq = act.seq
        for edit in act.change.edits:
            self.db.perform(edit)
            self._unseen |= self.book.take_in(edit.table, edit.id)
        if self._history is not None:
            self._history.append(act)

    def _seen(self) -> set[Touched]:
        self.last_touched, self._unseen = self._unseen, set()
        return self.last_touched

    def _take_back(self, choose: Callable[[list[Act], str, int], Act | None], words: str, nothing: str) -> Act:
        history = self._acts()
        target = choose(history, self.session, self._since)
        if target is None:
            raise NothingToUndo(nothing)
        edits, also = taking_back(history, target, self.session, self._since)
        sentence = re.sub(
            r"^(Undone|Redone|Took back|Did again): ", "", target.change.sentence
        )  # older books have the last two
        return self._commit(Change(f"{words}: {sentence}", edits), target.seq, also)

    def _with_what_every_record_has(self, table: str, docs: DocumentTable) -> dict[int, Doc]:
        """Return a backup's documents, with the uid and the moment of making that an older schema lacked."""
        now = self.book.docs.get(table, {})
        given = ((i, doc, now.get(i, {})) for i, doc in docs.items())
        return {i: {**{f: known[f] for f in ("uid", "created_at") if f in known}, **doc} for i, doc, known in given}

    def _submit(self, edits: list[Edit]) -> None:
        """Make an act of what was written to a TinyDB table."""
        tables = ", ".join(sorted({edit.table for edit in edits}))
        if edits:
            self._write(self._at, lambda: self._commit(Change(f"Changed {tables} through TinyDB", tuple(edits))))

    @contextmanager
    def _newest(self) -> Iterator[None]:
        with self._lock:
            self._catch_up()
            yield

    def _acts(self) -> list[Act]:
        if self._history is None:
            self._history = self._files.journal.read_all()
        return self._history

    def _catch_up(self) -> None:
        """Apply what other sessions made durable."""
        try:
            acts = self._files.news(self._seq)
            if acts is None:
                self._unseen |= self.book.everything()
                self._load()
                self._unseen |= self.book.everything()
                return
        except OSError as error:
            raise StoreError(f"{error.filename or self.path} cannot be read: {error.strerror}.") from None
        for act in acts:
            if act.seq > self._seq:
                self._apply(act)
        self._anew = self._anew or self._files.missing

    def _load(self) -> None:
        """Read the book from its files, and rewrite it at once if it needs a repair."""
        loaded = self._files.load()
        tables, self._meta, self._seq = loaded.snapshot.tables, loaded.snapshot.meta, loaded.seq
        next_ids = dict(self._meta.next_ids)
        replay(tables, next_ids, loaded.acts)
        for act in loaded.past:
            keep_ids(next_ids, act)
        self._history, self._anew = None, loaded.anew
        self._about = tables.pop("meta", DocumentTable())
        self.book.reset(tables, next_ids)
        self._tables = tables
        if self._db is not None:
            self._db.look_at(tables, self.book.next_ids, self._about)
        if self._meta.schema > SCHEMA:
            self.read_only = True
            self.notices.append(
                f"{self.path} was written by a newer version of this program: you can look at it but not change it."
            )
        if self._anew:
            mend(self._files, loaded.snapshot, self._meta, self.book, self._at, write=not self.read_only)
        self.notices.extend(
            f"{self.path}: {why}. It is kept but not shown; `followup check` says what to do."
            for why in self.book.broken.values()
        )
        if self._anew and not self.read_only:
            try:
                self._checkpoint()
            except StoreError as error:
                self.notices.append(str(error))

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

    def _checkpoint(self) -> None:
        self._meta.seq, self._meta.saved_at = self._seq, self._at.isoformat()
        self._meta.next_ids = dict(self.book.next_ids)
        self._files.checkpoint(self._meta, {"meta": self._about, **self._tables}, anew=self._anew)
        self._anew = self._told = False


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
