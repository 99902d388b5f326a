"""Know the events of our own calendar feed again, so that importing it makes and changes nothing."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from tui.domain.book import Book
from tui.domain.models import Interview
from tui.exchange.invitation import Invitation, read_invitations


def says_the_same(invitation: Invitation, book: Book, interview: Interview, now: datetime, zone: ZoneInfo) -> bool:
    """Return whether an interview, exported now, has the time, place and link that this event of the feed has."""
    from tui.exchange.export.calendar_feed import (
        calendar_text,
        interview_item,
    )  # icalendar takes 50 ms, and few files are ours

    text = calendar_text([interview_item(book, interview, now, zone)])
    (again,) = read_invitations(text.encode(), invitation.source, own_addresses=())
    return _said(invitation) == _said(again)


def _said(invitation: Invitation) -> tuple[object, ...]:
    return invitation.start, invitation.minutes, invitation.place, invitation.link, invitation.cancelled
