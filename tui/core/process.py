"""One process as the rules see it: what is scheduled, what happened, what was promised, and when an inquiry opens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

import msgspec

from tui.core.book import Book
from tui.core.calendar import Calendar
from tui.core.dates import show_date
from tui.core.records import CLOSING, HEARD, Contact, Event, Interview, Policy, Position

THANKED = frozenset({"thank_you_sent", "thank_you_skipped"})


class News(msgspec.Struct, frozen=True):
    """A moment at which the other side spoke: a meeting, or something heard; `promised` is the date named then."""

    at: datetime
    promised: date | None
    met: bool


class Process:
    """One process as the rules see it at a moment: what is scheduled, what has happened, what was promised."""

    def __init__(self, book: Book, key: int, policy: Policy, calendar: Calendar, now: datetime) -> None:
        self.key = key
        self.policy = policy
        self.calendar = calendar
        self.today = calendar.day(now)
        self.position = book.get(Position, key)
        self.all_interviews = book.interviews_of(key)
        self.interviews = [interview for interview in self.all_interviews if not interview.cancelled]
        every = book.events_of(key)
        self.events = [event for event in every if event.at <= now]
        self.coming = [event.at for event in every if event.at > now]
        self._book = book

    def interviewers(self, interview: Interview) -> list[Contact]:
        """Who was in the room, each person once, as far as the book knows them."""
        ids = dict.fromkeys(person.contact for person in interview.interviewers)
        return [contact for contact in (self._book.get(Contact, known) for known in ids) if contact]

    def newest(self, *kinds: str) -> Event | None:
        """The newest event of these kinds that has happened."""
        return next((event for event in reversed(self.events) if event.kind in kinds), None)

    def thanked(self, interview: Interview, contact: Contact) -> bool:
        """Whether this person was thanked for this interview, or is not to be."""
        return any(
            event.kind in THANKED and event.interview == interview.id and event.contact == contact.id for event in self.events
        )

    @cached_property
    def ending(self) -> Event | None:
        """The event that closed the process; none where it is open, or was heard from later."""
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
        return max(self.interviews, key=lambda interview: (end(interview), interview.id), default=None)

    @cached_property
    def news(self) -> list[News]:
        """All that came from the other side, oldest first; a meeting counts as its end."""
        met = [News(end(interview), interview.decision_by, True) for interview in self.interviews]
        heard = [News(utc(event.at), event.decision_by, False) for event in self.events if event.kind in HEARD]
        return sorted(met + heard, key=lambda news: (news.at, news.promised or date.min, news.met))

    def lapse_of_thanks(self, interview: Interview) -> datetime:
        """When an interview's thank-yous lapse: as soon as an inquiry could first have carried the thanks.

        What is heard before that moment moves it; what is heard after does not bring lapsed notes back.
        """
        ended = end(interview)
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
    """The newest event, of those that have happened, oldest first, that closed a process not heard from since."""
    closing = next((event for event in reversed(events) if event.kind in CLOSING), None)
    heard = next((event for event in reversed(events) if event.kind in HEARD), None)
    return closing if closing and not (heard and heard.at > closing.at) else None


def utc(instant: datetime) -> datetime:
    """The same instant in UTC, where arithmetic counts elapsed time."""
    return instant.astimezone(UTC)


def end(interview: Interview) -> datetime:
    """When an interview ends, in UTC."""
    return utc(interview.starts_at) + timedelta(minutes=interview.minutes)


def inquiry_day(process: Process, news: Sequence[News]) -> tuple[date, date | None, bool]:
    """The day an inquiry is planned for, by what was known; the newest date they named, and whether it still counts.

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
    """When an inquiry opens, by what was known, and the reckoning in words (STEPS, step 3)."""
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
    """A number of days in words."""
    return "1 day" if count == 1 else f"{count} days"


def moved(process: Process, opens: datetime, planned: date) -> str:
    """Says so where the reckoned day was no working day."""
    day = process.calendar.day(opens)
    if day == planned:
        return ""
    return f"; {show_date(planned, process.today)} is no working day"
