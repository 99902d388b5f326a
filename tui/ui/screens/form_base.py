"""A form: fields that complete from what is known and show what they understood, kept as one change or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import ClassVar
from zoneinfo import ZoneInfo, available_timezones

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.domain import operations
from tui.domain.book import Book
from tui.domain.changes import Change, Conflict
from tui.domain.dates import DateError, quoted, show_date
from tui.domain.models import Contact, ParsedName, Position
from tui.domain.operations import Refused
from tui.domain.sanitize import harmless
from tui.domain.zones import find_zone, show_zone, zone_or_error
from tui.languages.reading.dates import understood
from tui.languages.reading.people_names import check_name, listed_people, read_person
from tui.languages.reading.readings import DateQuestion, Reading, Week
from tui.languages.reading.readings import Field as DateField
from tui.storage import StoreError
from tui.ui.bindings import bindings
from tui.ui.screens.base import BookDialog
from tui.ui.screens.dialogs import Confirm
from tui.ui.styles import STYLES
from tui.ui.widgets.fields import Choice, Field
from tui.ui.widgets.key_footer import KeyFooter

FieldLike = Field | Choice
AGAIN = "F2 again keeps yours."
ANEW = "F2 adds it anew."
GONE = "What you typed cannot be kept without it."


class Form(BookDialog):
    """A form over one record. F2 keeps it; enter goes on, and keeps it from the last field. Dismisses with an id or none.

    Whatever cannot be kept - a wrong date, a full disk, a field changed meanwhile by another session - is said in the
    form, and what was typed stays.
    """

    CSS_PATH = STYLES / "dialogs.tcss"
    AUTO_FOCUS = ".-first Input"
    BINDINGS: ClassVar = [
        *bindings("form"),
        Binding("tab", "app.focus_next", "Next field"),
        Binding("shift+tab,pageup", "app.focus_previous", show=False),
        Binding("pagedown", "app.focus_next", show=False),
    ]

    @property
    def title_words(self) -> str:
        """The form's title."""
        raise NotImplementedError

    first = ""
    """The name of the field that has the focus at first, where it is not the first of all."""

    def fields(self) -> Iterable[FieldLike]:
        """The form's fields, in order."""
        raise NotImplementedError

    def keep(self) -> int | None:
        """Make what was typed durable; returns the record's id. May raise what `Session.act` raises."""
        raise NotImplementedError

    def read_again(self) -> str:
        """Take in a record that another session changed, for the fields not typed in; says what F2 would do now."""
        return ""

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(Content(harmless(self.title_words)), classes="question", markup=False)
            with VerticalScroll(classes="fields", can_focus=False):
                for number, field in enumerate(self.fields()):
                    field.set_class(field.name == self.first if self.first else number == 0, "-first")
                    yield field
            yield Static(classes="wrong", markup=False)
        yield KeyFooter()

    @property
    def inputs(self) -> list[FieldLike]:
        """The fields as they stand."""
        return [widget for widget in self.query("Field, Choice") if isinstance(widget, Field | Choice)]

    def text(self, name: str) -> str:
        """What a field holds, without white space around it."""
        found = self.query_one(f"#field-{name}")
        assert isinstance(found, Field | Choice)
        return found.value.strip()

    def unsaved(self) -> str:
        """What was typed into the fields, a line each; empty when nothing was."""
        typed = [f"{field.label}: {field.value.strip()}" for field in self.inputs if field.value != field.initial]
        return "\n".join([self.title_words, *typed]) if typed else ""

    _wrong: FieldLike | None = None
    """The field that the form complains of."""

    def complain(self, sentence: str, of: FieldLike | None = None) -> None:
        """Say in the form what is wrong; what is wrong with a field is said until it is mended."""
        self._wrong = of
        wrong = self.query_one(".wrong", Static)
        wrong.update(Content(harmless(sentence)))
        wrong.set_class(bool(sentence), "-shown", "-new")

    @on(Field.Changed)
    def _understand_again(self, event: Field.Changed) -> None:
        """What one field means may hang on another: the time on the zone, the position on the company."""
        event.stop()
        for field in self.query(Field):
            if field is not event.field:
                field.echo()
        if self._wrong is not None:
            self._complain_of(self._wrong)

    @on(Field.Left)
    def _look_at(self, event: Field.Left) -> None:
        """Beside a field there is little room: what is wrong with it is said in full once it is left."""
        event.stop()
        if event.field.value or event.field.value != event.field.initial:
            self._complain_of(event.field)

    def _complain_of(self, field: FieldLike) -> None:
        problem = field.problem()
        if problem or field is self._wrong:
            self.complain(f"{field.label}: {problem}" if problem else "", field if problem else None)

    @on(Field.Done)
    @on(Choice.Done)
    def _next(self, event: Field.Done | Choice.Done) -> None:
        event.stop()
        inputs = self.inputs
        place = inputs.index(event.field)
        if place + 1 < len(inputs):
            inputs[place + 1].take_focus()
        else:
            self.action_save()

    def action_save(self) -> None:
        for field in self.inputs:
            if field.problem():
                self._complain_of(field)
                field.take_focus()
                return
        try:
            kept = self.keep()
        except Conflict as error:
            self.complain(f"{error}. {self.read_again()}")
            self.app.reload()  # type: ignore[attr-defined]
        except (StoreError, Refused) as error:
            self.complain(str(error))
        else:
            self.dismiss(kept)

    def do(self, make: Callable[[Book], Change]) -> Change:
        """Make a change durable, tell of it, and show it."""
        change = self.session.act(make)
        if change.edits:
            self.app.show_change(change)  # type: ignore[attr-defined]
        return change

    def action_dismiss(self, result: object = None) -> None:  # type: ignore[override]
        """Leave at once where nothing was typed; else ask first."""
        if not self.unsaved():
            self.dismiss(None)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.dismiss(None)

        self.app.push_screen(Confirm("Leave without keeping what you typed?", yes="leave", no="go on"), answered)

    _ordered = False

    def put_in_order(self) -> None:
        """Put the typed name in order, once; what was typed beside it goes into those fields of the form that are empty."""
        field = self.query_one("#field-name", Field)
        if self._ordered or not field.value.strip() or field.value == field.initial:
            return
        self._ordered = True
        person = read_person(field.value)
        field.value = person.name
        for name, text in (("emails", person.email), ("role", person.role), ("company", person.company)):
            other = next(iter(self.query(f"#field-{name}").results(Field)), None)
            if text and other is not None and not other.value.strip():
                other.value = text

    # -- what fields check and complete with --------------------------------------------------------------------------

    @property
    def counts_from(self) -> datetime:
        """The moment that the relative words of a promise count from."""
        return self.session.now()

    def reading(self, text: str, field: DateField, zone: ZoneInfo | None = None) -> Reading:
        """Return what a typed date means; raises DateError, with the readings to choose from where there are several."""
        session = self.session
        anchor = self.counts_from if field == "promise" else None
        week = Week.of(session.settings.policy)
        return understood(text, field, session.now(), zone or session.zone, anchor=anchor, week=week)

    def day_or_none(self, text: str) -> date | None:
        """Return the last day of a span as typed, none where nothing is; raises DateError."""
        return self.reading(text, "promise").day if text.strip() else None

    def check_day(self, text: str) -> str:
        """Return what a typed day is understood as."""
        day = self.day_or_none(text)
        return show_date(day, self.session.now().astimezone(self.session.zone).date()) if day else ""

    def promise(self, text: str) -> tuple[date | None, str]:
        """Return the day by which they decide, and their words where these are vague or name no day.

        Raises DateQuestion where they may name several days.
        """
        text = text.strip()
        try:
            reading = self.reading(text, "promise") if text else None
        except DateQuestion:
            raise
        except DateError:
            return None, text
        return (reading.day, reading.words) if reading else (None, "")

    def promise_field(self) -> Field:
        """Return the field for the date they named."""
        return Field("decision_by", "Decision by", check=self.check_promise, complete=self.choices("promise"),
                     hint="the date they named, if any")  # fmt: skip

    def day_field(self, name: str, label: str, hint: str) -> Field:
        """Return a field for a day to come, the last one of a span."""
        return Field(name, label, check=self.check_day, complete=self.choices("promise"), hint=hint)

    def check_promise(self, text: str) -> str:
        """Return what a typed promise is understood as; words that name no day do not keep the rest from being saved."""
        day, words = self.promise(text)
        if day is None:
            return f"no day, kept as {quoted(words)}" if words else ""
        shown = show_date(day, self.session.now().astimezone(self.session.zone).date())
        return f"by {shown}" if words else shown

    def choices(self, field: DateField) -> Callable[[str], list[str]]:
        """Return the completions of a date: the readings to choose from where it has several."""

        def complete(text: str) -> list[str]:
            try:
                self.reading(text, field)
            except DateQuestion as question:
                today = self.session.now().astimezone(self.session.zone).date()
                return [reading.shown(today, self.session.zone.key) for reading in question.choices]
            except DateError:
                return []
            return []

        return complete

    def check_zone(self, text: str) -> str:
        """What time it is in a zone; raises DateError for one that there is not."""
        zone = zone_or_error(text.strip())
        name = "" if zone.key == text.strip() else f"{show_zone(zone.key)}, "
        return f"{name}now {self.session.now().astimezone(zone):%H:%M}"

    def zones(self, part: str) -> list[str]:
        """Time zones whose name fits."""
        return find_zone(part, available_timezones())

    def companies(self, part: str) -> list[str]:
        """Companies that begin with or contain what is typed."""
        book = self.session.book
        return matching(part, [p.company for p in book.all(Position)] + [c.company for c in book.all(Contact)])

    def people(self, part: str) -> list[str]:
        """People whose name fits."""
        return matching(part, [contact.name for contact in self.session.book.all(Contact)])

    def check_people(self, text: str, company: str = "") -> str:
        """Who of those named would be new; raises ValueError for what is too long to be a name."""
        people = map(read_person, listed_people(text))
        new = [person for person in people if operations.find_contact(self.session.book, person, company) is None]
        for person in new:
            check_name(person.name)
        return f"new: {', '.join(map(_shown, new))}" if new else ""


def _shown(person: ParsedName) -> str:
    """Return a name as it will be kept, with role and company in brackets."""
    beside = ", ".join(filter(None, (person.role, person.company)))
    return f"{person.name} ({beside})" if beside else person.name


def matching(part: str, known: Iterable[str]) -> list[str]:
    """The known texts that contain a part, those that begin with it first."""
    wanted = part.casefold()
    found = {text.strip() for text in known if text.strip() and wanted in text.casefold()}
    return sorted(found, key=lambda text: (not text.casefold().startswith(wanted), text.casefold()))


def required(what: str) -> Callable[[str], str]:
    """A check that something is typed."""

    def check(text: str) -> str:
        if not text.strip():
            raise ValueError(f"{what} is needed")
        return ""

    return check


def listed(text: str) -> tuple[str, ...]:
    """What stands between commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def fill(form: Form, values: dict[str, str]) -> None:
    """Give fields that were not typed in their new values."""
    for field in form.inputs:
        new = values.get(field.name or "")
        if new is not None:
            field.start_again(new)


def added_id(change: Change, table: str) -> int | None:
    """The id of the record of a table that a change added."""
    return next((edit.id for edit in change.edits if edit.table == table and edit.before is None), None)
