"""Forms filled in a hurry: tabs, pastes, the wrong order, a refused date. Everything is saved."""

from __future__ import annotations

from typing import Any

import pytest

from tests.domain.build import at
from tests.ui.conftest import AppDriver, OpenApp
from tests.ui.test_typed_characters import terminal_sends
from tui.domain.models import Contact, Event, Interview, Interviewer, Position
from tui.ui.screens.form_base import Form
from tui.ui.terminal.bracketed_paste import END, START

pytestmark = pytest.mark.slow

JOB = Position(title="Engineer", company="Vega")
ANA = Contact(name="Ana Ruiz", company="Vega", emails=("ana@vega.example",))
BACK = "\x1b[Z"
F2 = "\x1bOQ"


def held(**fields: Any) -> Interview:
    """Return an interview that ended an hour before the clock of these tests."""
    fields.setdefault("interviewers", (Interviewer(contact=1),))
    return Interview(position=1, starts_at=at("2026-11-19 14:00"), timezone="America/New_York", **fields)


def pasted(text: str) -> str:
    return f"{START}{text}{END}"


async def hand(s: AppDriver, *pieces: str) -> None:
    """Type pieces with a Tab between them, as they come from a terminal."""
    await terminal_sends(s, "\t".join(pieces))


async def test_interview_typed_by_tab_alone_is_saved(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, held()) as s:
        await s.press("a")
        people = "Ana Ruiz, Tom (VP)\nBo Lind <bo@vega.example>"
        await hand(
            s, "vega", "Poet", "Panel", "fri 2-2:45pm", "", "berl", "", pasted(people.replace("\n", ", ")), "Room\u00a01"
        )
        await terminal_sends(s, F2)
        kept = list(s.book.all(Interview))[-1]
        assert (kept.round, kept.minutes, kept.timezone, kept.place) == ("Panel", 45, "Europe/Berlin", "Room\u00a01")
        assert f"{kept.starts_at:%F %H:%M}" == "2026-11-20 14:00"
        assert [c.name for c in s.book.all(Contact)] == ["Ana Ruiz", "Tom", "Bo Lind"]
        assert s.screen.interview.id == kept.id, "the cursor is on the new row"


async def test_interview_filled_in_from_behind_with_a_refused_date(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, held()) as s:
        await s.press("a")
        await terminal_sends(s, f"{BACK}bring the lens{BACK}{BACK}Room 1{BACK}Bo Lind")
        await terminal_sends(s, f"{BACK}{BACK}{BACK}{BACK}someday{BACK}{BACK}Poet{BACK}Lyra{F2}")
        form = s.app.screen
        assert isinstance(form, Form)
        assert form.text("when") == "someday"
        await terminal_sends(s, f"mon 10am{F2}")
        kept = list(s.book.all(Interview))[-1]
        assert (kept.notes, kept.place, f"{kept.starts_at:%F %H:%M}") == ("bring the lens", "Room 1", "2026-11-23 10:00")
        assert s.book.record(Position, kept.position or 0).company == "Lyra"


async def test_edit_replaces_the_time_and_keeps_the_cursor_on_its_row(open_app: OpenApp) -> None:
    later = held(round="Second")
    async with open_app(ANA, JOB, Position(title="Poet", company="Lyra"), held(round="First"), later) as s:
        s.screen.rows.highlight(("interview", 2))
        await s.press("e")
        await terminal_sends(s, f"3 dec 9am{F2}")
        assert f"{s.book.record(Interview, 2).starts_at:%F %H:%M}" == "2026-12-03 09:00"
        assert s.screen.rows.highlighted == ("interview", 2)


async def test_contact_typed_in_one_paste_is_the_one_who_is_known(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB) as s:
        await s.press("2", "a")
        await hand(s, pasted("Anna Ruiz <anna.ruiz@vega.example>"), "", "Vega", "VP")
        await terminal_sends(s, F2)
        assert "Is Anna Ruiz the same as Ana Ruiz (Vega)?" in " ".join(s.text().split())
        await s.press("1")
        assert [(c.name, c.emails, c.role) for c in s.book.all(Contact)] == [
            ("Ana Ruiz", ("ana@vega.example", "anna.ruiz@vega.example"), "VP")
        ]


async def test_person_with_a_like_name_is_asked_about(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, held(interviewers=())) as s:
        for answer, names in (("2", ["Ana Ruiz", "Anna Ruiz"]), ("1", ["Ana Ruiz", "Anna Ruiz"])):
            await s.press("e")
            await s.fill(people="Anna Ruiz <anna@vega.example>" if answer == "2" else "A. Ruiz")
            await terminal_sends(s, F2)
            assert "the same as Ana Ruiz (Vega)?" in " ".join(s.text().split())
            await s.press(answer)
            assert [c.name for c in s.book.all(Contact)] == names
        assert [p.contact for p in s.book.record(Interview, 1).interviewers] == [1]


async def test_like_name_in_a_next_round_is_asked_about(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, held(interviewers=())) as s:
        await s.press("f")
        await s.fill(when="fri 2pm", people="Anna Ruiz")
        await terminal_sends(s, F2)
        assert "Is Anna Ruiz the same as Ana Ruiz (Vega)?" in " ".join(s.text().split())
        await s.press("1")
        assert [p.contact for p in s.book.record(Interview, 2).interviewers] == [1]


async def test_position_filled_in_by_tab_alone(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, held()) as s:
        await s.press("p")
        await hand(s, "Poet", "Lyra", "Delft", "", "", "ana", "rows")
        await terminal_sends(s, F2)
        position = s.book.record(Position, 1)
        assert (position.title, position.company, position.location, position.main_contact, position.notes) == (
            "Poet", "Lyra", "Delft", 1, "rows",
        )  # fmt: skip


async def test_reply_with_a_refused_date_is_logged_with_its_words(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, held()) as s:
        await s.press("r")
        await hand(s, "when the moon is full", "busy", pasted("two\nreferences"), "whenever")
        await terminal_sends(s, F2)
        reply = next(iter(s.book.all(Event)))
        assert (reply.kind, reply.decision_by, reply.decision_words) == ("reply_received", None, "when the moon is full")
        texts = " | ".join(event.text for event in s.book.all(Event))
        assert "busy" in texts
        assert "two references" in texts
        assert "whenever" in texts


async def test_debrief_typed_without_looking(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, held()) as s:
        await s.press("d")
        await hand(s, "soonish", "", "two references", "whenever", "", "", pasted("Bo Lind <bo@vega.example>"))
        await terminal_sends(s, F2)
        kept = s.book.record(Interview, 1)
        assert (kept.decision_by, kept.decision_words) == (None, "soonish")
        assert [p.contact for p in kept.interviewers] == [1, 2]
        assert [c.emails for c in s.book.all(Contact)] == [("ana@vega.example",), ("bo@vega.example",)]
        assert "two references" in " | ".join(event.text for event in s.book.all(Event))


async def test_what_was_understood_stands_beside_a_field_that_was_left(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, held()) as s:
        await s.press("e")
        under, beside = (s.app.screen.query_one(f"#field-when .field--{name}") for name in ("echo", "beside"))
        assert (under.display, beside.display) == (True, False)
        await s.press("tab")
        assert (under.display, beside.display) == (False, True)
