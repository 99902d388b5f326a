"""`python -m tests.bench idle [--seconds N]`: what the program costs while nobody types, over SSH: bytes, wakeups, processor.

Every screen and form is opened in turn and left alone.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.bench.screens import COMMAND
from tests.bench.terminal import Terminal

MOST_BYTES, MOST_WAKEUPS, MOST_SECONDS = 2_000, 4.0, 0.05
"""Bytes a minute, wakeups a second, seconds of the processor a minute."""

PLACES = {
    "interviews": b"", "find": b"/", "facts": b"i", "why": b"y", "palette": b":", "keys": b"?", "file to import": b"I",
    "new interview": b"a", "edit interview": b"e", "position": b"p", "reply": b"r", "next round": b"f", "promise": b"P",
    "offer": b"o", "snooze": b"z", "remark": b"b", "call off": b"X", "choose a note": b"W", "debrief": b"d", "note": b"\r",
    "note being typed": b"\re", "contacts": b"2", "edit contact": b"2e", "new contact": b"2a", "timeline": b"3",
}  # fmt: skip


class IdleCost(NamedTuple):
    """What a while costs."""

    size: int
    wakeups: int
    seconds: float


def so_far(terminal: Terminal) -> IdleCost:
    """Return what a program has cost since its start."""
    process, wakeups, nanoseconds = terminal._process.pid, 0, 0
    for task in Path(f"/proc/{process}/task").iterdir():
        wakeups += int(re.findall(r"^voluntary_ctxt_switches:\s+(\d+)", (task / "status").read_text(), re.MULTILINE)[0])
        nanoseconds += int((task / "schedstat").read_text().split()[0])
    return IdleCost(len(terminal.output), wakeups, nanoseconds / 1e9)


def cost_of(keys: bytes, home: Path, seconds: float) -> IdleCost:
    """Return what a screen costs in that time, once it is there."""
    with Terminal([*COMMAND, "--demo"], home, rows=24, columns=80, env={"SSH_CONNECTION": "a 1 b 2"}) as terminal:
        terminal.wait_for(rb"Keys")
        terminal.settle(1)
        for key in (keys[index : index + 1] for index in range(len(keys))):
            terminal.send(key)
            terminal.settle(0.5)
        time.sleep(8)  # toasts go, and the book is folded
        terminal.settle(0.1)
        before, deadline = so_far(terminal), time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            terminal.read(left)
        after = so_far(terminal)
    return IdleCost(after.size - before.size, after.wakeups - before.wakeups, after.seconds - before.seconds)


def main(argv: list[str]) -> int:
    """Measure and print; return 1 if a place costs more than it may."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench idle")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("places", nargs="*", help=f"of {', '.join(PLACES)} (all)")
    args = parser.parse_args(argv)
    over = 0
    print(f"{'':20}{'bytes/min':>10}{'wakeups/s':>11}{'CPU s/min':>11}")
    for place in args.places or PLACES:
        with tempfile.TemporaryDirectory() as home:
            cost = cost_of(PLACES[place], Path(home), args.seconds)
        minutes = args.seconds / 60
        size, wakeups, seconds = cost.size / minutes, cost.wakeups / args.seconds, cost.seconds / minutes
        over += size > MOST_BYTES or wakeups > MOST_WAKEUPS or seconds > MOST_SECONDS
        print(f"{place:20}{size:10,.0f}{wakeups:11.1f}{seconds:11.3f}", flush=True)
    return int(over > 0)
