"""The book in memory and on disk, kept the same while other sessions and other programs write to it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from tui.domain.book import Book, Touched
from tui.domain.changes import Change, Conflict, Edit
from tui.domain.documents import SCHEMA, DocumentTable, dumps
from tui.domain.history import Act
from tui.domain.models import Doc
from tui.files import write_private
from tui.paths import state_folder
from tui.storage import backups
from tui.storage.book_file import Meta, render
from tui.storage.book_files import Files, Loaded
from tui.storage.edits import keep_ids, refuse_meta, replay, with_uids
from tui.storage.errors import Damaged, StoreError
from tui.storage.journal import in_order
from tui.storage.meddling import Held, Verdict, collisions, judge, orphans
from tui.storage.migrations import mend
from tui.storage.salvage import singular
from tui.text.act_words import OUTSIDE

if TYPE_CHECKING:
    from tui.storage.tinydb_adapter import BookDB

T = TypeVar("T")
CHECKPOINT_BYTES = 1 << 20
"""A checkpoint is written once the journal has grown by more than this, and by more than half of `book.json`."""


class SharedBook:
    """A book of which others may write, too. `book` is always what is durable; `db` is the TinyDB over the same documents.

    `last_touched` is what the newest change touched, with what came from other sessions before it. `meddled` says that it was
    read from a file that another program has changed; who heeds that sets it back.
    """

    def __init__(self, files: Files, at: datetime) -> None:
        """`files` are open; `at` is now."""
        self.path = files.path
        self.book = Book()
        self.read_only = not files.write
        self.session = os.urandom(6).hex()
        self.last_touched: set[Touched] = set()
        self.meddled = False
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
        self._recent: list[Act] = []
        self._trouble = ""

    @property
    def db(self) -> BookDB:
        """Return the TinyDB over the book's documents, made when it is first needed."""
        if self._db is None:
            from tui.storage.tinydb_adapter import BookDB  # 5 ms of a start, and only changes need it

            self._db = BookDB(self._tables, self.book.next_ids, self._about, self.newest, self._submit)
        return self._db

    @property
    def seq(self) -> int:
        """Return the number of the newest act."""
        return self._seq

    @property
    def name(self) -> str:
        """Return the random word that names the book."""
        return self._meta.book

    @property
    def notices(self) -> list[str]:
        """Return sentences to tell the user once; clear the list after telling them."""
        return self._files.notices

    def _write(self, at: datetime, change: Callable[[], T]) -> T:
        """Make a change under the lock, in the newest Book; then write a checkpoint if the journal is too long."""
        self._refuse_unless_writable()
        if not self.path.parent.exists():
            raise StoreError(f"Nothing was changed: {self.path.parent} is gone. Move it back, and go on.")
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
        self._keep(act)
        return act

    def _keep(self, *acts: Act) -> None:
        """Make acts durable with one flush, and only then apply them."""
        self._files.append(*acts)
        try:
            for act in acts:
                self._apply(act)
        except BaseException:  # an interrupt, say: the acts are durable, so the book must be read again
            self._files.journal.usable = False
            raise

    def _apply(self, act: Act) -> None:
        """Apply a durable act in memory."""
        self._seq = act.seq
        for edit in act.change.edits:
            self.db.perform(edit)
            self._unseen |= self.book.take_in(edit.table, edit.id)
        self._recent.append(act)
        if self._history is not None:
            self._history.append(act)

    def _seen(self) -> set[Touched]:
        self.last_touched, self._unseen = self._unseen, set()
        return self.last_touched

    def _submit(self, edits: list[Edit]) -> None:
        """Make an act of what was written to a TinyDB table."""
        tables = ", ".join(sorted({edit.table for edit in edits}))
        if edits:
            self._write(self._at, lambda: self._commit(Change(f"Changed {tables} through TinyDB", tuple(edits))))

    @contextmanager
    def newest(self) -> Iterator[None]:
        """Hold the lock, with the newest Book; raises StoreError if another session keeps it."""
        with self._lock:
            self._catch_up()
            yield

    def _catch_up(self) -> None:
        """Apply what other sessions made durable."""
        try:
            acts = self._files.news(self._seq)
            if acts is None:
                self._read_again()
                return
        except OSError as error:
            raise StoreError(f"{error.filename or self.path} cannot be read: {error.strerror}.") from None
        for act in acts:
            if act.seq > self._seq:
                self._apply(act)
        if self._files.missing and not self.read_only:
            self._checkpoint_anew()
            self.notices.append(f"{self.path} was gone; it was written again, with everything in it.")

    def _read_again(self) -> None:
        """Read the book after somebody else changed its files; what this session acknowledged stays in it."""
        acts = in_order([*(self._history or ()), *self._recent, *self._files.journal.read_all()])
        held = Held(self._meta.book, self._seq, self._files.checkpointed, acts)
        told = len(self.notices)
        try:
            loaded = self._files.load()
        except Damaged as error:
            self._write_back(held, [], f"{error.sentence} This session wrote it again, with everything in it.")
            return
        verdict, theirs, older = judge(self.path, held, loaded, self._files.journal)
        if verdict is Verdict.WRITE_BACK:
            del self.notices[told:]
            what = "was replaced by an older copy" if older else "or its journal was changed or deleted by somebody else"
            kept = f" The copy is kept in {self._keep_file('replaced')}." if older and not self.read_only else ""
            self._write_back(held, theirs, f"{self.path} {what}. This session wrote it again, with everything in it.{kept}")
            return
        if verdict is Verdict.KEEP_BOTH and not self.read_only:
            kept = str(self._keep_held())
            self.notices.append(f"The book as this session held it is kept in {kept}: `followup restore` goes back to it.")
        self._unseen |= self.book.everything()
        self._take(loaded)
        self._unseen |= self.book.everything()

    def _write_back(self, held: Held, theirs: list[Edit], sentence: str) -> None:
        """Write the book as this session holds it, its history too, and then what others changed and does not clash."""
        if self.read_only:
            raise StoreError(f"{self.path} was changed or deleted by somebody else; you see it as it was.")
        self._files.checkpointed = held.checkpointed
        self._checkpoint_anew([held.acts[seq] for seq in sorted(held.acts) if seq <= held.seq])
        self.notices.append(sentence)
        fit = [edit for edit in theirs if not self.book.clashes(Change("", (edit,)))]
        if fit:
            self._commit(Change(OUTSIDE, tuple(fit)))
        for edit in (edit for edit in theirs if edit not in fit):
            self._put_aside(f"{singular(edit.table)} {edit.id} was changed by another program, too", edit.after or {})

    def _put_aside(self, sentence: str, doc: Doc) -> None:
        """Set aside what another program wrote and this book cannot hold beside its own, with a notice."""
        if not self.read_only:
            self._files.set_aside(sentence, dumps(doc))
        where = "" if self.read_only else f" What it wrote is in {self.path.name}.set-aside."
        self.notices.append(f"{self.path}: {sentence}; yours was kept.{where}")

    def _keep_file(self, name: str) -> Path:
        return backups.keep_as(self.path, name, self._files.disk)

    def _keep_held(self) -> Path:
        """Keep the book as this session holds it among the backups."""
        meta = msgspec.structs.replace(self._meta, seq=self._seq, next_ids=dict(self.book.next_ids))
        data = render(meta, {"meta": self._about, **self._tables})
        return backups.keep_data(self.path, "replaced", data, self._files.disk)

    def _rescue(self) -> None:
        """Keep the whole book in the state folder if its own folder is gone."""
        if self.path.parent.exists() or not any(self.book.docs.values()):
            return
        meta = msgspec.structs.replace(self._meta, seq=self._seq, next_ids=dict(self.book.next_ids))
        file = state_folder(os.environ) / f"book-{self._at:%Y%m%d-%H%M%S}.json"
        try:
            write_private(file, render(meta, {"meta": self._about, **self._tables}))
        except OSError as error:
            self.notices.append(f"The book could not be kept in {file} either: {error.strerror}.")
            return
        self.notices.append(f"The book as it stood is in {file}; `followup --book {file}` opens it.")

    def _tell_trouble(self, sentence: str) -> None:
        """Tell of a trouble that lasts, once."""
        if sentence != self._trouble:
            self._trouble = sentence
            self.notices.append(sentence)

    def _load(self) -> None:
        """Read the book from its files, and rewrite it at once if it needs a repair."""
        self._take(self._files.load())

    def _take(self, loaded: Loaded) -> None:
        """Use a book as it was read."""
        tables, self._meta, self._seq = loaded.snapshot.tables, loaded.snapshot.meta, loaded.seq
        next_ids = dict(self._meta.next_ids)
        self.read_only = self.read_only or self._meta.schema > SCHEMA
        self.meddled = self.meddled or bool(loaded.snapshot.foreign)
        if loaded.snapshot.foreign:
            self._set_collisions_aside(tables, loaded.acts)
        else:
            replay(tables, next_ids, loaded.acts)
        for act in (*loaded.past, *loaded.acts):
            keep_ids(next_ids, act)
        self._history, self._recent, self._anew = None, list(loaded.acts), loaded.anew
        self._about = tables.pop("meta", DocumentTable())
        self.book.reset(tables, next_ids)
        self._tables = tables
        if self._db is not None:
            self._db.look_at(tables, self.book.next_ids, self._about)
        if self._meta.schema > SCHEMA:
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

    def _set_collisions_aside(self, tables: dict[str, DocumentTable], acts: list[Act]) -> None:
        """Replay acts over a book that another program has changed since; what they would overwrite is set aside."""
        for sentence, _, _, doc in list(collisions(tables, acts)):
            self._put_aside(sentence, doc)
        gone = orphans(tables, acts)
        replay(tables, {}, acts)
        for table, record_id in gone:
            self._put_aside(f"{singular(table)} {record_id} was deleted by another program", tables[table].pop(record_id))

    def _checkpoint(self, history: list[Act] | None = None) -> None:
        self._meta.seq, self._meta.saved_at = self._seq, self._at.isoformat()
        self._meta.next_ids = dict(self.book.next_ids)
        self._files.checkpoint(self._meta, {"meta": self._about, **self._tables}, anew=self._anew, history=history)
        self._anew = self._told = False
        self._recent = self._recent[-1:]

    def _checkpoint_anew(self, history: list[Act] | None = None) -> None:
        self._anew = True
        self._checkpoint(history)
