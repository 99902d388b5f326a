"""What this machine tells the others: the copy of its own file, which is written first and published then."""

from __future__ import annotations

from datetime import datetime

from tui.domain.sharing.merged_book import MergedBook
from tui.domain.sharing.shared_act import SharedAct, SharedEdit
from tui.domain.sharing.stamps import next_stamp
from tui.sync.copies import Copies, Machine
from tui.sync.machine_log import FORMAT, Header, line_of, read_log, seen_in, state_of

FOLD_BYTES = 1 << 20
"""The file begins anew, with a state, once it is longer than this and than twice its last state."""


class OwnLog:
    """The file of this machine. `damaged`: acts that were told are no longer in it, so that it has to begin anew."""

    def __init__(self, machine: Machine, copies: Copies) -> None:
        self.machine = machine
        self.damaged = False
        self._copies = copies
        self._waiting: list[SharedAct] = []
        self._end = copies.size(machine.id)
        if self._end != machine.sizes.get(machine.id):
            self._recover()

    def _recover(self) -> None:
        """Find out what was told last, after a crash between the file and what is kept of it."""
        machine = self.machine
        log = read_log(self._copies.read(machine.id))
        if isinstance(log, str) or log.last < machine.n:
            self.damaged = True
            machine.seen.pop(machine.file, None)  # what is in the folder may be whole
            return
        self._end = log.good
        machine.first = log.header.first
        machine.n, machine.seq = log.last, max(machine.seq, log.header.seq)
        if log.acts:
            machine.seq = max(machine.seq, log.acts[-1].seq)
            machine.latest = max(machine.latest, log.acts[-1].stamp)

    def add(self, sentence: str, edits: tuple[SharedEdit, ...], seq: int, at: datetime, *, quiet: bool = False) -> SharedAct:
        """Stamp an act of this machine, to be told with the next `flush`."""
        machine = self.machine
        machine.n += 1
        machine.latest = next_stamp(machine.latest, at, machine.name)
        act = SharedAct(machine.n, machine.latest, seq, sentence, edits, quiet)
        self._waiting.append(act)
        return act

    def flush(self) -> None:
        """Write the acts that were added, durably. Raises: OSError."""
        data, self._waiting = b"".join(map(line_of, self._waiting)), []
        if data:
            self._copies.append(self.machine.id, data, self._end)
            self._end += len(data)
        self.machine.sizes[self.machine.id] = self._end

    @property
    def is_long(self) -> bool:
        """Return whether the file should begin anew."""
        return self._end > max(FOLD_BYTES, 2 * self.machine.state)

    def fold(self, merged: MergedBook, *, stopped: int = 0) -> None:
        """Begin the file anew, durably, with all that is known of the book, and when it was `stopped`. Raises: OSError."""
        machine, records = self.machine, state_of(merged)
        machine.n = machine.first = machine.n + 1
        seen = seen_in(records)
        header = Header(
            FORMAT, machine.name, machine.id, machine.n, len(records), machine.seq, seen, machine.forgotten, stopped
        )
        data = b"".join([line_of(header), *map(line_of, records)])
        self._copies.replace(machine.id, data)
        self._end = machine.state = machine.sizes[machine.id] = len(data)
        self._waiting, self.damaged = [], False
