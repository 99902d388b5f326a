"""A note being written to one person: which one it is, what it is drafted from, what is kept of it. It uses no widget."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from tui.domain import debriefing, notes, operations
from tui.domain.book import Book
from tui.domain.bringing_back import RecordKey, needed_by, refuse_gone
from tui.domain.changes import Change
from tui.domain.models import Contact, Interview, Note
from tui.domain.note_kinds import note_kind
from tui.domain.sanitize import harmless, one_line
from tui.drafting import SLOTS, Draft, Placeholder, draft, facts
from tui.drafting.merge import carried
from tui.drafting.sentence import tidied
from tui.languages import default_language, language
from tui.languages.reading.name_parts import read_name
from tui.review import NO_SPELLING, Finding, Mend, review
from tui.session import Session

WRITTEN_CHANNELS = ("email", "letter", "card", "linkedin")


def note_for(
    session: Session, *, kind: str, contact: int | None, interview: int | None, process: int | None, anew: Note | None = None
) -> tuple[Note, Draft]:
    """Return the note to show, and what the templates make of it: the draft that was edited, else a fresh one.

    A note that is sent once is shown as it was sent. `anew` asks for a fresh one in any case, with the channel, wording and
    options that it has. Raises Refused if the user's own templates cannot be used.
    """
    position = position_of(process)
    kept = notes.draft_of(session.book, kind, contact, interview, position)
    sent = notes.sent_once(session.book, kind, contact, interview, position) if kept is None and anew is None else None
    like = anew or kept or sent or Note()
    channel = like.channel or "email"
    fresh = draft(
        session.book, session.settings.profile, kind=kind, contact=contact, interview=interview, position=position,
        channel=channel, now=session.now(), zone=session.zone, options=notes.chosen_options(like), wording=like.wording,
        templates=session.templates, policy=session.settings.policy,
    )  # fmt: skip
    if kept is not None and kept.edited_at is not None and anew is None:
        return kept, fresh
    if sent is not None:
        return sent, fresh
    whole = kept or Note(kind=kind, contact=contact, interview=interview, position=position)
    note = msgspec.structs.replace(
        whole, subject=fresh.subject, body=fresh.body, channel=channel, wording=like.wording, options=like.options
    )
    return note, fresh


def findings_of(session: Session, note: Note, spelling: Mapping[str, Mend] = NO_SPELLING) -> list[Finding]:
    """Return the review of a note."""
    return review(
        session.book, session.settings.profile, session.settings.policy, kind=note.kind, subject=note.subject, body=note.body,
        contact=note.contact, interview=note.interview, position=note.position, channel=note.channel,
        now=session.now(), note=note.id or None, templates=session.templates, spelling=spelling,
    )  # fmt: skip


def position_of(process: int | None) -> int | None:
    """Return a process's position; None for an interview without one."""
    return process if process is not None and process > 0 else None


class Writing:
    """One note to one reader, and its way into the book.

    `note` is what is kept, or as it was drafted; `made` is what the templates make of it. The text on the screen
    is passed in.
    """

    note: Note
    made: Draft

    def __init__(
        self, session: Session, *, kind: str, contact: int | None, interview: int | None, process: int | None
    ) -> None:
        """Load the note that `note_for` returns; raises Refused as it does."""
        self.session = session
        self.kind, self.contact, self.interview, self.process = kind, contact, interview, process
        self.load()

    def load(self) -> None:
        """Load the note for the present reader and kind."""
        self.take(*self._drafted())

    def take(self, note: Note, made: Draft) -> None:
        """Edit this note from now on."""
        self.note, self.made = note, made
        self.channel = note.channel if note.channel in WRITTEN_CHANNELS else "email"
        self.read_again()

    def read_again(self) -> None:
        """Read the note in the book again, so that keeping this one no longer clashes with it."""
        self._read = self.session.book.get(Note, self.note.id)

    def _drafted(self, anew: Note | None = None) -> tuple[Note, Draft]:
        return note_for(
            self.session, kind=self.kind, contact=self.contact, interview=self.interview, process=self.process, anew=anew
        )

    def another(self, text: Note, **changes: Any) -> tuple[Note, Draft, bool]:
        """Return the note with another channel, wording or options, and whether that removes something typed in `text`."""
        note, made = self._drafted(msgspec.structs.replace(self.note, **{"channel": self.channel, **changes}))
        body = carried(text.body, self.made.body, made.body) if "options" in changes else None
        if body is not None:
            return msgspec.structs.replace(note, subject=text.subject, body=body), made, False
        return note, made, not self.is_sent and (text.subject, text.body) != (self.made.subject, self.made.body)

    @property
    def is_sent(self) -> bool:
        """Return whether the note is shown as it was sent."""
        return self.note.sent_at is not None

    # -- what it asks for -----------------------------------------------------------------------------------------------

    def placeholder_of(self, marker: str) -> Placeholder | None:
        """Return the placeholder with this marker; None if today's draft has none."""
        return next((found for found in self.made.placeholders if found.marker == marker), None)

    @property
    def meeting(self) -> Interview | None:
        """Return the interview whose sentences this note is drafted from."""
        book = self.session.book
        meeting = book.get(Interview, self.interview)
        if meeting is None:
            held = book.interviews_of(self.process) if self.process is not None else []
            held = held or (book.interviews_with(self.contact) if self.contact is not None else [])
            meeting = next((m for m in reversed(held) if any(p.contact == self.contact for p in m.interviewers)), None)
        return meeting

    def answer(self, text: Note, marker: str, answer: str) -> Note:
        """Keep the answer to a placeholder where it belongs, and return the note with it; raises what `Session.act` raises.

        A sentence that does not fit is kept, too, but its placeholder stays.
        """
        placeholder, meeting = self.placeholder_of(marker), self.meeting
        name = placeholder.name if placeholder else ""
        there = meeting is not None and any(person.contact == self.contact for person in meeting.interviewers)
        asked = self._greeted(name)
        if asked is not None:
            greeted = msgspec.structs.replace(asked, greeting=answer)
            self.session.act(lambda book: operations.edit(book, asked, greeted))
        elif name == "me":
            self.session.save_settings({("profile", "name"): answer})
        elif name in SLOTS and meeting is not None and (there or name != "say"):
            self.session.act(lambda book: debriefing.keep_sentence(book, meeting, name, answer, self.contact))
            if name != "say":
                text = msgspec.structs.replace(text, options=notes.with_option(text, name, on=True))
        else:
            said = tidied(answer) if name in SLOTS else answer
            subject, body = text.subject.replace(marker, said), text.body.replace(marker, said)
            return msgspec.structs.replace(text, subject=subject, body=body)
        return self._with_today(text, marker, answer)

    def greetings(self) -> tuple[str, ...]:
        """Return the ways to greet the reader that the user may choose from; none where no name can be read."""
        reader = self.session.book.get(Contact, self.contact)
        name = read_name(reader.name) if reader is not None else None
        spoken = language(self.made.language) or default_language()
        return spoken.grammar.greetings(name) if name is not None else ()

    def greet(self, text: Note, greeting: str) -> Note:
        """Keep how the reader is greeted, and return the note with it; raises what `Session.act` raises."""
        reader = self.session.book.get(Contact, self.contact)
        if reader is not None:
            greeted = msgspec.structs.replace(reader, greeting=greeting)
            self.session.act(lambda book: operations.edit(book, reader, greeted))
        return self._with_today(text, "", "")

    def _greeted(self, name: str) -> Contact | None:
        """Return whom a placeholder greets: the reader, or the person who relays the note."""
        reader = self.session.book.get(Contact, self.contact)
        if reader is None or name not in ("reader", "via"):
            return None
        return reader if name == "reader" else self.session.book.get(Contact, reader.via)

    def _with_today(self, text: Note, marker: str, answer: str) -> Note:
        """Return the note as the book has it now; in one that was edited, only what is new changes."""
        old = self.made
        fresh, self.made = self._drafted(anew=text)
        if (text.subject, text.body) == (old.subject, old.body):
            return fresh
        body = carried(text.body, old.body, self.made.body)
        if body is None:
            body = text.body if marker in self.made.body else text.body.replace(marker, tidied(answer))
        subject = text.subject if text.subject != old.subject else fresh.subject
        return msgspec.structs.replace(text, subject=subject, body=body)

    # -- who reads it -------------------------------------------------------------------------------------------------

    @property
    def readers(self) -> list[int]:
        """Return the readers that a key moves between: the interview's people, and whoever the note is to."""
        book = self.session.book
        interview = book.get(Interview, self.interview)
        people = [p.contact for p in interview.interviewers if book.get(Contact, p.contact)] if interview else []
        if self.contact is not None:
            people.append(self.contact)
        return list(dict.fromkeys(people))

    def sent_to(self, contact: int) -> bool:
        """Return whether a note of this kind was sent to this person for this interview, or is not needed."""
        settled_by = note_kind(self.kind).settled_by
        events = self.session.book.events_with(contact)
        return any(event.kind in settled_by and event.interview == self.interview for event in events)

    def kept_for(self, contact: int | None) -> Note | None:
        """Return the draft of such a note to this person, if one is kept."""
        return notes.draft_of(self.session.book, self.kind, contact, self.interview, position_of(self.process))

    # -- its text -----------------------------------------------------------------------------------------------------

    def reading(self, subject: str, body: str) -> Note:
        """Return the note with the text of the screen; what was only made harmless to be shown stays as it was."""
        return msgspec.structs.replace(
            self.note,
            subject=self.note.subject if subject == one_line(self.note.subject) else subject,
            body=self.note.body if body == harmless(self.note.body) else body,
            channel=self.channel,
        )

    @property
    def needs(self) -> list[RecordKey]:
        """Return the records that the note is about."""
        return needed_by({"interview": self.interview, "position": position_of(self.process), "contact": self.contact})

    def keep(self, text: Note) -> None:
        """Keep this as the note's draft; raises Conflict, StoreError, or Gone if what it is about was deleted."""
        now = self.session.now()
        typed = (text.subject, text.body) != (self.made.subject, self.made.body)

        def save(book: Book) -> Change:
            refuse_gone(book, self.needs)
            return notes.save_note(book, text, now, self._read, typed=typed)

        self.session.act(save)
        self._read = self.kept_for(self.contact)
        self.note = self._read or text

    def reviewed(self, text: Note, spelling: Mapping[str, Mend]) -> list[Finding]:
        """Return the review of the note with this text."""
        return findings_of(self.session, text, spelling)

    def facts(self) -> list[str]:
        """Return the sentences of the debrief that the note may contain."""
        session = self.session
        return facts(
            session.book, session.settings.profile, contact=self.contact, interview=self.interview, now=session.now(),
            zone=session.zone, language=self.made.language,
        )  # fmt: skip
