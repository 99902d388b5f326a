"""Choose how a note is drafted: its wording, optional paragraphs, greeting, kind and channel."""

from __future__ import annotations

from typing import Any

from textual import events

from tui.domain import notes
from tui.domain.changes import Conflict
from tui.domain.labels import CHANNEL_WORDS, paragraph_words
from tui.domain.models import Interview, Note
from tui.domain.operations import Refused
from tui.storage import StoreError
from tui.ui.note_editor import WRITTEN_CHANNELS
from tui.ui.screens.dialogs import Choose, Confirm, choose_note
from tui.ui.screens.note_screen import NoteScreen


class NoteWording(NoteScreen):
    """A note screen whose keys draft the note in another way."""

    def action_wording(self) -> None:
        self._draft_again(wording=self.writing.note.wording + 1)

    def _draft_again(self, said: str = "", **changes: Any) -> None:
        """Draft the note in another way, keep it and say so; ask first if that would remove what was written by hand."""
        if not self._keep_or_put_aside():
            return
        note, made, loses = self.writing.another(self.note, **changes)

        def answered(yes: bool | None) -> None:
            if yes:
                self.writing.take(note, made)
                self._show()
                self.keep(anyway=True)
                if said:
                    self.tell(said)

        if loses:
            self.app.push_screen(Confirm("What you wrote here would be replaced by a new draft. Replace it?"), answered)
        else:
            answered(True)

    def action_option(self) -> None:
        options = self.writing.made.options
        if not options:
            self.tell("This kind of note has no optional paragraphs.")
            return
        entries = [(name, f"{'[x]' if on else '[ ]'} {paragraph_words(name)}") for name, on in options]

        def chosen(name: str | None) -> None:
            if name:
                self._turn(name)

        self.app.push_screen(Choose("Which paragraph to turn on or off?", entries), chosen)

    def on_key(self, event: events.Key) -> None:
        """Switch the optional paragraph with that number in the list of `o` on or off."""
        options = self.writing.made.options
        if event.key.isdecimal() and not self.typing and 0 < int(event.key) <= len(options):
            event.stop()
            self._turn(options[int(event.key) - 1][0])

    def _turn(self, name: str) -> None:
        """Switch an optional paragraph on or off."""
        on = not dict(self.writing.made.options)[name]
        said = f"{'With' if on else 'Without'}: {paragraph_words(name)}."
        self._draft_again(said, options=notes.with_option(self.writing.note, name, on))

    def action_greeting(self) -> None:
        """Ask how the reader is greeted, and keep the answer with the contact."""
        ways = () if self.writing.is_sent else self.writing.greetings()
        if not ways:
            self.tell("This note has been sent." if self.writing.is_sent else "No name to greet is known: Enter asks for it.")
            return

        def chosen(greeting: str | None) -> None:
            if not greeting:
                return
            try:
                self._stand(self.writing.greet(self.note, greeting))
            except (Conflict, StoreError, Refused) as error:
                self.tell(str(error), "error")

        if self._keep_or_put_aside():
            self.app.push_screen(Choose("How do you greet them?", [(way, f"{way},") for way in ways]), chosen)

    def action_kind(self) -> None:
        def chosen(kind: str) -> None:
            if self._keep_or_put_aside():
                self.writing.kind = kind
                self._load()

        session, interview = self.session, self.session.book.get(Interview, self.writing.interview)
        first = notes.kind_offered_first(session.agenda, self.writing.process, interview, session.now())
        choose_note(self, chosen, first)

    def action_channel(self) -> None:
        def chosen(channel: str | None) -> None:
            if channel and channel != self.writing.channel:
                self._draft_again(channel=channel)

        ways = [
            (channel, f"{CHANNEL_WORDS[channel][:1].upper()}{CHANNEL_WORDS[channel][1:]}") for channel in WRITTEN_CHANNELS
        ]
        self.app.push_screen(Choose("How do you send it?", ways), chosen)

    def _stand(self, note: Note) -> None:
        """Show a note that was changed by a command, not by typing, and keep it."""
        made, kept = self.writing.made, self.writing.note
        self.writing.note = note
        self._show()
        if (note.subject, note.body, note.options) != (made.subject, made.body, kept.options):
            self.keep(anyway=True)
        self.refresh_bindings()
