"""The rules for an offer: acknowledge it, and answer it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from tui.domain.dates import in_days
from tui.domain.instants import utc
from tui.domain.process import Process
from tui.domain.rules.actions import Task


def acknowledge_offer(process: Process) -> Iterator[Task]:
    """Acknowledge the offer within a day (common practice)."""
    offer = process.offer
    acknowledged = process.newest("offer_acknowledged")
    if offer is None or (acknowledged and acknowledged.at >= offer.at):
        return
    yield Task(
        why="Within 24 hours of the offer: thank them and say when you will answer",
        opens_at=utc(offer.at),
        due_at=utc(offer.at) + timedelta(hours=24),
        since=utc(offer.at),
    )


def weigh_offer(process: Process) -> Iterator[Task]:
    """Answer the offer by the day they set, else within a week (STEPS 4)."""
    offer, due = process.offer, process.offer_due
    if offer is None or due is None:
        return
    if process.offer_day:
        why = f"They want an answer by {process.show(process.offer_day)}"
    else:
        why = f"{in_days(process.policy.weigh_offer_days)} after the offer, because they set no date"
    yield Task(why=why, opens_at=utc(offer.at), due_at=due, since=utc(offer.at))
