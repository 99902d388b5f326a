"""Keys that arrive in one bundle are handled one after the other."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import TextArea

from tests.ui.conftest import OpenApp
from tui.domain.models import Interview

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("_again", range(3))
async def test_a_bundle_of_keys_goes_where_each_leads(open_app: OpenApp, _again: int) -> None:
    async with open_app() as s:
        await s.press("j", "j", "j")
        for key in ("d", "tab", "tab", *"pairing", "f2"):
            s.app.terminal_driver.send_message(events.Key(key, key if len(key) == 1 else None))  # type: ignore[union-attr]
        await s.pilot.pause()
        await s.settle()
        assert "Debrief" not in s.app.screen.__class__.__name__
        said = [p.talked_about for interview in s.book.all(Interview) for p in interview.interviewers]
        assert "pairing" in said


async def test_what_is_pasted_comes_after_what_was_typed_before_it(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("j", "j", "enter", "e")
        for event in (*(events.Key(c, c) for c in "AB"), events.Paste("pasted "), events.Key("C", "C")):
            s.app.terminal_driver.send_message(event)  # type: ignore[union-attr]
        await s.until(lambda: "C" in s.app.screen.query_one(TextArea).text[:12])
        assert s.app.screen.query_one(TextArea).text.startswith("ABpasted CDear")
