"""Calendar files and mails of every program are understood; other files are refused with a sentence."""

from __future__ import annotations

import base64
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.build import BASE, OWN, RULES, ics, one, utc, vevent
from tui.exchange import ExchangeError
from tui.exchange.invitation import read_invitations


def mail(*parts: str, head: str = "To: sam@example.org") -> bytes:
    body = "".join(f"--b\r\n{part}\r\n" for part in parts)
    return f'From: x@nimbus.example\r\n{head}\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n{body}--b--\r\n'.encode()


PLAIN = "Content-Type: text/plain\r\n\r\nHello"


CALENDAR = f"Content-Type: text/calendar; method=REQUEST\r\n\r\n{ics(vevent()).decode()}"


ATTACHED = (
    "Content-Type: application/octet-stream; name=invite.ics\r\nContent-Disposition: attachment; filename=invite.ics\r\n"
    "Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(ics(vevent())).decode()
)


def test_a_mail_with_the_invitation_twice_holds_it_once() -> None:
    (invitation,) = read_invitations(mail(PLAIN, CALENDAR, ATTACHED), "a.eml", own_addresses=OWN)
    assert invitation.uid == "nimbus-1@example.com"


def test_a_forwarded_mail_is_looked_into() -> None:
    forwarded = "Content-Type: message/rfc822\r\n\r\n" + mail(PLAIN, CALENDAR).decode()
    assert len(read_invitations(mail(PLAIN, forwarded), "a.eml", own_addresses=OWN)) == 1


@pytest.mark.parametrize(
    "head", ["To: Sam <sam@example.org>", "Delivered-To: sam@example.org\r\nTo: a@x.example, b@x.example"]
)
def test_a_mail_tells_its_receiver(head: str) -> None:
    (invitation,) = read_invitations(mail(CALENDAR, head=head), "a.eml", own_addresses=())
    assert "Sam Winter" not in [person.name for person in invitation.people]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    data = ics(vevent(SUMMARY="Gespräch")).decode().encode(encoding)
    (invitation,) = read_invitations(data, "a.ics", own_addresses=OWN)
    assert invitation.summary == "Gespräch"


@pytest.mark.parametrize("ending", ["\n", "\r", "\r\n", "\r\n\r\n"])
def test_line_ends_and_folds(ending: str) -> None:
    text = ics(vevent(SUMMARY="Data\r\n  Engineer\r\n\t at Nimbus")).decode().replace("\r\n", ending)
    (invitation,) = read_invitations(text.encode(), "a.ics", own_addresses=OWN)
    if ending != "\r\n\r\n":
        assert invitation.summary == "Data Engineer at Nimbus"
    assert invitation.start == utc("2026-11-19 14:00")


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "a.ics", "a.ics: this file is empty."),
        (b"hello", "a.ics", "a.ics: this is not a calendar file: it has no line BEGIN:VCALENDAR."),
        (
            b"hello",
            "a.txt",
            "a.txt: this is not a calendar (.ics), an e-mail (.eml), an address book (.vcf) or a table (.csv).",
        ),
        (
            b"\x89PNG\r\n",
            "standard input",
            "standard input: this is not a calendar (.ics), an e-mail (.eml), an address book (.vcf) or a table (.csv).",
        ),
        (ics(vevent())[:300], "a.ics", "a.ics: this calendar file ends inside its VEVENT; it may be incomplete."),
        (ics(), "a.ics", "a.ics: this calendar file holds no event."),
        (mail(PLAIN), "a.eml", "a.eml: this mail holds no readable invitation: no calendar file is attached."),
        (
            mail("Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\nx"),
            "a.eml",
            "a.eml: this mail holds no readable invitation: it is in Outlook's winmail.dat, which cannot be read;"
            " ask for an .ics file.",
        ),
        (
            b"a,b",
            "a.csv",
            "a.csv: this is not a calendar (.ics), an e-mail (.eml), an address book (.vcf) or a table (.csv).",
        ),
        pytest.param(b"x" * 20_000_001, "a.ics", "a.ics: this is larger than 20 MB, too large to be imported.", id="large"),
    ],
)
def test_what_is_no_invitation_is_refused(data: bytes, name: str, sentence: str) -> None:
    with pytest.raises(ExchangeError) as error:
        read_invitations(data, name, own_addresses=OWN)
    assert str(error.value) == sentence


LINES = st.sampled_from(
    [f"{head}:{value}" for head, value in BASE.items()]
    + [
        "BEGIN:VEVENT",
        "END:VEVENT",
        "BEGIN:VTIMEZONE",
        "END:VTIMEZONE",
        "DTSTART;TZID=:",
        "DTSTART:99999999T999999Z",
        'A;B="',
        "",
    ]
    + RULES.splitlines()
    + [
        "DTSTART:00010101T000000Z",
        "DTSTART;TZID=Asia/Tokyo:00010101T000000",
        "DTEND:99991231T235959Z",
        "RRULE:FREQ=YEARLY;BYDAY",
    ]
)


@pytest.mark.slow
@given(st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=25), st.sampled_from(["a.ics", "a.eml", "a"]))
def test_any_file_is_read_or_refused(lines: list[str], name: str) -> None:
    text = "\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR"])
    with suppress(ExchangeError):
        read_invitations(text.encode(errors="replace"), name, own_addresses=OWN)
    with suppress(ExchangeError):
        read_invitations(mail(*lines), name, own_addresses=OWN)


def test_a_large_hostile_text_is_read_at_once() -> None:
    for text in ("<" * 50_000, "https://" * 6_000, "1 " * 20_000, "a@" * 20_000, "interview " * 5_000, "\\n" * 30_000):
        invitation = one(f"DESCRIPTION:{text}", SUMMARY=text, LOCATION=text)
        assert invitation.start is not None
