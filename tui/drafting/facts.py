"""What the user wrote down for notes: the sentence to each person, and which of an interview's three each of them gets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from tui.domain.book import Book
from tui.domain.event_kinds import THANKED
from tui.domain.models import Contact, Event, Interview, Interviewer, process_key
from tui.domain.settings import Profile
from tui.drafting.sentence import fits, is_only_opening, tidied
from tui.languages import code_of, default_language
from tui.languages.reading.name_parts import name_to_greet

Whose = Literal["mine", "second", "spare", "other"]
"""A fact is the reader's own to read, their second one, which a letter has room for, could be read by them too, or is for
somebody else."""
FACTS = ("fit", "unsaid", "contribution")
"""What an interview holds for its notes, the strongest first."""


def language_of(book: Book, profile: Profile, contact: int | None, language: str | None = None) -> str:
    """Return the language a note is in: the one asked for, else the reader's, else the user's."""
    reader = book.get(Contact, contact)
    for spoken in (language, reader.language if reader else "", profile.language):
        if code := code_of(spoken or ""):
            return code
    return default_language().code


def said_to(book: Book, contact: int | None, interview: Interview | None, process: int | None) -> str:
    """Return the sentence for a person from this interview or, if they were not in it, from the newest one with them."""
    if contact is None:
        return ""
    meetings = book.interviews_of(process) if process is not None else book.interviews_with(contact)
    for meeting in [*([interview] if interview else []), *reversed(meetings)]:
        for person in meeting.interviewers:
            if person.contact == contact and (person.say or meeting is interview):
                return person.say
    return ""


def facts_for(
    book: Book, profile: Profile, contact: int | None, interview: Interview | None, process: int | None
) -> dict[str, Whose]:
    """Return which facts of an interview fit in a note to a person, and whose each of them is.

    In a process each of these sentences is for one person: the one whose note contains it; the others are given in order to
    those who were not thanked yet.
    """
    if interview is None:
        return {}
    dealt = _dealt(book, profile, process)
    code = language_of(book, profile, contact)
    theirs = [text for text, given in dealt.items() if given == (contact, interview.id)]
    found: dict[str, Whose] = {}
    for slot in FACTS:
        text = getattr(interview, slot)
        if not _stands(book, text, contact, code):
            continue
        if text in theirs:
            found[slot] = "mine" if text == theirs[0] else "second"
        else:
            found[slot] = "other" if dealt.get(text, (contact, 0))[0] != contact else "spare"
    return found


def _dealt(book: Book, profile: Profile, process: int | None) -> Mapping[str, tuple[int | None, int | None]]:
    """Return who gets each fact of a process, and the interview it is from, by its text.

    Each person of an interview gets one while they last, then a second one.
    """
    dealt: dict[str, tuple[int | None, int | None]] = {}
    meetings = book.interviews_of(process) if process is not None else []
    notes = book.notes_of(process) if process is not None else []
    for text in dict.fromkeys(getattr(meeting, slot) for meeting in meetings for slot in FACTS):
        note = next((note for note in notes if text.strip() and tidied(text) in note.body), None)
        if note is not None:
            dealt[text] = (note.contact, note.interview)
    for turn in (1, 2):
        for meeting in meetings:
            thanked = {event.contact for event in book.events_of(process_key(meeting)) if _thanks_for(event, meeting)}
            for person in meeting.interviewers:
                held = sum(given == (person.contact, meeting.id) for given in dealt.values())
                if person.contact in thanked or held >= turn:
                    continue
                code = language_of(book, profile, person.contact)
                texts = (getattr(meeting, slot) for slot in FACTS)
                text = next((text for text in texts if text not in dealt and _stands(book, text, person.contact, code)), None)
                if text is not None:
                    dealt[text] = (person.contact, meeting.id)
    return dealt


def _thanks_for(event: Event, meeting: Interview) -> bool:
    return event.kind in THANKED and event.interview == meeting.id


def _stands(book: Book, text: str, contact: int | None, code: str) -> bool:
    """Return whether a stored text fits in a note to this person though nobody has said that it should."""
    reader = book.get(Contact, contact)
    return fits(text, code, name_to_greet(reader) if reader else None, asked=False)


def private_words(book: Book, contact: int | None, interview: Interview | None) -> list[str]:
    """Return what the user noted of a conversation for themselves, to look at while a sentence is written."""
    if interview is None:
        return []
    people: list[Interviewer] = [person for person in interview.interviewers if person.contact == contact]
    noted = [person.talked_about for person in people]
    noted += [getattr(interview, slot) for slot in FACTS]
    return [text for text in (*noted, interview.notes) if text.strip() and not is_only_opening(text, default_language().code)]
