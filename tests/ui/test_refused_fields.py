"""A refused field does not prevent saving the others, and its words are kept."""

from __future__ import annotations

from typing import Any

import pytest
from textual.widgets import Static

from tests.domain.build import at
from tests.ui.conftest import AppDriver, OpenApp
from tui.domain.models import Contact, Event, Interview, Interviewer, Position

pytestmark = pytest.mark.slow

JOB = Position(title="Engineer", company="Vega")
ANA = Contact(name="Ana Ruiz", company="Vega")


def held(**fields: Any) -> Interview:
    fields.setdefault("interviewers", (Interviewer(contact=1),))
    return Interview(position=1, starts_at=at("2026-11-19 14:00"), timezone="America/New_York", **fields)


def flat(s: AppDriver) -> str:
    """Return what is on the screen as running text, without frames."""
    return " ".join(s.text().replace("│", " ").split())


def complaint(s: AppDriver) -> str:
    return str(s.app.screen.query_one(".wrong", Static).content)


def understood(s: AppDriver, field: str) -> str:
    return str(s.app.screen.query_one(f"#field-{field} .field--echo", Static).content)


async def test_words_that_are_no_name_go_into_the_notes(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, held(notes="bring the lens")) as s:
        await s.press("d")
        await s.fill(others="comp 70/140 OTE, Bo Lind")
        assert understood(s, "others") == "new: Bo Lind; not a name, kept in the notes: 'comp 70/140 OTE'"
        await s.press("f2")
        assert [c.name for c in s.book.all(Contact)] == ["Ana Ruiz", "Bo Lind"]
        assert s.book.record(Interview, 1).notes == "bring the lens; Also there: comp 70/140 OTE"


async def test_enter_leaves_words_that_are_no_name(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, held()) as s:
        await s.press("d")
        await s.fill(others="Bo Lind, she told me about the lenses they grind")
        await s.press("enter")
        assert "Private notes on Bo Lind" in flat(s)
        await s.press("f2")
        assert s.book.record(Interview, 1).notes == "Also there: she told me about the lenses they grind"


async def test_person_is_taken_out_of_a_debrief_by_f8(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, held()) as s:
        await s.press("d")
        assert "F8 Take out" not in flat(s)
        await s.fill(others="asked about salary")
        await s.press("enter")
        assert "F8 Take out" in flat(s)
        await s.press("f8")
        assert "Private notes on Asked About Salary" not in flat(s)
        await s.press("f2")
        assert [c.name for c in s.book.all(Contact)] == ["Ana Ruiz"]


async def test_interviewer_with_notes_is_taken_out_after_a_yes(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, held()) as s:
        await s.press("d")
        await s.fill(talk0="left early")
        await s.press("f8")
        assert "Take Ana Ruiz out, with what you wrote about them here?" in flat(s)
        await s.press("n", "f8", "y")
        assert "Ana Ruiz is taken out." in complaint(s)
        await s.press("f2")
        assert s.book.record(Interview, 1).interviewers == ()
        await s.press("u")
        assert [p.contact for p in s.book.record(Interview, 1).interviewers] == [1]


async def test_person_taken_out_is_put_back_by_name(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, held()) as s:
        await s.press("d")
        await s.fill(talk0="")
        await s.press("f8")
        await s.fill(others="ana ruiz")
        await s.press("enter", "f2")
        assert [p.contact for p in s.book.record(Interview, 1).interviewers] == [1]
        assert len(list(s.book.all(Contact))) == 1


async def test_address_that_is_none_stands_in_the_private_notes(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, held()) as s:
        await s.press("d")
        await s.fill(email0="ana at vega", talk0="lenses", decision_by="fri")
        await s.press("f2")
        kept = s.book.record(Interview, 1)
        assert kept.decision_by is not None
        assert kept.interviewers[0].talked_about == "lenses\nE-mail: ana at vega"
        assert s.book.record(Contact, 1).emails == ()


async def test_contact_is_saved_and_stays_open_for_what_is_refused(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB) as s:
        await s.press("2", "a")
        await s.fill(name="Bo Lind", role="CTO", emails="bo at vega", keep_in_touch_days="often", via="Nobody")
        await s.press("f2")
        kept = s.book.record(Contact, 2)
        assert (kept.name, kept.role, kept.emails, kept.keep_in_touch_days) == ("Bo Lind", "CTO", (), None)
        assert "E-mail: 'bo at vega' is not an e-mail address. The rest is saved." in complaint(s)
        await s.fill(emails="bo@vega.example", keep_in_touch_days="30", via="Ana Ruiz")
        await s.press("f2")
        kept = s.book.record(Contact, 2)
        assert (kept.emails, kept.keep_in_touch_days, kept.via) == (("bo@vega.example",), 30, 1)
        assert len(list(s.book.all(Contact))) == 2


async def test_position_is_saved_without_a_main_contact_nobody_knows(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, held()) as s:
        await s.press("p")
        await s.fill(location="Delft", main_contact="Nobody")
        await s.press("f2")
        assert s.book.record(Position, 1).location == "Delft"
        assert "The rest is saved." in complaint(s)


async def test_end_of_a_snooze_that_is_refused_is_asked_about(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, held()) as s:
        await s.press("z")
        await s.fill(until="when they call")
        await s.press("f2")
        assert "Snooze until Monday?" in flat(s)
        await s.press("1")
        snooze = next(iter(s.book.all(Event)))
        assert (snooze.kind, snooze.until, snooze.text) == ("snoozed", at("2026-11-23 09:00"), "when they call")


async def test_name_that_nobody_has_is_kept_in_the_text_of_a_reply(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, held()) as s:
        await s.press("r")
        await s.fill(text="busy", who="Tom from HR")
        await s.press("f2")
        reply = next(iter(s.book.all(Event)))
        assert (reply.text, reply.contact) == ("busy; Who: Tom from HR", None)


async def test_date_with_an_open_question_does_not_hold_back_a_reply(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, held()) as s:
        await s.press("r")
        await s.fill(decision_by="thu/fri", at="last week")
        assert understood(s, "at") == "Which day, Mon 9 Nov to Fri 13 Nov? Logged as now, kept as 'last week'"
        await s.press("f2")
        reply = next(iter(s.book.all(Event)))
        assert (reply.decision_words, reply.text) == ("thu/fri", "Happened: last week")


async def test_next_round_is_logged_and_waits_for_its_time(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, held()) as s:
        await s.press("f")
        await s.fill(when="thu", round="Panel", text="come by")
        await s.press("f2")
        assert "What time on Thu 26 Nov? Add 14:30 or 2pm. The rest is saved." in complaint(s)
        logged = next(iter(s.book.all(Event)))
        assert (logged.kind, logged.text) == ("next_round", "come by; When: thu; Panel")
        await s.fill(when="thu 2pm")
        await s.press("f2")
        assert [(e.kind, e.text) for e in s.book.all(Event)] == [("next_round", "come by")]
        added = s.book.record(Interview, 2)
        assert (added.round, added.starts_at) == ("Panel", at("2026-11-26 14:00"))


async def test_interview_is_called_off_though_its_new_day_is_refused(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, Interview(position=1, starts_at=at("2026-11-24 14:00"))) as s:
        await s.press("X")
        await s.fill(when="some day", text="she is ill")
        await s.press("f2")
        assert s.book.record(Interview, 1).cancelled
        assert next(iter(s.book.all(Event))).text == "she is ill; New day: some day"
        assert "It is called off." in complaint(s)
        await s.fill(when="fri 27 nov 10am")
        await s.press("f2")
        moved = s.book.record(Interview, 1)
        assert (moved.cancelled, moved.starts_at) == (False, at("2026-11-27 10:00"))
        assert len(list(s.book.all(Event))) == 1
