"""While nobody types, next to nothing is sent and done; `python -m tests.bench idle` measures every screen for a minute."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tests.bench.idle import cost_of
from tests.ui.conftest import SETTINGS, OpenApp
from tui.config import AppSettings
from tui.config import Settings as AllSettings

pytestmark = pytest.mark.slow

ANIMATED = AllSettings(profile=SETTINGS.profile, policy=SETTINGS.policy, app=AppSettings(animation=True))


@pytest.mark.parametrize("keys", [("a",), ("slash",), ("colon",), ("enter", "e"), ("I",), ("d",)], ids="".join)
async def test_no_cursor_blinks_over_ssh(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]) -> None:
    monkeypatch.setenv("SSH_TTY", "/dev/pts/9")
    async with open_app(settings=ANIMATED) as s:
        await s.press(*keys)
        assert isinstance(s.app.focused, Input | TextArea)
        assert not s.app.focused.cursor_blink


def note_area(painted: list[int], render: Callable[[Region], list[Strip]], crop: Region) -> list[Strip]:
    """Paint, and note how much of the screen that was."""
    painted.append(crop.area)
    return render(crop)


@pytest.mark.parametrize("keys", [("a",), ("e",), ("i",), ("enter",), ("2", "e"), ("question_mark",)], ids="".join)
async def test_minute_that_changes_nothing_repaints_little(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    async with open_app() as s:
        await s.press(*keys)
        await s.tick(seconds=60)
        await s.settle()
        painted: list[int] = []
        for widget in s.app.screen.walk_children(Widget):
            monkeypatch.setattr(widget, "render_lines", partial(note_area, painted, widget.render_lines))
        for _ in range(3):  # what the key began may end in the first minute; what every minute paints does not end
            painted.clear()
            await s.tick(seconds=60)
            await asyncio.sleep(0.05)
            if sum(painted) < 80 * 8:
                break
        assert sum(painted) < 80 * 8


def test_idle_program_wakes_up_seldom(tmp_path: Path) -> None:
    cost = cost_of(b"a", tmp_path, 3)
    assert cost.wakeups <= 5 * 3
    assert cost.size <= 4_000  # the minute may change within these seconds
