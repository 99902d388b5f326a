"""A date is understood as it is typed: it fills other fields, unclear dates are asked about, nothing else is lost."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from textual.widgets import Input, Static

from tests.domain.build import at
from tests.ui.conftest import AppDriver, OpenApp
from tui.domain.models import Contact, Event, Interview, Interviewer, Position
from tui.text.details import interview_facts
from tui.ui.screens.form_base import Form

pytestmark = pytest.mark.slow

JOB = Position(title="Engineer", company="Vega")
ANA = Contact(name="Ana", emails=("ana@vega.example",))
IN_MUNICH = (datetime(2026, 12, 3, 14, tzinfo=ZoneInfo("Europe/Berlin")), 45, "Europe/Berlin")


def interview(**fields: Any) -> Interview:
    """Return an interview on Thu 19 Nov, 14:00 to 15:00, an hour before the clock of these tests."""
    return Interview(
        position=1,
        starts_at=at("2026-11-19 14:00"),
        timezone="America/New_York",
        interviewers=(Interviewer(contact=1),),
        **fields,
    )


def value(s: AppDriver, name: str) -> str:
    form = s.app.screen
    assert isinstance(form, Form)
    return form.text(name)


def echo(s: AppDriver, name: str) -> str:
    return str(s.app.screen.query_one(f"#field-{name} .field--echo").content)  # type: ignore[attr-defined]


def newest(s: AppDriver) -> Event:
    return list(s.book.all(Event))[-1]


async def test_range_and_zone_fill_length_and_zone(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, interview()) as s:
        await s.press("a")
        await s.fill(company="Vega", when="3 dec 14:00-15:30 CET")
        assert (value(s, "minutes"), value(s, "timezone")) == ("90", "Europe/Berlin")
        assert echo(s, "when") == "Thu 3 Dec 14:00, yours 08:00"
        await s.fill(when="3 dec 2pm")
        assert (value(s, "minutes"), value(s, "timezone")) == ("60", "America/New_York")
        await s.fill(minutes="45", when="3 dec 2-3pm munich")
        assert (value(s, "minutes"), value(s, "timezone")) == ("45", "Europe/Berlin")
        await s.press("f2")
        kept = list(s.book.all(Interview))[-1]
        assert (kept.starts_at, kept.minutes, kept.timezone) == IN_MUNICH


async def test_zone_is_kept_by_its_name_or_as_an_offset(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, interview()) as s:
        for typed, kept, hour in (
            ("munich", "Europe/Berlin", 13),
            ("gmt+5:30", "+05:30", 8),
            ("PT", "America/Los_Angeles", 22),
        ):
            await s.press("e")
            await s.fill(when="2026-12-03 14:00", timezone=typed)
            await s.press("f2")
            edited = s.book.record(Interview, 1)
            assert (edited.timezone, edited.starts_at.astimezone(ZoneInfo("UTC")).hour) == (kept, hour)
        await s.press("e")
        assert value(s, "timezone") == "America/Los_Angeles"


async def test_date_with_two_readings_offers_both(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, interview()) as s:
        await s.press("r")
        await s.fill(decision_by="3/4")
        assert echo(s, "decision_by") == "Did you mean Thu 4 Mar or Sat 3 Apr?"
        await s.press("down", "down", "enter")
        assert value(s, "decision_by") == "Sat 3 Apr"
        await s.press("f2")
        assert newest(s).decision_by == date(2027, 4, 3)


async def test_date_with_two_readings_is_asked_before_saving(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, interview()) as s:
        await s.press("r")
        await s.fill(decision_by="3/4", text="soon")
        await s.press("f2")
        assert "1 Thu 4 Mar" in s.text()
        assert "2 Sat 3 Apr" in s.text()
        await s.press("escape")
        assert (value(s, "decision_by"), list(s.book.all(Event))) == ("3/4", [])
        await s.press("f2", "2")
        assert (newest(s).decision_by, newest(s).decision_words, newest(s).text) == (date(2027, 4, 3), "", "soon")
        await s.press("r")
        await s.fill(decision_by="3/4")
        await s.press("f2", "3")
        assert (newest(s).decision_by, newest(s).decision_words) == (None, "3/4")


async def test_vague_promise_keeps_its_words(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, interview()) as s:
        await s.press("d")
        await s.fill(decision_by="this week or next", fit="I fit.")
        assert echo(s, "decision_by") == "by Fri 27 Nov"
        await s.press("f2")
        kept = s.book.record(Interview, 1)
        assert (kept.decision_by, kept.decision_words) == (date(2026, 11, 27), "this week or next")
        facts = dict(interview_facts(s.book, kept, s.clock(), s.app.session.zone))
        assert facts["Decision"] == "by Fri 27 Nov - 'this week or next'"


async def test_refused_promise_is_kept_as_words(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, interview()) as s:
        await s.press("d")
        await s.fill(decision_by="when the moon is full", fit="I fit.")
        await s.press("f2")
        kept = s.book.record(Interview, 1)
        assert (kept.decision_by, kept.decision_words, kept.fit) == (None, "when the moon is full", "I fit.")
        await s.press("d")
        assert value(s, "decision_by") == "when the moon is full"
        await s.fill(decision_by="1 dec")
        await s.press("f2")
        kept = s.book.record(Interview, 1)
        assert (kept.decision_by, kept.decision_words) == (date(2026, 12, 1), "")


async def test_promise_in_a_debrief_counts_from_the_interview(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, interview()) as s:
        await s.tick(days=8)
        await s.press("d")
        await s.fill(decision_by="in two weeks")
        assert echo(s, "decision_by") == "Thu 3 Dec"
        await s.press("f2")
        assert s.book.record(Interview, 1).decision_by == date(2026, 12, 3)


async def test_promise_that_is_over_is_confirmed_or_changed(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, interview()) as s:
        await s.press("r")
        await s.fill(decision_by="yesterday")
        await s.press("f2")
        assert "Wed 18 Nov is over. Is that the day anyway?" in " ".join(s.text().split())
        assert list(s.book.all(Event)) == []
        await s.press("3")
        assert value(s, "decision_by") == "yesterday"
        await s.press("f2", "1")
        assert newest(s).decision_by == date(2026, 11, 18)


async def test_refused_day_of_an_answer_is_kept_in_the_text(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, interview()) as s:
        await s.press("o")
        await s.fill(respond_by="when the moon is full", terms="60k")
        assert echo(s, "respond_by") == "No day. Kept as 'when the moon is full'"
        await s.press("f2")
        offer = newest(s)
        assert (offer.kind, offer.respond_by, offer.text) == ("offer_received", None, "60k; Answer by: when the moon is full")


async def test_promise_in_a_reply_counts_from_the_reply(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, interview()) as s:
        await s.press("r")
        await s.fill(at="mon 10:00", decision_by="fri")
        assert echo(s, "at") == "Mon 16 Nov 10:00"
        await s.press("f2")
        assert (newest(s).at, newest(s).decision_by) == (at("2026-11-16 10:00"), date(2026, 11, 20))


async def test_what_happened_today_is_logged_as_past(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, interview()) as s:
        for text in ("today", "2h ago"):
            await s.press("r")
            await s.fill(at=text)
            await s.press("f2")
            assert newest(s).at <= s.clock()
            assert newest(s).at.astimezone(ZoneInfo("America/New_York")).date() == date(2026, 11, 19)


async def test_interview_in_the_hour_that_comes_twice_can_be_edited(open_app: OpenApp) -> None:
    second = datetime.fromisoformat("2026-11-01T01:30:00-05:00")
    twice = Interview(position=1, starts_at=second, timezone="America/New_York", interviewers=(Interviewer(contact=1),))
    async with open_app(ANA, JOB, twice) as s:
        await s.press("e")
        await s.fill(place="Room 1")
        await s.press("f2")
        edited = s.book.record(Interview, 1)
        assert (edited.place, edited.starts_at.timestamp()) == ("Room 1", second.timestamp())


async def test_interview_without_time_stays_open_and_is_stored(open_app: OpenApp) -> None:
    typed = {"company": "Lyra", "title": "Poet", "when": "31 feb 10am", "place": "Room 1", "people": "Bo Lind"}
    async with open_app(ANA, JOB, interview()) as s:
        await s.press("a")
        await s.fill(**typed)
        await s.press("f2")
        assert "When: There is no 31 Feb. What you typed is kept." in " ".join(s.text().replace("│", " ").split())
        assert s.app.screen.query_one("#field-when Input", Input).value == "31 feb 10am"
        path = s.app.session.store.path
    async with open_app(path=path) as s:
        await s.press("a")
        assert {name: value(s, name) for name in typed} == typed
        assert "You left this open: it has no time yet." in s.text()
        await s.fill(when="1 mar 10am")
        await s.press("f2")
        kept = list(s.book.all(Interview))[-1]
        assert (kept.place, f"{kept.starts_at:%F %H:%M}") == ("Room 1", "2027-03-01 10:00")
        await s.press("a")
        assert value(s, "company") == ""


async def test_form_that_was_left_open_can_be_dropped_or_kept(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, interview()) as s:
        await s.press("a")
        await s.fill(company="Lyra", title="Poet", when="soonish")
        await s.press("f2", "escape")
        assert "This interview has no time yet." in s.text()
        await s.press("1", "a")
        assert value(s, "company") == "Lyra"
        await s.press("escape", "2", "a")
        assert value(s, "company") == ""


@pytest.mark.parametrize(("name", "typed"), [("when", "soonish"), ("timezone", "mars")])
async def test_refused_time_of_an_interview_keeps_nothing_else_back(open_app: OpenApp, name: str, typed: str) -> None:
    async with open_app(ANA, JOB, interview()) as s:
        before = s.book.record(Interview, 1)
        await s.press("e")
        await s.fill(**{"place": "Room 1", "notes": "bring the lens", name: typed})
        await s.press("f2")
        kept = s.book.record(Interview, 1)
        assert (kept.place, kept.notes) == ("Room 1", "bring the lens")
        assert (kept.starts_at, kept.minutes, kept.timezone) == (before.starts_at, before.minutes, before.timezone)
        assert (value(s, name), value(s, "place")) == (typed, "Room 1")
        assert str(s.app.screen.query_one(".wrong", Static).content).endswith(" The rest is saved.")
        await s.fill(when="3 dec 14:00-15:30", timezone="munich", minutes="45")
        await s.press("f2")
        kept = s.book.record(Interview, 1)
        assert (kept.starts_at, kept.minutes, kept.timezone) == IN_MUNICH


async def test_refused_moment_of_a_reply_is_kept_in_words(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, interview()) as s:
        await s.press("r")
        await s.fill(at="around lunch", text="busy")
        assert echo(s, "at") == "Not a time that is past. Logged as now, kept as 'around lunch'"
        await s.press("f2")
        assert (newest(s).at, newest(s).text) == (s.clock(), "busy; Happened: around lunch")


async def test_day_kept_as_words_of_an_answer_is_in_the_text(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, interview()) as s:
        await s.press("o")
        await s.fill(respond_by="3/4")
        await s.press("f2", "3")
        assert (newest(s).respond_by, newest(s).text) == (None, "Answer by: 3/4")
