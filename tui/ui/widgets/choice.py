"""A field of a form in which one of a few words is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget

from tui.domain.sanitize import one_line
from tui.ui.errors.boundary import ErrorBoundary
from tui.ui.widgets.fields import LABEL_WIDTH


class Choice(ErrorBoundary, Widget, can_focus=True):
    """A choice of one of a few words, changed with left, right or space."""

    DEFAULT_CSS = """
    Choice {
        height: 1;
        &:focus { color: $text; text-style: bold; }
    }
    """
    BINDINGS: ClassVar = [
        Binding("right,space", "turn(1)", "Next", show=False),
        Binding("left", "turn(-1)", "Previous", show=False),
        Binding("down", "app.focus_next", "Next", show=False),
        Binding("up", "app.focus_previous", "Previous", show=False),
        Binding("enter", "done", "Done", show=False),
    ]

    @dataclass
    class Changed(Message):
        """Sent when another word was chosen."""

        field: Choice

    @dataclass
    class Done(Message):
        """Sent when Enter was pressed."""

        field: Choice

    def __init__(self, name: str, label: str, options: Sequence[tuple[str, str]], value: str = "") -> None:
        super().__init__(name=name, id=f"field-{name}")
        self.label = label
        self._options = list(options)
        if value not in dict(options):  # a value of another program is kept until the user changes it
            self._options.append((value, value or "not specified"))
        self._at = [key for key, _ in self._options].index(value)
        self.initial = value

    @property
    def value(self) -> str:
        """Return the chosen key."""
        return self._options[self._at][0]

    @value.setter
    def value(self, key: str) -> None:
        keys = [known for known, _ in self._options]
        if key in keys:
            self._at = keys.index(key)
            self.refresh()

    def start_again(self, value: str) -> None:
        """Take another initial value; it is chosen unless something else was."""
        if self.value == self.initial:
            self.value = value
        self.initial = value

    def take_focus(self) -> None:
        """Let the user choose here."""
        self.focus()

    def problem(self) -> str:
        """Return an empty text: nothing can be wrong here."""
        return ""

    def error(self) -> None:
        """Return None: nothing is refused here."""

    def settle(self) -> None:
        """Do nothing: what is chosen is known."""

    @property
    def spoken(self) -> str:
        """Return the choice in words: its label, what is chosen, which of how many."""
        chosen = one_line(self._options[self._at][1])
        return f"{self.label}, {chosen}, {self._at + 1} of {len(self._options)}, left and right turn it"

    @property
    def cursor_screen_offset(self) -> Offset:
        """Return where its words begin on the screen."""
        return self.content_region.offset + Offset(LABEL_WIDTH, 0)

    def action_turn(self, step: int) -> None:
        self._at = (self._at + step) % len(self._options)
        self.refresh()
        self.post_message(self.Changed(self))

    def action_done(self) -> None:
        self.post_message(self.Done(self))

    def render(self) -> Content:
        if self.app.has_class("-plain"):
            return Content(f"{self.label:<{LABEL_WIDTH}}{one_line(self._options[self._at][1])}")
        words = [
            Content.styled(f" {one_line(word)} ", "reverse" if number == self._at else "$text-muted")
            for number, (_, word) in enumerate(self._options)
        ]
        label = Content.styled(f"{self.label:<{LABEL_WIDTH}}", "" if self.has_focus else "$text-muted")
        whole = Content.assemble(label, *words)
        if whole.cell_length <= self.size.width:
            return whole
        count = Content.styled(f" {self._at + 1} of {len(words)}", "$text-muted")
        return Content.assemble(label, "‹", words[self._at], "›", count)
