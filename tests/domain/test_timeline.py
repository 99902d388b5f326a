"""The order of a timeline."""

from __future__ import annotations

from itertools import permutations

import msgspec

from tests.domain.build import NEW_YORK, NIMBUS, POLICY, at, book_of, contact, event, interview
from tui.domain.agenda import Agenda
from tui.domain.models import Interview
from tui.domain.timeline import of_book, of_process
from tui.text.details import interview_facts

NOW = at("2026-11-20 12:00")
KINDS = ("offer_received", "offer_acknowledged", "offer_declined")


def test_events_at_one_instant_are_heard_first_closing_last() -> None:
    assert NEW_YORK.key == POLICY.timezone
    for order in permutations(KINDS):
        events = [event(n, kind, "2026-11-20 10:00") for n, kind in enumerate(order, 1)]
        agenda = Agenda(book_of(NIMBUS, interview(1, "2026-11-16 14:00", ()), *events), POLICY)
        for entries in (of_process(agenda, 1, NOW), of_book(agenda, NOW)):
            words = [entry.words for entry in entries if entry.kind == "event"]
            assert words == ["Offer received", "Acknowledged the offer", "Declined the offer"]


def test_interview_ahead_in_a_closed_process_is_off() -> None:
    held, ahead = interview(1, "2026-11-16 14:00", ()), interview(2, "2026-11-24 14:00", ())
    ended, heard = event(1, "withdrew", "2026-11-19 10:00"), event(2, "next_round", "2026-11-20 11:00")
    for events, off in (((), False), ((ended,), True), ((ended, heard), False)):
        agenda = Agenda(book_of(NIMBUS, held, ahead, *events), POLICY)
        for entries in (of_process(agenda, 1, NOW), of_book(agenda, NOW)):
            words = [entry.words for entry in entries if entry.kind == "interview"]
            assert [said.startswith("No longer on: ") for said in words] == [False, off]
        facts = dict(interview_facts(agenda.book, agenda.book.record(Interview, 2), NOW, NEW_YORK))
        assert facts["When"].endswith(" - no longer on") is off


def test_debrief_in_timeline_never_stands_before_its_interview() -> None:
    for debriefed, shown in (("14:20", "14:20"), ("15:30", "15:30"), ("13:00", "14:00")):
        held = msgspec.structs.replace(interview(1, "2026-11-20 14:00"), debriefed_at=at(f"2026-11-20 {debriefed}"))
        entries = of_process(Agenda(book_of(NIMBUS, contact(1), held), POLICY), 1, at("2026-11-20 14:30"))
        done = [(entry.kind, entry.at) for entry in entries if not entry.action]
        assert done == [("interview", at("2026-11-20 14:00")), ("debrief", at(f"2026-11-20 {shown}"))]
