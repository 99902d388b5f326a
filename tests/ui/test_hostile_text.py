"""Text that tries to be more than text, in every field, through every screen and toast."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.build import at
from tests.tools.everywhere import EVERYWHERE
from tests.ui.conftest import OpenApp
from tui.domain.models import Contact, Event, Interview, Interviewer, Note, Position

pytestmark = pytest.mark.slow

HOSTILE = (
    "[/",
    "x [/red] y",
    "[red]Ana[/red]",
    "[@click=app.quit]press[/]",
    "\x1b]52;c;aGFja2Vk\x07\x1b[31mred\x1b[0m",
    "\u202eevil\u202c \u200f",
    "👩‍👩‍👧 e\u0301 漢字",
    "nul\x00nul",
    "line\nline\r\nline\ttab",
    "{contact} {0} %s $HOME",
)


WALKS: dict[str, tuple[str, ...]] = {
    "forms": ("j", "i", "escape", "y", "escape", "e", "f4", "p", "f4", "d", "f4", "r", "f4", "z", "f4"),
    "a note": ("k", "k", "k", "enter", "w", "o", "escape", "n", "W", "escape", "q"),
    "acts": ("c", "c", "n", "escape", "m", "u", "U", "u", "D", "n", "X", "u", "slash", "A", "[", "escape"),
    "contacts": ("2", "j", "k", "enter", "f4", "b", "f4", "slash", "[", "/", "escape", "D", "n"),
    "timeline": ("3", "k", "k", "enter", "escape", "slash", "[", "escape", "v", "v", "v"),
    "keys": ("question_mark", "escape", "colon", "escape", "1"),
}
ALL = tuple(WALKS)


@pytest.mark.parametrize(
    ("text", "size", "walks"),
    [
        (" ".join(HOSTILE), (80, 24), ALL),
        (" ".join(HOSTILE), (120, 40), ALL if EVERYWHERE else ("a note", "contacts", "timeline")),
        ("long " * 500, (80, 24), ALL if EVERYWHERE else ("forms", "a note")),
    ],
    ids=["everything", "everything beside the timeline", "long"],
)
async def test_shows_as_it_is_and_does_nothing(
    open_app: OpenApp, text: str, size: tuple[int, int], walks: tuple[str, ...]
) -> None:
    records = (
        Contact(name=f"A{text}", company=text, role=text, emails=(text,), phones=(text,), address=text, met=text, notes=text,
                tags=(text,), links=(text,), via=2, language="en"),
        Contact(name=f"B{text}", emails=("b@b.example",)),
        Position(title=text, company=f"C{text}", location=text, url=text, source=text, notes=text, main_contact=1),
        Interview(position=1, round=text, starts_at=at("2026-11-19 14:00"), timezone="America/New_York", place=text, link=text,
                  notes=text, fit=text, unsaid=text, contribution=text, decision_by=date(2026, 11, 25), debriefed_at=at("2026-11-19 15:10"),
                  interviewers=(Interviewer(contact=1, talked_about=text), Interviewer(contact=2, talked_about=text))),
        Interview(position=1, round=text, starts_at=at("2026-12-19 14:00"), timezone=text, format=text),
        Event(at=at("2026-11-19 15:30"), kind="remark", position=1, contact=1, text=text),
        Event(at=at("2026-11-19 15:31"), kind=text, position=1, contact=1, channel=text, text=text),
        Note(kind="thank_you", interview=1, position=1, contact=2, subject=text, body=text, sent_at=at("2026-11-19 15:40")),
        Event(at=at("2026-11-19 15:40"), kind="note_sent", interview=1, contact=2, note=1),
    )  # fmt: skip
    async with open_app(*records, size=size) as s:
        for walk in walks:
            for key in WALKS[walk]:
                await s.press(key)
                shown = s.text()
                assert "\x1b" not in shown
                assert "\x00" not in shown
                assert "\u202e" not in shown
        assert s.app.is_running
