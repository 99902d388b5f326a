"""The hours in which nothing is reminded of."""

from __future__ import annotations

import re
from datetime import time

import msgspec

_RANGE = re.compile(r"\s*((?:[01]\d|2[0-3]):[0-5]\d)\s*-\s*((?:[01]\d|2[0-3]):[0-5]\d)\s*", re.ASCII)


class QuietHours(msgspec.Struct, frozen=True):
    """A stretch of every day, from `begin` until before `end`; if it ends earlier than it begins, it ends the next day."""

    begin: time
    end: time

    @classmethod
    def parse(cls, text: str) -> QuietHours:
        """Read "22:00-08:00"; raises ValueError for anything else, and for hours that begin when they end."""
        found = _RANGE.fullmatch(text)
        if found is None or found[1] == found[2]:
            raise ValueError(text)
        return cls(time.fromisoformat(found[1]), time.fromisoformat(found[2]))

    def __str__(self) -> str:
        return f"{self.begin:%H:%M}-{self.end:%H:%M}"

    def covers(self, clock: time) -> bool:
        """Return whether a time of day is within them."""
        if self.begin < self.end:
            return self.begin <= clock < self.end
        return clock >= self.begin or clock < self.end
