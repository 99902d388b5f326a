"""Enter on a row that says Prepare opens the page to read before the interview; so does Enter on it in the forecast."""

from __future__ import annotations

import msgspec
import pytest

from tests.domain.build import NIMBUS, contact, interview
from tests.ui.conftest import OpenApp
from tui.domain.models import Interviewer

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("day", "urgency"), [("2026-11-20 14:00", "due"), ("2026-11-27 14:00", "waiting")])
async def test_enter_on_prepare_opens_the_brief(open_app: OpenApp, day: str, urgency: str) -> None:
    records = (
        NIMBUS,
        contact(0, "Wilhelmina van der Berg"),
        interview(0, day, debriefed=False, link="https://meet.example/x"),
    )
    async with open_app(*records, size=(80, 30)) as s:
        assert s.line[:2] == ("prepare", urgency)
        await s.press("enter")
        assert "Before the interview: Interview at Nimbus" in s.text()
        assert "https://meet.example/x" in s.text()
        assert "Wilhelmina van der Berg: p0@" in s.text()
        assert "When will you decide?" in s.text()
        await s.press("escape", "F")
        while not (isinstance(s.screen.rows.highlighted, tuple) and "interview" in s.screen.rows.highlighted):
            await s.press("j")
        await s.press("enter")
        assert "Before the interview: Interview at Nimbus" in s.text()


async def test_private_notes_are_shown_as_they_are(open_app: OpenApp) -> None:
    meeting = interview(0, "2026-11-20 14:00", debriefed=False, notes="[/] [red]bring it[/]")
    talked = (Interviewer(contact=1, talked_about="[b]x"),)
    earlier = msgspec.structs.replace(interview(0, "2026-11-10 14:00"), interviewers=talked)
    async with open_app(NIMBUS, contact(0), earlier, meeting, size=(80, 40)) as s:
        while s.line[0] != "prepare":
            await s.press("j")
        await s.press("enter")
        assert "[/] [red]bring it[/]" in s.text()
        assert "[b]x" in s.text()


@pytest.mark.parametrize(
    ("name", "shown"), [("\x1b[31mAna", "␛[31mAna"), ("株式会社サンプル", "株式会社サンプル: p0@nimbus.example")]
)
async def test_any_name_fits_and_is_harmless(open_app: OpenApp, name: str, shown: str) -> None:
    meeting = interview(0, "2026-11-20 14:00", debriefed=False)
    async with open_app(NIMBUS, contact(0, name), meeting, size=(80, 40)) as s:
        await s.press("enter")
        assert shown in s.text()
        assert "\x1b" not in s.text()
