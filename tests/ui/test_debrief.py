"""The debrief: what is for the user alone stays with the user, and a sentence for the note stands in it as typed."""

from __future__ import annotations

import pytest

from tests.domain.build import contact, interview
from tests.ui.conftest import OpenApp
from tui.domain.models import Interview, Position, Record

JOB = Position(title="Platform Engineer", company="Vega")
NOW = "2026-11-19 16:02"


def open_interview() -> tuple[Record, ...]:
    return contact(1), JOB, interview(1, "2026-11-19 14:00", debriefed=False)


async def test_sentence_of_the_debrief_stands_in_the_copied_note(open_app: OpenApp) -> None:
    async with open_app(*open_interview(), now=NOW) as s:
        await s.press("d")
        await s.fill(talk0="seemed tired tbh, comp 70/140", say0="what has stayed with me most is your test bench")
        assert "fits" in s.text()
        await s.press("f2")
        (person,) = s.book.record(Interview, 1).interviewers
        assert (person.talked_about, person.say) == (
            "seemed tired tbh, comp 70/140",
            "what has stayed with me most is your test bench",
        )
        await s.press("c", "c", "y")
        assert "What has stayed with me most is your test bench." in s.copied[-1]
        assert "tired" not in s.copied[-1]
        assert s.line[:2] == ("inquiry", "waiting")


@pytest.mark.parametrize("typed", ["forecasts -> streaming, 9 ppl", "seemed tired tbh"])
async def test_hasty_sentence_is_kept_but_not_used(open_app: OpenApp, typed: str) -> None:
    async with open_app(*open_interview(), now=NOW) as s:
        await s.press("d")
        await s.fill(say0=typed)
        assert "stays out" in s.text()
        await s.press("tab")
        assert "Kept, but not used in the note: " in s.text()
        await s.press("f2")
        assert s.book.record(Interview, 1).interviewers[0].say == typed
        await s.press("c", "c")
        assert typed not in s.copied[-1]
        assert "Not ready yet" in " ".join(s.toasts().split())


async def test_person_named_in_the_debrief_gets_both_lines(open_app: OpenApp) -> None:
    async with open_app(JOB, interview(1, "2026-11-19 14:00", people=(), debriefed=False), now=NOW) as s:
        await s.press("d")
        await s.fill(others="Bo Lind")
        await s.press("enter")
        await s.fill(talk0="streaming", say0="I liked what you said about streaming.")
        await s.press("f2")
        (person,) = s.book.record(Interview, 1).interviewers
        assert (person.talked_about, person.say) == ("streaming", "I liked what you said about streaming.")
