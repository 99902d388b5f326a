"""The forecast: opened from every list by one key, a line for each thing to expect, the book on each day; only to look at."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.domain.build import NIMBUS, contact, interview
from tests.ui.conftest import AppDriver, OpenApp
from tui.domain import event_log
from tui.domain.book import Book
from tui.domain.forecast import Day
from tui.domain.forecast import forecast as compute
from tui.domain.settings import Policy
from tui.ui.screens import forecast
from tui.ui.screens.forecast import ForecastScreen

pytestmark = pytest.mark.slow


def lines(s: AppDriver) -> list[str]:
    return [line.rstrip(" ▁▂▃▄▅▆▇█▔") for line in s.text().splitlines()]


@pytest.mark.parametrize("place", ["1", "2", "3"])
async def test_one_key_opens_it_from_every_list_and_leaves_it(open_app: OpenApp, place: str) -> None:
    async with open_app() as s:
        await s.press(place, "F")
        assert isinstance(s.screen, ForecastScreen)
        assert "nothing can be changed here" in s.text()
        for key in ("F", "escape", "q"):
            await s.press(key)
            assert not isinstance(s.screen, ForecastScreen)
            await s.press("F")
        assert s.app.is_running


async def test_moving_to_a_day_shows_the_book_then(open_app: OpenApp) -> None:
    async with open_app(NIMBUS, contact(0), interview(0, "2026-11-24 14:00")) as s:
        await s.press("F")
        assert "The book now" in s.text()
        assert "waiting  Prepare, Nimbus" in s.text()
        while "Wed 25 Nov" not in lines(s)[0]:
            await s.press("j")
        assert "The book on Wed 09:00, if nothing else happens" in s.text()
        assert "urgent   Thank Ana Ruiz, Nimbus" in s.text()
        await s.press("enter")
        assert "Within 24 hours of the interview's end" in s.text()
        assert "Rule    thank-you" in s.text()
        await s.press("escape")
        await s.press("k", "k")
        assert "Tue 24 Nov" in lines(s)[0]


async def test_no_key_changes_the_book_in_it(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("F")
        before = list(s.app.session.store.history())
        for key in "mscdxolwzDuUaerPfXI":
            await s.press(key)
            assert isinstance(s.screen, ForecastScreen), key
        assert list(s.app.session.store.history()) == before


async def test_it_keeps_its_line_while_the_clock_moves(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("F", "G", "k")
        here = s.screen.rows.highlighted
        await s.tick(minutes=1)
        assert s.screen.rows.highlighted == here


async def test_book_pane_keeps_its_place_while_the_clock_moves(open_app: OpenApp) -> None:
    async with open_app(size=(60, 12)) as s:
        await s.press("F", "tab", "end")
        pane = s.screen.query_one("#forecast-day")
        await s.until(lambda: pane.scroll_y > 0)
        here = pane.scroll_y
        await s.tick(minutes=1)
        assert pane.scroll_y == here


async def test_an_empty_book_has_its_days_too(open_app: OpenApp) -> None:
    async with open_app(empty=True) as s:
        await s.press("escape", "F")
        assert "nothing new" in s.text()
        assert "Nothing to do." in s.text()
        await s.press("enter")
        assert s.toasts() == "Nothing new is expected on this day."


async def test_company_is_shown_in_little_room(open_app: OpenApp) -> None:
    async with open_app(NIMBUS, contact(0), interview(0, "2026-11-24 14:00"), size=(60, 20)) as s:
        await s.press("F")
        while "Tue 24 Nov" not in lines(s)[0]:
            await s.press("j")
        assert any("Interview" in line and "Nimbus" in line for line in lines(s)[2:9])
        await s.press("question_mark")
        assert "enter says why" in s.text()


async def test_days_are_computed_again_when_something_changed(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> None:
    computed = []

    def count(book: Book, policy: Policy, now: datetime, days: int) -> list[Day]:
        computed.append(now)
        return compute(book, policy, now, days)

    monkeypatch.setattr(forecast, "forecast", count)
    async with open_app(NIMBUS, contact(0), interview(0, "2026-11-24 14:00")) as s:
        await s.press("F")
        await s.tick(minutes=2)
        assert len(computed) == 1
        s.app.session.act(lambda book: event_log.log(book, "rejected", s.clock(), interview=1))
        await s.tick(minutes=1)
        assert len(computed) == 2
        assert "Prepare" not in s.text()
        await s.tick(hours=1)
        assert len(computed) == 3
