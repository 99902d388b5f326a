"""A key that users of vim, less, lazygit or mutt press by habit moves, opens what Esc closes, or does nothing."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.ui.conftest import AppDriver, OpenApp
from tui.commands import commands_at

HABITS = Path(__file__).parents[1] / "data" / "habits.tsv"
AT_ONCE = {"m", "s", "u", "U", "ctrl+r", "q"}
"""The keys that act at once: sent and not needed, which u undoes; undo and redo themselves; quit."""


def habits() -> list[str]:
    """Return the keys of the table."""
    with HABITS.open(encoding="utf-8", newline="") as file:
        return [row["key"] for row in csv.DictReader(file, delimiter="\t")]


def acts(s: AppDriver) -> int:
    """Return how many changes are in the history, without autosaved drafts."""
    return sum(not act.change.quiet for act in s.app.session.store.history())


@pytest.mark.slow
@pytest.mark.parametrize("place", ["1", "2", "3"], ids=["interviews", "contacts", "timeline"])
async def test_no_habit_changes_the_book_at_once(open_app: OpenApp, place: str) -> None:
    async with open_app() as s:
        before = acts(s)
        for key in habits():
            if key in AT_ONCE:
                continue
            await s.press(place, key)
            assert acts(s) == before, key
            await s.press("escape", "escape", "escape")
            assert len(s.app.screen_stack) == 1, key
            assert acts(s) == before, key


def test_every_key_of_the_interviews_is_in_the_table() -> None:
    letters = {key for command in commands_at("interviews") for key in command.keys.split(",") if len(key) == 1}
    assert letters <= {*habits(), "1", "2", "3"}
