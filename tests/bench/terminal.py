"""A program under a pseudo-terminal: what it sends, and when. Used by the benchmarks and by the tests that count bytes."""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
UPDATE_ENDS = b"\x1b[?2026l"
DOWN, UP = b"\x1b[B", b"\x1b[A"

_ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[6n": b"\x1b[1;1R",
    b"\x1b]11;?": b"\x1b]11;rgb:0000/0000/0000\x1b\\",
    b"\x1b]10;?": b"\x1b]10;rgb:ffff/ffff/ffff\x1b\\",
}
"""The answers of a terminal like xterm; it supports synchronized output, so the end of an update can be recognised."""


class Stroke(NamedTuple):
    """The cost of a key: seconds until its update was complete, and bytes."""

    seconds: float
    size: int


class Terminal:
    """Runs `python *argv`, or another program, in a terminal of `columns` x `rows`; a context manager.

    Nothing of the user's own is read.
    """

    def __init__(
        self,
        argv: Sequence[str],
        home: Path,
        *,
        rows: int = 40,
        columns: int = 120,
        env: Mapping[str, str | None] | None = None,
        program: str = sys.executable,
    ) -> None:
        ours, theirs = os.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        merged = {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            **(env or {}),
        }
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            [program, *argv],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=ROOT,
            env={name: value for name, value in merged.items() if value is not None},
            start_new_session=True,
        )
        os.close(theirs)
        self._fd = ours
        self._asked = 0
        self.output = bytearray()

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._fd)

    def read(self, seconds: float) -> bytes:
        """Return the output within that time; empty if there is none or the program has ended."""
        if not select.select([self._fd], [], [], seconds)[0]:
            return b""
        try:
            new = os.read(self._fd, 1 << 20)
        except OSError:
            return b""
        self.output += new
        for question, answer in _ANSWERS.items():
            if self.output.find(question, self._asked) >= 0:
                os.write(self._fd, answer)
        self._asked = len(self.output)
        return new

    def wait_for(self, what: bytes, since: int = 0, limit: float = 60) -> float:
        """Seconds from the start until a pattern was in the output; raises TimeoutError with the output's end."""
        end = time.perf_counter() + limit
        while not re.search(what, self.output[since:]):
            if not self.read(max(0.0, end - time.perf_counter())):
                raise TimeoutError(f"{what!r} did not come; the output ends {bytes(self.output[-400:])!r}")
        return time.perf_counter() - self.started

    def settle(self, idle: float = 0.2, limit: float = 10) -> None:
        """Read until nothing has come for a while."""
        end = time.perf_counter() + limit
        while time.perf_counter() < end and self.read(idle):
            pass

    def send(self, keys: bytes) -> None:
        """Type without waiting."""
        os.write(self._fd, keys)

    def press(self, key: bytes) -> Stroke:
        """Press a key and wait until its update is complete."""
        size, since = len(self.output), time.perf_counter()
        self.send(key)
        self.wait_for(re.escape(UPDATE_ENDS), size)
        seconds = time.perf_counter() - since
        while self.read(0):
            pass
        return Stroke(seconds, len(self.output) - size)

    def memory(self) -> float:
        """Resident megabytes of the program (Linux; elsewhere nan)."""
        try:
            status = Path(f"/proc/{self._process.pid}/status").read_text()
        except OSError:
            return float("nan")
        return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024
