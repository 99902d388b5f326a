"""`python -m tests.bench comparison [--lives N] [--moments N]`: random job searches, computed three ways at each moment.

The program's list is compared with the oracle's, and the agenda that lives through a life, its events entered one after the
other, with one made anew.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator

from tests.domain.living import comparable, lived, moments_of, program_policy, program_says
from tests.domain.oracle.lives import life, policy_of
from tests.domain.oracle.reckoning import reckon
from tui.domain.agenda import Agenda
from tui.domain.book import Book

LIVES = 500
MOMENTS = 100
FIRST = 10_000
"""The first seed; the tests use smaller ones."""
SHOWN = 10


def beside_the_oracle(seed: int, count: int) -> Iterator[bool]:
    """Yield for each moment of a life whether the program agrees with the oracle."""
    book, policy, agenda = life(seed), policy_of(seed), Agenda(Book(life(seed)), program_policy(seed))
    for now in moments_of(seed, count):
        said, meant = program_says(agenda, now), reckon(book, now, policy)
        yield comparable(said) == comparable(meant)


def beside_itself(seed: int, count: int) -> Iterator[bool]:
    """Yield for each moment of a life whether the incremental result equals a full recomputation."""
    for now, agenda in lived(seed, count):
        yield agenda.at(now) == Agenda(agenda.book, agenda.policy).at(now)


def main(argv: list[str]) -> int:
    """Compare and print; return 1 if anything differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench comparison")
    parser.add_argument("--lives", type=int, default=LIVES)
    parser.add_argument("--moments", type=int, default=MOMENTS)
    args = parser.parse_args(argv)
    worst = 0
    for name, compare in (("the oracle", beside_the_oracle), ("an agenda made anew", beside_itself)):
        began = time.perf_counter()
        found = {seed: list(compare(seed, args.moments)) for seed in range(FIRST, FIRST + args.lives)}
        wrong = [seed for seed, same in found.items() if not all(same)]
        compared, differing = sum(map(len, found.values())), sum(same.count(False) for same in found.values())
        print(
            f"{name}: {args.lives:,} lives, {compared:,} moments, {differing:,} differ, {time.perf_counter() - began:.0f} s",
            *(f"(first in the lives of {', '.join(map(str, wrong[:SHOWN]))})" for _ in wrong[:1]),
            flush=True,
        )
        worst = max(worst, differing)
    return 1 if worst else 0
