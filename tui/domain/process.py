"""One process as the rules see it at a moment: what is scheduled, what has happened, what was heard and promised."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, tzinfo
from operator import attrgetter
from typing import Any

import msgspec

from tui.domain.book import Book
from tui.domain.caching import cached_property
from tui.domain.closings import Closings, is_heard
from tui.domain.dates import show_date
from tui.domain.event_kinds import THANKED
from tui.domain.instants import end, utc
from tui.domain.models import Contact, Event, Interview, Position
from tui.domain.settings import Policy
from tui.domain.signals import Acceptance, Elsewhere, WaitingOffer
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


class Process:
    """One process as the rules see it at a moment.

    Events later than that moment are ignored. `moments` are the later moments at which this view of the process changes.
    """

    def __init__(
        self, book: Book, key: int, policy: Policy, calendar: Calendar, now: datetime, elsewhere: Elsewhere | None = None
    ) -> None:
        self.key = key
        self.policy = policy
        self.calendar = calendar
        self.now = now
        self.elsewhere = elsewhere or Elsewhere()
        self.position = book.get(Position, key)
        self.all_interviews = book.interviews_of(key)
        self.events, self.moments = book.events_of(key), list[datetime]()
        while self.events and self.events[-1].at > now:
            self.moments.append(utc(self.events.pop().at))
        self.kinds = {event.kind for event in self.events}
        self.answers: dict[Callable[..., Any], Any] = {}
        self.answers_by_elsewhere: dict[Callable[..., Any], Any] = {}
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

    def look_elsewhere(self, elsewhere: Elsewhere, now: datetime) -> None:
        """Apply a new `elsewhere` at a later moment, if nothing else about the process has changed by then."""
        self.elsewhere, self.now = elsewhere, now
        self.answers_by_elsewhere.clear()
        self.__dict__.pop("today", None)

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

    # -- whose turn it is ---------------------------------------------------------------------------------------------

    @cached_property
    def asked(self) -> list[Event]:
        """Return what they asked for and what the user promised, neither done nor skipped yet, oldest first."""
        found = [event for event in self.of_kinds("asked", "promised") if not self.was_closed_since(utc(event.at))]
        if self.ending:
            found = [event for event in found if event.kind == "asked" and self.now < self.forgotten_at(event)]
        return [event for event in found if event.id not in self.settled_by and not self._is_needless(event)]

    def forgotten_at(self, event: Event) -> datetime:
        """Return when what was asked of a closed process is no longer expected."""
        return self.calendar.days_after(event.at, self.policy.stale_after_days)

    @cached_property
    def settled_by(self) -> dict[int, Event]:
        """The `done` event of each event of what was asked or promised, by its id."""
        found: dict[int, Event] = {}
        dones = self.of_kinds("done")
        for event in self.of_kinds("asked", "promised") if dones else ():
            done = next((done for done in dones if _completes(done, event)), None)
            if done is not None:
                found[event.id] = done
        return found

    def _is_needless(self, event: Event) -> bool:
        return any(_makes_needless(skip, event) for skip in self.of_kinds("skipped"))

    @cached_property
    def settling(self) -> list[Event]:
        """The events that mark something as done or not needed, oldest first."""
        return self.of_kinds("done", "skipped")

    @cached_property
    def called_off(self) -> Event | None:
        """The newest `called_off` event; None if another interview was held or is ahead, or the user asked for a new day."""
        event = self.newest("called_off")
        if event is None or self.was_closed_since(utc(event.at)) or self.ahead or self.met_since(utc(event.at)):
            return None
        return None if self.heard_since(utc(event.at)) or self.rescheduled_by(event) else event

    def rescheduled_by(self, event: Event) -> Event | None:
        """Return the event by which the user asked for a new day, unless they were heard from or met before it."""
        for later in self.events:
            if later.at > event.at:
                if is_heard(later) or any(utc(event.at) < meeting.end <= later.at for meeting in self.held):
                    return None
                if later.kind == "note_sent" or _names(later, "reschedule"):
                    return later
        return None

    @cached_property
    def offer(self) -> Event | None:
        """The offer that waits for a yes or no."""
        offer = self.newest("offer_received")
        answer = self.newest("offer_accepted", "offer_declined")
        if offer is None or self.ending or self.was_closed_since(utc(offer.at)) or (answer and answer.at >= offer.at):
            return None
        return None if self.stale else offer

    @cached_property
    def is_mine(self) -> bool:
        """Whether the user has something to answer, a day to agree on, or an offer to weigh."""
        return not self.stale and bool(self.asked or self.called_off or self.offer)

    # -- a process in which nothing happens ---------------------------------------------------------------------------

    @cached_property
    def newest_sign(self) -> datetime | None:
        """Return the newest sign of life of the process; None if there is none."""
        found = [utc(event.at) for event in self.events if event.kind not in ("remark", "snoozed")][-1:]
        found += [self.last_held_end] if self.last_held_end else []
        days = [day for event in self.events for day in (event.decision_by, event.respond_by) if day]
        days += [meeting.interview.decision_by for meeting in self.held if meeting.interview.decision_by]
        if days:
            found.append(self.calendar.opening(max(days), self.zone))
        return max(found, default=None)

    @cached_property
    def stale_at(self) -> datetime | None:
        """When an open process with no interview ahead goes stale; None if it does not."""
        if self.ending or self.ahead or self.newest_sign is None:
            return None
        return self.calendar.days_after(self.newest_sign, self.policy.stale_after_days)

    @cached_property
    def stale(self) -> bool:
        """Whether nothing has happened for so long that the only action left is to let go."""
        if self.stale_at is not None and self.stale_at > self.now:
            self.moments.append(self.stale_at)
        return self.stale_at is not None and self.stale_at <= self.now

    # -- what it means for other processes ----------------------------------------------------------------------------

    @cached_property
    def known_since(self) -> datetime | None:
        """Return when the process became known; None if nothing tells."""
        known = [event.at for event in self.events[:1]] + [meeting.end for meeting in self._all_meetings[:1]]
        known += [interview.created_at for interview in self.all_interviews if interview.created_at]
        known += [self.position.created_at] if self.position and self.position.created_at else []
        return min(known, default=None)

    def known_before(self, moment: datetime) -> bool:
        """Return whether the process was known of before a moment."""
        return self.known_since is not None and self.known_since < moment

    @cached_property
    def offer_day(self) -> date | None:
        """The newest day by which they want an answer to the waiting offer; None if they set none."""
        if self.offer is None:
            return None
        later = [e.respond_by for e in self.heard if e.at > self.offer.at and e.kind != "asked"]
        return next((day for day in reversed([self.offer.respond_by, *later]) if day), None)

    @cached_property
    def offer_due(self) -> datetime | None:
        """When the answer to the waiting offer is due: on the day they set, else some days after the offer."""
        if self.offer is None:
            return None
        if self.offer_day:
            return self.calendar.closing(self.offer_day, self.zone)
        return self.calendar.days_after(self.offer.at, self.policy.weigh_offer_days)

    @property
    def signals(self) -> tuple[WaitingOffer | None, Acceptance | None]:
        """Return the waiting offer and the acceptance of this process that other processes have to know of."""
        waiting = WaitingOffer(self.offer_due, utc(self.offer.at), self.key) if self.offer and self.offer_due else None
        ending = self.ending
        accepted = Acceptance(utc(ending.at), self.key) if ending and ending.kind == "offer_accepted" else None
        return waiting, accepted

    # -- words --------------------------------------------------------------------------------------------------------

    @cached_property
    def today(self) -> date:
        """Today's date in the user's zone."""
        return self.calendar.day(self.now)

    def show(self, day: date | datetime) -> str:
        """Return a day, or the day of an instant, in words."""
        return show_date(self.calendar.day(day) if isinstance(day, datetime) else day, self.today)


def _completes(done: Event, event: Event) -> bool:
    """Return whether a `done` completes what was asked or promised: it names that event, or is later and names nothing."""
    if done.answers is not None:
        return done.answers == event.id
    return done.at > event.at and done.action in ("", "answer")


def _makes_needless(skip: Event, event: Event) -> bool:
    """Return whether a `skipped` says that what was asked or promised is not needed."""
    if skip.answers is not None:
        return skip.answers == event.id
    return skip.action == "answer" and skip.at > event.at


def _names(event: Event, action: str) -> bool:
    return event.kind in ("done", "skipped") and event.action == action


def in_days(count: int) -> str:
    """Return a number of days in words."""
    return "1 day" if count == 1 else f"{count} days"
