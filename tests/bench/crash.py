"""`python -m tests.bench crash [-n RUNS]`: kill -9 at random moments, and what is left; stock TinyDB beside it.

Each run starts a process that changes a book as fast as it can, folding now and then, and tells through a pipe of each change
as soon as it is acknowledged. It is killed at a random moment, while it opens the book too. Then the book is opened as the
program would open it, and every change ever acknowledged has to be in it, not only the last.
"""

from __future__ import annotations

import argparse
import os
import random
import select
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from tinydb import TinyDB

from tui.domain.book import Book
from tui.domain.changes import Change, ChangeBuilder
from tui.domain.models import Contact
from tui.storage import Store, StoreError

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
KEEP = 200
"""Contacts after which the worker deletes the oldest, so that the book does not grow without limit."""


class Count(msgspec.Struct):
    """The results of killing the writers of one book."""

    kills: int = 0
    acknowledged: int = 0
    unreadable: int = 0
    lost: int = 0
    returned: int = 0


def tell(word: str, name: str) -> None:
    """Report through the pipe, in one write: "+" added, "?" about to be deleted, "-" deleted."""
    os.write(1, f"{word}{name}\n".encode())


def ours(path: Path) -> None:
    """Change the book until killed."""
    changes = 0
    with Store.open(path, at=AT) as store:
        while True:
            name = f"{os.getpid()}-{changes}"
            store.act(lambda book, name=name: made(book, name), AT)  # type: ignore[misc]
            tell("+", name)
            contacts = list(store.book.all(Contact))
            if len(contacts) > KEEP:
                tell("?", contacts[0].name)
                store.act(lambda book, oldest=contacts[0]: deleted(book, oldest), AT)  # type: ignore[misc]
                tell("-", contacts[0].name)
            changes += 1
            if changes % 7 == 0:
                store.checkpoint()


def made(book: Book, name: str) -> Change:
    """Return a change that adds a contact."""
    builder = ChangeBuilder(book)
    builder.add(Contact(name=name, notes="x" * 200))
    return builder.done(f"Add {name}")


def deleted(book: Book, contact: Contact) -> Change:
    """Return a change that deletes a contact."""
    builder = ChangeBuilder(book)
    builder.remove(contact)
    return builder.done(f"Delete {contact.name}")


def stock(path: Path) -> None:
    """Do the same with TinyDB's own storage."""
    with TinyDB(path) as db:
        contacts, changes = db.table("contacts"), 0
        while True:
            name = f"{os.getpid()}-{changes}"
            contacts.insert({"name": name, "notes": "x" * 200})
            tell("+", name)
            oldest = next(iter(contacts))
            if len(contacts) > KEEP:
                tell("?", oldest["name"])
                contacts.remove(doc_ids=[oldest.doc_id])
                tell("-", oldest["name"])
            changes += 1


def read(path: Path, kind: str) -> set[str]:
    """Return the names in the book, as the program or stock TinyDB reads it."""
    if kind == "stock":
        with TinyDB(path) as db:
            return {doc["name"] for doc in db.table("contacts")}
    with Store.open(path, at=AT) as store:
        return {contact.name for contact in store.book.all(Contact)}


def killed(path: Path, kind: str, chance: random.Random) -> list[str]:
    """Start a process that changes the book, kill it at a random moment, and return what it reported."""
    command = [sys.executable, "-m", "tests.bench.crash", "--worker", kind, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        pipe, told = process.stdout.fileno(), b""
        if chance.random() < 0.8:
            told = os.read(pipe, 1 << 16)
            deadline = time.monotonic() + chance.expovariate(1 / 0.03)
        else:
            deadline = time.monotonic() + chance.uniform(0, 0.2)
        while (left := deadline - time.monotonic()) > 0:
            if select.select([pipe], [], [], left)[0]:
                told += os.read(pipe, 1 << 16)
        process.kill()
        told += process.stdout.read()
    return told.decode().splitlines()


def crash(path: Path, kind: str, runs: int, seed: int) -> Count:
    """Kill a book so many times, and compare what is left with what was acknowledged each time."""
    count, chance = Count(), random.Random(seed)
    there: set[str] = set()
    gone: set[str] = set()
    for _ in range(runs):
        doubtful: set[str] = set()
        for line in killed(path, kind, chance):
            word, name = line[0], line[1:]
            count.acknowledged += word != "?"
            if word == "+":
                there.add(name)
            elif word == "?":
                doubtful = {name}
            else:
                there.remove(name)
                gone.add(name)
                doubtful = set()
        count.kills += 1
        try:
            found = read(path, kind)
        except (StoreError, ValueError):
            count.unreadable += 1
            path.unlink()
            there.clear()
            continue
        count.lost += len(there - found - doubtful)
        count.returned += len(found & gone)
        gone |= there - found
        there = found
    return count


def main(argv: list[str]) -> int:
    """Kill both, print the results, and return 1 if the program's own book lost anything."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench crash")
    parser.add_argument("-n", type=int, default=1000, help="kills of each book (1000)")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args(argv)
    print(f"{'':18}{'kills':>8}{'acknowledged':>14}{'unreadable':>12}{'lost':>8}{'came back':>11}")
    counts = {}
    for kind in ("followup", "stock"):
        with tempfile.TemporaryDirectory() as folder:
            counts[kind] = count = crash(Path(folder) / "book.json", kind, args.n, args.seed)
        name = {"followup": "followup", "stock": "stock TinyDB"}[kind]
        print(
            f"{name:18}{count.kills:8}{count.acknowledged:14}{count.unreadable:12}{count.lost:8}{count.returned:11}",
            flush=True,
        )
    mine = counts["followup"]
    return int(bool(mine.unreadable or mine.lost or mine.returned))


if __name__ == "__main__":
    if sys.argv[1] == "--worker":
        {"followup": ours, "stock": stock}[sys.argv[2]](Path(sys.argv[3]))
