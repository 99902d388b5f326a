"""The form for an interview, its position and its people.

A refused time, length or zone does not block saving the rest. A new interview needs a time: until it has one the form stays
open, and its text is kept in a file when the program ends.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

import msgspec
from textual import on

from tui.domain import operations
from tui.domain.bringing_back import RecordKey
from tui.domain.dates import DateError, show_instant
from tui.domain.labels import minutes_words, name_of
from tui.domain.models import INTERVIEW_FORMATS, Contact, Interview, Position
from tui.domain.parsed_name import ParsedName
from tui.domain.zones import zone_or, zone_or_error
from tui.languages.reading.dates import parse_minutes
from tui.languages.reading.readings import Reading
from tui.text.details import FORMAT_WORDS
from tui.ui.kept_forms import KeptForm, KeptFormFile
from tui.ui.screens.dialogs import Choose
from tui.ui.screens.form_base import FieldLike, Form, fill_untouched, required
from tui.ui.screens.form_checks import FormQuestion, matching
from tui.ui.widgets.choice import Choice
from tui.ui.widgets.fields import Field


class InterviewForm(Form):
    """A form for an interview, its position and its people, known or new. Dismisses with the interview's id."""

    SPARED = frozenset({"when", "minutes", "timezone"})
    is_kept_open: ClassVar[bool] = True
    """Whether what is typed of a new interview is kept in a file until it has a time."""

    def __init__(self, read: Interview | None = None, position: Position | None = None) -> None:
        """Take the interview to be edited with its position; neither for a new one."""
        super().__init__()
        self._read = read
        self._position = position
        self.first = "when" if read is not None else ""
        self._left_open: dict[str, str] = {}
        """The text that is kept in a file, as the form cannot be saved yet."""

    def on_mount(self) -> None:
        if self.is_kept_open and self._read is None and (kept := self._file.read()):
            self._left_open = kept.fields
            for field in self.inputs:
                field.value = kept.fields.get(field.name or "", field.value)
            self.complain("You left this open: it has no time yet.")

    @property
    def title_words(self) -> str:
        """Return the form's title."""
        return "Edit the interview" if self._read else "Add an interview"

    def _values(self) -> dict[str, str]:
        session, read = self.session, self._read
        company = self._position.company if self._position else ""
        title = self._position.title if self._position else ""
        if read is None:
            return {"company": "", "title": "", "timezone": session.zone.key, "minutes": "60"}
        names = ", ".join(
            name_of(session.book, p.contact).replace(",", " ")
            for p in read.interviewers
            if session.book.get(Contact, p.contact)
        )
        return self.values_of(read, company, title, names)

    def values_of(self, read: Interview, company: str, title: str, people: str) -> dict[str, str]:
        """Return the texts of the fields for an interview."""
        session = self.session
        return {
            "company": company,
            "title": title,
            "round": read.round,
            "when": f"{read.starts_at.astimezone(zone_or(read.timezone, session.zone)):%Y-%m-%d %H:%M}",
            "minutes": str(read.minutes),
            "timezone": read.timezone or session.zone.key,
            "format": read.format,
            "place": read.place,
            "link": read.link,
            "people": people,
            "notes": read.notes,
        }

    def fields(self) -> Iterable[FieldLike]:
        values = self._values()
        get = values.get
        yield Field("company", "Company", get("company", ""), check=required("A company"), complete=self.companies)
        yield Field("title", "Position", get("title", ""), check=self._check_title, complete=self._titles)
        yield Field("round", "Round", get("round", ""), hint="phone screen, final round", complete=self._rounds)
        yield Field(
            "when",
            "When",
            get("when", ""),
            check=self._check_when,
            complete=self.choices("when"),
            hint="fri 2-3pm, 3 dec 14:00 CET",
        )
        yield Field("minutes", "Length", get("minutes", ""), check=lambda text: minutes_words(parse_minutes(text)))
        yield self.zone_field("Zone", get("timezone", ""))
        yield Choice(
            "format", "Format", [("", "not specified"), *((f, FORMAT_WORDS[f]) for f in INTERVIEW_FORMATS)], get("format", "")
        )
        yield Field(
            "people",
            "Interviewers",
            get("people", ""),
            check=self._check_people,
            complete=self.people,
            many=True,
            hint="Ana Ruiz <ana@vega.example>, Tom (VP)",
        )
        yield Field("place", "Place", get("place", ""), complete=self._places)
        yield Field("link", "Link", get("link", ""))
        yield Field("notes", "Notes", get("notes", ""), anew=False)

    @on(Field.Changed)
    def _guess_title(self, event: Field.Changed) -> None:
        """Fill in the position from the company, if only one is known there."""
        if self._read is None and event.field.name == "company" and not self._values()["title"]:
            known = self._titles("") if self.text("company") else []
            self.query_one("#field-title", Field).start_again(known[0] if len(known) == 1 else "")

    def _titles(self, part: str) -> list[str]:
        company = self.text("company").casefold()
        known = [p.title for p in self.session.book.all(Position) if not company or p.company.strip().casefold() == company]
        return matching(part, known)

    def _rounds(self, part: str) -> list[str]:
        return matching(part, [interview.round for interview in self.session.book.all(Interview)])

    def _places(self, part: str) -> list[str]:
        return matching(part, [interview.place for interview in self.session.book.all(Interview)])

    def _check_title(self, text: str) -> str:
        if not text.strip():
            raise ValueError("A position is needed.")
        return "" if operations.find_position(self.session.book, self.text("company"), text) else "new"

    @property
    def known_start(self) -> datetime | None:
        """Return the moment that the text of the time stands for until it is edited."""
        return self._read.starts_at if self._read else None

    def _zone(self) -> ZoneInfo:
        """Return the typed zone; one that is in the book already is taken literally."""
        typed = self.text("timezone")
        return zone_or(typed, self.session.zone) if typed == self._values()["timezone"] else zone_or_error(typed)

    def _when(self) -> Reading:
        """Return the time, in the zone that the text names, else in the typed one; if neither was edited, the book's."""
        start, values = self.known_start, self._values()
        if start and self.text("when") == values.get("when") and self.text("timezone") == values["timezone"]:
            return Reading(day=start.date(), at=start)
        try:
            zone = self._zone()
        except DateError:  # the zone's field says so
            zone = self.session.zone
        return self.reading(self.text("when"), "when", zone)

    def _check_when(self, text: str) -> str:
        if not text.strip():
            raise ValueError("Type a day and a time, such as fri 14:30.")
        session, reading = self.session, self._when()
        assert reading.at is not None
        zone = zone_or(reading.zone, zone_or(self.text("timezone"), session.zone))
        shown = show_instant(reading.at, session.now(), zone)
        return shown if zone.key == session.zone.key else f"{shown}, yours {reading.at.astimezone(session.zone):%H:%M}"

    @on(Field.Changed)
    def _fill_what_the_text_names(self, event: Field.Changed) -> None:
        """Fill the length and the zone from what the text of the time names, unless something else was typed there."""
        if event.field.name != "when":
            return
        try:
            reading = self._when()
        except DateError:
            return
        values = self._values()
        length = str(reading.minutes) if reading.minutes else values["minutes"]
        for name, value in (("minutes", length), ("timezone", reading.zone or values["timezone"])):
            field = self.query_one(f"#field-{name}", Field)
            if field.initial != value:
                field.start_again(value)

    def _check_people(self, text: str) -> str:
        return "" if text == self._values().get("people") else self.check_people(text, self.text("company"))

    @property
    def _file(self) -> KeptFormFile:
        return KeptFormFile(os.environ, self.session.store.path, "interview", "new")

    def _keep_open(self) -> None:
        """Keep what is typed for the next time the form is opened."""
        self._left_open = {field.name or "": field.value for field in self.inputs}
        self._is_kept = self._file.write(KeptForm(fields=self._left_open))

    def questions(self) -> Iterator[FormQuestion]:
        if self.text("people") != self._values().get("people"):
            yield from self.same_person(self.query_one("#field-people", Field), self.text("company"))

    def keep(self) -> int | None:
        read, refused = self._read, {field.name for field in self.refused}
        timeless = bool(refused & {"when", "timezone"})
        if read is None and timeless:
            self._keep_open()
            return None
        typed = self.typed(read, timeless=timeless)
        now = self.session.now()
        change = self.do(lambda book: operations.save_interview(book, typed, now, read))
        return read.id if read else change.added_id("interviews")

    def typed(self, read: Interview | None, *, timeless: bool = False) -> operations.InterviewInput:
        """Return what was typed, over what was read; `people` is None if they were not edited."""
        text, refused = self.text, {field.name for field in self.refused}
        fields: dict[str, Any] = {name: text(name) for name in ("round", "format", "place", "link", "notes")}
        if not timeless:
            known_zone = text("timezone") == self._values()["timezone"]
            fields |= {"starts_at": self._when().at, "timezone": text("timezone") if known_zone else self._zone().key}
        if "minutes" not in refused:
            fields["minutes"] = parse_minutes(text("minutes"))
        people: tuple[ParsedName, ...] | None = None
        if text("people") != self._values().get("people"):
            people, words = self.named(text("people"), text("company"))
            fields["notes"] = "; ".join(filter(None, (fields["notes"], words)))
        interview = msgspec.structs.replace(read, **fields) if read else Interview(**fields)
        return operations.InterviewInput(company=text("company"), title=text("title"), people=people, interview=interview)

    def kept(self, record: int | None) -> None:
        if record is not None:
            self._file.remove()
        super().kept(record)

    def go_on(self, record: int | None) -> None:
        if record is None:
            self.saved = "What you typed is kept." if self._is_kept else "What you typed could not be kept."
            return
        self._read = self.session.book.record(Interview, record)
        self.read_again()
        for field in self.inputs:
            if not field.error():
                field.value = field.initial
        self.saved = "The rest is saved."

    def action_dismiss(self, result: object = None) -> None:  # type: ignore[override]
        """Override: if a new interview has no time yet, ask whether to keep what is typed for the next time."""
        if not self._left_open:
            super().action_dismiss()
            return

        def answered(answer: str | None) -> None:
            if answer == "keep":
                self._keep_open()
            elif answer == "drop":
                self._file.remove()
            if answer:
                self.dismiss(None)

        answers = (("keep", "Keep it, to go on later"), ("drop", "Drop what I typed"), ("", "Go on now"))
        self.app.push_screen(Choose("This interview has no time yet.", answers), answered)

    @property
    def needs(self) -> Iterable[RecordKey]:
        return [("interviews", self._read.id)] if self._read else []

    def read_again(self) -> None:
        if self._read is not None:
            self._read = self.session.book.get(Interview, self._read.id) or self._read
            self._position = self.session.book.get(Position, self._read.position)
        fill_untouched(self, self._values())
