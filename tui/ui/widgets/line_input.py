"""The one line in which something is typed."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widgets import Input

from tui.domain.sanitize import editable, painted, typed


class LineInput(Input):
    """Takes every character but controls, and all lines of a paste; Textual takes printable ones and the first line."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Return whether the key puts a character into the text."""
        return bool(typed(character))

    def on_key(self, event: events.Key) -> None:
        """Put in what Textual leaves out: spaces of other scripts, joiners, characters newer than this Python."""
        if not event.is_printable and (text := editable(typed(event.character))):
            event.stop()
            event.prevent_default()
            self.replace(text, *sorted(self.selection))

    def on_paste(self, event: events.Paste) -> None:
        event.text = editable(event.text)  # which then goes the way it always does

    def render_line(self, y: int) -> Strip:
        """As any input's, without what could turn the line around."""
        return paint(super().render_line(y))


def paint(strip: Strip) -> Strip:
    """Return a strip of edited text as it may go to the terminal, as wide as before."""
    segments = [Segment(painted(text), style, control) for text, style, control in strip]
    return Strip(segments, strip.cell_length)
