"""Reports: what the screens show about an interview, a process or a person, as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from tui.domain.agenda import Agenda, Item, urgency
from tui.domain.book import Book
from tui.domain.dates import show_date, show_instant
from tui.domain.event_kinds import THANKED
from tui.domain.instants import end
from tui.domain.labels import (
    TURN_WORDS,
    action_words,
    as_clause,
    by_channel,
    company_of,
    due_words,
    ending_words,
    interview_words,
    level_word,
    name_of,
    note_words,
    progress_words,
    time_left_label,
    title_of,
)
from tui.domain.models import Contact, Interview, Note, Position, process_key
from tui.domain.notes import draft_of
from tui.domain.rules.actions import Action
from tui.domain.sanitize import harmless, one_line
from tui.domain.timeline import Entry, of_contact, of_process, owner_label
from tui.text.details import Facts, contact_facts, interview_facts, position_facts, reach_of


def interview_report(agenda: Agenda, interview: Interview, now: datetime) -> list[str]:
    """Return the report on an interview: facts, people and their thanks, what is next and why, timeline, notes."""
    book, zone = agenda.book, agenda.calendar.zone
    item = next((item for item in agenda.at(now) if item.interview == interview.id), None)
    return [
        f"{one_line(interview_words(book, interview))}, interview {interview.id}.",
        *_facts(interview_facts(book, interview, now, zone)),
        *_next(agenda, item, now),
        *_section("Interviewers", _people(agenda, interview, now)),
        *_process(agenda, process_key(interview), now),
    ]


def process_report(agenda: Agenda, key: int, now: datetime) -> list[str]:
    """Return the report on a process without an interview: its position, what is next and why, its timeline and notes."""
    book = agenda.book
    item = next((item for item in agenda.at(now) if item.key == ("position", key)), None)
    return [
        f"{one_line(company_of(book, key))}, no interview yet.",
        *_facts(position_facts(book, book.get(Position, key))),
        *_next(agenda, item, now),
        *_process(agenda, key, now),
    ]


def contact_report(agenda: Agenda, contact: Contact, now: datetime) -> list[str]:
    """Return the report on a person: facts, what is owed to them and why, their timeline, notes to them."""
    book, zone = agenda.book, agenda.calendar.zone
    entries = of_contact(agenda, contact.id, now)
    owed = [entry for entry in entries if entry.action]
    return [
        f"{one_line(contact.name) or '(no name)'}, contact {contact.id}.",
        *_facts(contact_facts(book, contact, now, zone)),
        *(_steps(agenda, [entry.action for entry in owed if entry.action], now) or ["Nothing to do."]),
        *timeline_report(book, entries, now, zone),
        *_section("Notes", _notes(book, [note for note in book.all(Note) if note.contact == contact.id], now, zone)),
    ]


def timeline_report(
    book: Book, entries: Sequence[Entry], now: datetime, zone: ZoneInfo, *, owners: bool = False
) -> list[str]:
    """Return a timeline as text, one line for each entry; with `owners`, each line names its company or person."""

    def lines(some: Iterable[Entry]) -> Iterator[str]:
        return (entry_sentence(entry, now, zone, owner_label(book, entry) if owners else "") for entry in some)

    past = [entry for entry in entries if not entry.open and entry.at <= now]
    coming = [entry for entry in entries if entry.open or entry.at > now]
    return _section("What happened", lines(past)) + _section(f"From now on, {show_instant(now, now, zone)}", lines(coming))


class EntryWords(msgspec.Struct, frozen=True):
    """An entry of a timeline in words: when it was (for an action: how much time is left), what happened, the user's text."""

    day: str
    clock: str
    moment: str
    left: str
    words: str
    detail: str


def entry_words(entry: Entry, now: datetime, zone: ZoneInfo) -> EntryWords:
    """Return the parts of an entry in words, each safe to show and on one line; a timeline chooses their order."""
    local = entry.at.astimezone(zone)
    return EntryWords(
        day=show_date(local.date(), now.astimezone(zone).date()),
        clock=f"{local:%H:%M}",
        moment=show_instant(entry.at, now, zone),
        left=time_left_label(entry.action, entry.level, now, zone) if entry.action else "",
        words=one_line(entry.words),
        detail=one_line(entry.detail),
    )


def entry_sentence(entry: Entry, now: datetime, zone: ZoneInfo, owner: str = "") -> str:
    """Return an entry as a sentence: its moment (for an action: its urgency), its words, the user's own text."""
    if entry.action is not None:
        sentence = action_sentence(entry.action, entry.words, entry.level, now, zone)
        return f"{sentence}, {one_line(owner)}" if owner else sentence
    told = entry_words(entry, now, zone)
    whom = f"{one_line(owner)}: " if owner else ""
    return f"{told.moment}, {whom}{told.words}" + (f": {told.detail}" if told.detail else "")


def action_sentence(action: Action, words: str, level: str, now: datetime, zone: ZoneInfo) -> str:
    """Return an action as a sentence, urgency first: "urgent, thank Ana Ruiz (2 of 3), 4 h left, due today 21:00"."""
    done = progress_words(action)
    parts = [level, as_clause(one_line(words)) + (f" ({done})" if done else ""), time_left_label(action, level, now, zone)]
    if level != "waiting" and action.due_at is not None:
        parts.append(f"due {show_instant(action.due_at, now, zone)}")
    return ", ".join(parts)


def why_page(action: Action, level: str, now: datetime, zone: ZoneInfo) -> list[str]:
    """Return why there is something to do, as lines: the reason, when it is due, when it opens, the rule and its source."""
    due = due_words(Item(key=("", 0), action=action, urgency=level), now, zone)
    return [
        f"{action.why}.",
        "",
        f"Due     {due}",
        f"Opens   {show_instant(action.opens_at, now, zone)}",
        f"Rule    {action.rule.id}",
        f"Source  {action.source}",
    ]


def reminder_sentence(book: Book, action: Action, level: str, now: datetime, zone: ZoneInfo) -> str:
    """Return a reminder of an action: "urgent: Thank Ana Ruiz, Nimbus, 4 h left, due today 21:00"."""
    words = action_words(book, action, brief=action.process is not None)
    parts = [f"{level}: {words}", company_of(book, action.process) if action.process is not None else ""]
    parts.append(time_left_label(action, level, now, zone))
    parts.append(f"due {show_instant(action.due_at, now, zone)}" if action.due_at else "")
    return one_line(", ".join(filter(None, parts)))


def next_sentence(agenda: Agenda, process: int, now: datetime) -> str:
    """Return what is next in a process and whose turn it is, or how it ended: "due, debrief, 9 h left; their turn"."""
    item = agenda.of(("process", process), now)[0]
    if item.action is None:
        return as_clause(ending_words(agenda.book, item, agenda.process(process, now), now))
    words = action_words(agenda.book, item.action)
    turn = TURN_WORDS.get(item.turn, "")
    return f"{action_sentence(item.action, words, item.urgency, now, agenda.calendar.zone)}{f'; {turn}' if turn else ''}"


def other_processes(agenda: Agenda, accepted: int, now: datetime) -> list[str]:
    """Return a line for each open process but the one with the accepted offer, with what to do there."""
    book, lines = agenda.book, dict[int, str]()
    for item in agenda.at(now):
        if item.process is None or item.process == accepted or item.action is None or item.process in lines:
            continue
        where = f"{one_line(company_of(book, item.process))}, {one_line(title_of(book, item.process))}"
        left = time_left_label(item.action, item.urgency, now, agenda.calendar.zone)
        lines[item.process] = f"{where}: {as_clause(one_line(action_words(book, item.action, brief=True)))}, {left}"
    return list(lines.values())


def thanks_words(agenda: Agenda, interview: Interview, contact: int, now: datetime) -> str:
    """Return the state of the thank-you to an interviewer: sent, skipped, owed or lapsed; empty before the interview."""
    book, zone = agenda.book, agenda.calendar.zone
    if interview.cancelled or end(interview) > now:
        return ""
    for event in reversed(book.events_with(contact)):
        if event.kind in THANKED and event.interview == interview.id and event.at <= now:
            when = show_instant(event.at, now, zone)
            return (
                f"thanked {when}{by_channel(event.channel)}"
                if event.kind == "thank_you_sent"
                else f"no thank-you, decided {when}"
            )
    draft = ", draft saved" if draft_of(book, "thank_you", contact, interview.id, interview.position) else ""
    item = next((item for item in agenda.at(now) if item.interview == interview.id), None)
    for action in item.plan if item else ():
        if action.contact == contact and action.action in ("thank_you", "get_contact_details"):
            level = urgency(action, now, agenda.policy)
            return f"not thanked yet, {level}, {time_left_label(action, level, now, zone)}{draft}"
    return f"not thanked, and no longer due{draft}"


# -- the parts ---------------------------------------------------------------------------------------------------------


def _facts(facts: Facts) -> list[str]:
    return [f"{label}: {one_line(text)}" for label, text in facts]


def _section(title: str, lines: Iterable[str]) -> list[str]:
    found = list(lines)
    return ["", f"{title}:", *found] if found else []


def _next(agenda: Agenda, item: Item | None, now: datetime) -> list[str]:
    if item is None:
        return []
    if not item.plan:
        ended = ending_words(agenda.book, item, agenda.process(item.process or 0, now), now)
        return [f"Next: {level_word(item)}, {as_clause(one_line(ended))}"]
    return _steps(agenda, item.plan, now)


def _steps(agenda: Agenda, actions: Sequence[Action], now: datetime) -> list[str]:
    """Return the next action with its reason, and the later ones."""
    if not actions:
        return []
    book, zone = agenda.book, agenda.calendar.zone

    def sentence(action: Action) -> str:
        return action_sentence(action, action_words(book, action), urgency(action, now, agenda.policy), now, zone)

    first, *others = actions
    opens = "Opened" if first.opens_at <= now else "Opens"
    return [
        f"Next: {sentence(first)}",
        f"Why: {one_line(first.why)}",
        f"Rule: {first.rule.id}",
        f"{opens}: {show_instant(first.opens_at, now, zone)}",
        f"Source: {first.source}",
        *(f"Then: {sentence(action)}" for action in others),
    ]


def _people(agenda: Agenda, interview: Interview, now: datetime) -> Iterator[str]:
    for person in interview.interviewers:
        contact = agenda.book.get(Contact, person.contact)
        if contact is None:
            continue
        name = one_line(contact.name) or "(no name)"
        parts = [name, one_line(contact.role), f"contact {contact.id}", thanks_words(agenda, interview, contact.id, now)]
        via = f"via {name_of(agenda.book, contact.via)}" if contact.via is not None else ""
        parts.append(one_line(reach_of(contact) or via) or "no address yet")
        yield ", ".join(part for part in parts if part)
        if person.talked_about:
            yield f"{name} talked about: {one_line(person.talked_about)}"


def _process(agenda: Agenda, key: int, now: datetime) -> list[str]:
    book, zone = agenda.book, agenda.calendar.zone
    timeline = timeline_report(book, of_process(agenda, key, now), now, zone)
    return [*timeline, *_section("Notes", _notes(book, book.notes_of(key), now, zone))]


def _notes(book: Book, notes: Iterable[Note], now: datetime, zone: ZoneInfo) -> Iterator[str]:
    for note in notes:
        kind = note_words(note.kind).capitalize()
        by = by_channel(note.channel)
        if note.sent_at is not None:
            state = f"sent {show_instant(note.sent_at, now, zone)}{by}"
        else:
            since = f", saved {show_instant(note.edited_at, now, zone)}" if note.edited_at else ""
            state = f"draft{by}{since}, not marked as sent"
        yield one_line(f"{kind} to {name_of(book, note.contact)}, {state}:")
        if note.subject:
            yield f"    Subject: {one_line(note.subject)}"
        yield from (f"    {line}".rstrip() for line in harmless(note.body).splitlines())
