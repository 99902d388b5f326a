"""Timelines: what happened and what the rules expect next, in chronological order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from tui.domain.agenda import FOREVER, URGENCIES, Agenda, Item, urgency
from tui.domain.book import Book, Touched, event_order
from tui.domain.labels import action_words, company_of, event_words, interview_words, minutes_words, name_of, off_words
from tui.domain.models import Contact, Event, Interview, process_key
from tui.domain.rules.actions import Action


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a timeline. `kind` is "interview", "event", "debrief" or "action"; `key` names the record it shows.

    `detail` is the user's own text, as typed. `level` is the urgency of an action, whose moment is when it opens.
    """

    at: datetime
    kind: str
    words: str
    key: tuple[str, int]
    detail: str = ""
    level: str = ""
    process: int | None = None
    contacts: tuple[int, ...] = ()
    action: Action | None = None
    open: bool = False


def of_process(agenda: Agenda, key: int, now: datetime) -> list[Entry]:
    """Return a process's timeline: its past, then what is open, then what is to come."""
    book, zone = agenda.book, agenda.calendar.zone
    past = [*_interviews(book, book.interviews_of(key), now), *_events(book, book.events_of(key), now, zone)]
    return _ordered([*past, *_actions(agenda, agenda.of(("process", key), now), now)], now)


def of_contact(agenda: Agenda, contact: int, now: datetime) -> list[Entry]:
    """Return a person's timeline: what happened between them and the user, and what is owed to them."""
    book, zone = agenda.book, agenda.calendar.zone
    past = [*_interviews(book, book.interviews_with(contact), now), *_events(book, book.events_with(contact), now, zone)]
    owners: list[Touched] = [("contact", contact)]
    owners += [("process", key) for key in dict.fromkeys(map(process_key, book.interviews_with(contact)))]
    items = [item for owner in owners for item in agenda.of(owner, now)]
    planned = [entry for entry in _actions(agenda, items, now) if entry.action and entry.action.contact == contact]
    return _ordered([*past, *planned], now)


def of_book(agenda: Agenda, now: datetime) -> list[Entry]:
    """Return the timeline of the whole book; each entry names its process or person."""
    book, zone = agenda.book, agenda.calendar.zone
    past = [*_interviews(book, book.all(Interview), now), *_events(book, sorted(book.all(Event), key=event_order), now, zone)]
    return _ordered([*past, *_actions(agenda, agenda.at(now), now)], now)


def owner_label(book: Book, entry: Entry) -> str:
    """Return the company that an entry belongs to, else the person."""
    if entry.process is not None:
        return company_of(book, entry.process)
    return ", ".join(name_of(book, contact) for contact in entry.contacts)


def _ordered(entries: list[Entry], now: datetime) -> list[Entry]:
    """Return the entries as shown: the past, then what is open now (under the line for now), then what comes later."""

    def place(entry: Entry) -> tuple[int, int, datetime]:
        if entry.open and entry.action is not None:
            return 1, URGENCIES.index(entry.level), entry.action.due_at or FOREVER
        return (0 if entry.at <= now else 2), 0, entry.at

    return sorted(entries, key=place)


def _interviews(book: Book, interviews: Iterable[Interview], now: datetime) -> Iterable[Entry]:
    for interview in interviews:
        people = tuple(p.contact for p in interview.interviewers if book.get(Contact, p.contact))
        process = process_key(interview)
        names = ", ".join(name_of(book, contact) for contact in people)
        words = f"{interview_words(book, interview)}, {minutes_words(interview.minutes)}"
        if off := off_words(book, interview, now):
            words = f"{off.capitalize()}: {words}"
        yield Entry(
            at=interview.starts_at,
            kind="interview",
            words=words + (f", with {names}" if names else ""),
            key=("interview", interview.id),
            process=process,
            contacts=people,
        )
        if interview.debriefed_at is not None:
            yield Entry(
                at=max(interview.debriefed_at, interview.starts_at),
                kind="debrief",
                words="Debriefed",
                key=("interview", interview.id),
                process=process,
                contacts=people,
                detail="; ".join(
                    f"{name_of(book, p.contact)}: {p.talked_about}" for p in interview.interviewers if p.talked_about
                ),
            )


def _events(book: Book, events: Iterable[Event], now: datetime, zone: ZoneInfo) -> Iterable[Entry]:
    for event in events:
        yield Entry(
            at=event.at,
            kind="event",
            words=event_words(book, event, now, zone),
            key=("event", event.id),
            detail=event.text,
            process=book.process_of(event),
            contacts=() if event.contact is None else (event.contact,),
        )


def _actions(agenda: Agenda, items: Iterable[Item], now: datetime) -> Iterable[Entry]:
    for item in items:
        for action in item.plan:
            yield Entry(
                at=action.opens_at,
                kind="action",
                words=action_words(agenda.book, action),
                key=item.key,
                level=urgency(action, now, agenda.policy),
                process=action.process,
                contacts=() if action.contact is None else (action.contact,),
                action=action,
                open=action.opens_at <= now,
            )
