"""The form over something that happened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from tui.domain import operations
from tui.domain.dates import DateError, show_instant
from tui.domain.event_kinds import EVENT_KINDS, AskedField, event_kind
from tui.domain.labels import CHANNEL_WORDS
from tui.domain.models import CHANNELS
from tui.languages.reading.people_names import read_person
from tui.ui.screens.form_base import FieldLike, Form, added_id, required
from tui.ui.widgets.fields import Choice, Field


class LogForm(Form):
    """One event. The date that matters comes first, so that it is typed and kept with two keys."""

    def __init__(self, kind: str, where: str, *each: dict[str, Any]) -> None:
        """Take what happened and to whom: `each` are fields of an event, and it is logged once for each of them."""
        super().__init__()
        self._kind = event_kind(kind)
        self._where = where
        self.first = "text" if "kind" in self._kind.asks else ""
        self._each = each

    @property
    def title_words(self) -> str:
        """The form's title."""
        return f"{self._kind.title or self._kind.id} - {self._where}"

    def fields(self) -> Iterable[FieldLike]:
        for name in self._kind.asks:
            if name != "who" or all("contact" not in fields for fields in self._each):
                yield self._field(name)

    def _field(self, name: AskedField) -> FieldLike:
        match name:
            case "decision_by":
                hint = "the date they named, if any"
                return Field(name, "Decision by", check=self.check_promise, complete=self.choices("promise"), hint=hint)
            case "respond_by":
                hint = "the day they want your answer"
                return Field(name, "Answer by", check=self.check_day, complete=self.choices("promise"), hint=hint)
            case "until":
                return Field(name, "Until", "mon", anew=True, check=self._check_until, complete=self.choices("until"))
            case "kind":
                ways = [(kind.id, kind.in_touch) for kind in EVENT_KINDS.values() if kind.in_touch]
                return Choice(name, "What", ways, self._kind.id)
            case "text":
                hint = self._kind.hint
                check = required(f"{hint[:1].upper()}{hint[1:]}") if self._kind.needs_text else None
                return Field(name, "Text", check=check, hint=hint)
            case "at":
                return Field(name, "When", "now", anew=True, check=self._check_at, complete=self.choices("past"))
            case "channel":
                return Choice(name, "Channel", [("", "not said"), *((c, CHANNEL_WORDS[c]) for c in CHANNELS)], "")
            case "who":
                return Field(name, "Who", check=self._check_who, complete=self.people)

    @property
    def counts_from(self) -> datetime:
        """The moment that it happened."""
        try:
            return self._at(self.text("at")) if "at" in self._kind.asks else self.session.now()
        except DateError:
            return self.session.now()

    def _until(self, text: str) -> datetime:
        opening = self.session.settings.policy.opening_time
        moment = self.reading(text, "until").instant(self.session.zone, opening)
        if moment <= self.session.now():
            raise ValueError("That is over already. Try mon or 2 weeks.")
        return moment

    def _check_until(self, text: str) -> str:
        return show_instant(self._until(text), self.session.now(), self.session.zone)

    def _at(self, text: str) -> datetime:
        """Return when it happened: a day without a time at opening time, or now if that is still to come."""
        now = self.session.now()
        if not text.strip():
            return now
        reading = self.reading(text, "past")
        return min(reading.instant(self.session.zone, self.session.settings.policy.opening_time), now)

    def _check_at(self, text: str) -> str:
        return show_instant(self._at(text), self.session.now(), self.session.zone)

    def _check_who(self, text: str) -> str:
        if text.strip() and operations.find_contact(self.session.book, read_person(text)) is None:
            raise ValueError(f"nobody is called {text.strip()!r}")
        return ""

    def keep(self) -> int | None:
        names = {field.name for field in self.inputs}

        def text(name: str) -> str:
            return self.text(name) if name in names else ""

        who = operations.find_contact(self.session.book, read_person(text("who"))) if text("who") else None
        decision_by, decision_words = self.promise(text("decision_by"))
        typed: dict[str, Any] = {
            "text": text("text"),
            "channel": text("channel"),
            "decision_by": decision_by,
            "decision_words": decision_words,
            "respond_by": self.day_or_none(text("respond_by")),
            "until": self._until(text("until")) if text("until") else None,
        }
        if who is not None:
            typed["contact"] = who.id
        at = self._at(text("at"))
        kind = text("kind") or self._kind.id
        each = [{**fields, **typed} for fields in self._each]
        return added_id(self.do(lambda book: operations.log_all(book, kind, at, each)), "events")
