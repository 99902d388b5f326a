"""Everything the book knows of an interview or a person, as plain lines to read."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from tui.domain.book import Book
from tui.domain.dates import show_date, show_instant
from tui.domain.labels import interview_words, minutes_words, name_of, off_words
from tui.domain.models import Contact, Interview, Position
from tui.domain.rules.keeping_in_touch import last_touch
from tui.domain.zones import show_zone, zone_or

FORMAT_WORDS = {"onsite": "on site", "video": "video call", "phone": "phone call", "other": "other"}

Facts = list[tuple[str, str]]
"""Labels and what the book says under each, which is never empty; without a label it goes on under the one before."""

ASKED_WORDS = {"yes": "yes, and they named a date", "not_told": "yes, but was not told"}


def interview_facts(book: Book, interview: Interview, now: datetime, zone: ZoneInfo) -> Facts:
    """An interview's facts but for its people: when (in the user's zone and its own), where, link, what was said."""
    when = f"{show_instant(interview.starts_at, now, zone)}, {minutes_words(interview.minutes)}"
    theirs = zone_or(interview.timezone, zone)
    if theirs.key != zone.key:
        when += f" ({interview.starts_at.astimezone(theirs):%H:%M} {show_zone(theirs.key)})"
    today = now.astimezone(zone).date()
    off = off_words(book, interview, now)
    return _said(
        ("When", f"{when} - {off}" if off else when),
        ("How", FORMAT_WORDS.get(interview.format, interview.format)),
        ("Where", interview.place),
        ("Link", interview.link),
        *position_facts(book, book.get(Position, interview.position)),
        ("Decision", f"by {show_date(interview.decision_by, today)}" if interview.decision_by else ""),
        ("Asked", ASKED_WORDS.get(interview.timeline_asked, "")),
        ("Fit", interview.fit),
        ("Unsaid", interview.unsaid),
        ("Give", interview.contribution),
        ("Notes", interview.notes),
    )


def position_facts(book: Book, position: Position | None) -> Facts:
    """A position's facts."""
    if position is None:
        return []
    return _said(
        ("Position", ", ".join(part for part in (position.title, position.company) if part)),
        ("In", position.location),
        ("Posting", position.url),
        ("Found", position.source),
        ("Contact", name_of(book, position.main_contact) if position.main_contact is not None else ""),
        ("The job", position.notes),
    )


def reach_of(contact: Contact) -> str:
    """How to reach a person; empty where the book does not know."""
    return ", ".join(part for part in (*contact.emails, *contact.phones, contact.address) if part)


def facts_of(book: Book, interview: Interview, now: datetime, zone: ZoneInfo) -> Facts:
    """An interview's facts, and its people's."""
    people: Facts = []
    for person in interview.interviewers:
        contact = book.get(Contact, person.contact)
        if contact is None:
            continue
        reach = reach_of(contact) or "no address yet"
        people.append(("" if people else "People", " - ".join(part for part in (contact.name, contact.role, reach) if part)))
        people.extend(_said(("", f"  {person.talked_about}" if person.talked_about else "")))
    return [*interview_facts(book, interview, now, zone), *people]


def contact_facts(book: Book, contact: Contact, now: datetime, zone: ZoneInfo) -> Facts:
    """A person's facts: how to reach them, where you met, when you last had to do with each other."""
    touch = last_touch(book, contact.id, now)
    return _said(
        ("Greeting", contact.greeting),
        ("Role" if contact.role else "Company", ", ".join(part for part in (contact.role, contact.company) if part)),
        ("E-mail", ", ".join(contact.emails)),
        ("Phone", ", ".join(contact.phones)),
        ("Address", contact.address),
        ("Via", name_of(book, contact.via) if contact.via is not None else ""),
        ("Links", ", ".join(contact.links)),
        ("Tags", ", ".join(contact.tags)),
        ("Met", contact.met),
        ("Language", contact.language),
        ("Last touch", show_instant(touch, now, zone) if touch else "never"),
        ("Keep", f"in touch every {contact.keep_in_touch_days} days" if contact.keep_in_touch_days else ""),
        ("Notes", contact.notes),
    )


def facts_about(book: Book, contact: Contact, now: datetime, zone: ZoneInfo) -> Facts:
    """A person's facts and the interviews with them."""
    today = now.astimezone(zone).date()
    met = [
        f"{show_date(interview.starts_at.astimezone(zone).date(), today)}  {interview_words(book, interview)}"
        for interview in book.interviews_with(contact.id)
    ]
    return [*contact_facts(book, contact, now, zone), *(("" if n else "Interviews", line) for n, line in enumerate(met))]


def _said(*pairs: tuple[str, str]) -> Facts:
    return [(label, text) for label, text in pairs if text]
