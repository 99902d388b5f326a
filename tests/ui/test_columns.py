"""What the list's columns show at common sizes."""

from __future__ import annotations

import pytest

from tests.domain.build import at
from tests.ui.conftest import OpenApp
from tui.domain.models import Contact, Event, Interview, Interviewer, Position

pytestmark = pytest.mark.slow

JOB = Position(title="Engineer", company="Vega Optics")
NAMES = ("Tom O'Hara", "Ana Ruiz", "Bo Lind", "Mei Tanaka")
PEOPLE = [Contact(name=name, emails=("x@vega.example",)) for name in NAMES]
PANEL = Interview(
    position=1, round="Panel", starts_at=at("2026-11-19 14:00"), debriefed_at=at("2026-11-19 15:05"), timezone="America/New_York",
    interviewers=tuple(Interviewer(contact=n) for n in range(1, 5)),
)  # fmt: skip
OFFER = Event(at=at("2026-11-08 20:00"), kind="offer_received", position=1)
LATE = Interview(position=1, round="Panel", starts_at=at("2026-11-09 03:00"), timezone="America/New_York")


async def test_at_80_columns_progress_and_lateness_are_whole(open_app: OpenApp) -> None:
    async with open_app(*PEOPLE, JOB, PANEL) as s:
        assert "Thank Tom O'Hara 1st of 4" in s.text()
    async with open_app(*PEOPLE, JOB, LATE, OFFER, now="2026-11-19 23:00") as s:
        assert "10 days late" in s.text()
        assert "Panel" in s.text().splitlines()[2]


@pytest.mark.parametrize("width", [80, 100, 119, 120, 132])
async def test_no_wider_terminal_shows_fewer_columns(open_app: OpenApp, width: int) -> None:
    async with open_app(*PEOPLE, JOB, PANEL, size=(width, 40)) as s:
        titles = s.text().splitlines()[1]
        assert all(title in titles for title in ("Urgency", "Next", "Due", "Company", "Position"))
