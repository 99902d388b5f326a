"""A note on its way to the clipboard: copied in the background, its outcome told as it is, and the question that follows."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.clipboard import Outcome
from tui.commands import bindings
from tui.core import notes
from tui.core.records import Note
from tui.core.text import harmless
from tui.core.words import NOTE_WORDS, name_of
from tui.screens.base import AtDesk, BookDialog
from tui.screens.dialogs import Confirm


def copy_and_ask(screen: AtDesk, note: Note) -> None:
    """Copy a note's text without holding the screen up, say how it went, and ask whether it was sent."""
    app = screen.app  # type: ignore[attr-defined]

    def told(outcome: Outcome) -> None:
        ask_sent(screen, note, outcome)

    app.copy(note.body, told)


def ask_sent(screen: AtDesk, note: Note, outcome: Outcome) -> None:
    """Ask "mark as sent?"; only a yes logs anything."""
    if outcome.kind == "failed":
        screen.tell(f"{outcome.sentence} F6 shows other ways.", "error")
        return
    who = name_of(screen.desk.book, note.contact)

    def answered(yes: bool | None) -> None:
        if yes:
            screen.act(lambda book: notes.mark_sent(book, note, screen.desk.now()))

    question = f"Send it now, then: mark the {NOTE_WORDS.get(note.kind, 'note')} to {who} as sent?"
    told = outcome.sentence + (" F6 shows other ways." if outcome.kind != "checked" else "")
    screen.app.push_screen(Confirm(question, told=told, yes="yes, it is sent", no="not yet"), answered)  # type: ignore[attr-defined]
