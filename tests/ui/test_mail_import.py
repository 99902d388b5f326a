"""I proposes an event for a reply: enter takes it, a letter chooses another kind, esc nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import AppDriver, OpenApp
from tui.domain.models import Event

pytestmark = pytest.mark.slow

MAILS = Path(__file__).parents[1] / "data" / "replies"


async def import_mail(s: AppDriver, name: str) -> None:
    await s.press("I")
    s.screen.query_one("Input").value = str(MAILS / f"{name}.eml")
    await s.press("enter")


def by_mail(s: AppDriver) -> list[str]:
    return [event.kind for event in s.book.all(Event) if event.message_id]


async def test_enter_takes_what_is_proposed_and_the_turn_is_yours(open_app: OpenApp) -> None:
    async with open_app() as s:
        await import_mail(s, "en-final-round")
        await s.until(lambda: "they ask:" in s.text())
        assert "1 Invited to the next round" in s.text()
        await s.press("enter")
        assert by_mail(s) == ["next_round", "asked"]
        assert s.screen.item.turn == "mine"
        await s.press("u")
        assert by_mail(s) == []


async def test_letter_chooses_another_kind_and_esc_none(open_app: OpenApp) -> None:
    async with open_app() as s:
        await import_mail(s, "en-final-round")
        await s.until(lambda: "they ask:" in s.text())
        await s.press("escape")
        assert by_mail(s) == []
        await import_mail(s, "en-final-round")
        await s.until(lambda: "they ask:" in s.text())
        await s.press("x")
        assert by_mail(s) == ["rejected"]
        await import_mail(s, "en-final-round")
        await s.until(lambda: "already in the book" in s.toasts())


async def test_process_is_asked_for_if_none_is_known(open_app: OpenApp) -> None:
    async with open_app() as s:
        await import_mail(s, "en-unknown-sender")
        await s.until(lambda: "Which process" in s.text())
        await s.press("2")
        await s.until(lambda: "Log it in" in s.text())
        await s.press("r")
        assert by_mail(s) == ["reply_received"]


async def test_newsletter_is_proposed_as_nothing(open_app: OpenApp) -> None:
    async with open_app() as s:
        await import_mail(s, "en-newsletter")
        await s.until(lambda: "nothing was logged" in s.toasts())
        assert by_mail(s) == []
