"""A form: fields that complete from the book and show what they understood, saved as one change or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.domain.book import Book
from tui.domain.bringing_back import Gone, RecordKey, refuse_gone
from tui.domain.changes import Change, Conflict
from tui.domain.operations import Refused
from tui.domain.sanitize import harmless
from tui.languages.reading.readings import DateQuestion
from tui.storage import StoreError
from tui.ui.bindings import bindings
from tui.ui.screens.dialogs import Choose, Confirm
from tui.ui.screens.form_checks import FormChecks, FormQuestion
from tui.ui.widgets.area_fields import AreaField
from tui.ui.widgets.choice import Choice
from tui.ui.widgets.fields import Field
from tui.ui.widgets.key_footer import KeyFooter

FieldLike = Field | Choice | AreaField
BRINGS_BACK = "F2 brings it back, with what you typed."


class Form(FormChecks):
    """A form over one record. F2 saves it; Enter goes on, and saves it from the last field. Dismisses with an id or None.

    If something cannot be saved - a wrong date, a full disk, a field that another session changed meanwhile, a record that it
    deleted - the form says why, and what was typed stays.
    """

    AUTO_FOCUS = ".-first Input"
    BINDINGS: ClassVar = [
        *bindings("form"),
        Binding("tab", "app.focus_next", "Next field"),
        Binding("shift+tab,pageup", "app.focus_previous", show=False),
        Binding("pagedown", "app.focus_next", show=False),
    ]

    @property
    def title_words(self) -> str:
        """Return the form's title."""
        raise NotImplementedError

    first = ""
    """The name of the field that has the focus at first, if it is not the first one."""

    def fields(self) -> Iterable[FieldLike]:
        """Return the form's fields, in order."""
        raise NotImplementedError

    def keep(self) -> int | None:
        """Save what was typed and return the record's id; may raise what `Session.act` raises."""
        raise NotImplementedError

    again = "F2 again keeps yours."
    """What the form says of F2 after another session has changed the record."""

    def read_again(self) -> None:
        """Read a record that another session changed into the fields not typed in."""

    @property
    def needs(self) -> Iterable[RecordKey]:
        """Return the records without which what is typed cannot be saved, by table and id."""
        return ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Override: offer to take somebody out only if the form shows people one by one."""
        return action != "take_out" and super().check_action(action, parameters)

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
        """Return the fields that are in the form now."""
        return [w for w in self.query("Field, Choice, AreaField") if isinstance(w, Field | Choice | AreaField)]

    def text(self, name: str) -> str:
        """Return the value of a field, without white space around it."""
        found = self.query_one(f"#field-{name}")
        assert isinstance(found, Field | Choice | AreaField)
        return found.value.strip()

    def unsaved(self) -> str:
        """Return what would be lost if the program ended now; empty if nothing would."""
        return self.typed_words()

    def typed_words(self) -> str:
        """Return what was typed into the fields, a line each; empty if nothing was."""
        typed = [f"{field.label}: {field.value.strip()}" for field in self.inputs if field.value != field.initial]
        return "\n".join([self.title_words, *typed]) if typed else ""

    _wrong: FieldLike | None = None
    """The field that the form says something is wrong with."""
    saved = ""
    """What was saved though a field was refused, in words."""

    def complain(self, sentence: str, of: FieldLike | None = None) -> None:
        """Show in the form what is wrong; what is wrong with a field is shown until it is fixed."""
        self._wrong = of
        wrong = self.query_one(".wrong", Static)
        wrong.update(Content(harmless(sentence)))
        wrong.set_class(bool(sentence), "-shown", "-new")

    @on(Field.Changed)
    def _understand_again(self, event: Field.Changed) -> None:
        """Check the other fields again, as one may depend on another: the time on the zone, the position on the company."""
        event.stop()
        for field in self.query(Field):
            if field is not event.field:
                field.echo()
        if self._wrong is not None:
            self.complain_of(self._wrong)

    @on(Field.Left)
    def _look_at(self, event: Field.Left) -> None:
        """Show in full what is wrong with a field once it is left, as there is little room beside it."""
        event.stop()
        if self._wrong is not None and self._wrong is not event.field and self._wrong.has_focus_within:
            return  # the user is there to fix it
        if event.field.value or event.field.value != event.field.initial:
            self.complain_of(event.field)

    def complain_of(self, field: FieldLike) -> None:
        """Show what is wrong with a field; clear it if nothing is any more."""
        problem = field.problem()
        if problem or field is self._wrong:
            label = field.label.removeprefix("- ")
            words = f"{label[:1].upper()}{label[1:]}: {problem} {self.saved}".rstrip()
            self.complain(words if problem else "", field if problem else None)

    @on(Field.Done)
    @on(Choice.Done)
    @on(AreaField.Done)
    def _next(self, event: Field.Done | Choice.Done | AreaField.Done) -> None:
        event.stop()
        inputs = self.inputs
        place = inputs.index(event.field)
        if place + 1 < len(inputs):
            inputs[place + 1].take_focus()
        else:
            self.action_save()

    def action_save(self) -> None:
        """Save the form, once every field can be saved and every question is answered."""
        for field in self.inputs:
            field.settle()
        for field in self.inputs:
            error = field.error()
            if isinstance(error, DateQuestion) and error.choices and isinstance(field, Field):
                self._ask(self.which_reading(field, error))
                return
            if error is not None and not self.spares(field):
                self.complain_of(field)
                field.take_focus()
                return
        question = next(iter(self.questions()), None)
        if question is not None:
            self._ask(question)
        else:
            self._keep()

    SPARED: ClassVar[frozenset[str]] = frozenset()
    """Fields that do not block saving: if one of them is refused, the rest is saved and the form stays open."""

    def spares(self, field: FieldLike) -> bool:
        """Return whether the rest can be saved though a field is refused."""
        return field.name in self.SPARED

    @property
    def refused(self) -> list[FieldLike]:
        """Return the refused fields for which the form stays open."""
        return [field for field in self.inputs if field.name in self.SPARED and field.error()]

    def sound(self, name: str) -> str:
        """Return the value of a field, or its initial value if it is refused."""
        field = self.query_one(f"#field-{name}")
        assert isinstance(field, Field | Choice | AreaField)
        return field.initial.strip() if field.error() else self.text(name)

    def questions(self) -> Iterator[FormQuestion]:
        """Yield what is to be asked before the form is saved."""
        yield from ()

    def _ask(self, question: FormQuestion) -> None:
        """Ask a question, and go on saving with the answer; without one, go back to the field."""

        def answered(answer: str | None) -> None:
            if answer:
                question.settle(answer)
                question.field.echo()
                self.action_save()
            else:
                question.field.take_focus()

        self.app.push_screen(Choose(question.question, question.answers), answered)

    _gone: Sequence[RecordKey] = ()
    """What was deleted meanwhile, as the form says: F2 brings it back."""

    def _keep(self) -> None:
        try:
            if self._gone:
                self.session.bring_back(self._gone)
                self._gone = ()
                self.read_again()
            kept = self.keep()
        except Gone as error:
            self._gone = error.keys
            self.complain(f"{self.session.gone_words(error.keys)} {BRINGS_BACK}")
            self.app.reload()  # type: ignore[attr-defined]
        except Conflict as error:
            self.read_again()
            self.complain(f"{error}. {self.again}")
            self.app.reload()  # type: ignore[attr-defined]
        except (StoreError, Refused) as error:
            self.complain(str(error))
        else:
            self.kept(kept)

    def kept(self, record: int | None) -> None:
        """Leave the form if all is saved; else stay at the field that was refused."""
        refused = next(iter(self.refused), None)
        if refused is None:
            self.dismiss(record)
            return
        self.go_on(record)
        self.complain_of(refused)
        refused.take_focus()

    def go_on(self, record: int | None) -> None:
        """Take the saved values as the initial ones, as the form stays open for a refused field."""
        self.saved = "The rest is saved."
        for field in self.inputs:
            if not field.error():
                field.start_again(field.value)

    def do(self, make: Callable[[Book], Change]) -> Change:
        """Make a change and show it, in a toast unless the form stays open to say so; raises Gone if what it needs is."""

        def checked(book: Book) -> Change:
            refuse_gone(book, self.needs)
            return make(book)

        change = self.session.act(checked)
        if change.edits:
            self.app.show_change(change, quietly=bool(self.refused))  # type: ignore[attr-defined]
        return change

    def action_dismiss(self, result: object = None) -> None:  # type: ignore[override]
        """Override: leave at once if nothing was typed; else ask first."""
        if not self.typed_words():
            self.dismiss(None)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.dismiss(None)

        self.app.push_screen(Confirm("Leave without saving what you typed?", yes="leave", no="stay"), answered)


def required(what: str) -> Callable[[str], str]:
    """Return a check that something is typed."""

    def check(text: str) -> str:
        if not text.strip():
            raise ValueError(f"{what} is needed.")
        return ""

    return check


def split_at_commas(text: str) -> tuple[str, ...]:
    """Return the parts of a text between commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def fill_untouched(form: Form, values: dict[str, str]) -> None:
    """Put new values into the fields that were not typed in."""
    for field in form.inputs:
        new = values.get(field.name or "")
        if new is not None:
            field.start_again(new)
