"""Every key of every screen works without an error, with an empty book and with one whose record disappears."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.domain.build import at
from tests.ui.conftest import OpenApp
from tui.commands import commands_at
from tui.domain import operations
from tui.domain.models import Contact, Interview, Position
from tui.storage import Store

pytestmark = pytest.mark.slow

KEEPS_OUT = {"quit", "palette"}
NOW = at("2026-11-19 16:03")


@pytest.mark.parametrize("place", ["interviews", "contacts", "timeline"])
@pytest.mark.parametrize("empty", [True, False], ids=["empty", "sample"])
async def test_every_command_can_be_pressed(open_app: OpenApp, place: str, empty: bool) -> None:
    async with open_app(empty=empty) as s:
        number = {"interviews": "1", "contacts": "2", "timeline": "3"}[place]
        for command in [*commands_at(place), *commands_at("list")]:
            if command.id in KEEPS_OUT:
                continue
            await s.press(number, command.keys.split(",")[0])
            for _ in range(4):
                if len(s.app.screen_stack) > 1:
                    await s.press("escape")
            await s.press("escape")
            assert s.app.is_running, command.id


@pytest.mark.parametrize("keys", [("enter",), ("e",), ("p",), ("i",), ("r",), ("W", "1")], ids="".join)
async def test_what_is_open_goes_away_meanwhile(open_app: OpenApp, tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with open_app() as s:
        await s.press(*keys)
        with Store.open(tmp_path / "followup" / "book.json", at=NOW) as other:
            for record in (other.book.record(Contact, 4), other.book.record(Interview, 3), other.book.record(Position, 2)):
                gone = record
                other.act(lambda book, gone=gone: operations.remove(book, gone), NOW)  # type: ignore[misc]
        await s.tick(seconds=1)
        await s.press("f2")
        await s.press("c", "n", "m", "n")
        for _ in range(4):
            await s.press("escape")
        assert s.app.is_running
