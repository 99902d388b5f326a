"""The book on disk: opened, changed one durable act at a time, taken back, and shared with other sessions."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from tui.core.book import Book, Change, Conflict, Edit, Touched, patched
from tui.core.docs import Docs
from tui.core.history import Act, redo_target, taking_back, undo_target
from tui.core.records import RECORDS, TABLES
from tui.store.disk import Disk
from tui.store.engine import BookDB, BookStorage, BookTable, Staged
from tui.store.errors import Busy, NothingToUndo, StoreError
from tui.store.files import Files, make_folder, refuse_strangers
from tui.store.snapshot import SCHEMA, Meta

T = TypeVar("T")
FOLD_BYTES = 1 << 20
"""The journal is folded into `book.json` when its unfolded part is longer than this and than half of `book.json`."""


class Store:
    """A book on disk. `book` is always what is durable; `db` is the TinyDB through which it is read and changed.

    `last_touched` is what the last act, undo, redo or refresh touched. `notices` are sentences to tell the user once.
    """

    def __init__(self, files: Files, at: datetime) -> None:
        """Use `Store.open`."""
        self.path = files.path
        self.book = Book()
        self.read_only = not files.write
        self.session = os.urandom(6).hex()
        self.last_touched: set[Touched] = set()
        self.db = BookDB(self._submit)
        self._storage: BookStorage = self.db.storage  # type: ignore[assignment]
        self._files = files
        self._lock = files.lock
        self._at = at
        self._who = whoami()
        self._meta = Meta()
        self._seq = 0
        self._since = 0
        self._anew = False
        self._history: list[Act] | None = None

    @classmethod
    def open(
        cls, path: Path, *, at: datetime, create: bool = True, read_only: bool = False, disk: Disk | None = None
    ) -> Store:
        """Open the book at `path`, making it where there is none and `create` allows; `at` is now.

        `read_only` writes nothing at all, not even what a crash left to mend. Raises StoreError, in words for the user, for a
        book that is missing, unreadable, or not the user's own.
        """
        path = path.absolute()
        refuse_strangers(path)
        if not create and not path.exists():
            raise StoreError(f"There is no book at {path}.")
        notice = None
        if not read_only:
            try:
                make_folder(path.parent)
                files = Files(path, whoami(), disk or Disk(), write=True)
            except OSError as error:
                if not path.exists():
                    raise StoreError(f"{path}: the book cannot be made: {error.strerror}.") from None
                read_only, notice = (
                    True,
                    f"{path.parent} cannot be written ({error.strerror}): you can look at the book but not change it.",
                )
        if read_only:
            files = Files(path, whoami(), disk or Disk(), write=False)
        store = cls(files, at)
        try:
            with _no_garbage_collection(), store._lock:
                store._load()
                store._since = store._seq
        except BaseException:
            files.close()
            raise
        if notice:
            store.notices.insert(0, notice)
        return store

    @property
    def notices(self) -> list[str]:
        """Sentences to tell the user once; who has told them may clear the list."""
        return self._files.notices

    # -- changing -----------------------------------------------------------------------------------------------------

    def act(self, make: Callable[[Book], Change], at: datetime) -> Change:
        """Make a change durable, then apply it; returns it as it was made. One without edits is not written.

        `make` is called under the lock with the newest Book and may raise what it likes. Raises Conflict where the change
        does not fit the book and StoreError where the disk does not take it; nothing is changed then.
        """

        def change() -> Change:
            made = make(self.book)
            return self._commit(made).change if made.edits else made

        return self._write(at, change)

    def undo(self, at: datetime) -> Act:
        """Take back the newest standing act of this session or of an earlier one; raises NothingToUndo or Conflict."""
        return self._write(at, lambda: self._take_back(undo_target, "Took back", "There is nothing to take back."))

    def redo(self, at: datetime) -> Act:
        """Do again what undo took back last; raises NothingToUndo or Conflict."""
        return self._write(at, lambda: self._take_back(redo_target, "Did again", "There is nothing to do again."))

    def history(self, n: int | None = None) -> list[Act]:
        """The newest `n` acts, or all that are remembered, oldest first."""
        acts = self._acts()
        return list(acts if n is None else acts[max(len(acts) - n, 0) :])

    def refresh(self) -> set[Touched]:
        """Take in what other sessions did since the last look, and return what it touched. Cheap when there is nothing."""
        if not self._files.changed():
            return set()
        try:
            self._lock.take(0)
        except Busy:
            return set()
        try:
            return self._catch_up()
        finally:
            self._lock.release()

    def fold(self) -> None:
        """Write the whole book to `book.json`, where it is not there already. The journal stays as history."""
        if self.read_only:
            return
        with self._lock:
            self._catch_up()
            if self._anew or self._seq > self._files.folded:
                self._fold()

    def close(self) -> None:
        """Fold and let go of the files. A fold that fails loses nothing; it leaves its sentence in `notices`."""
        try:
            self.fold()
        except StoreError as error:
            self.notices.append(str(error))
        finally:
            self._files.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # -- inside -------------------------------------------------------------------------------------------------------

    def _write(self, at: datetime, change: Callable[[], T]) -> T:
        """Make a change under the lock, in the newest Book; then fold if the journal has outgrown its bound."""
        if self.read_only:
            raise StoreError(f"{self.path} is open for looking only; nothing was changed.")
        with self._lock:
            self._at = at
            self._catch_up()
            done = change()
            if self._files.journal.end - self._files.journal.marked > max(FOLD_BYTES, self._files.size // 2):
                try:
                    self._fold()
                except StoreError as error:
                    self.notices.append(str(error))
            return done

    def _commit(self, change: Change, undoes: int | None = None, also: tuple[int, ...] = ()) -> Act:
        """Check a change, let TinyDB's tables make it, make it durable, and only then let it count."""
        change = with_uids(change)
        if clashes := self.book.clashes(change):
            raise Conflict(clashes)
        with self._storage.transaction() as staged:
            for edit in change.edits:
                table: BookTable = self.db.table(edit.table)  # type: ignore[assignment]
                table.perform(edit)
        act = Act(self._seq + 1, self._at, self.session, self._who, change, undoes, also)
        self._files.append(act)
        self._count(act, staged)
        return act

    def _count(self, act: Act, staged: Staged) -> None:
        self._seq = act.seq
        self._storage.put(staged)
        self.last_touched = self._take_in(act.change.edits)
        if self._history is not None:
            self._history.append(act)

    def _take_in(self, edits: Iterable[Edit]) -> set[Touched]:
        touched: set[Touched] = set()
        for edit in edits:
            touched |= self.book.take_in(edit.table, edit.id)
        return touched

    def _take_back(self, choose: Callable[[list[Act], str, int], Act | None], words: str, nothing: str) -> Act:
        history = self._acts()
        target = choose(history, self.session, self._since)
        if target is None:
            raise NothingToUndo(nothing)
        edits, also = taking_back(history, target, self.session, self._since)
        said = target.change.sentence.removeprefix("Took back: ").removeprefix("Did again: ")
        return self._commit(Change(f"{words}: {said}", edits), target.seq, also)

    def _submit(self, edits: list[Edit]) -> None:
        """Make an act of what was written to a TinyDB table directly."""
        tables = ", ".join(sorted({edit.table for edit in edits}))
        if edits:
            self._write(self._at, lambda: self._commit(Change(f"Change {tables} through TinyDB", tuple(edits))))

    def _acts(self) -> list[Act]:
        if self._history is None:
            self._history = self._files.journal.read_all()
        return self._history

    def _catch_up(self) -> set[Touched]:
        acts = self._files.news()
        if acts == []:
            return set()
        if acts is None:
            touched = self.book.everything()
            self._load()
            self.last_touched = touched | self.book.everything()
            return self.last_touched
        touched = set()
        for act in acts:
            if act.seq > self._seq:
                staged: Staged = {}
                for edit in act.change.edits:
                    docs = self._storage.tables.setdefault(edit.table, Docs())
                    staged.setdefault(edit.table, {})[edit.id] = patched(docs.get(edit.id), edit)
                self._count(act, staged)
                touched |= self.last_touched
        self.last_touched = touched
        return touched

    def _load(self) -> None:
        """Read the book from its files, and write it anew at once where it is not as it should be."""
        loaded = self._files.load()
        tables, self._meta, self._seq = loaded.snapshot.tables, loaded.snapshot.meta, loaded.seq
        next_ids = dict(self._meta.next_ids)
        for table in TABLES:
            tables.setdefault(table, Docs())
        for act in loaded.acts:
            for edit in act.change.edits:
                docs = tables.setdefault(edit.table, Docs())
                doc = patched(docs.get(edit.id), edit)
                if doc is None:
                    docs.pop(edit.id, None)
                else:
                    docs[edit.id] = doc
                next_ids[edit.table] = max(next_ids.get(edit.table, 1), edit.id + 1)
            self._seq = max(self._seq, act.seq)
        self._storage.tables = tables
        self.book.reset({name: docs for name, docs in tables.items() if name != "meta"}, next_ids)
        self._storage.next_ids = self.book.next_ids
        self._history = None
        self._anew = loaded.anew
        for why in self.book.broken.values():
            self.notices.append(f"{self.path}: {why}. It is kept but not shown; `followup check` says what to do.")
        if self._meta.schema > SCHEMA:
            self.read_only = True
            self.notices.append(
                f"{self.path} was written by a newer version of this program: you can look at it but not change it."
            )
        if not self.read_only:
            self._settle(loaded.snapshot.strays)

    def _settle(self, strays: Iterable[Any]) -> None:
        for stray in strays:
            self._files.set_aside(f"table {stray.table}, key {stray.key}", stray.text)
        if self._meta.schema < SCHEMA:
            self._meta.schema = SCHEMA
        if not self._meta.book:
            self._meta.book = os.urandom(6).hex()
        if self._anew:
            self._fold()

    def _fold(self) -> None:
        meta, saved_at = self._meta, self._at.isoformat()
        meta.seq, meta.saved_at, meta.next_ids = self._seq, saved_at, dict(self.book.next_ids)
        self._files.fold(meta, self._storage.tables, anew=self._anew)
        self._anew = False


def with_uids(change: Change) -> Change:
    """The change with a uid in every record it makes that has none."""
    edits = tuple(
        Edit(edit.table, edit.id, None, {**edit.after, "uid": new_uid()})
        if edit.before is None and edit.after is not None and edit.table in RECORDS and not edit.after.get("uid")
        else edit
        for edit in change.edits
    )
    return Change(change.sentence, edits, change.quiet)


def new_uid() -> str:
    """A word that no other record has."""
    return os.urandom(10).hex()


def whoami() -> str:
    """User, host and process in words, as other sessions are told of this one."""
    user = os.environ.get("LOGNAME") or os.environ.get("USER")
    if not user:
        import pwd

        with suppress(KeyError):
            user = pwd.getpwuid(os.geteuid()).pw_name
    return f"{user or os.geteuid()} on {os.uname().nodename} (process {os.getpid()})"


@contextmanager
def _no_garbage_collection() -> Any:
    """Loading makes many objects and no garbage."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
