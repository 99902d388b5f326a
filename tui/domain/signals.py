"""What one process means for the others: an offer that waits for an answer, and an acceptance."""

from __future__ import annotations

from datetime import datetime

import msgspec


class WaitingOffer(msgspec.Struct, frozen=True, order=True):
    """An offer that waits for an answer, and until when."""

    due: datetime
    at: datetime
    process: int


class Acceptance(msgspec.Struct, frozen=True, order=True):
    """An offer accepted, which closed its process."""

    at: datetime
    process: int


class Elsewhere(msgspec.Struct, frozen=True):
    """What other processes of the book mean for this one: an offer that waits for an answer, and an acceptance.

    Of several offers that are not overdue it is the one due first, of several acceptances the newest. Neither affects the
    process that it comes from.
    """

    offer: WaitingOffer | None = None
    acceptance: Acceptance | None = None
