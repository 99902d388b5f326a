"""Stamps: when a machine did something, in an order that is the same on every machine, whatever their clocks say."""

from __future__ import annotations

from datetime import UTC, datetime

from tui.domain.models import YEARS

Stamp = tuple[int, int, str]
"""A hybrid logical clock: milliseconds since 1970, a counter for one millisecond, and the name of the machine."""

FIRST: Stamp = (0, 0, "")
LATEST = int(datetime(2150, 1, 1, tzinfo=UTC).timestamp()) * 1000
"""The latest moment that a clock may show, and that another machine is believed."""
LAST = int(datetime(YEARS[-1], 1, 1, tzinfo=UTC).timestamp()) * 1000
"""The latest moment of a stamp: far enough behind `LATEST` that there is always a later stamp."""
_MOST = 1 << 53


def next_stamp(latest: Stamp, at: datetime, machine: str) -> Stamp:
    """Return the stamp of something done at a moment: later than the latest one known, and not before the moment."""
    moment = min(max(int(at.timestamp() * 1000), 0), LATEST)
    if moment > latest[0]:
        return moment, 0, machine
    return (latest[0], latest[1] + 1, machine) if latest[1] + 1 < _MOST else (latest[0] + 1, 0, machine)


def is_credible(stamp: Stamp, latest: int = LAST) -> bool:
    """Return whether a stamp is within the years that the program reckons with, and not behind the `latest` moment."""
    return 0 <= stamp[0] <= latest and 0 <= stamp[1] < _MOST


def moment_of(stamp: Stamp) -> datetime:
    """Return the moment that a stamp names."""
    return datetime.fromtimestamp(stamp[0] / 1000, UTC)
