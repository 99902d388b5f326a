"""What to know before an interview: when, where, with whom, what was said and promised so far, and what to ask."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from tui.domain.agenda import Agenda, urgency
from tui.domain.dates import show_date, show_full_date, show_span
from tui.domain.instants import end, utc
from tui.domain.labels import action_words, as_clause, event_words, interview_words, minutes_words, off_words, time_left_label
from tui.domain.models import Contact, Interview, Position, process_key
from tui.domain.sanitize import one_line
from tui.domain.timeline import of_process
from tui.domain.zones import show_zone, zone_or
from tui.text.details import FORMAT_WORDS, Facts, reach_of
from tui.text.markdown import plain
from tui.text.report import entry_words

LONGEST_LABEL = 12
"""The cells of a label that stands in its own column on a page; a wider one, such as a name, begins the text."""


class BriefPart(msgspec.Struct, frozen=True):
    """A part of the brief: a title, and facts. A fact without a label continues the one before it."""

    title: str
    facts: Facts


def brief(agenda: Agenda, interview: Interview, now: datetime) -> list[BriefPart]:
    """Return what to know before an interview. Private notes are in it: it is for the user alone."""
    parts = (
        ("When and where", _where(agenda, interview, now)),
        ("Who", _people(agenda, interview, now)),
        ("So far", _past(agenda, interview, now)),
        ("Promised", _promised(agenda, interview, now)),
        ("To say", _to_say(agenda, interview)),
        ("To ask", _questions(agenda, interview, now)),
        ("Notes", _notes(agenda, interview)),
    )
    return [BriefPart(title, facts) for title, found in parts if (facts := [fact for fact in found if fact[1].strip()])]


def brief_as_markdown(agenda: Agenda, interview: Interview, now: datetime) -> list[str]:
    """Return the brief as lines of Markdown."""
    lines = [f"# {plain(interview_words(agenda.book, interview))}"]
    for section in brief(agenda, interview, now):
        lines += ["", f"## {section.title}", ""]
        indent = ""
        for label, text in section.facts:
            lines.append(f"- **{plain(label)}**: {plain(text)}" if label else f"{indent}- {plain(text)}")
            indent = "  " if label else indent
    return lines


def brief_as_facts(agenda: Agenda, interview: Interview, now: datetime) -> Facts:
    """Return the brief as one list of facts, for a page on the screen; a title stands alone above its facts."""
    facts: Facts = []
    for part in brief(agenda, interview, now):
        facts += [("", "")] if facts else []
        facts.append((part.title.upper(), " "))
        for label, text in part.facts:
            name = one_line(label)
            wide = len(name) * (1 if name.isascii() else 2) > LONGEST_LABEL
            facts.append(("", f"{name}: {text}") if wide else (name, text))
    return facts


def _where(agenda: Agenda, interview: Interview, now: datetime) -> Iterator[tuple[str, str]]:
    zone = agenda.calendar.zone
    theirs, position = zone_or(interview.timezone, zone), agenda.book.get(Position, interview.position)
    off = off_words(agenda.book, interview, now)
    if not off and interview.starts_at > now:
        off = f"in {show_span(interview.starts_at - now)}"
    elif not off:
        off = "over" if end(interview) <= now else "now"
    yield "When", f"{_moment(interview.starts_at, zone)} {show_zone(zone.key)}, {minutes_words(interview.minutes)} - {off}"
    if theirs.key != zone.key:
        yield "There", f"{_moment(interview.starts_at, theirs)} {show_zone(theirs.key)}"
    yield "Format", FORMAT_WORDS.get(interview.format, interview.format)
    yield "Place", interview.place
    yield "Link", interview.link
    if position is not None:
        yield "Position", ", ".join(part for part in (position.title, position.company, position.location) if part)
        yield "Posting", position.url


def _moment(moment: datetime, zone: ZoneInfo) -> str:
    local = moment.astimezone(zone)
    return f"{show_full_date(local.date())} {local:%H:%M}"


def _people(agenda: Agenda, interview: Interview, now: datetime) -> Iterator[tuple[str, str]]:
    """Yield each interviewer with role and address, and what passed between you before, in other processes, too."""
    for person in interview.interviewers:
        contact = agenda.book.get(Contact, person.contact)
        if contact is None:
            continue
        reach = reach_of(contact) or "no address yet"
        yield contact.name.strip() or "(no name)", " - ".join(part for part in (contact.role, reach, *contact.links) if part)
        yield "", f"Met: {contact.met}" if contact.met.strip() else ""
        yield "", f"Note: {contact.notes}" if contact.notes.strip() else ""
        for moment, text in sorted([*_talks(agenda, contact, now), *_events_elsewhere(agenda, contact, interview, now)]):
            yield "", f"{show_full_date(moment.astimezone(agenda.calendar.zone).date())}, {text}"


def _talks(agenda: Agenda, contact: Contact, now: datetime) -> Iterator[tuple[datetime, str]]:
    """Yield what you talked about with a person in each interview."""
    for interview in agenda.book.interviews_with(contact.id):
        for person in interview.interviewers:
            if person.contact == contact.id and person.talked_about.strip() and interview.starts_at <= now:
                yield utc(interview.starts_at), f"{interview_words(agenda.book, interview)}: {person.talked_about}"


def _events_elsewhere(
    agenda: Agenda, contact: Contact, interview: Interview, now: datetime
) -> Iterator[tuple[datetime, str]]:
    """Yield what happened with a person outside of this process; what happened in it is told by itself."""
    book, zone = agenda.book, agenda.calendar.zone
    for event in book.events_with(contact.id):
        if event.at <= now and book.process_of(event) != process_key(interview):
            words = event_words(book, event, now, zone)
            yield utc(event.at), f"{words}: {event.text}" if event.text.strip() else words


def _past(agenda: Agenda, interview: Interview, now: datetime) -> Iterator[tuple[str, str]]:
    zone = agenda.calendar.zone
    for entry in of_process(agenda, process_key(interview), now):
        is_this = entry.kind == "interview" and entry.key[1] == interview.id
        if entry.action is None and entry.at <= now and not is_this:
            told = entry_words(entry, now, zone)
            yield told.day, f"{told.words}: {told.detail}" if told.detail else told.words


def _promised(agenda: Agenda, interview: Interview, now: datetime) -> Iterator[tuple[str, str]]:
    """Yield what is still to be done for them, and the date that they named."""
    book, zone, key = agenda.book, agenda.calendar.zone, process_key(interview)
    for item in agenda.of(("process", key), now):
        for action in item.plan:
            if action.rule.id == "answer":
                left = time_left_label(action, urgency(action, now, agenda.policy), now, zone)
                yield "You", f"{as_clause(one_line(action_words(book, action, brief=True)))} ({left})"
    named = agenda.process(key, now).promised
    if named is not None:
        yield "They", f"a decision by {show_date(named.day, now.astimezone(zone).date())}"


def _to_say(agenda: Agenda, interview: Interview) -> Iterator[tuple[str, str]]:
    for each in agenda.book.interviews_of(process_key(interview)):
        yield "Left unsaid", each.unsaid
        yield "Your fit", each.fit
        yield "Contribution", each.contribution


def _questions(agenda: Agenda, interview: Interview, now: datetime) -> Iterator[tuple[str, str]]:
    """Yield what to ask: first when they will decide, which sets when to inquire; then what the book does not know."""
    book, zone = agenda.book, agenda.calendar.zone
    named = agenda.process(process_key(interview), now).promised
    day = f" You were told {show_date(named.day, now.astimezone(zone).date())}." if named is not None else ""
    yield "1", f"When will you decide?{day}"
    people = [contact for each in interview.interviewers if (contact := book.get(Contact, each.contact))]
    unknown = ", ".join(contact.name.strip() or "(no name)" for contact in people if not contact.reachable)
    if not people:
        yield "2", "Who is in the room, and how can I reach each of you?"
    else:
        yield "2", f"How can I reach {unknown}?" if unknown else "Who else has a part in the decision?"
    yield "3", "What comes next, and with whom?"


def _notes(agenda: Agenda, interview: Interview) -> Iterator[tuple[str, str]]:
    position = agenda.book.get(Position, interview.position)
    yield "", interview.notes
    yield "Job", position.notes if position is not None else ""
