"""Form fields of several lines: one for notes of the user's own, and what every such field has."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea

from tui.domain.sanitize import harmless, one_line
from tui.ui.errors.boundary import ErrorBoundary
from tui.ui.widgets.note_text_area import NoteTextArea


class AreaField(ErrorBoundary, Vertical):
    """A form field of several lines under their label."""

    DEFAULT_CSS = """
    AreaField {
        height: auto;
        margin: 0 0 1 0;
        .field--label { height: 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
        TextArea {
            height: auto; min-height: 2; max-height: 6; border: none; padding: 0 1; background: $background;
            scrollbar-size-vertical: 1;
        }
        TextArea:focus { border: none; background: $panel; }
        .field--shown { display: none; height: auto; padding: 0 1; color: $text-muted; }
        &.-in-hand .field--label { color: $text; text-style: bold; }
        &.-in-hand .field--shown { display: block; }
    }
    """

    @dataclass
    class Changed(Message):
        """Sent when something was typed."""

        field: AreaField

    @dataclass
    class Done(Message):
        """Sent when Enter was pressed."""

        field: AreaField

    def __init__(self, name: str, label: str, value: str = "") -> None:
        super().__init__(name=name, id=f"field-{name}")
        self.label = label
        self.initial = value
        self._began = harmless(value)
        """The initial value as it is shown."""

    @property
    def value(self) -> str:
        """Return the typed text; if nothing was typed, the initial value to the letter."""
        text = self.query_one(TextArea).text if self.is_mounted else self._began
        return self.initial if text == self._began else text

    @value.setter
    def value(self, text: str) -> None:
        area = self.query_one(NoteTextArea)
        area.load_text(harmless(text))
        area.action_go_to(1)

    def start_again(self, value: str) -> None:
        """Take another initial value; it is shown unless something was typed."""
        untouched = self.value == self.initial
        self.initial, self._began = value, harmless(value)
        if untouched:
            self.value = value

    def take_focus(self) -> None:
        """Let the user type here."""
        self.query_one(TextArea).focus()

    def problem(self) -> str:
        """Return an empty text: nothing typed here keeps a form from being saved."""
        return ""

    def error(self) -> None:
        """Return None: nothing is refused here."""

    def settle(self) -> None:
        """Do nothing: what is typed stays as it is."""

    def echo(self) -> None:
        """Do nothing: the value does not depend on other fields."""

    @property
    def spoken(self) -> str:
        """Return the field in words: its label and its text."""
        return f"{self.label}, {one_line(self.query_one(TextArea).text) or 'empty'}"

    @on(events.DescendantFocus)
    def _taken(self) -> None:
        """Show what is said of the focused field, and scroll so that it is in sight."""
        self.add_class("-in-hand")
        self.call_after_refresh(self.scroll_visible, animate=False)

    @on(events.DescendantBlur)
    def _left(self) -> None:
        self.remove_class("-in-hand")

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(self))


class PrivateField(AreaField):
    """Notes for the user alone: enter begins a new line, a paste stays as it is."""

    def compose(self) -> ComposeResult:
        yield Static(Content(one_line(self.label)), classes="field--label", markup=False)
        yield NoteTextArea(
            self._began, soft_wrap=True, compact=True, highlight_cursor_line=False, tab_behavior="focus",
            placeholder="only for you: no note will hold it",
        )  # fmt: skip
