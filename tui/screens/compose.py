"""A note to one person: drafted, edited, looked over, copied - and marked as sent only when the user says so."""

from __future__ import annotations

from typing import Any, ClassVar, cast

import msgspec
from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.document._document import Document
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Footer, Input, Static, TextArea
from textual.widgets.input import Selection as InputSelection
from textual.widgets.text_area import Selection
from textual.worker import get_current_worker

from tui.commands import BY_ID, bindings
from tui.core import notes
from tui.core.acts import Refused
from tui.core.book import Conflict
from tui.core.critique import Finding, Mend, review
from tui.core.drafts import Draft, draft, facts
from tui.core.drafts.carry import carried
from tui.core.process import THANKED
from tui.core.records import Contact, Interview, Note
from tui.core.text import harmless, one_line
from tui.core.words import CHANNEL_WORDS, company_of, name_of, note_words, paragraph_words, title_of
from tui.desk import Desk
from tui.screens.base import WIDE, AtDesk
from tui.store import StoreError

CHANNELS = ("email", "letter", "card")
SEVERITIES = {"fail": ("✗", "$text-error"), "warn": ("!", "$text-warning"), "info": ("·", "$text-muted")}
IN_WORDS = {"✗": "mend:", "!": "warning:", "·": "hint:"}


def note_for(
    desk: Desk,
    *,
    kind: str,
    contact: int | None,
    interview: int | None,
    position: int | None,
    anew: Note | None = None,
) -> tuple[Note, Draft]:
    """The note to show, and what the templates make of it: the draft that is kept, else a fresh one.

    `anew` asks for a fresh one in any case, with the channel, wording and options that it has.
    """
    position = position if position is not None and position > 0 else None
    kept = notes.draft_of(desk.book, kind, contact, interview, position)
    like = anew or kept or Note()
    channel = like.channel or "email"
    fresh = draft(
        desk.book,
        desk.settings.profile,
        kind=kind,
        contact=contact,
        interview=interview,
        position=position,
        channel=channel,
        now=desk.now(),
        zone=desk.zone,
        options=notes.switched(like),
        wording=like.wording,
        templates=desk.templates,
        policy=desk.settings.policy,
    )
    if kept is not None and anew is None:
        return kept, fresh
    whole = kept or Note(kind=kind, contact=contact, interview=interview, position=position)
    note = msgspec.structs.replace(
        whole, subject=fresh.subject, body=fresh.body, channel=channel, wording=like.wording, options=like.options
    )
    return note, fresh


def write_note(screen: AtDesk, **about: Any) -> None:
    """Open a note for writing (`about` as ComposeScreen has it), or say why the user's own templates cannot be used."""
    try:
        _ = screen.desk.templates
    except Refused as error:
        screen.tell(str(error), "error")
    else:
        cast(Any, screen).app.push_screen(ComposeScreen(**about))


class Paper(TextArea):
    """Where a note is written."""

    BINDINGS: ClassVar = [
        Binding("ctrl+home", "go_to(0)", "Start", show=False),
        Binding("ctrl+end", "go_to(1)", "End", show=False),
    ]

    def action_go_to(self, end: int) -> None:
        """The cursor goes to the start or the end of the text."""
        self.move_cursor(self.document.end if end else (0, 0))


class ComposeScreen(AtDesk, Screen[None]):
    """One note, and the other people of the same interview a key away."""

    CSS_PATH = "compose.tcss"
    BINDINGS: ClassVar = bindings("compose")
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    place = "compose"

    subject = getters.query_one("#subject", Input)
    body = getters.query_one("#body-text", TextArea)
    SAVE_AFTER: ClassVar[float] = 0.8

    def __init__(self, *, kind: str, contact: int | None, interview: int | None, position: int | None) -> None:
        super().__init__()
        self._kind, self._contact, self._interview, self._position = kind, contact, interview, position
        self._channel = "email"
        self._note: Note = Note(kind=kind)
        self._read: Note | None = None
        self._draft: Draft | None = None
        self._pause: Timer | None = None
        self._loading = False
        self._finding = -1
        self._spelling: dict[str, Mend] = {}
        self._asked_for: set[str] = set()

    def compose(self) -> ComposeResult:
        self.add_class("-wide" if self.app.size.width >= WIDE else "-narrow")
        yield Static(id="head", markup=False)
        with Horizontal(id="desk"):
            yield Static(id="readers", markup=False)
            with Vertical(id="paper"):
                yield Input(id="subject", placeholder="subject", compact=True, select_on_focus=False)
                yield Paper(id="body-text", soft_wrap=True, compact=True, highlight_cursor_line=False, tab_behavior="focus")
            with Container(id="findings-box"):
                yield Static(id="findings", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self.body.can_focus = True
        self._load()
        self.set_focus(None)

    def on_resize(self) -> None:
        """The readers stand in a column where there is room for one, else in a line."""
        self.reload()

    # -- what it shows ------------------------------------------------------------------------------------------------

    def _load(self) -> None:
        """Show the note for the present person and kind."""
        self._show(*self._for(None))

    def _for(self, anew: Note | None) -> tuple[Note, Draft]:
        about = {"kind": self._kind, "contact": self._contact, "interview": self._interview, "position": self._position}
        return note_for(self.desk, **about, anew=anew)  # type: ignore[arg-type]

    def _show(self, note: Note, made: Draft) -> None:
        self._draft = made
        self._channel = note.channel if note.channel in CHANNELS else "email"
        self._finding = -1
        self._loading = True
        self._note = note
        self._read = self.desk.book.get(Note, note.id)
        self.subject.value = one_line(note.subject)
        self.subject.display = self._channel == "email"
        self.body.load_text(harmless(note.body))
        self._loading = False
        self.reload()
        self._learn_to_spell(made.language)

    def reload(self) -> None:
        """Show who the readers are, and what a friend would say of the note."""
        desk = self.desk
        words = note_words(self._kind).capitalize()
        who = name_of(desk.book, self._contact)
        where = f"{company_of(desk.book, self._position)}, {title_of(desk.book, self._position)}" if self._position else ""
        left = len(notes.open_places(f"{self.subject.value}\n{self.body.text}"))
        count = f"{len(self.body.text.split())} words" + (f", {left} open" if left else "")
        by = CHANNEL_WORDS[self._channel]
        head = Content.assemble(
            (f" {words} to {one_line(who)}", "bold"), f" by {by}  ", (f"{count}  {one_line(where)}", "$text-muted")
        )
        self.query_one("#head", Static).update(head)
        self.query_one("#readers", Static).update(self._readers())
        self.query_one("#findings", Static).update(self._findings())

    def _people(self) -> list[int]:
        """The readers one key apart: the interview's people, and whoever the note is to."""
        interview = self.desk.book.get(Interview, self._interview)
        people = [p.contact for p in interview.interviewers if self.desk.book.get(Contact, p.contact)] if interview else []
        if self._contact is not None and self._contact not in people:
            people.append(self._contact)
        return list(dict.fromkeys(people))

    def _readers(self) -> Content:
        lines = []
        for contact in self._people():
            here = contact == self._contact
            mark = "✓" if self._sent(contact) else "·"
            if notes.draft_of(self.desk.book, self._kind, contact, self._interview, self._position):
                mark = "✎"
            if self.app.has_class("-plain"):
                state = {"✓": ", sent", "✎": ", a draft is kept"}.get(mark, "")
                lines.append(Content(f"{'> ' if here else ''}{one_line(name_of(self.desk.book, contact))}{state};"))
                continue
            lines.append(
                Content.styled(
                    f"{'▸' if here else ' '}{mark} {one_line(name_of(self.desk.book, contact))}",
                    "bold" if here else "$text-muted",
                )
            )
        return Content("  " if self.app.size.width < WIDE else "\n").join(lines)

    def _sent(self, contact: int) -> bool:
        """Whether a note of this kind went to this person for this interview, or is not to go."""
        kinds = THANKED if self._kind == "thank_you" else {notes.SENT_AS.get(self._kind, "note_sent")}
        events = self.desk.book.events_with(contact)
        return any(event.kind in kinds and event.interview == self._interview for event in events)

    def reviewed(self) -> list[Finding]:
        """What is to be said of the note as it stands."""
        return review(
            self.desk.book,
            self.desk.settings.profile,
            self.desk.settings.policy,
            kind=self._kind,
            subject=self.subject.value,
            body=self.body.text,
            contact=self._contact,
            interview=self._interview,
            position=self._position if (self._position or 0) > 0 else None,
            channel=self._channel,
            now=self.desk.now(),
            note=self._note.id or None,
            templates=self.desk.templates,
            spelling=self._spelling,
        )

    def _learn_to_spell(self, code: str) -> None:
        """Take the dictionary of a language at hand, where there is one; not on the screen's own time."""
        from tui.spelling import load

        def learned(mend: Mend) -> None:
            self._spelling[code] = mend
            if self.is_attached:
                self.reload()

        def learn() -> None:
            mend = load(code)
            if mend is not None and not get_current_worker().is_cancelled:
                self.app.call_from_thread(learned, mend)

        if code not in self._asked_for:
            self._asked_for.add(code)
            self.run_worker(learn, thread=True, group="spelling")

    def _findings(self) -> Content:
        found = self.reviewed()
        if not found:
            return Content.styled("Nothing to mend.", "$text-success")
        lines = []
        for finding in found:
            glyph, style = SEVERITIES[finding.severity]
            glyph = IN_WORDS[glyph] if self.app.has_class("-plain") else glyph
            lines.append(Content.assemble((f"{glyph} ", style), harmless(finding.sentence)))
        return Content("\n").join(lines)

    # -- keeping ------------------------------------------------------------------------------------------------------

    @on(TextArea.Changed)
    @on(Input.Changed, "#subject")
    def _typed(self) -> None:
        """Every pause in typing is looked over and kept as a draft."""
        if self._loading or self.note == self._note:
            return
        if self._pause is None:
            self._pause = self.set_timer(self.SAVE_AFTER, self._rest)

    def _rest(self) -> None:
        self._pause = None
        self.keep()
        self.reload()

    def keep(self, *, anyway: bool = False) -> bool:
        """Keep the note as a draft when it was changed; false where it could not be kept as it stands."""
        text = self.note
        if text == self._note and not anyway:
            return True
        now = self.desk.now()
        try:
            self.desk.act(lambda book: notes.save_note(book, text, now, self._read))
        except Conflict:
            self._ask_which()
            return False
        except StoreError as error:
            self.tell(str(error), "error")
            return False
        self._read = notes.draft_of(self.desk.book, self._kind, self._contact, self._interview, self._position)
        self._note = self._read or text
        self.app.reload()  # type: ignore[attr-defined]
        return True

    def _keep_or_put_aside(self) -> bool:
        """Keep the note before going on, in a file where the book cannot take it. False where that is asked, or failed."""
        if self.keep():
            return True
        path = "" if self.app.screen is not self else self.app.rescue(only={self})  # type: ignore[attr-defined]
        if path:
            self.tell(f"This note cannot be kept in the book now. What you typed is in {path}", "error")
        return bool(path)

    def _ask_which(self) -> None:
        """Another session has written into the same draft: the user says which of the two stays, once they do not type."""
        from tui.screens.dialogs import Choose

        def chosen(which: str | None) -> None:
            if which:
                self._read = self.desk.book.get(Note, self._note.id)
            if which == "mine":
                self.keep(anyway=True)
            elif which == "theirs":
                self._load()

        if self.typing:
            self.tell("This note was also written in another session. F2 asks which one stays.", "warning")
        elif self.app.screen is self:
            options = [("mine", "What stands here"), ("theirs", "What was written there")]
            self.app.push_screen(Choose("This note was also written in another session. Which one stays?", options), chosen)

    def unsaved(self) -> str:
        """Keep the note as it stands, and give its text where that cannot be done."""
        self.keep()
        return "" if self.note == self._note else f"{self.note.subject}\n\n{self.note.body}"

    @property
    def note(self) -> Note:
        """The note as it stands on the screen."""
        subject, body = self.subject.value, self.body.text
        return msgspec.structs.replace(
            self._note,
            subject=self._note.subject if subject == one_line(self._note.subject) else subject,
            body=self._note.body if body == harmless(self._note.body) else body,
            channel=self._channel,
        )

    # -- keys ---------------------------------------------------------------------------------------------------------

    @property
    def typing(self) -> bool:
        """Whether letters go into the note."""
        return isinstance(self.focused, Input | TextArea)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While typing, letters are letters: the footer shows only what a key still does."""
        if action == "leave_text":
            return self.typing
        return not self.typing or action not in BY_ID or action == "other_ways"

    def on_descendant_focus(self) -> None:
        self.refresh_bindings()

    def on_descendant_blur(self) -> None:
        self.refresh_bindings()

    def key_escape(self) -> None:
        """Out of the text, then out of the screen."""
        if self.typing:
            self.action_leave_text()
        else:
            self.action_back()

    def action_edit_text(self) -> None:
        self.body.focus()

    def action_scroll_on(self) -> None:
        self.body.scroll_relative(y=self.body.size.height // 2, animate=False)

    def action_scroll_back(self) -> None:
        self.body.scroll_relative(y=-(self.body.size.height // 2), animate=False)

    def action_leave_text(self) -> None:
        self.set_focus(None)
        self.keep()

    def action_back(self) -> None:
        if self._keep_or_put_aside():
            self.dismiss(None)

    def action_copy(self) -> None:
        self.keep()
        self.courier.copy_and_ask(self, self.note)

    def action_sent(self) -> None:
        self.mark_sent(self.note)

    def mark_sent(self, note: Note) -> None:
        """The user says that a note was sent; on to the next person who is owed one, else back."""
        if self.act(lambda book: notes.mark_sent(book, note, self.desk.now())) is not None:
            self._note = self.note  # nothing of it is left to be kept
            self._go_on()

    def _go_on(self) -> None:
        if self.app.screen is not self:
            return
        left = [contact for contact in self._people() if not self._sent(contact)]
        if self._kind == "thank_you" and left:
            self._turn_to(left[0])
        else:
            self.dismiss(None)

    def action_finding(self) -> None:
        """The cursor goes to the next finding, and round again; what would mend it is said."""
        found = self.reviewed()
        if not found:
            self.tell("The review finds nothing to mend.")
            return
        self._finding = (self._finding + 1) % len(found)
        finding = found[self._finding]
        document = self.body.document
        if finding.field == "body" and isinstance(document, Document):
            start, end = (document.get_location_from_index(index) for index in (finding.start, finding.end))
            self.body.selection = Selection(start, end)
            self.body.scroll_cursor_visible()
        elif finding.field == "subject":
            self.subject.focus()
            self.subject.selection = InputSelection(finding.start, finding.end)
        self.tell(f"{finding.sentence} {finding.mend} ({finding.source})")

    def action_insert(self) -> None:
        """Something that was written down in the debrief, put where the cursor stands or into the slot that `f` found."""
        from tui.screens.dialogs import Choose

        desk, language = self.desk, self._draft.language if self._draft else "en"
        about = {"contact": self._contact, "interview": self._interview, "now": desk.now(), "zone": desk.zone}
        known = facts(desk.book, desk.settings.profile, **about, language=language)  # type: ignore[arg-type]
        if not known:
            self.tell("The debrief holds nothing to insert yet.")
            return

        def chosen(fact: str | None) -> None:
            if fact:
                self._put(harmless(fact))
                self.body.focus()

        self.app.push_screen(Choose("Insert", [(fact, fact) for fact in known]), chosen)

    def _put(self, text: str) -> None:
        """Put text where the cursor stands, a space from its neighbours; in the place of an open slot that is marked."""
        body = self.body
        if notes.open_places(body.selected_text):
            body.replace(text, *sorted((body.selection.start, body.selection.end)))
            return
        row, column = body.cursor_location
        line = body.document.get_line(row)
        before, after = line[:column][-1:], line[column:][:1]
        body.insert(f"{' ' if before.strip() else ''}{text}{' ' if after.isalnum() else ''}")

    def action_next_reader(self) -> None:
        self._step(1)

    def action_previous_reader(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        people = self._people()
        if len(people) > 1 and self._contact in people:
            self._turn_to(people[(people.index(self._contact) + step) % len(people)])

    def _turn_to(self, contact: int) -> None:
        self.app.clear_notifications()  # what was said is of the note before
        if self._keep_or_put_aside():
            self._contact = contact
            self._load()

    def action_wording(self) -> None:
        self._draft_again(wording=self._note.wording + 1)

    def _draft_again(self, said: str = "", **changes: Any) -> None:
        """Draft it in another way, keep it and say so; asks first where that would take away what was written by hand."""
        from tui.screens.dialogs import Confirm

        if not self._keep_or_put_aside():
            return
        note, made = self._for(msgspec.structs.replace(self._note, **{"channel": self._channel, **changes}))
        before, text = self._draft, self.note

        def answered(yes: bool | None) -> None:
            if yes:
                self._show(note, made)
                self.keep(anyway=True)
                if said:
                    self.tell(said)

        body = carried(text.body, before.body, made.body) if before and "options" in changes else None
        if body is not None:
            note = msgspec.structs.replace(note, subject=text.subject, body=body)
        if body is not None or before is None or (text.subject, text.body) == (before.subject, before.body):
            answered(True)
        else:
            self.app.push_screen(Confirm("What you wrote here would be replaced by a new draft. Replace it?"), answered)

    def action_option(self) -> None:
        from tui.screens.dialogs import Choose

        options = self._draft.options if self._draft else ()
        if not options:
            self.tell("This kind of note has no optional paragraphs.")
            return
        entries = [(name, f"{'[x]' if on else '[ ]'} {paragraph_words(name)}") for name, on in options]

        def chosen(name: str | None) -> None:
            if name:
                self._turn(name)

        self.app.push_screen(Choose("Which paragraph to turn on or off?", entries), chosen)

    def on_key(self, event: events.Key) -> None:
        """A number turns the paragraph on or off that has it in the list of `o`."""
        options = self._draft.options if self._draft else ()
        if event.key.isdecimal() and not self.typing and 0 < int(event.key) <= len(options):
            event.stop()
            self._turn(options[int(event.key) - 1][0])

    def _turn(self, name: str) -> None:
        """Turn an optional paragraph on or off."""
        on = not dict(self._draft.options if self._draft else ())[name]
        said = f"{'With' if on else 'Without'}: {paragraph_words(name)}."
        self._draft_again(said, options=notes.switch(self._note, name, on))

    def action_kind(self) -> None:
        from tui.screens.dialogs import choose_note

        def chosen(kind: str) -> None:
            if self._keep_or_put_aside():
                self._kind = kind
                self._load()

        choose_note(self, self._interview, self._position, chosen)

    def action_channel(self) -> None:
        self._draft_again(channel=CHANNELS[(CHANNELS.index(self._channel) + 1) % len(CHANNELS)])

    def action_editor(self) -> None:
        self.courier.edit(self.body.text, self._edited)

    def _edited(self, text: str) -> None:
        self.body.load_text(harmless(text))
        self.keep()
        self.reload()

    def action_other_ways(self) -> None:
        self.keep()
        self.courier.other_ways(self, self.note)
