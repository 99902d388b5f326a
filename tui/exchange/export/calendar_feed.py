"""The calendar feed: each interview as an event, each open action as a to-do, with alarms and the zones that they name.

Nobody is an attendee in it, so that no calendar server writes to interviewers. DTSTAMP is a moment of the record, never that
of writing, so that the feed changes only if what it says changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
from icalendar import Alarm, Calendar, Component, Event, Todo, vDatetime

from tui.domain.agenda import Agenda
from tui.domain.book import Book
from tui.domain.labels import action_words, off_words
from tui.domain.models import Contact, Interview, Position
from tui.domain.models import Event as Happening
from tui.domain.rules.actions import Action
from tui.domain.sanitize import harmless, one_line
from tui.domain.zones import zone_or
from tui.exchange.export import PROGRAM, is_own, own_uid
from tui.exchange.export.calendar_zones import tzid_of, vtimezone
from tui.exchange.known_interviews import occurrence_of, uid_in_calendars
from tui.text.details import FORMAT_WORDS

ALARM = timedelta(hours=1)
"""How long before an interview its alarm rings."""


class FeedItem(msgspec.Struct, frozen=True):
    """An event or a to-do of the feed, and the local times in it, each with its zone."""

    uid: str
    component: Component
    local: tuple[tuple[ZoneInfo, datetime], ...]


def calendar_text(items: Iterable[FeedItem]) -> str:
    """Return a calendar file of these items."""
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", PROGRAM)
    held, years = list(items), dict[str, set[int]]()
    zones = {tzid_of(zone): zone for item in held for zone, _ in item.local}
    for zone, moment in (pair for item in held for pair in item.local):
        years.setdefault(tzid_of(zone), set()).add(moment.year)
    for tzid, zone in sorted(zones.items()):
        calendar.add_component(vtimezone(zone, range(min(years[tzid]), max(years[tzid]) + 1)))
    for item in held:
        calendar.add_component(item.component)
    return str(calendar.to_ical(), "utf-8")


def texts_by_uid(items: Iterable[FeedItem]) -> dict[str, str]:
    """Return a calendar file for each UID, with all items that have it."""
    by_uid: dict[str, list[FeedItem]] = {}
    for item in items:
        by_uid.setdefault(item.uid, []).append(item)
    return {uid: calendar_text(same) for uid, same in by_uid.items()}


def interview_items(
    book: Book, now: datetime, zone: ZoneInfo, *, with_notes: bool = False, invited: bool = True
) -> list[FeedItem]:
    """Return an event for each interview; without `invited`, for those alone that no invitation has put into a calendar."""
    interviews = sorted(book.all(Interview), key=lambda interview: (interview.starts_at, interview.id))
    return [
        interview_item(book, one, now, zone, with_notes=with_notes)
        for one in interviews
        if invited or not one.calendar_uid or is_own(one.calendar_uid)
    ]


def interview_item(book: Book, interview: Interview, now: datetime, zone: ZoneInfo, *, with_notes: bool = False) -> FeedItem:
    """Return the event of an interview: by the UID of its invitation if it came by one."""
    item = _Builder(Event(), uid_in_calendars(interview))
    own_zone = zone_or(interview.timezone, zone)
    item.add_utc("DTSTAMP", interview.calendar_stamp or interview.created_at or interview.starts_at)
    if occurrence := occurrence_of(interview):
        item.add_moment("RECURRENCE-ID", occurrence, own_zone)
    if interview.calendar_sequence:
        item.component.add("SEQUENCE", interview.calendar_sequence)
    item.add_moment("DTSTART", interview.starts_at, own_zone)
    if interview.minutes > 0:
        item.add_moment("DTEND", interview.starts_at + timedelta(minutes=interview.minutes), own_zone)
    off, link = bool(off_words(book, interview, now)), one_line(interview.link)
    title = f"{'Called off: ' if off else ''}{_title(book, interview)}"  # not every program looks at the status
    item.add_text("SUMMARY", title)
    item.add_text("LOCATION", one_line(interview.place) or link)
    if link and " " not in link:
        item.component.add("URL", link)
        item.component.add("CONFERENCE", link, {"VALUE": "URI"})
    item.add_text("DESCRIPTION", "\n".join(_description(book, interview, with_notes=with_notes)))
    item.component.add("STATUS", "CANCELLED" if off else "CONFIRMED")
    if not off:
        item.ring(title, -ALARM)
    return item.done()


def action_items(agenda: Agenda, now: datetime, zone: ZoneInfo) -> list[FeedItem]:
    """Return a to-do for each action that is open, and for the next one of whatever has none open."""
    actions = [action for item in agenda.at(now) for action in item.plan if action.opens_at <= now or action is item.plan[0]]
    items = {item.uid: item for item in (_action_item(agenda, action, zone) for action in actions)}
    return [items[uid] for uid in sorted(items)]


def action_uid(book: Book, action: Action) -> str:
    """Return the UID of the to-do for an action, made of the records that it is about."""
    about = (
        book.get(Interview, action.interview),
        book.get(Position, action.process),
        book.get(Contact, action.contact),
        book.get(Happening, action.event),
    )
    return own_uid(action.rule.id, *(record for record in about if record))


def _action_item(agenda: Agenda, action: Action, zone: ZoneInfo) -> FeedItem:
    book, due = agenda.book, action.due_at
    item = _Builder(Todo(), action_uid(book, action))
    position = book.get(Position, action.process)
    company = one_line(position.company) if position else ""
    words = one_line(action_words(book, action, brief=True)) + (f" - {company}" if company else "")
    item.add_utc("DTSTAMP", action.opens_unsnoozed)
    item.add_text("SUMMARY", words)
    item.add_text("DESCRIPTION", f"{action.why}.\nSource: {action.source}")
    item.component.add("STATUS", "NEEDS-ACTION")
    if due is None or action.opens_at < due:
        item.add_moment("DTSTART", action.opens_at, zone)
    if due is not None:
        item.add_moment("DUE", due, zone)
    urgent = timedelta(hours=agenda.policy.urgent_hours)
    if due is None or due - urgent < action.opens_at < due:
        item.ring(words, timedelta(0))
    else:
        item.ring(words, -urgent, related="END")
    return item.done()


class _Builder:
    """A component in the making."""

    def __init__(self, component: Component, uid: str) -> None:
        self.component = component
        self._uid = one_line(uid)
        self._local: list[tuple[ZoneInfo, datetime]] = []
        component.add("UID", self._uid)

    def add_text(self, name: str, text: str) -> None:
        if text := harmless(text).strip():
            self.component.add(name, text)

    def add_utc(self, name: str, moment: datetime) -> None:
        self.component.add(name, moment.astimezone(UTC))

    def add_moment(self, name: str, moment: datetime, zone: ZoneInfo) -> None:
        """Add a moment by the clock of a zone; the second of two equal times, when clocks go back, in UTC."""
        local = moment.astimezone(zone)
        if local.fold or zone.key == "UTC":
            self.add_utc(name, moment)
            return
        value = vDatetime(local.replace(tzinfo=None))
        value.params["TZID"] = tzid_of(zone)
        self.component.add(name, value)
        self._local.append((zone, local))

    def ring(self, words: str, when: timedelta, *, related: str = "START") -> None:
        """Add an alarm that long after the start, or before it if it is negative."""
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("TRIGGER", when, {} if related == "START" else {"RELATED": related})
        alarm.add("DESCRIPTION", words)
        self.component.add_component(alarm)

    def done(self) -> FeedItem:
        return FeedItem(self._uid, self.component, tuple(self._local))


def _title(book: Book, interview: Interview) -> str:
    """Return what a calendar calls an interview: "Final round - Data Engineer at Nimbus"."""
    position = book.get(Position, interview.position)
    title, company = (one_line(position.title), one_line(position.company)) if position else ("", "")
    what = " - ".join(filter(None, (one_line(interview.round) or "Interview", title)))
    return f"{what} at {company}" if company else what


def _description(book: Book, interview: Interview, *, with_notes: bool) -> Iterator[str]:
    """Yield the lines of a description; the notes and what was talked about are private."""
    people = [(contact, person) for person in interview.interviewers if (contact := book.get(Contact, person.contact))]
    if people:
        names = (one_line(c.name) + (f" ({one_line(c.role)})" if c.role.strip() else "") for c, _ in people)
        yield f"With {', '.join(names)}"
    if words := FORMAT_WORDS.get(interview.format, interview.format):
        yield f"Format: {one_line(words)}"
    if interview.link.strip():
        yield f"Link: {one_line(interview.link)}"
    position = book.get(Position, interview.position)
    if position and position.url.strip():
        yield f"Posting: {one_line(position.url)}"
    if not with_notes:
        return
    if interview.notes.strip():
        yield f"Notes: {interview.notes}"
    for contact, person in people:
        if person.talked_about.strip():
            yield f"{one_line(contact.name)} talked about: {person.talked_about}"
