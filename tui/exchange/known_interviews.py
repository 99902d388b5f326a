"""Find which interview of the book a meeting is: by its UID and occurrence, else by who meets when."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import UTC, datetime

from tui.domain.book import Book
from tui.domain.labels import company_of
from tui.domain.models import Interview, Position
from tui.exchange.export import own_uid
from tui.exchange.invitation import Invitation

_OLD_KEY = re.compile(r"(.+)#(\d{8})(?:T(\d{6})Z?)?", re.DOTALL)
"""How a UID with its occurrence was kept before the occurrence had a field of its own."""


class KnownInterviews:
    """The interviews of a book that came from invitations."""

    def __init__(self, book: Book, now: datetime) -> None:
        self._book = book
        self._now = now
        self._by_uid: dict[str, list[Interview]] = {}
        self._by_start: dict[datetime, list[Interview]] = {}
        for interview in book.all(Interview):
            self._by_start.setdefault(interview.starts_at.astimezone(UTC), []).append(interview)
            self._by_uid.setdefault(uid_in_calendars(interview), []).append(interview)

    def of(self, invitation: Invitation, moments: Sequence[datetime] | None = None) -> Interview | None:
        """Return the interview that an invitation made, whatever version of it; None for a new one.

        `moments` are the occurrences of its series.
        """
        known = self._by_uid.get(invitation.uid, [])
        if invitation.occurrence is None:
            single = [interview for interview in known if occurrence_of(interview) is None]
            return next(iter(single or (known if len(known) == 1 else [])), None)
        exact = [interview for interview in known if occurrence_of(interview) == invitation.occurrence]
        exact += [i for i in known if occurrence_of(i) is None and _first_said(i) == invitation.occurrence]
        if not exact and invitation.series and moments:
            ahead = [interview for interview in known if interview.starts_at > self._now and not interview.cancelled]
            exact = [interview for interview in ahead if (occurrence_of(interview) or _first_said(interview)) not in moments]
        return next(iter(exact), None)

    def all_of(self, invitation: Invitation) -> list[Interview]:
        """Return every interview that an invitation cancels: of a series all, of an occurrence its own."""
        known = self._by_uid.get(invitation.uid, [])
        if invitation.occurrence is None:
            return known
        found = self.of(invitation)
        return [found] if found else []

    def at(self, start: datetime) -> Iterator[Interview]:
        """Yield the interviews that begin at an instant and are not cancelled."""
        yield from (interview for interview in self._by_start.get(start.astimezone(UTC), ()) if not interview.cancelled)

    def same_meeting(
        self, start: datetime, company: str, knows: Callable[[Interview], bool]
    ) -> tuple[Interview | None, bool]:
        """Return the interview at that time with that company or with somebody it knows, and whether somebody is known.

        One made by hand that names neither company nor people is taken for it, too. None if there are several.
        """
        met = [interview for interview in self.at(start) if knows(interview)]
        fits = met or [interview for interview in self.at(start) if self._fits(interview, company)]
        return (fits[0], bool(met)) if len(fits) == 1 else (None, False)

    def ahead_with(self, company: str, people: Collection[int | None], others: Collection[str]) -> list[Interview]:
        """Return the interviews ahead that came from a file, at that company and with one of these people.

        Those whose UID is one of `others` are left out.
        """
        return [
            interview
            for uid, known in self._by_uid.items()
            if uid not in others
            for interview in known
            if interview.starts_at > self._now
            and interview.invited
            and not interview.cancelled
            and occurrence_of(interview) is None
            and any(person.contact in people for person in interview.interviewers)
            and company_of(self._book, interview.position).casefold() == company.casefold()
        ]

    def _fits(self, interview: Interview, company: str) -> bool:
        position = self._book.get(Position, interview.position)
        known = position.company.casefold() if position else ""
        if known:
            return known == company.casefold()
        return not interview.calendar_uid and not interview.interviewers


def occurrence_of(interview: Interview) -> datetime | None:
    """Return which occurrence of a repeated event an interview is; None if it is of none, or that is not known."""
    if interview.invited:
        return interview.invited.occurrence
    found = _OLD_KEY.fullmatch(interview.calendar_uid)
    try:
        return datetime.strptime(found[2] + (found[3] or "000000"), "%Y%m%d%H%M%S").replace(tzinfo=UTC) if found else None
    except ValueError:
        return None


def uid_in_calendars(interview: Interview) -> str:
    """Return what calendars know an interview by: the UID of its invitation, else the one that it is exported with."""
    found = None if interview.invited else _OLD_KEY.fullmatch(interview.calendar_uid)
    return found[1] if found else interview.calendar_uid or own_uid("interview", interview)


def _first_said(interview: Interview) -> datetime:
    """Return when an interview was to be by its invitation."""
    return (interview.invited.starts_at if interview.invited else None) or interview.starts_at
