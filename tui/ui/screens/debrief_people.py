"""The people of a debrief: the fields of each, adding more people, and taking people out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from textual import events, on
from textual.widget import Widget

from tui.domain.labels import company_of, name_of
from tui.domain.models import Contact, Interview
from tui.domain.parsed_name import ParsedName
from tui.languages.reading.name_likeness import same_person
from tui.languages.reading.name_parts import read_name
from tui.ui.screens.contact_form import check_emails
from tui.ui.screens.dialogs import Confirm
from tui.ui.screens.form_base import FieldLike, Form
from tui.ui.screens.form_checks import FormQuestion, same_answers
from tui.ui.sentences import sentence_field
from tui.ui.widgets.area_fields import AreaField, PrivateField
from tui.ui.widgets.fields import Field


class DebriefPeople(Form):
    """A form with fields for each person who was there."""

    def __init__(self, read: Interview) -> None:
        super().__init__()
        self._read = read
        self._people: dict[int, int | ParsedName] = {}
        """The people with fields, by the number in the fields' names: ids of contacts, and new people."""
        self._out: set[int] = set()
        """The numbers of those who were taken out again."""

    def typed(self) -> None:
        """Do something after text was typed or a person taken out; for subclasses."""

    def _email(self, number: int) -> Field:
        return Field(f"email{number}", "E-mail", check=self._check_email, hint=f"where to reach {self._called(number)}")

    def _check_email(self, text: str) -> str:
        """Return what to say of an address; a wrong one does not block saving."""
        try:
            return check_emails(text)
        except ValueError as error:
            return f"{error} Kept in your private notes."

    def _notes(self, number: int, talk: str = "", say: str = "") -> Iterable[AreaField]:
        """Yield the two fields of somebody who was there: what is for the user alone, and the sentence for the note."""
        who, called = self._people[number], self._called(number)
        yield PrivateField(f"talk{number}", f"Private notes on {called} (only for you)", talk)
        yield sentence_field(
            self.session, f"say{number}", f"In your note to {called}", say, slot="say", interview=self._read.id,
            contact=who if isinstance(who, int) else None, reader=None if isinstance(who, int) else read_name(who.name),
        )  # fmt: skip

    def _called(self, number: int) -> str:
        who = self._people[number]
        return name_of(self.session.book, who) if isinstance(who, int) else who.name

    @on(Field.Done)
    async def _name_more(self, event: Field.Done) -> None:
        """Add fields for the names typed under "also there"."""
        if event.field.name == "others" and self.named(event.field.value)[0]:
            event.stop()
            event.prevent_default()
            others = self.query_one("#field-others", Field)
            first = await self._add_people(others.value)
            others.value = self.named(others.value)[1]
            if first is not None:
                first.take_focus()

    async def _add_people(self, text: str) -> AreaField | None:
        """Add fields for each new name; return the first of them."""
        known = {self._called(number).casefold() for number in self._people if number not in self._out}
        first = None
        for who in self.named(text)[0]:
            if who.name.casefold() in known:
                continue
            number = len(self._people)
            self._people[number] = who
            notes = list(self._notes(number))
            first = first or notes[0]
            box = self.query_one(".fields")
            if not who.email:
                await box.mount(self._email(number), before=self.query_one("#field-others", Widget))
            await box.mount_all(notes, before=self.query_one("#field-fit", Widget))
        return first

    def questions(self) -> Iterator[FormQuestion]:
        """Yield the question, for each new person, whether it is a contact with a similar name."""
        others, company = self.query_one("#field-others", Field), company_of(self.session.book, self._read.position)
        yield from self.same_person(others, company)
        for number, who in self._people.items():
            known = self.like(who, company) if isinstance(who, ParsedName) and number not in self._out else None
            if isinstance(who, int) or known is None:
                continue

            def settle(answer: str, number: int = number, who: ParsedName = who, known: Contact = known) -> None:
                if answer == "same":
                    self._is_known(number, known.id)
                else:
                    self.distinct.add((who.name, known.id))

            yield FormQuestion(others, same_person(who, known), same_answers(who, known), settle)

    def _is_known(self, number: int, contact: int) -> None:
        """Treat a new person as a known contact; if the contact has fields already, move what was written there."""
        there = next((n for n, who in self._people.items() if who == contact and n not in self._out), None)
        if there is None:
            self._people[number] = contact
            return
        for name, between in (("talk", "\n"), ("say", " ")):
            field = self.query_one(f"#field-{name}{there}", AreaField)
            field.value = between.join(filter(None, (field.value, self.text(f"{name}{number}"))))
        self._out.add(number)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "take_out":
            return self._focused_person is not None
        return super().check_action(action, parameters)

    @property
    def _focused_person(self) -> int | None:
        """Return the number of the person whose fields have the focus."""
        field = next((field for field in self.inputs if field.has_focus_within), None)
        return _number_of(field) if field else None

    @property
    def inputs(self) -> list[FieldLike]:
        """Return the fields, without those that are being removed."""
        return [field for field in super().inputs if _number_of(field) not in self._out]

    @on(events.DescendantFocus)
    def _offer_to_take_out(self) -> None:
        self.refresh_bindings()

    async def action_take_out(self) -> None:
        """Take the person whose fields have the focus out of the interview; ask first if something was typed."""
        number = self._focused_person
        if number is None:
            return
        called = self._called(number)

        async def answered(yes: bool | None) -> None:
            if yes:
                self.query_one("#field-others", Field).take_focus()
                await self._take_out(number)
                self.complain(f"{called} is taken out. F2 saves it; to put them back, name them under Also there.")

        if any(field.value.strip() for field in self._fields_of(number)):
            self.app.push_screen(Confirm(f"Take {called} out, with what you wrote about them here?"), answered)
        else:
            await answered(yes=True)

    async def _take_out(self, number: int) -> None:
        fields = self._fields_of(number)
        self._out.add(number)
        for field in fields:
            await field.remove()
        self.typed()

    def _fields_of(self, number: int) -> list[FieldLike]:
        return [field for field in self.inputs if _number_of(field) == number]


def _number_of(field: FieldLike) -> int | None:
    """Return the number of the person whose field that is."""
    found = re.fullmatch(r"(?:email|talk|say)(\d+)", str(field.name))
    return int(found[1]) if found else None
