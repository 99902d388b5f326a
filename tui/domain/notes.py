"""The notes of the book: which one is due, the saved draft, and what sending it changes."""

from __future__ import annotations

import re
from datetime import datetime

import msgspec

from tui.domain.agenda import Agenda, Item
from tui.domain.book import Book
from tui.domain.changes import Change, ChangeBuilder
from tui.domain.dates import show_instant
from tui.domain.instants import end
from tui.domain.labels import action_words, as_clause, ending_words, name_of, note_words
from tui.domain.models import Contact, Event, Interview, Note, Position, process_key
from tui.domain.note_kinds import note_kind
from tui.domain.operations import Refused
from tui.domain.sanitize import address_for_header

_OPEN = re.compile(r"\[[^\[\]\n]{3,}\?\]")


def placeholders_in(text: str) -> list[str]:
    """Return the unfilled placeholders of a note: questions in square brackets."""
    return _OPEN.findall(text)


def note_due(agenda: Agenda, interview: Interview, now: datetime) -> tuple[str, int | None] | None:
    """Return the kind and the reader of the note that is due for an interview; None if none is."""
    item = next((item for item in agenda.at(now) if item.interview == interview.id), None)
    for action in item.plan if item is not None else ():  # not just the next action: a debrief asks for no note
        if action.rule.note and action.opens_at <= now:
            return action.rule.note, action.contact or reader_of(agenda.book, interview.position, interview)
    return None


def no_note_words(agenda: Agenda, interview: Interview, now: datetime) -> str:
    """Return why no note is due for an interview: its process ended, it is still ahead, or something else comes first."""
    if not interview.cancelled and now < end(interview):
        return "it has not been held yet" if now < interview.starts_at else "it is not over yet"
    item = next((item for item in agenda.at(now) if item.interview == interview.id), None)
    if item is None or item.action is None:
        process = agenda.process(process_key(interview), now)
        return as_clause(ending_words(agenda.book, item or Item(key=("interview", interview.id), interview=interview.id),
                                      process, now))  # fmt: skip
    words = as_clause(action_words(agenda.book, item.action))
    if item.action.opens_at <= now:
        return f"first {words}"
    return f"{words} opens {show_instant(item.action.opens_at, now, agenda.calendar.zone)}"


def what_to_write(agenda: Agenda, interview: Interview, now: datetime) -> tuple[str, int | None]:
    """Return the kind and the reader of the note that is due for an interview, else a thank-you to `reader_of` it."""
    return note_due(agenda, interview, now) or ("thank_you", reader_of(agenda.book, interview.position, interview))


def kind_offered_first(agenda: Agenda, process: int | None, interview: Interview | None, now: datetime) -> str:
    """Return the kind of note to offer first: the reply to a rejection not answered yet, else the note that is due."""
    ending = agenda.process(process, now).ending if process is not None else None
    if ending is not None and ending.kind == "rejected":
        replies = (n for n in agenda.book.notes_of(process or 0) if n.kind == "rejection_reply" and n.sent_at is not None)
        if not any(note.sent_at and note.sent_at >= ending.at for note in replies):
            return "rejection_reply"
    due = note_due(agenda, interview, now) if interview is not None else None
    return due[0] if due else ""


def reader_of(book: Book, process: int | None, interview: Interview | None) -> int | None:
    """Return whom a note about a whole process goes to: the main contact, else the first interviewer that it can reach.

    If somebody would have to relay it to the first interviewer, it goes to that person instead.
    """
    position = book.get(Position, process)
    if position is not None and position.main_contact is not None:
        return position.main_contact
    found = [book.get(Contact, person.contact) for person in interview.interviewers] if interview else []
    people = [person for person in found if person is not None]
    first = people[0] if people else None
    if first is not None and first.via is not None and not first.has_address and book.get(Contact, first.via):
        return first.via
    reached = next((person for person in people if person.has_address), first)
    return reached.id if reached else (interview.interviewers[0].contact if interview and interview.interviewers else None)


def addressee(book: Book, contact: int | None) -> Contact | None:
    """Return whom a note is sent to: the person who relays it, if there is one, else its reader."""
    reader = book.get(Contact, contact)
    through = book.get(Contact, reader.via) if reader is not None else None
    return through or reader


def address_of(book: Book, contact: int | None) -> str:
    """Return the e-mail address that a note goes to, as it stands in a mail; empty if none is known that can."""
    found = addressee(book, contact)
    return next(filter(None, map(address_for_header, found.emails)), "") if found else ""


def asker_of(book: Book, process: int | None, now: datetime) -> int | None:
    """Return who asked for something last in a process; None if nobody did whom the book knows."""
    asked = [e for e in book.events_of(process) if e.kind == "asked" and e.contact and e.at <= now] if process else []
    last = max(asked, key=lambda event: (event.at, event.id), default=None)
    return last.contact if last else None


def profile_of(book: Book, contact: int | None) -> str:
    """Return the LinkedIn profile that a note goes to; empty if none is known."""
    found = addressee(book, contact)
    return found.linkedin if found else ""


def to_line(book: Book, contact: int | None, channel: str) -> str:
    """Return whom a note goes to, on one line: with the address of an e-mail or the profile on LinkedIn, if it is known."""
    name = name_of(book, found.id if (found := addressee(book, contact)) else None)
    address = address_of(book, contact) if channel == "email" else ""
    profile = profile_of(book, contact) if channel == "linkedin" else ""
    return f"{name} <{address}>" if address else f"{name}  {profile}".rstrip()


def mail_answered(book: Book, note: Note, now: datetime) -> str:
    """Return the Message-ID of the mail that a note answers; empty if none is known.

    It is the newest of its reader's mails in its process; for an answer, the newest that asked for something.
    """
    process, reader = book.process_of(note), addressee(book, note.contact)
    people = {note.contact, reader.id if reader else None} - {None}
    events = book.events_of(process) if process is not None else [e for one in people if one for e in book.events_with(one)]
    mails = [event for event in events if event.message_id and event.contact in people and event.at <= now]
    asked = [event for event in mails if event.kind == "asked"] if note.kind == "answer" else []
    newest = max(asked or mails, key=lambda event: (event.at, event.id), default=None)
    return newest.message_id if newest else ""


def without_address(book: Book, interview: int | None, reader: int | None) -> list[Contact]:
    """Return the interviewers, other than the reader, whom no note can reach."""
    found = book.get(Interview, interview)
    people = [book.get(Contact, person.contact) for person in found.interviewers] if found else []
    return [person for person in people if person is not None and not person.reachable and person.id != reader]


def chosen_options(note: Note) -> dict[str, bool]:
    """Return the optional paragraphs that the user turned on or off in a note."""
    return {option.removeprefix("-"): not option.startswith("-") for option in note.options}


def with_option(note: Note, name: str, on: bool) -> tuple[str, ...]:
    """Return a note's options with one turned on or off."""
    return tuple(name if is_on else f"-{name}" for name, is_on in {**chosen_options(note), name: on}.items())


def without_placeholder(text: str, marker: str) -> str | None:
    """Return a note's text without a placeholder that is a whole sentence; None if it is only part of a sentence."""
    before, found, after = text.partition(marker)
    before, after = before.rstrip(" "), after.lstrip(" .")
    alone = not before or before.endswith(("\n", ".", "!", "?", "]"))
    if not found or not alone or not (not after or after.startswith(("\n", "[")) or after[0].isupper()):
        return None
    if not before or before.endswith("\n"):
        return before + after.lstrip("\n")
    return before + after if not after or after.startswith("\n") else f"{before} {after}"


def not_ready(note: Note) -> str:
    """Return why a note is not ready, naming the unfilled placeholders of its subject and body; empty if it is ready."""
    left = placeholders_in(f"{note.subject}\n{note.body}")
    return f"Not ready yet. Fill in or delete: {' '.join(left)}" if left else ""


def mark_sent(book: Book, note: Note, at: datetime) -> Change:
    """Mark a note as sent, because the user says so, and log the event.

    Raises Refused for a note that is not ready, or was marked before.
    """
    if why := not_ready(note):
        raise Refused(why)
    if note.sent_at is not None:
        raise Refused("This note is marked as sent already.")
    builder = ChangeBuilder(book)
    sent = msgspec.structs.replace(note, sent_at=at, edited_at=note.edited_at or at)
    existing = book.get(Note, note.id)
    if existing is not None and existing.sent_at is None:
        builder.edit(existing, sent)
        note_id = existing.id
    else:
        note_id = builder.add(sent)
    _log_sent(builder, book, note, at, note_id)
    who = name_of(book, note.contact)
    return builder.done(f"{note_words(note.kind).capitalize()} to {who} marked as sent")


def log_own(book: Book, note: Note, at: datetime) -> Change:
    """Log that the user sent a note of their own in place of this one; the draft stays as it is."""
    builder = ChangeBuilder(book)
    _log_sent(builder, book, note, at, None)
    return builder.done(f"Your own {note_words(note.kind)} to {name_of(book, note.contact)} logged as sent")


def _log_sent(builder: ChangeBuilder, book: Book, note: Note, at: datetime, note_id: int | None) -> None:
    """Log what sending a note means."""
    kind, about = note_kind(note.kind), Event(at=at, position=note.position, interview=note.interview)
    said = {"kind": kind.sent_as, "contact": note.contact, "channel": note.channel, "note": note_id}
    builder.add(msgspec.structs.replace(about, **said))
    for person in without_address(book, note.interview, note.contact) if kind.ticks else ():
        builder.add(msgspec.structs.replace(about, kind="done", action=kind.ticks, contact=person.id))


def save_note(book: Book, note: Note, at: datetime, read: Note | None = None, *, typed: bool = True) -> Change:
    """Save a note as a draft. The change is quiet: typing is undone in the editor, not in the book's history.

    A note in which nothing was `typed` has no `edited_at`: only its channel, wording and paragraphs are saved. `read` is the
    draft as it was read; if another session has changed it since, there is a conflict. If it was sent or deleted in the
    meantime, the note is saved as a new draft.
    """
    builder = ChangeBuilder(book)
    kept = msgspec.structs.replace(note, edited_at=at if typed else None, sent_at=None, message_id="")
    existing = book.get(Note, note.id)
    if existing is None or existing.sent_at is not None:
        builder.add(kept)
    elif msgspec.structs.replace(existing, edited_at=at if typed and existing.edited_at else None) != kept:
        builder.edit(read or existing, kept)
    return builder.done(f"Draft of the {note_words(note.kind)} to {name_of(book, note.contact)} saved", quiet=True)


def draft_of(book: Book, kind: str, contact: int | None, interview: int | None, position: int | None) -> Note | None:
    """Return the saved draft of this kind to this person for this interview (or position), if there is one."""
    return next((n for n in reversed(_notes(book, kind, contact, interview, position)) if n.sent_at is None), None)


def sent_once(book: Book, kind: str, contact: int | None, interview: int | None, position: int | None) -> Note | None:
    """Return the note of this kind that was sent to this person, if such a note is sent once."""
    if not note_kind(kind).once:
        return None
    logged = {event.note for event in book.all(Event) if event.note is not None}
    found = _notes(book, kind, contact, interview, position)
    return next((note for note in reversed(found) if note.sent_at is not None and note.id in logged), None)


def last_sent(book: Book, process: int | None, interview: int | None) -> Note | None:
    """Return the newest note of a process, or of an interview without one, that was sent and is sent once."""
    found = book.notes_of(process) if process is not None else [n for n in book.all(Note) if n.interview == interview]
    sent = [note for note in found if note == sent_once(book, note.kind, note.contact, note.interview, note.position)]
    return max(sent, key=lambda note: (note.sent_at, note.id), default=None)


def _notes(book: Book, kind: str, contact: int | None, interview: int | None, position: int | None) -> list[Note]:
    return [
        note
        for note in book.all(Note)
        if (note.kind, note.contact, note.interview) == (kind, contact, interview)
        and (interview is not None or note.position == position)
    ]
