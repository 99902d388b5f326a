"""Show a note and its review on the screen, and keep what is typed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, Static, TextArea
from textual.worker import get_current_worker

from tui.domain.bringing_back import Gone, RecordKey
from tui.domain.changes import Conflict
from tui.domain.models import Note
from tui.domain.sanitize import harmless, one_line
from tui.review import Finding, Mend
from tui.review.dictionaries import load_dictionary
from tui.storage import StoreError
from tui.ui.errors.crash_report import keep_unsaved
from tui.ui.note_editor import Writing
from tui.ui.screens import compose_panes as panes
from tui.ui.screens.base import HasSession
from tui.ui.screens.dialogs import Choose
from tui.ui.screens.list_screen import WIDE
from tui.ui.widgets.key_footer import KeyFooter
from tui.ui.widgets.line_input import LineInput
from tui.ui.widgets.note_text_area import NoteTextArea


class NoteScreen(HasSession, Screen[None]):
    """A screen with a note to one person; the subclass handles its keys."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]

    subject = getters.query_one("#subject", Input)
    body = getters.query_one(NoteTextArea)
    SAVE_AFTER: ClassVar[float] = 0.8

    def __init__(self, writing: Writing) -> None:
        super().__init__()
        self.writing = writing
        self._pause: Timer | None = None
        self._loading = False
        self._finding = -1
        self._spelling: dict[str, Mend] = {}
        self._asked_for: set[str] = set()
        self._shown: tuple[str, str, int] = ("", "", 0)
        self._rows: set[int] = set()
        self.unkept = False
        """Whether the last attempt to keep the note failed."""

    def compose(self) -> ComposeResult:
        self.add_class("-wide" if self.app.size.width >= WIDE else "-narrow")
        yield Static(id="head", markup=False)
        with Horizontal(id="note-and-side"):
            yield Static(id="readers", markup=False)
            with Vertical(id="paper"):
                yield Static(id="to", markup=False)
                with Horizontal(id="subject-line"):
                    yield Static("Subject: ", classes="label", markup=False)
                    yield LineInput(id="subject", placeholder="subject", compact=True, select_on_focus=False)
                yield NoteTextArea(
                    id="body-text", soft_wrap=True, compact=True, highlight_cursor_line=False, tab_behavior="focus"
                )
            with Container(id="findings-box"):
                yield Static(id="findings", markup=False)
        yield KeyFooter()

    def on_mount(self) -> None:
        self._show()
        self.set_focus(None)

    def on_resize(self) -> None:
        """Show the readers in a column if there is room for one, else in a line."""
        self.reload()

    # -- what it shows ------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        """Show the note that is being written."""
        writing = self.writing
        self._finding = -1
        self._loading = True
        self.subject.value = one_line(writing.note.subject)
        self.query_one("#subject-line").display = writing.channel == "email"
        self.body.load_text(harmless(writing.note.body))
        self._loading = False
        self.reload()
        self.call_after_refresh(self._learn_to_spell, writing.made.language)  # the note is shown first
        self.call_after_refresh(self._look)

    def _load(self) -> None:
        """Load the note for the present reader and kind."""
        self.writing.load()
        self.unkept = False
        self._show()

    def reload(self) -> None:
        """Show the readers and the review of the note."""
        plain, wide = self.app.has_class("-plain"), self.app.size.width >= WIDE
        self._show_in("#head", panes.head(self.writing, self.subject.value, self.body.text))
        self._show_in("#to", panes.to_pane(self.writing))
        self._show_in("#readers", panes.readers(self.writing, plain=plain, wide=wide))
        self.refresh_bindings()
        self._show_in("#findings", panes.findings(panes.asked(self.writing), self.reviewed(), plain=plain))

    def _show_in(self, where: str, content: Content) -> None:
        """Update a pane only if its content changed: the clock reloads the screen, and a repaint is 10 kB on a slow line."""
        if (shown := self.query_one(where, Static)).content != content:
            shown.update(content)

    def reviewed(self) -> list[Finding]:
        """Return the review of the note as it is on the screen."""
        return self.writing.reviewed(self.note, self._spelling)

    @on(NoteTextArea.Scrolled)
    def _look(self) -> None:
        """Remember which lines of the note were shown; once all were, the note counts as seen."""
        if self.app.screen is not self or not self.body.size.height:
            return
        shown = (self.subject.value, self.body.text, self.body.wrap_width)
        if shown != self._shown:
            self._shown, self._rows = shown, set()
        self._rows.update(self.body.rows_in_view)
        if self._rows.issuperset(range(self.body.rows_of_text)):
            self.delivery.saw(self.note, self.reviewed())

    @property
    def _has_been_seen(self) -> bool:
        self._look()
        return self.delivery.has_seen(self.note, self.reviewed())

    def _learn_to_spell(self, code: str) -> None:
        """Load the dictionary of a language, if it has one, in a worker."""

        def learned(mend: Mend) -> None:
            self._spelling[code] = mend
            if self.query("#findings"):  # a closed screen has no widgets any more
                self.reload()

        def learn() -> None:
            mend = load_dictionary(code)
            if mend is not None and not get_current_worker().is_cancelled:
                self.app.call_from_thread(learned, mend)

        if code not in self._asked_for:
            self._asked_for.add(code)
            self.run_worker(learn, thread=True, group="spelling")

    # -- keeping ------------------------------------------------------------------------------------------------------

    @on(TextArea.Changed)
    @on(Input.Changed, "#subject")
    def _typed(self) -> None:
        """Review the note and keep it as a draft at every pause in typing."""
        if self._loading or self.note == self.writing.note:
            return
        if self._pause is None:
            self._pause = self.set_timer(self.SAVE_AFTER, self._rest)

    def _rest(self) -> None:
        self._pause = None
        self.keep()
        self.reload()
        self._look()

    def keep(self, *, anyway: bool = False) -> bool:
        """Keep the note as a draft if it was changed; return False if it could not be kept as it is."""
        text = self.note
        if text == self.writing.note and not anyway and not self.unkept:
            return True
        self.unkept = True
        try:
            self.writing.keep(text)
        except Conflict:
            self._ask_which()
            return False
        except Gone as gone:
            self.ask_back(gone.keys)
            return False
        except StoreError as error:
            self.tell(str(error), "error")
            return False
        self.unkept = False
        self.app.reload()  # type: ignore[attr-defined]
        return True

    def _keep_or_put_aside(self) -> bool:
        """Keep the note, in a file if the book cannot take it; return False if that failed or the user has to choose."""
        if self.keep():
            return True
        path = "" if self.app.screen is not self else self.app.rescue(only={self})  # type: ignore[attr-defined]
        if path:
            self.tell(f"This note cannot be kept in the book now. What you typed is in {path}", "error")
        return bool(path)

    def _ask_which(self) -> None:
        """Ask which draft stays, this one or that of another session; while the user types, only say so."""

        def chosen(which: str | None) -> None:
            if which:
                self.writing.read_again()
            if which == "mine":
                self.keep(anyway=True)
            elif which == "theirs":
                self._load()

        if self.typing:
            self.tell("This note was also written in another session. F2 asks which one stays.", "warning")
        elif self.app.screen is self:
            options = [("mine", "What stands here"), ("theirs", "What was written there")]
            self.app.push_screen(Choose("This note was also written in another session. Which one stays?", options), chosen)

    def ask_back(self, gone: Sequence[RecordKey]) -> None:
        """Ask what becomes of a note about something that was deleted meanwhile; while the user types, only say so."""
        told = self.session.gone_words(gone)

        def chosen(which: str | None) -> None:
            if which == "back":
                self._bring_back(gone)
            elif which == "aside":
                self._put_into_a_file()

        if self.typing:
            self.tell(f"{told} F2 asks what becomes of this note.", "warning")
        elif self.app.screen is self:
            options = [
                ("back", "Bring it back, and keep this note"),
                ("aside", "Leave it deleted; put this note into a file"),
            ]
            self.app.push_screen(Choose("What becomes of this note?", options, told=told), chosen)

    def _bring_back(self, gone: Sequence[RecordKey]) -> None:
        try:
            self.session.bring_back(gone)
        except (StoreError, Conflict) as error:
            self.tell(str(error), "error")
            return
        self.writing.read_again()
        self.keep()
        self.app.reload()  # type: ignore[attr-defined]

    def _put_into_a_file(self) -> None:
        path = keep_unsaved(self._as_text, os.environ)
        if path is None:
            self.tell("What you wrote could not be put into a file.", "error")
            return
        self.tell(f"What you wrote is in {path}")
        self.dismiss(None)

    def unsaved(self) -> str:
        """Keep the note as it is; return its text if it cannot be kept, else an empty text."""
        self.keep()
        return "" if self.note == self.writing.note and not self.unkept else self._as_text

    @property
    def _as_text(self) -> str:
        return f"{self.note.subject}\n\n{self.note.body}"

    @property
    def note(self) -> Note:
        """Return the note as it is on the screen."""
        return self.writing.reading(self.subject.value, self.body.text)

    @property
    def typing(self) -> bool:
        """Return whether letters go into the note."""
        return isinstance(self.focused, Input | TextArea)
