"""The rules for an offer: thank for it, and answer it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta

from tui.domain.dates import show_date
from tui.domain.process import Process, in_days, utc
from tui.domain.rules.actions import Task


def acknowledge_offer(process: Process) -> Iterator[Task]:
    """Say within a day that the offer has arrived (common practice)."""
    offer = process.offer
    acknowledged = process.newest("offer_acknowledged")
    if offer is None or (acknowledged and acknowledged.at >= offer.at):
        return
    yield Task(
        why="Within 24 hours of the offer: thank them and say when you will answer",
        opens_at=utc(offer.at),
        due_at=utc(offer.at) + timedelta(hours=24),
        interview=process.last.id if process.last else None,
    )


def weigh_offer(process: Process) -> Iterator[Task]:
    """Answer the offer by the day they set, else within a week (STEPS 4)."""
    offer = process.offer
    if offer is None:
        return
    if offer.respond_by:
        due = process.calendar.at(offer.respond_by, time(18))
        why = f"They want an answer by {show_date(offer.respond_by, process.today)}"
    else:
        days = process.policy.weigh_offer_days
        due = process.calendar.days_after(offer.at, days)
        why = f"{in_days(days)} after the offer, because they set no date"
    yield Task(
        why=why,
        opens_at=utc(offer.at),
        due_at=due,
        interview=process.last.id if process.last else None,
    )
