"""What is scheduled in a process, and what has happened and was heard, as it is known at a moment."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from operator import attrgetter

import msgspec

from tui.domain.book import Book
from tui.domain.caching import cached_property
from tui.domain.closings import Closings, is_heard
from tui.domain.event_kinds import THANKED
from tui.domain.instants import end, utc
from tui.domain.models import Contact, Event, Interview, Position
from tui.domain.settings import Policy
from tui.domain.working_days import Calendar
from tui.domain.zones import zone_or


class Meeting(msgspec.Struct, frozen=True):
    """An interview: when it starts and ends, in UTC, and its known interviewers, each once.

    `day` is the day on which it ends, in the user's zone.
    """

    interview: Interview
    start: datetime
    end: datetime
    day: date
    people: list[Contact]


class NamedDate(msgspec.Struct, frozen=True, order=True):
    """A date they named for their decision, and when they named it: at an event or at the end of an interview."""

    at: datetime
    day: date


class ProcessHistory:
    """The interviews and events of a process, as they are known at a moment.

    Events later than that moment are ignored. `moments` are the later moments at which this view of the process changes.
    """

    def __init__(self, book: Book, key: int, policy: Policy, calendar: Calendar, now: datetime) -> None:
        self.key = key
        self.policy = policy
        self.calendar = calendar
        self.now = now
        self.position = book.get(Position, key)
        self.all_interviews = book.interviews_of(key)
        self.events, self.moments = book.events_of(key), list[datetime]()
        while self.events and self.events[-1].at > now:
            self.moments.append(utc(self.events.pop().at))
        self.kinds = {event.kind for event in self.events}
        self._book = book
        self._closings = Closings(self.events)
        self.ending = self._closings.ending  # the event that closed the process; None if it is open
        self._all_meetings = sorted(map(self._meeting, self.all_interviews), key=attrgetter("end", "interview.id"))
        for meeting in self._all_meetings:
            self.moments += [meeting.start, meeting.end]
            debriefed = meeting.interview.debriefed_at
            if debriefed and debriefed > now:
                self.moments.append(utc(debriefed))
        self.meetings = [meeting for meeting in self._all_meetings if not meeting.interview.cancelled]

    # -- the interviews -----------------------------------------------------------------------------------------------

    def _meeting(self, interview: Interview) -> Meeting:
        start, ends = utc(interview.starts_at), end(interview)
        return Meeting(interview, start, ends, self.calendar.day(ends), self._people(interview))

    def _people(self, interview: Interview) -> list[Contact]:
        found = {person.contact: self._book.get(Contact, person.contact) for person in interview.interviewers}
        return [contact for contact in found.values() if contact]

    @cached_property
    def held(self) -> list[Meeting]:
        """Return the meetings that are over, and began while the process was open."""
        return [m for m in self.meetings if m.end <= self.now and self._closings.ending_at(m.start) is None]

    @cached_property
    def ahead(self) -> list[Meeting]:
        """Return the meetings of an open process that are not over."""
        return [] if self.ending else [meeting for meeting in self.meetings if meeting.end > self.now]

    @cached_property
    def last(self) -> Interview | None:
        """The last interview, whose row shows the actions of the whole process; a cancelled one only if there is no other."""
        meetings = self.meetings or self._all_meetings
        return meetings[-1].interview if meetings else None

    @property
    def row(self) -> int | None:
        """The id of the last interview."""
        return self.last.id if self.last else None

    @cached_property
    def zone(self) -> tzinfo:
        """The zone of the last interview, else the user's."""
        named = self.last.timezone if self.last else ""
        return zone_or(named, self.calendar.zone) if named else self.calendar.zone

    def person_at(self, event: Event) -> tuple[int | None, int | None]:
        """Return the interview and the person that an event is about, None for what is unknown.

        If the event names no person, it is the only interviewer; if it names no interview, the last one held with the person.
        """
        interview, contact = event.interview, event.contact
        if interview is not None and contact is None:
            people = next((m.people for m in self.meetings if m.interview.id == interview), [])
            contact = people[0].id if len(people) == 1 else None
        if interview is None and contact is not None:
            met = [m for m in self.held if m.end <= utc(event.at) and any(p.id == contact for p in m.people)]
            interview = met[-1].interview.id if met else None
        return interview, contact

    @cached_property
    def thanked(self) -> frozenset[tuple[int | None, int | None]]:
        """The interview and the person of each thank-you that was sent or skipped."""
        found = self.of_kinds(*THANKED)
        found += [event for event in self.of_kinds("skipped") if event.action == "thank_you"]
        return frozenset(map(self.person_at, found))

    @cached_property
    def last_held_end(self) -> datetime | None:
        """When the last meeting that was held ended."""
        return self.held[-1].end if self.held else None

    def met_since(self, moment: datetime) -> bool:
        """Return whether a meeting that was held ended after a moment."""
        return self.last_held_end is not None and self.last_held_end > moment

    # -- the events ---------------------------------------------------------------------------------------------------

    def of_kinds(self, *kinds: str) -> list[Event]:
        """Return the events of these kinds, oldest first."""
        if self.kinds.isdisjoint(kinds):
            return []
        return [event for event in self.events if event.kind in kinds]

    def newest(self, *kinds: str) -> Event | None:
        """Return the newest event of these kinds."""
        found = self.of_kinds(*kinds)
        return found[-1] if found else None

    @cached_property
    def heard(self) -> list[Event]:
        """Return what came from the other side, oldest first."""
        return [event for event in self.events if is_heard(event)]

    def heard_since(self, moment: datetime) -> bool:
        """Return whether anything came from the other side after a moment."""
        return bool(self.heard) and utc(self.heard[-1].at) > moment

    def was_closed_since(self, moment: datetime) -> bool:
        """Return whether the process was closed at or after that moment, even if it was reopened since."""
        return self._closings.newest is not None and moment <= self._closings.newest

    @cached_property
    def named(self) -> NamedDate | None:
        """The newest date they named, whether or not it counts."""
        found = [NamedDate(utc(event.at), event.decision_by) for event in self.events if event.decision_by]
        found += [NamedDate(m.end, m.interview.decision_by) for m in self.held if m.interview.decision_by]
        return max(found, default=None)

    @cached_property
    def promised(self) -> NamedDate | None:
        """The newest date they named, if it counts (STEPS, step 3).

        It does not count if it is before the day of the last interview, if they have decided since, or if they were heard
        from after it had passed.
        """
        named = self.named
        if named is None or (self.last_held_end and named.day < self.calendar.day(self.last_held_end)):
            return None
        for event in self.heard:
            decided = event.kind in ("next_round", "offer_received")
            if utc(event.at) > named.at and (decided or self.calendar.day(event.at) > named.day):
                return None
        return named
