"""An event becomes an invitation: its time, its length, its kind and its version."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.exchange.build import one, people, read, utc, vevent
from tui.exchange.versions import supersedes


def test_everything_is_read() -> None:
    invitation = one("DESCRIPTION:Bring a laptop\\, please.\\nSee you!", LOCATION="Room 4\\, Main St 1")
    assert (invitation.method, invitation.uid, invitation.sequence) == ("REQUEST", "nimbus-1@example.com", 0)
    assert invitation.start == utc("2026-11-19 14:00")
    assert (invitation.minutes, invitation.timezone, invitation.stamp) == (60, "Europe/Berlin", utc("2026-11-10 08:00"))
    assert invitation.summary == "Final round - Data Engineer at Nimbus"
    assert (invitation.place, invitation.link, invitation.format) == ("Room 4, Main St 1", "", "onsite")
    assert invitation.description == "Bring a laptop, please.\nSee you!"
    assert people(invitation) == [
        ("Ana Ruiz", "ana.ruiz@nimbus.example"),
        ("Bo Lind", "bo.lind@nimbus.example"),
        ("Cora Bell", "cora.bell@nimbus.example"),
    ]
    assert [person.organizer for person in invitation.people] == [False, False, True]


def test_lengths() -> None:
    assert one(DTEND="", DURATION="PT1H30M").minutes == 90
    assert one(DTEND=";TZID=America/New_York:20261119T101500").minutes == 75
    assert one(DTEND="").minutes is None
    assert one(DTEND=";TZID=Europe/Berlin:20261119T140000").minutes is None
    assert one(DTEND=";TZID=Europe/Berlin:20261119T140000", DURATION="PT45M").minutes == 45


def test_kinds() -> None:
    assert one(method="").method == "PUBLISH"
    assert one("STATUS:CANCELLED").cancelled
    cancel = one(method="CANCEL", without="DTSTART DTEND LOCATION")
    assert (cancel.cancelled, cancel.start, cancel.problem) == (True, None, "")
    assert "reply to an invitation" in one(method="REPLY").problem


def test_what_has_no_time_says_so() -> None:
    assert one(DTSTART=";VALUE=DATE:20261119").problem == "it is an all-day event on 2026-11-19"
    assert one(DTSTART=":20261340T990000").problem == "its start cannot be read"
    assert one(without="DTSTART DTEND").problem == "it has no start"


@pytest.mark.parametrize("start", [";TZID=Asia/Tokyo:00010101T000000", ":99991231T235959Z", ":19691231T235959"])
def test_years_that_no_interview_has_are_not_read(start: str) -> None:
    assert one(DTSTART=start, DTEND=start).problem == "its start cannot be read"


def test_versions_order_by_sequence_then_stamp() -> None:
    ordered = [
        one(DTSTAMP="", **{"LAST-MODIFIED": "20261109T080000Z"}),
        one(),
        one(DTSTAMP="20261110T080001Z"),
        one(SEQUENCE="1"),
    ]
    for earlier, later in pairwise(ordered):
        assert supersedes(later, earlier)
        assert not supersedes(earlier, later)
    exported = one(method="PUBLISH", DTSTAMP="20271110T080000Z", **{"LAST-MODIFIED": "20261110T080000Z"})
    assert exported.stamp == one().stamp
    assert one(SEQUENCE="many").sequence == 0


def test_occurrence_key_is_the_same_in_every_zone() -> None:
    here = one(**{"RECURRENCE-ID": ";TZID=Europe/Berlin:20261119T150000"})
    there = one(**{"RECURRENCE-ID": "20261119T140000Z"})
    assert here.key == there.key == "nimbus-1@example.com#2026-11-19T14:00:00+00:00"


def test_an_event_without_a_uid_is_the_same_one_each_time() -> None:
    assert one(UID="").key == one(UID="", SEQUENCE="4").key != one(UID="", SUMMARY="Other").key


def test_several_events_in_one_file() -> None:
    assert [i.uid for i in read(vevent(UID="a"), vevent(UID="b"), vevent(UID="a"))] == ["a", "b"]
