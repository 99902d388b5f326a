"""Names in forms: read as they are typed, put in order once, and never swapped for another person of that name."""

from __future__ import annotations

import msgspec
import pytest

from tests.ui.conftest import AppDriver, OpenApp
from tests.ui.test_forms import ANA, JOB, edit_place, flat, interview
from tui.domain.models import Contact, Interview, Interviewer, Position
from tui.ui.screens.form_base import Form

pytestmark = pytest.mark.slow


async def test_a_name_with_a_comma_stays_one_person(open_app: OpenApp) -> None:
    async with open_app(msgspec.structs.replace(ANA, name="Ruiz, Ana"), JOB, interview(1)) as s:
        assert (await edit_place(s)).interviewers == interview(1).interviewers
        await s.press("e")
        await s.fill(people="Ruiz Ana, Bo Lind")
        await s.press("f2")
        assert [p.contact for p in s.book.record(Interview, 1).interviewers] == [1, 2]
        assert [contact.name for contact in s.book.all(Contact)] == ["Ruiz, Ana", "Bo Lind"]


async def test_of_two_of_one_name_the_one_who_was_there_stays(open_app: OpenApp) -> None:
    async with open_app(ANA, ANA, JOB, interview(2)) as s:
        assert (await edit_place(s)).interviewers == interview(2).interviewers
        await s.press("e")
        await s.fill(people="Ana, Bo Lind")
        await s.press("f2")
        assert [p.contact for p in s.book.record(Interview, 1).interviewers] == [2, 3]


async def test_two_of_one_name_can_both_be_there(open_app: OpenApp) -> None:
    async with open_app(ANA, ANA, JOB, interview(2, 1)) as s:
        await s.press("e")
        await s.fill(people="Ana, Ana, Bo Lind")
        await s.press("f2")
        assert sorted(p.contact for p in s.book.record(Interview, 1).interviewers) == [1, 2, 3]


async def test_somebody_the_book_does_not_know_stays(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, interview(1, 77)) as s:
        await edit_place(s)
        await s.press("d")
        await s.fill(talk0="firmware")
        await s.press("f2")
        people = s.book.record(Interview, 1).interviewers
        assert people == (Interviewer(contact=1, talked_about="firmware"), Interviewer(contact=77, talked_about="lenses"))


async def test_a_main_contact_is_not_swapped_for_another_of_that_name(open_app: OpenApp) -> None:
    async with open_app(ANA, ANA, msgspec.structs.replace(JOB, main_contact=2), interview(1)) as s:
        await s.press("p")
        await s.fill(location="Delft")
        await s.press("f2")
        assert (s.book.record(Position, 1).location, s.book.record(Position, 1).main_contact) == ("Delft", 2)


SARAH = ("Dr. Sarah Hughes", ("sarah.hughes@kestrel.example",))


async def test_name_pasted_with_address_is_a_person_with_email(open_app: OpenApp) -> None:
    async with open_app(ANA, msgspec.structs.replace(ANA, name="Bo Lind", emails=()), JOB, interview()) as s:
        await s.press("e")
        await s.fill(people='Dr. Sarah Hughes <sarah.hughes@kestrel.example>, "Lind, Bo" <bo@vega.example>, ANA@vega.example')
        assert "new: Dr. Sarah Hughes" in flat(s)
        await s.press("f2")
        assert [p.contact for p in s.book.record(Interview, 1).interviewers] == [3, 2, 1]
        assert [(c.name, c.emails) for c in s.book.all(Contact)] == [
            ("Ana", ANA.emails),
            ("Bo Lind", ("bo@vega.example",)),
            SARAH,
        ]


async def test_also_there_takes_a_pasted_address_too(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, interview(1)) as s:
        await s.press("d")
        await s.fill(others="Dr. Sarah Hughes <sarah.hughes@kestrel.example>")
        await s.press("enter")
        assert "Dr. Sarah Hug" in flat(s)
        await s.press("f2")
        assert [(c.name, c.emails) for c in s.book.all(Contact)][1:] == [SARAH]


def names(s: AppDriver) -> list[str]:
    return [contact.name for contact in s.book.all(Contact)]


async def test_new_name_left_is_put_in_order_once(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("2", "a")
        await s.fill(name="MOREL Lea <lea@vega.example> (VP)")
        await s.press("tab")
        form = s.app.screen
        assert isinstance(form, Form)
        assert [form.text(name) for name in ("name", "emails", "role")] == ["Lea Morel", "lea@vega.example", "VP"]
        await s.fill(name="MOREL Lea")
        await s.press("f2")
        assert names(s)[-1] == "MOREL Lea", "what was changed back stays"


async def test_new_name_kept_at_once_is_put_in_order(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("2", "a")
        await s.fill(name="o'brien, sean")
        await s.press("f2")
        assert names(s)[-1] == "Sean O'Brien"


async def test_stored_name_edited_beside_stays_as_it_is(open_app: OpenApp) -> None:
    async with open_app(msgspec.structs.replace(ANA, name="RUIZ, ana")) as s:
        await s.press("2", "e")
        await s.fill(name="RUIZ, ana maria", role="CTO")
        await s.press("f2")
        assert s.book.record(Contact, 1).name == "RUIZ, ana maria"


async def test_form_shows_how_a_draft_greets(open_app: OpenApp) -> None:
    async with open_app(msgspec.structs.replace(ANA, name="the recruiter")) as s:
        await s.press("2", "e")
        assert "a draft will ask" in s.text()
        await s.fill(greeting="Sam")
        assert "Dear Sam," in s.text()
        await s.press("f2")
        assert s.book.record(Contact, 1).greeting == "Sam"


async def test_people_typed_with_roles_are_shown_and_kept(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, interview(1)) as s:
        await s.press("e")
        await s.fill(people="Ana, Tom (VP), ruiz@vega.example")
        assert "Tom (VP)" in s.text()
        await s.press("f2")
        assert [(c.name, c.role) for c in s.book.all(Contact)][1:] == [("Tom", "VP"), ("Ruiz", "")]


async def test_german_form_of_address_sets_the_language_of_notes(open_app: OpenApp) -> None:
    async with open_app(ANA, JOB, interview(1)) as s:
        await s.press("e")
        await s.fill(people="Ana, Frau Helga Weber")
        assert "new: Frau Helga Weber (notes in de)" in flat(s)
        await s.press("f2", "2", "a")
        await s.fill(name="Herr Krug")
        await s.press("f2")
        assert [contact.language for contact in s.book.all(Contact)] == ["", "de", "de"]
        await s.press("e")
        await s.fill(language="")
        await s.press("f2")
        assert [contact.language for contact in s.book.all(Contact)] == ["", "de", ""]
