"""Save what was said in an interview: private memory, sentences for notes, and what the user owes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import msgspec

from tui.domain.book import Book
from tui.domain.changes import Change, ChangeBuilder
from tui.domain.instants import end
from tui.domain.labels import company_of, interview_words, name_of
from tui.domain.models import Contact, Event, Interview, Interviewer
from tui.domain.operations import resolve_interviewers
from tui.domain.parsed_name import ParsedName


class Owed(msgspec.Struct, frozen=True):
    """What they asked of the user, or what the user promised, and the day by which it is wanted."""

    text: str = ""
    respond_by: date | None = None


class DebriefInput(msgspec.Struct, frozen=True, kw_only=True):
    """The input of a debrief; `talked_about` and `say` hold a text for each person, by contact id or by name.

    `talked_about` is for the user alone; `say` holds sentences that go into a note word for word.
    """

    decision_by: date | None = None
    decision_words: str = ""
    timeline_asked: str = "no"
    asked: Owed = Owed()
    promised: Owed = Owed()
    talked_about: Mapping[int | ParsedName, str] = {}
    say: Mapping[int | ParsedName, str] = {}
    emails: Mapping[int, str] = {}
    out: frozenset[int] = frozenset()
    """The contacts who were not there after all."""
    notes: str = ""
    """What goes into the notes on the interview."""
    fit: str = ""
    unsaid: str = ""
    contribution: str = ""


def debrief(book: Book, read: Interview, said: DebriefInput, at: datetime) -> Change:
    """Save what was said in an interview, and mark it as debriefed. People it did not have yet are added to it.

    What they asked and what was promised are logged at the interview's end.
    """
    builder = ChangeBuilder(book)
    there = {person.contact: person for person in read.interviewers if person.contact not in said.out}
    for who, talk in said.talked_about.items():
        say = said.say.get(who, "").strip()
        if isinstance(who, int):
            if who in there or talk.strip() or say:  # somebody else may have taken them out meanwhile
                person = there.get(who, Interviewer(contact=who))
                there[who] = msgspec.structs.replace(person, talked_about=talk.strip(), say=say)
        elif who:
            (person,) = resolve_interviewers(builder, book, (), [who], company_of(book, read.position), at)
            if talk.strip() or say or person.contact not in there:
                there[person.contact] = msgspec.structs.replace(person, talked_about=talk.strip(), say=say)
    wanted = msgspec.structs.replace(
        read,
        decision_by=said.decision_by,
        decision_words=said.decision_words,
        timeline_asked=said.timeline_asked,
        interviewers=tuple(there.values()),
        fit=said.fit,
        unsaid=said.unsaid,
        contribution=said.contribution,
        notes="; ".join(filter(None, (read.notes, said.notes))),
        debriefed_at=read.debriefed_at or at,
    )
    builder.edit(read, wanted)
    for contact, email in said.emails.items():
        known = book.get(Contact, contact)
        if known is not None and email.strip():
            builder.edit(known, msgspec.structs.replace(known, emails=(*known.emails, email.strip())))
    for kind, owed in (("asked", said.asked), ("promised", said.promised)):
        if owed.text.strip() or owed.respond_by:
            builder.add(
                Event(kind=kind, at=min(end(read), at), position=read.position, interview=read.id, text=owed.text.strip(),
                      respond_by=owed.respond_by)
            )  # fmt: skip
    return builder.done(f"Debrief of {interview_words(book, read)} saved")


def keep_sentence(book: Book, read: Interview, slot: str, text: str, contact: int | None) -> Change:
    """Save a sentence for notes: the one to an interviewer, or one of the interview's fit, unsaid and contribution."""
    builder = ChangeBuilder(book)
    if slot == "say":
        people = tuple(msgspec.structs.replace(p, say=text) if p.contact == contact else p for p in read.interviewers)
        builder.edit(read, msgspec.structs.replace(read, interviewers=people))
    else:
        builder.edit(read, msgspec.structs.replace(read, **{slot: text}))
    whose = f"to {name_of(book, contact)}" if slot == "say" else f"about {interview_words(book, read)}"
    return builder.done(f"Sentence {whose} kept")
