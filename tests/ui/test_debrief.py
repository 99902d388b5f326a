"""The debrief: private notes stay private, and a sentence for the note is used as typed."""

from __future__ import annotations

import os
from datetime import date

import pytest
from textual.widgets import TextArea

from tests.domain.build import at, contact, interview
from tests.ui.conftest import AppDriver, OpenApp
from tui.domain.models import Contact, Event, Interview, Position, Record
from tui.drafting import openings
from tui.paths import state_folder

pytestmark = pytest.mark.slow

JOB = Position(title="Platform Engineer", company="Vega")
NOW = "2026-11-19 16:02"
FIRST = openings("en", "say")[0].text


def open_interview() -> tuple[Record, ...]:
    return contact(1), JOB, interview(1, "2026-11-19 14:00", debriefed=False)


def field(s: AppDriver, name: str) -> TextArea:
    area: TextArea = s.screen.query_one(f"#field-{name}").query_one(TextArea)
    return area


def kept_files() -> list[str]:
    return [path.read_text() for path in (state_folder(os.environ) / "unsaved").glob("debrief-*")]


async def test_sentence_of_the_debrief_stands_in_the_copied_note(open_app: OpenApp) -> None:
    async with open_app(*open_interview(), now=NOW) as s:
        await s.press("d")
        await s.fill(talk0="seemed tired tbh, comp 70/140", say0="what has stayed with me most is your test bench")
        assert "What has stayed with me most is your test bench." in " ".join(s.text().split())
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
        assert "This is shorthand. Write it out." in s.text()
        await s.press("f2")
        assert s.book.record(Interview, 1).interviewers[0].say == typed
        await s.press("c", "c")
        assert typed not in s.copied[-1]
        assert "Not ready yet" in " ".join(s.toasts().split())


async def test_field_with_only_an_opening_is_stored_as_empty(open_app: OpenApp) -> None:
    async with open_app(*open_interview(), now=NOW) as s:
        await s.press("d")
        field(s, "say0").focus()
        await s.press("down", "down", "f2")
        read = s.book.record(Interview, 1)
        assert (read.interviewers[0].say, read.fit, read.unsaid, read.contribution) == ("", "", "", "")
        assert read.debriefed_at


async def test_openings_turn_until_they_are_edited(open_app: OpenApp) -> None:
    async with open_app(*open_interview(), now=NOW) as s:
        await s.press("d")
        area = field(s, "say0")
        area.focus()
        assert area.text == FIRST
        await s.type("the night shift")
        seen = {area.text}
        for _ in openings("en", "say"):
            await s.press("down")
            seen.add(area.text)
        assert seen == {f"{one.text}the night shift" for one in openings("en", "say")}
        assert area.text == f"{FIRST}the night shift"
        await s.press("home", "delete", "up")
        assert s.app.focused is not area
        assert area.text == f"{FIRST[1:]}the night shift"


async def test_opening_with_two_gaps_is_completed_from_the_first(open_app: OpenApp) -> None:
    async with open_app(*open_interview(), now=NOW) as s:
        await s.press("d")
        area = field(s, "fit")
        area.focus()
        await s.press("down", "down")
        await s.type("an axe")
        assert area.text == "You need an axe; I "


async def test_private_notes_take_a_paste_as_it_is(open_app: OpenApp) -> None:
    pasted = "churn, weekly\n\n- 9 ppl\n\tcomp 70/140 OTE!!\nconfidential\n"
    async with open_app(*open_interview(), now=NOW) as s:
        await s.press("d")
        area = field(s, "talk0")
        area.focus()
        area.insert(pasted)
        await s.press("enter", "x", "f2")
        assert s.book.record(Interview, 1).interviewers[0].talked_about == f"{pasted}\nx"


async def test_what_is_owed_is_logged_with_the_debrief(open_app: OpenApp) -> None:
    async with open_app(*open_interview(), now=NOW) as s:
        await s.press("d")
        await s.fill(decision_by="mon", asked="two references", asked_by="fri", promised="the slides")
        await s.press("f2")
        events = [(e.kind, e.text, e.respond_by, e.interview) for e in s.book.all(Event)]
        assert events == [("asked", "two references", date(2026, 11, 20), 1), ("promised", "the slides", None, 1)]
        await s.press("u")
        assert not list(s.book.all(Event))
        assert s.book.record(Interview, 1).debriefed_at is None


async def test_named_date_before_the_interview_is_doubted(open_app: OpenApp) -> None:
    read = interview(1, "2026-11-19 14:00", debriefed=False, decision_by=date(2026, 11, 3))
    async with open_app(contact(1), JOB, read, now=NOW) as s:
        await s.press("d")
        assert "! Tue 3 Nov, before the interview" in s.text()
        await s.press("f2")
        assert s.book.record(Interview, 1).decision_by == date(2026, 11, 3)


async def test_address_is_asked_for_where_none_is_known(open_app: OpenApp) -> None:
    records = contact(1, reachable=False), JOB, interview(1, "2026-11-19 14:00", debriefed=False)
    async with open_app(*records, now=NOW) as s:
        await s.press("d")
        await s.fill(email0="ana@vega.example")
        await s.press("f2")
        assert s.book.record(Contact, 1).emails == ("ana@vega.example",)
        await s.press("d")
        assert not s.screen.query("#field-email0")


async def test_person_named_in_the_debrief_gets_fields_of_their_own(open_app: OpenApp) -> None:
    async with open_app(JOB, interview(1, "2026-11-19 14:00", people=(), debriefed=False), now=NOW) as s:
        await s.press("d")
        await s.fill(others="Bo Lind")
        await s.press("enter")
        await s.fill(talk0="streaming", say0="I liked what you said about streaming.", email0="bo@vega.example")
        await s.press("f2")
        (person,) = s.book.record(Interview, 1).interviewers
        assert (person.talked_about, person.say) == ("streaming", "I liked what you said about streaming.")
        assert s.book.record(Contact, person.contact).emails == ("bo@vega.example",)


async def test_form_comes_back_as_it_was_typed(open_app: OpenApp) -> None:
    async with open_app(*open_interview(), now=NOW) as s:
        await s.press("d")
        await s.fill(others="Bo Lind")
        await s.press("enter")
        await s.fill(decision_by="fr", talk0="tired\ntbh", say1="I liked [/ it.")
        assert s.app.rescue() == ""  # it comes back by itself: nothing else is said of it
        assert len(kept_files()) == 1
        s.app.pop_screen()  # as if the program had ended
        await s.settle()
        await s.press("d")
        assert "What you typed last time is back" in s.text()
        assert (field(s, "talk0").text, field(s, "say1").text) == ("tired\ntbh", "I liked [/ it.")
        await s.fill(decision_by="fri")
        await s.press("f2")
        assert [person.talked_about for person in s.book.record(Interview, 1).interviewers] == ["tired\ntbh", ""]
        assert kept_files() == []


async def test_form_comes_back_without_who_was_taken_out(open_app: OpenApp) -> None:
    async with open_app(*open_interview(), now=NOW) as s:
        await s.press("d")
        await s.fill(others="Bo Lind, Cy Dahl")
        await s.press("enter", "f8", "f8")
        await s.fill(talk2="lenses")
        s.screen._keep_typed()
        s.app.pop_screen()  # as if the program had ended
        await s.settle()
        await s.press("d")
        assert not s.screen.query("#field-talk1")
        assert field(s, "talk2").text == "lenses"
        await s.press("f2")
        names = [s.book.record(Contact, person.contact).name for person in s.book.record(Interview, 1).interviewers]
        assert names == ["Ana Ruiz", "Cy Dahl"]


@pytest.mark.parametrize("named", [True, False])
async def test_like_name_in_a_debrief_is_asked_about(open_app: OpenApp, *, named: bool) -> None:
    async with open_app(*open_interview(), now=NOW) as s:
        for answer, names in (("1", ["Ana Ruiz"]), ("2", ["Ana Ruiz", "Anna Ruiz"])):
            await s.press("d")
            await s.fill(talk0="lenses", others="Anna Ruiz")
            if named:
                await s.press("enter")
                await s.fill(talk1="left early")
            await s.press("f2")
            assert "Is Anna Ruiz the same as Ana Ruiz" in s.text()
            await s.press(answer)
            assert [c.name for c in s.book.all(Contact)] == names
            if named and answer == "1":
                assert s.book.record(Interview, 1).interviewers[0].talked_about == "lenses\nleft early"


async def test_form_left_without_saving_is_forgotten(open_app: OpenApp) -> None:
    async with open_app(*open_interview(), now=NOW) as s:
        await s.press("d")
        await s.fill(talk0="tired")
        s.screen._keep_typed()
        await s.press("escape", "y")
        assert kept_files() == []
        await s.press("d")
        assert field(s, "talk0").text == ""


async def test_debrief_again_shows_what_was_kept(open_app: OpenApp) -> None:
    async with open_app(*open_interview(), now=NOW) as s:
        await s.press("d")
        await s.fill(talk0="tired", say0="I enjoyed seeing the lab.", asked="a sample")
        await s.press("f2", "d")
        assert (field(s, "talk0").text, field(s, "say0").text) == ("tired", "I enjoyed seeing the lab.")
        assert "logged already: a sample" in s.text()
        await s.press("escape")
        assert s.screen.place == "interviews"
        assert at(NOW) == s.book.record(Interview, 1).debriefed_at
