"""Every screen and form at every size: everything can be reached, and resizing loses neither place nor text."""

from __future__ import annotations

import pytest
from textual.widgets import Input, TextArea

from tests.domain.build import at
from tests.tools.everywhere import EVERYWHERE
from tests.ui.conftest import AppDriver, OpenApp
from tui.domain.models import Interview, Position
from tui.ui.screens.form_base import Form
from tui.ui.widgets.record_list import RecordList

pytestmark = pytest.mark.slow

SIZES = [(60, 20), (80, 24)]
FORMS: dict[str, tuple[str, ...]] = {
    "add": ("a",),
    "edit": ("e",),
    "position": ("p",),
    "debrief": ("j", "j", "j", "d"),
    "reply": ("r",),
    "offer": ("o",),
    "snooze": ("z",),
    "contact": ("2", "e"),
}
FOOTERS: dict[tuple[str, ...], tuple[str, ...]] = {
    (): ("Open", "Copy", "Debrief", "Add", "Find", "Keys"),
    ("2",): ("Open", "Add", "Edit", "Find", "Keys"),
    ("3",): ("Open", "Find", "Show", "Keys"),
    ("j", "j", "enter"): ("Copy", "Sent", "Edit", "Next", "Back", "Keys"),
    ("a",): ("Next field", "Save", "Cancel"),
}


def lines(s: AppDriver) -> list[str]:
    return [line.rstrip() for line in s.text().splitlines()]


async def come_back(s: AppDriver) -> None:
    """Close what is open, and go to the first interview."""
    await s.leave()
    await s.press("1", "g")


@pytest.mark.parametrize("size", SIZES, ids=["60x20", "80x24"])
async def test_the_last_line_says_what_the_keys_do(open_app: OpenApp, size: tuple[int, int]) -> None:
    async with open_app(size=size) as s:
        for keys, words in FOOTERS.items():
            await s.press(*keys)
            footer = lines(s)[-1]
            assert all(word in footer for word in words), keys
            assert "1 Interviews" in lines(s)[0] or keys == ("j", "j", "enter")
            assert "…" not in footer, keys
            await come_back(s)


@pytest.mark.parametrize(
    ("size", "forms"), [((60, 20), tuple(FORMS)), ((80, 24), tuple(FORMS) if EVERYWHERE else ("add", "debrief"))]
)
async def test_every_field_of_a_form_can_be_reached_and_seen(
    open_app: OpenApp, size: tuple[int, int], forms: tuple[str, ...]
) -> None:
    async with open_app(size=size) as s:
        for form in forms:
            await s.press(*FORMS[form])
            assert isinstance(s.app.screen, Form)
            seen = set()
            for _ in range(len(s.app.screen.inputs)):
                assert s.app.focused is not None
                region = s.app.focused.region
                assert 0 < region.y < size[1] - 1, form
                assert region.right <= size[0], form
                seen.add(s.app.focused)
                await s.press("tab")
            assert len(seen) == len(s.app.screen.inputs), form
            assert any("╰" in line for line in lines(s)[:-1]), form
            await come_back(s)


async def test_hints_and_choices_are_whole_at_80_columns(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("j", "j", "j", "d")
        assert "the date they named: fri, next week, 3 dec" in s.text()
        await s.press("escape", "r")
        assert "‹ not specified › 1 of 7" in s.text()
        await s.press(*["down"] * 5, "right")
        assert "‹ e-mail › 2 of 7" in s.text()


async def test_two_rounds_of_one_company_do_not_look_alike(open_app: OpenApp) -> None:
    rounds = [
        Interview(position=1, round=name, starts_at=at(when), minutes=60, timezone="America/New_York")
        for name, when in (("First", "2026-11-25 10:00"), ("Second", "2026-11-25 10:00"))
    ]
    async with open_app(Position(title="Engineer", company="Vega Optics"), *rounds) as s:
        first, second = [line for line in lines(s) if "Vega Optics" in line and "│" not in line][:2]
        assert first.strip(" ►") != second.strip(" ►")
        assert "First" in first + second
        assert "Second" in first + second


@pytest.mark.parametrize("place", ["1", "2"])
async def test_timeline_in_little_room_is_a_line_that_opens(open_app: OpenApp, place: str) -> None:
    async with open_app(size=(60, 20)) as s:
        await s.press(place)
        assert "── now" not in s.text()
        assert "Thank" in lines(s)[-2]
        assert lines(s)[-3].startswith("▔")
        await s.press("t")
        assert "── now" in s.text()
        await s.press("t")
        assert "── now" not in s.text()


async def test_what_the_key_said_holds_at_every_size(open_app: OpenApp) -> None:
    async with open_app(size=(60, 20)) as s:
        await s.press("t")
        await s.pilot.resize_terminal(60, 18)
        await s.settle()
        assert "── now" in s.text()
        await s.press("t")
        await s.pilot.resize_terminal(80, 24)
        await s.settle()
        assert "── now" not in s.text()


async def test_a_form_is_left_at_once_or_asks_about_what_was_typed(open_app: OpenApp) -> None:
    async with open_app() as s:
        forms = FORMS if EVERYWHERE else ("add", "debrief", "reply", "contact")
        for form, key in [*((form, "escape") for form in forms), ("add", "f4"), ("debrief", "f4")]:
            await s.press(*FORMS[form], key)
            assert not isinstance(s.app.screen, Form), form
            await s.press(*FORMS[form][-1:])
            if not isinstance(s.app.focused, Input):
                await s.press("tab")
            await s.press("Q", key)
            assert "Leave without saving what you typed?" in s.text(), form
            await s.press("n")
            assert isinstance(s.app.screen, Form), form
            assert "Q" in s.app.screen.typed_words()
            await s.press(key, "y")
            assert not isinstance(s.app.screen, Form), form
            await come_back(s)


async def resized(s: AppDriver, *sizes: tuple[int, int]) -> None:
    for width, height in sizes:
        await s.pilot.resize_terminal(width, height)
        await s.settle()


async def test_resizing_while_typing_a_note(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("j", "j", "enter", "e", *"one ")
        await resized(s, (60, 20), (200, 60), (80, 24), (40, 10))
        await s.press(*"two ")
        body = s.app.screen.query_one(TextArea)
        assert body.text.startswith("one two ")
        assert body.cursor_location == (0, 8)
        assert s.app.focused is body


async def test_resizing_while_typing_in_a_form(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("a", *"Fin")
        box = s.app.focused
        await resized(s, (60, 20), (200, 60), (80, 24))
        await s.press(*"al")
        assert s.app.focused is box
        assert isinstance(box, Input)
        assert box.value == "Final"


async def test_resizing_a_narrowed_list(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("slash", *"nimbus", "enter", "j")
        before = s.app.screen.query_one(RecordList).highlighted
        await resized(s, (60, 20), (200, 60), (80, 24))
        rows = s.app.screen.query_one(RecordList)
        assert rows.highlighted == before
        assert "Vega" not in s.text()
        await s.press("slash")
        assert s.app.screen.query_one("#filter", Input).value == "nimbus"


async def test_resizing_a_long_list_keeps_the_line_in_sight(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("G")
        before = s.app.screen.query_one(RecordList).highlighted
        await resized(s, (60, 20), (200, 60), (60, 12), (80, 24))
        assert s.app.screen.query_one(RecordList).highlighted == before
        assert "►" in s.text()


async def test_resizing_a_question(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("W", "down", "down")
        await resized(s, (60, 20), (200, 60), (80, 24))
        assert "Which note?" in s.text()
        await s.press("enter")
        assert "second conversation" in s.text()


async def test_the_keys_of_a_screen_fit_a_page(open_app: OpenApp) -> None:
    async with open_app() as s:
        for place in ("1", "2", "3"):
            await s.press(place, "question_mark")
            assert "Keys in" in s.text()
            assert "half a page, space marks" in s.text()
            assert "esc closes" in s.text()
            await s.press("escape")
