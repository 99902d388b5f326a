"""Real terminals for end-to-end tests: isolated, always ended, and waiting only on conditions.

    home = Home(folder)                                    # an environment of its own; nothing of the developer's is read
    with Terminal(["followup"], home.environ()) as term:   # a pty that records what the program writes
        term.wait_for("Interviews")
        term.send("j")
        term.wait_until(lambda: term.clipboards(), "a copy")

tmux, screen, ssh, mosh and the display servers are in `servers.py`; fixtures of `conftest.py` end them.
"""

from __future__ import annotations

import getpass
import os
import re
import select
import shutil
import signal
import sys
import threading
import time
from base64 import b64decode
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import pexpect
import pyte
import pytest

T = TypeVar("T")

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
"""Seconds until a wait gives up. Waits end as soon as their condition holds, so this costs only failing tests."""

_OSC52 = re.compile(rb"\x1b\]52;([^;\x1b\x07]*);([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)")
_OWN_MARK = "FOLLOWUP_TEST_HOME"


def need(*programs: str) -> None:
    """Skip the test if a program is missing; on CI fail it, so that nothing is silently skipped there."""
    if missing := [program for program in programs if not find(program)]:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"not installed here: {', '.join(missing)}")


def find(program: str) -> str | None:
    """Return the program's path, looking in /usr/sbin, too, where sshd is."""
    return shutil.which(program) or shutil.which(program, path="/usr/sbin:/usr/local/sbin")


def wait_until(condition: Callable[[], T], what: str, seconds: float = PATIENCE) -> T:
    """Wait until the condition is true and return what it returned; AssertionError naming `what` when it never is."""
    deadline = time.monotonic() + seconds
    while not (value := condition()):
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {seconds:g} s in vain for {what}")
        time.sleep(0.01)
    return value


class Home:
    """A home folder of a test's own, and the environment that points at it. Keep its path short: sockets live in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        for name in ("config", "data", "state", "run", "screens"):
            (path / name).mkdir(mode=0o700, exist_ok=True)

    def environ(self, **more: str) -> dict[str, str]:
        """Return a complete environment that takes only PATH from the caller."""
        return {
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}:/usr/sbin",
            "HOME": str(self.path),
            "USER": getpass.getuser(),
            "XDG_CONFIG_HOME": str(self.path / "config"),
            "XDG_DATA_HOME": str(self.path / "data"),
            "XDG_STATE_HOME": str(self.path / "state"),
            "XDG_CACHE_HOME": str(self.path / "cache"),
            "XDG_RUNTIME_DIR": str(self.path / "run"),
            "SCREENDIR": str(self.path / "screens"),
            "PYTHONPATH": str(ROOT),
            "SHELL": "/bin/sh",
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            _OWN_MARK: str(self.path),
        } | more

    def end_leftovers(self) -> None:
        """End every process that still carries this home's mark: tests start some that outlive their parents (xclip, tmux)."""
        mark = f"{_OWN_MARK}={self.path}".encode()
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if mark in (process / "environ").read_bytes().split(b"\0"):
                    os.kill(int(process.name), signal.SIGKILL)


class Terminal:
    """A program in a pty that records everything written to it, as a terminal would see it.

    `answers` are replies to queries: as soon as the program has written the key, the value is typed back.
    """

    def __init__(
        self,
        argv: Sequence[str],
        environ: Mapping[str, str],
        *,
        columns: int = 80,
        rows: int = 24,
        answers: Mapping[bytes, bytes] | None = None,
    ) -> None:
        self.written = b""
        self.ended = threading.Event()
        self._flowing = threading.Event()
        self._flowing.set()
        self._answers = dict(answers or {})
        self._answered = 0
        self._woken, self._wake = os.pipe()
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._shown = 0
        self._lines = ""
        # argv's file is looked up here: pexpect looks along the caller's PATH, not along the environment's
        program = shutil.which(argv[0], path=environ.get("PATH")) or argv[0]
        self._is_window = Path(program).name == "xterm"
        self._child = pexpect.spawn(program, list(argv[1:]), env=dict(environ), dimensions=(rows, columns), echo=False)
        self._child.delaybeforesend = None
        self._child.ptyproc.delayafterclose = self._child.ptyproc.delayafterterminate = 0.02
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        while True:
            self._flowing.wait()
            ready, _, _ = select.select([self._child.child_fd, self._woken], [], [])
            if self._woken in ready:
                return
            try:
                data = os.read(self._child.child_fd, 65536)
            except OSError:
                data = b""
            if not data:
                break
            self.written += data
            for query, reply in self._answers.items():
                if query in self.written[self._answered :]:
                    self._answered = len(self.written)
                    os.write(self._child.child_fd, reply)
        self.ended.set()

    @property
    def pid(self) -> int:
        return int(self._child.pid)

    def send(self, keys: str | bytes) -> None:
        """Type. Special keys are given as the bytes that a terminal sends for them."""
        data = keys.encode() if isinstance(keys, str) else keys
        while data:
            data = data[os.write(self._child.child_fd, data) :]

    def hold(self) -> None:
        """Read nothing that the program writes, like a stalled connection, until `go_on`."""
        self._flowing.clear()

    def go_on(self) -> None:
        """Read the output again."""
        self._flowing.set()

    def resize(self, columns: int, rows: int) -> None:
        self._screen.resize(rows, columns)
        self._lines = ""
        self._child.setwinsize(rows, columns)

    def screen(self) -> str:
        """The lines that a person would see now."""
        written = self.written
        if self._shown < len(written) or not self._lines:
            self._stream.feed(written[self._shown :])
            self._shown = len(written)
            self._lines = "\n".join(line.rstrip() for line in self._screen.display)
        return self._lines

    def clipboards(self) -> list[tuple[str, str]]:
        """Every OSC 52 sent to the terminal so far: the name of the selection and the text, even if it was cut off."""
        told = _OSC52.findall(self.written)
        return [(name.decode(), b64decode(text[: len(text) // 4 * 4]).decode(errors="replace")) for name, text in told]

    def wait_until(self, condition: Callable[[], T], what: str, seconds: float = PATIENCE) -> T:
        """Call `wait_until`; if it fails, show the screen."""
        try:
            return wait_until(condition, what, seconds)
        except AssertionError as error:
            raise AssertionError(
                f"{error}; the screen:\n{self.screen()}\nthe end of what was written: {self.written[-400:]!r}"
            ) from None

    def wait_for(self, words: str, seconds: float = PATIENCE) -> None:
        """Wait until the words are on the screen."""
        self.wait_until(lambda: words in self.screen(), f"{words!r} on the screen", seconds)

    def wait_for_end(self, seconds: float = PATIENCE) -> int:
        """Wait until the program has ended and return its exit status."""
        self.wait_until(self.ended.is_set, "the program's end", seconds)
        self._child.wait()
        return int(self._child.exitstatus if self._child.exitstatus is not None else -self._child.signalstatus)

    def hang_up(self) -> None:
        """Close the line, as a closed window does. The kernel tells the program; an xterm, which does not heed it, is told to end."""
        self.go_on()
        if self._is_window and self._child.isalive():
            self._child.kill(signal.SIGTERM)
        os.write(self._wake, b".")
        self._reader.join()  # the line is closed only when nobody reads it any longer
        with suppress(OSError):
            self._child.ptyproc.fileobj.close()

    def close(self) -> None:
        """Hang up and make sure that the program has ended."""
        if self._child.closed:
            return
        self.hang_up()
        with suppress(AssertionError, pexpect.ExceptionPexpect):
            wait_until(lambda: not self._child.isalive(), "the program's end", 20)
        with suppress(OSError, pexpect.ExceptionPexpect):
            self._child.close(force=True)
        os.close(self._wake)
        os.close(self._woken)
        self.ended.set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
