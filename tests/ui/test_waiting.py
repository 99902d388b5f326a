"""Slow work runs in a thread: it is shown, can be cancelled, and times out."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.ui.conftest import AppDriver, OpenApp
from tui.domain.models import Interview
from tui.exchange import reading
from tui.ui.screens import importing, listed_import, waiting

pytestmark = pytest.mark.slow

FILE = """BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VEVENT
UID:1
DTSTART:20271201T150000Z
SUMMARY:Panel at Acme
END:VEVENT
END:VCALENDAR
"""


async def ask_for(s: AppDriver, name: str) -> None:
    """Name a file to import."""
    await s.press("I")
    s.app.screen.query_one(Input).value = name
    s.app.simulate_key("enter")


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Have reading take until the event is set."""
    gate, read = threading.Event(), reading.read_named

    def wait(*args: object) -> object:
        gate.wait(20)
        return read(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(importing, "read_named", wait)
    return gate


async def test_slow_file_shows_and_is_then_read(open_app: OpenApp, tmp_path: Path, slow: threading.Event) -> None:
    file = tmp_path / "a.ics"
    file.write_text(FILE)
    async with open_app(empty=True) as s:
        await ask_for(s, str(file))
        await s.until(lambda: "Reading" in s.text())
        await s.press("q", "1")
        assert "Reading" in s.text()
        slow.set()
        await s.until(lambda: "Add an interview from the file" in s.text())


async def test_escape_leaves_a_slow_file(open_app: OpenApp, tmp_path: Path, slow: threading.Event) -> None:
    file = tmp_path / "a.ics"
    file.write_text(FILE)
    async with open_app(empty=True) as s:
        await ask_for(s, str(file))
        await s.until(lambda: "Reading" in s.text())
        await s.press("escape")
        assert "Nothing was imported." in s.text()
        slow.set()
        await s.settle()
        assert s.screen.place == "interviews"
        assert not list(s.book.all(Interview))


async def test_file_that_never_comes_is_given_up(
    open_app: OpenApp, tmp_path: Path, slow: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "DEADLINE", 1)
    async with open_app(empty=True) as s:
        await ask_for(s, str(tmp_path / "a.ics"))
        await s.until(lambda: "given up" in s.text() and "Which file?" in s.text())
        slow.set()


@pytest.mark.parametrize("name", ["pipe", "/dev/zero", "/dev/tty", ".", "none", "x" * 5000, "a\x00b", "~nobody/x"])
async def test_what_is_no_file_is_told_in_the_app(open_app: OpenApp, tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    async with open_app(empty=True) as s:
        await ask_for(s, str(tmp_path / name) if name in ("pipe", ".", "none") else name)
        await s.until(lambda: "Which file?" in s.text() and len(s.app.screen.query(".told")) == 1)
        assert "unexpected" not in s.text()


async def test_many_invitations_are_looked_at_in_a_thread(open_app: OpenApp, tmp_path: Path) -> None:
    file = tmp_path / "a.ics"
    event = "BEGIN:VEVENT\nUID:%d\nDTSTART:20271201T%02d0000Z\nSUMMARY:Panel at Acme\nEND:VEVENT\n"
    events = "".join(event % (number, number % 24) for number in range(listed_import.MOST_PLANNED_AT_ONCE))
    file.write_text(f"BEGIN:VCALENDAR\n{events}END:VCALENDAR\n")
    async with open_app(empty=True) as s:
        await ask_for(s, str(file))
        await s.until(lambda: f"imports {listed_import.MOST_PLANNED_AT_ONCE} new" in s.text())
        await s.press("escape")
        assert "Nothing was imported." in s.text()


async def test_keys_typed_ahead_of_a_file_reach_the_form(open_app: OpenApp, tmp_path: Path) -> None:
    file = tmp_path / "a.ics"
    file.write_text(FILE)
    async with open_app(empty=True) as s:
        await s.press("I")
        s.app.screen.query_one(Input).value = str(file)
        for key in ("enter", "Z"):
            s.app.simulate_key(key)
        await s.until(lambda: [box for box in s.app.screen.query(Input) if box.value.endswith("Z")])
