"""`python -m tests.bench sharing [-n KILLS]`: what sharing a book costs, and what is left of two machines after kill -9.

Both machines change their books, share and carry their files to each other as fast as they can, and tell through a pipe of each
change as soon as it is acknowledged. Each is killed at a random moment, also while it folds its file or carries it. Then both
share in peace: both have to hold the same book, with every change ever acknowledged in it.
"""

from __future__ import annotations

import argparse
import os
import random
import select
import shutil
import signal
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.sync.machines import AT, ZONE, SharingMachine, meet, uid_book
from tui.sync import own_log
from tui.sync.background import BackgroundSharing
from tui.sync.catching_up import catch_up

MANY = 10_000
KEEP = 60
"""Contacts after which a worker deletes one, so that the books do not grow without limit."""


def work(root: Path, name: str, other: str, pipe: int, seed: int) -> None:
    """Change, share and carry until killed; "+" added, "?" about to be deleted, "-" deleted."""
    chance, count = random.Random(seed), 0
    machine = SharingMachine(root, name)
    while True:
        count += 1
        called = f"{name}-{seed}-{count}"
        machine.add(called, notes="x" * 100)
        os.write(pipe, f"+{called}\n".encode())
        names = machine.names()
        if len(names) > KEEP:
            gone = chance.choice(names)
            os.write(pipe, f"?{gone}\n".encode())
            machine.remove(gone)
            os.write(pipe, f"-{gone}\n".encode())
        if chance.random() < 0.4:
            machine.sync()
            own = machine.folder / f"{name}.followup"
            (root / other / "shared" / own.name).write_bytes(own.read_bytes())


def kill_both(root: Path, chance: random.Random) -> list[str]:
    """Start a worker on each machine, kill each at a random moment, and return what they reported."""
    workers, pipes = [], []
    for name, other in (("desk", "lap"), ("lap", "desk")):
        reads, writes = os.pipe()
        seed = chance.getrandbits(40)
        if not (pid := os.fork()):
            os.close(reads)
            try:
                work(root, name, other, writes, seed)
            finally:
                os._exit(1)
        os.close(writes)
        workers.append(pid)
        pipes.append(reads)
    told = dict.fromkeys(pipes, b"")
    ends = {reads: time.monotonic() + chance.expovariate(1 / 0.05) for reads in pipes}
    for pid, reads in zip(workers, pipes, strict=True):
        while (left := ends[reads] - time.monotonic()) > 0:
            for ready in select.select(pipes, [], [], left)[0]:
                told[ready] += os.read(ready, 1 << 16)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    for reads in pipes:
        while more := os.read(reads, 1 << 16):
            told[reads] += more
        os.close(reads)
    return b"".join(told.values()).decode().splitlines()


def crash(kills: int, seed: int) -> bool:
    """Kill two machines so many times; return whether anything was lost, came back, or differed."""
    root, chance = Path(tempfile.mkdtemp()), random.Random(seed)
    own_log.FOLD_BYTES = 20_000
    for name in ("desk", "lap"):
        machine = SharingMachine(root, name)
        machine.set_up()
        machine.store.close()
    there: set[str] = set()
    acknowledged = lost = returned = differed = 0
    for done in range(0, kills, 2):
        doubtful: set[str] = set()
        gone: set[str] = set()
        for line in kill_both(root, chance):
            acknowledged += line[0] != "?"
            if line[0] == "+":
                there.add(line[1:])
            elif line[0] == "?":
                doubtful.add(line[1:])
            else:
                gone.add(line[1:])
        desk, lap = (SharingMachine(root, name) for name in ("desk", "lap"))
        with closing(desk.store), closing(lap.store):
            for _ in range(2):
                meet(desk, lap)
            differed += uid_book(desk.store) != uid_book(lap.store)
            found = set(desk.names())
        lost += len(there - found - doubtful)
        returned += len(found & gone)
        there = found
        if (done + 2) % 500 == 0:
            print(
                f"{done + 2:6} kills, {acknowledged} acknowledged, {lost} lost, {returned} came back, {differed} differed",
                flush=True,
            )
    print(f"{kills:6} kills, {acknowledged} acknowledged, {lost} lost, {returned} came back, {differed} differed")
    shutil.rmtree(root)
    return bool(lost or returned or differed)


def seconds(do: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def measure(root: Path) -> None:
    """Print what taking in, an act and a start cost."""
    desk, lap = SharingMachine(root, "desk"), SharingMachine(root, "lap")
    with closing(desk.store), closing(lap.store):
        desk.set_up()
        lap.set_up()
        for count in range(100):
            desk.add(f"Person {count}", company="Vega", role="CTO", emails=(f"p{count}@vega.example",))
        for count in range(MANY - 100):
            desk.edit(f"Person {count % 100}", notes=f"met {count} times")
        own_log.FOLD_BYTES = 1 << 30
        desk.sync()
        shutil.copyfile(desk.folder / "desk.followup", lap.folder / "desk.followup")
        busy = time.process_time()
        took = seconds(lap.sync)
        print(f"taking in {MANY:,} acts: {took:.2f} s, {time.process_time() - busy:.2f} s of them at work")
        assert uid_book(desk.store) == uid_book(lap.store)
        times = [[seconds(lambda: lap.add("A")) for _ in range(300)] for _ in range(1)]
        beside = BackgroundSharing(lap.path, lambda: AT, ZONE)
        beside.start(lambda: None)
        times.append([seconds(lambda: lap.add("B")) for _ in range(300)])
        beside.stop()
        alone, shared = (statistics.median(each) * 1000 for each in times)
        print(f"an act: {alone:.2f} ms without, {shared:.2f} ms with the thread that shares ({shared / alone:.2f} x)")
        catch_up(lap.path, AT, ZONE)
        quiet = statistics.median(seconds(lambda: catch_up(lap.path, AT, ZONE)) for _ in range(50))
        print(f"a command with nothing new: {quiet * 1000:.2f} ms more")


def main(argv: list[str]) -> int:
    """Measure, then kill; return 1 if anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench sharing")
    parser.add_argument("-n", type=int, default=1000, help="kills (1000)")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder))
    return int(crash(args.n, args.seed))
