"""The order of a timeline."""

from __future__ import annotations

from itertools import permutations

from tests.core.build import NEW_YORK, NIMBUS, POLICY, at, book_of, event, interview
from tui.core.agenda import Agenda
from tui.core.timeline import of_book, of_process

NOW = at("2026-11-20 12:00")
KINDS = ("offer_received", "offer_acknowledged", "offer_declined")


def test_of_one_instant_what_was_heard_comes_first_and_what_closes_last() -> None:
    assert NEW_YORK.key == POLICY.timezone
    for order in permutations(KINDS):
        events = [event(n, kind, "2026-11-20 10:00") for n, kind in enumerate(order, 1)]
        agenda = Agenda(book_of(NIMBUS, interview(1, "2026-11-16 14:00", ()), *events), POLICY)
        for entries in (of_process(agenda, 1, NOW), of_book(agenda, NOW)):
            words = [entry.words for entry in entries if entry.kind == "event"]
            assert words == ["Offer received", "Acknowledged the offer", "Declined the offer"]
