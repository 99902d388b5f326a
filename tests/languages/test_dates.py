"""Typed dates, times and lengths are understood, asked about, or refused with a suggestion."""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from types import FrameType
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.domain.dates import DateError, show_date, show_instant
from tui.domain.days_off import DaysOff
from tui.domain.settings import Policy
from tui.languages.reading.dates import one_reading, parse_minutes, read_date, read_instant
from tui.languages.reading.readings import (
    MOST_REFUSAL_CHARACTERS,
    DateField,
    DateQuestion,
    DateReadings,
    Reading,
    Refusal,
    Week,
)

NEW_YORK = ZoneInfo("America/New_York")
BERLIN = ZoneInfo("Europe/Berlin")
THURSDAY = datetime(2026, 11, 19, 10, tzinfo=NEW_YORK)
ZONES = [NEW_YORK, BERLIN, ZoneInfo("Asia/Kathmandu"), ZoneInfo("Australia/Lord_Howe"), ZoneInfo("UTC")]
FIELDS: list[DateField] = ["when", "promise", "past", "until"]
OWN = Path(__file__).parents[1] / "data" / "typed-dates.tsv"
SHARED = Path(__file__).parents[2].parent / "shared" / "cases" / "typed-dates.tsv"


def rows(path: Path) -> Iterator[dict[str, str]]:
    if path.exists():
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def answer_to(row: dict[str, str]) -> Reading | DateReadings | Refusal:
    zone = ZoneInfo(row["zone"])
    field = next(field for field in FIELDS if field == row["field"])
    return read_date(row["typed"], field, datetime.fromisoformat(row["now"]), zone)


def named(row: dict[str, str]) -> str:
    return f"{row['field']}: {row['typed']}"


def is_expected(answer: Reading | DateReadings | Refusal, expected: str) -> bool:
    """Whether an answer is ASK, REFUSE or "day-or-instant +90m @Zone"."""
    if isinstance(answer, DateReadings) or expected == "ASK":
        return isinstance(answer, DateReadings) and expected == "ASK"
    if isinstance(answer, Refusal) or expected == "REFUSE":
        return isinstance(answer, Refusal) and expected == "REFUSE"
    moment, *more = expected.split()
    if "T" in moment:
        right = answer.at is not None and answer.at.timestamp() == datetime.fromisoformat(moment).timestamp()
    else:
        right = answer.day == date.fromisoformat(moment)
    length = next((int(part[1:-1]) for part in more if part[0] == "+"), None)
    zone = next((part[1:] for part in more if part[0] == "@"), "")
    return right and answer.minutes == length and answer.zone == zone


@pytest.mark.parametrize("row", rows(OWN), ids=named)
def test_typed_date_is_read_asked_about_or_refused(row: dict[str, str]) -> None:
    answer = answer_to(row)
    expected = row["expected"].removesuffix(" WORDS")
    assert is_expected(answer, expected), answer
    if isinstance(answer, Reading):
        assert answer.words == (" ".join(row["typed"].split()) if row["expected"].endswith(" WORDS") else "")
    if isinstance(answer, Refusal):
        assert len(answer.text) <= MOST_REFUSAL_CHARACTERS


@pytest.mark.skipif(not SHARED.exists(), reason="the shared cases are not beside the checkout")
@pytest.mark.parametrize("row", rows(SHARED), ids=named)
def test_shared_case_is_read_as_it_says(row: dict[str, str]) -> None:
    answer = answer_to(row)
    fair = row["comment"].partition("FAIR: ")[2]
    expected = [row["expected"], *(["ASK"] if fair.startswith("ASK") else []), *([fair[:10]] if fair[:2] == "20" else [])]
    assert any(is_expected(answer, one) for one in expected), answer


EXAMPLES = [
    (field, example)
    for row, field in zip((OWN.parents[2] / "docs" / "dates.md").read_text("utf-8").split("\n| ")[3:], FIELDS, strict=False)
    for example in re.findall("`([^`]*)`", row.split(" | ")[1])
]


@pytest.mark.parametrize(("field", "example"), EXAMPLES)
def test_example_of_the_docs_is_read(field: DateField, example: str) -> None:
    assert isinstance(read_date(example, field, datetime(2026, 11, 18, 10, tzinfo=NEW_YORK), NEW_YORK), Reading)


def test_question_names_both_days_with_weekday() -> None:
    with pytest.raises(DateQuestion, match=r"^Did you mean Thu 4 Mar or Sat 3 Apr\?$") as asked:
        one_reading("3/4", "promise", THURSDAY, NEW_YORK)
    assert [choice.day for choice in asked.value.choices] == [date(2027, 3, 4), date(2027, 4, 3)]


def test_refusal_quotes_the_text_if_there_is_room() -> None:
    for text, sentence in (
        ("x", "I don't understand 'x'. Try fri 14:30 or 3 dec 2pm."),
        ("", "I don't understand ''. Try fri 14:30 or 3 dec 2pm."),
        ("an hour before lunch", "I don't understand 'an hour before lunch'. Try fri 14:30."),
        ("x" * 10_000, "I don't understand that. Try fri 14:30 or 3 dec 2pm."),
        ("\x1b[31m\u202efri", "I don't understand '?[31m?fri'. Try fri 14:30 or 3 dec 2pm."),
    ):
        with pytest.raises(DateError) as refused:
            one_reading(text, "when", THURSDAY, NEW_YORK)
        assert str(refused.value) == sentence


def test_relative_words_of_a_promise_count_from_the_anchor() -> None:
    interview = datetime(2026, 11, 12, 14, tzinfo=NEW_YORK)
    for text, day in (("next week", 20), ("in a week", 19), ("fri", 13), ("this week or next", 20)):
        assert one_reading(text, "promise", THURSDAY, NEW_YORK, anchor=interview).day == date(2026, 11, day)
    with pytest.raises(DateQuestion, match="Wed 11 Nov is over"):
        one_reading("nov 11 2026", "promise", THURSDAY, NEW_YORK, anchor=interview)


def test_working_days_are_those_of_the_policy() -> None:
    week = Week.of(Policy(timezone="UTC", days_off=(DaysOff.on(date(2026, 11, 26)), DaysOff.on(date(2026, 12, 4)))))
    promises = {
        text: one_reading(text, "promise", THURSDAY, NEW_YORK, week=week).day
        for text in ("within 10 business days", "KW 49", "eow", "end of next week")
    }
    assert promises == {
        "within 10 business days": date(2026, 12, 7),
        "KW 49": date(2026, 12, 3),
        "eow": date(2026, 11, 20),
        "end of next week": date(2026, 11, 27),
    }


def test_week_ends_before_the_weekend_of_the_policy() -> None:
    week = Week.of(Policy(timezone="UTC", weekend=("fri", "sat")))
    assert one_reading("next week", "promise", THURSDAY, NEW_YORK, week=week).day == date(2026, 11, 26)
    assert one_reading("next week", "until", THURSDAY, NEW_YORK, week=week).day == date(2026, 11, 22)


def test_week_whose_working_days_are_over_is_the_next_one() -> None:
    ends = [one_reading("eow", "promise", THURSDAY + timedelta(days=days), NEW_YORK).day for days in range(4)]
    assert [end.isoformat()[5:] for end in ends] == ["11-20", "11-20", "11-27", "11-27"]


def test_today_is_that_of_the_zone() -> None:
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    assert one_reading("today", "promise", late, BERLIN).day == date(2026, 11, 24)
    assert one_reading("today", "promise", late, NEW_YORK).day == date(2026, 11, 23)


def test_zone_of_the_user_is_meant_if_it_may_be() -> None:
    for zone, key in ((ZoneInfo("Europe/Dublin"), "Europe/Dublin"), (ZoneInfo("Asia/Kolkata"), "Asia/Kolkata")):
        assert one_reading("3 dec 2pm IST", "when", THURSDAY, zone).zone == key
    with pytest.raises(DateQuestion, match=r"^Which zone: Kolkata, Dublin or Jerusalem\?$"):
        one_reading("3 dec 2pm IST", "when", THURSDAY, BERLIN)


def test_instant_has_the_zone_it_was_typed_in() -> None:
    assert one_reading("3 dec 2pm", "when", THURSDAY, NEW_YORK).at == datetime(2026, 12, 3, 14, tzinfo=NEW_YORK)
    in_berlin = one_reading("3 dec 2pm munich", "when", THURSDAY, NEW_YORK).at
    assert in_berlin is not None
    assert in_berlin.tzinfo == BERLIN


def test_seconds_and_parts_of_them_are_kept() -> None:
    exact = datetime(2026, 12, 3, 14, 30, 15, 250_000, tzinfo=NEW_YORK)
    assert one_reading(exact.isoformat(), "when", THURSDAY, NEW_YORK).at == exact
    assert one_reading("2026-12-03 14:30:15.25", "when", THURSDAY, NEW_YORK).at == exact


def test_day_alone_takes_the_default_time_and_skips_no_hour() -> None:
    assert read_instant("fri", THURSDAY, NEW_YORK, time(9)) == datetime(2026, 11, 20, 9, tzinfo=NEW_YORK)
    assert read_instant("yesterday", THURSDAY, NEW_YORK, time(9)) == datetime(2026, 11, 18, 9, tzinfo=NEW_YORK)
    skipped = read_instant("14 mar 2027", THURSDAY, NEW_YORK, time(2, 30))
    assert skipped == datetime(2027, 3, 14, 3, 30, tzinfo=NEW_YORK)
    with pytest.raises(DateQuestion):
        read_instant("3/4", THURSDAY, NEW_YORK, time(9))


def test_hours_are_elapsed_hours_across_a_clock_change() -> None:
    before = datetime(2026, 10, 31, 23, 30, tzinfo=NEW_YORK)
    assert one_reading("in 24 hours", "when", before, NEW_YORK).at == datetime(2026, 11, 1, 22, 30, tzinfo=NEW_YORK)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("45", 45), ("90 min", 90), ("1h", 60), ("1h30", 90), ("1 h 15 min", 75), ("1:30", 90), ("1.5h", 90), ("1,25 h", 75),
     ("an hour", 60), ("half an hour", 30), ("an hour and a half", 90), ("2 hours", 120), ("eine Stunde", 60), ("1 Std. 30 Min.", 90),
     ("anderthalb Stunden", 90), ("Viertelstunde", 15), ("45 Minuten", 45), ("one hour", 60), ("1 hour 30 minutes", 90), ("60m", 60)],
)  # fmt: skip
def test_length_is_understood(text: str, minutes: int) -> None:
    assert parse_minutes(text) == minutes


@pytest.mark.parametrize("text", ["", "0", "-5", "1441", "25h", "1:75", "1.33h", "fri", "x" * 500])
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(DateError, match=r"^I don't understand '.*'\. Try 45, 90 min or 1h30\.$") as refused:
        parse_minutes(text)
    assert len(str(refused.value)) <= MOST_REFUSAL_CHARACTERS


instants = st.integers(0, 50_000_000).map(lambda minute: datetime(1990, 1, 1, tzinfo=UTC) + timedelta(minutes=minute))


@settings(deadline=None)
@given(now=instants, days=st.integers(-400, 400), zone=st.sampled_from(ZONES))
def test_shown_date_reads_back(now: datetime, days: int, zone: ZoneInfo) -> None:
    today = now.astimezone(zone).date()
    day = today + timedelta(days=days)
    field: DateField = "past" if days < 0 else "promise"
    for shown in (show_date(day, today), day.isoformat()):
        assert one_reading(shown, field, now, zone).day == day
        answer = read_date(shown, "when", now, zone)
        if isinstance(answer, Refusal):  # an interview on a 29 February that is over, and none comes within a year
            assert (day.month, day.day, days < 0) == (2, 29, True)
        else:
            assert isinstance(answer, DateReadings)
            assert answer.day == day


@settings(deadline=None)
@given(now=instants, minutes=st.integers(-600_000, 600_000), zone=st.sampled_from(ZONES))
def test_shown_instant_reads_back(now: datetime, minutes: int, zone: ZoneInfo) -> None:
    instant = now + timedelta(minutes=minutes)
    local = instant.astimezone(zone)
    written = read_date(local.isoformat(), "when", now, zone)
    assert isinstance(written, Reading)
    assert written.at is not None
    assert written.at.timestamp() == instant.timestamp()
    twice = local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset()
    answer = read_date(show_instant(instant, now, zone), "when", now, zone)
    choices = answer.choices if isinstance(answer, DateReadings) and twice else (answer,)
    assert instant.timestamp() in [c.at.timestamp() for c in choices if isinstance(c, Reading) and c.at]


TEXTS = [row["typed"] for row in rows(OWN)]


@settings(deadline=None)
@given(st.sampled_from(TEXTS), st.sampled_from(FIELDS), instants, st.sampled_from(ZONES))
def test_each_choice_reads_back_as_itself(text: str, field: DateField, now: datetime, zone: ZoneInfo) -> None:
    answer = read_date(text, field, now, zone)
    if not isinstance(answer, DateReadings):
        return
    today = now.astimezone(zone).date()
    for choice in answer.choices:
        again = read_date(choice.shown(today, zone.key), field, now, zone)
        if isinstance(again, Refusal):  # a choice that is over already is not taken
            assert choice.day < today
        elif isinstance(again, DateReadings) and again.choices == ():  # a time is missing, of the right day
            assert again.day == choice.day
        else:
            found = again.choices if isinstance(again, DateReadings) else (again,)
            assert (choice.day, choice.at) in [(one.day, one.at) for one in found]


WORDS = sorted({word for text in TEXTS for word in text.split()})


@settings(deadline=None)
@given(
    text=st.one_of(st.text(max_size=220), st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)),
    field=st.sampled_from(FIELDS),
    now=instants,
    zone=st.sampled_from(ZONES),
)
def test_any_text_is_answered(text: str, field: DateField, now: datetime, zone: ZoneInfo) -> None:
    answer = read_date(text, field, now, zone)
    if isinstance(answer, Refusal):
        assert len(answer.text) <= MOST_REFUSAL_CHARACTERS
    elif isinstance(answer, Reading):
        assert answer.at is None or answer.at.date() == answer.day
        assert field != "past" or answer.at is None or answer.at.timestamp() <= now.timestamp()
        assert field != "promise" or answer.day >= now.astimezone(zone).date()
    with suppress(DateError):
        parse_minutes(text)


LIMIT = 12_000
"""Calls that no text may take; the longest of the table takes half as many, which is about a millisecond."""
REPEATED = [
    "1 ", "a ", "- ", "fri ", "9-", "3.12.", "munich ", "zzzzz ", "mondxy tuesdzy ", "/", "a/b", "(", "half ", "next ", "1h",
    "2-3 ", "tursday ", "in the next ", "europe/berlin ", "é", "\u0301", "１", "day after tomorrow ", "12 am ", "st. john's ",
    "pacific time us and canada ", "mo/di/", "wednesdaysssss ", "<", "{", "\0", "a-b/c", "2 to ", "um ", "bis ", "1.", "99999",
]  # fmt: skip


def work(text: str, field: DateField) -> int:
    """Return how many functions are called to read a text, those of the interpreter included."""
    calls = 0

    def count(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read_date(text, field, THURSDAY, NEW_YORK)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("piece", REPEATED)
def test_no_text_takes_long(piece: str) -> None:
    text = (piece * 200)[:200]
    for field in FIELDS:
        read_date(text, field, THURSDAY, NEW_YORK)  # reads the words and places, once
        assert work(text, field) < LIMIT


@settings(deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)), st.sampled_from(FIELDS))
def test_no_random_text_takes_long(text: str, field: DateField) -> None:
    read_date(text, field, THURSDAY, NEW_YORK)
    assert work(text, field) < LIMIT
