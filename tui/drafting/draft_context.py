"""Collect what is known for a note: every field that a template may name, filled from the book or open with its question.

What the user noted for themselves (`talked_about` and every `notes`) is not read here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from tui.domain.book import Book
from tui.domain.instants import end
from tui.domain.models import Contact, Event, Interview, Position
from tui.domain.notes import without_address
from tui.domain.sanitize import clean, short
from tui.domain.settings import Policy, Profile
from tui.domain.zones import zone_or
from tui.drafting.conditions import conditions_met, other_interviewers
from tui.drafting.facts import FACTS, facts_for, said_to
from tui.drafting.note_about import NoteAbout
from tui.drafting.recruiters import is_agent
from tui.drafting.sentence import fits, speaks_of, tidied, typographic
from tui.drafting.template_fields import Placeholder, Value
from tui.drafting.titles import is_for_anyone, spoken_title, words_of_title
from tui.drafting.wording_choice import WordingChoice
from tui.languages import default_language
from tui.languages import language as find_language
from tui.languages.reading.name_parts import Name, name_to_greet, read_name

NOT_IN_BOOK = ("benefit", "news", "reason", "answer", "free")
"""What the book does not hold: the user says it in the note."""


class DraftContext(NoteAbout):
    """The fields of one note. `values` holds what can be said, placeholders included; what is not there is not known."""

    def __init__(
        self,
        book: Book,
        profile: Profile,
        *,
        contact: int | None,
        interview: int | None,
        position: int | None,
        channel: str,
        now: datetime,
        zone: ZoneInfo,
        language: str,
        policy: Policy,
        options: Mapping[str, bool],
        typed: Mapping[str, str],
    ) -> None:
        """`typed` replaces what the book holds for `say` and the three facts of an interview."""
        super().__init__(book, contact=contact, interview=interview, position=position, now=now)
        self.profile = profile
        self.code = language
        self.words = (find_language(language) or default_language()).grammar
        self.channel = channel
        self.today = now.astimezone(zone).date()
        self.zone = zone
        if self.interview is None:
            self.interview = self._last_meeting()
        self.choice = WordingChoice(book, self.process, contact, self.interview)
        self.values: dict[str, Value] = {}
        self.american = self._american()
        self.swiss = self._swiss()
        self._place()
        self._people()
        self._dates()
        self._sentences(options, typed)
        self._user()
        self._conditions(policy)

    def has(self, name: str) -> bool:
        """Return whether a field is known and not a placeholder."""
        value = self.values.get(name)
        return value is not None and value.placeholder is None

    # -- filling ------------------------------------------------------------------------------------------------------

    def _say(self, name: str, text: str, *, ask: bool = False) -> None:
        if text:
            self.values[name] = Value(text)
        elif ask:
            placeholder = Placeholder(name, self.words.question(name, self.name))
            self.values[name] = Value(placeholder.marker, placeholder)

    def _people(self) -> None:
        words, letter = self.words, self.channel == "letter"
        placeholder = Placeholder("reader", words.question("greeting" if self.reader else "reader", None))
        stand_in = Name(placeholder.marker, called=placeholder.marker)
        name = self.name or stand_in
        for field, text in (
            ("salutation", words.salutation(name, letter=letter)),
            ("reader", words.reader(name)),
            ("full_name", words.full(name)),
        ):
            self.values[field] = Value(text, None if self.name else placeholder)
        if words.is_formal(self.values["salutation"].text):
            self.values["formal"] = Value("")
        people = self._without_address()
        self._say("people", words.listed(people), ask=True)
        if len(people) > 1:
            self.values["several"] = Value("")
        if self.reader is None:
            return
        role = short(self.reader.role)
        self._say("role", role if role not in name.titles else "")
        self._say("their_company", self._their_company())
        lines = [clean(line) for line in self.reader.address.splitlines()]
        said = {
            name.full,
            name.titled,
            clean(self.reader.role),
            self._their_company(),
        }
        self._say("address", "\n".join(line for line in lines if line and line not in said))
        self._say("met", self._met(), ask=True)
        through = self.book.get(Contact, self.reader.via)
        if through is not None and through.id != self.reader.id:
            relay, asked = name_to_greet(through), Placeholder("via", words.question("greeting", None))
            named = relay or Name(asked.marker, called=asked.marker)
            self.values["relayed"] = Value("")
            self.values["via"] = Value(words.reader(named), None if relay else asked)
            self.values["via_salutation"] = Value(words.salutation(named, letter=letter), None if relay else asked)

    def _their_company(self) -> str:
        """Return the company that the reader works for: the book's or, for an interviewer, the position's."""
        if self.reader is None or clean(self.reader.company):
            return typographic(short(self.reader.company)) if self.reader else ""
        inside = any(p.contact == self.reader.id for m in self.meetings for p in m.interviewers)
        return typographic(short(self.position.company)) if self.position and inside else ""

    def _place(self) -> None:
        title = self._spoken(self.position) if self.position else ""
        company = typographic(short(self.position.company)) if self.position else ""
        if not company and self.reader is not None and self.position is None:
            company = typographic(short(self.reader.company))
        placeholder = None
        if not title:
            placeholder = Placeholder("position", self.words.question("position", self.name))
        shown = placeholder.marker if placeholder else title
        self.values["position"] = Value(shown, placeholder)
        for_anyone = self.position is not None and is_for_anyone(self.position.title)
        self.values["post"] = Value(self.words.job(shown, "", for_anyone=for_anyone), placeholder)
        outside = is_agent(self.book, self.position, self.reader)
        self.values["job"] = Value(self.words.job(shown, company, outside=outside, for_anyone=for_anyone), placeholder)
        self._say("company", company)
        self._say("them", self.words.them(company, outside=outside))
        self._say("with_them", self.words.with_them(company, outside=outside))

    def _spoken(self, position: Position) -> str:
        """Return a position's title as one says it; in full if the company has another of that name."""
        spoken = typographic(spoken_title(position.title))
        others = (one for one in self.book.all(Position) if one.company == position.company and one.title != position.title)
        alike = any(typographic(spoken_title(one.title)) == spoken for one in others)
        return typographic(words_of_title(position.title)) if alike else spoken

    def _dates(self) -> None:
        words, today, american = self.words, self.today, self.american
        self._say("today", words.head_date(today, american=american))
        if self.interview is not None:
            held, exact = end(self.interview) <= self.now, self.channel in ("letter", "card")  # read days later
            self._say("day", words.when(self._local(self.interview), today, held=held, exact=exact, american=american))
            self._say("month", words.month(self._local(self.interview), today))
            self._say("trial", words.trial(self.interview.round))
            people = [person.contact for person in self.interview.interviewers]
            if self.reader is None or not people or self.reader.id in people:
                self.values["when"] = self.values["day"]
        promised = self._promised()
        over = promised is not None and promised < today
        self._say("promised", words.show_day(promised, today, american=american) if promised and over else "")
        vague = words.vague_day(self._promised_words()) if promised is None else ""
        self._say("promised_words", vague)
        self._say("deciding", words.by_day(promised, today, american=american) if promised and not over else vague)
        offer = next((e for e in reversed(self.events) if e.kind == "offer_received" and e.respond_by), None)
        for name, event in (("respond_by", offer), ("offer_by", self._offer_elsewhere())):
            day = event.respond_by if event else None
            self._say(name, words.show_day(day, today, american=american) if day else "", ask=True)
        for name in ("until", "start"):
            self._say(name, "", ask=True)

    def _sentences(self, options: Mapping[str, bool], typed: Mapping[str, str]) -> None:
        """Return the user's sentences, if they may stand in this note, or else a question for each."""
        reader = self.reader.id if self.reader else None
        said = typed.get("say", said_to(self.book, reader, self.interview, self.process))
        self._say("say", tidied(said) if fits(said, self.code, self.name) else "", ask=True)
        self.values["talked_about"] = self.values["say"]
        if self.has("say") and speaks_of(said, self.code, "thanks") and not speaks_of(said, self.code, "thanks_more"):
            self.values["thanks_said"] = Value("")
        theirs = facts_for(self.book, self.profile, reader, self.interview, self.process)
        for name in FACTS:
            text = typed.get(name, getattr(self.interview, name) if self.interview else "")
            whose = theirs.get(name, "spare")
            if whose == "second":
                whose = "mine" if self.channel == "letter" else "spare"
            if name == "fit" and not text and "mine" not in theirs.values():
                text = self._strength()
                whose = "mine"
            chosen = name in typed or options.get(name, False)
            self._say(name, tidied(text) if fits(text, self.code, self.name, asked=chosen) else "", ask=True)
            if self.has(name) and not chosen:
                self.values[name] = Value(self.values[name].text, whose=whose)
        for name in NOT_IN_BOOK:
            self._say(name, "", ask=True)

    def _conditions(self, policy: Policy) -> None:
        for name in conditions_met(self, policy):
            self.values[name] = Value("")
        if self.american:
            self.values["american"] = Value("")
        if self.has("interviewed") and not self.has("held"):
            self._say("with_whom", self.words.listed(self._full([person.name for person in other_interviewers(self)])))

    def _user(self) -> None:
        signature = [clean(line) for line in self.profile.signature.splitlines() if clean(line)]
        self._say("me", "\n".join(signature) or short(self.profile.name), ask=True)
        self._say("my_phone", short(self.profile.phone))
        self._say("my_email", short(self.profile.emails[0]) if self.profile.emails else "")

    # -- looking up ---------------------------------------------------------------------------------------------------

    def _strength(self) -> str:
        """Return one of the user's strengths that is a sentence: another for each person, as long as there are enough."""
        strengths = [text for text in self.profile.strengths if fits(text, self.code, self.name, asked=False)]
        return strengths[self.choice.rank] if 0 <= self.choice.rank < len(strengths) else ""

    def _met(self) -> str:
        """Return where the two of you met: what the book says or, if it says nothing, their newest interview."""
        if self.reader is None:
            return ""
        if clean(self.reader.met):
            return self.words.met(clean(self.reader.met))
        meetings = [self.interview] if self.interview else []
        meetings += [m for m in reversed(self.book.interviews_with(self.reader.id)) if not m.cancelled and end(m) <= self.now]
        for meeting in meetings:
            position = self.book.get(Position, meeting.position)
            if position is not None and any(p.contact == self.reader.id for p in meeting.interviewers):
                title, company = self._spoken(position), short(position.company)
                if title or company:
                    job = self.words.job(title, company, for_anyone=is_for_anyone(position.title)) if title else ""
                    month = self.words.month(self._local(meeting), self.today)
                    return self.words.met_at_interview(job, company, month, self.words.trial(meeting.round))
        return ""

    def _last_meeting(self) -> Interview | None:
        held = self.meetings
        if self.process is None and self.reader is not None:
            held = self.book.interviews_with(self.reader.id)
        return next((m for m in reversed(held) if not m.cancelled and end(m) <= self.now), None)

    def _local(self, meeting: Interview) -> date:
        return meeting.starts_at.astimezone(zone_or(meeting.timezone, self.zone)).date()

    def _promised(self) -> date | None:
        named = [(end(m), m.decision_by) for m in ([self.interview] if self.interview else []) if m.decision_by]
        named += [(e.at, e.decision_by) for e in self.events if e.decision_by]
        return max(named, default=(None, None), key=lambda pair: pair[0])[1]

    def _promised_words(self) -> str:
        """Return how they last put the date by which they would decide."""
        named = [(end(m), m.decision_words) for m in ([self.interview] if self.interview else []) if m.decision_words]
        named += [(e.at, e.decision_words) for e in self.events if e.decision_words]
        return max(named, default=(None, ""), key=lambda pair: pair[0] or self.now)[1]

    def _american(self) -> bool:
        """Return whether dates are American: a language tag says so (en-US, en-GB) or, without one, the user's zone."""
        region = self._region()
        return region in ("US", "CA") if region else self.zone.key.startswith(("America/", "US/"))

    def _swiss(self) -> bool:
        """Return whether the note writes ss for ß: a language tag says so (de-CH) or, without one, the user's zone."""
        return (self._region() or ("CH" if self.zone.key == "Europe/Zurich" else "")) == "CH"

    def _region(self) -> str:
        """Return the region in the reader's or the user's language tag."""
        tags = (self.reader.language if self.reader else "", self.profile.language)
        return next((tag.split("-")[1] for tag in (tag.replace("_", "-") for tag in tags) if "-" in tag), "").upper()

    def _without_address(self) -> list[str]:
        """Return the full names of the interview's people whom no note can reach."""
        people = without_address(
            self.book, self.interview.id if self.interview else None, self.reader.id if self.reader else None
        )
        return self._full([person.name for person in people])

    def _full(self, people: list[str]) -> list[str]:
        """Return names in full; without Mr. and Ms. where not everybody has a title."""
        named = [name for name in map(read_name, people) if name]
        bare = any(not name.titles for name in named)
        return [name.full if bare and name.gender and not name.degree else self.words.full(name) for name in named]

    def _offer_elsewhere(self) -> Event | None:
        """Return the offer of another process that waits for an answer, the one due first."""
        offers = {}
        for event in sorted(self.book.all(Event), key=lambda event: event.at):
            if event.at <= self.now and event.kind in ("offer_received", "offer_accepted", "offer_declined"):
                offers[self.book.process_of(event)] = event
        waiting = [event for key, event in offers.items() if key != self.process and event.kind == "offer_received"]
        dated = [event for event in waiting if event.respond_by and event.respond_by >= self.today]
        return min(dated, key=lambda event: event.respond_by or self.today, default=None)
