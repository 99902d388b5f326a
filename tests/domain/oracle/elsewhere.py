"""The rules by which an offer or an acceptance elsewhere asks for something here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from tests.domain.oracle.facts import Process
from tests.domain.oracle.world import Action, World, is_needless


def ask_others(world: World, process: Process) -> Iterator[Action]:
    """Yield the question where they stand, as long as it has to be asked, snoozed or not."""
    if process.is_closed or process.is_stale or process.waiting_offer:
        return
    offers = [(p.answer_by(p.waiting_offer), p.waiting_offer.at) for p in world.processes if p.waiting_offer]
    offers = [(answer_by, offered) for answer_by, offered in offers if world.now < answer_by]
    if not offers or not (process.held or process.ahead or process.heard):
        return
    answer_by, offered = min(offers)
    asked = any(e.kind == "inquiry_sent" and e.at > offered for e in process.events)
    action = Action("ask_others", offered, min(offered + timedelta(hours=48), answer_by), since=offered)
    if process.is_known_before(offered) and not asked and not is_needless(process, action):
        yield action


def withdraw(world: World, process: Process) -> Iterator[Action]:
    if process.is_closed or process.is_stale:
        return
    # Of several endings the newest is the one that closes a process.
    endings = [ending for p in world.processes for ending in p.closings(world.now)[-1:]]
    accepted = [e.at for e in endings if e.kind == "offer_accepted" and process.is_known_before(e.at)]
    if accepted:
        opens = max([*accepted, *(e.at for e in process.heard)])
        action = Action("withdraw", opens, opens + timedelta(hours=48), since=opens)
        if not is_needless(process, action):
            yield action
