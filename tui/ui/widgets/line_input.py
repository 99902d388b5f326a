"""The one line in which something is typed."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from tui.domain.sanitize import one_line


class LineInput(Input):
    """Takes a paste of several lines as one line; Textual's takes the first of them and drops the rest."""

    def on_paste(self, event: events.Paste) -> None:
        event.text = one_line(event.text)  # which then goes the way it always does
