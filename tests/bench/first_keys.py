"""`python -m tests.bench first_keys [--runs N]`: the first `m` and `c` of a session beside the second, under a terminal.

The first may not have to wait for modules that are imported only then. Each run starts the program anew for each key.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from tests.bench import crowd
from tests.bench.screens import COMMAND, ROW, book_env, write_config
from tests.bench.terminal import Terminal

INTERVIEWS = 300
RUNS = 5
MOST = 40.0
"""By how many milliseconds the first press may be slower than the second."""

KEYS = {"m": (rb"marked as sent", b"u"), "c": (rb"Subject", b"qj")}
"""What the screen says once a key is done, and the keys that go back: `c` shows an unseen note, here of one row after the other."""


def presses(key: str, folder: Path) -> tuple[float, float]:
    """Return the milliseconds that the first and the second press of a key take until the screen says that it is done."""
    done, back = KEYS[key]
    folder.mkdir()
    write_config(folder)
    crowd.write(book := folder / "book.json", INTERVIEWS, datetime.now(UTC))
    took = []
    with Terminal(COMMAND, folder, rows=24, columns=80, env=book_env(book)) as terminal:
        terminal.wait_for(ROW)
        terminal.wait_for(rb"Debrief")
        terminal.settle(1)
        for _ in range(2):
            before, since = len(terminal.output), time.perf_counter()
            terminal.send(key.encode())
            terminal.wait_for(done, before)
            took.append((time.perf_counter() - since) * 1e3)
            terminal.settle(0.5)
            terminal.send(back)
            terminal.settle(1)
    return took[0], took[1]


def main(argv: list[str]) -> int:
    """Measure and print; return 1 if a first press takes longer than it may."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench first_keys")
    parser.add_argument("--runs", type=int, default=RUNS)
    runs = parser.parse_args(argv).runs
    over = 0
    with tempfile.TemporaryDirectory() as name:
        for key in KEYS:
            took = [presses(key, Path(name) / f"{key}{run}") for run in range(runs)]
            first, second = (statistics.median(each) for each in zip(*took, strict=True))
            over += first - second > MOST
            print(f"{key}: first {first:.0f} ms, second {second:.0f} ms (at most {MOST:g} ms more)", flush=True)
    return int(over > 0)
