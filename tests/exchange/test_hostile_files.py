"""A malicious file is read, or refused in a sentence, in time that grows with its size, and in little memory."""

from __future__ import annotations

import tracemalloc
from contextlib import suppress

import pytest

from tests.exchange.build import BERLIN, NOW, ics, vevent
from tests.exchange.hostile import CHARSETS, HOSTILE, calendar, mail
from tests.tools.growth import LIMIT, TIMES, growth
from tui.domain.book import Book
from tui.domain.settings import Profile
from tui.exchange import ExchangeError
from tui.exchange.html_text import plain_text
from tui.exchange.importer import Import
from tui.exchange.invitation import Invitation, read_invitations
from tui.exchange.limits import DEEPEST, LONGEST_VALUE, MOST_EVENTS, MOST_FILE_BYTES, MOST_LINES, MOST_PARTS, MOST_PEOPLE
from tui.exchange.reading import read_items

pytestmark = pytest.mark.slow

SIZE = 20_000
MOST_MEMORY = 10_000_000


def read(data: bytes) -> list[Invitation]:
    """Read a file by what it begins with, as an import does, and plan what it would change; return its invitations."""
    name = "x.ics" if data.startswith(b"BEGIN") else "x.csv" if data.startswith((b"First Name", b"Name")) else "x.eml"
    found = read_items(data, name, Profile(emails=("me@home.example",)))
    work = Import(found, now=NOW, zone=BERLIN)
    work.plan(Book())
    return work.invitations


def refused(data: bytes) -> str:
    with pytest.raises(ExchangeError) as error:
        read(data)
    return str(error.value)


def read_or_refuse(data: bytes) -> None:
    """Read a file; what it is refused with has to be a sentence."""
    told = ""
    try:
        read(data)
    except ExchangeError as error:
        told = str(error)
    assert "\n" not in told
    assert len(told) < 200


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_costs_little_memory(name: str) -> None:
    data = HOSTILE[name](SIZE)
    tracemalloc.start()
    try:
        read_or_refuse(data)
        assert tracemalloc.get_traced_memory()[1] < MOST_MEMORY
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_no_faster_than_the_file(name: str) -> None:
    files = {size: HOSTILE[name](size) for size in (SIZE, TIMES * SIZE)}
    assert growth(lambda size: read_or_refuse(files[size]), SIZE) < LIMIT


@pytest.mark.parametrize("charset", CHARSETS)
def test_charset_that_is_no_texts_is_not_followed(charset: str) -> None:
    data = calendar("DESCRIPTION:\\\\u202e Zürich").decode()
    found: list[Invitation] = []
    with suppress(ExchangeError):
        found = read(mail("", data, f'text/calendar; charset="{charset}"'))
    for invitation in found:
        invitation.description.encode()
        assert "\u202e" not in invitation.description


def test_lone_surrogate_is_replaced() -> None:
    text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20271201T150000Z\r\nSUMMARY:a\ud800b\r\nEND:VEVENT\r\nEND:VCALENDAR"
    for data in (b"\xff\xfe" + text.encode("utf-16-le", "surrogatepass"), text.encode("utf-8", "surrogatepass")):
        read_invitations(data, "x.ics", own_addresses=[])[0].summary.encode()


def test_bounds_are_told_in_a_sentence() -> None:
    event = "BEGIN:VEVENT\r\nDTSTART:20271201T150000Z\r\nUID:%d\r\nEND:VEVENT"
    deep = ["BEGIN:A"] * DEEPEST
    assert f"{MOST_EVENTS:,} events" in refused(ics(*(event % number for number in range(MOST_EVENTS + 1))))
    assert f"{MOST_LINES:,} lines" in refused(calendar("\n" * MOST_LINES))
    assert f"{DEEPEST} components" in refused(calendar(*deep, *["END:A"] * DEEPEST))
    assert f"{MOST_PARTS:,} parts" in refused(HOSTILE["many parts"](MOST_PARTS * 50))
    assert "20 MB" in refused(b"BEGIN:VCALENDAR" + b" " * MOST_FILE_BYTES)
    people = (f"ATTENDEE:mailto:a{number}@x.example" for number in range(MOST_PEOPLE + 1))
    assert read(calendar(*people))[0].problem == f"it invites more than {MOST_PEOPLE} people"


def test_long_description_is_cut_off() -> None:
    assert len(read(calendar("DESCRIPTION:" + "x" * 3 * LONGEST_VALUE))[0].description) == LONGEST_VALUE


@pytest.mark.parametrize(
    ("names", "guess"),
    [
        (("Ana", "Ana Ruiz", "Bo"), "1, 2"),
        (("2", "Bo", "Ana"), "1, 2"),
        (("Bo Lind", "Ana Ruiz", "Jo"), "Bo Lind, Ana Ruiz"),
    ],
)
def test_guess_for_names_that_hold_each_other_can_be_used(names: tuple[str, ...], guess: str) -> None:
    states = ("ACCEPTED", "ACCEPTED", "DECLINED")
    people = [f'ATTENDEE;PARTSTAT={state};CN="{name}":invalid:x' for name, state in zip(names, states, strict=True)]
    event = vevent(*people, without="ATTENDEE ORGANIZER")
    work = Import(read_invitations(ics(event), "x.ics", own_addresses=[]), now=NOW, zone=BERLIN)
    [asked] = [question.guess for question in work.plan(Book()).questions if question.name == "interviewer"]
    assert asked == guess


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>one</p><P class=x>two<br/>three", "one\n\ntwo\nthree"),
        ("a <!-- <p>b</p> --> c", "a c"),
        ("<style>p {}</style><title>x</title>a", "a"),
        ('<a href="http://x.example/?a=1&amp;b=2">here</a>', "here http://x.example/?a=1&b=2"),
        ("<a title='a > b' HREF = 'http://x.example'>http://x.example</a>", "http://x.example"),
        ('<p title="it\'s > 1">a', "a"),
        ("1 < 2 > 0 & &lt;b&gt; it's", "1 < 2 > 0 & <b> it's"),
        ("a <!-- b", "a <!-- b"),
        ("a <b", "a <b"),
        ("<!doctype html><?xml?><![endif]>a", "a"),
        ("&#99999999999999;", "\ufffd"),
    ],
)
def test_html_becomes_text(markup: str, text: str) -> None:
    assert plain_text(markup, lambda link: link) == text
