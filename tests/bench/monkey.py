"""`python -m tests.bench monkey [--seed N] [--seconds S]`: random keys, pastes, sizes, signals and clicks in a terminal.

The books are the sample, an empty one and one of a thousand interviews; every fourth life is `--plain`. A life fails by an error
screen, a hang, an end with an error, or a book that `followup check` is not content with. Its input is then made as small as
still fails, and printed for `--replay`.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.bench.monkey_life import Books, MonkeyLife, Outcome, as_text, from_text, life_of, live, without


def minimised(life: MonkeyLife, outcome: Outcome, books: Books, seconds: float) -> MonkeyLife:
    """Return the shortest run found in that time that fails in the same way."""
    deadline = time.monotonic() + seconds
    best = life._replace(actions=life.actions[: outcome.done] if outcome.kind != "check" else life.actions)
    size = max(1, len(best.actions) // 2)
    while size and time.monotonic() < deadline:
        start, smaller = 0, False
        while start < len(best.actions) and time.monotonic() < deadline:
            tried = best._replace(actions=without(best.actions, start, size))
            if live(tried, books).kind == outcome.kind:
                best, smaller = tried, True
            else:
                start += size
        size = size if smaller and size > 1 else size // 2
    return best


def main(argv: list[str]) -> int:
    """Do one run after another; return 1 if one failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench monkey")
    parser.add_argument("--seed", type=int, default=0, help="the first life's seed; the next has the next (0)")
    parser.add_argument("--seconds", type=float, default=60, help="how long to go on (60)")
    parser.add_argument("--length", type=int, default=150, help="actions of a life (150)")
    parser.add_argument("--minimise", type=float, default=120, metavar="S", help="seconds for making a failure smaller (120)")
    parser.add_argument("--plain", action="store_true", default=None, help="only --plain")
    parser.add_argument("--book", choices=("demo", "empty", "big"), default="", help="only this book")
    parser.add_argument("--replay", metavar="FILE", help="a life printed by an earlier run; - for standard input")
    args = parser.parse_args(argv)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell has it ignored by what runs in the background
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        books = Books(Path(folder))
        if args.replay:
            text = sys.stdin.read() if args.replay == "-" else Path(args.replay).read_text(encoding="utf-8")
            outcome = live(from_text(text), books)
            print(outcome.kind or "nothing wrong", outcome.told, sep="\n")
            return int(bool(outcome.kind))
        deadline, seed = time.monotonic() + args.seconds, args.seed
        while time.monotonic() < deadline:
            life = life_of(str(seed), args.length, plain=args.plain, book=args.book)
            outcome = live(life, books)
            counts.update({"lives": 1, "actions": outcome.done, outcome.kind or "sound": 1})
            if outcome.kind:
                print(f"seed {seed}, {life.book}{', plain' if life.plain else ''}, {outcome.kind}:\n{outcome.told}")
                print(as_text(minimised(life, outcome, books, args.minimise)), flush=True)
            seed += 1
    print(", ".join(f"{count:,} {name}" for name, count in counts.items()))
    return int(counts["lives"] != counts["sound"])
