"""The fields of a form: a label, the typed text, what was understood of it, and completions from the book."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui.domain.sanitize import editable, one_line
from tui.ui.errors.boundary import ErrorBoundary
from tui.ui.widgets.line_input import LineInput


class Suggestion(NamedTuple):
    """A completion: the text that is put in, and a note beside it in the list."""

    text: str
    note: str = ""


Check = Callable[[str], str]
Complete = Callable[[str], Sequence[str | Suggestion]]
SHOWN_COMPLETIONS = 5
LABEL_WIDTH = 14
"""The width of a field's label in cells; the same number is in its CSS."""


class Field(ErrorBoundary, Vertical):
    """A form field of one line.

    `check` turns the typed text into what was understood of it, shown beside, or raises ValueError with a sentence.
    `complete` gives the known values that fit what is typed; with `only_known`, the only one that fits takes the place of a
    refused text when the field is left. With `many`, values are separated by commas. Focusing the field selects its text, so
    that typing replaces it; with `anew` false, for longer texts, typing continues at the end.
    """

    DEFAULT_CSS = """
    Field {
        height: auto;
        Horizontal { height: 1; }
        .field--label { width: 14; height: 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
        Input { width: 1fr; background: $surface; }
        .field--beside {
            width: auto; max-width: 50%; height: 1; padding: 0 0 0 1;
            color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis;
        }
        .field--echo { display: none; height: auto; margin: 0 0 0 14; color: $text-muted; }
        .-wrong { color: $text-error; }
        &.-entered .field--beside { display: none; }
        &.-entered .field--echo.-said { display: block; }
        .field--completions { display: none; height: auto; margin: 0 0 0 14; background: $panel; }
        &:focus-within .field--label { color: $text; text-style: bold; }
    }
    """
    BINDINGS: ClassVar = [
        Binding("down", "choose(1)", "Next", show=False),
        Binding("up", "choose(-1)", "Previous", show=False),
    ]

    @dataclass
    class Changed(Message):
        """Sent when something was typed."""

        field: Field

    @dataclass
    class Done(Message):
        """Sent when Enter was pressed and no completion was being chosen."""

        field: Field

    @dataclass
    class Left(Message):
        """Sent when the focus has left the field."""

        field: Field

    def __init__(
        self,
        name: str,
        label: str,
        value: str = "",
        *,
        check: Check | None = None,
        complete: Complete | None = None,
        many: bool = False,
        only_known: bool = False,
        hint: str = "",
        anew: bool = True,
    ) -> None:
        super().__init__(name=name, id=f"field-{name}")
        self.label = label
        self.initial = value
        self._shown = editable(value)
        self._check = check
        self._complete = complete
        self._many = many
        self._hint = hint
        self._anew = anew
        self._only_known = only_known
        self._found: list[Suggestion] = []
        self._chosen = -1

    def compose(self) -> ComposeResult:
        hint = "" if self.app.has_class("-plain") else self._hint  # a screen reader reads it as if it were typed
        with Horizontal():
            yield Static(Content(one_line(self.label)), classes="field--label", markup=False)
            yield LineInput(self._shown, placeholder=hint, compact=True, select_on_focus=self._anew)
            if self._check is not None:
                yield Static(classes="field--beside", markup=False)
        if self._check is not None:
            yield Static(classes="field--echo", markup=False)
        if self._complete is not None:
            yield Static(classes="field--completions", markup=False)

    def on_mount(self) -> None:
        self.echo()

    @property
    def value(self) -> str:
        """Return the typed text; if nothing was typed, the initial value to the letter, even if it is shown harmless."""
        typed = self.query_one(Input).value if self.is_mounted else self._shown
        return self.initial if typed == self._shown else typed

    @value.setter
    def value(self, text: str) -> None:
        box = self.query_one(Input)
        box.value = editable(text)
        box.cursor_position = len(box.value)

    def start_again(self, value: str) -> None:
        """Take another initial value; it is shown unless something was typed."""
        untouched = self.value == self.initial
        self.initial, self._shown = value, editable(value)
        if untouched:
            self.value = value

    @property
    def spoken(self) -> str:
        """Return the field in words: its label, its text, what was understood of it, what is offered."""
        box, parts = self.query_one(Input), [self.label]
        parts.append(self.value if self.value else f"empty, hint {self._hint}" if self._hint else "empty")
        if self._check is not None:
            parts.append(str(self.query_one(".field--echo", Static).content))
        if self._found and box.has_focus:
            chosen = _told(self._found[self._chosen]) if self._chosen >= 0 else ""
            at = f"{self._chosen + 1} of {len(self._found)} offered: {chosen}, enter takes it"
            offered = ", ".join(map(_told, self._found))
            parts.append(at if chosen else f"{len(self._found)} offered, down chooses: {offered}")
        return ", ".join(part for part in parts if part)

    def take_focus(self) -> None:
        """Let the user type here."""
        self.query_one(Input).focus()

    def problem(self) -> str:
        """Return what is wrong with the value, in one sentence; empty if nothing is."""
        return str(self.error() or "")

    def error(self) -> ValueError | None:
        """Return why the value is refused; None if it is not."""
        try:
            self._understood()
        except ValueError as error:
            return error
        return None

    def settle(self) -> None:
        """Take the only known value that fits, if the typed one is not known."""
        if self._only_known and len(self._found) == 1 and self.problem():
            self._take(self._found[0].text)

    def _understood(self) -> str:
        return self._check(self.value) if self._check else ""

    def echo(self) -> None:
        """Show what the value is understood as; it may depend on other fields."""
        if self._check is None:
            return
        echoes = self.query(".field--echo, .field--beside").results(Static)
        try:
            understood, wrong = self._understood(), False
        except ValueError as error:
            understood, wrong = str(error) if self.value != self.initial or self.value else "", True
        shown = Content(one_line(understood))
        for echo in echoes:
            echo.set_class(wrong, "-wrong")
            echo.set_class(bool(understood), "-said")
            if echo.content != shown:  # an update lays out the whole form again
                echo.update(shown)

    # -- completions --------------------------------------------------------------------------------------------------

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.echo()
        self.post_message(self.Changed(self))
        if self.query_one(Input).has_focus and self.value != self.initial:
            self._offer()

    def _part(self) -> tuple[str, str]:
        """Return the text before the value that is being typed, and that value."""
        head, comma, part = self.value.rpartition(",") if self._many else ("", "", self.value)
        return (f"{head}{comma} " if comma else ""), part.strip()

    def _offer(self) -> None:
        if self._complete is None:
            return
        _, part = self._part()
        found = [Suggestion(each) if isinstance(each, str) else each for each in self._complete(part)] if part else []
        self._found = [suggestion for suggestion in found if suggestion.text != part][:SHOWN_COMPLETIONS]
        self._chosen = -1
        self._show_completions()

    def _show_completions(self) -> None:
        box = self.query_one(".field--completions", Static)
        if not self._found and not box.display:
            return
        box.display = bool(self._found)
        plain = self.app.has_class("-plain")
        lines = [
            Content.styled(f"{'>' if plain and chosen else ' '}{_told(suggestion)} ", "reverse" if chosen else "")
            for suggestion, chosen in ((each, number == self._chosen) for number, each in enumerate(self._found))
        ]
        box.update(Content("\n").join(lines))
        self.call_after_refresh(self.scroll_visible, animate=False)

    def action_choose(self, step: int) -> None:
        if not self._found:
            (self.screen.focus_next if step > 0 else self.screen.focus_previous)()
            return
        self._chosen = max(-1, min(self._chosen + step, len(self._found) - 1))
        self._show_completions()

    def _take(self, text: str) -> None:
        before, _ = self._part()
        self.value = before + text
        self._found = []
        self._show_completions()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        if self._chosen >= 0:
            self._take(self._found[self._chosen].text)
            self._chosen = -1
        else:
            self.post_message(self.Done(self))

    def on_key(self, event: events.Key) -> None:
        """Accept the first completion if Right is pressed at the end of the text."""
        box = self.query_one(Input)
        if event.key == "right" and self._found and box.cursor_position >= len(box.value):
            event.prevent_default()
            self._take(self._found[max(self._chosen, 0)].text)

    @on(events.DescendantFocus)
    def _entered_by_focus(self) -> None:
        self.add_class("-entered")

    @on(events.DescendantBlur)
    def _left(self) -> None:
        self.remove_class("-entered")
        self.settle()
        self.post_message(self.Left(self))
        self._found = []
        self._chosen = -1
        if self._complete is not None:
            self._show_completions()


def _told(suggestion: Suggestion) -> str:
    return "  ".join(filter(None, map(one_line, suggestion)))
