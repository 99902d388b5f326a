"""One process as the rules see it at a moment: whose turn it is, what is waiting, and whether anything still happens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from tui.domain.book import Book
from tui.domain.caching import cached_property
from tui.domain.closings import is_heard
from tui.domain.dates import show_date
from tui.domain.instants import utc
from tui.domain.models import Event
from tui.domain.process_history import ProcessHistory
from tui.domain.settings import Policy
from tui.domain.signals import Acceptance, Elsewhere, WaitingOffer
from tui.domain.working_days import Calendar


class Process(ProcessHistory):
    """One process as the rules see it at a moment, with what they have found of it so far."""

    def __init__(
        self, book: Book, key: int, policy: Policy, calendar: Calendar, now: datetime, elsewhere: Elsewhere | None = None
    ) -> None:
        super().__init__(book, key, policy, calendar, now)
        self.elsewhere = elsewhere or Elsewhere()
        self.answers: dict[Callable[..., Any], Any] = {}
        self.answers_by_elsewhere: dict[Callable[..., Any], Any] = {}

    def look_elsewhere(self, elsewhere: Elsewhere, now: datetime) -> None:
        """Apply a new `elsewhere` at a later moment, if nothing else about the process has changed by then."""
        self.elsewhere, self.now = elsewhere, now
        self.answers_by_elsewhere.clear()
        self.__dict__.pop("today", None)

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
