"""Days are found in sentences, and words that only look like one are passed over."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.languages.reading.dates_in_text import days_in

ZONE = ZoneInfo("America/New_York")
THURSDAY = datetime(2026, 11, 19, 10, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        (
            "We talk to two more people this week and decide by Friday, 27 November at the latest.",
            ["2026-11-20", "2026-11-27!"],
        ),
        ("So we need another week before we can decide.", ["2026-11-26"]),
        ("We need two more weeks.", ["2026-12-03"]),
        ("Bitte teilen Sie uns bis Donnerstag, den 26.11., mit, ob Sie annehmen.", ["2026-11-26!"]),
        ("Wir melden uns spätestens Ende nächster Woche mit einer Entscheidung.", ["2026-11-27!"]),
        ("Wir brauchen noch eine Woche, bis wir uns entscheiden können.", ["2026-11-26"]),
        ("We may need a second interview, so do let me know.", []),
        ("It was good to meet you last week on Tuesday, 17 November.", []),
        ("Please reply no later than close of business on 25 November (Wednesday).", ["2026-11-25!"]),
        ("We decide on 3/4 or so.", ["?"]),
    ],
)
def test_days_of_a_sentence_are_found(sentence: str, days: list[str]) -> None:
    found = list(days_in(sentence, THURSDAY, ZONE))
    assert [f"{day.day or '?'}{'!' * day.ends}" for day in found] == days
    assert all(day.day is None or day.day >= date(2026, 11, 19) for day in found)


@given(st.text(max_size=200))
def test_any_text_is_searched(text: str) -> None:
    assert all(day.text in text for day in days_in(text, THURSDAY, ZONE))
