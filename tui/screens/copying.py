"""A note on its way to the clipboard: copied in the background, its outcome told as it is, and the question that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.core.records import Note
from tui.core.words import NOTE_WORDS, name_of
from tui.screens.dialogs import Choose, Confirm

if TYPE_CHECKING:
    from tui.clipboard import Outcome


def copy_and_ask(screen: Any, note: Note) -> None:
    """Copy a note's text without holding the screen up, say how it went, and ask whether it was sent."""
    screen.app.copy(note.body, lambda outcome: ask_sent(screen, note, outcome))


def ask_sent(screen: Any, note: Note, outcome: Outcome) -> None:
    """Ask "mark as sent?"; only a yes logs anything."""
    if outcome.kind == "failed":
        screen.tell(f"{outcome.sentence} F6 shows other ways.", "error")
        return
    who = name_of(screen.desk.book, note.contact)

    def answered(yes: bool | None) -> None:
        if yes:
            screen.mark_sent(note)

    question = f"Once you have sent it: mark the {NOTE_WORDS.get(note.kind, 'note')} to {who} as sent?"
    told = outcome.sentence + ("" if outcome.kind == "checked" else " F6 shows other ways.")
    screen.app.push_screen(Confirm(question, told=told, yes="yes, it is sent", no="not yet"), answered)


def other_ways(screen: Any, note: Note) -> None:
    """Every other way to take the note along, one list; the way that is chosen tells its own outcome."""
    app = screen.app
    ways = app.other_ways()

    def chosen(name: str | None) -> None:
        if name:
            app.take_along(name, note, lambda outcome: ask_sent(screen, note, outcome))

    app.push_screen(Choose("Take the note along by", [(way.name, way.title) for way in ways]), chosen)
