"""Textual's own palette and screenshots work in the program as it runs, not just in tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.terminal import Terminal
from tests.ui.conftest import OpenApp

pytestmark = pytest.mark.slow

THEMES_AND_SHOT = """
import os
from tui.cli.main import start
from tui.ui.terminal.shutdown import GracefulShutdown

begin = GracefulShutdown.__enter__

def begin_with_other_keys(shutdown):
    from tui.ui.app import FollowupApp  # which the program has imported by now
    FollowupApp.action_undo = lambda app: app.search_themes()
    FollowupApp.action_redo = lambda app: app.deliver_screenshot("shot.svg", os.environ["HOME"])
    return begin(shutdown)

GracefulShutdown.__enter__ = begin_with_other_keys
start()
"""
"""The program, in which u searches the themes and U takes a screenshot."""


async def test_search_themes_changes_the_theme(open_app: OpenApp) -> None:
    async with open_app() as s:
        s.app.search_themes()
        await s.settle()
        await s.type("gruvbox")
        await s.press("enter")
        await s.until(lambda: s.app.theme == "gruvbox")


async def test_deliver_screenshot_writes_the_screen(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app() as s:
        s.app.deliver_screenshot("shot.svg", str(tmp_path))
        await s.until(lambda: "Saved" in s.text())
        assert "Interviews" in (tmp_path / "shot.svg").read_text(encoding="utf-8")


def test_ctrl_p_and_both_work_in_the_program(tmp_path: Path) -> None:
    with Terminal(["-c", THEMES_AND_SHOT, "--demo"], tmp_path) as terminal:
        terminal.wait_for(rb"Keys")
        for keys, seen in ((b"\x10", rb"Search for commands"), (b"u", rb"Search for themes"), (b"U", rb"Saved screenshot")):
            before = len(terminal.output)
            terminal.send(keys)
            terminal.wait_for(seen, before)
            terminal.send(b"\x1b")
            terminal.settle(0.5)
        assert b"<svg" in (tmp_path / "shot.svg").read_bytes()
