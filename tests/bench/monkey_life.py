"""A run of the program under random input: generate the input, run it, judge the result, and replay it."""

from __future__ import annotations

import fcntl
import json
import os
import random
import select
import shutil
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

import pyte

from tests.bench import crowd
from tests.bench.screens import COMMAND
from tests.bench.terminal import Terminal
from tui.config import Settings
from tui.domain.sample import PROFILE, sample
from tui.storage import Store
from tui.storage.health_check import check

BOOKS = ("demo", "empty", "big")
ASKED = b"Press Enter to go back"
PATIENCE = 30.0
"""Seconds after which a program that does not react counts as hanging."""

Action = tuple[str, str]
"""An action ("send", "size", "signal", "wait") and its argument."""

_LETTERS = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in "q")
_KEYS = (
    "\x1b", "\r", "\t", " ", "\x7f", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F", "\x1b[Z",
    "\x1bOP", "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[15~", "\x1b[17~", "\x1b[3~", "\x04", "\x15", "\x12", "\x0b", "\x17", "\x05", "\x03",
)  # fmt: skip
_TEXTS = (
    "ana", "nimbus", "fri 14:30", "+3d", "3 dec", "next tuesday", "31.02.2026", "9999-12-31", "25:99", "-1", "0", "9" * 30,
    "Ana [red]x[/]", "[/", "[@click=quit]x[/]", "\x1b[31mred\x1b[0m", "שלום\u200f", "\u202eevil\u202c", "👩\u200d👩\u200d👧", "e\u0301" * 20,
    "\x00\x07\x08", "a\u00a0b\u3000c", "$(touch x)`y`\\", "%s %d {0} {", "x" * 3000, "line\nline\r\nline\n", "/dev/zero",
    "/dev/tty", "~/pipe", "/", "~/bad.ics", "~/good.ics", ".ics", "ana@nimbus.example", "Europe/Berlin", "quit", "theme",
)  # fmt: skip
_BAD = (
    b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:"
    + b"<a " * 2000
    + b"\xff\xfe\r\nATTENDEE;CN=A:mailto:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
_GOOD = (
    b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20271201T150000Z\r\nSUMMARY:Panel at Acme\r\n"
    b"ATTENDEE;CN=Jo Lee:mailto:jo@acme.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
_ENDS = ("quit", "HUP", "TERM", "INT", "KILL")


class MonkeyLife(NamedTuple):
    """The input of a run: how it begins and ends, and the actions in between."""

    book: str
    plain: bool
    actions: tuple[Action, ...]
    end: str


class Outcome(NamedTuple):
    """The result of a run: how many actions were done, and what was wrong, empty if nothing."""

    done: int
    kind: str = ""
    told: str = ""


def life_of(seed: str, length: int, *, plain: bool | None = None, book: str = "") -> MonkeyLife:
    """Return the run of a seed; it is always the same."""
    chance = random.Random(seed)
    chosen, is_plain, end = chance.choice(BOOKS), chance.random() < 0.25, chance.choice(_ENDS)
    actions = tuple(_action(chance) for _ in range(length))
    return MonkeyLife(book or chosen, is_plain if plain is None else plain, actions, end)


def _action(chance: random.Random) -> Action:
    kind = chance.choices(
        ("letter", "key", "letters", "text", "paste", "half", "mouse", "size", "signal", "wait"),
        (38, 30, 4, 7, 5, 0.3, 6, 4, 1, 4),
    )[0]
    if kind == "letter":
        return "send", chance.choice(_LETTERS)
    if kind == "key":
        return "send", chance.choice(_KEYS)
    if kind == "letters":
        return "send", "".join(chance.choice(_LETTERS + "\r\t\x1b") for _ in range(chance.randint(2, 30)))
    if kind == "text":
        return "send", chance.choice(_TEXTS).replace("\x1b", "").replace("q", "")[:200]
    if kind in ("paste", "half"):
        return "send", f"\x1b[200~{chance.choice(_TEXTS)}" + ("\x1b[201~" if kind == "paste" else "")
    if kind == "mouse":
        x, y = chance.randint(1, 130), chance.randint(1, 45)
        button = chance.choice((0, 0, 0, 2, 35, 64, 65))
        return "send", f"\x1b[<{button};{x};{y}M" + (f"\x1b[<{button};{x};{y}m" if button < 3 else "")
    if kind == "size":
        return (
            "size",
            f"{chance.choice((1, 5, 20, 40, 80, 80, 100, 120, 200))}x{chance.choice((1, 2, 6, 15, 24, 24, 40, 60))}",
        )
    if kind == "signal":
        return "signal", chance.choice(("WINCH", "TSTP", "STOP"))
    return "wait", str(round(chance.uniform(0, 0.4), 2))


class Books:
    """The books that lives begin with, each made once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def made(self, name: str) -> Path:
        """Return the book of that name."""
        path, now = self.folder / f"{name}.json", datetime.now(UTC)
        if path.exists():
            return path
        if name == "big":
            crowd.write(path, 1_000, now)
            return path
        with Store.open(path, at=now) as store:
            if name == "demo":
                store.act(lambda book: sample(book, now, Settings().policy), now)
        return path

    def home(self, name: str) -> Path:
        """Return a fresh home with that book, and with files to import."""
        home = self.folder / "home"
        shutil.rmtree(home, ignore_errors=True)
        (home / ".config/followup").mkdir(parents=True)
        if name != "empty":
            config = f'[profile]\nname = "{PROFILE.name}"\nemails = ["{PROFILE.emails[0]}"]\n'
            (home / ".config/followup/config.toml").write_text(config)
        shutil.copy(self.made(name), home / "book.json")
        (home / "bad.ics").write_bytes(_BAD)
        (home / "good.ics").write_bytes(_GOOD)
        os.mkfifo(home / "pipe")
        return home


def live(life: MonkeyLife, books: Books) -> Outcome:
    """Run it, and report an error screen, a hang, an exit with an error, or a book with problems."""
    home = books.home(life.book)
    book, done = home / "book.json", 0
    env = {"FOLLOWUP_BOOK": str(book), "TZ": "America/New_York", "EDITOR": "true", "PYTHONFAULTHANDLER": "1", "VISUAL": None}
    with Terminal([*COMMAND, *(["--plain"] if life.plain else [])], home, rows=24, columns=80, env=env) as terminal:
        monkey = _Monkey(terminal)
        try:
            terminal.wait_for(rb"Keys|Followup|followup|Interviews|name", limit=PATIENCE)
            for action in life.actions:
                if monkey.over:
                    break
                monkey.act(*action)
                done += 1
                if crashes := sorted(home.glob(".local/state/followup/crash-*.txt")):
                    return Outcome(done, "error screen", crashes[0].read_text(encoding="utf-8"))
                if done % 25 == 0:
                    monkey.reacts()
            monkey.end(life.end)
        except TimeoutError as error:
            return Outcome(done, "hang", f"{error}\n{monkey.sight()}")
        status = monkey.status
    if crashes := sorted(home.glob(".local/state/followup/crash-*.txt")):
        return Outcome(done, "error screen", crashes[0].read_text(encoding="utf-8"))
    if status not in (0, -signal.SIGKILL):
        return Outcome(done, f"exit status {status}", bytes(terminal.output[-2000:]).decode(errors="replace"))
    if b"Traceback" in terminal.output:
        return Outcome(done, "traceback", bytes(terminal.output[-4000:]).decode(errors="replace"))
    wrong = [finding.sentence for finding in check(book, datetime.now(UTC)) if finding.severity in ("fail", "warn")]
    return Outcome(done, "check", "\n".join(wrong)) if wrong else Outcome(done)


class _Monkey:
    """Performs the actions, and checks that the program still reacts."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.process: subprocess.Popen[bytes] = terminal._process
        self.fd = terminal._fd
        os.set_blocking(self.fd, False)
        self.rows, self.columns = 24, 80

    @property
    def over(self) -> bool:
        return self.process.poll() is not None

    @property
    def status(self) -> int | None:
        return self.process.poll()

    def act(self, kind: str, what: str) -> None:
        if kind == "send":
            self.send(what.encode())
            self.drain(0.02)
        elif kind == "wait":
            self.drain(float(what))
        elif kind == "size":
            self.resize(*map(int, what.split("x")))
            self.drain(0.05)
        elif kind == "signal":
            self.signal(getattr(signal, f"SIG{what}"))
            self.drain(0.1)
            self.wake()

    def send(self, data: bytes) -> None:
        """Type; raises TimeoutError if the terminal takes no input for too long."""
        deadline = time.monotonic() + PATIENCE
        while data and not self.over:
            if time.monotonic() > deadline:
                raise TimeoutError("the program reads no keys")
            if select.select([], [self.fd], [], 0.1)[1]:
                with suppress(BlockingIOError):
                    data = data[os.write(self.fd, data[:512]) :]
            self.terminal.read(0)

    def drain(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0 and not self.over:
            self.terminal.read(left)

    def resize(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.signal(signal.SIGWINCH)

    def signal(self, number: int) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.process.pid, number)

    def wake(self) -> None:
        """Continue the program if it was stopped or has stopped itself, which it does some time after it was asked to.

        Where it has printed a note and waits for Enter, press it.
        """
        if self.terminal.output.rfind(ASKED) > self.terminal.output.rfind(b"\x1b[?1049h"):
            self.send(b"\x1b[201~\r")
        with suppress(OSError):
            if Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()[0] == "T":
                self.signal(signal.SIGCONT)

    def reacts(self) -> None:
        """Wait until the program has painted after a change of size; raises TimeoutError."""
        self.terminal.settle(0.1, 2)
        before = len(self.terminal.output)
        self.resize(81 if self.columns == 80 else 80, 24)
        deadline = time.monotonic() + PATIENCE
        while len(self.terminal.output) == before and not self.over:
            if time.monotonic() > deadline:
                raise TimeoutError("the program does not react")
            self.wake()
            self.terminal.read(0.1)

    def end(self, how: str) -> None:
        """End the program, and wait for its end; raises TimeoutError."""
        deadline = time.monotonic() + PATIENCE
        self.send(b"\x1b[201~")
        if how != "quit":
            self.signal(getattr(signal, f"SIG{how}"))
        keys = cycle(
            (b"\x1b", b"y", b"\x1bOS", b"y", b"\x1b", b"\r", b"\x1b", b"1", b"q")
        )  # out of any dialog, form or note, then quit
        while not self.over:
            if time.monotonic() > deadline:
                raise TimeoutError(f"the program does not end ({how})")
            if how == "quit":
                self.send(next(keys))
            self.wake()
            self.drain(0.3)
        self.terminal.settle(0.1, 1)

    def sight(self) -> str:
        """Return what the terminal shows, and the program's stacks; this ends the program."""
        screen = pyte.Screen(self.columns, self.rows)
        pyte.ByteStream(screen).feed(bytes(self.terminal.output))
        size = len(self.terminal.output)
        self.signal(signal.SIGABRT)
        self.terminal.settle(0.5)
        stacks = bytes(self.terminal.output[size:]).decode(errors="replace").replace("\r", "")
        return "\n".join([*(line.rstrip() for line in screen.display), stacks])


def as_text(life: MonkeyLife) -> str:
    """Return a run in the form that `--replay` reads."""
    return json.dumps(life._asdict())


def from_text(text: str) -> MonkeyLife:
    """Return the run that `as_text` wrote."""
    found = json.loads(text)
    return MonkeyLife(found["book"], found["plain"], tuple((kind, what) for kind, what in found["actions"]), found["end"])


def without(actions: Sequence[Action], start: int, size: int) -> tuple[Action, ...]:
    """Return the actions without a slice of them."""
    return (*actions[:start], *actions[start + size :])
