"""A note to one person: drafted, edited, reviewed, copied - and marked as sent only when the user says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, cast

import msgspec
from textual.widgets.input import Selection

from tui.commands import BY_ID
from tui.config import SettingsError
from tui.domain import notes
from tui.domain.bringing_back import Gone, refuse_gone
from tui.domain.changes import Conflict
from tui.domain.labels import CHANNEL_WORDS
from tui.domain.models import Note
from tui.domain.note_kinds import note_kind
from tui.domain.operations import Refused
from tui.domain.sanitize import harmless
from tui.storage import StoreError
from tui.ui.bindings import bindings
from tui.ui.note_editor import Writing
from tui.ui.screens.base import HasSession
from tui.ui.screens.completion import Completion
from tui.ui.screens.dialogs import Choose
from tui.ui.screens.note_wording import NoteWording
from tui.ui.widgets.note_text_area import NoteTextArea


def write_note(screen: HasSession, **about: Any) -> None:
    """Open a note for writing (`about` as Writing has it), or say why the user's own templates cannot be used."""
    try:
        writing = Writing(screen.session, **about)
    except Refused as error:
        screen.tell(str(error), "error")
    else:
        cast(Any, screen).app.push_screen(ComposeScreen(writing))


class ComposeScreen(NoteWording):
    """Shows one note; a key moves to those for the other people of the same interview."""

    BINDINGS: ClassVar = bindings("compose")
    place = "compose"
    _told_open: Note | None = None
    """The note of which it was said that it is not ready to become a mail."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Override: while the user types, allow only the keys that do not type letters."""
        if action == "leave_text":
            return self.typing
        return not self.typing or action not in BY_ID or action == "other_ways"

    @property
    def off_footer(self) -> tuple[str, ...]:
        """Return the commands that the footer leaves out: Sent while placeholders are left, else Complete; both once sent."""
        if self.writing.is_sent:
            return ("sent", "complete")
        return ("sent",) if self.query(NoteTextArea) and self._placeholders else ("complete",)

    @property
    def _placeholders(self) -> list[str]:
        """Return the placeholders that are left in the note, the selected one first."""
        left = notes.placeholders_in(f"{self.subject.value}\n{self.body.text}")
        marked = notes.placeholders_in(self.body.selected_text)
        return list(dict.fromkeys([*marked, *left]))

    def on_descendant_focus(self) -> None:
        self.refresh_bindings()

    def on_descendant_blur(self) -> None:
        self.refresh_bindings()

    def key_escape(self) -> None:
        """Stop typing; if the user is not typing, leave the screen."""
        if self.typing:
            self.action_leave_text()
        else:
            self.action_back()

    def action_edit_text(self) -> None:
        self.body.focus()

    def action_scroll_on(self) -> None:
        self.body.scroll_half(1)

    def action_scroll_back(self) -> None:
        self.body.scroll_half(-1)

    def action_line_down(self) -> None:
        self.body.scroll_relative(y=1, animate=False)

    def action_line_up(self) -> None:
        self.body.scroll_relative(y=-1, animate=False)

    def action_leave_text(self) -> None:
        self.set_focus(None)
        self.keep()

    def action_back(self) -> None:
        self._look()
        if self._keep_or_put_aside():
            self.dismiss(None)

    def action_copy(self) -> None:
        if self._may_copy(self.action_copy):
            self.delivery.copy_and_ask(self, self.note)

    def action_copy_subject(self) -> None:
        if self._may_copy(self.action_copy_subject):
            self.delivery.copy_subject(self, self.note)

    def action_mail(self) -> None:
        if self.writing.channel != "email":
            self.tell(f"This note goes by {CHANNEL_WORDS[self.writing.channel]}. v makes it an e-mail.", "warning")
        elif self._may_copy(self.action_mail, "M opens"):
            why = notes.not_ready(self.note)
            if why and self._told_open != self.note:
                self._told_open = self.note
                self.tell(f"{why} Press M again to open it anyway.", "warning")
                return
            from tui.ui.note_mail import open_mail  # not needed to write a note

            open_mail(self.delivery, self, self.note)

    def _may_copy(self, again: Callable[[], None], does: str = "c copies") -> bool:
        """Keep the note, and return whether all of it was shown; if not, scroll to the rest."""
        self.keep()
        if not self.body.size.height:
            self.call_after_refresh(again)  # it has not been painted yet
            return False
        if self._has_been_seen:
            return True
        unseen = min(set(range(self.body.rows_of_text)) - self._rows, default=0)
        self.body.scroll_to(y=unseen, animate=False)
        self.tell(f"The note goes on. {does} it once you have seen the end.")
        return False

    def action_sent(self) -> None:
        self.delivery.mark_sent(self, self.note)

    def mark_sent(self, note: Note, *, own: bool = False) -> bool:
        """Mark a note as sent, or log one of the user's own in its place; then go to the next person, else back.

        Return False if that is refused.
        """
        change = notes.log_own if own else notes.mark_sent
        try:
            refuse_gone(self.session.book, self.writing.needs)
        except Gone as gone:
            self.ask_back(gone.keys)
            return False
        if self.act(lambda book: change(book, note, self.session.now())) is None:
            return False
        self.writing.note, self.unkept = self.note, False  # nothing of it is left to be kept
        self._go_on()
        return True

    def _go_on(self) -> None:
        if self.app.screen is not self:
            return
        owed = next((contact for contact in self.writing.readers if not self.writing.sent_to(contact)), None)
        if note_kind(self.writing.kind).to == "each_interviewer" and owed is not None:
            self._turn_to(owed)
        else:
            self.dismiss(None)

    def action_finding(self) -> None:
        """Move the cursor to the next finding, wrapping at the end, and show how to fix it."""
        found = self.reviewed()
        if not found:
            self.tell("Nothing to fix.")
            return
        self._finding = (self._finding + 1) % len(found)
        finding = found[self._finding]
        if finding.field == "body":
            self.body.mark(finding.start, finding.end)
        else:
            self.subject.focus()
            self.subject.selection = Selection(finding.start, finding.end)
        self.tell(f"{finding.sentence} {finding.mend} ({finding.source})")

    def action_complete(self) -> None:
        """Ask the question of the next placeholder, and keep the answer where it belongs."""
        markers = self._placeholders
        if not markers:
            self.tell("Nothing is left open.")
            return

        def answered(text: str | None) -> None:
            if not text:
                return
            try:
                note = self.writing.answer(self.note, markers[0], text)
            except (Conflict, StoreError, Refused, SettingsError) as error:
                self.tell(str(error), "error")
                return
            self._stand(note)
            if markers[0] in note.body:
                self.tell("Kept, but it does not fit the note: Enter asks again.", "warning")

        if self._keep_or_put_aside():
            self.app.push_screen(Completion(self.writing, markers[0]), answered)

    def action_leave_out(self) -> None:
        """Leave out the sentence of the next placeholder."""
        markers = self._placeholders
        placeholder = self.writing.placeholder_of(markers[0]) if markers else None
        if placeholder is not None and dict(self.writing.made.options).get(placeholder.name):
            self._turn(placeholder.name)
            return
        body = notes.without_placeholder(self.body.text, markers[0]) if markers else None
        if body is None:
            self.tell("The sentence needs it: Enter fills it in, e edits the text." if markers else "Nothing is left open.")
            return
        self._stand(msgspec.structs.replace(self.note, body=body))
        self.tell(f"Left out: {markers[0]}")

    def action_insert(self) -> None:
        """Insert a sentence of the debrief at the cursor, or in place of the placeholder that `f` found."""
        known = self.writing.facts()
        if not known:
            self.tell("The debrief holds nothing to insert yet.")
            return

        def chosen(fact: str | None) -> None:
            if fact:
                self.body.put(harmless(fact))
                self.body.focus()

        self.app.push_screen(Choose("Insert", [(fact, fact) for fact in known]), chosen)

    def action_next_reader(self) -> None:
        self._step(1)

    def action_previous_reader(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        people, here = self.writing.readers, self.writing.contact
        if len(people) > 1 and here in people:
            self._turn_to(people[(people.index(here) + step) % len(people)])

    def _turn_to(self, contact: int) -> None:
        self.app.clear_notifications()  # the toasts are about the previous note
        if self._keep_or_put_aside():
            self.writing.contact = contact
            self._load()

    def action_editor(self) -> None:
        self.delivery.edit(self.body.text, self._edited)

    def _edited(self, text: str) -> bool:
        self.body.load_text(harmless(text))
        kept = self.keep()
        self.reload()
        return kept

    def action_other_ways(self) -> None:
        self.keep()
        self.delivery.other_ways(self, self.note, seen=self._has_been_seen)
