"""`python -m tests.bench forecasts [--books N]`: how long a forecast takes, and whether each day is what `next` says alone.

The program is run for each day of each book, which takes some minutes.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.crowd import write
from tests.domain.oracle.lives import START, life, policy_of
from tui.config.values import as_toml
from tui.domain.documents import DocumentTable
from tui.storage.book_file import Meta, render

RUNS = 15
PROCESSES = 100


def _followup(home: Path, *words: str) -> bytes:
    """Return the output of a command over the book in a folder."""
    env = {"HOME": str(home), "PATH": os.environ["PATH"], "PYTHONPATH": str(Path(__file__).parents[2])}
    words = ("--book", str(home / "book.json"), "--config", str(home / "config.toml"), *words)
    return subprocess.run([sys.executable, "-P", "-m", "tui", *words], env=env, capture_output=True, check=True).stdout


def _fill(home: Path, seed: int) -> None:
    """Write a random life and its policy into a folder."""
    tables: dict[str, DocumentTable] = {}
    for name, rows in life(seed).items():
        tables[name] = DocumentTable()
        for number, document in rows.items():
            tables[name][int(number)] = document
    (home / "book.json").write_bytes(render(Meta(schema=1, book="bench"), tables))
    values = {k: tuple(v) if isinstance(v, list) else v for k, v in policy_of(seed).items()}
    lines = [f"{key} = {as_toml(value)}" for key, value in values.items()]
    (home / "config.toml").write_text("\n".join(["[policy]", *lines, ""]))


def differing(books: int) -> int:
    """Print and return how many days of so many books differ from what `next` says alone."""
    wrong = days = 0
    for seed in range(20_000, 20_000 + books):
        with tempfile.TemporaryDirectory() as folder:
            _fill(home := Path(folder), seed)
            now = START.isoformat()
            for day in json.loads(_followup(home, "forecast", "--json", "--now", now))["days"][1:]:
                alone = json.loads(_followup(home, "next", "--json", "--all", "--now", day["date"]))
                days += 1
                wrong += (alone["now"], alone["items"]) != (day["now"], day["items"])
    print(f"{books} books, {days} days: {wrong} differ")
    return wrong


def main(argv: list[str]) -> int:
    """Measure and compare; return 1 if a day differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench forecasts")
    parser.add_argument("--books", type=int, default=20)
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        write(home / "book.json", 2 * PROCESSES, START, still_open=1.0)
        (home / "config.toml").write_text("")
        for words in (("next",), ("forecast",), ("forecast", "--json")):
            spans = []
            for _ in range(RUNS):
                began = time.perf_counter()
                _followup(home, *words, "--now", START.isoformat())
                spans.append(time.perf_counter() - began)
            print(f"{' '.join(words):<16} {statistics.median(spans) * 1000:.0f} ms at {PROCESSES} open processes")
    return int(differing(args.books) > 0)
