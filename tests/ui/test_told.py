"""What the app tells by itself stays marked as unread until it was opened, whatever else is said meanwhile."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from tests.ui.conftest import AppDriver, OpenApp

pytestmark = pytest.mark.slow

LOST = "Contact Ana Ruiz, role: laptop's 'VP' replaced 'Head', which you gave on Thu 19 Nov 15:00."


def bar(s: AppDriver) -> str:
    return s.text().splitlines()[0]


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36)])
async def test_what_was_told_is_marked_until_it_is_opened(open_app: OpenApp, size: tuple[int, int]) -> None:
    async with open_app(size=size) as s:
        s.app.session.store.notices.append(LOST)
        await s.tick(seconds=1)
        assert s.toasts() == f"{LOST}\n! shows it again."
        s.app.tell("Something else.")
        await s.tick(hours=3)
        assert LOST not in s.toasts()
        for place in "123":
            await s.press(place)
            assert "! 1 unread" in bar(s)
        s.app.session.store.notices.append("And more.")
        await s.tick(seconds=1)
        assert "! 2 unread" in bar(s)
        s.app.session.store.notices.extend([LOST, LOST, "And more."])
        await s.tick(seconds=1)
        assert "! 2 unread" in bar(s)
        await s.press("exclamation_mark")
        assert str(s.app.screen.query(Static).last().content) == f"And more.\n\n{LOST}"
        await s.press("escape")
        assert "unread" not in bar(s)
        await s.press("1")
        assert "unread" not in bar(s)
        await s.press("exclamation_mark")
        assert "And more." in s.text()


async def test_what_arrives_over_a_form_is_marked_behind_it(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("a")
        await s.fill(company="Vega")
        s.app.session.store.notices.append(LOST)
        await s.tick(seconds=1)
        await s.press("exclamation_mark", "escape", "y")
        assert "! 1 unread" in bar(s)


async def test_nothing_told_says_so(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("exclamation_mark")
        assert "Nothing has been told since the app was opened." in s.text()


async def test_what_is_no_longer_so_is_not_unread(open_app: OpenApp) -> None:
    async with open_app() as s:
        session = s.app.session
        session.store.notices.extend(["1 change waits.", LOST])
        await s.tick(seconds=1)
        session.retract("1 change waits.")
        session.retract("Something else.")
        s.app.show_unread()
        await s.settle()
        assert "! 1 unread" in bar(s)
        await s.press("exclamation_mark", "escape")
        session.retract(LOST)
        assert (session.told, session.unread) == ([], 0)
