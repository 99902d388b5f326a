"""The form after an interview: when they will decide, what is owed, who was there, and what to write to each."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date, datetime
from functools import cached_property
from typing import Any

import msgspec
from textual import on
from textual.timer import Timer

from tui.domain import debriefing
from tui.domain.bringing_back import RecordKey
from tui.domain.labels import interview_words
from tui.domain.models import Contact, Event, Interview, Interviewer
from tui.domain.parsed_name import ParsedName
from tui.domain.sanitize import one_line
from tui.domain.zones import zone_or
from tui.ui.kept_forms import KeptForm, KeptFormFile
from tui.ui.screens.debrief_people import DebriefPeople
from tui.ui.screens.form_base import FieldLike, fill_untouched, split_at_commas
from tui.ui.sentences import sentence_field
from tui.ui.widgets.area_fields import AreaField
from tui.ui.widgets.choice import Choice
from tui.ui.widgets.fields import Field

TIMELINE_ASKED = (("no", "not asked"), ("yes", "they named a date"), ("not_told", "asked, not told"))
FACT_QUESTIONS = (
    ("fit", "Why you fit this job, for one of the notes"),
    ("unsaid", "What you did not get to say"),
    ("contribution", "What you would contribute first"),
)

OUT = "taken out"
"""The name under which the numbers of the people taken out are kept."""


class DebriefScreen(DebriefPeople):
    """A form for what was said. Everything is optional, and kept as it is typed until F2 saves it."""

    SAVE_AFTER = 0.8

    def __init__(self, read: Interview) -> None:
        super().__init__(read)
        self._pause: Timer | None = None

    @property
    def title_words(self) -> str:
        """Return the form's title."""
        return f"Debrief: {interview_words(self.session.book, self._read)}"

    @cached_property
    def _file(self) -> KeptFormFile:
        return KeptFormFile(os.environ, self.session.store.path, "debrief", self._read.uid or str(self._read.id))

    @property
    def counts_from(self) -> datetime:
        """Override: count from the interview, where "in two weeks" was said."""
        return self._read.starts_at

    # -- facts --------------------------------------------------------------------------------------------------------

    def promise(self, text: str) -> tuple[date | None, str]:
        """Return the day by which they decide, and their words; if it was not edited, the book's."""
        untouched = text.strip() == self._values()["decision_by"]
        return (self._read.decision_by, self._read.decision_words) if untouched else super().promise(text)

    def _check_decision(self, text: str) -> str:
        """Return what the named date is understood as; say so if it is before the interview, but keep it."""
        day, _ = self.promise(text)
        return self._with_doubt(super().check_promise(text), day)

    def _check_owed(self, text: str) -> str:
        return self._with_doubt(self.check_day(text), self.day_or_none(text))

    def _with_doubt(self, shown: str, day: date | None) -> str:
        held = self._read.starts_at.astimezone(zone_or(self._read.timezone, self.session.zone)).date()
        return f"! {shown}, before the interview" if day is not None and day < held else shown

    def _values(self) -> dict[str, str]:
        read = self._read
        return {
            "decision_by": read.decision_by.isoformat() if read.decision_by else read.decision_words,
            "timeline_asked": read.timeline_asked or "no",
            **{slot: getattr(read, slot) for slot, _ in FACT_QUESTIONS},
        }

    def fields(self) -> Iterable[FieldLike]:
        values = self._values()
        yield Field(
            "decision_by",
            "Decision by",
            values["decision_by"],
            check=self._check_decision,
            complete=self.choices("promise"),
            hint="the date they named: fri, next week, 3 dec",
        )
        yield Choice("timeline_asked", "Asked?", TIMELINE_ASKED, values["timeline_asked"])
        yield Field("asked", "They asked", anew=False, hint=self._logged("asked") or "what they want: two references")
        yield self._owed_day("asked_by")
        yield Field("promised", "You promised", anew=False, hint=self._logged("promised") or "what you will do or send")
        yield self._owed_day("promised_by")
        people = [p for p in self._read.interviewers if self.session.book.get(Contact, p.contact)]
        for number, person in enumerate(people):
            self._people[number] = person.contact
            if not self.session.book.record(Contact, person.contact).emails:
                yield self._email(number)
        yield Field("others", "Also there", check=self.check_people, complete=self.people, many=True,
                    hint="names, separated by commas; then enter")  # fmt: skip
        for number, person in enumerate(people):
            yield from self._notes(number, person.talked_about, person.say)
        first = people[0].contact if people else None
        for slot, label in FACT_QUESTIONS:
            yield sentence_field(self.session, slot, label, values[slot], slot=slot, contact=first, interview=self._read.id)

    def _owed_day(self, name: str) -> Field:
        return Field(
            name, "- by when", check=self._check_owed, complete=self.choices("promise"), hint="the day, if one was named"
        )

    def _logged(self, kind: str) -> str:
        """Return what is logged already of what they asked or the user promised there."""
        said = [e.text for e in self.session.book.all(Event) if e.kind == kind and e.interview == self._read.id and e.text]
        return f"logged already: {one_line('; '.join(said))}" if said else ""

    # -- kept as it is typed ------------------------------------------------------------------------------------------

    async def on_mount(self) -> None:
        kept = self._file.read()
        if kept is None:
            return
        await self._add_people(", ".join(kept.people))
        for number in map(int, split_at_commas(kept.fields.get(OUT, ""))):
            await self._take_out(number)
        for field in self.inputs:
            if field.name in kept.fields:
                field.value = kept.fields[field.name]
        self.complain("What you typed last time is back. F2 saves it.")

    @on(Field.Changed)
    @on(AreaField.Changed)
    @on(Choice.Changed)
    def typed(self) -> None:
        if self._pause is None:
            self._pause = self.set_timer(self.SAVE_AFTER, self._keep_typed)

    def _keep_typed(self) -> bool:
        """Keep what is typed so far in a file, as it is not in the book yet; return whether it is there."""
        self._pause = None
        fields = {str(field.name): field.value for field in self.inputs if field.value != field.initial}
        people = [who.typed or who.name for who in self._people.values() if isinstance(who, ParsedName)]
        if self._out:
            fields[OUT] = ", ".join(map(str, sorted(self._out)))
        if fields or people:
            return self._file.write(KeptForm(fields, people))
        self._file.remove()
        return False

    def unsaved(self) -> str:
        """Override: keep what was typed in its file; it is back the next time, as long as there is the interview."""
        comes_back = self.is_mounted and self._keep_typed() and self.session.book.get(Interview, self._read.id)
        return "" if comes_back else super().unsaved()

    def dismiss(self, result: object = None) -> Any:
        """Override: remove the file, as what was typed is saved or dropped."""
        if self._pause is not None:
            self._pause.stop()
        self._file.remove()
        return super().dismiss(result)

    # -- saving -------------------------------------------------------------------------------------------------------

    def keep(self) -> int | None:
        decision, words = self.promise(self.text("decision_by"))
        asked = self.text("timeline_asked")
        there = {number: who for number, who in self._people.items() if number not in self._out}
        typed = {number: self.text(f"email{number}") for number in there if self.query(f"#field-email{number}")}
        emails = {number: text for number, text in typed.items() if not self._check_email(text)}
        lost = {number: f"E-mail: {text}" for number, text in typed.items() if number not in emails}
        keys = {
            number: who if isinstance(who, int) else msgspec.structs.replace(who, email=emails.get(number) or who.email)
            for number, who in there.items()
        }
        others, no_names = self.named(self.text("others"))
        said = debriefing.DebriefInput(
            decision_by=decision,
            decision_words=words,
            timeline_asked="yes" if decision else ("not_told" if asked == "yes" else asked),
            asked=debriefing.Owed(self.text("asked"), self.day_or_none(self.text("asked_by"))),
            promised=debriefing.Owed(self.text("promised"), self.day_or_none(self.text("promised_by"))),
            talked_about={
                **{
                    who: "\n".join(filter(None, (self.text(f"talk{number}"), lost.get(number))))
                    for number, who in keys.items()
                },
                **dict.fromkeys(others, ""),
            },
            say={who: self.text(f"say{number}") for number, who in keys.items()},
            emails={who: emails[number] for number, who in there.items() if isinstance(who, int) and number in emails},
            out=frozenset(who for number, who in self._people.items() if isinstance(who, int) and number in self._out),
            notes=f"Also there: {no_names}" if no_names else "",
            **{slot: self.text(slot) for slot, _ in FACT_QUESTIONS},
        )
        read, now = self._read, self.session.now()
        self.do(lambda book: debriefing.debrief(book, read, said, now))
        return read.id

    @property
    def needs(self) -> Iterable[RecordKey]:
        """Override: also the people of whom something was typed."""
        people = {number: who for number, who in self._people.items() if isinstance(who, int) and number not in self._out}
        typed = [who for number, who in people.items() if any(f.value != f.initial for f in self._fields_of(number))]
        return [("interviews", self._read.id), *(("contacts", who) for who in typed)]

    def read_again(self) -> None:
        found = self._read = self.session.book.get(Interview, self._read.id) or self._read
        people = {person.contact: person for person in found.interviewers}
        said: dict[str, str] = {}
        for number, who in self._people.items():
            if isinstance(who, int) and number not in self._out:
                person = people.get(who, Interviewer(contact=who))
                said |= {f"talk{number}": person.talked_about, f"say{number}": person.say}
        fill_untouched(self, {**self._values(), **said})
