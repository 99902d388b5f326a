"""How work grows with its input, by processor time within one run, so that no limit depends on the machine."""

from __future__ import annotations

import time
from collections.abc import Callable

TIMES = 4
"""How many times as much input is tried."""

LIMIT = 9.0
"""Twice the input may take three times the work, and so four times the input nine times; quadratic work takes sixteen."""


def growth(work: Callable[[int], object], size: int) -> float:
    """Return how many times as long the work takes for four times the size, by the least of three runs of each."""

    def seconds(count: int) -> float:
        began = time.process_time()
        work(count)
        return time.process_time() - began

    small, large = (min(seconds(count) for _ in range(3)) for count in (size, TIMES * size))
    return large / max(small, 0.001)
