"""Find which invitations of an import count: of each event its newest version, of a repeated one its next occurrence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

import msgspec

from tui.exchange.invitation import Invitation
from tui.exchange.known_interviews import KnownInterviews
from tui.exchange.limits import MOST_SERIES
from tui.exchange.series import FARTHEST_OCCURRENCE
from tui.exchange.versions import supersedes

SAME_UID = "another event of the file has the same UID"
"""Why one of two events is left out that may be two meetings."""

SUPERSEDED = "a newer version is imported with it"
"""Why a version is left out."""


class DueVersions:
    """The invitations of an import, and what becomes of each; `start_of` returns when one begins, and its zone."""

    def __init__(
        self,
        invitations: Sequence[Invitation],
        known: KnownInterviews,
        now: datetime,
        start_of: Callable[[Invitation], tuple[datetime, str]],
    ) -> None:
        self._invitations = invitations
        self._known = known
        self._now = now
        self._start_of = start_of
        self.moments: dict[str, list[datetime]] = {}
        """By the UID of a series: its occurrences."""

    def each(self) -> Iterator[tuple[int, Invitation, str]]:
        """Yield each with its number, a series as its next occurrence, and why it is skipped; empty if it counts."""
        newest: dict[str, Invitation] = {}
        for invitation in self._invitations:
            if not invitation.problem and (invitation.key not in newest or supersedes(invitation, newest[invitation.key])):
                newest[invitation.key] = invitation
        moved: dict[str, list[Invitation]] = {}
        for invitation in newest.values():
            if invitation.occurrence:
                moved.setdefault(invitation.uid, []).append(invitation)
        repeated = [i for i in newest.values() if i.series and not i.cancelled and not i.occurrence][:MOST_SERIES]
        next_of = {invitation.key: self._next_occurrence(invitation, moved) for invitation in repeated}
        chosen = {uid: self._first(next_of[uid], moved.get(uid, ())) for uid in next_of}
        for number, invitation in enumerate(self._invitations):
            winner = newest.get(invitation.key)
            if invitation.problem:
                yield number, invitation, invitation.problem
            elif winner and winner is not invitation:
                yield number, invitation, _why_not(invitation, winner)
            else:
                yield from ((number, *found) for found in self._of_series(invitation, next_of, chosen))

    def _of_series(
        self, invitation: Invitation, next_of: Mapping[str, Invitation | None], chosen: Mapping[str, Invitation | None]
    ) -> Iterator[tuple[Invitation, str]]:
        """Yield an invitation, or for a series its next occurrence; what is not next counts only if it is in the book."""
        if invitation.key in next_of:
            found = next_of[invitation.key]
            if found is None:
                yield invitation, "none of its occurrences is left"
                return
            invitation = found
        is_next = invitation.uid not in chosen or chosen[invitation.uid] is invitation
        if is_next or invitation.cancelled or self._known.of(invitation, self.moments.get(invitation.uid)):
            yield invitation, ""
        elif invitation.occurrence and not invitation.series:
            yield invitation, "it repeats, and only its next occurrence is imported"

    def _next_occurrence(self, master: Invitation, moved: Mapping[str, Sequence[Invitation]]) -> Invitation | None:
        """Return the next occurrence of a series that has no version of its own; None if none is left."""
        assert master.series is not None
        first, timezone = self._start_of(master)
        series = master.series if master.start else msgspec.structs.replace(master.series, zone=timezone)
        self.moments[master.uid] = series.occurrences(first, self._now + FARTHEST_OCCURRENCE)
        own = {other.occurrence for other in moved.get(master.uid, ()) if other.occurrence}
        left = [moment for moment in self.moments[master.uid] if moment not in own]
        if not left:
            return None
        start = next((moment for moment in left if moment > self._now), left[-1])
        return msgspec.structs.replace(master, occurrence=start, start=start, wall=None, timezone=timezone, series=series)

    def _first(self, regular: Invitation | None, moved: Sequence[Invitation]) -> Invitation | None:
        """Return which occurrence comes next: the regular one, or one that has a version of its own."""
        held = [(self._start_of(other)[0], other) for other in moved if not other.cancelled]
        held += [(regular.start, regular)] if regular and regular.start else []
        held.sort(key=lambda pair: pair[0])
        ahead = [other for start, other in held if start > self._now]
        return next(iter(ahead), held[-1][1] if held else None)


def _why_not(invitation: Invitation, winner: Invitation) -> str:
    same = (winner.source, winner.sequence, winner.stamp) == (invitation.source, invitation.sequence, invitation.stamp)
    return SAME_UID if same else SUPERSEDED
