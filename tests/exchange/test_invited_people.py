"""Who of those invited is a person, and who they are."""

from __future__ import annotations

import pytest

from tests.exchange.build import ics, one, people, vevent
from tui.exchange.invitation import read_invitations


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ATTENDEE;CN=dana@nimbus.example:mailto:dana@nimbus.example", ("Dana", "dana@nimbus.example")),
        ("ATTENDEE:MAILTO:dana.o.hara@nimbus.example", ("Dana O. Hara", "dana.o.hara@nimbus.example")),
        ("ATTENDEE;CN=\"'Oh, Dana (Nimbus)'\":mailto:d@nimbus.example", ("Dana Oh", "d@nimbus.example")),
        ("ATTENDEE;CN=Dana;EMAIL=d@nimbus.example:urn:uuid:1234", ("Dana", "d@nimbus.example")),
        ("ATTENDEE;CN=Jo Roe:mailto:jobs@nimbus.example", ("Jo Roe", "jobs@nimbus.example")),
        ("ATTENDEE;CN=Dana", None),
        ("ATTENDEE;CUTYPE=ROOM;CN=Lisbon:mailto:lisbon@nimbus.example", None),
        ("ATTENDEE;CUTYPE=RESOURCE;CN=Beamer:mailto:beamer@nimbus.example", None),
        ("ATTENDEE;CUTYPE=GROUP;CN=Data:mailto:data@nimbus.example", None),
        ("ATTENDEE;CN=Lisbon 4:mailto:c_18@resource.calendar.google.com", None),
        ("ATTENDEE;CN=hiring-team@nimbus.example:mailto:hiring-team@nimbus.example", None),
        ("ATTENDEE;CN=Nimbus Recruiting:mailto:recruiting@nimbus.example", None),
        ("ATTENDEE;CN=Data:mailto:data@googlegroups.com", None),
        ("ATTENDEE;CN=Sam:mailto:sam+jobs@EXAMPLE.org", None),
        ("ATTENDEE:mailto:", None),
    ],
)
def test_who_counts_as_a_person(line: str, expected: tuple[str, str] | None) -> None:
    found = people(one(line, without="ATTENDEE ORGANIZER"))
    assert found == ([expected] if expected else [])


def test_an_organizer_who_is_an_office_or_a_robot_is_no_person() -> None:
    for address in ("no-reply@nimbus.example", "interviews@nimbus.example", "x@greenhouse.io", "nimbus@calendar.google.com"):
        invitation = one(without="ATTENDEE", ORGANIZER=f":mailto:{address}")
        assert invitation.organizer is not None
        assert (invitation.organizer.office, invitation.people) == (True, ())


def test_you_are_known_by_name_too() -> None:
    file = ics(vevent("ATTENDEE;CN=Sam Winter:mailto:sw@elsewhere.example", without="ATTENDEE"))
    (invitation,) = read_invitations(file, "a.ics", own_addresses=(), own_name="Sam Winter")
    assert people(invitation) == [("Cora Bell", "cora.bell@nimbus.example")]


def test_who_declined_is_told() -> None:
    invitation = one("ATTENDEE;PARTSTAT=DECLINED:mailto:eve@nimbus.example", without="ATTENDEE")
    assert [person.declined for person in invitation.people] == [True, False]
