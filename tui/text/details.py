"""Everything that the book has about an interview or a person, as labelled facts."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from tui.domain.book import Book
from tui.domain.dates import show_date, show_instant, show_promise
from tui.domain.labels import interview_words, minutes_words, name_of, off_words
from tui.domain.models import Contact, Interview, Position
from tui.domain.rules.keeping_in_touch import lacks_start, last_touch
from tui.domain.zones import show_zone, zone_or

FORMAT_WORDS = {"onsite": "on site", "video": "video call", "phone": "phone call", "other": "other"}

Facts = list[tuple[str, str]]
"""Pairs of label and text. The text is never empty; an empty label continues the previous fact."""

ASKED_WORDS = {"yes": "asked; they named a date", "not_told": "asked, but not told"}


def interview_facts(book: Book, interview: Interview, now: datetime, zone: ZoneInfo) -> Facts:
    """Return the facts of an interview without its people: when (in the user's zone and its own), where, and the debrief."""
    when = f"{show_instant(interview.starts_at, now, zone)}, {minutes_words(interview.minutes)}"
    theirs = zone_or(interview.timezone, zone)
    if theirs.key != zone.key:
        when += f" ({interview.starts_at.astimezone(theirs):%H:%M} {show_zone(theirs.key)})"
    today = now.astimezone(zone).date()
    off = off_words(book, interview, now)
    return _known_facts(
        ("When", f"{when} - {off}" if off else when),
        ("Format", FORMAT_WORDS.get(interview.format, interview.format)),
        ("Place", interview.place),
        ("Link", interview.link),
        *position_facts(book, book.get(Position, interview.position)),
        ("Decision", show_promise(interview.decision_by, interview.decision_words, today)),
        ("Timeline", ASKED_WORDS.get(interview.timeline_asked, "")),
        ("Your fit", interview.fit),
        ("Left unsaid", interview.unsaid),
        ("Contribution", interview.contribution),
        ("Notes", interview.notes),
    )


def position_facts(book: Book, position: Position | None) -> Facts:
    """Return the facts of a position."""
    if position is None:
        return []
    return _known_facts(
        ("Position", ", ".join(part for part in (position.title, position.company) if part)),
        ("Location", position.location),
        ("Posting", position.url),
        ("Source", position.source),
        ("Main contact", name_of(book, position.main_contact) if position.main_contact is not None else ""),
        ("Job notes", position.notes),
    )


def reach_of(contact: Contact) -> str:
    """Return how to reach a person; empty if the book does not say."""
    return ", ".join(part for part in (*contact.emails, *contact.phones, contact.address) if part)


def interview_and_people_facts(book: Book, interview: Interview, now: datetime, zone: ZoneInfo) -> Facts:
    """Return the facts of an interview and its people."""
    people: Facts = []
    for person in interview.interviewers:
        contact = book.get(Contact, person.contact)
        if contact is None:
            continue
        reach = reach_of(contact) or "no address yet"
        people.append(("" if people else "People", " - ".join(part for part in (contact.name, contact.role, reach) if part)))
        people.extend(_known_facts(("", f"  {person.talked_about}" if person.talked_about else "")))
    return [*interview_facts(book, interview, now, zone), *people]


def contact_facts(book: Book, contact: Contact, now: datetime, zone: ZoneInfo) -> Facts:
    """Return the facts of a person: how to reach them, where you met, when you were last in touch."""
    touch = last_touch(book, contact.id, now)
    return _known_facts(
        ("Greeting", contact.greeting),
        ("Role" if contact.role else "Company", ", ".join(part for part in (contact.role, contact.company) if part)),
        ("E-mail", ", ".join(contact.emails)),
        ("Phone", ", ".join(contact.phones)),
        ("Address", contact.address),
        ("Reached via", name_of(book, contact.via) if contact.via is not None else ""),
        ("Links", ", ".join(contact.links)),
        ("Tags", ", ".join(contact.tags)),
        ("Met", contact.met),
        ("Language", contact.language),
        ("Last contact", show_instant(touch, now, zone) if touch else "never"),
        ("Keep in touch", _how_often(book, contact, now)),
        ("Notes", contact.notes),
    )


def _how_often(book: Book, contact: Contact, now: datetime) -> str:
    if not contact.keep_in_touch_days:
        return ""
    start = " from your next contact on (no starting date is recorded)" if lacks_start(book, contact, now) else ""
    return f"every {contact.keep_in_touch_days} days{start}"


def contact_and_interview_facts(book: Book, contact: Contact, now: datetime, zone: ZoneInfo) -> Facts:
    """Return the facts of a person and the interviews with them."""
    today = now.astimezone(zone).date()
    met = [
        f"{show_date(interview.starts_at.astimezone(zone).date(), today)}  {interview_words(book, interview)}"
        for interview in book.interviews_with(contact.id)
    ]
    return [*contact_facts(book, contact, now, zone), *(("" if n else "Interviews", line) for n, line in enumerate(met))]


def _known_facts(*pairs: tuple[str, str]) -> Facts:
    return [(label, text) for label, text in pairs if text]
