"""Three machines share a book: acts, undo, crashes, wrong clocks, and a carrier that loses, delays and repeats files."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.domain.test_merged_book import replayed
from tests.storage.conftest import remove
from tests.storage.faults import Crash, FailingDisk
from tests.sync.machines import SharingMachine, uid_book
from tui.domain import operations
from tui.domain.changes import ChangeBuilder, Conflict
from tui.domain.models import Contact
from tui.domain.sharing.shared_act import SharedAct
from tui.storage import NothingToUndo, Store, StoreError
from tui.sync import own_log
from tui.sync.machine_log import ENDING
from tui.sync.setup import stop
from tui.text.act_words import OUTSIDE

pytestmark = pytest.mark.slow

NAMES = ("desk", "lap", "ssh")
WHICH = st.sampled_from([0, 1, 2])
FIELDS = st.fixed_dictionaries(
    {}, optional={"role": st.sampled_from("XYZ"), "company": st.sampled_from(["C", ""]), "via": st.sampled_from([0, 1, None])}
)


class ThreeMachines(RuleBasedStateMachine):
    """`told` is every act that a machine has stamped, read from its own file: the model replays them in order."""

    @initialize()
    def begin(self) -> None:
        self.root = Path(tempfile.mkdtemp())
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(own_log, "FOLD_BYTES", 1500)
        self.told: dict[Any, SharedAct] = {}
        add = own_log.OwnLog.add

        def listen(log: own_log.OwnLog, *args: Any, **kwargs: Any) -> SharedAct:
            act = add(log, *args, **kwargs)
            assert act.sentence != OUTSIDE, "an act was taken for the work of another program"
            self.told[act.stamp[2], act.n] = act  # a crash before it was written gives its number to the next
            return act

        self.patch.setattr(own_log.OwnLog, "add", listen)
        self.homes = [SharingMachine(self.root, name) for name in NAMES]
        self.count = 0
        for home in self.homes:
            home.set_up()
        self.carried: list[tuple[str, bytes]] = []

    def teardown(self) -> None:
        if hasattr(self, "root"):
            self.patch.undo()
            for home in self.homes:
                home.store._files.close()
            shutil.rmtree(self.root)

    @rule(which=WHICH)
    def add(self, which: int) -> None:
        self.count += 1
        self.homes[which].add(f"Person {self.count}")

    @rule(which=WHICH, person=st.integers(0, 5), fields=FIELDS)
    def edit(self, which: int, person: int, fields: dict[str, Any]) -> None:
        home = self.homes[which]
        people = list(home.store.book.all(Contact))
        if not people:
            return
        read = people[person % len(people)]
        if fields.get("via") is not None:
            fields = {**fields, "via": people[fields["via"] % len(people)].id}
        builder = ChangeBuilder(home.store.book)
        builder.edit(read, msgspec.structs.replace(read, **fields))
        home.store.act(lambda book: builder.done("Edit"), home.at)

    @rule(which=WHICH, person=st.integers(0, 5), alone=st.booleans())
    def remove(self, which: int, person: int, alone: bool) -> None:
        """As a user deletes somebody, or `alone`: without those who refer to them."""
        home = self.homes[which]
        if people := list(home.store.book.all(Contact)):
            gone = people[person % len(people)]
            home.store.act(remove(gone.id) if alone else lambda book: operations.remove(book, gone), home.at)

    @rule(which=WHICH, step=st.sampled_from([Store.undo, Store.redo]))
    def take_back(self, which: int, step: Any) -> None:
        home = self.homes[which]
        try:
            act = step(home.store, home.at)
        except (NothingToUndo, Conflict):
            return
        target = next(other for other in home.store.history() if other.seq == act.undoes)
        assert target.stamp is None, "an act of another machine was undone"

    @rule(which=WHICH, fresh=st.booleans())
    def sync(self, which: int, fresh: bool) -> None:
        """A session that stays open, or a command, which knows no more than the files say."""
        if fresh:
            self.homes[which].reopen()
        self.homes[which].sync()

    @rule(which=WHICH, days=st.sampled_from([-2000, -1, 0, 0.001, 3000]))
    def set_clock(self, which: int, days: float) -> None:
        self.homes[which].at += timedelta(days=days)
        if not 1990 < self.homes[which].at.year < 2150:
            self.homes[which].at = self.homes[which].at.replace(year=2026)

    @rule(source=WHICH, to=WHICH, cut=st.sampled_from([None, None, None, 40, 300]))
    def carry(self, source: int, to: int, cut: int | None) -> None:
        """Something carries a file, perhaps not all of it."""
        file = self.homes[source].folder / f"{NAMES[source]}{ENDING}"
        if source != to and file.exists():
            data = file.read_bytes()
            self.carried.append((file.name, data))
            (self.homes[to].folder / file.name).write_bytes(data[: len(data) - cut] if cut else data)

    @rule(to=WHICH, which=st.integers(0, 20))
    def carry_an_old_version(self, to: int, which: int) -> None:
        if self.carried:
            name, data = self.carried[which % len(self.carried)]
            if name != f"{NAMES[to]}{ENDING}" or which % 4 == 0:
                (self.homes[to].folder / name).write_bytes(data)

    @rule(which=WHICH, name=st.sampled_from(NAMES))
    def lose_a_file(self, which: int, name: str) -> None:
        (self.homes[which].folder / f"{name}{ENDING}").unlink(missing_ok=True)

    @rule(which=WHICH)
    def reopen(self, which: int) -> None:
        self.homes[which].reopen()

    @rule(which=WHICH)
    def stop_and_join_again(self, which: int) -> None:
        home = self.homes[which]
        home.reopen()
        stop(home.sharing, home.at)
        home.reopen()
        home.set_up()

    @rule(which=WHICH, at=st.integers(1, 25), way=st.sampled_from(["crash", "crash half", "crash late", "refused"]))
    def crash(self, which: int, at: int, way: Any) -> None:
        """A write fails, or the program is killed there, while it shares."""
        home = self.homes[which]
        home.store._files.close()
        disk = FailingDisk(0, way)
        home.open(disk)
        disk.at = len(disk.calls) + at
        with suppress(Crash, StoreError):
            home.sync()
        home.store._files.close()
        home.open()

    @rule()
    def all_meet(self) -> None:
        """Everything arrives everywhere: all machines hold one book, that of the acts in the order of their stamps."""
        for _ in range(3):
            for home in self.homes:
                home.sync()
            for home in self.homes:
                for other in self.homes:
                    if other is not home:
                        shutil.copyfile(home.folder / f"{home.name}{ENDING}", other.folder / f"{home.name}{ENDING}")
        for home in self.homes:
            home.sync()
        books = [uid_book(home.store) for home in self.homes]
        assert books[0] == books[1] == books[2]
        assert books[0] == replayed(self.told.values())
        assert len({(act.stamp[2], act.seq) for act in self.told.values()}) == len(self.told), "an act was told twice"
        for home in self.homes:
            assert not home.store.book.broken


TestThreeMachines = ThreeMachines.TestCase
TestThreeMachines.settings = settings(
    max_examples=8, stateful_step_count=30, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow]
)  # fmt: skip
