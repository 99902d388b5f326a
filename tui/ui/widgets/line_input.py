"""A text input of one line."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widgets import Input

from tui.domain.sanitize import editable, painted, typed


class LineInput(Input):
    """Accepts every character but controls, and all lines of a paste; Textual accepts printable ones and the first line."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Return whether the key puts a character into the text."""
        return bool(typed(character))

    def on_key(self, event: events.Key) -> None:
        """Insert what Textual ignores: spaces of other scripts, joiners, characters newer than this Python."""
        if not event.is_printable and (text := editable(typed(event.character))):
            event.stop()
            event.prevent_default()
            self.replace(text, *sorted(self.selection))

    def on_paste(self, event: events.Paste) -> None:
        event.text = editable(event.text)  # Textual's own handler inserts it

    def render_line(self, y: int) -> Strip:
        """Override: leave out the characters that could reverse the line."""
        return paint(super().render_line(y))


def paint(strip: Strip) -> Strip:
    """Return a strip of edited text as it may go to the terminal, as wide as before."""
    segments = [Segment(painted(text), style, control) for text, style, control in strip]
    return Strip(segments, strip.cell_length)
