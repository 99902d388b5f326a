"""How the work of the processor grows with its input, measured so that a busy or slow machine fails no test.

Regular expressions do their work in C, where no calls can be counted.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

TIMES = 8
"""How many times as much input is tried."""

LIMIT = 24.0
"""Work that is linear grows to 8 times, work that is quadratic to 64 times."""

LEAST = 0.005
"""Seconds; less than this cannot be measured."""

ROUNDS = 10


def growth(work: Callable[[int], object], size: int) -> float:
    """Return how many times as long the work takes for eight times the size: the least of ten rounds, or the first below the limit."""

    def seconds(count: int) -> float:
        gc.disable()  # a collection would count all that earlier tests left
        began = time.process_time()
        try:
            work(count)
            return time.process_time() - began
        finally:
            gc.enable()

    least = float("inf")
    for _ in range(ROUNDS):
        small = min(seconds(size) for _ in range(3))
        least = min(least, seconds(TIMES * size) / max(small, LEAST))
        if least < LIMIT:
            break
    return least
