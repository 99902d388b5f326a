"""A machine's file: what one machine tells the others, as lines that each carry a checksum.

A line is the CRC-32 of what follows, a space, and JSON, as in the journal. The first is a `Header`; then come as many
`StateRecord`s as it says, the book as the machine knew it, and the machine's acts since then, numbered without a gap.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

from tui.domain.documents import dumps, loads
from tui.domain.sharing.merged_book import MergedBook
from tui.domain.sharing.shared_act import SharedAct
from tui.domain.sharing.stamps import LAST, LATEST, Stamp, is_credible

FORMAT = 1
ENDING = ".followup"
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,31}")
"""The names that a machine can have."""
MOST_BYTES_OF_A_LOG = 100_000_000
NOT_WHOLE = "is not whole yet"
SHORTER = "is shorter than it was; what it said before counts"
PASSING = (NOT_WHOLE, SHORTER)
"""What is wrong with a file that is still being carried: nothing that has to be told by itself."""
_ID = re.compile(r"[0-9a-f]{12}")
_MOST_RECORDS = 1_000_000
_MOST_MACHINES = 1_000
_MOST_ACTS = 1 << 53
_LONGEST_KEY = 1_000
T = TypeVar("T")
_encoder = msgspec.json.Encoder()


class Header(msgspec.Struct, frozen=True, omit_defaults=True):
    """Whose file it is, and what comes behind.

    `id` is a random word for one joining of a machine. `first` is the number of the state, behind which those of the acts
    go on; `seq` is the newest act of its journal in it, `seen` the latest stamp of each machine in it. `forgotten` are the
    ids of machines that are gone, with their names. `stopped` is the moment at which the machine stopped sharing, in
    milliseconds since 1970; 0 if it has not.
    """

    format: int
    machine: str
    id: str
    first: int
    records: int
    seq: int = 0
    seen: dict[str, tuple[int, int]] = {}
    forgotten: dict[str, str] = {}
    stopped: int = 0


class StateRecord(msgspec.Struct, frozen=True, array_like=True):
    """One record of the state: its registers with their stamps, and when it was deleted last."""

    table: str
    uid: str
    deleted: Stamp | None
    registers: dict[str, tuple[Stamp, Any]]


class MachineLog(msgspec.Struct):
    """A file as far as it is whole: `good` counts its bytes, `trouble` says in words what comes after them."""

    header: Header
    records: list[StateRecord]
    acts: list[SharedAct]
    good: int
    trouble: str = ""

    @property
    def complete(self) -> bool:
        """Return whether the whole state is there."""
        return len(self.records) == self.header.records

    @property
    def last(self) -> int:
        """Return the number of the newest act; 0 if not even the state is complete."""
        return self.header.first + len(self.acts) if self.complete else 0


def line_of(item: Header | StateRecord | SharedAct) -> bytes:
    """Return an item as a line."""
    try:
        body = _encoder.encode(item)
    except UnicodeEncodeError:  # half a surrogate pair
        body = dumps(msgspec.to_builtins(item))
    return b"%08x %s\n" % (zlib.crc32(body), body)


def read_log(data: bytes, latest: int = LAST) -> MachineLog | str:
    """Read a machine's file up to the first line that is not good; return in words why there is none.

    A line with a stamp behind the `latest` moment is not good.
    """
    stop = data.find(b"\n") + 1
    if not stop:
        return NOT_WHOLE
    header = _item(data[: stop - 1], Header)
    if header is None:
        return "is damaged in its first line"
    if header.format > FORMAT:
        return "was written by a newer version of this program"
    if not _is_sound(header, latest):
        return "is damaged in its first line"
    log = MachineLog(header, [], [], stop)
    count = 1
    while (stop := data.find(b"\n", log.good)) >= 0:
        line, count = data[log.good : stop], count + 1
        if not _take(log, line, latest):
            log.trouble = f"is damaged in line {count}; what comes before it counts"
            break
        log.good = stop + 1
    if not log.trouble and (not log.complete or log.good < len(data)):
        log.trouble = NOT_WHOLE
    return log


def _is_sound(header: Header, latest: int) -> bool:
    """Return whether a first line says nothing absurd."""
    return (
        all(NAME.fullmatch(name) for name in [header.machine, *header.seen, *header.forgotten.values()])
        and all(_ID.fullmatch(each) for each in [header.id, *header.forgotten])
        and all(is_credible((*seen, ""), latest) for seen in header.seen.values())
        and max(len(header.seen), len(header.forgotten)) <= _MOST_MACHINES
        and 0 <= header.first < _MOST_ACTS
        and 0 <= header.seq < _MOST_ACTS
        and 0 <= header.stopped <= LATEST
        and 0 <= header.records <= _MOST_RECORDS
    )


def _take(log: MachineLog, line: bytes, latest: int) -> bool:
    """Add a line to a log; return False if it is damaged or not the next one."""
    if not log.complete:
        record = _item(line, StateRecord)
        if record is None or len(record.table) > _LONGEST_KEY or len(record.uid) > _LONGEST_KEY:
            return False
        stamps = [stamp for stamp, _ in record.registers.values()] + ([record.deleted] if record.deleted else [])
        if not all(NAME.fullmatch(stamp[2]) and is_credible(stamp, latest) for stamp in stamps):
            return False
        log.records.append(record)
        return True
    act = _item(line, SharedAct)
    if act is None or act.n != log.last + 1 or act.stamp[2] != log.header.machine or not is_credible(act.stamp, latest):
        return False
    if not 0 <= act.seq < _MOST_ACTS or any(max(len(edit.table), len(edit.uid)) > _LONGEST_KEY for edit in act.edits):
        return False
    log.acts.append(act)
    return True


def _item(line: bytes, kind: type[T]) -> T | None:
    body = line[9:]
    if line[:8] != b"%08x" % zlib.crc32(body):
        return None
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        try:
            return msgspec.convert(loads(body), kind)
        except (ValueError, RecursionError):
            return None
    except RecursionError:
        return None


def state_of(merged: MergedBook) -> list[StateRecord]:
    """Return all that a merged book knows, as the records of a state."""
    return [StateRecord(*key, record.deleted, record.registers) for key, record in merged.records.items()]


def seen_in(records: Iterable[StateRecord]) -> dict[str, tuple[int, int]]:
    """Return the latest stamp of each machine in a state."""
    seen: dict[str, tuple[int, int]] = {}
    for record in records:
        stamps = [stamp for stamp, _ in record.registers.values()]
        for moment, count, name in [*stamps, *([record.deleted] if record.deleted else [])]:
            seen[name] = max(seen.get(name, (0, 0)), (moment, count))
    return seen
