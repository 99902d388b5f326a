"""`followup forecast`: what is to come, and the same items for each day as `followup next --json --all --now DAY`."""

from __future__ import annotations

import json
from zoneinfo import ZoneInfo

import pytest

from tests.cli.conftest import Run
from tests.domain.living import program_policy
from tests.domain.oracle.lives import START, life
from tui.cli.forecast import days_at
from tui.cli.next import items_at
from tui.domain.agenda import Agenda
from tui.domain.book import Book


@pytest.mark.usefixtures("sample_book")
class TestForecastOfTheSampleBook:
    def test_text_has_a_title_for_each_day(self, run: Run) -> None:
        ran = run("forecast")
        titles = [line for line in ran.out.splitlines() if not line.startswith(" ")]
        assert (len(titles), ran.status, ran.err) == (29, 0, "")
        assert titles[0] == "Today, Thu 19 Nov"
        assert titles[2] == "Sat 21 Nov, weekend"

    def test_days_bounds_what_is_told(self, run: Run) -> None:
        assert len(json.loads(run("forecast", "--days", "3", "--json").out)["days"]) == 4
        for wrong in ("-1", "x", "367", "9" * 5000):
            ran = run("forecast", f"--days={wrong}")
            assert (ran.status, ran.out) == (2, "")

    def test_json_of_a_day_is_that_of_next_on_that_day(self, run: Run) -> None:
        told = json.loads(run("forecast", "--json", "--days", "5").out)
        assert (told["version"], told["now"]) == (1, "2026-11-19T16:02:00-05:00")
        assert [day["working_day"] for day in told["days"]] == [True, True, False, False, True, True]
        for day in told["days"][1:]:
            alone = json.loads(run("next", "--json", "--all", "--now", day["date"]).out)
            assert (alone["now"], alone["items"]) == (day["now"], day["items"])

    def test_day_for_now_is_its_opening_time(self, run: Run, home: object) -> None:
        assert json.loads(run("next", "--json", "--now", "2026-12-01").out)["now"] == "2026-12-01T09:00:00-05:00"


@pytest.mark.parametrize("seed", range(10, 14))
def test_28_days_are_those_of_next_reckoned_alone(seed: int) -> None:
    book, policy = Book(life(seed)), program_policy(seed)
    zone = ZoneInfo(policy.timezone)
    agenda = Agenda(book, policy)
    days = days_at(book, policy, START, zone, 28)
    assert len(days) == 29
    for day, at in zip(days[1:], range(1, 29), strict=True):
        moment = agenda.calendar.at(agenda.calendar.day(START), policy.opening_time)
        alone = Agenda(Book(life(seed)), policy)
        moment = agenda.calendar.days_after(moment, at)
        assert day["items"] == items_at(alone, moment, zone, everything=True)
