"""Days off: how they are written, and a calendar without any working day."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from tests.domain.build import POLICY
from tui.domain.days_off import YEARLY, DaysOff
from tui.domain.working_days import Calendar


def days(text: str, year: int) -> list[str]:
    return [day.isoformat() for day in DaysOff.parse(text).days_in(year)]


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("2026-11-26", 2026, ["2026-11-26"]),
        ("2026-11-26", 2027, []),
        ("12-24", 2031, ["2031-12-24"]),
        ("12-31..01-01", 2027, ["2027-01-01", "2027-12-31"]),
        ("2026-12-30..2027-01-02", 2027, ["2027-01-01", "2027-01-02"]),
        ("02-29", 2026, ["2026-02-28"]),
        ("02-29", 2028, ["2028-02-29"]),
    ],
)
def test_days_in_a_year(text: str, year: int, expected: list[str]) -> None:
    assert days(text, year) == expected


@pytest.mark.parametrize(
    "text", ["24 dec", "13-01", "2026-02-30", "12-24..2026-12-26", "2027-01-01..2026-01-01", "0000-01-01", ""]
)
def test_parse_what_is_no_day_off_raises(text: str) -> None:
    with pytest.raises(ValueError, match=f"{text}|day|month"):
        DaysOff.parse(text)


def test_shown_days_off_read_back_the_same() -> None:
    for off in (*YEARLY, DaysOff.on(date(2026, 11, 26))):
        assert DaysOff.parse(str(off)) == off


def test_calendar_without_working_days_ends_its_search() -> None:
    calendar = Calendar(msgspec.structs.replace(POLICY, days_off=(DaysOff.parse("01-01..12-31"),)))
    day = date(2026, 11, 19)
    assert calendar.working(day) == day
    assert calendar.working_days_after(day, 2) == date(2026, 11, 21)
