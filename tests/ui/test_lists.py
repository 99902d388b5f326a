"""What the three lists have in common: searching, sorting, and commands on marked lines."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot

from tests.ui.conftest import AppDriver, OpenApp
from tui.domain.models import Contact, Event, Interview, Position
from tui.ui.widgets.record_list import RecordList

pytestmark = pytest.mark.slow


def rows(s: AppDriver) -> RecordList:
    return s.app.screen.query_one(RecordList)


def column(s: AppDriver, name: str) -> list[str]:
    """Return the texts of a column, from the top."""
    at = [each.name for each in rows(s).columns].index(name)
    screen: Any = s.app.screen
    return [str(screen._cells(key)[at]) for key in rows(s).keys]


async def test_every_word_looked_for_is_found_wherever_it_stands(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("slash")
        await s.type("ana nimbus")
        assert set(column(s, "company")) == {"Nimbus Freight"}


async def test_n_goes_round_all_lines_that_hold_what_was_looked_for(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("2", "n")
        assert "Press / to search first" in s.text()
        await s.press("slash")
        await s.type("tideline")
        await s.press("enter", "escape")
        everybody: list[Any] = list(rows(s).keys)
        there = [key for key in everybody if s.book.record(Contact, key).company == "Tideline"]
        assert 0 < len(there) < len(everybody)
        seen: list[Any] = []
        for _ in there:
            await s.press("n")
            seen.append(rows(s).highlighted)
        assert sorted(seen) == sorted(there)
        if len(there) > 1:
            await s.press("N")
            assert rows(s).highlighted == seen[-2]
        assert list(rows(s).keys) == everybody


async def test_n_says_when_nothing_holds_it_any_more(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("slash")
        await s.type("zzz")
        await s.press("enter", "escape", "n")
        assert "No line here contains 'zzz'" in s.text()
        await s.press("slash")
        await s.type("zzz")
        await s.press("enter", "n")
        assert "No line here contains 'zzz'" in s.text()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("place", "name"), [("1", "company"), ("1", "due"), ("2", "company"), ("2", "touch"), ("3", "whose")]
)
async def test_sorting_by_a_column_and_the_other_way_round(open_app: OpenApp, place: str, name: str) -> None:
    async with open_app(size=(160, 40)) as s:
        await s.press(place)
        usual, here = list(rows(s).keys), rows(s).highlighted
        at = [each.name for each in rows(s).columns].index(name)
        await s.press("S", str(at + 1))
        screen: Any = s.app.screen
        values = [value for key in rows(s).keys if (value := screen.sort_value(key, name)) not in (None, "")]
        assert len(values) > 2
        assert values == sorted(values)
        assert rows(s).highlighted == here
        await s.press("S", str(at + 1))
        downwards = [value for key in rows(s).keys if (value := screen.sort_value(key, name)) not in (None, "")]
        assert downwards == sorted(values, reverse=True)
        await s.press("S", str(len(rows(s).columns) + 1))
        assert list(rows(s).keys) == usual


async def test_a_click_on_a_title_sorts(open_app: OpenApp) -> None:
    async with open_app(size=(120, 36)) as s:
        await s.press("2")
        pilot: Pilot[int] = s.pilot
        await pilot.click(RecordList, offset=(30, 0))
        await s.settle()
        assert rows(s).sort == ("company", False)
        companies = [text.casefold() for text in column(s, "company") if text]
        assert companies == sorted(companies)
        assert "Company ↑" in s.text()


async def test_what_has_nothing_in_a_column_comes_last_either_way(open_app: OpenApp) -> None:
    async with open_app(
        Contact(name="A", company=""), Contact(name="B", company="Vega"), Contact(name="C", company="Atlas")
    ) as s:
        await s.press("2", "S", "2")
        assert column(s, "name") == ["C", "B", "A"]
        await s.press("S", "2")
        assert column(s, "name") == ["B", "C", "A"]


async def test_snooze_of_marked_rows_is_one_act_and_unmarks_them(open_app: OpenApp) -> None:
    async with open_app() as s:
        before = len(list(s.book.all(Event)))
        await s.press("space", "space", "z", "enter")
        new = sorted(s.book.all(Event), key=lambda event: event.id)[before:]
        assert [event.kind for event in new] == ["snoozed", "snoozed"]
        assert len({event.position for event in new}) == 2
        assert not rows(s).marked
        await s.press("u")
        assert len(list(s.book.all(Event))) == before


async def test_two_marked_rounds_of_one_process_are_logged_once(open_app: OpenApp) -> None:
    async with open_app() as s:
        before = len(list(s.book.all(Event)))
        nimbus = [i.id for i in s.book.all(Interview) if s.book.record(Position, i.position or 0).company == "Nimbus Freight"]
        await s.press("full_stop")
        rows(s).mark(("interview", key) for key in nimbus)
        assert len(rows(s).marked) == 2
        await s.press("x", "f2")
        assert len(list(s.book.all(Event))) == before + 1


async def test_marks_stay_when_a_question_is_left_until_escape(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("space", "D", "n")
        assert len(rows(s).marked) == 1
        await s.press("escape")
        assert not rows(s).marked


async def test_deleting_people_who_were_in_one_interview(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("2")
        panel = next(i for i in s.book.all(Interview) if i.round == "Panel")
        everybody = {person.contact for person in panel.interviewers}
        gone = sorted(everybody)[:2]
        rows(s).mark(gone)
        await s.press("D", "y")
        assert s.book.get(Contact, gone[0]) is None
        left = {person.contact for person in s.book.record(Interview, panel.id).interviewers}
        assert left == everybody - set(gone)
        await s.press("u")
        assert {person.contact for person in s.book.record(Interview, panel.id).interviewers} == everybody


async def test_deleting_marked_events_but_not_what_only_follows(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("3", "g", "space", "space")
        before = len(list(s.book.all(Event)))
        marked = rows(s).marked
        await s.press("D")
        if all(key[0] == "event" for key in marked):  # type: ignore[index]
            await s.press("y")
            assert len(list(s.book.all(Event))) == before - 2
        else:
            assert "Only events are deleted here" in s.text()
        rows(s).mark([key for key in rows(s).keys if key != "now" and key[0] == "event"][:3])  # type: ignore[index]
        before = len(list(s.book.all(Event)))
        await s.press("D", "y")
        assert len(list(s.book.all(Event))) == before - 3


async def test_going_along_the_interviews_of_time(open_app: OpenApp) -> None:
    async with open_app() as s:
        now = s.clock.now
        held: list[Interview] = []
        for _ in range(3):
            await s.press("left_square_bracket")
            held.append(s.screen.interview)
        assert [i.starts_at for i in held] == sorted((i.starts_at for i in held), reverse=True)
        assert all(i.starts_at < now for i in held)
        assert held[0].round == "Hiring manager"
        await s.press("right_square_bracket")
        coming = s.screen.interview
        assert coming.starts_at > now
        await s.press("right_square_bracket")
        assert s.screen.interview.starts_at >= coming.starts_at
