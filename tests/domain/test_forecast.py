"""The days to come: what is expected of each, as the rules say it at each day's own moment."""

from __future__ import annotations

from datetime import time

import msgspec
import pytest

from tests.domain.build import NEW_YORK, NIMBUS, POLICY, at, book_of, contact, event, interview, thanked
from tests.domain.living import program_policy
from tests.domain.oracle.lives import START, life
from tui.domain.agenda import Agenda
from tui.domain.book import Book
from tui.domain.forecast import Day, forecast
from tui.domain.models import Record
from tui.text.forecast import expected_words, forecast_report

ANA = contact(1)


def told(*records: Record, now: str = "2026-11-19 16:02", days: int = 14, policy: object = POLICY) -> dict[str, list[str]]:
    """Return what is expected of each day that has something to expect, in words."""
    assert isinstance(policy, type(POLICY))
    book = book_of(NIMBUS, ANA, *records)
    found = forecast(book, policy, at(now), days)
    return {f"{day.date:%d %b}": _words(book, day) for day in found if day.expected}


def _words(book: Book, day: Day) -> list[str]:
    told = (expected_words(book, expected, NEW_YORK) for expected in day.expected)
    return [f"{words.when} {words.what}".strip() for words in told]


def test_interview_ahead_brings_what_follows_it() -> None:
    assert told(interview(1, "2026-11-24 14:00", debriefed=False)) == {
        "22 Nov": ["from 14:00 Prepare"],
        "24 Nov": ["14:00 Interview, with Ana Ruiz", "from 15:00 Debrief", "from 15:00 Thank Ana Ruiz"],
        "25 Nov": ["by 03:00 Debrief", "by 15:00 Thank Ana Ruiz"],
        "01 Dec": ["from 09:00 Ask for news"],
        "03 Dec": ["by 09:00 Ask for news"],
    }


def test_what_is_sent_already_is_not_expected() -> None:
    held = interview(1, "2026-11-18 14:00", decision_by=at("2026-11-25 00:00").date())
    assert told(held, thanked(1, "2026-11-18 16:00")) == {
        "25 Nov": ["They said they would decide"],
        "30 Nov": ["from 09:00 Ask for news"],
        "02 Dec": ["by 09:00 Ask for news"],
    }


def test_promise_is_expected_on_its_day() -> None:
    promised = event(1, "promised", "2026-11-18 10:00", text="two references", respond_by=at("2026-11-23 00:00").date())
    assert told(promised)["23 Nov"] == ["by 18:00 Answer: two references"]


def test_interview_called_off_is_not_expected() -> None:
    assert told(interview(1, "2026-11-24 14:00", cancelled=True)) == {}


def test_what_opened_before_now_is_not_told_as_new() -> None:
    found = told(interview(1, "2026-11-19 14:00"), days=0)
    assert found == {}
    assert told(interview(1, "2026-11-19 14:00"), days=1) == {"20 Nov": ["by 15:00 Thank Ana Ruiz"]}


def test_what_is_late_is_told_today() -> None:
    held = interview(1, "2026-11-18 14:00")
    assert told(held, days=3) == {"19 Nov": ["late Thank Ana Ruiz"]}


def test_days_off_are_told_beside_the_weekend() -> None:
    policy = msgspec.structs.replace(POLICY, holidays="US")
    days = forecast(book_of(), policy, at("2026-11-19 16:02"), 9)
    assert {day.date.day: day.off for day in days if day.off} == {
        21: "weekend", 22: "weekend", 26: "day off", 28: "weekend",
    }  # fmt: skip


def test_day_is_seen_at_its_opening_time() -> None:
    policy = msgspec.structs.replace(POLICY, opening_time=time(10, 15))
    now = at("2026-11-19 16:02")
    assert [day.at for day in forecast(book_of(), policy, now, 1)] == [now, at("2026-11-20 10:15")]


def test_report_says_what_it_is_due_and_why() -> None:
    book = book_of(NIMBUS, ANA, interview(1, "2026-11-19 17:00", position=1))
    lines = forecast_report(book, forecast(book, POLICY, at("2026-11-19 16:02"), 2), NEW_YORK, why=True)
    assert lines[0] == "Today, Thu 19 Nov"
    assert lines[1] == "  17:00       Interview, with Ana Ruiz, Nimbus, Data Engineer"
    assert "  from 18:00  Thank Ana Ruiz, Nimbus, Data Engineer, due Fri 18:00" in lines
    assert any(line.startswith("      Why: Within 24 hours of the interview's end") for line in lines)
    assert lines[-1] == "Sat 21 Nov, weekend"


@pytest.mark.parametrize("seed", range(3))
def test_every_day_is_what_the_rules_say_by_themselves(seed: int) -> None:
    book, policy = Book(life(seed)), program_policy(seed)
    for day in forecast(book, policy, START, 28):
        assert list(day.items) == Agenda(book, policy).at(day.at)
