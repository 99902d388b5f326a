"""What has happened in a process: what is held, ahead, heard, closed, stale, promised, done."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from functools import cached_property
from typing import Any

from tests.domain.oracle.days import Calendar, Document, instant, zone_called

INBOUND = {"reply_received", "decision_date_given", "next_round", "asked", "offer_received"}
CLOSING = {"rejected", "withdrew", "let_go", "offer_accepted", "offer_declined"}


@dataclass(frozen=True)
class Event:
    """Something that has happened."""

    id: int
    at: datetime
    fields: Document

    @property
    def kind(self) -> str:
        return str(self.fields.get("kind"))

    @property
    def action(self) -> str:
        return self.fields.get("action") or ""

    def get(self, field: str) -> Any:
        return self.fields.get(field)

    def date(self, field: str) -> date | None:
        return date.fromisoformat(self.fields[field]) if self.fields.get(field) else None

    @property
    def is_heard(self) -> bool:
        return self.kind in INBOUND or (self.kind != "promised" and bool(self.get("decision_by")))

    @property
    def is_bare_reply(self) -> bool:
        # A day to respond by is a date, too: whoever sets one has said something.
        return self.kind == "reply_received" and not self.get("decision_by") and not self.get("respond_by")

    @property
    def has_substance(self) -> bool:
        return self.is_heard and not self.is_bare_reply

    @property
    def is_inquiry(self) -> bool:
        return self.kind == "inquiry_sent" or (self.kind == "skipped" and self.action == "inquiry")

    @property
    def settles_a_note(self) -> bool:
        return self.kind in {"thank_you_sent", "thank_you_skipped"} or (self.kind == "skipped" and self.action == "thank_you")

    def undoes(self, closing: Event) -> bool:
        """Return whether this event, later than a closing, opens the process again."""
        if closing.kind == "let_go":
            return self.is_heard
        if closing.kind == "offer_accepted":
            return self.kind == "offer_received"
        return self.kind in {"next_round", "offer_received"}


@dataclass(frozen=True)
class Interview:
    """One meeting."""

    id: int
    start: datetime
    end: datetime
    zone: tzinfo
    fields: Document
    known: Container[int]

    @property
    def cancelled(self) -> bool:
        return bool(self.fields.get("cancelled"))

    @property
    def people(self) -> list[int]:
        """Return the interviewers, each once. Whoever is not in the book is not recorded."""
        found = [who["contact"] for who in self.fields.get("interviewers") or () if who.get("contact") in self.known]
        return list(dict.fromkeys(found))

    @property
    def decision_by(self) -> date | None:
        return date.fromisoformat(self.fields["decision_by"]) if self.fields.get("decision_by") else None


class Process:
    """What has happened by `now` in the process of one position."""

    def __init__(self, book: Document, position: int, now: datetime, calendar: Calendar) -> None:
        self.position, self.now, self.calendar, self.policy = position, now, calendar, calendar.policy
        self.fields: Document = book["positions"][position]
        self.interviews = [
            Interview(
                id=number,
                start=(start := instant(fields["starts_at"])),
                end=start + timedelta(minutes=fields["minutes"]),
                zone=zone_called(fields["timezone"]) if fields.get("timezone") else calendar.zone,
                fields=fields,
                known=book["contacts"].keys(),
            )
            for number, fields in book["interviews"].items()
            if fields.get("position") == position
        ]
        mine = {interview.id for interview in self.interviews}
        events = [Event(number, instant(fields["at"]), fields) for number, fields in book["events"].items()]
        events = [e for e in events if (e.get("interview") in mine if e.get("interview") else e.get("position") == position)]
        self.events = sorted((e for e in events if e.at <= now), key=lambda e: (e.at, e.id))

    def newest(self, *kinds: str) -> Event | None:
        return next((e for e in reversed(self.events) if e.kind in kinds), None)

    def opening(self, day: date) -> datetime:
        return self.calendar.opening(day, self.zone)

    def closing_time(self, day: date) -> datetime:
        return self.calendar.closing(day, self.zone)

    # -- closed, held, ahead -----------------------------------------------------------------------------------------

    def closings(self, moment: datetime) -> list[Event]:
        """Return the closings by a moment that nothing had undone by then."""
        until = [e for e in self.events if e.at <= moment]
        return [c for c in until if c.kind in CLOSING and not any(e.at > c.at and e.undoes(c) for e in until)]

    @cached_property
    def is_closed(self) -> bool:
        return bool(self.closings(self.now))

    def closed_since(self, moment: datetime) -> bool:
        """Return whether anything closed the process later than a moment, undone or not."""
        return any(e.kind in CLOSING and e.at > moment for e in self.events)

    @cached_property
    def held(self) -> list[Interview]:
        """Return the interviews held, the last one last."""
        over = [i for i in self.interviews if not i.cancelled and i.end <= self.now]
        return sorted((i for i in over if not self.closings(i.start)), key=lambda i: (i.end, i.id))

    @cached_property
    def ahead(self) -> list[Interview]:
        return [] if self.is_closed else [i for i in self.interviews if not i.cancelled and i.end > self.now]

    @cached_property
    def last_end(self) -> datetime | None:
        return self.held[-1].end if self.held else None

    @cached_property
    def last_interview(self) -> Interview | None:
        """Return the last interview by end, a cancelled one only if there is no other."""
        those = [i for i in self.interviews if not i.cancelled] or self.interviews
        return max(those, key=lambda i: (i.end, i.id), default=None)

    @cached_property
    def zone(self) -> tzinfo:
        return self.last_interview.zone if self.last_interview else self.calendar.zone

    def is_known_before(self, moment: datetime) -> bool:
        """Return whether the process has an event, an interview's end or a record made earlier than a moment."""
        made = [self.fields.get("created_at"), *(i.fields.get("created_at") for i in self.interviews)]
        moments = [e.at for e in self.events] + [i.end for i in self.interviews] + [instant(m) for m in made if m]
        return any(m < moment for m in moments)

    # -- what was said -----------------------------------------------------------------------------------------------

    @cached_property
    def heard(self) -> list[Event]:
        return [e for e in self.events if e.is_heard]

    @cached_property
    def promised(self) -> date | None:
        """Return the newest date that they named for their decision, if it counts."""
        return self.naming[1] if self.naming else None

    @cached_property
    def naming(self) -> tuple[datetime, date] | None:
        """Return when they named it, and the date."""
        named = [(e.at, day) for e in self.events if (day := e.date("decision_by"))]
        named += [(i.end, day) for i in self.held if (day := i.decision_by)]
        if not named:
            return None
        when, day = max(named)
        if self.last_end and day < self.calendar.day(self.last_end):
            return None
        later = [e for e in self.heard if e.at > when]
        decided = any(e.kind in {"next_round", "offer_received"} for e in later)
        overtaken = any(self.calendar.day(e.at) > day for e in later)
        return None if decided or overtaken else (when, day)

    @cached_property
    def stale_from(self) -> datetime | None:
        """Return when the process goes stale if nothing happens; None if it is closed or nothing is recorded of it."""
        if self.is_closed or self.ahead:
            return None
        moments = [e.at for e in self.events if e.kind not in {"remark", "snoozed"}]
        moments += [self.last_end] if self.last_end else []
        dates = [day for e in self.events for day in (e.date("decision_by"), e.date("respond_by")) if day]
        dates += [day for i in self.held if (day := i.decision_by)]
        moments += [self.opening(max(dates))] if dates else []
        return self.calendar.later(max(moments), self.policy["stale_after_days"]) if moments else None

    @cached_property
    def is_stale(self) -> bool:
        return self.stale_from is not None and self.stale_from <= self.now

    @cached_property
    def waiting_offer(self) -> Event | None:
        """Return the newest offer if nothing has answered it or closed its process, and it has not gone stale."""
        offer = self.newest("offer_received")
        return offer if offer and not self.is_stale and not self.closed_since(offer.at) else None

    def answer_by(self, offer: Event) -> datetime:
        """Return when an offer must be answered."""
        later = [e for e in self.heard if e.at > offer.at and e.kind != "asked"]
        days = [day for e in [offer, *later] if (day := e.date("respond_by"))]
        return self.closing_time(days[-1]) if days else self.calendar.later(offer.at, self.policy["weigh_offer_days"])

    # -- what an event is about --------------------------------------------------------------------------------------

    def aim(self, event: Event) -> tuple[int | None, int | None]:
        """Return which interview and person an event is about, as far as it says or can be known."""
        interview, contact = event.get("interview"), event.get("contact")
        if interview and not contact:
            people = next(i for i in self.interviews if i.id == interview).people
            contact = people[0] if len(people) == 1 else None
        if contact and not interview:
            interview = self._last_met(contact, event.at)
        return interview, contact

    def _last_met(self, contact: int, moment: datetime) -> int | None:
        theirs = [i.id for i in self.held if contact in i.people and i.end <= moment]
        return theirs[-1] if theirs else None

    def done_with(self, asked: Event) -> Event | None:
        """Return the `done` that ends an answer: it answers what was asked, or is later and names nothing else."""
        for e in self.events:
            names_nothing_else = not e.get("answers") and e.action in {"", "answer"}
            if e.kind == "done" and (e.get("answers") == asked.id or (names_nothing_else and e.at > asked.at)):
                return e
        return None
