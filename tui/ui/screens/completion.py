"""The dialog that fills a placeholder of a note, with the same field as in the debrief."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.domain.sanitize import harmless
from tui.drafting import SLOTS, private_words
from tui.ui.bindings import bindings
from tui.ui.note_editor import Writing
from tui.ui.screens.base import BookDialog
from tui.ui.sentences import sentence_field
from tui.ui.widgets.area_fields import AreaField
from tui.ui.widgets.key_footer import KeyFooter
from tui.ui.widgets.sentence_field import SentenceField


class Completion(BookDialog):
    """Asks a question of a note beside the user's private notes. Dismisses with the sentence, or None."""

    BINDINGS: ClassVar = [*bindings("form"), Binding("tab", "app.focus_next", show=False)]
    AUTO_FOCUS = "SentenceArea"

    def __init__(self, writing: Writing, marker: str) -> None:
        super().__init__()
        self._writing = writing
        self._marker = marker
        placeholder = writing.placeholder_of(marker)
        self._asked = placeholder.name if placeholder else ""

    def compose(self) -> ComposeResult:
        writing = self._writing
        with Vertical(classes="box"):
            yield Static(Content(harmless(self._marker.strip("[]"))), classes="question", markup=False)
            noted = private_words(self.session.book, writing.contact, writing.meeting) if self._asked in SLOTS else []
            if noted:
                yield Static(
                    Content.styled("Your private notes, only to look at:", "$text-muted"), classes="told", markup=False
                )
                with VerticalScroll(classes="noted"):
                    yield Static(Content(harmless("\n".join(noted))), markup=False)
            yield self._field()
            yield Static(Content.styled("F2 or enter puts it into the note, esc leaves", "$text-muted"), markup=False)
        yield KeyFooter()

    def _field(self) -> SentenceField:
        writing = self._writing
        if self._asked not in SLOTS:
            return SentenceField("answer", "Your answer")
        meeting = writing.meeting
        there = meeting.interviewers if meeting is not None and self._asked == "say" else ()
        said = next((person.say for person in there if person.contact == writing.contact), "")
        return sentence_field(
            self.session, "answer", "In the note", said, slot=self._asked, contact=writing.contact,
            interview=meeting.id if meeting is not None else None,
        )  # fmt: skip

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Override: there is nobody to take out here."""
        return action != "take_out" and super().check_action(action, parameters)

    @on(AreaField.Changed)
    def _typed(self, event: AreaField.Changed) -> None:
        event.stop()

    @on(AreaField.Done)
    def action_save(self) -> None:
        """Dismiss with the answer; with None if it is empty."""
        self.dismiss(self.query_one(SentenceField).value.strip() or None)

    def action_dismiss(self, result: object = None) -> None:  # type: ignore[override]
        self.dismiss(None)

    def unsaved(self) -> str:
        """Return what was typed and is not in the note yet."""
        return self.query_one(SentenceField).value.strip()
