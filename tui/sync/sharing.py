"""Share a book: tell the other machines what was done here, and take in what they tell.

What was done here is stamped and told before anything else is taken in, so that its stamp says what was known. The merged
book is always made of the copies; the book itself follows it by acts of its journal. Whatever a crash leaves undone, the
next session does.
"""

from __future__ import annotations

import shlex
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from tui import __version__
from tui.domain.sharing.merged_book import Key, MergedBook
from tui.domain.sharing.registers import person_of
from tui.domain.sharing.shared_act import SharedEdit, shared_edits, uids_in
from tui.domain.sharing.stamps import FIRST
from tui.storage.errors import Busy, StoreError
from tui.storage.filesystem import Disk
from tui.storage.store import Store
from tui.sync.arrivals import keep, keep_own, mend_own
from tui.sync.copies import Copies, Machine
from tui.sync.folder import Arrived, SharedFolder, shared_folder
from tui.sync.local_book import LocalBook
from tui.sync.losses import LossWording
from tui.sync.machine_log import PASSING, MachineLog
from tui.sync.merged_copies import load, load_all
from tui.sync.own_log import OwnLog
from tui.sync.taking_in import TakingIn
from tui.text.act_words import BACK, OUTSIDE


class Sharing:
    """A session's part in sharing its book."""

    def __init__(self, store: Store, zone: ZoneInfo, disk: Disk | None = None) -> None:
        self.store = store
        self.copies = Copies(store.path, disk)
        self._zone = zone
        self._merged: MergedBook | None = None
        self._pending: list[MachineLog] | None = None  # what the copies hold beyond the merged book, if that was made anew
        self._known = b""
        self._older = False  # whether the book is a copy that lacks what was known of it

    def exchange(self, at: datetime) -> bool:
        """Tell the others what was done here, and take in what they told; return whether that went well.

        What is wrong goes to the store's notices, once. Raises: StoreError if the book cannot be read or written.
        """
        try:
            with self.turn():
                machine = self.copies.machine()
                return machine is not None and not machine.stopped and self.run(machine, at)
        except Busy:
            return False  # another session is at it
        except OSError as error:
            raise StoreError(f"{error.filename or self.copies.folder} cannot be written: {error.strerror}.") from None

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold the lock of the sessions that share; raises Busy if another one keeps it."""
        lock = self.copies.lock()
        try:
            with lock:
                yield
        finally:
            lock.close()

    def run(self, machine: Machine, at: datetime) -> bool:
        """Do what `exchange` does, for the holder of the turn."""
        if msgspec.json.encode(machine) != self._known:
            self._merged = None  # another session has gone on
        folder, known = self.folder(machine), dict(machine.troubles)
        there: Container[str] = ()
        arrived: list[Arrived] = []
        machine.troubles.pop("", None)
        damaged = OwnLog(machine, self.copies).damaged  # then this machine's file in the folder is read, too
        try:
            there, arrived = folder.news(machine.seen)
        except OSError as error:
            machine.troubles[""] = f"{machine.folder} cannot be read: {error.strerror}"
        if damaged:
            mend_own(arrived, machine, self.copies)
        try:
            self._load_before_the_lock(machine, arrived)
            with self.store.newest():
                self._meet(machine, arrived, at)
        except BaseException:
            self._merged = None
            raise
        finally:
            self._pending = None
        if not machine.stopped and "" not in machine.troubles:
            try:
                self._publish(folder, machine, there=machine.file in there)
            except OSError as error:
                machine.troubles[""] = f"{machine.folder} cannot be written: {error.strerror}"
        if machine.stopped:
            machine.reminded = at.astimezone(self._zone).date().isoformat()
        self._keep(machine)
        new = {name: why for name, why in machine.troubles.items() if why not in (known.get(name), *PASSING)}
        told = (f"{name} {why}.".lstrip() for name, why in new.items())
        self.store.notices.extend(filter(None, [*told, machine.stopped]))
        return not machine.stopped and "" not in machine.troubles

    def folder(self, machine: Machine) -> SharedFolder:
        """Return the folder that the machines share."""
        return shared_folder(Path(machine.folder))

    def known_book(self, machine: Machine) -> MergedBook:
        """Return the merged book of all that was told and taken in."""
        if self._merged is None:
            self._load(machine)
        assert self._merged is not None
        return self._merged

    def _load_before_the_lock(self, machine: Machine, arrived: list[Arrived]) -> None:
        """Make the merged book, if it will be needed, while other sessions can still write: that takes the most time."""
        if self._is_stale(machine):
            self._merged = None
        if self._merged is None and (arrived or self._is_stale(machine)) and self.store.name == machine.book:
            self.store.refresh()
            self._pending = self._load(machine)

    def _is_stale(self, machine: Machine) -> bool:
        """Return whether the copies, or the book, are not as they were when the copies were taken into the book last."""
        return self.store.meddled or any(self.copies.size(each) != machine.sizes.get(each) for each in self.copies.ids())

    def _load(self, machine: Machine) -> list[MachineLog]:
        """Make the merged book of the copies anew; return the logs that hold more."""
        applied = {act.stamp for act in self.store.history() if act.stamp}
        self._merged, pending = load(self.copies, machine, applied)
        machine.latest = max(machine.latest, self._merged.latest)
        return pending

    def _keep(self, machine: Machine) -> None:
        now = msgspec.json.encode(machine)
        if now != self._known:
            self.copies.save(machine)
            self._known = now

    def _publish(self, folder: SharedFolder, machine: Machine, *, there: bool) -> None:
        """Bring this machine's file in the folder up to date."""
        known, size = machine.seen.get(machine.file), machine.sizes.get(machine.id, 0)
        start = known[1] if there and known is not None and machine.published == machine.first else 0
        if start != size:
            machine.seen[machine.file] = folder.within(folder.write, machine.file, self.copies.read(machine.id))
            machine.published = machine.first
        machine.sent = machine.seq
        machine.troubles.pop(machine.file, None)  # it is as it should be

    # -- under the lock of the book -----------------------------------------------------------------------------------

    def _meet(self, machine: Machine, arrived: list[Arrived], at: datetime) -> None:
        """Bring the book and the copies together."""
        if self.store.read_only:
            raise StoreError(f"{self.store.path} cannot be changed: nothing is received from other machines.")
        if self.store.name != machine.book:
            machine.stopped = "This is another book than the one that was shared; `followup sync setup FOLDER` joins it."
            return
        own = OwnLog(machine, self.copies)
        if own.damaged:
            own.fold(self.known_book(machine))
            self._merged = self._pending = None
        stale = self._is_stale(machine)
        known, revived = self._send(own)
        stale = stale or not known
        if revived:
            self._take([], None, machine, at, revived)
        if arrived or stale:
            self._take_in(own, arrived, at, stale=stale)
            self.store.meddled = False
        if own.is_long and not machine.stopped:
            own.fold(self.known_book(machine))
        machine.seq, machine.program = self.store.seq, __version__

    def _send(self, own: OwnLog) -> tuple[bool, set[Key]]:
        """Tell what the journal holds since the last look.

        Return whether that is all that was done to the book, and the records that may show otherwise because of it.
        """
        machine, history = own.machine, self.store.history()
        acts = [act for act in history if act.seq > machine.seq]
        touched: set[Key] = set()
        local = LocalBook(self.store.book, uids_in(acts)) if acts else None
        made = {act.seq: shared_edits(act, local.uid_of) for act in acts if local and act.stamp is None}
        look = bool(made) and (machine.hidden or self._bring_back(edit for edits in made.values() for edit in edits))
        if made:
            merged = self.known_book(machine) if look else self._merged
            for act in acts:
                machine.latest = max(machine.latest, act.stamp or FIRST)  # known here, whatever a crash left undone
                if edits := made.get(act.seq):
                    told = own.add(act.change.sentence, edits, act.seq, act.at, quiet=act.change.quiet)
                    if merged is not None:
                        touched |= merged.take(told)[0]
            own.flush()
        known = not machine.seq or any(act.seq == machine.seq for act in reversed(history))
        cut = bool(acts) and acts[0].seq > machine.seq + 1
        upgraded = machine.program != __version__  # this program may understand values that the one before left out
        self._older = upgraded or (not known and not cut)
        machine.seq = self.store.seq
        return known and not upgraded, touched if look else set()

    def _bring_back(self, edits: Iterable[SharedEdit]) -> bool:
        """Return whether edits make a record or name a person that was told of before: others may have changed it since."""
        names = set[str]()
        for edit in edits:
            after, before = edit.after or {}, edit.before
            if before is None:
                names.add(edit.uid)
            else:
                names |= {name for name, value in after.items() if value and before.get(name) is None and person_of(name)[0]}
        told = map(self.copies.read, self.copies.ids() if names else ())
        return any(name.encode(errors="replace") in data for data in told for name in names)

    def _take_in(self, own: OwnLog, arrived: list[Arrived], at: datetime, *, stale: bool) -> None:
        """Take in what has arrived; if `stale`, what arrived before, too, and what was done beside the journal."""
        machine, pending, mine = own.machine, list[MachineLog](), None
        fresh = stale or self._merged is None or self._pending is not None
        if fresh:
            pending = self._load(machine) if self._pending is None else self._pending
            self._add_outside(own, pending, at)
        for file in arrived:
            if file.name == machine.file:
                mine = keep_own(file, machine, self.copies)
            elif log := keep(file, machine, self.copies, lambda: own.fold(self.known_book(machine))):
                pending.append(log)
        forgotten = _heed_forgotten(machine, pending)
        if machine.stopped or not (pending or mine or fresh):
            return
        parts = [(log, machine.taken.get(log.header.id, -1)) for log in pending]
        self._take(parts, mine, machine, at, None if fresh else set())
        if mine or forgotten:
            own.fold(self.known_book(machine))

    def _add_outside(self, own: OwnLog, pending: list[MachineLog], at: datetime) -> None:
        """Tell what was done to the book without an act.

        Not if it cannot be told from what other machines did: in an older copy of the book, or if a state was being taken in
        when a crash came. Then only records count that nobody has ever told of.
        """
        machine, merged = own.machine, self.known_book(own.machine)
        history = self.store.history()
        edits = LocalBook(self.store.book, uids_in(history)).outside(merged, history)
        if edits and (self._older or any(log.header.first > machine.taken.get(log.header.id, -1) for log in pending)):
            known = load_all(self.copies).records
            edits = [edit for edit in edits if (edit.table, edit.uid) not in known]
        if edits:
            merged.take(own.add(OUTSIDE, tuple(edits), self.store.seq, at))
            own.flush()

    def _take(
        self,
        logs: list[tuple[MachineLog, int]],
        mine: MachineLog | None,
        machine: Machine,
        at: datetime,
        rest: set[Key] | None,
    ) -> None:
        """Take logs into the book, each from behind a number on; then look at the `rest` of the records, None for all."""
        merged, history = self.known_book(machine), self.store.history()
        local = LocalBook(self.store.book, uids_in(history))
        wording = LossWording(self.store.book, local, machine.name, at, self._zone)
        taking = TakingIn(merged, local, machine.name, wording, at, {lost for act in history for lost in act.lost})
        taking.all([*logs, *([(mine, -1)] if mine else [])], {act.stamp for act in history if act.stamp})
        taking.rest([*merged.living(), *local.keys()] if rest is None else rest, BACK)
        if taking.acts:
            self.store.take_in(taking.acts, at)
        self.store.notices.extend(taking.notices)
        machine.latest = max(machine.latest, merged.latest)
        machine.hidden = merged.hides_references()
        machine.taken |= {log.header.id: log.last for log, _ in logs if log.header.id != machine.id}
        machine.sizes |= {each: self.copies.size(each) for each in self.copies.ids()}


def _heed_forgotten(machine: Machine, logs: list[MachineLog]) -> bool:
    """Forget the machines that others have forgotten; return whether there are any that this one had not."""
    known = len(machine.forgotten)
    for log in logs:
        if machine.id in log.header.forgotten:
            machine.stopped = (
                f"{log.header.machine} has forgotten this machine: nothing is shared any more. The book stays; "
                f"`followup sync setup {shlex.quote(machine.folder)}` joins again, `followup sync stop` leaves it so."
            )
        machine.forgotten |= log.header.forgotten
    return len(machine.forgotten) > known
