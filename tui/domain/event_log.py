"""The operations that log events: what happened, and what is no longer owed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

import msgspec

from tui.domain.book import Book
from tui.domain.changes import Change, ChangeBuilder
from tui.domain.closings import Closings
from tui.domain.dates import show_instant
from tui.domain.event_kinds import EVENT_KINDS, event_kind
from tui.domain.labels import as_clause, company_of, interview_words, logged_words
from tui.domain.models import Event, Interview, process_key
from tui.domain.operations import Refused, resolve_interviewers
from tui.domain.parsed_name import ParsedName
from tui.domain.rules.actions import Action
from tui.domain.zones import zone_or

PROPOSE_A_DAY = "a day for the next round"
"""What the user owes if they are to propose a day."""


class ReplyInput(msgspec.Struct, frozen=True, kw_only=True):
    """What they replied: in the user's words, the date they named, what they ask for and by when.

    `offer_until` is the new day by which an offer has to be answered.
    """

    text: str = ""
    decision_by: date | None = None
    decision_words: str = ""
    asks: str = ""
    asks_by: date | None = None
    offer_until: date | None = None
    channel: str = ""
    contact: int | None = None


class NewTime(msgspec.Struct, frozen=True, kw_only=True):
    """The new time of an interview: its start, its length in minutes and its zone."""

    starts_at: datetime
    minutes: int
    timezone: str


def log(book: Book, kind: str, at: datetime, **fields: Any) -> Change:
    """Record that something happened. `fields` are those of Event; if an interview is given, it determines the process."""
    return log_all(book, kind, at, [fields])


def log_all(book: Book, kind: str, at: datetime, each: Sequence[Mapping[str, Any]]) -> Change:
    """Record that the same thing happened several times, once for each set of fields, as one change.

    Raises Refused if an interview does not exist, or if a snooze would end before it begins.
    """
    builder = ChangeBuilder(book)
    return builder.done(_add_events(builder, book, [Event(kind=kind, at=at, **fields) for fields in each]))


def log_events(book: Book, events: Sequence[Event]) -> Change:
    """Record several things that happened, as one change; raises Refused as `log_all` does."""
    builder = ChangeBuilder(book)
    return builder.done(_add_events(builder, book, events))


def log_reply(book: Book, at: datetime, reply: ReplyInput, about: Mapping[str, Any]) -> Change:
    """Record a reply and what it asks for; `about` holds the fields that name its process."""
    fields = {**about, "channel": reply.channel}
    if reply.contact is not None:
        fields["contact"] = reply.contact
    events = []
    if not reply.asks or reply.text or reply.decision_by or reply.decision_words or reply.offer_until:
        events.append(
            Event(
                kind="reply_received",
                at=at,
                text=reply.text,
                decision_by=reply.decision_by,
                decision_words=reply.decision_words,
                respond_by=reply.offer_until,
                **fields,
            )
        )
    if reply.asks:
        events.append(Event(kind="asked", at=at, text=reply.asks, respond_by=reply.asks_by, **fields))
    builder = ChangeBuilder(book)
    return builder.done(_add_events(builder, book, events))


def log_next_round(
    book: Book,
    at: datetime,
    about: Mapping[str, Any],
    *,
    interview: Interview | None = None,
    people: Sequence[ParsedName] = (),
    proposed_by: Literal["them", "me"] = "them",
    text: str = "",
    channel: str = "",
    logged: Event | None = None,
) -> Change:
    """Record an invitation to the next round; `about` holds the fields that name its process.

    If its day is known, `interview` is added with these people, known or new. If it is not, and the user is to propose a day,
    that is logged as asked for. If the invitation was `logged` before, its text is replaced.
    """
    builder = ChangeBuilder(book)
    events = [Event(kind="next_round", at=at, text=text, channel=channel, **about)] if logged is None else []
    if logged is not None:
        builder.edit(logged, msgspec.structs.replace(logged, at=at, text=text, channel=channel))
    if interview is None and proposed_by == "me":
        events.append(Event(kind="asked", at=at, text=PROPOSE_A_DAY, channel=channel, **about))
    words = _add_events(builder, book, events) if events else "Next round edited"
    if interview is not None:
        company = company_of(book, interview.position)
        known = resolve_interviewers(builder, book, interview.interviewers, people, company, at)
        builder.add(msgspec.structs.replace(interview, interviewers=known, created_at=at))
        words += f"; {interview.round.strip() or 'interview'} added, {_shown(interview, at)}"
    return builder.done(words)


def call_off(book: Book, read: Interview, at: datetime, text: str = "", new: NewTime | None = None) -> Change:
    """Record that an interview was called off: it moves to its new time, or else is cancelled."""
    builder = ChangeBuilder(book)
    moved = _moved(read, new) if new else msgspec.structs.replace(read, cancelled=True)
    builder.edit(read, moved)
    builder.add(Event(kind="called_off", at=at, position=read.position, interview=read.id, text=text))
    return builder.done(f"{interview_words(book, read)} {f'moved to {_shown(moved, at)}' if new else 'cancelled'}")


def restore(book: Book, read: Interview) -> Change:
    """Restore a cancelled interview, and remove the newest event that called it off."""
    builder = ChangeBuilder(book)
    builder.edit(read, msgspec.structs.replace(read, cancelled=False))
    called_off = [e for e in book.events_of(process_key(read)) if e.kind == "called_off" and e.interview == read.id]
    if called_off:
        builder.remove(called_off[-1])
    return builder.done(f"{interview_words(book, read)} restored")


def agree_new_day(book: Book, read: Interview, at: datetime, new: NewTime) -> Change:
    """Move an interview that was called off to its new time."""
    builder = ChangeBuilder(book)
    moved = _moved(read, new)
    builder.edit(read, moved)
    return builder.done(f"{interview_words(book, read)} moved to {_shown(moved, at)}")


def tick_off(book: Book, action: Action, at: datetime) -> Change:
    """Record that the user has done what an action asks for."""
    return _settle(book, "done", action, at)


def skip(book: Book, action: Action, at: datetime) -> Change:
    """Record that an action is not needed; raises Refused for an offer, which has to be answered."""
    if action.action == "weigh_offer":
        raise Refused("An offer needs an answer: enter accepts or declines it, z snoozes it")
    if action.action == "thank_you":
        return log(book, "thank_you_skipped", at, position=action.process, interview=action.interview, contact=action.contact)
    return _settle(book, "skipped", action, at)


def accepted_in(book: Book, change: Change) -> int | None:
    """Return the process whose offer a change accepts; None if it accepts none."""
    for edit in change.edits:
        if edit.table == "events" and edit.before is None and edit.after and edit.after.get("kind") == "offer_accepted":
            return book.process_of(book.record(Event, edit.id))
    return None


def _settle(book: Book, kind: str, action: Action, at: datetime) -> Change:
    process = action.process if action.process is not None and action.process > 0 else None
    return log(
        book,
        kind,
        at,
        action=action.action,
        answers=action.event,
        position=process,
        interview=action.interview,
        contact=action.contact,
    )


def _add_events(builder: ChangeBuilder, book: Book, events: Sequence[Event]) -> str:
    """Add events and return the sentence about them: what was logged, and whether that reopens a closed process."""
    words, processes = [], dict[int, list[Event]]()
    for event in events:
        interview = book.get(Interview, event.interview)
        if event.interview is not None and interview is None:
            raise Refused(f"Interview {event.interview} no longer exists")
        if event.kind == "snoozed" and (event.until is None or event.until <= event.at):
            raise Refused("A snooze must end after it begins")
        if interview is not None and event.position is None:
            event = msgspec.structs.replace(event, position=interview.position)
        builder.add(event)
        words.append(logged_words(book, event))
        process = book.process_of(event)
        if process is not None:
            processes.setdefault(process, []).append(event)
    words += [said for process, new in processes.items() if (said := _reopened_words(book, process, new))]
    first, *more = dict.fromkeys(words)
    return "; ".join([first, *map(as_clause, more)])


def _reopened_words(book: Book, process: int, new: Sequence[Event]) -> str:
    """Return in words whether new events reopen a closed process, or leave it closed although something was heard."""
    before = [event for event in book.events_of(process) if event.at <= new[-1].at]
    ending = Closings(before).ending
    if ending is None or new[-1].kind in ("remark", "snoozed") or event_kind(new[-1].kind).ending:
        return ""
    if Closings([*before, *new]).ending is None:
        return "the process is open again"
    heard = any(EVENT_KINDS[event.kind].heard for event in new if event.kind in EVENT_KINDS)
    return f"the process stays closed ({event_kind(ending.kind).ending.lower()})" if heard else ""


def _moved(read: Interview, new: NewTime) -> Interview:
    return msgspec.structs.replace(read, starts_at=new.starts_at, minutes=new.minutes, timezone=new.timezone, cancelled=False)


def _shown(interview: Interview, now: datetime) -> str:
    return show_instant(interview.starts_at, now, zone_or(interview.timezone, ZoneInfo("UTC")))
