"""The text area of a note, in which text can be selected, inserted and scrolled from outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Document, Selection

from tui.domain.notes import placeholders_in
from tui.domain.sanitize import typed
from tui.ui.textual_private import stop_watching
from tui.ui.widgets.line_input import paint


class NoteTextArea(TextArea):
    """The body of a note."""

    @dataclass
    class Scrolled(Message):
        """Sent when other lines are visible."""

        note: NoteTextArea

    BINDINGS: ClassVar = [
        Binding("ctrl+home", "go_to(0)", "Start", show=False),
        Binding("ctrl+end", "go_to(1)", "End", show=False),
    ]

    def on_unmount(self) -> None:
        stop_watching(self.app, self)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Return whether the key puts a character into the text."""
        return super().check_consume_key(key, character) or (not self.read_only and bool(typed(character)))

    def on_key(self, event: events.Key) -> None:
        """Insert what Textual ignores: spaces of other scripts, joiners, characters newer than this Python."""
        if not self.read_only and not event.is_printable and (text := typed(event.character)):
            event.stop()
            event.prevent_default()
            self.replace(text, *sorted(self.selection), maintain_selection_offset=False)

    def render_line(self, y: int) -> Strip:
        """Override: leave out the characters that could reverse the line."""
        return paint(super().render_line(y))

    def action_go_to(self, end: int) -> None:
        """Move the cursor to the start or the end of the text."""
        self.move_cursor(self.document.end if end else (0, 0))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Scrolled(self))

    @property
    def rows_in_view(self) -> range:
        """Return the visible rows of wrapped text, counted from the first row of the text."""
        top = round(self.scroll_y)
        return range(top, top + self.scrollable_content_region.height)

    @property
    def rows_of_text(self) -> int:
        """Return how many rows the text takes, up to its last line that is not empty."""
        last = max((number for number, line in enumerate(self.document.lines) if line.strip()), default=-1)
        end = (last, len(self.document.get_line(last))) if last >= 0 else (0, 0)
        return self.wrapped_document.location_to_offset(end).y + 1 if last >= 0 else 0

    def scroll_half(self, direction: int) -> None:
        """Scroll half a screen down (1) or up (-1)."""
        self.scroll_relative(y=direction * (self.size.height // 2), animate=False)

    def mark(self, start: int, end: int) -> None:
        """Select the characters from one offset up to another, and scroll to them."""
        document = self.document
        if isinstance(document, Document):
            self.selection = Selection(*map(document.get_location_from_index, (start, end)))
            self.scroll_cursor_visible()

    def put(self, text: str) -> None:
        """Insert text at the cursor, or in place of a selected placeholder, with a space on either side if needed."""
        if placeholders_in(self.selected_text):
            self.replace(text, *sorted((self.selection.start, self.selection.end)))
            return
        row, column = self.cursor_location
        line = self.document.get_line(row)
        before, after = line[:column][-1:], line[column:][:1]
        self.insert(f"{' ' if before.strip() else ''}{text}{' ' if after.isalnum() else ''}")
