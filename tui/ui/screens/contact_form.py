"""The form for a contact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from textual import on

from tui.domain import operations
from tui.domain.bringing_back import RecordKey
from tui.domain.dates import quoted
from tui.domain.labels import name_of
from tui.domain.models import Contact
from tui.exchange.same_people import with_same_key
from tui.languages import code_of, default_language, language, languages
from tui.languages.reading.name_likeness import same_person
from tui.languages.reading.name_parts import name_to_greet
from tui.languages.reading.people_names import is_address, put_in_order, read_person
from tui.ui.screens.form_base import FieldLike, Form, fill_untouched, split_at_commas
from tui.ui.screens.form_checks import FormQuestion
from tui.ui.widgets.fields import Field

PLAIN_CONTACT = ("name", "greeting", "company", "role", "address", "met", "language", "notes")
LIST_FIELDS = ("emails", "phones", "links", "tags")
REACHED_BY = ("emails", "phones", "links")


class ContactForm(Form):
    """A form for a contact."""

    SPARED = frozenset({"emails", "via", "keep_in_touch_days"})

    def __init__(self, read: Contact | None, first: str = "") -> None:
        """`first`: the field that the form is opened for."""
        super().__init__()
        self._read = read
        self.first = first

    @property
    def title_words(self) -> str:
        """Return the form's title."""
        return f"Contact {self._read.name}" if self._read else "A new contact"

    def _values(self) -> dict[str, str]:
        contact = self._read or Contact()
        lists = {field: ", ".join(getattr(contact, field)) for field in LIST_FIELDS}
        plain = {f: getattr(contact, f) for f in PLAIN_CONTACT}
        via = name_of(self.session.book, contact.via) if contact.via is not None else ""
        days = str(contact.keep_in_touch_days or "")
        return {**plain, **lists, "via": via, "keep_in_touch_days": days}

    def fields(self) -> Iterable[FieldLike]:
        values = self._values()
        yield Field("name", "Name", values["name"], check=self._check_name)
        yield Field(
            "greeting",
            "Greeting",
            values["greeting"],
            check=self._check_greeting,
            hint="if the name doesn't say: Ana, Dr. Ruiz",
        )
        yield Field("company", "Company", values["company"], complete=self.companies)
        yield Field("role", "Role", values["role"])
        yield Field("emails", "E-mail", values["emails"], check=check_emails, hint="several with commas")
        yield Field("phones", "Phone", values["phones"])
        yield Field("address", "Address", values["address"])
        yield Field("via", "Reached via", values["via"], only_known=True, check=self._check_via, complete=self.people,
                    hint="a recruiter's name")  # fmt: skip
        yield Field("links", "Links", values["links"])
        yield Field("tags", "Tags", values["tags"])
        yield Field("met", "Where you met", values["met"])
        yield Field(
            "keep_in_touch_days", "Keep in touch", values["keep_in_touch_days"], check=check_days, hint="in days, such as 90"
        )
        codes = ", ".join(language.code for language in languages())
        yield Field("language", "Language", values["language"], hint=f"{codes}; yours if empty")
        yield Field("notes", "Notes", values["notes"], anew=False)

    @on(Field.Left)
    def _name_left(self, event: Field.Left) -> None:
        """Show a new name as it will be saved; it can be changed back."""
        if event.field.name == "name" and self._read is None:
            self.put_in_order()

    def _check_name(self, text: str) -> str:
        if not text.strip():
            raise ValueError("A name is needed.")
        shown = put_in_order(text)
        return "" if self._read is not None or shown == text.strip() or self._ordered else shown

    def _check_greeting(self, text: str) -> str:
        """Return how a draft will greet them."""
        name = name_to_greet(Contact(name=self.text("name"), greeting=text))
        if name is None:
            return "a draft will ask" if self.text("name") else ""
        spoken = language(code_of(self.text("language") or self.session.settings.profile.language)) or default_language()
        return f"{spoken.grammar.salutation(name, letter=False)},"

    def _check_via(self, text: str) -> str:
        if not text.strip():
            return ""
        via = operations.resolve_contact(self.session.book, read_person(text), self._read.via if self._read else None)
        if via is None:
            raise ValueError(f"Nobody is called {quoted(text.strip())}. Add them first.")
        if self._read is not None and via == self._read.id:
            raise ValueError("That is the same person.")
        found = self.session.book.get(Contact, via)
        return (found.role or found.company) if found else "no longer in the book"

    def questions(self) -> Iterator[FormQuestion]:
        if self._read is not None:
            return
        self.put_in_order()
        field = self.query_one("#field-name", Field)
        person = read_person(self.text("name"))
        known = operations.find_contact(self.session.book, person) or self.like(person, self.text("company"))
        emails, phones, links = (tuple(split_at_commas(self.text(field))) for field in REACHED_BY)
        known = known or with_same_key(self.session.book, Contact(emails=emails, phones=phones, links=links))
        if known is None or (person.name, known.id) in self.distinct:
            return

        def settle(answer: str) -> None:
            if answer == "same":
                self._go_on_with(known)
            else:
                self.distinct.add((person.name, known.id))

        answers = (("same", f"Yes, add this to {known.name}"), ("new", "No, this is somebody else"))
        yield FormQuestion(field, same_person(person, known), answers, settle)

    def _go_on_with(self, known: Contact) -> None:
        """Turn the form into one for a known contact, and add what is typed to what is known."""
        self._read = known
        for field in self.inputs:
            typed, initial = field.value.strip(), self._values()[field.name or ""]
            field.start_again(initial)
            if field.name == "name" or not typed:
                field.value = initial
            elif field.name in LIST_FIELDS and initial:
                field.value = ", ".join(dict.fromkeys((*split_at_commas(initial), *split_at_commas(typed))))

    def keep(self) -> int | None:
        text, old = self.text, self._read
        if old is None:
            self.put_in_order()
        via = operations.resolve_contact(self.session.book, read_person(self.sound("via")), old.via if old else None)
        days = self.sound("keep_in_touch_days")
        wanted = msgspec.structs.replace(
            old or Contact(created_at=self.session.now()),
            **{f: text(f) for f in PLAIN_CONTACT},
            **{f: tuple(dict.fromkeys(split_at_commas(self.sound(f)))) for f in LIST_FIELDS},
            keep_in_touch_days=int(days) if days else None,
            via=via,
        )
        if old is not None:
            self.do(lambda book: operations.edit(book, old, wanted))
            return old.id
        return self.do(lambda book: operations.add(book, wanted)).added_id("contacts")

    def go_on(self, record: int | None) -> None:
        super().go_on(record)
        self._read = self.session.book.get(Contact, record)

    @property
    def needs(self) -> Iterable[RecordKey]:
        return [("contacts", self._read.id)] if self._read else []

    def read_again(self) -> None:
        if self._read is not None:
            self._read = self.session.book.get(Contact, self._read.id) or self._read
        fill_untouched(self, self._values())


def check_emails(text: str) -> str:
    """Return an empty text if all are e-mail addresses; raises ValueError that names those that are not."""
    for address in split_at_commas(text):
        if not is_address(address):
            raise ValueError(f"{quoted(address)} is not an e-mail address.")
    return ""


def check_days(text: str) -> str:
    """Check for a number of days, or nothing."""
    if not text.strip():
        return ""
    if not text.strip().isdecimal() or not 0 < int(text) <= 3650:
        raise ValueError("Type a number of days from 1 to 3650.")
    return f"every {int(text)} days"
