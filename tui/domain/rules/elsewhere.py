"""The rules for a process while there is an offer or an acceptance in another one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from tui.domain.caching import cached_by_elsewhere
from tui.domain.instants import utc
from tui.domain.process import Process
from tui.domain.rules.actions import Task
from tui.domain.signals import WaitingOffer

TIME_TO_WRITE = timedelta(hours=48)


@cached_by_elsewhere
def asking_offer(process: Process) -> WaitingOffer | None:
    """Return the offer elsewhere because of which the user should still ask where they stand; None if there is none."""
    offer = process.elsewhere.offer
    if offer is None or process.ending or process.stale or process.offer or not process.known_before(offer.at):
        return None
    if not (process.held or process.ahead or process.heard):
        return None
    for event in process.events:
        asked = event.kind == "inquiry_sent" or (event.kind == "skipped" and event.action == "ask_others")
        if asked and utc(event.at) > offer.at:
            return None
    return offer


def ask_others(process: Process) -> Iterator[Task]:
    """Tell the others of an offer, and ask to hear from them first (common practice)."""
    offer = asking_offer(process)
    if offer is not None:
        yield Task(
            why=f"An offer elsewhere waits for your answer until {process.show(offer.due)}: ask them to decide before then",
            opens_at=offer.at,
            due_at=min(offer.at + TIME_TO_WRITE, offer.due),
            lapses_at=offer.due,
            since=offer.at,
            about=process.show(offer.due),
        )


def withdraw(process: Process) -> Iterator[Task]:
    """Withdraw from every other process once an offer was accepted (common practice)."""
    accepted = process.elsewhere.acceptance
    if accepted is None or process.ending or process.stale or not process.known_before(accepted.at):
        return
    opens = max([accepted.at, *(utc(event.at) for event in process.heard[-1:])])
    yield Task(
        why=f"You accepted an offer elsewhere on {process.show(accepted.at)}: let them go ahead without you",
        opens_at=opens,
        due_at=opens + TIME_TO_WRITE,
        since=opens,
    )
