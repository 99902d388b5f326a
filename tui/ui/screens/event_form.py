"""The forms for something that happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from tui.domain import event_log, operations
from tui.domain.bringing_back import RecordKey, needed_by
from tui.domain.dates import DateError, quoted, show_instant
from tui.domain.event_kinds import EVENT_KINDS, AskedField, event_kind
from tui.domain.labels import CHANNEL_WORDS, action_words
from tui.domain.models import CHANNELS
from tui.languages.reading.people_names import read_person
from tui.ui.screens.form_base import FieldLike, Form, required
from tui.ui.screens.form_checks import FormQuestion
from tui.ui.widgets.choice import Choice
from tui.ui.widgets.fields import Field

MONDAY = "mon"
"""The end of a snooze if nothing else is typed."""


class EventForm(Form):
    """A form for something that happened: when, through which channel, and who it was."""

    def __init__(self, title: str, about: Mapping[str, Any]) -> None:
        """`about` are the fields of an event that say which process and whom it is about."""
        super().__init__()
        self._title = title
        self._about = about

    @property
    def title_words(self) -> str:
        """Return the form's title."""
        return self._title

    @property
    def needs(self) -> Iterable[RecordKey]:
        """Return the process and the person that the event is about."""
        return needed_by(self._about)

    def at_field(self) -> Field:
        """Return the field that says when it happened."""
        return Field("at", "Happened", "now", check=self._check_at, complete=self.choices("past"))

    def channel_field(self) -> Choice:
        """Return the field that says how they were in touch."""
        return Choice("channel", "Channel", [("", "not specified"), *((c, CHANNEL_WORDS[c]) for c in CHANNELS)], "")

    def who_fields(self) -> Iterable[Field]:
        """Yield the field that says who it was, unless that is known."""
        if "contact" not in self._about:
            yield Field("who", "Who", only_known=True, check=self._check_who, complete=self.people)

    def spares(self, field: FieldLike) -> bool:
        """Return whether the rest can be saved: a name that nobody has is kept in the text."""
        return field.name == "who" or super().spares(field)

    def has(self, name: str) -> bool:
        """Return whether the form has a field of that name."""
        return any(field.name == name for field in self.inputs)

    def text_or_none(self, name: str) -> str:
        """Return the value of a field, an empty text if there is no such field."""
        return self.text(name) if self.has(name) else ""

    @property
    def at(self) -> datetime:
        """Return when it happened."""
        return self._at(self.text("at")) if self.has("at") else self.session.now()

    @property
    def who(self) -> int | None:
        """Return the id of the person it was; None if the form does not say."""
        typed = self.text_or_none("who")
        found = operations.find_contact(self.session.book, read_person(typed)) if typed else None
        return found.id if found else None

    @property
    def counts_from(self) -> datetime:
        try:
            return self.at
        except DateError:
            return self.session.now()

    def _at(self, text: str) -> datetime:
        """Return when it happened: a day without a time at opening time, or now if that is still to come."""
        now = self.session.now()
        if not text.strip():
            return now
        reading = self.reading_or_none(text, "past")
        if reading is None:
            return now
        return min(reading.instant(self.session.zone, self.session.settings.policy.opening_time), now)

    def _check_at(self, text: str) -> str:
        """Return what the moment is understood as; words that name none do not block saving."""
        shown = show_instant(self._at(text), self.session.now(), self.session.zone)
        refused = text.strip() and self.reading_or_none(text, "past") is None
        why = self.open_question(text, "past") or "Not a time that is past."
        return f"{why} Logged as now, kept as {quoted(text.strip())}" if refused else shown

    def _check_who(self, text: str) -> str:
        if text.strip() and operations.find_contact(self.session.book, read_person(text)) is None:
            raise ValueError(f"Nobody is called {quoted(text.strip())}. Kept in the text.")
        return ""


class LogForm(EventForm):
    """A form for one event, with the fields that its kind asks for. It is logged once for each of several processes."""

    def __init__(self, kind: str, where: str, *each: Mapping[str, Any]) -> None:
        """Take what happened and to whom: `each` are fields of an event, and it is logged once for each of them."""
        self._kind = event_kind(kind)
        named = all("contact" in fields for fields in each)
        super().__init__(f"{self._kind.title or self._kind.id} - {where}", each[0] if named else {})
        self.first = "text" if "kind" in self._kind.asks else ""
        self._no_end = ""
        """What was typed as the end of a snooze and names no date."""
        self._each = each

    @property
    def needs(self) -> Iterable[RecordKey]:
        return [key for about in self._each for key in needed_by(about)]

    def fields(self) -> Iterable[FieldLike]:
        for name in self._kind.asks:
            yield from self._fields(name)

    def _fields(self, name: AskedField) -> Iterable[FieldLike]:
        match name:
            case "decision_by":
                yield self.promise_field()
            case "respond_by":
                yield self.day_field(name, "By", "the day by which they want it")
            case "until":
                yield Field(name, "Until", MONDAY, check=self._check_until, complete=self.choices("until"))
            case "kind":
                ways = [(kind.id, kind.in_touch) for kind in EVENT_KINDS.values() if kind.in_touch]
                yield Choice(name, "What", ways, self._kind.id)
            case "text":
                hint = self._kind.hint
                check = required(f"{hint[:1].upper()}{hint[1:]}") if self._kind.needs_text else None
                yield Field(name, "Text", check=check, hint=hint)
            case "at":
                yield self.at_field()
            case "channel":
                yield self.channel_field()
            case "who":
                yield from self.who_fields()

    def _until(self, text: str) -> datetime:
        opening = self.session.settings.policy.opening_time
        moment = self.reading(text, "until").instant(self.session.zone, opening)
        if moment <= self.session.now():
            raise ValueError("That is over already. Try mon or 2 weeks.")
        return moment

    def _check_until(self, text: str) -> str:
        until, now = self._until(text), self.session.now()
        warnings = [f"! {words}" for words in self._runs_out(now, until)]
        return "; ".join([show_instant(until, now, self.session.zone), *warnings])

    def spares(self, field: FieldLike) -> bool:
        """Override: a wrong end of a snooze does not block saving, as it is asked about."""
        return field.name == "until" or super().spares(field)

    def questions(self) -> Iterator[FormQuestion]:
        for field in self.query("#field-until").results(Field):
            if field.error():
                typed = field.value.strip()
                shown = show_instant(self._until(MONDAY), self.session.now(), self.session.zone)

                def settle(_: str, typed: str = typed, field: Field = field) -> None:
                    self._no_end, field.value = typed, MONDAY

                answers = (("monday", f"Until {shown}, and keep what I typed"), ("", "Change it"))
                why = f"{field.problem()} " if typed else ""
                yield FormQuestion(field, f"{why}Snooze until Monday?", answers, settle)

    def _runs_out(self, now: datetime, until: datetime) -> Iterator[str]:
        """Yield what is due before a snooze ends."""
        processes = {fields.get("position") for fields in self._each} - {None}
        for item in self.session.agenda.at(now):
            for action in item.plan if item.process in processes else ():
                if action.due_at is not None and now < action.due_at <= until:
                    due = show_instant(action.due_at, now, self.session.zone)
                    yield f"{action_words(self.session.book, action)}: due {due}"

    def keep(self) -> int | None:
        text = self.text_or_none
        decision_by, decision_words = self.promise(text("decision_by"))
        typed: dict[str, Any] = {
            "text": self.with_refused(text("text") or self._no_end, "respond_by", "at", "who"),
            "channel": text("channel"),
            "decision_by": decision_by,
            "decision_words": decision_words,
            "respond_by": self.day_or_none(text("respond_by")),
            "until": self._until(text("until")) if text("until") else None,
        }
        if self.who is not None:
            typed["contact"] = self.who
        at, kind = self.at, text("kind") or self._kind.id
        each = [{**fields, **typed} for fields in self._each]
        return self.do(lambda book: event_log.log_all(book, kind, at, each)).added_id("events")


class ReplyForm(EventForm):
    """A form for what they replied: a date they named, what they said, and what they ask for."""

    def __init__(self, where: str, about: Mapping[str, Any], *, offer_waits: bool, first: str = "") -> None:
        super().__init__(f"They replied - {where}", about)
        self._offer_waits = offer_waits
        self.first = first

    def fields(self) -> Iterable[FieldLike]:
        yield self.promise_field()
        yield Field("text", "They said", hint="in your words")
        yield Field("asks", "They ask for", hint="two references, a time for a call")
        yield self.day_field("asks_by", "By", "the day by which they want it")
        if self._offer_waits:
            yield self.day_field("offer_until", "Offer until", "the day until which the offer is open now")
        yield self.at_field()
        yield self.channel_field()
        yield from self.who_fields()

    def keep(self) -> int | None:
        decision_by, decision_words = self.promise(self.text("decision_by"))
        if self.first == "offer_until" and not self.text("offer_until"):
            raise operations.Refused("Offer until: type the day until which the offer is open now.")
        asks_by = self.day_or_none(self.text("asks_by"))
        lone = f"By: {self.text('asks_by')}" if asks_by and not self.text("asks") else ""
        reply = event_log.ReplyInput(
            text=self.with_refused("; ".join(filter(None, (self.text("text"), lone))), "asks_by", "offer_until", "at", "who"),
            decision_by=decision_by,
            decision_words=decision_words,
            asks=self.text("asks"),
            asks_by=asks_by,
            offer_until=self.day_or_none(self.text_or_none("offer_until")),
            channel=self.text("channel"),
            contact=self.who,
        )
        at = self.at
        return self.do(lambda book: event_log.log_reply(book, at, reply, self._about)).added_id("events")


class OfferForm(EventForm):
    """A form for an offer: the day by which they want an answer, its terms, and what was said."""

    def __init__(self, where: str, about: Mapping[str, Any]) -> None:
        super().__init__(f"Offer received - {where}", about)

    def fields(self) -> Iterable[FieldLike]:
        yield self.day_field("respond_by", "Answer by", "the day by which they want your answer")
        yield Field("terms", "Terms", hint="pay, start, place: for you alone")
        yield Field("text", "They said", hint="in your words")
        yield self.at_field()
        yield self.channel_field()
        yield from self.who_fields()

    def keep(self) -> int | None:
        said = "; ".join(filter(None, (self.text("terms"), self.text("text"))))
        typed: dict[str, Any] = {
            "text": self.with_refused(said, "respond_by", "at", "who"),
            "respond_by": self.day_or_none(self.text("respond_by")),
            "channel": self.text("channel"),
        }
        if self.who is not None:
            typed["contact"] = self.who
        at = self.at
        change = self.do(lambda book: event_log.log(book, "offer_received", at, **{**self._about, **typed}))
        return change.added_id("events")
