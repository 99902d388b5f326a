"""Whatever a reader is given, it reads it, or refuses it in a sentence, soon.

FOLLOWUP_FUZZ=100000 gives each reader so many examples instead of 60; run one by `pytest -n 0 -k NAME tests/test_fuzz.py`.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.build import NIMBUS, book_of, contact, interview
from tests.exchange.hostile import calendar, mail
from tests.exchange.pocket import Pocket
from tui.config import SettingsError, load
from tui.domain.book import Book
from tui.domain.dates import DateError
from tui.domain.sanitize import for_cells, for_copying, harmless, one_line
from tui.domain.settings import Profile
from tui.domain.zones import zone_or_error
from tui.drafting import parse_templates
from tui.drafting.template_model import TemplateError
from tui.exchange import ExchangeError
from tui.exchange.html_text import plain_text
from tui.exchange.importer import Import
from tui.exchange.invitation import read_invitations
from tui.exchange.reading import read_items
from tui.exchange.replies.proposal import KIND_KEYS, log_mail, propose
from tui.exchange.replies.proposal_words import proposal_lines
from tui.exchange.replies.received_mail import read_received
from tui.languages.reading.dates import one_reading, parse_minutes
from tui.languages.reading.name_parts import name_in, read_name
from tui.languages.reading.people_names import listed_people, plain_name, put_in_order, read_person
from tui.languages.reading.readings import MONDAY_TO_FRIDAY, DateField

pytestmark = pytest.mark.slow

EXAMPLES = int(os.environ.get("FOLLOWUP_FUZZ", "60"))
MOST_SECONDS = 30.0
"""Of the processor, for one example of some kB, which takes milliseconds: this finds readers that would take minutes."""
NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
NEW_YORK = ZoneInfo("America/New_York")

ROUGH = st.text(
    st.characters() | st.sampled_from("\x00\x1b\r\n\t\u202e\u2067\u200d\ud800\udcff\u0130ß\u1e9eﬁ\u0301²٣"), max_size=12
)
ICS = ["BEGIN:", "END:", "VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DTSTART", "DTEND", "RECURRENCE-ID", ";TZID=", ":20261119T150000", "Z", ":20261301", ":00000000T000000", "RRULE", ":FREQ=YEARLY;BYMONTH=13;BYDAY=-5SU;UNTIL=99991231", "TZOFFSETTO:+2459", "ATTENDEE", ";CN=", "ORGANIZER", ":mailto:", "a@b.c", "a,b@c.d", "LOCATION:", "DESCRIPTION:", "SUMMARY:", "<p>", "<a", "href=", "&#x110000;", "&#0;", "\\n", "\\,", "http://[", "https://zoom.us/j/1", "SEQUENCE:", "DURATION:P99W", "UID:", "METHOD:CANCEL", "X-WR-TIMEZONE:", "Europe/Berlin", "W.", "Europe", "STATUS:CANCELLED", '"', ";", ":", "=", ","]  # fmt: skip
MAIL = ["Content-Type:", "text/calendar;", "charset=", "boundary=", "multipart/mixed;", "message/rfc822", "--b", "--b--", ";name*0=", ";name*=utf-8''", "=?utf-8?q?", "?=", "Content-Transfer-Encoding:", "base64", "quoted-printable", "=3D", "=", "To:", "Delivered-To:", "(", ")", "<", ">", '"', ",", "@", "From", "x"]  # fmt: skip
REPLY = ["From: Ana <p1@nimbus.example>\n", "Date: Thu, 19 Nov 2026 10:00:00 -0500\n", "In-Reply-To: <", "Subject: Re: ", "Auto-Submitted: auto-replied\n", "Content-Type: text/html\n", "\n\n", "> ", "-----Original Message-----", "On ", " wrote:", "Am ", " schrieb:", "-- \n", "<div class=gmail_quote>", "We will decide by ", "Friday, 4 December", "31 February", "tomorrow", "next week", "in 99999999 days", "Unfortunately", " not to move forward", "hiring freeze", "offer", "Could you ", "send two references by ", "invite you to the ", "final round", "Leider", "Absage", "bis ", "31.02.", "?", ". ", "if", "not "]  # fmt: skip
VCARD = ["BEGIN:VCARD", "END:VCARD", "VERSION:2.1", "FN:", "N:", "N;CHARSET=utf-8;ENCODING=QUOTED-PRINTABLE:=C3", "EMAIL;PREF:", "TEL;TYPE=CELL:", "item1.", "X-ABLabel:", "ORG:", "ADR;TYPE=WORK:;;", "PHOTO;BASE64:", "/9j/", "NOTE:", "UID:", "KIND:group", "CATEGORIES:", "Ana Ruiz", "ruiz, ana", "me@home.example", "a@b.c", "tel:+1-555;ext=1", "+1 555 1234567", "\\;", "\\,", "\\", ";", ":", ",", '"', "=", "=0D=0A=", "AGENT:"]  # fmt: skip
TODO = ["BEGIN:VTODO", "END:VTODO", "STATUS:COMPLETED", "PERCENT-COMPLETE:100", "COMPLETED:20261119T203000Z", "BEGIN:VALARM", "END:VALARM", "UID:thank-you-panel-positions-1-aaaaaaaa@followup"]  # fmt: skip
TABLE = ["First Name", "Last Name", "Name", "E-mail 1 - Value", "Company", "Job Title", "companyName", "title", "listName", "Status", "Applied Date", "Connected On", "URL", "\n", ",", ";", "\t", '"', " ::: ", "Ana", "Ruiz", "a@b.c", "12 Mar 2024", "2024-02-30", "03/04/2024", "Offer", "Applied", "Notes:", "sep=;\n", "* myContacts", "https://x"]  # fmt: skip
TOML = ['[', ']', '[[', ']]', '=', '.', '"', "'", '"""', '#', ',', '{', '}', '[profile]', 'name', 'emails', '[policy]', 'urgent_hours', 'timezone', 'days_off', 'weekend', 'opening_time', 'holidays', '[app]', 'theme', '[keys]', 'copy', 'true', '1e999', 'nan', '-0', '0x', '2026-12-24', '12-24..12-26', '25:99', '1979-05-27T07:32:00Z', '\\u0000', '\\ud800', '_']  # fmt: skip
TEMPLATE = [
    "kind:",
    "language:",
    "en",
    "de",
    "thank_you",
    "frame",
    "mine",
    "[",
    "]",
    "[subject",
    "@email]",
    "[+say",
    "unless",
    "known]",
    "@",
    "-",
    "{met}",
    "{contact}",
    "{",
    "}",
    "{{",
    "}}",
    "|",
    "=",
    "#",
]
DATES = ["fri", "friday", "14:30", "2pm", "25:99", "3", "dec", "31.02.", "2026-11-19", "+3d", "-1w", "in", "a", "week", "next", "last", "tomorrow", "heute", "übermorgen", "kw", "53", "noon", "midnight", "12am", "0", "99999999999", "Q4", "end", "of", "mid", "until", "-", "–", "/", ".", ",", ":", "@", "CET", "UTC+99", "Berlin", "Uhr", "the", "2nd", "between", "and", "Zulu", "T", "Z", "eom", "9999-12-31", "0001-01-01"]  # fmt: skip
NAMES = ["Ana", "Ruiz", "van", "der", "von", "Dr.", "Prof.", "PhD", "Jr.", "III", "(VP)", "<a@b.c>", "&", "and", "und", ",", ";", "/", "'", '"', "’", "-", "O'Brien", "McDonald", "山田", "太郎", "שלום", "Frau", "Mr.", "all", "none", "@", "a@", "@b", "x.y@z.de", "."]  # fmt: skip

REPLIED = book_of(NIMBUS, contact(1), interview(1, "2026-11-12 14:00"))
"""A book with somebody who may have written."""


def made_of(*pieces: str, between: str = " \n") -> st.SearchStrategy[str]:
    """Return texts of these pieces and of anything."""
    piece = st.sampled_from(pieces) | st.sampled_from(between) | ROUGH
    return st.lists(piece, max_size=40).map("".join)


def fuzz(strategy: st.SearchStrategy[Any]) -> Callable[[Callable[[Any], None]], Callable[[], None]]:
    """Give a test examples; none may take long."""

    def decorate(check: Callable[[Any], None]) -> Callable[[], None]:
        @settings(max_examples=EXAMPLES)
        @given(strategy)
        def test(value: Any) -> None:
            began = time.process_time()
            check(value)
            assert time.process_time() - began < MOST_SECONDS

        test.__name__ = check.__name__
        return test

    return decorate


def imported(data: bytes, name: str) -> None:
    """Read a file and plan to import it, with every guess; only a sentence may come of it."""
    with suppress(ExchangeError):
        found = read_items(data, name, Profile(name="Me", emails=("me@home.example",)))
        work = Import(found, now=NOW, zone=NEW_YORK)
        book = Book()
        plan = work.plan(book)
        for question in plan.questions[:20]:
            work.answer(book, question, question.guess)
        for sentence in work.plan(book).sentences:
            assert sentence == one_line(sentence)


@fuzz(
    made_of(*ICS, between="\r\n;:")
    | st.lists(made_of(*ICS), max_size=8).map(lambda lines: calendar(*lines).decode(errors="surrogatepass"))
)
def test_any_calendar_is_read_or_refused(text: str) -> None:
    imported(text.encode(errors="surrogatepass"), "x.ics")


@fuzz(st.tuples(made_of(*MAIL, between="\r\n"), made_of(*MAIL, *ICS, between="\r\n"), st.booleans()))
def test_any_mail_is_read_or_refused(parts: tuple[str, str, bool]) -> None:
    head, body, whole = parts
    data = mail(head, body) if whole else (head + "\r\n\r\n" + body).encode(errors="surrogatepass")
    imported(data, "x.eml")


@fuzz(st.tuples(made_of(*REPLY), st.booleans()))
def test_any_reply_is_proposed_or_refused(value: tuple[str, bool]) -> None:
    text, headed = value
    head = "From: Ana <p1@nimbus.example>\nSubject: Re: Thank you\n\n" if headed else ""
    with suppress(ExchangeError):
        received = read_received((head + text).encode(errors="surrogatepass"), "x.eml", ["me@home.example"])
        if received is None:
            return
        proposal = propose(REPLIED, received, NOW, NEW_YORK, MONDAY_TO_FRIDAY)
        for line in proposal_lines(REPLIED, proposal, NOW):
            assert line.strip() == one_line(line)
        for kind in KIND_KEYS.values() if proposal.processes and not proposal.nothing else ():
            assert not REPLIED.clashes(log_mail(REPLIED, proposal, kind, proposal.processes[0], NOW))


@fuzz(
    made_of(*VCARD, between="\r\n;:")
    | st.lists(made_of(*VCARD), max_size=8).map(lambda lines: "\r\n".join(["BEGIN:VCARD", *lines, "END:VCARD"]))
)
def test_any_address_book_is_read_or_refused(text: str) -> None:
    imported(text.encode(errors="surrogatepass"), "x.vcf")


@fuzz(
    st.tuples(
        st.sampled_from(("FN:", "BEGIN:VEVENT", "BEGIN:VTODO", "new.vcf", "new.ics")),
        st.lists(made_of(*VCARD, *ICS, *TODO, between="\r\n;:"), max_size=4).map("\r\n".join),
        st.booleans(),
    )
)
def test_any_file_of_a_phone_is_read_or_refused(value: tuple[str, str, bool]) -> None:
    which, text, appended = value
    with tempfile.TemporaryDirectory() as folder:
        pocket = Pocket(Path(folder))
        pocket.export()
        new = pocket.folder / ("contacts" if which.endswith("vcf") else "calendar") / which
        path = new if "." in which else pocket.file(which)
        before = (
            path.read_bytes().replace(b"END:", text.encode(errors="surrogatepass") + b"\r\nEND:", 1)
            if appended and path != new
            else b""
        )
        path.write_bytes(before or text.encode(errors="surrogatepass"))
        pocket.export()
        seen = pocket.changes(settle=True)
        with suppress(ExchangeError):
            Import(seen.records, now=pocket.now, zone=NEW_YORK).plan(pocket.book)
        pocket.export()
        assert pocket.export()[0] == 0
        assert pocket.changes().records == []


@fuzz(
    made_of(*TABLE, between=",\n") | made_of(*TABLE).map(lambda rows: f"Name,Company,Email,Title,Status,Date applied\n{rows}")
)
def test_any_table_is_read_or_refused(text: str) -> None:
    imported(text.encode(errors="surrogatepass"), "x.csv")


@fuzz(st.tuples(st.binary(max_size=300), st.sampled_from(("x", "x.ics", "x.eml", "x.vcf", "x.csv", ""))))
def test_any_bytes_are_read_or_refused(value: tuple[bytes, str]) -> None:
    imported(*value)


@fuzz(
    st.tuples(st.sampled_from(("interviewer", "position", "company", "title", "round", "timezone")), made_of(*NAMES, *DATES))
)
def test_any_answer_is_taken_or_refused(value: tuple[str, str]) -> None:
    found = read_invitations(
        calendar("ATTENDEE;CN=Ana:mailto:a@b.example", "ATTENDEE;CN=Ana Ruiz:x:y"), "x.ics", own_addresses=[]
    )
    with suppress(ExchangeError):
        Import(found, now=NOW, zone=NEW_YORK, flags=dict([value])).plan(Book())


@fuzz(
    made_of(
        "<", ">", "</", "<!--", "-->", "<![", "<p>", "<a ", "href=", '"', "'", "&#", "&amp;", "script", "<style>", "http://x"
    )
)
def test_any_markup_becomes_text(markup: str) -> None:
    plain_text(markup, lambda link: link)


@fuzz(made_of(*TOML) | ROUGH)
def test_any_config_is_read_or_refused(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "config.toml"
        path.write_bytes(text.encode(errors="surrogatepass"))
        with suppress(SettingsError):
            load(path, environ={})


@fuzz(st.tuples(made_of(*TEMPLATE), made_of(*TEMPLATE)))
def test_any_template_is_read_or_refused(value: tuple[str, str]) -> None:
    for text in (value[0], f"kind: mine\nlanguage: en\n\n[subject @email]\n- {value[0]}\n\n[hello]\n- {value[1]}\n"):
        with suppress(TemplateError):
            parse_templates([("mine.en.txt", text)])


@fuzz(st.tuples(made_of(*DATES), st.sampled_from(get_args(DateField))))
def test_any_date_is_read_or_refused(value: tuple[str, Any]) -> None:
    text, field = value
    with suppress(DateError):
        reading = one_reading(text, field, NOW, NEW_YORK)
        reading.instant(NEW_YORK, NOW.time())
    with suppress(DateError):
        parse_minutes(text)
    with suppress(DateError):
        zone_or_error(text)


@fuzz(made_of(*NAMES))
def test_any_name_is_read(text: str) -> None:
    read_name(text)
    read_person(text)
    put_in_order(text)
    listed_people(text)
    plain_name(text)
    name_in(text)


@fuzz(ROUGH)
def test_any_text_is_shown(text: str) -> None:
    for shown in (harmless(text), one_line(text), for_cells(text), for_copying(text)):
        assert "\x1b" not in shown
        assert "\u202e" not in shown
