"""Questions in front of a screen."""

from __future__ import annotations

import pytest
from textual.geometry import Region

from tests.ui.conftest import OpenApp
from tui.ui.screens.compose import ComposeScreen
from tui.ui.screens.interviews import InterviewsScreen

pytestmark = pytest.mark.slow


async def test_a_number_chooses_and_goes_no_further(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("W", "3")
        assert isinstance(s.app.screen, ComposeScreen)
        assert "second conversation" in s.text()
        await s.press("q")
        assert isinstance(s.app.screen, InterviewsScreen)
        await s.press("W", "0")
        assert "Which note?" in s.text()
        await s.press("escape")
        assert isinstance(s.app.screen, InterviewsScreen)


async def test_typing_in_a_note_shows_only_the_keys_that_still_work(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("j", "j", "enter", "e")
        assert "F2 Done" in s.text()
        assert "q Back" not in s.text()
        await s.press("escape")
        assert "q Back" in s.text()
        await s.press("escape")
        assert isinstance(s.app.screen, InterviewsScreen)


async def test_no_key_in_passing_marks_what_is_not_due(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("full_stop", "G")
        before = len(s.app.session.store.history())
        await s.press("c")
        assert "No note is due here" in s.text()
        await s.press("m")
        assert len(s.app.session.store.history()) == before
        assert not s.copied


@pytest.mark.parametrize("key", ["D", "S", "z", "b", "W", "y", "apostrophe"])
async def test_under_a_question_no_key_of_the_list_is_offered(open_app: OpenApp, key: str) -> None:
    async with open_app() as s:
        assert "c Copy" in s.text().splitlines()[-1]
        await s.press(key)
        assert "c Copy" not in s.text()
        await s.press("escape")
        assert "c Copy" in s.text().splitlines()[-1]


@pytest.mark.parametrize("keys", [("j", "j"), ("j", "j", "enter")], ids=["list", "note"])
async def test_second_m_within_a_second_asks_about_the_next(open_app: OpenApp, keys: tuple[str, ...]) -> None:
    async with open_app() as s:
        await s.press(*keys)
        before = len(s.app.session.store.history())
        await s.press("m")
        assert len(s.app.session.store.history()) == before + 1
        s.clock.on(seconds=0.9)
        await s.press("m")
        assert "Was the thank-you to Mei Tanaka sent, too?" in s.text()
        await s.press("n")
        assert len(s.app.session.store.history()) == before + 1


@pytest.mark.parametrize("keys", [("j", "j"), ("j", "j", "enter")], ids=["list", "note"])
async def test_second_m_after_a_second_marks_the_next(open_app: OpenApp, keys: tuple[str, ...]) -> None:
    async with open_app() as s:
        await s.press(*keys)
        before = len(s.app.session.store.history())
        await s.press("m")
        s.clock.on(seconds=1)
        await s.press("m")
        assert len(s.app.session.store.history()) == before + 2


async def test_m_after_undo_marks_the_same_person_at_once(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("j", "j")
        before = len(s.app.session.store.history())
        await s.press("m", "u", "m")
        assert len(s.app.session.store.history()) == before + 3


@pytest.mark.parametrize("keys", [("e",), ("j", "j", "j", "d")], ids=["a form", "a debrief"])
async def test_typed_text_is_painted_though_what_is_behind_changes(open_app: OpenApp, keys: tuple[str, ...]) -> None:
    """A part of the list behind a dialog and what was typed in it are to be painted at the same time."""
    async with open_app() as s:
        await s.press(*keys)
        dialog, behind, field = s.screen, s.app.screen_stack[0], s.app.focused
        assert field is not None
        field.refresh()
        dialog._dirty_widgets.add(field)
        behind._compositor._dirty_regions.add(Region(0, 23, 80, 1))
        behind._compositor_refresh()
        dialog._on_timer_update()
        assert any(region.overlaps(field.region) for region in dialog._compositor._dirty_regions)
