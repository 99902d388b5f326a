"""The form over something that happened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from tui.domain import operations
from tui.domain.dates import show_instant
from tui.domain.event_kinds import EVENT_KINDS, AskedField, event_kind
from tui.domain.labels import CHANNEL_WORDS
from tui.domain.models import CHANNELS
from tui.languages.reading.dates import parse_when
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
                return Field(name, "Decision by", check=self.check_day, hint="the date they named, if any")
            case "respond_by":
                return Field(name, "Answer by", check=self.check_day, hint="the day they want your answer")
            case "until":
                return Field(name, "Until", "mon", anew=True, check=self._check_until)
            case "kind":
                ways = [(kind.id, kind.in_touch) for kind in EVENT_KINDS.values() if kind.in_touch]
                return Choice(name, "What", ways, self._kind.id)
            case "text":
                hint = self._kind.hint
                check = required(f"{hint[:1].upper()}{hint[1:]}") if self._kind.needs_text else None
                return Field(name, "Text", check=check, hint=hint)
            case "at":
                return Field(name, "When", "now", anew=True, check=self._check_at)
            case "channel":
                return Choice(name, "Channel", [("", "not said"), *((c, CHANNEL_WORDS[c]) for c in CHANNELS)], "")
            case "who":
                return Field(name, "Who", check=self._check_who, complete=self.people)

    def _until(self, text: str) -> datetime:
        opening = self.session.settings.policy.opening_time
        moment = parse_when(text, self.session.now(), self.session.zone, default_time=opening)
        if moment <= self.session.now():
            raise ValueError("that has passed already")
        return moment

    def _check_until(self, text: str) -> str:
        return show_instant(self._until(text), self.session.now(), self.session.zone)

    def _at(self, text: str) -> datetime:
        now = self.session.now()
        if text.strip() in ("", "now"):
            return now
        moment = parse_when(
            text, now, self.session.zone, default_time=self.session.settings.policy.opening_time, prefer="past"
        )
        if moment > now:
            raise ValueError("that lies in the future; log it when it has happened")
        return moment

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
        typed: dict[str, Any] = {
            "text": text("text"),
            "channel": text("channel"),
            "decision_by": self.day_or_none(text("decision_by")),
            "respond_by": self.day_or_none(text("respond_by")),
            "until": self._until(text("until")) if text("until") else None,
        }
        if who is not None:
            typed["contact"] = who.id
        at = self._at(text("at"))
        kind = text("kind") or self._kind.id
        each = [{**fields, **typed} for fields in self._each]
        return added_id(self.do(lambda book: operations.log_all(book, kind, at, each)), "events")
