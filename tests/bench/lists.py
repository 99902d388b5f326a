"""What the list costs under a terminal of 120x40: start, key to paint, bytes a key, memory, side by side.

`python -m tests.bench.lists [rows ...] [--runs N]`. "static" is a Textual app of one line of text, the least that is possible.
"""

from __future__ import annotations

import argparse
import math
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from tests.bench.terminal import DOWN, UP, Terminal

STATIC = """
from textual.app import App
from textual.widgets import Static

class StaticApp(App):
    def compose(self):
        yield Static("Acme")

StaticApp().run()
"""
SWEEP = 90
SINGLE = 20


class Cost(NamedTuple):
    """Medians of some runs: start to the first row, key to paint, memory; and the bytes of keys and of a full repaint."""

    start_ms: float
    key_ms: float
    key_bytes: float
    mean_bytes: float
    full_bytes: float
    memory_mb: float


def measure(argv: Sequence[str], runs: int, *, keys: bool = True) -> Cost:
    """Start the program some times and press keys in it."""
    return Cost(*(statistics.median(values) for values in zip(*(_once(argv, keys) for _ in range(runs)), strict=True)))


def _once(argv: Sequence[str], keys: bool) -> Cost:
    with tempfile.TemporaryDirectory() as home, Terminal(argv, Path(home)) as terminal:
        start = terminal.wait_for(b"Acme")
        terminal.settle()
        full = max(len(part) for part in terminal.output.split(b"\x1b[?2026h"))
        memory = terminal.memory()
        if not keys:
            return Cost(start * 1e3, math.nan, math.nan, math.nan, full, memory)
        seconds = []
        for key, _ in zip(_back_and_forth(), range(SINGLE), strict=False):
            terminal.settle(0.05)
            seconds.append(terminal.press(key).seconds)
        sizes = [terminal.press(DOWN).size for _ in range(SWEEP)]
        return Cost(
            start * 1e3, statistics.median(seconds) * 1e3, statistics.median(sizes), statistics.mean(sizes), full, memory
        )


def _back_and_forth() -> Iterator[bytes]:
    return cycle((DOWN, UP))


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table; the bytes are asserted in the tests, the times are only shown."""
    parser = argparse.ArgumentParser(prog="tests.bench.lists", description=main.__doc__)
    parser.add_argument("rows", nargs="*", type=int, default=[100, 1_000, 10_000, 100_000], help=f"more than {SWEEP} each")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args(argv)
    programs = {"static": measure(["-c", STATIC], options.runs, keys=False)}
    for rows in options.rows:
        programs[f"{rows:,} rows"] = measure(["-m", "tests.bench.list_app", str(rows)], options.runs)
    floor = programs["static"]
    print(f"{'':14}{'start':>10}{'x static':>10}{'key':>10}{'B/key':>8}{'mean B':>8}{'full B':>8}{'memory':>10}")
    for name, cost in programs.items():
        shown = [f"{cost.start_ms:.0f} ms", f"{cost.start_ms / floor.start_ms:.2f}", f"{cost.key_ms:.1f} ms"]
        sizes = [f"{size:.0f}" for size in (cost.key_bytes, cost.mean_bytes, cost.full_bytes)]
        widths = (10, 10, 10, 8, 8, 8)
        print(f"{name:14}" + "".join(f"{text:>{w}}" for text, w in zip([*shown, *sizes], widths, strict=True)), end="")
        print(f"{cost.memory_mb:7.1f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
