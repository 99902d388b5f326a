"""The one form after an interview: when will they decide, who was there, what each of them talked about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual import on

from tui.core import acts
from tui.core.records import Contact, Interview
from tui.core.words import interview_words, name_of
from tui.screens.form import FieldLike, Form, listed
from tui.widgets.fields import Choice, Field

ASKED = (("no", "not asked"), ("yes", "they named a date"), ("not_told", "asked, not told"))


class DebriefScreen(Form):
    """What was said, while it is fresh. A date typed says that they named one; names typed get a line each."""

    def __init__(self, read: Interview) -> None:
        super().__init__()
        self._read = read

    @property
    def title_words(self) -> str:
        """The form's title."""
        return f"Debrief: {interview_words(self.desk.book, self._read)}"

    def fields(self) -> Iterable[FieldLike]:
        read = self._read
        yield Field(
            "decision_by",
            "Decision by",
            read.decision_by.isoformat() if read.decision_by else "",
            check=self.check_day,
            anew=True,
            hint="the date they named: fri, +10d, 3 dec",
        )
        yield Choice("timeline_asked", "Asked?", ASKED, read.timeline_asked or "no")
        for person in read.interviewers:
            if self.desk.book.get(Contact, person.contact):
                yield self._talk(name_of(self.desk.book, person.contact), person.talked_about)
        yield Field("others", "Also there", complete=self.people, many=True, hint="names, with commas; then enter")
        yield Field("fit", "Your fit", read.fit, hint="why you and this job fit, in a sentence or two")
        yield Field("unsaid", "Left unsaid", read.unsaid, hint="what you wish you had said")
        yield Field("contribution", "You'd give", read.contribution, hint="what you would contribute first")

    def _talk(self, name: str, text: str = "") -> Field:
        self._names = {**getattr(self, "_names", {}), f"talk{len(getattr(self, '_names', {}))}": name}
        return Field(list(self._names)[-1], name, text, hint="what you talked about, what you liked")

    @on(Field.Done)
    async def _name_more(self, event: Field.Done) -> None:
        """Names typed under "also there" become lines of their own."""
        if event.field.name == "others" and event.field.value.strip():
            event.stop()
            event.prevent_default()
            await self._add_people()

    async def _add_people(self) -> None:
        others = self.query_one("#field-others", Field)
        known = {name.casefold() for name in getattr(self, "_names", {}).values()}
        new = [name for name in listed(others.value) if name.casefold() not in known]
        fields = [self._talk(name) for name in new]
        others.value = ""
        if fields:
            await self.query_one(".fields").mount_all(fields, before=others)
            fields[0].take_focus()

    def _decision(self) -> date | None:
        return self.day_or_none(self.text("decision_by"))

    def keep(self) -> int | None:
        names: dict[str, str] = getattr(self, "_names", {})
        people = [(names[name], self.text(name)) for name in names]
        people += [(name, "") for name in listed(self.text("others"))]
        decision = self._decision()
        said = acts.Debriefing(
            decision_by=decision,
            timeline_asked="yes"
            if decision
            else ("not_told" if self.text("timeline_asked") == "yes" else self.text("timeline_asked")),
            people=tuple(people),
            fit=self.text("fit"),
            unsaid=self.text("unsaid"),
            contribution=self.text("contribution"),
        )
        read, now = self._read, self.desk.now()
        self.do(lambda book: acts.debrief(book, read, said, now))
        return read.id

    def read_again(self) -> None:
        self._read = self.desk.book.get(Interview, self._read.id) or self._read
