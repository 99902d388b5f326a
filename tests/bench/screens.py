"""`python -m tests.bench screens [--runs N] [--peers FOLDER]`: what starting and each key cost, side by side, under a terminal.

The programs take turns, so that what else the machine does falls on all alike; shown are medians, and the limits are ratios.
"static" is a Textual app of one line of text. `--peers` is a folder with the other programs that are not on the PATH.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from tests.bench import crowd, peers
from tests.bench.lists import STATIC
from tests.bench.terminal import DOWN, ROOT, UP, Terminal

SIZES = {60: None, 300: 1.5, 1_000: 1.8, 10_000: None}
"""Interviews, all of them in open processes, and how many times the start of a static app the start may take at most."""
FIRST_FRAME = {(80, 24): 10_815, (120, 36): 25_200}
"""Bytes that the start may send at most: 5 % more than before the program was put in order."""
COMMAND = ["-c", "from tui.cli.main import start; start()"]
"""The code that the installed command runs."""
ROW = rb"(?:Acme|Northwind|Globex|Initech|Umbrella|Hooli|Larkspur)[^\x1b]{0,12} \d"
SYNC = b"\x1b[?2026h"
KEYS, SWEEP, MARKS = 20, 90, 15


def median(values: Sequence[float]) -> float:
    """Return the median; nan if there is nothing."""
    return statistics.median(values) if values else float("nan")


class Table:
    """The measurements, and whether they keep to their limits."""

    over = 0

    def line(self, what: str, value: float, unit: str, limit: float | None = None, note: str = "") -> None:
        """One line; `limit` is the most that `value` may be."""
        verdict = "" if limit is None else "ok" if value <= limit else "OVER"
        self.over += verdict == "OVER"
        shown = f"{value:,.2f}" if unit == "x" else f"{value:,.0f}"
        least = "" if limit is None else f"<= {limit:,g}"
        print(f"{what:50}{shown:>9} {unit:3}{least:>10}  {verdict:5} {note}".rstrip(), flush=True)


def seconds_of(argv: Sequence[str], env: dict[str, str]) -> float:
    """Return how long a program takes from start to exit."""
    began = time.perf_counter()
    subprocess.run(argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, env=env, cwd=ROOT)
    return time.perf_counter() - began


def write_config(home: Path) -> None:
    """Write a config that says who the user is: a note without a name is not ready to be sent."""
    config = home / ".config" / "followup" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('[profile]\nname = "Robin Vale"\n')


def book_env(book: Path) -> dict[str, str]:
    """The environment in which the program opens that book."""
    return {"FOLLOWUP_BOOK": str(book), "TZ": "America/New_York"}


def starts(books: dict[int, Path], home: Path, runs: int) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """Seconds to the first real row, and megabytes then, by program."""
    took: defaultdict[str, list[float]] = defaultdict(list)
    held: defaultdict[str, list[float]] = defaultdict(list)
    for turn in range(runs + 1):
        for name, argv, env, row in [
            ("static", ["-c", STATIC], {}, b"Acme"),
            *((f"{size:,}", COMMAND, book_env(book), ROW) for size, book in books.items()),
        ]:
            with Terminal(argv, home, env=env) as terminal:
                start = terminal.wait_for(row)
                terminal.settle(0.3)
                if turn:
                    took[name].append(start)
                    held[name].append(terminal.memory())
    return took, held


def start_bytes(book: Path, home: Path, columns: int, rows: int) -> int:
    """Return the bytes that are sent until the first screen is complete."""
    with Terminal(COMMAND, home, rows=rows, columns=columns, env=book_env(book)) as terminal:
        terminal.wait_for(ROW)
        terminal.wait_for(rb"Keys")
        terminal.settle(0.7)
        return len(terminal.output)


def keys(books: dict[int, Path], home: Path) -> dict[int, float]:
    """Median seconds from a cursor key to its paint in the list of interviews, by size; the sizes take turns."""
    found: dict[int, list[float]] = {size: [] for size in books}
    with ExitStack() as stack:
        open_ones = {}
        for size, book in books.items():
            open_ones[size] = stack.enter_context(Terminal(COMMAND, home, env=book_env(book)))
            open_ones[size].wait_for(ROW)
            open_ones[size].settle(1)
        for turn in range(KEYS):
            for size, terminal in open_ones.items():
                found[size].append(terminal.press(UP if turn % 2 else DOWN).seconds if turn > 1 else float("nan"))
                terminal.settle(0.2)
    return {size: median([one for one in times if one == one]) for size, times in found.items()}


def sizes(book: Path, home: Path) -> Iterator[tuple[str, list[int], int]]:
    """For each screen: bytes of each key of a sweep, and of the fullest repaint."""
    with Terminal(COMMAND, home, env=book_env(book)) as terminal:
        terminal.wait_for(ROW)
        terminal.settle(1)
        for name, key in (("interviews", b"1"), ("contacts", b"2"), ("timeline", b"3")):
            since = len(terminal.output) if key != b"1" else 0
            terminal.send(key)
            terminal.settle(0.5)
            full = max(len(part) for part in bytes(terminal.output[since:]).split(SYNC))
            yield name, [terminal.press(DOWN).size for _ in range(SWEEP)], full


def sent(book: Path, home: Path) -> tuple[float, float]:
    """Median seconds of a cursor key, and of "mark as sent" until it is both durable and painted; it is undone each time."""
    journal = book.with_name(f"{book.name}.journal")
    moves, marks = [], []
    with Terminal(COMMAND, home, env=book_env(book)) as terminal:
        terminal.wait_for(ROW)
        terminal.settle(1)
        for turn in range(MARKS * 2):
            moves.append(terminal.press(UP if turn % 2 else DOWN).seconds)
            terminal.settle(0.2)
        for _ in range(MARKS):
            size, before = journal.stat().st_size, len(terminal.output)
            marks.append(terminal.press(b"m").seconds)
            if journal.stat().st_size == size:
                raise TimeoutError("what was marked was painted before it was durable")
            terminal.wait_for(rb"marked as sent", before)
            terminal.settle(0.3)
            terminal.send(b"u")
            terminal.settle(0.5)
    return median(moves), median(marks)


def beside(book: Path, folder: Path, runs: int, where: str) -> None:
    """The other programs, on as much data as 1,000 interviews are."""
    env = {**os.environ, "PATH": os.pathsep.join([where, os.environ.get("PATH", os.defpath)]), **book_env(book)}
    ours: dict[str, Callable[[], float]] = {
        "list": lambda: seconds_of([sys.executable, *COMMAND, "next"], {**env, "HOME": str(folder)})
    }

    def screen() -> float:
        with Terminal(COMMAND, folder, env=book_env(book)) as terminal:
            return terminal.wait_for(ROW)

    ours["screen"] = screen
    print("\nBeside them, on as much data as 1,000 interviews (seconds to the first row of a screen, or of a whole list):")
    for peer in peers.PEERS:
        home = folder / peer.name.replace(" ", "-")
        home.mkdir()
        found = shutil.which(peer.program, path=env["PATH"])
        if found is None:
            print(f"{peer.name:14} is not here; left out")
            continue
        theirs_env = {**env, "HOME": str(home), **peer.env(home)}
        try:
            peer.fill(home, 1_000, theirs_env)
            theirs, mine = [], []
            for turn in range(runs + 1):
                if peer.row is None:
                    took = seconds_of([found, *peer.argv(home)], theirs_env)
                else:
                    with Terminal(peer.argv(home), home, env=theirs_env, program=found) as terminal:
                        took = terminal.wait_for(peer.row)
                if turn:
                    theirs.append(took)
                    mine.append(ours["list" if peer.row is None else "screen"]())
        except (OSError, subprocess.CalledProcessError, TimeoutError) as error:
            print(f"{peer.name:14} could not be measured: {str(error)[:90]}")
            continue
        kind = "list" if peer.row is None else "screen"
        print(
            f"{peer.name:14}{kind:8}{median(theirs):7.3f} s   followup {median(mine):.3f} s   x{median(theirs) / median(mine):.2f}"
        )


def main(argv: list[str]) -> int:
    """Measure and print; return 1 if a limit is exceeded."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench screens")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--peers", metavar="FOLDER", default="")
    args = parser.parse_args(argv)
    table, now = Table(), datetime.now(UTC)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        books = {}
        write_config(folder)
        for size in SIZES:
            (folder / str(size)).mkdir()
            books[size] = folder / str(size) / "book.json"
            crowd.write(books[size], size, now, still_open=1)
        took, held = starts(books, folder, args.runs)
        floor = median(took["static"])
        table.line("static: start", floor * 1e3, "ms")
        for size, limit in SIZES.items():
            start = median(took[f"{size:,}"])
            table.line(f"{size:,} interviews: start / static", start / floor, "x", limit, f"{start * 1e3:.0f} ms")
        memory = median(held["1,000"])
        table.line("1,000: memory / static", memory / median(held["static"]), "x", 1.4, f"{memory:.0f} MB")
        for (columns, rows), most in FIRST_FRAME.items():
            sent_bytes = median([start_bytes(books[300], folder, columns, rows) for _ in range(3)])
            table.line(f"300: bytes of the start at {columns}x{rows}", sent_bytes, "B", most)
        strokes = keys({size: books[size] for size in (60, 10_000)}, folder)
        table.line("key to paint, 10,000 / 60", strokes[10_000] / strokes[60], "x", 1.2, f"{strokes[60] * 1e3:.1f} ms at 60")
        for screen, swept, full in sizes(books[1_000], folder):
            table.line(f"{screen}: bytes of a cursor key, median", median(swept), "B", 150)
            table.line(f"{screen}: bytes of a cursor key, mean", statistics.mean(swept), "B", 1_448)
            table.line(f"{screen}: full repaint at 120x40", full, "B", 14_000)
        move, mark = sent(books[1_000], folder)
        table.line("mark as sent, durable and painted / key", mark / move, "x", 3, f"{mark * 1e3:.1f} ms")
        env = {**os.environ, "HOME": name, **book_env(books[1_000])}
        passes, nexts = [], []
        for _ in range(args.runs + 1):
            passes.append(seconds_of([sys.executable, "-c", "pass"], env))
            nexts.append(seconds_of([sys.executable, *COMMAND, "next"], env))
        ratio = median(nexts[1:]) / median(passes[1:])
        table.line("1,000: followup next / python -c pass", ratio, "x", 8, f"{median(nexts[1:]) * 1e3:.0f} ms")
        beside(books[1_000], folder, max(args.runs // 2, 1), args.peers)
    return int(table.over > 0)
