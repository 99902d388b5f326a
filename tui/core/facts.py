"""Everything the book knows of an interview or a person, as plain lines to read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from tui.core.book import Book
from tui.core.dates import show_date, show_instant, zone_or
from tui.core.records import Contact, Interview, Position
from tui.core.rules import last_touch
from tui.core.words import interview_words, minutes_words, name_of

FORMAT_WORDS = {"onsite": "on site", "video": "video call", "phone": "phone call", "other": "other"}


def facts_of(book: Book, interview: Interview, now: datetime, zone: ZoneInfo) -> str:
    """An interview's facts: when (in the user's zone and its own), where, link, people, what was said."""
    position = book.get(Position, interview.position)
    when = f"{show_instant(interview.starts_at, now, zone)}, {minutes_words(interview.minutes)}"
    theirs = zone_or(interview.timezone, zone)
    if theirs.key != zone.key:
        when += f" ({interview.starts_at.astimezone(theirs):%H:%M} {theirs.key})"
    today = now.astimezone(zone).date()
    pairs = [
        ("When", when + (" - cancelled" if interview.cancelled else "")),
        ("How", FORMAT_WORDS.get(interview.format, interview.format)),
        ("Where", interview.place),
        ("Link", interview.link),
        ("Position", f"{position.title}, {position.company}" if position else ""),
        ("In", position.location if position else ""),
        ("Posting", position.url if position else ""),
        ("Decision", f"by {show_date(interview.decision_by, today)}" if interview.decision_by else ""),
        ("Fit", interview.fit),
        ("Unsaid", interview.unsaid),
        ("Give", interview.contribution),
        ("Notes", interview.notes),
    ]
    lines = [*_aligned(pairs), ""]
    for person in interview.interviewers:
        contact = book.get(Contact, person.contact)
        if contact is None:
            continue
        reach = ", ".join(
            [*contact.emails, *contact.phones, contact.address] if contact.address else [*contact.emails, *contact.phones]
        )
        lines.append(" - ".join(part for part in (contact.name, contact.role, reach or "no address yet") if part))
        if person.talked_about:
            lines.append(f"    {person.talked_about}")
    return "\n".join(lines).rstrip()


def facts_about(book: Book, contact: Contact, now: datetime, zone: ZoneInfo) -> str:
    """A person's facts: how to reach them, where you met, when you last had to do with each other."""
    touch, today = last_touch(book, contact.id, now), now.astimezone(zone).date()
    pairs = [
        ("Role", ", ".join(part for part in (contact.role, contact.company) if part)),
        ("E-mail", ", ".join(contact.emails)),
        ("Phone", ", ".join(contact.phones)),
        ("Address", contact.address),
        ("Via", name_of(book, contact.via) if contact.via is not None else ""),
        ("Links", ", ".join(contact.links)),
        ("Tags", ", ".join(contact.tags)),
        ("Met", contact.met),
        ("Language", contact.language),
        ("Touch", show_instant(touch, now, zone) if touch else "never"),
        ("Keep", f"in touch every {contact.keep_in_touch_days} days" if contact.keep_in_touch_days else ""),
        ("Notes", contact.notes),
    ]
    met = [
        f"{show_date(interview.starts_at.astimezone(zone).date(), today)}  {interview_words(book, interview)}"
        for interview in book.interviews_with(contact.id)
    ]
    return "\n".join([*_aligned(pairs), *_aligned([("Interviews" if not n else "", line) for n, line in enumerate(met)])])


def _aligned(pairs: Iterable[tuple[str, str]]) -> list[str]:
    return [f"{label:<10} {text}" for label, text in pairs if text]
