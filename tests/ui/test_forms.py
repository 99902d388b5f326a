"""Forms on odd records, and on records that another session changes: nothing is overwritten or lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from textual.widgets import Input

from tests.domain.build import at
from tests.ui.conftest import AppDriver, OpenApp
from tui.domain import event_log, operations
from tui.domain.book import Book
from tui.domain.changes import Change
from tui.domain.models import Contact, Event, Interview, Interviewer, Note, Position
from tui.domain.operations import Refused
from tui.storage import Store
from tui.ui.screens.form_base import Form

pytestmark = pytest.mark.slow

NOW = at("2026-11-19 16:03")
JOB = Position(title="Engineer", company="Vega")
ANA = Contact(name="Ana", emails=("ana@vega.example",))


def interview(*people: int, **fields: Any) -> Interview:
    them = tuple(Interviewer(contact=contact, talked_about="lenses") for contact in people)
    return Interview(position=1, starts_at=at("2026-11-19 14:00"), timezone="America/New_York", interviewers=them, **fields)


def elsewhere(tmp_path: Path, *makes: Any) -> None:
    """Change the book from another session."""
    with Store.open(tmp_path / "followup" / "book.json", at=NOW) as other:
        for make in makes:
            other.act(make, NOW)


def flat(s: AppDriver) -> str:
    """Return what is on the screen, ignoring line breaks."""
    return " ".join(s.text().replace("│", " ").split())


async def edit_place(s: AppDriver) -> Interview:
    await s.press("e")
    await s.fill(place="Room 1")
    await s.press("f2")
    edited = s.book.record(Interview, 1)
    assert edited.place == "Room 1"
    return edited


async def test_interview_stays_with_its_own_of_two_like_positions(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, JOB, interview(1)) as s:
        s.screen.rows.highlight(("interview", 1))
        assert (await edit_place(s)).position == 1


async def test_debrief_keeps_what_another_session_wrote(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(ANA, Contact(name="Bo"), JOB, interview(1)) as s:
        await s.press("d")
        await s.fill(unsaid="mine")
        theirs = {
            "unsaid": "theirs",
            "fit": "their fit",
            "decision_by": date(2026, 12, 1),
            "interviewers": interview(1, 2).interviewers,
        }

        def change(book: Book) -> Change:
            read = book.record(Interview, 1)
            return operations.edit(book, read, msgspec.structs.replace(read, **theirs))

        elsewhere(tmp_path, change)
        await s.press("f2")
        assert (
            "what you left unsaid: another session changed it to 'theirs', you wanted 'mine'. F2 again keeps yours" in flat(s)
        )
        await s.press("f2")
        kept = s.book.record(Interview, 1)
        assert (kept.unsaid, kept.fit, kept.decision_by) == ("mine", "their fit", date(2026, 12, 1))
        assert kept.interviewers == interview(1, 2).interviewers


async def test_undo_of_what_changed_elsewhere_says_what_helps(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(ANA, JOB, interview(1)) as s:
        s.screen.rows.highlight(("interview", 1))
        read = await edit_place(s)
        elsewhere(tmp_path, lambda book: operations.edit(book, read, msgspec.structs.replace(read, place="Room 2")))
        number = s.app.session.store.seq + 1
        await s.press("u")
        await s.until(lambda: "cannot be undone" in s.text())
        assert f"place: it was changed to 'Room 2' since (change {number})" in flat(s)
        assert f"`followup history --undo {number}` takes that back first" in flat(s)
        assert s.book.record(Interview, 1).place == "Room 2"


async def test_contact_with_missing_via_can_be_edited(open_app: OpenApp) -> None:
    async with open_app(msgspec.structs.replace(ANA, via=9)) as s:
        await s.press("2", "e")
        await s.fill(role="R")
        await s.press("f2")
        assert (s.book.record(Contact, 1).role, s.book.record(Contact, 1).via) == ("R", 9)


async def test_enter_on_an_empty_list_adds(open_app: OpenApp) -> None:
    async with open_app(empty=True) as s:
        await s.press("enter")
        assert "Add an interview" in s.text()
        await s.press("f4", "2", "enter")
        assert "A new contact" in s.text()
        await s.press("f4", "3", "enter")
        assert "Nothing here yet" in s.text()


async def test_deleted_round_takes_its_thank_yous_not_the_offer(open_app: OpenApp) -> None:
    offer = Event(kind="offer_received", at=at("2026-11-19 15:30"), position=1, interview=1, respond_by=date(2026, 11, 30))
    thanks = Event(kind="thank_you_sent", at=at("2026-11-19 15:20"), position=1, interview=1, contact=1, note=1)
    note = Note(kind="thank_you", interview=1, contact=1, body="Thank you", sent_at=at("2026-11-19 15:20"))
    async with open_app(ANA, JOB, interview(1), note, offer, thanks) as s:
        s.screen.rows.highlight(("interview", 1))
        await s.press("D", "y")
        assert not list(s.book.all(Interview))
        assert not list(s.book.all(Note))
        assert [(event.kind, event.interview, event.position) for event in s.book.all(Event)] == [("offer_received", None, 1)]
        await s.press("u")
        assert len(list(s.book.all(Event))) == 2
        assert all(event.interview == 1 for event in s.book.all(Event))


def test_what_cannot_be_logged_is_refused() -> None:
    with pytest.raises(Refused, match="Interview 5 no longer exists"):
        event_log.log(Book(), "reply_received", NOW, interview=5)
    with pytest.raises(Refused, match="must end after it begins"):
        event_log.log(Book(), "snoozed", NOW, until=at("2026-11-19 10:00"))


async def test_calling_off_an_interview_that_was_held_is_warned_of(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, interview(1, round="Panel")) as s:
        await s.press("X")
        assert "It was held today 15:00" in flat(s)
        await s.press("escape")
        assert not s.book.record(Interview, 1).cancelled
        await s.press("X", "f2")
        assert s.book.record(Interview, 1).cancelled
        await s.press("X", "y")
        assert not s.book.record(Interview, 1).cancelled
        assert not list(s.book.all(Event))


async def test_calling_off_without_a_new_day_cancels_and_logs_why(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, interview(1), now="2026-11-19 12:00") as s:
        await s.press("X")
        assert "It was held" not in flat(s)
        await s.fill(text="Ana is ill")
        await s.press("f2")
        assert s.book.record(Interview, 1).cancelled
        (event,) = s.book.all(Event)
        assert (event.kind, event.interview, event.text) == ("called_off", 1, "Ana is ill")
        assert s.line[:2] == ("reschedule", "due")


async def test_calling_off_with_a_new_day_moves_the_interview_at_once(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, interview(1, round="Panel"), now="2026-11-19 12:00") as s:
        await s.press("X")
        await s.fill(when="3 dec 2-2:30pm")
        await s.press("f2")
        moved = s.book.record(Interview, 1)
        assert (str(moved.starts_at)[:16], moved.minutes, moved.cancelled) == ("2026-12-03 14:00", 30, False)
        assert [event.kind for event in s.book.all(Event)] == ["called_off"]
        assert "Panel at Vega moved to Thu 3 Dec 14:00" in " ".join(s.toasts().split())
        await s.press("u")
        assert s.book.record(Interview, 1).minutes == 60
        assert not list(s.book.all(Event))


async def test_enter_on_a_called_off_interview_asks_for_the_new_day(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, interview(1), now="2026-11-19 12:00") as s:
        await s.press("X", "f2", "enter")
        assert "Agree on a new date" in flat(s)
        await s.press("f2")
        assert "Type a day and a time, such as fri 14:30." in flat(s)
        await s.fill(when="tue 10:00 CET")
        await s.press("f2")
        moved = s.book.record(Interview, 1)
        assert (moved.cancelled, moved.starts_at) == (False, at("2026-11-24 04:00"))
        assert s.line[:2] == ("prepare", "waiting")


@pytest.mark.parametrize(
    ("key", "hint"),
    [("r", "two references, a time for a call"), ("x", "what they said"), ("w", "why, for yourself"), ("l", "why, for yourself"), ("b", "what you want to remember")],
)  # fmt: skip
async def test_a_log_form_asks_for_what_its_kind_is_about(open_app: OpenApp, key: str, hint: str) -> None:
    async with open_app(ANA, JOB, interview(1)) as s:
        await s.press(key)
        assert hint in flat(s)
        assert ("what they said" in flat(s)) == (hint == "what they said")


async def test_error_stands_under_its_field_until_it_is_mended(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, interview(1)) as s:
        await s.press("a")
        await s.fill(when="soonish")
        assert "I don't understand 'soonish'. Try fri 14:30 or 3 dec 2pm." in flat(s)
        await s.press("tab")
        for _ in range(2):
            assert "When: I don't understand 'soonish'. Try fri 14:30 or 3 dec 2pm." in flat(s)
            await s.press("shift+tab", "end")
        await s.fill(when="fri 14:30")
        assert "When: " not in flat(s)
        await s.press("home", "tab")
        assert "I don't understand" not in flat(s)


async def test_a_field_not_filled_in_yet_is_not_complained_of(open_app: OpenApp) -> None:
    async with open_app(empty=True) as s:
        await s.press("escape", "a", "tab", "tab", "tab", "tab")
        assert "is needed" not in flat(s)


async def test_position_goes_with_its_company(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, Position(title="Poet", company="Lyra"), interview(1)) as s:
        await s.press("a")
        form = s.app.screen
        assert isinstance(form, Form)
        assert (form.text("company"), form.text("title")) == ("", "")
        for company, title in (("Corval", ""), ("Lyra", "Poet"), ("", ""), ("vega", "Engineer")):
            await s.fill(company=company)
            assert form.text("title") == title
        await s.fill(title="Typed", company="Lyra")
        assert form.text("title") == "Typed"


async def test_the_form_for_an_address_is_opened_at_the_address(open_app: OpenApp) -> None:
    async with open_app(Contact(name="Ana"), JOB, interview(1)) as s:
        await s.press("d", "f2")
        assert s.line[0] == "get_contact_details"
        await s.press("enter")
        await s.type("ana@vega.example")
        await s.press("f2")
        assert s.book.record(Contact, 1).emails == ("ana@vega.example",)


async def test_a_remark_without_words_is_none(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, interview(1)) as s:
        await s.press("b", "f2")
        assert "What you want to remember is needed" in flat(s)
        await s.type("they row")
        await s.press("f2")
        assert [event.text for event in s.book.all(Event)] == ["they row"]
        await s.press("2", "b", "f2")
        assert [event.kind for event in s.book.all(Event)] == ["remark", "met"]


async def test_an_answer_has_room_on_a_wide_terminal(open_app: OpenApp) -> None:
    for width, room in ((80, 76), (120, 106), (200, 106)):
        async with open_app(ANA, JOB, interview(1), size=(width, 40)) as s:
            await s.press("d")
            assert s.app.screen.query_one(".fields").region.width == room


async def test_a_mistyped_path_can_be_mended(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, interview(1)) as s:
        await s.press("I")
        await s.type("invitatoin.ics")
        await s.press("enter")
        assert "No such file" in flat(s)
        await s.press("backspace")
        assert s.app.screen.query_one(Input).value == "invitatoin.ic"


async def test_a_contact_without_a_role_has_a_company(open_app: OpenApp) -> None:
    async with open_app(msgspec.structs.replace(ANA, company="Vega"), JOB) as s:
        await s.press("2")
        assert "Company       Vega" in s.text()
        assert "Last contact  never" in s.text()
        await s.press("1")
        await s.until(lambda: "waiting Open, no interview" in s.text())
        assert "No interview yet" not in s.text()


async def test_next_round_without_a_day_keeps_round_and_people(open_app: OpenApp) -> None:
    async with open_app(Position(title="Engineer", company="Vega"), meeting_of_vega()) as s:
        await s.press("f")
        await s.fill(round="Panel", people="Mei Tanaka", text="soon")
        await s.press("f2")
        [event] = s.book.all(Event)
        assert (event.kind, event.text) == ("next_round", "soon; Panel; Mei Tanaka")


def meeting_of_vega() -> Interview:
    return Interview(position=1, starts_at=at("2026-11-18 14:00"), debriefed_at=at("2026-11-18 15:00"))
