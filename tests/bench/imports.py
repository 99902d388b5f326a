"""`python -m tests.bench imports [--meetings N]`: from naming a calendar to the list of what it would change, and to the import.

The keys are typed in a terminal, over a book that has half of the meetings already.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.bench.screens import COMMAND, book_env
from tests.bench.terminal import Terminal
from tests.exchange.build import ics, vevent
from tui.exchange.importer import Import
from tui.exchange.invitation import read_invitations
from tui.storage import Store

MEETINGS = 600
MOST = 3.0
"""The maximum seconds until the list is shown."""


def calendar(meetings: int, now: datetime) -> bytes:
    """Return a calendar of so many meetings, one an hour, at sixty companies."""
    events = []
    for number in range(meetings):
        person = f"ATTENDEE;CN=Person {number}:mailto:p{number}@firm{number % 60}.example"
        start = now + timedelta(days=1, hours=number)
        summary = f"Round {number % 4} - Engineer at Firm{number % 60}"
        said = {"UID": str(number), "SUMMARY": summary, "DTSTART": f"{start:%Y%m%dT%H}0000Z", "DTEND": ""}
        events.append(vevent(person, without="ATTENDEE ORGANIZER", **said))
    return ics(*events, method="PUBLISH")


def main(argv: list[str]) -> int:
    """Measure and print; return 1 if the list takes longer than it may."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench imports")
    parser.add_argument("--meetings", type=int, default=MEETINGS)
    meetings, now = parser.parse_args(argv).meetings, datetime.now(UTC)
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        book, file = home / "book.json", home / "cal.ics"
        file.write_bytes(calendar(meetings, now))
        known = read_invitations(calendar(meetings // 2, now), "cal.ics", own_addresses=())
        with Store.open(book, at=now) as store:
            store.act(Import(known, now=now, zone=ZoneInfo("UTC")).change, now)
        with Terminal(COMMAND, home, rows=24, columns=80, env=book_env(book)) as terminal:
            terminal.wait_for(rb"Prepare")
            terminal.settle(1)
            terminal.send(b"I" + str(file).encode())
            terminal.settle(1)
            began, before = time.perf_counter(), len(terminal.output)
            terminal.send(b"\r")
            terminal.wait_for(rb"The rest", before)
            listed = time.perf_counter() - began
            terminal.settle(1)
            began, before = time.perf_counter(), len(terminal.output)
            terminal.send(b"\x1bOQ")  # F2
            terminal.wait_for(rb"imported", before)
            done = time.perf_counter() - began
    print(f"{meetings:,} meetings: listed after {listed:.2f} s (at most {MOST:g}), imported after {done:.2f} s")
    return int(listed > MOST)
