"""Invitations are imported in the app: one meeting in a form, a change and a cancellation as a question, several in a list."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.exchange.build import ics, vevent
from tests.ui.conftest import AppDriver, OpenApp
from tui.domain.models import Contact, Event, Interview, Interviewer, Position
from tui.ui.screens.dialogs import Ask
from tui.ui.screens.waiting import Wait

pytestmark = pytest.mark.slow

NOW = "2026-11-16 09:00"
ANA = "ATTENDEE;CN=Ana Ruiz:mailto:ana.ruiz@nimbus.example"
NO_ZONE = {"DTSTART": ";TZID=Customized Time Zone:20261119T150000", "DTEND": ""}
NEWER = {"SEQUENCE": "1", "DTSTAMP": "20261112T080000Z"}
MOVED = {"DTSTART": ";TZID=Europe/Berlin:20261120T150000", "DTEND": "", **NEWER}


def meeting(number: int, *more: str, **changed: str) -> str:
    """Return one of several meetings, each at a company of its own."""
    firm = ("nimbus", "vega", "lyra", "orion", "acme")[number % 5]
    person = f"ATTENDEE;CN=Person {number}:mailto:p{number}@{firm}.example"
    said = {
        "UID": str(number),
        "SUMMARY": f"Panel at {firm.capitalize()}",
        "DTSTART": f"2026120{number + 1}T150000Z",
        "DTEND": "",
    }
    return vevent(person, *more, without="ATTENDEE ORGANIZER", **{**said, **changed})


async def name(s: AppDriver, path: Path, *events: str, method: str = "REQUEST") -> None:
    """Write a file with these events, and name it to the app."""
    path.write_bytes(ics(*events, method=method))
    await s.press("I")
    s.app.screen.query_one(Input).value = str(path)
    await s.press("enter")
    await s.until(lambda: not isinstance(s.app.screen, Ask | Wait))
    await s.settle()


def values(s: AppDriver) -> Mapping[str, str]:
    """Return what the fields of the form hold."""
    return {field.name: field.value for field in s.screen.inputs}


async def test_one_meeting_opens_the_form_filled_and_f2_saves(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(empty=True, now=NOW) as s:
        await name(s, tmp_path / "a.ics", vevent(ANA, "DESCRIPTION:Bring ID.", without="ATTENDEE"))
        shown = values(s)
        assert (shown["company"], shown["title"], shown["round"]) == ("Nimbus", "Data Engineer", "Final round")
        assert (shown["when"], shown["minutes"], shown["timezone"]) == ("2026-11-19 15:00", "60", "Europe/Berlin")
        assert (shown["people"], shown["format"]) == ("Ana Ruiz <ana.ruiz@nimbus.example>", "video")
        assert "Cora Bell <cora.bell@nimbus.example> organizes it, so is not taken for" in s.text()
        await s.fill(round="The last one", people="Ana Ruiz <ana.ruiz@nimbus.example>, Tom Berg (CTO)")
        await s.press("f2")
        (made,) = s.book.all(Interview)
        assert (made.round, made.notes, made.starts_at) == (
            "The last one",
            "Bring ID.",
            datetime(2026, 11, 19, 14, tzinfo=UTC),
        )
        assert made.invited is not None
        assert [person.name for person in made.invited.people] == ["Ana Ruiz", "Cora Bell"]
        assert [(contact.name, contact.role) for contact in s.book.all(Contact)][1] == ("Tom Berg", "CTO")
        await s.press("u")
        assert not list(s.book.all(Interview))
        assert not list(s.book.all(Contact))


async def test_escape_leaves_a_form_and_asks_if_something_was_typed(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(empty=True, now=NOW) as s:
        await name(s, tmp_path / "a.ics", vevent())
        await s.press("escape")
        assert "Nothing was imported." in s.toasts()
        await name(s, tmp_path / "a.ics", vevent())
        await s.fill(round="Chat")
        await s.press("escape")
        assert "Leave without saving what you typed?" in s.text()
        await s.press("y")
        assert s.screen.place == "interviews"
        assert not list(s.book.all(Interview))


async def test_unknown_zone_has_the_cursor_and_what_the_file_says(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(empty=True, now=NOW) as s:
        await name(s, tmp_path / "a.ics", vevent(**NO_ZONE))
        assert s.screen.query_one("#field-timezone").has_focus_within
        assert "The file says 'Customized Time Zone'; is it America/New_York?" in s.text()
        await s.fill(timezone="Europe/Berlin")
        await s.press("f2")
        (made,) = s.book.all(Interview)
        assert (made.starts_at, made.timezone) == (datetime(2026, 11, 19, 14, tzinfo=UTC), "Europe/Berlin")
        assert made.invited is not None
        assert made.invited.starts_at == made.starts_at


async def test_whole_day_needs_a_time_before_it_is_saved(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(empty=True, now=NOW) as s:
        await name(s, tmp_path / "a.ics", vevent(DTSTART=";VALUE=DATE:20261119", DTEND=""))
        assert "The file has it as all day, Thu 19 Nov. When does it begin?" in s.text()
        await s.press("f2")
        assert not list(s.book.all(Interview))
        await s.fill(when="2026-11-19 14:00")
        await s.press("f2")
        (made,) = s.book.all(Interview)
        assert made.starts_at == datetime(2026, 11, 19, 19, tzinfo=UTC)


async def test_change_is_shown_field_by_field_and_asked(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(empty=True, now=NOW) as s:
        await name(s, tmp_path / "a.ics", vevent())
        await s.press("f2")
        await name(s, tmp_path / "b.ics", vevent(**{**MOVED, "LOCATION": "Main St 1"}))
        for line in (
            "When          Thu 09:00 (15:00",
            "→ Fri 09:00",
            "Place         none → Main St 1",
            "Change it like this?",
        ):
            assert line in s.text()
        await s.press("n")
        assert next(s.book.all(Interview)).place == ""
        await name(s, tmp_path / "b.ics", vevent(**{**MOVED, "LOCATION": "Main St 1"}))
        await s.press("y")
        assert next(s.book.all(Interview)).place == "Main St 1"


async def test_cancellation_is_asked_about(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(empty=True, now=NOW) as s:
        await name(s, tmp_path / "a.ics", vevent())
        await s.press("f2")
        await name(s, tmp_path / "b.ics", vevent(**NEWER), method="CANCEL")
        assert "The file says that it is cancelled. Cancel it here, too?" in s.text()
        await s.press("y")
        assert next(s.book.all(Interview)).cancelled
        assert [event.kind for event in s.book.all(Event)] == ["called_off"]


async def test_person_no_longer_invited_is_asked_about_first(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(empty=True, now=NOW) as s:
        await name(
            s, tmp_path / "a.ics", vevent(ANA, "ATTENDEE;CN=Bo Lind:mailto:bo.lind@nimbus.example", without="ATTENDEE")
        )
        await s.press("f2")
        jo = "ATTENDEE;CN=Jo Brandt:mailto:jo@nimbus.example"
        await name(s, tmp_path / "b.ics", vevent(ANA, jo, without="ATTENDEE", **NEWER))
        assert "Bo Lind is no longer on the invitation." in s.text()
        await s.press("enter")
        assert "Ana Ruiz, Bo Lind → Ana Ruiz, Jo Brandt (new)" in s.text()
        await s.press("y")
        people = next(s.book.all(Interview)).interviewers
        assert [s.book.record(Contact, person.contact).name for person in people] == ["Ana Ruiz", "Jo Brandt"]


async def test_same_file_again_is_told_and_asks_nothing(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(empty=True, now=NOW) as s:
        await name(s, tmp_path / "a.ics", vevent())
        await s.press("f2")
        await name(s, tmp_path / "a.ics", vevent())
        assert "it is already in the book" in s.toasts()
        assert s.screen.place == "interviews"


# -- several meetings ------------------------------------------------------------------------------------------------------


async def test_several_meetings_are_a_list_and_one_key_imports_them(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(empty=True, now=NOW) as s:
        await name(s, tmp_path / "cal.ics", *map(meeting, range(4)), method="PUBLISH")
        await s.until(lambda: "F2 imports 4 new of 4" in s.text())
        assert "Import cal.ics" in s.text()
        assert "Person 1" in s.text()
        await s.press("j", "space")
        await s.until(lambda: "F2 imports 3 new of 4" in s.text())
        await s.press("f2")
        assert s.screen.place == "interviews"
        assert sorted(position.company for position in s.book.all(Position)) == ["Lyra", "Nimbus", "Orion"]
        assert "3 invitations imported" in s.toasts()
        await s.press("u")
        assert not list(s.book.all(Interview))


async def test_all_and_none_are_marked_by_a_key_each(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(empty=True, now=NOW) as s:
        await name(s, tmp_path / "cal.ics", *map(meeting, range(3)), method="PUBLISH")
        await s.press("n")
        await s.until(lambda: "F2 imports nothing: 0 of 3 are marked" in s.text())
        await s.press("f2")
        assert "Nothing is marked" in s.toasts()
        await s.press("question_mark")
        await s.until(lambda: "+ new  ~ changed  - cancelled  = the same  x skipped  ? doubtful" in s.text())
        await s.press("escape")
        await s.press("a")
        await s.until(lambda: "F2 imports 3 new of 3" in s.text())
        await s.press("escape")
        assert "Nothing was imported." in s.toasts()
        assert not list(s.book.all(Interview))


async def test_change_and_same_in_a_list_are_told_apart(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(empty=True, now=NOW) as s:
        await name(s, tmp_path / "cal.ics", *map(meeting, range(3)), method="PUBLISH")
        await s.press("f2")
        moved = meeting(1, DTSTART="20261209T150000Z", SEQUENCE="1", DTSTAMP="20261112T080000Z")
        await name(s, tmp_path / "cal.ics", meeting(0), moved, meeting(2), meeting(3), method="PUBLISH")
        await s.until(lambda: "F2 imports 1 new, 1 changed of 4" in s.text())
        assert "2 same" in s.text()
        await s.press("g", "j")
        await s.until(lambda: "Wed 2 Dec 10:00 → Wed 9 Dec 10:00" in s.text())
        await s.press("full_stop")
        await s.until(lambda: "= same" in s.text())
        await s.press("f2")
        assert len(list(s.book.all(Interview))) == 4
        assert s.book.record(Interview, 2).starts_at.day == 9


async def test_doubtful_row_is_not_marked_and_opens_its_form(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(empty=True, now=NOW) as s:
        doubtful = [meeting(n, DTSTART=f";TZID=Customized Time Zone:2026120{n + 1}T150000") for n in (1, 2)]
        await name(s, tmp_path / "cal.ics", meeting(0), *doubtful, method="PUBLISH")
        await s.until(lambda: "F2 imports 1 new of 3" in s.text())
        assert "? new" in s.text()
        await s.press("g", "enter")
        assert s.screen.query_one("#field-timezone").has_focus_within
        await s.fill(timezone="Europe/Berlin", company="Zenith")
        await s.press("f2")
        assert "Use Europe/Berlin for the other meeting whose zone is not known, too?" in s.text()
        await s.press("y")
        await s.until(lambda: "F2 imports 2 new of 3" in s.text())
        await s.until(lambda: "Company       Zenith" in s.text())
        await s.press("a", "f2")
        assert {interview.timezone for interview in s.book.all(Interview)} == {"America/New_York", "Europe/Berlin"}
        assert sorted(interview.starts_at.astimezone(UTC).hour for interview in s.book.all(Interview)) == [14, 14, 15]


async def test_doubtful_row_marked_unseen_is_asked_about(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(empty=True, now=NOW) as s:
        declined = meeting(1, "ATTENDEE;PARTSTAT=DECLINED:mailto:robin@vale.example")
        await name(s, tmp_path / "cal.ics", meeting(0), declined, method="PUBLISH")
        await s.press("a", "f2")
        assert "Vega: You declined this invitation." in s.text()
        await s.press("n")
        assert not list(s.book.all(Interview))
        await s.press("f2", "y")
        assert len(list(s.book.all(Interview))) == 2


@pytest.mark.parametrize("named", ["", "/*.ics"])
async def test_folder_and_pattern_are_one_import(open_app: OpenApp, tmp_path: Path, named: str) -> None:
    folder = tmp_path / "mails"
    folder.mkdir()
    for number in (1, 2):
        (folder / f"{number}.ics").write_bytes(ics(meeting(number)))
    (folder / "broken.ics").write_text("hello")
    (folder / "letter.txt").write_text("hello")
    async with open_app(empty=True, now=NOW) as s:
        await s.press("I")
        s.app.screen.query_one(Input).value = f"{folder}{named}"
        await s.press("enter")
        await s.until(lambda: "F2 imports 2 new of 2" in s.text())
        assert "broken.ics: this is not a calendar file" in s.toasts()
        await s.press("f2")
        assert len(list(s.book.all(Interview))) == 2


async def test_meeting_long_ago_is_folded_and_comes_if_marked(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(empty=True, now=NOW) as s:
        await name(s, tmp_path / "cal.ics", meeting(0), meeting(1, DTSTART="20260801T150000Z"), method="PUBLISH")
        await s.until(lambda: "1 skipped" in s.text())
        await s.press("full_stop", "G", "space", "f2")
        assert len(list(s.book.all(Interview))) == 2


async def test_whole_day_in_a_list_needs_its_form(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(empty=True, now=NOW) as s:
        await name(s, tmp_path / "cal.ics", meeting(0), meeting(1, DTSTART=";VALUE=DATE:20261202"), method="PUBLISH")
        await s.press("g", "space")
        assert "This meeting has no time yet. Press enter to set it." in s.toasts()
        await s.press("g", "enter")
        await s.fill(when="2026-12-02 14:00")
        await s.press("f2")
        await s.until(lambda: "F2 imports 2 new of 2" in s.text())
        await s.press("f2")
        assert len(list(s.book.all(Interview))) == 2


async def test_leaving_a_list_with_something_typed_asks_first(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(empty=True, now=NOW) as s:
        await name(s, tmp_path / "cal.ics", *map(meeting, range(2)), method="PUBLISH")
        await s.press("enter", "f2", "escape")
        assert "Leave without importing anything?" in s.text()
        await s.press("y")
        assert not list(s.book.all(Interview))


async def test_narrow_list_shows_person_company_and_time(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(empty=True, now=NOW, size=(60, 20)) as s:
        await name(s, tmp_path / "cal.ics", *map(meeting, range(2)), method="PUBLISH")
        for text in ("Person 1", "Vega", "Wed 2 Dec 10:00"):
            assert text in s.text()


HOSTILE = "[/red] [@click=quit]x[/] \u202eevil \x1b[31m"


async def test_hostile_text_of_a_file_is_shown_as_it_is(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(empty=True, now=NOW) as s:
        hostile = [
            meeting(n, f"ATTENDEE;CN={HOSTILE}:mailto:h{n}@x.example", SUMMARY=HOSTILE, LOCATION=HOSTILE) for n in (1, 2)
        ]
        await name(s, tmp_path / "[red].ics", *hostile, method="PUBLISH")
        await s.until(lambda: "Import [red].ics" in s.text())
        assert "[/red] [@click" in s.text()
        await s.press("enter", "f2", "f2")
        assert len(list(s.book.all(Interview))) == 2
        await name(s, tmp_path / "b.ics", meeting(1, SUMMARY=HOSTILE, LOCATION="[/]", **NEWER))
        assert "[/]" in s.text()


async def test_interview_made_by_hand_at_that_time_is_matched(open_app: OpenApp, tmp_path: Path) -> None:
    start = datetime(2026, 11, 19, 14, tzinfo=UTC)
    records = (
        Contact(name="Ana Ruiz", company="Nimbus"),
        Position(title="Engineer", company="Nimbus"),
        Interview(position=1, starts_at=start, interviewers=(Interviewer(contact=1, say="Thanks"),), round="Last"),
    )
    async with open_app(*records, now=NOW) as s:
        await name(s, tmp_path / "a.ics", vevent())
        assert "Matched to the interview at the same time." in s.text()
        await s.press("y")
        (made,) = s.book.all(Interview)
        assert (made.round, made.interviewers[0].say, made.calendar_uid) == ("Last", "Thanks", "nimbus-1@example.com")
