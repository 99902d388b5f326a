"""`python -m tests.bench memory [--screens N]`: resident memory while notes and forms are opened and closed.

Notes and forms take turns, as keys in a terminal. Memory that a closed screen keeps shows as growth.
"""

from __future__ import annotations

import argparse
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.bench import crowd
from tests.bench.screens import COMMAND, ROW, book_env
from tests.bench.terminal import Terminal

INTERVIEWS = 300
SCREENS = 1_000
MOST = 3.0
"""The maximum growth in the second half of the screens, in megabytes."""

NOTE = ((b"\r", rb"Next"), (b"q", rb"Debrief"))
FORM = ((b"e", rb"Save"), (b"\x1b", rb"Debrief"))
"""The keys that open and close each, and what the footer says once that is done."""


def grow(terminal: Terminal, screens: int) -> dict[int, float]:
    """Return the resident megabytes after a tenth, a half and all of the screens."""
    found = {}
    for number in range(1, screens + 1):
        for key, footer in NOTE if number % 2 else FORM:
            before = len(terminal.output)
            terminal.send(key)
            terminal.wait_for(footer, before)
            while terminal.read(0):
                pass
        if number in (screens // 10, screens // 2, screens):
            terminal.settle(1)
            found[number] = terminal.memory()
            print(f"{number:>6,} notes and forms: {found[number]:.1f} MB", flush=True)
    return found


def main(argv: list[str]) -> int:
    """Measure and print; return 1 if the second half of the screens adds more than it may."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench memory")
    parser.add_argument("--screens", type=int, default=SCREENS)
    screens = parser.parse_args(argv).screens
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        book = home / "book.json"
        crowd.write(book, INTERVIEWS, datetime.now(UTC))
        with Terminal(COMMAND, home, rows=24, columns=80, env=book_env(book)) as terminal:
            terminal.wait_for(ROW)
            terminal.wait_for(rb"Debrief")
            terminal.settle(1)
            print(f"     0 notes and forms: {terminal.memory():.1f} MB", flush=True)
            found = grow(terminal, screens)
    growth = found[screens] - found[screens // 2]
    print(f"the last {screens - screens // 2:,} add {growth:.1f} MB (at most {MOST:g})")
    return int(growth > MOST)
