"""Calendar files as programs really write them: names, zones, moments and mails that the standard does not know."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.exchange.build import OWN, ics, one, read, vevent
from tui.exchange import ExchangeError
from tui.exchange.invitation import Invitation, read_invitations

EVENT = ics(vevent(), method="")


def names(invitation: Invitation) -> list[str]:
    return [person.name for person in invitation.people if not person.organizer]


def mail(kind: str, body: bytes = EVENT, **headers: str) -> bytes:
    lines = ["From: Ana Ruiz <ana.ruiz@nimbus.example>", "To: sam@example.org", f"Content-Type: {kind}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('ATTENDEE;CN="Ana \\"Annie\\" Ruiz";PARTSTAT=ACCEPTED:mailto:ana@n.example', ['Ana "Annie" Ruiz']),
        ("ATTENDEE;CN=Ana ^'Annie^' Ruiz:mailto:ana@n.example", ['Ana "Annie" Ruiz']),
        ("ATTENDEE;CN=Ana Ruiz; Nimbus:mailto:ana@n.example", ["Ana Ruiz"]),
        ("ATTENDEE;CN=Ana Ruiz; Nimbus;PARTSTAT=ACCEPTED:MAILTO:ana@n.example", ["Ana Ruiz"]),
        ('ATTENDEE;PARTSTAT=ACCEPTED;CN=Ana "Ruiz:mailto:ana@n.example', ["Ana Ruiz"]),
        ('ATTENDEE;CN="Ana Ruiz\\":mailto:ana@n.example', ["Ana Ruiz"]),
        ('ATTENDEE;CN="Ana Ruiz, PhD":mailto:ana@n.example', ["Ana Ruiz"]),
        ("ATTENDEE:mailto:ana.ruiz@n.example, mailto:jo.brandt@n.example", ["Ana Ruiz", "Jo Brandt"]),
        ("ATTENDEE:Ana Ruiz", ["Ana Ruiz"]),
        ("ATTENDEE;CN=Ruiz\\, Ana:mailto:ana@n.example", ["Ana Ruiz"]),
        ("ATTENDEE;CN=Ana Ruiz:invalid:nomail", ["Ana Ruiz"]),
        ("ATTENDEE:urn:uuid:1-2", []),
    ],
)
def test_nobody_invited_is_dropped_for_a_stray_sign(line: str, expected: list[str]) -> None:
    assert names(one(line, without="ATTENDEE")) == expected


def test_organizer_without_an_address_is_among_the_people() -> None:
    (person,) = one(ORGANIZER="Ana Ruiz", without="ATTENDEE ORGANIZER").people
    assert (person.name, person.email, person.organizer) == ("Ana Ruiz", "", True)


def test_whom_to_ask_is_kept_in_the_description() -> None:
    assert one("CONTACT:Ana Ruiz\\, +49 1").description == "Contact: Ana Ruiz, +49 1"


@pytest.mark.parametrize(("answer", "declined"), [("DECLINED", True), ("ACCEPTED", False)])
def test_own_answer_is_read(answer: str, declined: bool) -> None:
    assert one(f"ATTENDEE;PARTSTAT={answer}:mailto:sam@example.org", without="ATTENDEE").you_declined is declined


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ('"(UTC-05:00) Eastern Time (US & Canada)"', "America/New_York"),
        ('"(GMT +01:00)"', "+01:00"),
        ("GMT+5.30", "+05:30"),
        ("UTC-5", "-05:00"),
        ("Etc/GMT+5", "Etc/GMT+5"),
        ('"europe/berlin"', "Europe/Berlin"),
        ("W. Europe Standard Time 1", "Europe/Berlin"),
        ('"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"', "Europe/Amsterdam"),
        ('"Amsterdam, Berlin, Bern"', "Europe/Amsterdam"),
    ],
)
def test_zone_is_known_by_the_names_programs_give_it(zone: str, expected: str) -> None:
    assert one(DTSTART=f";TZID={zone}:20261203T140000").timezone == expected


def test_zone_that_is_not_known_keeps_its_name_for_the_question() -> None:
    invitation = one(DTSTART=";TZID=Customized Time Zone:20261203T140000")
    assert (invitation.start, invitation.zone_said) == (None, "Customized Time Zone")


def test_start_with_an_offset_is_an_instant() -> None:
    invitation = one(DTSTART="20261203T140000+0100")
    assert (invitation.start, invitation.timezone) == (datetime(2026, 12, 3, 13, tzinfo=UTC), "+01:00")


def test_day_that_outlook_marks_as_whole_is_one() -> None:
    invitation = one("X-MICROSOFT-CDO-ALLDAYEVENT:TRUE", DTSTART=";TZID=Europe/Berlin:20261203T000000")
    assert invitation.problem == "it is an all-day event on 2026-12-03"


def test_line_folded_inside_a_character_is_read_whole() -> None:
    summary = "Zoë Bräuer: Gespräch in Köln".encode()
    for place in range(1, len(summary)):
        folded = ics(vevent(SUMMARY="@")).replace(b"@", summary[:place] + b"\r\n " + summary[place:])
        (invitation,) = read_invitations(folded, "invite.ics", own_addresses=OWN)
        assert invitation.summary == summary.decode()


def test_older_format_is_read_with_its_encoding() -> None:
    (invitation,) = read(
        vevent(
            "DESCRIPTION;ENCODING=QUOTED-PRINTABLE:Bring=3B a laptop=0D=0A=\r\n=5C and time",
            SUMMARY=";ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Gespr=C3=A4ch bei Nebelwerk",
        ),
        method="",
        name="invite.vcs",
    )
    assert invitation.summary == "Gespräch bei Nebelwerk"
    assert invitation.description == "Bring; a laptop\n\\ and time"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (mail('application/octet-stream; name="=?utf-8?Q?Vorstellungsgespr=C3=A4ch=2Eics?="'), "a.eml"),
        (mail('text/plain; name="invite.txt"'), "a.eml"),
        (b"%d\n" % len(mail("text/calendar")) + mail("text/calendar") + b"<?xml version='1.0'?>", "a.emlx"),
        (mail("message/rfc822", mail("text/calendar")), "a.eml"),
    ],
    ids=["encoded name", "as text", "Apple Mail", "forwarded"],
)
def test_calendar_is_found_however_it_is_attached(data: bytes, name: str) -> None:
    (invitation,) = read_invitations(data, name, own_addresses=OWN)
    assert invitation.uid == "nimbus-1@example.com"


def test_method_of_the_mail_counts_where_the_calendar_names_none() -> None:
    (invitation,) = read_invitations(mail("text/calendar; method=CANCEL"), "a.eml", own_addresses=OWN)
    assert invitation.cancelled


@pytest.mark.parametrize(
    ("data", "name", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "a.msg", "Outlook's own format"),
        (mail("application/pkcs7-mime; smime-type=enveloped-data", b"x"), "a.eml", "S/MIME"),
        (mail("application/ms-tnef", b"x"), "a.eml", "winmail.dat"),
    ],
    ids=["msg", "S/MIME", "winmail.dat"],
)
def test_what_cannot_be_read_says_what_to_save_instead(data: bytes, name: str, what: str) -> None:
    with pytest.raises(ExchangeError, match=what) as error:
        read_invitations(data, name, own_addresses=OWN)
    assert ".ics" in str(error.value)
