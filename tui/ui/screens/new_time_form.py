"""The forms that ask for an interview's time: the next round, one called off, one to be agreed again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tui.domain import event_log
from tui.domain.bringing_back import RecordKey
from tui.domain.dates import show_instant
from tui.domain.event_log import NewTime
from tui.domain.instants import end
from tui.domain.labels import company_of, name_of
from tui.domain.models import Event, Interview, Interviewer
from tui.domain.zones import zone_or
from tui.ui.screens.event_form import EventForm
from tui.ui.screens.form_base import FieldLike
from tui.ui.screens.form_checks import FormQuestion
from tui.ui.widgets.choice import Choice
from tui.ui.widgets.fields import Field

HOUR = 60
PROPOSERS = (("them", "they propose one"), ("me", "I propose one"))


class NewTimeForm(EventForm):
    """A form that asks for an interview's new time; the length and zone stay if the text names none."""

    SPARED = frozenset({"when"})
    _was: Interview | None = None
    """The interview whose length and zone are kept."""

    def time_field(self, label: str, hint: str) -> Field:
        """Return the field that asks for the day and time."""
        return Field("when", label, check=self._check_when, complete=self.choices("when"), hint=hint)

    def new_time(self) -> NewTime | None:
        """Return the typed time; None if none is typed. Raises DateError."""
        text = self.text("when")
        if not text:
            return None
        zone = self._was.timezone if self._was else ""
        reading = self.reading(text, "when", zone_or(zone, self.session.zone))
        assert reading.at is not None
        minutes = reading.minutes or (self._was.minutes if self._was else HOUR)
        return NewTime(starts_at=reading.at, minutes=minutes, timezone=reading.zone or zone or self.session.zone.key)

    @property
    def sound_time(self) -> NewTime | None:
        """Return the typed time; None if none is typed or it is refused."""
        return None if self.refused else self.new_time()

    def _check_when(self, text: str) -> str:
        new = self.new_time()
        if new is None:
            return ""
        session, zone = self.session, zone_or(new.timezone, self.session.zone)
        shown = show_instant(new.starts_at, session.now(), zone)
        return shown if zone.key == session.zone.key else f"{shown}, yours {new.starts_at.astimezone(session.zone):%H:%M}"


class NextRoundForm(NewTimeForm):
    """A form for an invitation to the next round. With a day it adds the interview; without, it says who proposes one."""

    def __init__(self, where: str, about: Mapping[str, Any], last: Interview | None) -> None:
        """`last` is the interview whose position and people are carried over."""
        super().__init__(f"Invited to the next round - {where}", about)
        self._was = last
        self._logged: int | None = None
        """The id of the invitation that was logged while its day was refused."""

    def fields(self) -> Iterable[FieldLike]:
        yield self.time_field("When", "the day, if you know it: thu 2-3pm")
        yield Choice("proposed_by", "No day yet", PROPOSERS, "them")
        yield Field("round", "Round", hint="panel, final round")
        yield Field("people", "Interviewers", self._names, check=self.check_people, complete=self.people, many=True,
                    hint="names, separated by commas")  # fmt: skip
        yield Field("text", "They said", hint="in your words")
        yield self.at_field()
        yield self.channel_field()

    @property
    def _names(self) -> str:
        """Return the people of the last interview, as the form shows them at first."""
        people = self._was.interviewers if self._was else ()
        return ", ".join(name_of(self.session.book, person.contact).replace(",", " ") for person in people)

    def questions(self) -> Iterator[FormQuestion]:
        company = company_of(self.session.book, self._about.get("position"))
        yield from self.same_person(self.query_one("#field-people", Field), company)

    def keep(self) -> int | None:
        at, interview = self.at, self._interview()
        people, no_names = self.named(self.text("people"))
        said = [self.with_refused(self.text("text"), "when", "at"), no_names if interview else ""]
        if interview is None:  # there is no interview yet that could have them
            said += [self.text("round"), self.text("people") if self.text("people") != self._names else ""]
        change = self.do(
            lambda book: event_log.log_next_round(
                book,
                at,
                self._about,
                interview=interview,
                people=people,
                proposed_by="me" if self.text("proposed_by") == "me" and not self.refused else "them",
                text="; ".join(filter(None, said)),
                channel=self.text("channel"),
                logged=book.get(Event, self._logged),
            )
        )
        self._logged = self._logged or change.added_id("events")
        return change.added_id("interviews")

    def _interview(self) -> Interview | None:
        """Return the interview to be added; None if its day is not known."""
        new = self.sound_time
        if new is None:
            return None
        return Interview(
            position=self._about.get("position"),
            round=self.text("round"),
            starts_at=new.starts_at,
            minutes=new.minutes,
            timezone=new.timezone,
            interviewers=tuple(Interviewer(contact=p.contact) for p in (self._was.interviewers if self._was else ())),
        )


class MovingForm(NewTimeForm):
    """A form that changes the time of an interview."""

    def __init__(self, title: str, read: Interview) -> None:
        super().__init__(title, {"contact": None})
        self._was = self._read = read

    @property
    def needs(self) -> Iterable[RecordKey]:
        return [("interviews", self._read.id)]

    def read_again(self) -> None:
        self._read = self.session.book.get(Interview, self._read.id) or self._read


class CallOffForm(MovingForm):
    """A form for an interview that was called off: with a new day it moves, without one it is cancelled."""

    def __init__(self, read: Interview, where: str) -> None:
        super().__init__(f"Called off - {where}", read)

    def fields(self) -> Iterable[FieldLike]:
        yield self.time_field("New day", "if there is one: then the interview moves")
        yield Field("text", "Why", hint="who called it off, and why")
        yield self.at_field()

    def on_mount(self) -> None:
        ended = end(self._read)
        if ended <= self.session.now():
            shown = show_instant(ended, self.session.now(), self.session.zone)
            self.complain(f"It was held {shown}. F2 calls it off anyway.")

    def keep(self) -> int | None:
        read, new, at = self._read, self.sound_time, self.at
        text = self.with_refused(self.text("text"), "when", "at")
        if not read.cancelled:
            self.do(lambda book: event_log.call_off(book, read, at, text, new))
        elif new is not None:
            self.do(lambda book: event_log.agree_new_day(book, read, at, new))
        return read.id

    def go_on(self, record: int | None) -> None:
        super().go_on(record)
        self.read_again()
        self.saved = "It is called off."


class NewDayForm(MovingForm):
    """A form for the new day of an interview that was called off."""

    def __init__(self, read: Interview, where: str) -> None:
        super().__init__(f"Agree on a new date - {where}", read)

    SPARED = frozenset()

    def fields(self) -> Iterable[FieldLike]:
        yield self.time_field("New day", "fri 2-3pm, 3 dec 14:00 CET")

    def _check_when(self, text: str) -> str:
        if not text.strip():
            raise ValueError("Type a day and a time, such as fri 14:30.")
        return super()._check_when(text)

    def keep(self) -> int | None:
        read, new, now = self._read, self.new_time(), self.session.now()
        assert new is not None
        self.do(lambda book: event_log.agree_new_day(book, read, now, new))
        return read.id
