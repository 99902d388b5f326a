"""The footer: which keys it shows, what a click does, and that it changes in place."""

from __future__ import annotations

from typing import Any, ClassVar

import msgspec
import pytest
from textual import events
from textual.app import App, ComposeResult

from tests.ui.conftest import SETTINGS, OpenApp
from tui.commands import BY_ID
from tui.ui.widgets.key_footer import MOST_KEYS, KeyFooter

pytestmark = pytest.mark.slow


class Keys(App[None]):
    """An app with more keys than a footer shows, one of them greyed."""

    BINDINGS: ClassVar[Any] = [(str(n), f"press({n})", f"Press {n}") for n in range(1, 9)]

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[int] = []
        self.greyed = False
        self.hidden = False

    def compose(self) -> ComposeResult:
        yield KeyFooter()

    def action_press(self, number: int) -> None:
        self.pressed.append(number)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if parameters == (2,):
            return False if self.hidden else None if self.greyed else True
        return True


def footer(app: App[Any]) -> str:
    return str(app.screen.query_one(KeyFooter).render().plain)


async def test_no_more_than_six_keys_are_shown() -> None:
    async with Keys().run_test(size=(200, 24)) as pilot:
        assert footer(pilot.app) == " ".join(f"{n} Press {n}" for n in range(1, MOST_KEYS + 1))


async def test_key_that_does_not_fit_whole_is_left_out() -> None:
    async with Keys().run_test(size=(30, 24)) as pilot:
        assert footer(pilot.app) == "1 Press 1 2 Press 2 3 Press 3"
        await pilot.resize_terminal(28, 24)
        assert footer(pilot.app) == "1 Press 1 2 Press 2"


async def test_click_presses_the_key_under_it() -> None:
    app = Keys()
    async with app.run_test(size=(80, 24)) as pilot:
        for x in (0, 8, 9, 10, 20, 70):
            await pilot.click(KeyFooter, offset=(x, 0))
        await pilot.pause()
        assert app.pressed == [1, 1, 2, 3]


async def test_hidden_action_leaves_and_greyed_one_only_rings(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Keys()
    rung: list[int] = []
    monkeypatch.setattr(app, "bell", lambda: rung.append(1))
    async with app.run_test(size=(80, 24)) as pilot:
        app.hidden = True
        app.refresh_bindings()
        await pilot.pause()
        assert "Press 2" not in footer(app)
        app.hidden, app.greyed = False, True
        app.refresh_bindings()
        await pilot.pause()
        assert "Press 2" in footer(app)
        await pilot.click(KeyFooter, offset=(12, 0))
        await pilot.pause()
        assert (app.pressed, rung) == ([], [1])


async def test_key_under_the_mouse_says_what_it_does(open_app: OpenApp) -> None:
    async with open_app() as s:
        widget = s.screen.query_one(KeyFooter)
        await s.pilot.hover(KeyFooter, offset=(12, 0))
        assert str(widget.tooltip) == BY_ID["copy"].sentence
        assert widget.has_class("-over-key")
        await s.pilot.hover(KeyFooter, offset=(79, 0))
        assert widget.tooltip is None
        widget.post_message(events.Leave(widget))
        await s.settle()
        assert not widget.has_class("-over-key")


async def test_keymap_shows_in_the_footer(open_app: OpenApp) -> None:
    async with open_app(settings=msgspec.structs.replace(SETTINGS, keys={"copy": "f8"})) as s:
        assert "F8 Copy" in footer(s.app)


async def test_footer_follows_the_focus_in_place(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("j", "j", "enter")
        widget = s.screen.query_one(KeyFooter)
        assert footer(s.app) == "c Copy m Sent e Edit n Next q Back ? Keys"
        await s.press("e")
        assert footer(s.app) == "F2 Done F1 Keys"
        await s.press("f2")
        assert footer(s.app) == "c Copy m Sent e Edit n Next q Back ? Keys"
        assert s.screen.query_one(KeyFooter) is widget
        assert not widget.children
