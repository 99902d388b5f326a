"""The journal: every act as one line, appended and never changed, so that the cost of a change does not grow with the book.

A line is the CRC-32 of what follows, a space, and JSON: an `Act`, or a `Checkpoint` that says up to which act `book.json`
holds everything. Acts before the newest checkpoint are history; those after it are replayed when the book is opened.
"""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import msgspec

from tui.domain.documents import dumps, loads
from tui.domain.history import Act
from tui.storage.filesystem import CREATE, READ, Disk

FileId = tuple[int, int, int]
_CHECKPOINT = b' {"folded":'
_BEGINS = re.compile(rb'[0-9a-f]{8} \{"(?:seq|folded)":')
_SEQ = re.compile(rb'^[0-9a-f]{8} \{"seq":([0-9]{1,15}),', re.MULTILINE)
_NUMBER = re.compile(rb'[0-9a-f]{8} \{"(?:seq|folded)":([0-9]{1,15}),')
_CHUNK = 1 << 16
_encoder = msgspec.json.Encoder()


class Checkpoint(msgspec.Struct, frozen=True, omit_defaults=True, rename={"seq": "folded"}):
    """`book.json` holds every act up to the one with this `seq`.

    `book` names the book, `file` is the `file_id` of the file that was written. `anew`: the file holds what is in no act (an
    edit by hand, say), so that other sessions have to read it.
    """

    seq: int
    book: str
    file: FileId | None = None
    anew: bool = False


class Lines(msgspec.Struct):
    """A stretch of a journal: its acts, its newest checkpoint, and where it is damaged.

    `good` counts the bytes up to the end of the last whole line. `bad` are damaged lines before that; `tail` is what comes
    after it: nothing, or damaged lines and an unfinished one.
    """

    acts: list[Act]
    checkpoint: Checkpoint | None
    bad: list[bytes]
    good: int
    tail: bytes


class Journal:
    """One session's view of the journal.

    `end` is how far it has been read, `checkpoint_end` where the newest checkpoint ends.
    Writing is for the holder of the lock, after reading what others appended.
    """

    def __init__(self, path: Path, disk: Disk) -> None:
        self.path = path
        self.end = self.checkpoint_end = 0
        self.usable = True
        self.doubtful = False
        self._name = str(path)
        self._disk = disk
        self._fd = self._inode = -1

    def attach(self, *, write: bool) -> bool:
        """Open the file again, to be read from its start; return False if there is none."""
        self.close()
        self.end = self.checkpoint_end = 0
        try:
            self._fd = self._disk.open(self.path, CREATE if write else READ)
        except FileNotFoundError:
            self._inode = -1
            return False
        self._inode = os.fstat(self._fd).st_ino
        self.usable = True
        return True

    def is_there(self) -> bool:
        """Return whether the file that is open still has its name."""
        try:
            return self._fd >= 0 and os.lstat(self._name).st_ino == self._inode
        except OSError:
            return False

    def grown(self) -> bool | None:
        """Return whether others have appended; None if the file is gone, was replaced, or is shorter than what was read."""
        try:
            found = os.lstat(self._name)
        except FileNotFoundError:
            return False if self._fd < 0 else None
        if not self.usable or found.st_ino != self._inode or found.st_size < self.end:
            return None
        return found.st_size > self.end

    def ends_with(self, tail: bytes) -> bool:
        """Return whether nothing but this comes after what was read."""
        return self.is_there() and os.fstat(self._fd).st_size == self.end + len(tail)

    def read(self) -> Lines:
        """Return what was appended since the last read."""
        size = os.fstat(self._fd).st_size if self._fd >= 0 else 0
        lines = decode(os.pread(self._fd, size - self.end, self.end) if size > self.end else b"")
        self.end += lines.good
        if lines.checkpoint is not None:
            self.checkpoint_end = self.end
        return lines

    def read_from_checkpoint(self) -> Lines:
        """Return the newest checkpoint and what comes after it; everything if there is no checkpoint."""
        start = os.fstat(self._fd).st_size if self._fd >= 0 else 0
        found, data = -1, b""
        while start and found < 0:
            step = min(start, max(_CHUNK, len(data)))
            start -= step
            data = os.pread(self._fd, step, start) + data
            found = _last_checkpoint(data, whole=start == 0)
        self.end = self.checkpoint_end = max(found, 0) + start
        lines = decode(data[max(found, 0) :])
        self.end += lines.good
        if lines.checkpoint is not None:
            lines.acts = _displaced(data[:found], lines.checkpoint.seq) + lines.acts
        return lines

    def read_all(self) -> list[Act]:
        """Return every act that the journal still holds, oldest first."""
        acts = decode(os.pread(self._fd, self.end, 0)).acts if self._fd >= 0 else []
        return acts if all(one.seq < other.seq for one, other in pairwise(acts)) else list(in_order(acts).values())

    def cut(self) -> None:
        """Cut off what comes after the last whole line."""
        self._disk.truncate(self._fd, self.end)
        self._disk.sync(self._fd)

    def append(self, *items: Act | Checkpoint) -> None:
        """Append lines, durably. On OSError they are not there, unless `doubtful` says that this is not certain."""
        line = b"".join(map(encode, items))
        try:
            self._disk.write(self._fd, line, self.end)
            self._disk.sync(self._fd)
        except OSError:
            self._withdraw()
            raise
        self.end += len(line)
        if isinstance(items[-1], Checkpoint):
            self.checkpoint_end = self.end

    def restart(self, checkpoint: Checkpoint, acts: list[Act]) -> None:
        """Replace the journal by a new one with these acts as history before the checkpoint."""
        self._disk.replace(self.path, b"".join([*map(encode, acts), encode(checkpoint)]))
        self.attach(write=True)
        self.read()

    def close(self) -> None:
        """Close the file."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def _withdraw(self) -> None:
        """Take back a line that may or may not have reached the disk: cut it off or, if even that fails, spoil its checksum.

        Open the file again, too: after a failed sync the descriptor may report as clean what never reached the medium.
        """
        usable, self.doubtful = True, False
        try:
            self._disk.truncate(self._fd, self.end)
        except OSError:
            try:
                self._disk.write(self._fd, b"\0" * 8, self.end)
            except OSError:
                usable, self.doubtful = False, True
        end, checkpoint_end = self.end, self.checkpoint_end
        with suppress(OSError):
            self._disk.sync(self._fd)
        try:
            self.attach(write=True)
        except OSError:
            usable = False
        self.end, self.checkpoint_end, self.usable = end, checkpoint_end, usable


def encode(item: Act | Checkpoint) -> bytes:
    """Return an act or a checkpoint as a line."""
    try:
        body = _encoder.encode(item)
    except UnicodeEncodeError:  # half a surrogate pair, as odd command lines make them
        body = dumps(msgspec.to_builtins(item))
    return b"%08x %s\n" % (zlib.crc32(body), body)


def decode(data: bytes) -> Lines:
    """Return the lines of a stretch that begins at the start of a line."""
    found = Lines([], None, [], 0, b"")
    waiting: list[bytes] = []
    start = 0
    while (stop := data.find(b"\n", start)) >= 0:
        line, start = data[start:stop], stop + 1
        item = _item(line)
        items = [item] if item is not None else _joined(line)
        if item is None:
            waiting.append(line)
        if not items:
            continue
        found.bad += waiting
        waiting, found.good = [], start
        for one in items:
            if isinstance(one, Act):
                found.acts.append(one)
            else:
                found.checkpoint = one
    found.tail = data[found.good :]
    return found


def in_order(acts: Iterable[Act]) -> dict[int, Act]:
    """Return acts by seq, in that order; of two with one seq the first."""
    found: dict[int, Act] = {}
    for act in acts:
        found.setdefault(act.seq, act)
    return dict(sorted(found.items()))


def newest_seq(path: Path) -> int | None:
    """Return the number in the last line of a journal; None if that takes a closer look."""
    try:
        with path.open("rb") as file:
            file.seek(max(file.seek(0, os.SEEK_END) - _CHUNK, 0))
            lines = file.read().splitlines(keepends=True)
    except OSError:
        return None
    found = _NUMBER.match(lines[-1]) if lines and lines[-1].endswith(b"\n") else None
    return int(found[1]) if found else None


def is_act(line: bytes) -> bool:
    """Return whether a damaged line was an act, and no checkpoint."""
    return b'"session"' in line or b'"change"' in line


def _joined(line: bytes) -> list[Act | Checkpoint]:
    """Return the items of lines that a damaged line end has joined."""
    starts = [0, *(match.start() for match in _BEGINS.finditer(line, 1))]
    if len(starts) == 1:
        return []
    items = (_item(line[start:stop]) for start, stop in zip(starts, [*(at - 1 for at in starts[1:]), len(line)], strict=True))
    return [item for item in items if item is not None]


def _displaced(data: bytes, seq: int) -> list[Act]:
    """Return the acts later than a checkpoint that stand before it: lines were swapped."""
    later = [match.start() for match in _SEQ.finditer(data) if int(match[1]) > seq]
    return [act for start in later for act in decode(data[start : data.find(b"\n", start) + 1]).acts]


def file_id(stat: os.stat_result) -> FileId:
    """Return a value that identifies the file's content: it changes with every edit, and if another file takes its place."""
    return stat.st_ino, stat.st_size, stat.st_mtime_ns


def _item(line: bytes) -> Act | Checkpoint | None:
    body = line[9:]
    if line[:8] != b"%08x" % zlib.crc32(body):
        return None
    kind: type[Act] | type[Checkpoint] = Checkpoint if line.startswith(_CHECKPOINT, 8) else Act
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        with suppress(ValueError, RecursionError):
            return msgspec.convert(loads(body), kind)
    return None


def _last_checkpoint(data: bytes, *, whole: bool) -> int:
    """Return where the line of the last checkpoint begins, -1 if there is none.

    `whole`: the data begin at the start of a line.
    """
    found = data.rfind(_CHECKPOINT)
    while found >= 8:
        start = found - 8
        stop = data.find(b"\n", start)
        begins = data[start - 1 : start] == b"\n" if start else whole
        if begins and stop > 0 and _item(data[start:stop]) is not None:
            return start
        found = data.rfind(_CHECKPOINT, 0, found)
    return -1
