"""Deliver a note: copy it in the background, offer other ways, and ask whether it was sent."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any, Protocol

from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widgets import Input, TextArea

from tui.clipboard.copying import copy, copy_by
from tui.clipboard.environment import detect_environment
from tui.clipboard.fallback import mailto, remove_note
from tui.clipboard.models import ClipboardEnvironment, Outcome, Probed
from tui.clipboard.self_test import conclude, make_code, recall_arrivals
from tui.clipboard.strategies import methods_to_offer
from tui.domain.labels import name_of, note_words
from tui.domain.models import Contact, Note
from tui.domain.notes import address_of, addressee, not_ready
from tui.domain.sanitize import for_copying, one_line
from tui.paths import state_folder
from tui.review import Finding
from tui.ui.terminal_handover import TerminalHandover
from tui.ui.textual_private import AppHooks

OutcomeHandler = Callable[[Outcome], None]
TEST = "test"
HASTE = timedelta(seconds=1)
"""Two presses of a key within this time may be meant as one."""


class Dialogs(Protocol):
    """The questions and pages that a delivery opens; `ui.screens.dialogs` has them."""

    @property
    def Ask(self) -> Callable[..., Screen[Any]]: ...
    @property
    def Choose(self) -> Callable[..., Screen[Any]]: ...
    @property
    def Confirm(self) -> Callable[..., Screen[Any]]: ...
    @property
    def Read(self) -> Callable[..., Screen[Any]]: ...


class NoteDelivery(TerminalHandover):
    """Copies notes from the app to the clipboard of the machine that the user sits at.

    The environment is detected again for every note: tmux may have been attached from another machine meanwhile. `probed` is
    what the terminal answered before the app ran.
    """

    def __init__(self, app: AppHooks, dialogs: Dialogs, probed: Probed | None = None) -> None:
        super().__init__(app)
        self._dialogs = dialogs
        self._probed = probed
        self._used = False
        self._marked: tuple[int | None, datetime] | None = None
        self._seen: set[tuple[str, str, frozenset[str]]] = set()
        self._subject_copied: Note | None = None

    # -- what was seen ------------------------------------------------------------------------------------------------

    def saw(self, note: Note, found: Iterable[Finding]) -> None:
        """Remember that the whole note was shown, with its findings."""
        self._seen.add(_as_seen(note, found))

    def has_seen(self, note: Note, found: Iterable[Finding]) -> bool:
        """Return whether the note was seen in this session as it is, with these findings."""
        return _as_seen(note, found) in self._seen

    # -- marking as sent ----------------------------------------------------------------------------------------------

    def mark_sent(self, screen: Any, note: Note) -> None:
        """Mark a note as sent; ask first if the key has just marked another person's, or if the draft is not ready.

        Once a note is marked, the next person's is shown: a key pressed twice in haste would mark that one, too.
        """
        now = screen.session.now()
        if why := not_ready(note):
            self._ask_for_own(screen, note, why)
            return
        if self._marked is None or self._marked[0] == note.contact or now - self._marked[1] >= HASTE:
            if screen.mark_sent(note):
                self._marked = note.contact, now
            return

        def answered(yes: bool | None) -> None:
            if yes:
                screen.mark_sent(note)

        what = f"{note_words(note.kind)} to {one_line(name_of(screen.session.book, note.contact))}"
        self._app.push_screen(self._dialogs.Confirm(f"Was the {what} sent, too?"), answered)

    def _ask_for_own(self, screen: Any, note: Note, why: str) -> None:
        """Ask whether the user sent a note of their own in place of a draft that is not ready."""

        def answered(yes: bool | None) -> None:
            if yes:
                screen.mark_sent(note, own=True)

        question = f"Did you send {one_line(name_of(screen.session.book, note.contact))} a note of your own?"
        self._app.push_screen(self._dialogs.Confirm(question, told=why, yes="yes, log it", no="not yet"), answered)

    # -- copying ------------------------------------------------------------------------------------------------------

    def copy(self, text: str, told: OutcomeHandler, method: str = "") -> None:
        """Copy in a worker, by the named way or else the best one; `told` is called with the outcome."""

        def carry() -> None:
            self._used = True
            here, folder = self.clipboard_environment(), state_folder(os.environ)
            known = recall_arrivals(folder, here)
            if method:
                outcome = copy_by(method, text, here, write_terminal=self._write, remembered=known, folder=folder)
            else:
                outcome = copy(text, here, write_terminal=self._write, remembered=known, folder=folder)
            self._app.call_from_thread(told, outcome)

        self._app.run_worker(carry, thread=True, exclusive=True, group="copy")

    def clipboard_environment(self) -> ClipboardEnvironment:
        """Detect the environment; this takes some milliseconds."""
        return detect_environment(os.environ, probed=self._probed)

    def _write(self, data: bytes) -> None:
        """Send bytes to the terminal between two paints; called from the worker's thread."""

        def write() -> None:
            driver = self._app.terminal_driver
            if driver is not None:
                driver.write(data.decode("latin-1"))
                driver.flush()

        self._app.call_from_thread(write)

    def copy_and_ask(self, screen: Any, note: Note) -> None:
        """Copy a note's text, say how it went, and ask whether it was sent."""
        self._subject_copied = None
        self.copy(note.body, lambda outcome: self._copied(screen, note, outcome))

    def copy_subject(self, screen: Any, note: Note) -> None:
        """Copy the subject, and the address if the subject was copied last: a mail has three fields."""
        subject = note.subject if note.channel == "email" else ""
        reader = addressee(screen.session.book, note.contact)
        address = address_of(screen.session.book, note.contact) or next(iter(reader.emails if reader else ()), "")
        if subject and (not address or self._subject_copied != note):
            text, what, then = subject, "Subject", " C again copies the address." if address else ""
        elif address:
            text, what, then = address, "Address", ""
        else:
            screen.tell(f"There is no subject, and {name_of(screen.session.book, note.contact)} has no e-mail address.")
            return

        def told(outcome: Outcome) -> None:
            failed = outcome.kind == "failed"
            self._subject_copied = note if what == "Subject" and not failed else None
            screen.tell(
                outcome.sentence if failed else f"{what}: {outcome.sentence}{then}", "error" if failed else "information"
            )

        self.copy(text, told)

    def _copied(self, screen: Any, note: Note, outcome: Outcome) -> None:
        """Say how copying went, and ask whether the note was sent."""
        others = "" if outcome.kind == "checked" else " F6 shows other ways."
        if outcome.kind == "failed":
            screen.tell(f"{outcome.sentence}{others}", "error")
        else:
            self.ask_sent(screen, note, f"{outcome.sentence}{others}")

    def ask_sent(
        self, screen: Any, note: Note, told: str, then: Callable[[], None] = lambda: None, *, ready: bool = False
    ) -> None:
        """Ask "mark as sent?"; only a yes logs anything. A note that is not ready is not asked about: a warning says why.

        `then` is called once that is answered, or not asked. `ready` says that the user may have made it ready elsewhere.
        """
        why = not_ready(note)

        def answered(yes: bool | None) -> None:
            then()
            if yes:
                screen.mark_sent(note, own=bool(why))

        who = name_of(screen.session.book, note.contact)
        question = f"Once you have sent it: mark the {note_words(note.kind)} to {who} as sent?"
        self._app.clear_notifications()
        before = f"{told} " if told else ""
        if note.sent_at is not None:
            screen.tell(f"{before}It is marked as sent already.")
        elif why and not ready:
            screen.tell(f"{before}{why}", "warning")
        elif self._app.screen is not screen or isinstance(screen.focused, Input | TextArea):
            screen.tell(f"{before}m marks it as sent.")  # the copy took long: do not ask in the middle of something else
        else:
            self._app.push_screen(self._dialogs.Confirm(question, told=told, yes="yes, it is sent", no="not yet"), answered)
            return
        then()

    # -- the other ways -----------------------------------------------------------------------------------------------

    def other_ways(self, screen: Any, note: Note, *, seen: bool) -> None:
        """Offer every way to copy a note here; one that was not seen yet can only be shown."""

        def chosen(name: str | None) -> None:
            if name == "print":
                self.show_outside(note.body)
            elif name == "editor":
                self.edit(for_copying(note.body), lambda _: False)
            elif name == TEST:
                self.test(screen)
            elif name and not seen:
                screen.tell("Read the note to the end first: only what you have seen is copied.", "warning")
            elif name == "mailto":
                self._offer_mail(screen, note)
            elif name:
                self.copy(note.body, lambda outcome: self._copied(screen, note, outcome), method=name)

        methods = [(method.name, method.title) for method in methods_to_offer(self.clipboard_environment())]
        self._app.push_screen(
            self._dialogs.Choose("Other ways to copy", [*methods, (TEST, "Test copying in this terminal")]), chosen
        )

    def _offer_mail(self, screen: Any, note: Note) -> None:
        contact = screen.session.book.get(Contact, note.contact)
        link = mailto(contact.emails[:1] if contact else (), note.subject, note.body)
        if link is None:
            screen.tell("This note is too long for a link; choose another way.", "warning")
        else:
            self._app.push_screen(
                self._dialogs.Read("Open this link in your mail program", Content.assemble((link, Style(link=link))))
            )

    def test(self, screen: Any) -> None:
        """Copy a short code, let the user paste it, and remember for this terminal whether it arrived."""
        code = make_code()

        def copied(outcome: Outcome) -> None:
            if outcome.kind == "failed":
                screen.tell(outcome.sentence, "error")
                return

            def pasted(text: str | None) -> None:
                if text is not None:
                    _, said = conclude(state_folder(os.environ), self.clipboard_environment(), outcome.method, code, text)
                    screen.tell(said)

            question = "Paste now (the way you always paste), then enter. Leave it empty if nothing came."
            self._app.push_screen(self._dialogs.Ask(question, told=outcome.sentence), pasted)

        self.copy(code, copied)

    def clear_up(self) -> None:
        """Remove the files that notes may have been written to; called when the app ends."""
        if self._used:
            remove_note(state_folder(os.environ))
        self.remove_files()


def _as_seen(note: Note, found: Iterable[Finding]) -> tuple[str, str, frozenset[str]]:
    """Return a note as it is shown, with its graver findings; not those of spelling, whose dictionary is loaded later."""
    grave = frozenset(one.sentence for one in found if one.severity != "info" and one.rule != "spelling")
    return note.subject if note.channel == "email" else "", note.body, grave
