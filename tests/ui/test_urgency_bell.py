"""The bell rings once for what turns urgent by the clock, not for what the user does, and never in quiet hours."""

from __future__ import annotations

from datetime import time

import msgspec
import pytest

from tests.domain.build import NIMBUS, contact, interview
from tests.ui.conftest import SETTINGS, OpenApp
from tui.config import AppSettings
from tui.config.settings import RemindSettings
from tui.domain.quiet_hours import QuietHours
from tui.ui import urgency_bell
from tui.ui.urgency_bell import MOST_NOTIFICATION_BYTES, UrgencyBell, notification

RINGS = msgspec.structs.replace(SETTINGS, app=AppSettings(animation=False, bell=True))
RECORDS = (NIMBUS, contact(0), interview(0, "2026-11-18 14:00"))
BEFORE = "2026-11-19 08:59"


@pytest.fixture
def rung(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was written to the terminal."""
    written: list[str] = []
    monkeypatch.setattr(UrgencyBell, "_write", lambda self, data: written.append(data.decode()))
    return written


async def test_it_rings_once_when_something_turns_urgent(open_app: OpenApp, rung: list[str]) -> None:
    async with open_app(*RECORDS, now=BEFORE, settings=RINGS) as s:
        assert s.line[:2] == ("thank_you", "due")
        await s.tick(seconds=30)
        assert rung == []
        await s.tick(minutes=1)
        [written] = rung
        assert written.startswith("\a\x1b]9;urgent: Thank Ana Ruiz, Nimbus, 5 h left, due today 15:00\a")
        await s.tick(minutes=1)
        await s.tick(hours=7)
        assert len(rung) == 1


async def test_it_is_silent_unless_it_is_asked_for(open_app: OpenApp, rung: list[str]) -> None:
    async with open_app(*RECORDS, now=BEFORE) as s:
        await s.tick(minutes=2)
        assert s.line[:2] == ("thank_you", "urgent")
        assert rung == []


async def test_what_the_user_does_rings_nothing(open_app: OpenApp, rung: list[str]) -> None:
    async with open_app(*RECORDS, now="2026-11-19 10:00", settings=RINGS) as s:
        await s.press("s")
        await s.press("u")
        await s.tick(minutes=1)
        assert s.line[:2] == ("thank_you", "urgent")
        assert rung == []


async def test_quiet_hours_hold_the_bell_back(open_app: OpenApp, rung: list[str]) -> None:
    quiet = RemindSettings(quiet_hours=QuietHours(time(8), time(10)))
    async with open_app(*RECORDS, now=BEFORE, settings=msgspec.structs.replace(RINGS, remind=quiet)) as s:
        await s.tick(minutes=30)
        assert rung == []
        await s.tick(hours=1)
        assert len(rung) == 1


async def test_act_in_quiet_hours_leaves_the_bell_for_later(open_app: OpenApp, rung: list[str]) -> None:
    quiet = RemindSettings(quiet_hours=QuietHours(time(8), time(10)))
    async with open_app(*RECORDS, now=BEFORE, settings=msgspec.structs.replace(RINGS, remind=quiet)) as s:
        await s.tick(minutes=30)
        await s.press("s")
        await s.press("u")
        assert s.line[:2] == ("thank_you", "urgent")
        await s.tick(hours=1)
        assert len(rung) == 1


def test_each_terminal_gets_what_it_shows() -> None:
    both = b"\a\x1b]9;urgent: ask\a\x1b]777;notify;followup;urgent: ask\a"
    assert notification("urgent: ask", "", "") == both
    assert notification("urgent: ask", "", "kitty") == b"\a\x1b]9;urgent: ask\a"
    wrapped = b"\a\x1bPtmux;\x1b\x1b]9;urgent: ask\a\x1b\\"
    assert notification("urgent: ask", "tmux", "kitty") == wrapped
    assert notification("urgent: ask", "screen", "kitty") == b"\a\x1bP\x1b]9;urgent: ask\a\x1b\\"


def test_long_text_is_cut_between_characters() -> None:
    data = notification("é" * 500, "screen", "kitty")
    assert data.count(b"\x1bP") == 1
    assert len(data.decode()) < MOST_NOTIFICATION_BYTES
    assert urgency_bell.MOST_NOTIFICATION_BYTES < 250
