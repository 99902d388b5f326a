"""A note as a mail: every header once, parsed back equal, whatever the names and subjects hold."""

from __future__ import annotations

import email
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.domain.build import NIMBUS, at, book_of, contact, event, interview
from tui.domain.book import Book
from tui.domain.models import Contact, Note
from tui.domain.sanitize import for_copying, for_header
from tui.domain.settings import Profile
from tui.exchange.flowed_text import unflowed
from tui.exchange.outgoing_mail import OutgoingMail, mail_of

NOW, BERLIN = at("2026-11-19 16:02"), ZoneInfo("Europe/Berlin")
ROBIN = Profile(name="Robin Vale", emails=("robin@vale.example", "other@vale.example"))
HEADERS = [
    "Content-Type",
    "MIME-Version",
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "X-Unsent",
    "Content-Transfer-Encoding",
]
BODY = (
    "Dear Zoë,\n\n谢谢 for the 日本語 and the 👩‍💻🏽; " + "a long paragraph that has to be wrapped, " * 6 + "and its end.\n"
    ".\n..dots\nFrom here on\n>not quoted\n  indented\n" + "x" * 1200 + "\nשלום\n\n-- \nRobin Vale\n"
)
NASTY = "a\r\nBcc: eve@evil.example\r\n\r\nbody"


def mail(book: Book | None = None, profile: Profile = ROBIN, **fields: Any) -> OutgoingMail:
    """Return the mail of a thank-you to contact 1."""
    note = Note(**{"interview": 1, "position": 1, "contact": 1, "subject": "Thank you", "body": BODY, **fields})
    return mail_of(book or book_of(NIMBUS, contact(1), interview(1, "2026-11-19 14:00")), note, profile, NOW, BERLIN)


def parsed(made: OutgoingMail) -> EmailMessage:
    assert made.data.isascii()
    assert max(map(len, made.data.splitlines())) <= 998
    return email.message_from_bytes(made.data, policy=default)


def text_of(message: EmailMessage) -> str:
    return unflowed(message.get_content())


def test_mail_has_every_header_and_the_text() -> None:
    message = parsed(mail())
    assert sorted(message.keys()) == sorted(HEADERS)
    assert message["From"] == "Robin Vale <robin@vale.example>"
    assert message["To"] == "Ana Ruiz <p1@nimbus.example>"
    assert (message["Subject"], message["X-Unsent"]) == ("Thank you", "1")
    assert parsedate_to_datetime(message["Date"]) == NOW
    assert str(message["Date"]).endswith("+0100")
    assert message["Content-Type"] == 'text/plain; charset="utf-8"; format="flowed"'
    assert text_of(message) == BODY


def test_message_id_is_another_for_another_note_or_moment() -> None:
    made = [mail(), mail(body="Dear Ana"), mail(subject="Thanks")]
    ids = {one.message_id for one in made}
    assert len(ids) == 3
    assert all(one.message_id == parsed(one)["Message-ID"] for one in made)
    assert all(message_id.endswith("@vale.example>") for message_id in ids)


NAMES = st.one_of(
    st.text(st.characters(), max_size=60),
    st.text(st.sampled_from('ab ,;:"\\<>@()[]=?_\r\n\t\x85\u2028é日👩\u202e\x00.'), max_size=60),
    st.sampled_from(["=?utf-8?q?x?= y", "Doe, John", 'A "B" C', "日本語" * 30, "x" * 300, "a b " * 60, NASTY]),
)


def decoded(value: str) -> str:
    return str(make_header(decode_header("".join(value.splitlines()))))


@pytest.mark.slow
@given(NAMES, NAMES, NAMES)
@example(NASTY, NASTY, NASTY)
@example("=?utf-8?b?QmNjOg==?=", "=?utf-8?q?=0ABcc:_x?=", "\n")
def test_any_name_and_subject_give_one_header_each(own: str, reader: str, subject: str) -> None:
    book = book_of(NIMBUS, Contact(id=1, name=reader, emails=("p1@nimbus.example",)), interview(1, "2026-11-19 14:00"))
    made = mail(book, Profile(name=own, emails=("robin@vale.example",)), subject=subject)
    assert made.data.isascii()
    raw = email.message_from_bytes(made.data)
    assert sorted(raw.keys()) == sorted(HEADERS)
    assert decoded(raw["Subject"]) == for_header(subject)
    for header, name, address in (("From", own, "robin@vale.example"), ("To", reader, "p1@nimbus.example")):
        shown, found = parseaddr("".join(raw[header].splitlines()))
        assert (decoded(shown), found) == (for_header(name), address)
    assert text_of(parsed(made)) == BODY


@given(st.text(st.characters(), max_size=300))
def test_any_text_comes_back(body: str) -> None:
    lines = for_copying(body).replace("\r\n", "\n").split("\n")
    expected = "\n".join(line if line == "-- " else line.rstrip(" ") for line in lines)
    message = email.message_from_bytes(mail(body=body).data)
    payload = cast(bytes, message.get_payload(decode=True))
    assert unflowed(payload.decode("utf-8")) == expected


@pytest.mark.parametrize(
    "address",
    [
        "",
        "no address",
        "a b@x.example",
        "eve@evil.example>\nBcc: x@y.example",
        "a@b, c@d",
        "<a@b>",
        "ana@x.example\r\n",
        "a@é\n.example",
    ],
)
def test_what_is_no_address_is_left_out_and_told(address: str) -> None:
    book = book_of(NIMBUS, Contact(id=1, name="Ana Ruiz", emails=(address,)), interview(1, "2026-11-19 14:00"))
    made = mail(book, Profile(name="Robin Vale", emails=(address,)))
    if address.strip() == "ana@x.example":
        assert parsed(made)["To"] == "Ana Ruiz <ana@x.example>"
        return
    assert {"From", "To", "Bcc"}.isdisjoint(parsed(made).keys())
    assert made.missing == (
        "The mail has no From: set `emails` in [profile].",
        "The mail has no To: none of the addresses of Ana Ruiz can be used in a mail."
        if address
        else "The mail has no To: no e-mail address is known for Ana Ruiz.",
    )


def test_domain_in_other_letters_is_encoded() -> None:
    book = book_of(NIMBUS, Contact(id=1, name="Ana", emails=("ana@bücher.example",)), interview(1, "2026-11-19 14:00"))
    assert parsed(mail(book))["To"] == "Ana <ana@xn--bcher-kva.example>"


def test_mail_goes_to_who_relays_it() -> None:
    people = (contact(1, reachable=False, via=2), contact(2, "Ben Adler"))
    made = mail(book_of(NIMBUS, *people, interview(1, "2026-11-19 14:00")))
    assert parsed(made)["To"] == "Ben Adler <p2@nimbus.example>"


def test_reply_goes_into_the_thread_of_its_readers_newest_mail() -> None:
    events = (
        event(1, "reply_received", "2026-11-17 10:00", contact=1, message_id="<old@nimbus.example>"),
        event(2, "asked", "2026-11-18 10:00", contact=1, message_id="<asked@nimbus.example>"),
        event(3, "reply_received", "2026-11-19 10:00", contact=1, message_id="<new@nimbus.example>"),
        event(4, "reply_received", "2026-11-19 11:00", contact=2, message_id="<other@nimbus.example>"),
        event(5, "reply_received", "2026-11-19 12:00", contact=1),
        event(6, "reply_received", "2026-11-30 12:00", contact=1, message_id="<tomorrow@nimbus.example>"),
    )
    book = book_of(NIMBUS, contact(1), contact(2, "Ben"), interview(1, "2026-11-19 14:00"), *events)
    inquiry, answer = parsed(mail(book, kind="inquiry")), parsed(mail(book, kind="answer"))
    assert inquiry["In-Reply-To"] == inquiry["References"] == "<new@nimbus.example>"
    assert answer["In-Reply-To"] == answer["References"] == "<asked@nimbus.example>"


def test_message_id_that_is_none_is_not_answered() -> None:
    spoilt = event(1, "reply_received", "2026-11-17 10:00", contact=1, message_id="x>\r\nBcc: eve@evil.example")
    made = parsed(mail(book_of(NIMBUS, contact(1), interview(1, "2026-11-19 14:00"), spoilt)))
    assert {"In-Reply-To", "References", "Bcc"}.isdisjoint(made.keys())
