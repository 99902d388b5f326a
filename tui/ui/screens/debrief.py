"""The one form after an interview: when will they decide, who was there, what each talked about and is to read in a note."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import partial

from textual import on

from tui.domain import debriefing
from tui.domain.labels import interview_words, name_of
from tui.domain.models import Contact, Interview, ParsedName
from tui.drafting import language_of, openings
from tui.drafting.sentence import check_sentence
from tui.languages.reading.people_names import listed_people, read_person
from tui.ui.screens.form_base import AGAIN, GONE, FieldLike, Form, fill
from tui.ui.widgets.fields import Choice, Field

ASKED = (("no", "not asked"), ("yes", "they named a date"), ("not_told", "asked, not told"))


def why_not(text: str, code: str) -> str:
    """Return what keeps a sentence out of a note in a language, and how to change that; empty if nothing does."""
    found = next((finding for finding in check_sentence(text, code) if finding.always), None)
    return f"{found.sentence} {found.mend}" if found else ""


class DebriefScreen(Form):
    """What was said, while it is fresh. A date typed says that they named one; names typed get a line each."""

    def __init__(self, read: Interview) -> None:
        super().__init__()
        self._read = read
        self._talks: dict[int, int | ParsedName] = {}

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
                yield from self._talk(person.contact, person.talked_about, person.say)
        yield Field("others", "Also there", check=self.check_people, complete=self.people, many=True,
                    hint="names, separated by commas; then enter")  # fmt: skip
        yield Field(
            "fit", "Your fit", values["fit"], anew=False, hint="why you and this job fit, as it is to stand in the note"
        )
        yield Field("unsaid", "Left unsaid", values["unsaid"], anew=False, hint="what you wish you had said, as a sentence")
        yield Field(
            "contribution",
            "Contribution",
            values["contribution"],
            anew=False,
            hint="what you would contribute first, as a sentence",
        )

    def _talk(self, who: int | ParsedName, text: str = "", say: str = "") -> Iterable[Field]:
        """Yield the lines of somebody who was there, a contact or a name typed just now: private notes, then a sentence."""
        number = len(self._talks)
        self._talks[number] = who
        code = self._language(who)
        yield Field(f"talk{number}", self._called(who), text, anew=False, hint="what you talked about; only for you")
        yield Field(f"say{number}", "In the note", say, anew=False, check=partial(self._check_say, code),
                    hint=f"{openings(code, 'say')[0].text.strip()} ...")  # fmt: skip

    def _language(self, who: int | ParsedName) -> str:
        contact = who if isinstance(who, int) else None
        return language_of(self.session.book, self.session.settings.profile, contact)

    @staticmethod
    def _check_say(code: str, text: str) -> str:
        """Return whether a sentence fits the note; one that does not is saved all the same."""
        if not text.strip():
            return ""
        return "stays out" if why_not(text, code) else "fits"

    @on(Field.Left)
    def _tell_why_not(self, event: Field.Left) -> None:
        """Say what keeps a sentence out of the note, once its field is left."""
        name = event.field.name or ""
        if name.startswith("say"):
            code = self._language(self._talks[int(name.removeprefix("say"))])
            why = why_not(event.field.value, code)
            self.complain(f"Kept, but not used in the note: {why}" if why else "")

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
            field
            for who in map(read_person, listed_people(others.value))
            if self._called(who).casefold() not in known
            for field in self._talk(who)
        ]
        others.value = ""
        if fields:
            await self.query_one(".fields").mount_all(fields, before=others)
            fields[0].take_focus()

    def keep(self) -> int | None:
        decision, words = self.promise(self.text("decision_by"))
        asked = self.text("timeline_asked")
        said = debriefing.DebriefInput(
            decision_by=decision,
            decision_words=words,
            timeline_asked="yes" if decision else ("not_told" if asked == "yes" else asked),
            talked_about={
                **{who: self.text(f"talk{number}") for number, who in self._talks.items()},
                **dict.fromkeys(map(read_person, listed_people(self.text("others"))), ""),
            },
            say={who: self.text(f"say{number}") for number, who in self._talks.items()},
            fit=self.text("fit"),
            unsaid=self.text("unsaid"),
            contribution=self.text("contribution"),
        )
        read, now = self._read, self.session.now()
        self.do(lambda book: debriefing.debrief(book, read, said, now))
        return read.id

    def read_again(self) -> str:
        found = self.session.book.get(Interview, self._read.id)
        if found is None:
            return GONE
        self._read = found
        people = {person.contact: person for person in found.interviewers}
        said: dict[str, str] = {}
        for number, who in self._talks.items():
            if isinstance(who, int) and who in people:
                said |= {f"talk{number}": people[who].talked_about, f"say{number}": people[who].say}
        fill(self, {**self._values(), **said})
        return AGAIN
