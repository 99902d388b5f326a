"""What people type for a day or a moment is read as they meant it, or refused with a sentence."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tui.domain.dates import DateError, show_date, show_instant
from tui.languages.reading.dates import Prefer, parse_date, parse_minutes, parse_when

NEW_YORK = ZoneInfo("America/New_York")
BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 11, 23, 12, 0, tzinfo=NEW_YORK)
ZONES = [NEW_YORK, BERLIN, ZoneInfo("Asia/Kathmandu"), ZoneInfo("Australia/Lord_Howe"), ZoneInfo("UTC")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", "2026-11-23"),
        ("Tomorrow", "2026-11-24"),
        ("tom", "2026-11-24"),
        ("yesterday", "2026-11-22"),
        ("fri", "2026-11-27"),
        ("Friday", "2026-11-27"),
        ("thurs", "2026-11-26"),
        ("sun", "2026-11-29"),
        ("mon", "2026-11-30"),
        ("next mon", "2026-11-30"),
        ("next fri", "2026-12-04"),
        ("last fri", "2026-11-20"),
        ("last mon", "2026-11-16"),
        ("+3d", "2026-11-26"),
        ("+ 3 days", "2026-11-26"),
        ("+2w", "2026-12-07"),
        ("-2d", "2026-11-21"),
        ("3 dec", "2026-12-03"),
        ("dec 3", "2026-12-03"),
        ("3rd december", "2026-12-03"),
        ("Dec. 3, 2026", "2026-12-03"),
        ("3 dec 2027", "2027-12-03"),
        ("Thu 3 Dec", "2026-12-03"),
        ("19 nov", "2026-11-19"),
        ("1 aug", "2027-08-01"),
        ("1 sep", "2026-09-01"),
        ("Tue 4 Aug", "2026-08-04"),
        ("2026-12-03", "2026-12-03"),
        ("  2026-12-03 ", "2026-12-03"),
        ("24.11.", "2026-11-24"),
        ("3.12.", "2026-12-03"),
        ("03.12.2027", "2027-12-03"),
        ("Thu 3.12.", "2026-12-03"),
        ("in 3 days", "2026-11-26"),
        ("in 2 weeks", "2026-12-07"),
        ("in a week", "2026-11-30"),
        ("within 2 weeks", "2026-12-07"),
        ("by fri", "2026-11-27"),
        ("until 3 dec", "2026-12-03"),
        ("by the end of next week", "2026-12-04"),
        ("end of this week", "2026-11-27"),
        ("end of the week", "2026-11-27"),
        ("by the end of the month", "2026-11-30"),
        ("end of next month", "2026-12-31"),
    ],
)
def test_days(text: str, expected: str) -> None:
    assert parse_date(text, MONDAY, NEW_YORK) == date.fromisoformat(expected)


def test_the_end_of_the_week_is_a_friday_that_is_not_over() -> None:
    ends = [parse_date("end of week", MONDAY + timedelta(days=days), NEW_YORK).day for days in range(7)]
    assert ends == [27, 27, 27, 27, 27, 4, 4]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("fri", "2026-11-20"), ("mon", "2026-11-16"), ("24 nov", "2025-11-24"), ("23 nov", "2026-11-23"), ("+1d", "2026-11-24")],
)
def test_days_that_were(text: str, expected: str) -> None:
    assert parse_date(text, MONDAY, NEW_YORK, prefer="past") == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fri 14:30", "2026-11-27T14:30-05:00"),
        ("fri at 2:30 pm", "2026-11-27T14:30-05:00"),
        ("2pm tomorrow", "2026-11-24T14:00-05:00"),
        ("tomorrow 9:00", "2026-11-24T09:00-05:00"),
        ("+3d 14h", "2026-11-26T14:00-05:00"),
        ("+3h", "2026-11-23T15:00-05:00"),
        ("-90 min", "2026-11-23T10:30-05:00"),
        ("3 dec 2026 14:30", "2026-12-03T14:30-05:00"),
        ("dec 3, 14h30", "2026-12-03T14:30-05:00"),
        ("3 dec noon", "2026-12-03T12:00-05:00"),
        ("today 12am", "2026-11-23T00:00-05:00"),
        ("now", "2026-11-23T12:00-05:00"),
        ("13:00", "2026-11-23T13:00-05:00"),
        ("11:00", "2026-11-24T11:00-05:00"),
        ("12 p.m.", "2026-11-23T12:00-05:00"),
        ("2026-12-03 14:30", "2026-12-03T14:30-05:00"),
        ("2026-12-03 2pm", "2026-12-03T14:00-05:00"),
        ("2026-12-03T14:30Z", "2026-12-03T09:30-05:00"),
        ("2026-12-03T14:30:15+01:00", "2026-12-03T08:30:15-05:00"),
        ("2026-12-03 14:30 -08:00", "2026-12-03T17:30-05:00"),
        ("24.11. 10:00", "2026-11-24T10:00-05:00"),
        ("24.11.2026, 2pm", "2026-11-24T14:00-05:00"),
        ("10:00 24.11.", "2026-11-24T10:00-05:00"),
        ("in 2 hours", "2026-11-23T14:00-05:00"),
        ("in an hour", "2026-11-23T13:00-05:00"),
        ("in 3 days 14:00", "2026-11-26T14:00-05:00"),
    ],
)
def test_moments(text: str, expected: str) -> None:
    moment = parse_when(text, MONDAY, NEW_YORK)
    assert moment == datetime.fromisoformat(expected)
    assert moment.tzinfo is NEW_YORK


def test_a_time_alone_is_the_last_one_of_things_that_were() -> None:
    assert parse_when("13:00", MONDAY, NEW_YORK, prefer="past") == datetime(2026, 11, 22, 13, tzinfo=NEW_YORK)
    assert parse_when("11:00", MONDAY, NEW_YORK, prefer="past") == datetime(2026, 11, 23, 11, tzinfo=NEW_YORK)


def test_a_day_alone_takes_the_time_it_is_given_and_else_asks_for_one() -> None:
    assert parse_when("fri", MONDAY, NEW_YORK, default_time=time(9)) == datetime(2026, 11, 27, 9, tzinfo=NEW_YORK)
    with pytest.raises(DateError, match=r"A time is missing: say when on Fri 27 Nov, such as 14:30 or 2pm\."):
        parse_when("fri", MONDAY, NEW_YORK)


def test_today_is_the_zones_own() -> None:
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    assert parse_date("today", late, BERLIN) == date(2026, 11, 24)
    assert parse_date("today", late, NEW_YORK) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("frd", "I read days such as fri, 3 dec, +3d or 2026-12-03, not 'frd'."),
        ("", "I read days such as fri, 3 dec, +3d or 2026-12-03, not ''."),
        ("3/12", "I read days such as fri, 3 dec, +3d or 2026-12-03, not '3/12'."),
        ("fri 14:30", "Only a day is wanted here, without a time, such as fri, 3 dec or +3d, not 'fri 14:30'."),
        ("14:30", "Only a day is wanted here, without a time, such as fri, 3 dec or +3d, not '14:30'."),
        ("31 nov", "There is no 31 Nov near this year, as in '31 nov'."),
        ("31.11.", "There is no 31 Nov near this year, as in '31.11.'."),
        ("24.13.", "I read days such as fri, 3 dec, +3d or 2026-12-03, not '24.13.'."),
        ("10.11", "I read days such as fri, 3 dec, +3d or 2026-12-03, not '10.11'."),
        ("2026-02-30", "There is no such day as '2026-02-30'."),
        ("fri 3 dec", "3 Dec 2026 is a Thursday, not a Friday."),
        ("fri 3 dec 2026", "3 Dec 2026 is a Thursday, not a Friday."),
        ("+9999w", "I read years from 1900 to 2200, not '+9999w'."),
        ("3 dec 0001", "I read years from 1900 to 2200, not '3 dec 0001'."),
        ("\x1b[31m\u202efri", "I read days such as fri, 3 dec, +3d or 2026-12-03, not '?[31m?fri'."),
        ("x" * 10_000, f"I read days such as fri, 3 dec, +3d or 2026-12-03, not '{'x' * 40}…'."),
    ],
)
def test_what_is_no_day_is_refused_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(DateError) as error:
        parse_date(text, MONDAY, NEW_YORK)
    assert str(error.value) == sentence


@pytest.mark.parametrize(
    "text", ["fri 25:00", "14:60", "13pm", "0am", "fri 14", "14h30h", "noon fri noon", "next", "next 3 dec"]
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(DateError, match=r"I read moments such as fri 14:30, 3 dec 2pm, \+3h or 2026-12-03 14:30, not"):
        parse_when(text, MONDAY, NEW_YORK)


def test_the_hour_that_the_clocks_skip() -> None:
    with pytest.raises(DateError, match=r"There is no 02:30 on 14 Mar 2027: the clocks skip it\."):
        parse_when("14 mar 2027 2:30", MONDAY, NEW_YORK)
    moved = parse_when("14 mar 2027", MONDAY, NEW_YORK, default_time=time(2, 30))
    assert moved == datetime(2027, 3, 14, 3, 30, tzinfo=NEW_YORK)


def test_of_the_hour_that_comes_twice_the_first_is_meant_unless_an_offset_says_otherwise() -> None:
    first = parse_when("2026-11-01 01:30", MONDAY, NEW_YORK)
    second = parse_when("2026-11-01 01:30-05:00", MONDAY, NEW_YORK)
    assert (first.utcoffset(), second.utcoffset()) == (timedelta(hours=-4), timedelta(hours=-5))
    assert second.astimezone(UTC) - first.astimezone(UTC) == timedelta(hours=1)


def test_hours_are_elapsed_hours_across_a_clock_change() -> None:
    before = datetime(2026, 10, 31, 23, 30, tzinfo=NEW_YORK)
    assert parse_when("+24h", before, NEW_YORK) == datetime(2026, 11, 1, 22, 30, tzinfo=NEW_YORK)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("45", 45), ("90 min", 90), ("1h", 60), ("1h30", 90), ("1 h 15 min", 75), ("1:30", 90), ("1.5h", 90), ("1,25 h", 75)],
)
def test_lengths(text: str, minutes: int) -> None:
    assert parse_minutes(text) == minutes


@pytest.mark.parametrize("text", ["", "0", "-5", "1441", "25h", "an hour", "1:75", "1.33h"])
def test_what_is_no_length(text: str) -> None:
    with pytest.raises(DateError, match="I read lengths such as 45, 90 min or 1h30, up to a day, not"):
        parse_minutes(text)


instants = st.integers(0, 50_000_000).map(lambda minute: datetime(1990, 1, 1, tzinfo=UTC) + timedelta(minutes=minute))


@given(now=instants, days=st.integers(-400, 400), zone=st.sampled_from(ZONES))
def test_a_shown_date_reads_back(now: datetime, days: int, zone: ZoneInfo) -> None:
    today = now.astimezone(zone).date()
    day = today + timedelta(days=days)
    assert parse_date(show_date(day, today), now, zone) == day
    assert parse_date(day.isoformat(), now, zone) == day


@given(now=instants, minutes=st.integers(-600_000, 600_000), zone=st.sampled_from(ZONES))
def test_a_shown_instant_reads_back(now: datetime, minutes: int, zone: ZoneInfo) -> None:
    instant = now + timedelta(minutes=minutes)
    assert parse_when(instant.astimezone(zone).isoformat(), now, zone) == instant
    assume(instant.astimezone(zone).fold == 0)
    assert parse_when(show_instant(instant, now, zone), now, zone) == instant


WORDS = st.sampled_from(
    ("fri", "next", "last", "mon", "3", "dec", "may", "29", "feb", "2026", "+3d", "-2w", "+9999h", "14:30", "2", "pm", "am",
     "noon", "at", "today", "now", "2026-12-03T14:30", "+01:00", "Z", ",", "14h")
)  # fmt: skip


@given(
    text=st.one_of(st.text(max_size=70), st.lists(WORDS, max_size=5).map(" ".join)),
    now=instants,
    zone=st.sampled_from(ZONES),
    prefer=st.sampled_from(["future", "past"]),
)
def test_any_text_is_read_or_refused(text: str, now: datetime, zone: ZoneInfo, prefer: Prefer) -> None:
    for read in (
        lambda: parse_when(text, now, zone, prefer=prefer, default_time=time(2, 30)),
        lambda: parse_date(text, now, zone, prefer=prefer),
        lambda: parse_minutes(text),
    ):
        with suppress(DateError):
            read()
