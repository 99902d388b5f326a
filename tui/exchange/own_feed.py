"""Know the events of our own calendar feed again, so that importing it makes and changes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from tui.domain.book import Book
from tui.domain.models import Interview
from tui.exchange.invitation import Invitation, read_invitations


class OwnFeed:
    """What the feed would say now of interviews."""

    def __init__(self, book: Book, interviews: Iterable[Interview], now: datetime, zone: ZoneInfo) -> None:
        self._said: set[tuple[object, ...]] = set()
        wanted = {interview.id: interview for interview in interviews}
        if wanted:
            from tui.exchange.export import calendar_feed  # icalendar takes 50 ms, and few files are our own

            items = [calendar_feed.interview_item(book, interview, now, zone) for interview in wanted.values()]
            text = calendar_feed.calendar_text(items)
            self._said = {_said(again) for again in read_invitations(text.encode(), "feed.ics", own_addresses=())}

    def says(self, invitation: Invitation) -> bool:
        """Return whether it has an event with the time, place and link of this one, under its UID, and called off like it."""
        return _said(invitation) in self._said


def _said(invitation: Invitation) -> tuple[object, ...]:
    told = invitation.start, invitation.minutes, invitation.place, invitation.link, invitation.cancelled
    return invitation.key, *told
