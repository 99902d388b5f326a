"""Two sessions on one book, edits and folds and crashes in any order, against a model that is a plain dict."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule
from tinydb import TinyDB

from tests.storage.conftest import AT, add, open_book
from tui.domain.changes import Change, ChangeBuilder, Conflict
from tui.domain.history import Act
from tui.domain.models import Contact, Doc
from tui.storage import NothingToUndo, Store

pytestmark = pytest.mark.slow

SESSIONS = st.sampled_from([0, 1])
FIELDS = st.fixed_dictionaries(
    {}, optional={"name": st.sampled_from("AB"), "role": st.sampled_from("XY"), "company": st.just("C")}
)


class TwoSessions(RuleBasedStateMachine):
    """`model` is every contact that counts; `acts` are those made, as the store returned them."""

    contacts = Bundle("contacts")

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "book.json"
        self.sessions = [open_book(self.path), open_book(self.path)]
        self.model: dict[int, Doc] = {}
        self.given: set[int] = set()
        self.count = 0

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            for store in self.sessions:
                store._files.close()
            shutil.rmtree(self.folder)

    def counts(self, change: Change) -> None:
        """Apply an acknowledged change to the model."""
        self.count += 1
        for edit in change.edits:
            if edit.after is None:
                del self.model[edit.id]
            elif edit.before is None:
                self.model[edit.id] = dict(edit.after)
            else:
                self.model[edit.id].update(edit.after)
                self.model[edit.id] = {k: v for k, v in self.model[edit.id].items() if v is not None}

    @rule(target=contacts, which=SESSIONS, name=st.sampled_from("AB"))
    def add(self, which: int, name: str) -> int:
        change = self.sessions[which].act(add(name), AT)
        self.counts(change)
        [edit] = change.edits
        assert edit.id not in self.given, "an id was given twice"
        self.given.add(edit.id)
        return edit.id

    @rule(which=SESSIONS, contact=contacts, fields=FIELDS)
    def edit(self, which: int, contact: int, fields: dict[str, Any]) -> None:
        """An edit of what this session last saw, which the other may have changed since."""
        store = self.sessions[which]
        read = store.book.get(Contact, contact)
        if read is None:
            return
        builder = ChangeBuilder(store.book)
        builder.edit(read, msgspec.structs.replace(read, **fields))
        change = builder.done("Edit")
        stale = any(
            self.model.get(contact, {}).get(field) != before
            for edit in change.edits
            for field, before in (edit.before or {}).items()
        )
        gone = bool(change.edits) and contact not in self.model
        try:
            store.act(lambda book: change, AT)
        except Conflict:
            assert stale or gone
        else:
            assert not stale
            assert not gone
            if change.edits:
                self.counts(change)

    @rule(which=SESSIONS, contact=contacts)
    def remove(self, which: int, contact: int) -> None:
        def make(book: Any) -> Change:
            builder = ChangeBuilder(book)
            builder.remove(book.record(Contact, contact))
            return builder.done("Delete")

        try:
            self.counts(self.sessions[which].act(make, AT))
        except KeyError:
            assert contact not in self.model

    @rule(which=SESSIONS)
    def undo(self, which: int) -> None:
        self.take_back(self.sessions[which], Store.undo)

    @rule(which=SESSIONS)
    def redo(self, which: int) -> None:
        self.take_back(self.sessions[which], Store.redo)

    def take_back(self, store: Store, step: Any) -> None:
        try:
            act: Act = step(store, AT)
        except (NothingToUndo, Conflict):
            return
        assert act.undoes is not None
        target = next(other for other in store.history() if other.seq == act.undoes)
        assert target.session == store.session or target.seq <= store._since
        for edit, other in zip(act.change.edits, reversed(target.change.edits), strict=True):
            assert edit == other.inverse()
        self.counts(act.change)

    @rule(which=SESSIONS)
    def refresh(self, which: int) -> None:
        self.sessions[which].refresh()

    @rule(which=SESSIONS)
    def checkpoint(self, which: int) -> None:
        self.sessions[which].checkpoint()
        with TinyDB(self.path) as db:
            assert {doc.doc_id: dict(doc) for doc in db.table("contacts")} == self.model

    @rule(which=SESSIONS)
    def reopen(self, which: int) -> None:
        self.sessions[which].close()
        self.sessions[which] = open_book(self.path)

    @rule(which=SESSIONS, torn=st.sampled_from([b"", b"0", b'0f3a6bb1 {"seq":', b"\0" * 40]))
    def crash(self, which: int, torn: bytes) -> None:
        """The program is killed, perhaps in the middle of a write."""
        self.sessions[which]._files.close()
        journal = self.folder / "book.json.journal"
        journal.write_bytes(journal.read_bytes() + torn)
        self.sessions[which] = open_book(self.path)

    @invariant()
    def every_session_sees_what_counts(self) -> None:
        if not hasattr(self, "model"):
            return
        for store in self.sessions:
            store.refresh()
            assert dict(store.book.docs["contacts"]) == self.model
            assert {c.id: c.name for c in store.book.all(Contact)} == {i: doc["name"] for i, doc in self.model.items()}
            assert len(store.history()) == self.count


class TwoSessionsUnrefreshed(TwoSessions):
    """The same, where sessions look only when they are asked to, or change something."""

    @invariant()
    def every_session_sees_what_counts(self) -> None:
        if hasattr(self, "model"):
            with Store.open(self.path, at=AT, read_only=True) as store:
                assert dict(store.book.docs["contacts"]) == self.model


class TwoSessionsWithLittleHistory(TwoSessionsUnrefreshed):
    """The same, where the journal is folded and cut all the time."""

    @initialize()
    def begin(self) -> None:
        super().begin()
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr("tui.storage.shared_book.CHECKPOINT_BYTES", 300)
        self.patch.setattr("tui.storage.book_files.HISTORY_BYTES", 1000)
        self.patch.setattr("tui.storage.book_files.HISTORY_ACTS", 2)

    def teardown(self) -> None:
        super().teardown()
        if hasattr(self, "patch"):
            self.patch.undo()


_SETTINGS = settings(
    max_examples=40, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # fmt: skip
TestTwoSessions = TwoSessions.TestCase
TestTwoSessions.settings = _SETTINGS
TestTwoSessionsUnrefreshed = TwoSessionsUnrefreshed.TestCase
TestTwoSessionsUnrefreshed.settings = _SETTINGS
TestTwoSessionsWithLittleHistory = TwoSessionsWithLittleHistory.TestCase
TestTwoSessionsWithLittleHistory.settings = _SETTINGS
