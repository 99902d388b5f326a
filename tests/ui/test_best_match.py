"""A search with / goes to the best match, and a snooze says what becomes due in the meantime."""

from __future__ import annotations

import pytest

from tests.domain.build import at
from tests.ui.conftest import OpenApp
from tui.domain.models import Contact, Event, Interview, Interviewer, Position

pytestmark = pytest.mark.slow

ROUND = Interview(
    position=1, starts_at=at("2026-11-19 14:00"), timezone="America/New_York", interviewers=(Interviewer(contact=1),)
)


async def test_find_lands_on_the_very_word(open_app: OpenApp) -> None:
    people = [Contact(name=name) for name in ("Banana Bright", "Dana Anders", "Ana Ruiz", "Anabel Stone")]
    async with open_app(*people) as s:
        await s.press("2", "j", "j", "j", "slash")
        assert s.screen.contact.name == "Dana Anders"
        for text, name in (("an", "Dana Anders"), ("a", "Ana Ruiz"), ("b", "Anabel Stone")):
            await s.type(text)
            assert s.screen.contact.name == name
        await s.press("escape")
        assert s.screen.contact.name == "Anabel Stone"


async def test_find_needs_no_accents(open_app: OpenApp) -> None:
    async with open_app(*[Contact(name=name) for name in ("Bo Lind", "Jörg Großmann")]) as s:
        for text in ("jorg", "joerg", "jörg", "grossmann"):
            await s.press("2", "slash")
            await s.type(text)
            assert len(s.screen.rows.keys) == 1
            assert s.screen.contact.name == "Jörg Großmann"
            await s.press("escape")


@pytest.mark.parametrize("place", ["1", "2", "3"])
async def test_find_never_lands_on_row_without_words(open_app: OpenApp, place: str) -> None:
    async with open_app() as s:
        for text in ("a", "e", "thank", "ana r", "zzz", "2"):
            await s.press(place, "slash")
            await s.type(text)
            assert "unexpected" not in s.text()
            assert s.screen.rows.highlighted != "now" or len(s.screen.rows.keys) == 1
            await s.press("escape")


async def test_find_keeps_the_row_if_none_is_better(open_app: OpenApp) -> None:
    async with open_app(*[Contact(name=name) for name in ("Ana Ruiz", "Ana Stone", "Bo Lind")]) as s:
        await s.press("2", "j", "slash", *"ana")
        assert s.screen.contact.name == "Ana Stone"


async def test_snooze_says_what_runs_out_meanwhile(open_app: OpenApp) -> None:
    offer = Event(kind="offer_received", at=at("2026-11-19 15:30"), position=1)
    job = Position(title="Engineer", company="Vega")
    async with open_app(Contact(name="Ana", emails=("ana@vega.example",)), job, ROUND, offer) as s:
        await s.press("z")
        await s.fill(until="2 weeks")
        shown = str(s.app.screen.query_one("#field-until .field--echo").content)  # type: ignore[attr-defined]
        assert shown.startswith("Thu 3 Dec 09:00; ! ")
        assert "Thank Ana: due Fri 15:00" in shown
