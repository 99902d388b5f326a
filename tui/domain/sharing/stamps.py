"""Stamps: when a machine did something, in an order that is the same on every machine, whatever their clocks say."""

from __future__ import annotations

from datetime import UTC, datetime

from tui.domain.models import YEARS

Stamp = tuple[int, int, str]
"""A hybrid logical clock: milliseconds since 1970, a counter for one millisecond, and the name of the machine."""

FIRST: Stamp = (0, 0, "")
_LAST = int(datetime(YEARS[-1], 1, 1, tzinfo=UTC).timestamp()) * 1000
_MOST = 1 << 53


def next_stamp(latest: Stamp, at: datetime, machine: str) -> Stamp:
    """Return the stamp of something done at a moment: later than the latest one known, and not before the moment."""
    moment = min(max(int(at.timestamp() * 1000), 0), _LAST)
    return (moment, 0, machine) if moment > latest[0] else (latest[0], latest[1] + 1, machine)


def is_credible(stamp: Stamp) -> bool:
    """Return whether another machine's stamp is within the years that the program reckons with."""
    return 0 <= stamp[0] <= _LAST and 0 <= stamp[1] < _MOST


def moment_of(stamp: Stamp) -> datetime:
    """Return the moment that a stamp names."""
    return datetime.fromtimestamp(stamp[0] / 1000, UTC)
