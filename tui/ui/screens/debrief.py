"""The one form after an interview: when will they decide, who was there, what each of them talked about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from textual import on

from tui.domain import operations
from tui.domain.labels import interview_words, name_of
from tui.domain.models import Contact, Interview, ParsedName
from tui.languages.reading.people_names import listed_people, read_person
from tui.ui.screens.form_base import AGAIN, GONE, FieldLike, Form, fill
from tui.ui.widgets.fields import Choice, Field

ASKED = (("no", "not asked"), ("yes", "they named a date"), ("not_told", "asked, not told"))


class DebriefScreen(Form):
    """What was said, while it is fresh. A date typed says that they named one; names typed get a line each."""

    def __init__(self, read: Interview) -> None:
        super().__init__()
        self._read = read
        self._talks: dict[str, int | ParsedName] = {}

    @property
    def title_words(self) -> str:
        """The form's title."""
        return f"Debrief: {interview_words(self.session.book, self._read)}"

    @property
    def counts_from(self) -> datetime:
        """The interview: "in two weeks" was said there."""
        return self._read.starts_at

    def promise(self, text: str) -> tuple[date | None, str]:
        """Return the day by which they decide, and their words; untouched, it is what the book says."""
        untouched = text.strip() == self._values()["decision_by"]
        return (self._read.decision_by, self._read.decision_words) if untouched else super().promise(text)

    def _values(self) -> dict[str, str]:
        read = self._read
        return {
            "decision_by": read.decision_by.isoformat() if read.decision_by else read.decision_words,
            "timeline_asked": read.timeline_asked or "no",
            "fit": read.fit,
            "unsaid": read.unsaid,
            "contribution": read.contribution,
        }

    def fields(self) -> Iterable[FieldLike]:
        values = self._values()
        yield Field(
            "decision_by",
            "Decision by",
            values["decision_by"],
            check=self.check_promise,
            complete=self.choices("promise"),
            anew=True,
            hint="the date they named: fri, next week, 3 dec",
        )
        yield Choice("timeline_asked", "Asked?", ASKED, values["timeline_asked"])
        for person in self._read.interviewers:
            if self.session.book.get(Contact, person.contact):
                yield self._talk(person.contact, person.talked_about)
        yield Field("others", "Also there", check=self.check_people, complete=self.people, many=True,
                    hint="names, separated by commas; then enter")  # fmt: skip
        yield Field("fit", "Your fit", values["fit"], hint="why you and this job fit, in a sentence or two")
        yield Field("unsaid", "Left unsaid", values["unsaid"], hint="what you wish you had said")
        yield Field("contribution", "Contribution", values["contribution"], hint="what you would contribute first")

    def _talk(self, who: int | ParsedName, text: str = "") -> Field:
        """The line of somebody who was there: a contact, or a name typed just now."""
        name = f"talk{len(self._talks)}"
        self._talks[name] = who
        return Field(name, self._called(who), text, hint="what you talked about, what you liked")

    def _called(self, who: int | ParsedName) -> str:
        return name_of(self.session.book, who) if isinstance(who, int) else who.name

    @on(Field.Done)
    async def _name_more(self, event: Field.Done) -> None:
        """Names typed under "also there" become lines of their own."""
        if event.field.name == "others" and event.field.value.strip() and not event.field.problem():
            event.stop()
            event.prevent_default()
            await self._add_people()

    async def _add_people(self) -> None:
        others = self.query_one("#field-others", Field)
        known = {self._called(who).casefold() for who in self._talks.values()}
        fields = [
            self._talk(who)
            for who in map(read_person, listed_people(others.value))
            if self._called(who).casefold() not in known
        ]
        others.value = ""
        if fields:
            await self.query_one(".fields").mount_all(fields, before=others)
            fields[0].take_focus()

    def keep(self) -> int | None:
        decision, words = self.promise(self.text("decision_by"))
        asked = self.text("timeline_asked")
        said = operations.DebriefInput(
            decision_by=decision,
            decision_words=words,
            timeline_asked="yes" if decision else ("not_told" if asked == "yes" else asked),
            talked_about={
                **{who: self.text(name) for name, who in self._talks.items()},
                **dict.fromkeys(map(read_person, listed_people(self.text("others"))), ""),
            },
            fit=self.text("fit"),
            unsaid=self.text("unsaid"),
            contribution=self.text("contribution"),
        )
        read, now = self._read, self.session.now()
        self.do(lambda book: operations.debrief(book, read, said, now))
        return read.id

    def read_again(self) -> str:
        found = self.session.book.get(Interview, self._read.id)
        if found is None:
            return GONE
        self._read = found
        talked = {person.contact: person.talked_about for person in found.interviewers}
        talks = {name: talked[who] for name, who in self._talks.items() if isinstance(who, int) and who in talked}
        fill(self, {**self._values(), **talks})
        return AGAIN
