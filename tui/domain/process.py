"""One process as the rules see it: what is scheduled, what happened, what was promised, and when an inquiry opens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

import msgspec

from tui.domain.book import Book
from tui.domain.dates import show_date
from tui.domain.event_kinds import CLOSING, HEARD, THANKED
from tui.domain.models import Contact, Event, Interview, Position
from tui.domain.settings import Policy
from tui.domain.working_days import Calendar


class News(msgspec.Struct, frozen=True):
    """A moment at which the other side spoke: a meeting, or something heard; `promised` is the date named then."""

    at: datetime
    promised: date | None
    met: bool


class Meeting(msgspec.Struct, frozen=True):
    """An interview: when it starts and ends, in UTC, and who was there, each person once, as far as the book knows them."""

    interview: Interview
    start: datetime
    end: datetime
    people: list[Contact]


class Process:
    """One process as the rules see it at a moment: what is scheduled, what has happened, what was promised."""

    def __init__(self, book: Book, key: int, policy: Policy, calendar: Calendar, now: datetime) -> None:
        self.key = key
        self.policy = policy
        self.calendar = calendar
        self.position = book.get(Position, key)
        self.all_interviews = book.interviews_of(key)
        self.interviews = [interview for interview in self.all_interviews if not interview.cancelled]
        self.events, self.coming = book.events_of(key), list[datetime]()
        while self.events and self.events[-1].at > now:
            self.coming.append(self.events.pop().at)
        self._now = now
        self._book = book

    @cached_property
    def today(self) -> date:
        """The day it is."""
        return self.calendar.day(self._now)

    @cached_property
    def meetings(self) -> list[Meeting]:
        """The interviews that were not called off, earliest first."""
        return [
            Meeting(interview, utc(interview.starts_at), end(interview), self._people(interview))
            for interview in self.interviews
        ]

    def _people(self, interview: Interview) -> list[Contact]:
        ids = dict.fromkeys(person.contact for person in interview.interviewers)
        return [contact for contact in (self._book.get(Contact, known) for known in ids) if contact]

    def newest(self, *kinds: str) -> Event | None:
        """Return the newest event of these kinds that has happened."""
        return next((event for event in reversed(self.events) if event.kind in kinds), None)

    @cached_property
    def ahead(self) -> list[Meeting]:
        """The meetings that are not over."""
        return [meeting for meeting in self.meetings if meeting.end > self._now]

    def owes_thanks(self, meeting: Meeting, contact: Contact) -> bool:
        """Return whether this person is still to be thanked for this meeting."""
        return (meeting.interview.id, contact.id) not in self._thanked

    @cached_property
    def _thanked(self) -> set[tuple[int | None, int | None]]:
        return {(event.interview, event.contact) for event in self.events if event.kind in THANKED}

    @cached_property
    def ending(self) -> Event | None:
        """The event that closed the process; None if it is open, or was heard from later."""
        return ending_of(self.events)

    @cached_property
    def offer(self) -> Event | None:
        """The offer that waits for a yes or no."""
        offer = self.newest("offer_received")
        answer = self.newest("offer_accepted", "offer_declined")
        return offer if offer and self.ending is None and not (answer and answer.at >= offer.at) else None

    @cached_property
    def last(self) -> Interview | None:
        """The interview that the process's inquiry belongs to: the last one held, or still to come."""
        last = max(self.meetings, key=lambda meeting: (meeting.end, meeting.interview.id), default=None)
        return last.interview if last else None

    @cached_property
    def news(self) -> list[News]:
        """All that came from the other side, oldest first; a meeting counts as its end."""
        met = [News(meeting.end, meeting.interview.decision_by, True) for meeting in self.meetings]
        heard = [News(utc(event.at), event.decision_by, False) for event in self.events if event.kind in HEARD]
        return sorted(met + heard, key=lambda news: (news.at, news.promised or date.min, news.met))

    def lapse_of_thanks(self, ended: datetime) -> datetime:
        """Return when thank-yous for an interview that ended then lapse: once an inquiry could first have carried the thanks.

        What is heard before that moment moves it; what is heard after does not bring lapsed notes back.
        """
        known = [news for news in self.news if news.at <= ended]
        opens = self._inquiry_opens(known)
        for news in self.news[len(known) :]:
            if news.at >= opens:
                break
            known.append(news)
            opens = self._inquiry_opens(known)
        return opens

    def _inquiry_opens(self, news: Sequence[News]) -> datetime:
        return self.calendar.opening(inquiry_day(self, news)[0])


def ending_of(events: Sequence[Event]) -> Event | None:
    """Return the event that closed a process, or None if it is open; `events` have happened, and are sorted oldest first."""
    heard = None
    for event in reversed(events):
        if heard is not None and event.at < heard.at:
            return None
        if event.kind in CLOSING:
            return event
        if event.kind in HEARD:
            heard = event
    return None


def has_ended(book: Book, process: int, now: datetime) -> bool:
    """Return whether a process was closed, and not heard from since."""
    return ending_of([event for event in book.events_of(process) if event.at <= now]) is not None


def utc(instant: datetime) -> datetime:
    """Return the same instant in UTC, where arithmetic counts elapsed time."""
    return instant.astimezone(UTC)


def end(interview: Interview) -> datetime:
    """Return when an interview ends, in UTC."""
    return utc(interview.starts_at) + timedelta(minutes=interview.minutes)


def inquiry_day(process: Process, news: Sequence[News]) -> tuple[date, date | None, bool]:
    """Return the day an inquiry is planned for, by what was known, the newest date they named, and whether it still counts.

    It counts until something newer comes after that date has passed without naming another (STEPS, step 3).
    """
    calendar, policy = process.calendar, process.policy
    promised, after = None, len(news)
    while promised is None and after:
        after -= 1
        promised = news[after].promised
    if promised is not None and not any(calendar.day(item.at) > promised for item in news[after + 1 :]):
        return promised + timedelta(days=policy.grace_days), promised, True
    return calendar.day(news[-1].at) + timedelta(days=policy.inquire_after_days), promised, False


def inquiry_opening(process: Process, news: Sequence[News]) -> tuple[datetime, str]:
    """Return when an inquiry opens, by what was known, and the reckoning in words (STEPS, step 3)."""
    policy, today = process.policy, process.today
    planned, promised, counts = inquiry_day(process, news)
    opens = process.calendar.opening(planned)
    named = show_date(promised, today) if promised else ""
    if counts:
        why = f"{in_days(policy.grace_days)} after {named}, the date they named"
    else:
        heard = "the interview on" if news[-1].met else "you last heard from them on"
        because = f"because {named} has passed and they named no other date" if promised else "because they gave no date"
        shown = show_date(process.calendar.day(news[-1].at), today)
        why = f"{in_days(policy.inquire_after_days)} after {heard} {shown}, {because}"
    return opens, why + moved(process, opens, planned)


def in_days(count: int) -> str:
    """Return a number of days in words."""
    return "1 day" if count == 1 else f"{count} days"


def moved(process: Process, opens: datetime, planned: date) -> str:
    """Return a remark that the planned day is no working day; empty if it is one."""
    day = process.calendar.day(opens)
    if day == planned:
        return ""
    return f"; {show_date(planned, process.today)} is no working day"
