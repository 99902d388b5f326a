"""The checks and completions of form fields: dates, zones, companies and people, as people type them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tui.domain import operations
from tui.domain.dates import DateError, quoted, show_date
from tui.domain.models import Contact, Position
from tui.domain.parsed_name import ParsedName
from tui.domain.zones import show_zone, suggest_zones, zone_of, zone_or_error
from tui.languages.reading.dates import one_reading
from tui.languages.reading.name_likeness import known_like, same_person
from tui.languages.reading.people_names import can_be_name, listed_people, read_person
from tui.languages.reading.readings import DateField as DateField
from tui.languages.reading.readings import DateQuestion, Reading, Week
from tui.ui.screens.base import BookDialog
from tui.ui.widgets.fields import SHOWN_COMPLETIONS, Field, Suggestion

NO_DAY = date.max
"""The placeholder for the day of words that name no day."""


class FormQuestion(NamedTuple):
    """A question that is asked before a form is saved: the field it is about, the answers, and what each of them does."""

    field: Field
    question: str
    answers: Sequence[tuple[str, str]]
    settle: Callable[[str], None]


class FormChecks(BookDialog):
    """A dialog that checks and completes dates, zones, companies and names in its fields."""

    def __init__(self) -> None:
        super().__init__()
        self._chosen_readings: dict[tuple[DateField, str], Reading] = {}
        """The reading that was chosen for each text that may mean several things."""
        self.distinct: set[tuple[str, int]] = set()
        """Pairs of a name and a contact with a similar name who is somebody else."""

    @property
    def counts_from(self) -> datetime:
        """Return the moment that the relative words of a promise count from."""
        return self.session.now()

    @property
    def today(self) -> date:
        """Return today's date in the user's zone."""
        return self.session.now().astimezone(self.session.zone).date()

    def reading(self, text: str, field: DateField, zone: ZoneInfo | None = None) -> Reading:
        """Return what a typed date means; raises DateError, with the readings to choose from if there are several."""
        session = self.session
        if chosen := self._chosen_readings.get((field, text.strip())):
            return chosen
        anchor = self.counts_from if field == "promise" else None
        week = Week.of(session.settings.policy)
        return one_reading(text, field, session.now(), zone or session.zone, anchor=anchor, week=week)

    def which_reading(self, field: Field, question: DateQuestion) -> FormQuestion:
        """Return the question which of several readings of a date is meant; a day that is over is to be confirmed."""
        kind, typed = question.field or "when", field.value.strip()
        title, answers = str(question), [(str(n), self._shown(choice)) for n, choice in enumerate(question.choices)]
        if kind == "promise":
            if len(answers) == 1 and (over := question.choices[0].day) < self.today:
                title, answers = f"{show_date(over, self.today)} is over. Is that the day anyway?", [("0", "Yes")]
            answers.append(("words", f"Keep only the words {quoted(typed)}"))

        def settle(answer: str) -> None:
            chosen = Reading(day=NO_DAY, words=typed) if answer == "words" else question.choices[int(answer)]
            self._chosen_readings[kind, typed] = chosen

        return FormQuestion(field, title, [*answers, ("", "Change it")], settle)

    def _shown(self, reading: Reading) -> str:
        return reading.shown(self.today, self.session.zone.key)

    def day_or_none(self, text: str) -> date | None:
        """Return the last day of a typed span; None if it names no day. Raises DateQuestion if it may be several."""
        return self.promise(text)[0]

    def check_day(self, text: str) -> str:
        """Return what a typed day is understood as; words that name no day do not block saving."""
        day, words = self.promise(text)
        if day is None:
            return self._kept_as(words) if words else ""
        return show_date(day, self.today)

    def _kept_as(self, words: str) -> str:
        """Return what is said of words that name no day, with the question that they leave open."""
        return f"{self.open_question(words, 'promise') or 'No day.'} Kept as {quoted(words)}"

    def reading_or_none(self, text: str, field: DateField) -> Reading | None:
        """Return what a typed date means; None if it names none. Raises DateQuestion if there is a choice."""
        try:
            return self.reading(text, field)
        except DateError as error:
            if isinstance(error, DateQuestion) and error.choices:
                raise
            return None

    def open_question(self, text: str, field: DateField) -> str:
        """Return what a typed date leaves open, if no choice of days answers it."""
        try:
            self.reading(text, field)
        except DateQuestion as question:
            return "" if question.choices else str(question)
        except DateError:
            pass
        return ""

    def with_refused(self, text: str, *names: str) -> str:
        """Return a text with those words of some fields that name no date, or nobody, so that they are not lost."""
        parts = [text]
        for field in (field for name in names for field in self.query(f"#field-{name}").results(Field)):
            words = field.value.strip()
            if words and (field.error() or self.names_no_day(field)):
                parts.append(f"{field.label}: {words}")
        return "; ".join(filter(None, parts))

    def names_no_day(self, field: Field) -> bool:
        """Return whether the words in a date field name no day."""
        if field.name not in ("at", "respond_by", "asks_by", "offer_until"):
            return False
        reading = self.reading_or_none(field.value, "past" if field.name == "at" else "promise")
        return reading is None or reading.day == NO_DAY

    def promise(self, text: str) -> tuple[date | None, str]:
        """Return the day by which they decide, and their words if these are vague or name no day.

        Raises DateQuestion if they may name several days.
        """
        text = text.strip()
        if not text:
            return None, ""
        reading = self.reading_or_none(text, "promise")
        if reading is None:
            return None, text
        return (None if reading.day == NO_DAY else reading.day), reading.words

    def promise_field(self) -> Field:
        """Return the field for the date they named."""
        return Field("decision_by", "Decision by", check=self.check_promise,
                     complete=self.choices("promise"), hint="the date they named, if any")  # fmt: skip

    def day_field(self, name: str, label: str, hint: str) -> Field:
        """Return a field for a day to come, the last one of a span."""
        return Field(name, label, check=self.check_day, complete=self.choices("promise"), hint=hint)

    def check_promise(self, text: str) -> str:
        """Return what a typed promise is understood as; words that name no day do not block saving."""
        day, words = self.promise(text)
        if day is None:
            return self._kept_as(words) if words else ""
        shown = show_date(day, self.today)
        return f"by {shown}" if words else shown

    def choices(self, field: DateField) -> Callable[[str], list[str]]:
        """Return the completions of a date: the readings to choose from if it has several."""

        def complete(text: str) -> list[str]:
            try:
                self.reading(text, field)
            except DateQuestion as question:
                return [self._shown(reading) for reading in question.choices] if len(question.choices) > 1 else []
            except DateError:
                return []
            return []

        return complete

    def check_zone(self, text: str) -> str:
        """Return the time in a zone; raises DateError for an unknown zone."""
        zone = zone_or_error(text.strip())
        name = "" if zone.key == text.strip() else f"{show_zone(zone.key)}, "
        return f"{name}now {self.session.now().astimezone(zone):%H:%M}"

    def zones(self, part: str) -> list[Suggestion]:
        """Return time zones that may be meant, with the place that is meant and the time there."""
        now, found = self.session.now(), suggest_zones(part)[:SHOWN_COMPLETIONS]
        return [Suggestion(zone, f"{name}  {now.astimezone(zone_of(zone)):%H:%M}".strip()) for name, zone, *_ in found]

    def zone_field(self, label: str, value: str) -> Field:
        """Return a field for a time zone."""
        return Field("timezone", label, value, only_known=True, check=self.check_zone, complete=self.zones)

    def companies(self, part: str) -> list[str]:
        """Return the companies that begin with or contain what is typed."""
        book = self.session.book
        return matching(part, [p.company for p in book.all(Position)] + [c.company for c in book.all(Contact)])

    def people(self, part: str) -> list[str]:
        """Return the names that begin with or contain what is typed."""
        return matching(part, [contact.name for contact in self.session.book.all(Contact)])

    def named(self, text: str, company: str = "") -> tuple[tuple[ParsedName, ...], str]:
        """Return the people that a text names, and those of its words that cannot be a name."""
        people, words = [], []
        for typed in listed_people(text):
            person = read_person(typed)
            if can_be_name(person) or operations.find_contact(self.session.book, person, company):
                people.append(person)
            else:
                words.append(typed)
        return tuple(people), ", ".join(words)

    def check_people(self, text: str, company: str = "") -> str:
        """Return who of those named would be new; words that cannot be a name do not block saving."""
        people, words = self.named(text, company)
        new = [person for person in people if operations.find_contact(self.session.book, person, company) is None]
        said = [f"new: {', '.join(map(_shown, new))}"] if new else []
        return "; ".join([*said, f"not a name, kept in the notes: {quoted(words)}"] if words else said)

    def same_person(self, field: Field, company: str = "") -> Iterator[FormQuestion]:
        """Yield the question, for each new person in a field, whether it is a contact with a similar name."""
        for typed in listed_people(field.value):
            person = read_person(typed)
            known = self.like(person, company)
            if known is None:
                continue

            def settle(answer: str, typed: str = typed, person: ParsedName = person, known: Contact = known) -> None:
                if answer == "same":
                    field.value = field.value.replace(typed, _as_typed(known, person), 1)
                else:
                    self.distinct.add((person.name, known.id))

            yield FormQuestion(field, same_person(person, known), same_answers(person, known), settle)

    def like(self, person: ParsedName, company: str = "") -> Contact | None:
        """Return the contact who may be a new person after all, unless the user denied that."""
        known = known_like(self.session.book, person, company)
        return next((contact for contact in known if (person.name, contact.id) not in self.distinct), None)

    _ordered = False

    def put_in_order(self) -> None:
        """Put the typed name in order, once; what was typed beside it goes into the empty fields of the form."""
        field = self.query_one("#field-name", Field)
        if self._ordered or not field.value.strip() or field.value == field.initial:
            return
        self._ordered = True
        person = read_person(field.value)
        field.value = person.name
        beside = (
            ("emails", person.email), ("role", person.role), ("company", person.company), ("language", person.language),
        )  # fmt: skip
        for name, text in beside:
            other = next(iter(self.query(f"#field-{name}").results(Field)), None)
            if text and other is not None and not other.value.strip():
                other.value = text


def same_answers(person: ParsedName, known: Contact) -> tuple[tuple[str, str], ...]:
    """Return the answers to the question whether a person is a known one."""
    return (("same", f"Yes, {known.name}"), ("new", f"No, {person.name} is somebody else"))


def _as_typed(known: Contact, person: ParsedName) -> str:
    """Return how a known person is typed, with the address and the role that were typed beside the other name."""
    name = known.name.replace(",", " ").replace(";", " ")
    role = f" ({person.role})" if person.role and not known.role.strip() else ""
    return f"{name} <{person.email}>{role}" if person.email else f"{name}{role}"


def _shown(person: ParsedName) -> str:
    """Return a name as it will be kept, with role, company and the language of their notes in brackets."""
    spoken = f"notes in {person.language}" if person.language else ""
    beside = ", ".join(filter(None, (person.role, person.company, spoken)))
    return f"{person.name} ({beside})" if beside else person.name


def matching(part: str, known: Iterable[str]) -> list[str]:
    """Return the known texts that contain a part, those that begin with it first."""
    wanted = part.casefold()
    found = {text.strip() for text in known if text.strip() and wanted in text.casefold()}
    return sorted(found, key=lambda text: (not text.casefold().startswith(wanted), text.casefold()))
