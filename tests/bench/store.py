"""`python -m tests.bench store [-n CHANGES] [SIZE...]`: what a change, an open and a fold cost, beside three others.

At each number of documents: one field of one document is changed again and again by this program, by sqlite3 (WAL,
synchronous=FULL) and by stock TinyDB, and beside them a line of the same length is appended and synced, which is the least
that durable can cost. All take turns in blocks, so that what else the machine does falls on all alike.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tinydb import TinyDB

from tui.domain.book import Book
from tui.domain.changes import Change, Edit
from tui.domain.documents import DocumentTable
from tui.domain.models import Doc, Event
from tui.storage import Store
from tui.storage.book_file import Meta, render
from tui.storage.journal import encode

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
BLOCK = 50
LIMITS = {"floor": 1.5, "flat": 1.2, "stock": 300}


def tables(size: int) -> dict[str, dict[int, Doc]]:
    """A book of so many documents: per 13, two interviews of two positions, ten events, a contact."""
    made: dict[str, dict[int, Doc]] = {"contacts": {}, "positions": {}, "interviews": {}, "events": {}, "notes": {}}
    words = "We talked about the team, the road map and what the first months would look like. " * 6
    for number in range(size):
        slot, at = number % 13, (AT - timedelta(hours=number % 5000)).isoformat()
        uid = f"{number:020x}"
        if slot == 0:
            made["contacts"][len(made["contacts"]) + 1] = {
                "name": f"Person {number}", "company": f"Company {number % 97}", "role": "Engineer", "created_at": at,
                "emails": [f"p{number}@example.com"], "notes": words[:300], "uid": uid,
            }  # fmt: skip
        elif slot in (1, 2):
            made["interviews"][len(made["interviews"]) + 1] = {
                "position": number % 50 + 1, "round": "2", "starts_at": at, "minutes": 60, "timezone": "Europe/Berlin",
                "interviewers": [{"contact": number // 13 + 1, "talked_about": words[:120]}], "notes": words[:120], "uid": uid,
            }  # fmt: skip
        else:
            made["events"][len(made["events"]) + 1] = {
                "at": at, "kind": "remark", "position": number % 50 + 1, "contact": number // 13 + 1, "text": words[:480],
                "channel": "email", "uid": uid,
            }  # fmt: skip
    return made


def write_book(path: Path, content: dict[str, dict[int, Doc]]) -> None:
    """The book as the program would have left it."""
    path.write_bytes(
        render(Meta(schema=1, book="bench"), {name: DocumentTable.of(docs.items()) for name, docs in content.items()})
    )
    path.chmod(0o600)
    with Store.open(path, at=AT):
        pass


def reworded(book: Book, record_id: int, text: str) -> Change:
    """A change to one field of one event."""
    read = book.record(Event, record_id)
    return Change("Edit a remark", (Edit("events", record_id, {"text": read.text}, {"text": text}),))


def timed(step: Callable[..., object], *arguments: object) -> float:
    """Return how many seconds it took."""
    start = time.perf_counter()
    step(*arguments)
    return time.perf_counter() - start


def spread(times: list[float]) -> tuple[float, float]:
    """Median and 99th percentile, in milliseconds."""
    return statistics.median(times) * 1e3, sorted(times)[int(len(times) * 0.99)] * 1e3


def changes(folder: Path, content: dict[str, dict[int, Doc]], number: int) -> dict[str, list[float]]:
    """Seconds for each change, by who made it."""
    found: dict[str, list[float]] = {"followup": [], "floor": [], "sqlite3": [], "stock": []}
    chance, events = random.Random(1), len(content["events"])
    store = Store.open(folder / "book.json", at=AT)
    floor = os.open(folder / "floor", os.O_RDWR | os.O_CREAT)
    sql = sqlite3.connect(folder / "book.sqlite", isolation_level=None)
    sql.execute("pragma journal_mode=wal")
    sql.execute("pragma synchronous=full")
    sql.execute("create table docs (kind text, id integer, doc text, primary key (kind, id))")
    sql.execute("begin")
    rows = ((name, i, json.dumps(doc)) for name, docs in content.items() for i, doc in docs.items())
    sql.executemany("insert into docs values (?, ?, ?)", rows)
    sql.execute("commit")

    def ours(text: str) -> None:
        record_id = chance.randint(1, events)
        store.act(lambda book: reworded(book, record_id, text), AT)

    def append() -> None:
        os.write(floor, line)
        os.fdatasync(floor)

    def update(text: str) -> None:
        row = (json.dumps({**content["events"][1], "text": text}), chance.randint(1, events))
        sql.execute("update docs set doc = ? where kind = 'events' and id = ?", row)

    ours("Changed")
    line = encode(store.history()[-1])
    for block in range(number // BLOCK):
        texts = [f"Changed {block}-{turn}" for turn in range(BLOCK)]
        found["followup"] += [timed(ours, text) for text in texts]
        found["floor"] += [timed(append) for _ in texts]
        found["sqlite3"] += [timed(update, text) for text in texts]
    store.close()
    os.close(floor)
    sql.close()
    with TinyDB(folder / "stock.json") as db:
        for _ in range(10 if events < 50_000 else 3):
            found["stock"].append(timed(db.table("events").update, {"text": "Changed"}, None, [events]))
    return found


PROBE = """
import sys, time, resource
from pathlib import Path
def rss():
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() if Path("/proc/self/statm").exists() else 0
path, what = Path(sys.argv[1]), sys.argv[2]
if what == "followup":
    from datetime import UTC, datetime
    from tui.storage import Store
    at, before, start = datetime(2026, 11, 22, 9, tzinfo=UTC), rss(), time.perf_counter()
    store = Store.open(path, at=at)
    opened = time.perf_counter() - start
    size, start = rss() - before, time.perf_counter()
    store._fold()
    print(opened, size, time.perf_counter() - start)
elif what == "stock":
    from tinydb import TinyDB
    before, start = rss(), time.perf_counter()
    data = TinyDB(path).storage.read()
    print(time.perf_counter() - start, rss() - before, 0)
else:
    import sqlite3
    before, start = rss(), time.perf_counter()
    rows = sqlite3.connect(path).execute("select * from docs").fetchall()
    print(time.perf_counter() - start, rss() - before, 0)
"""


def probe(path: Path, what: str, times: int = 5) -> tuple[float, float, float]:
    """Medians over fresh processes: milliseconds to open and read all, megabytes for it, milliseconds to fold."""
    runs = []
    for _ in range(times):
        out = subprocess.run(
            [sys.executable, "-c", PROBE, str(path), what], capture_output=True, text=True, check=True
        ).stdout
        runs.append([float(word) for word in out.split()])
    opened, size, fold = (statistics.median(column) for column in zip(*runs, strict=True))
    return opened * 1e3, size / 1e6, fold * 1e3


def main(argv: list[str]) -> int:
    """Measure and print; return 1 if a limit is exceeded."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench store")
    parser.add_argument("-n", type=int, default=1000, help="changes of each kind (1000)")
    parser.add_argument("sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    args = parser.parse_args(argv)
    medians: dict[int, dict[str, float]] = {}
    for size in args.sizes:
        with tempfile.TemporaryDirectory() as name:
            folder, content = Path(name), tables(size)
            write_book(folder / "book.json", content)
            (folder / "stock.json").write_text(json.dumps(content))
            found = changes(folder, content, args.n)
            print(f"\n{size:,} documents, {(folder / 'book.json').stat().st_size / 1e6:.1f} MB")
            print(f"{'':12}{'p50 ms':>10}{'p99 ms':>10}{'open ms':>10}{'fold ms':>10}{'MB':>8}")
            medians[size] = {}
            files = {"followup": "book.json", "sqlite3": "book.sqlite", "stock": "stock.json"}
            for who, times in found.items():
                p50, p99 = spread(times)
                medians[size][who] = p50
                row = f"{who:12}{p50:10.3f}{p99:10.3f}"
                if who in files:
                    opened, memory, fold = probe(folder / files[who], who)
                    row += f"{opened:10.1f}{fold:10.1f}{memory:8.1f}" if fold else f"{opened:10.1f}{'-':>10}{memory:8.1f}"
                print(row, flush=True)
    return verdict(medians)


def verdict(medians: dict[int, dict[str, float]]) -> int:
    """Print the medians beside their limits."""
    missed = 0
    print()
    for size, p50 in medians.items():
        ratio = p50["followup"] / p50["floor"]
        missed += ratio > LIMITS["floor"]
        print(f"{size:>9,}: {ratio:.2f} x the floor (limit {LIMITS['floor']}), {p50['stock'] / p50['followup']:,.0f} x stock")
        if size == 10_000:
            missed += p50["stock"] / p50["followup"] < LIMITS["stock"]
    if len(medians) > 1:
        flat = medians[max(medians)]["followup"] / medians[min(medians)]["followup"]
        missed += flat > LIMITS["flat"]
        print(f"largest / smallest: {flat:.2f} (limit {LIMITS['flat']})")
    return int(missed > 0)
