"""What is known for a note: every field that a template may name, filled from the book, or open with its question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

import msgspec

from tui.domain.book import Book, process_key
from tui.domain.event_kinds import THANKED
from tui.domain.models import Contact, Interview, Position
from tui.domain.process import end, ending_of
from tui.domain.sanitize import clean, short
from tui.domain.settings import Policy, Profile
from tui.domain.zones import zone_or
from tui.languages import code_of, default_language
from tui.languages import language as find_language
from tui.languages.reading.name_parts import Name, name_to_greet
from tui.languages.weaving import Woven, no_fact


class Slot(msgspec.Struct, frozen=True):
    """An open place of a draft, and the question whose answer goes there."""

    name: str
    question: str

    @property
    def marker(self) -> str:
        """How it shows in the text."""
        return f"[{self.question}]"


class Value(msgspec.Struct, frozen=True):
    """A field's text, or what was typed for it. With a `slot` the text holds an open place."""

    text: str | Woven
    slot: Slot | None = None


def language_of(book: Book, profile: Profile, contact: int | None, language: str | None) -> str:
    """The language a note is in: the one asked for, else the reader's, else the user's."""
    reader = book.get(Contact, contact)
    for spoken in (language, reader.language if reader else "", profile.language):
        if code := code_of(spoken or ""):
            return code
    return default_language().code


class DraftContext:
    """The fields of one note. `values` holds what can be said, open places included; what is not there is not known."""

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
    ) -> None:
        self.book, self.policy = book, policy
        self.words = (find_language(language) or default_language()).grammar
        self.channel = channel
        self.today = now.astimezone(zone).date()
        self.now, self.zone = now, zone
        self.reader = book.get(Contact, contact)
        self.name = name_to_greet(self.reader) if self.reader else None
        self.interview = book.get(Interview, interview)
        if position is None and self.interview is not None:
            position = self.interview.position
        self.position = book.get(Position, position)
        self.process = position if position is not None else (process_key(self.interview) if self.interview else None)
        if self.interview is None:
            self.interview = self._last_meeting()
        self.events = book.events_of(self.process) if self.process is not None else []
        self.values: dict[str, Value] = {}
        self._fill(profile)

    # -- filling ------------------------------------------------------------------------------------------------------

    def _fill(self, profile: Profile) -> None:
        self._place()
        self._people()
        self._dates()
        self._typed("talked_about", self._talked_about())
        meeting = self.interview
        fit = meeting.fit if meeting and not no_fact(meeting.fit) else self._strengths(profile)
        self._typed("fit", fit)
        self._typed("unsaid", meeting.unsaid if meeting else "")
        self._typed("contribution", meeting.contribution if meeting else "")
        for name in ("benefit", "news", "reason"):
            self._typed(name, "")
        signature = [clean(line) for line in profile.signature.splitlines() if clean(line)]
        self._say("me", "\n".join(signature) or short(profile.name), ask=True)
        self._say("my_phone", short(profile.phone))
        self._say("my_email", short(profile.emails[0]) if profile.emails else "")
        for name in self._the_case():
            self.values[name] = Value("")

    def has(self, name: str) -> bool:
        """Whether a field is known, and no open place."""
        value = self.values.get(name)
        return value is not None and value.slot is None

    def _people(self) -> None:
        words, letter = self.words, self.channel == "letter"
        slot = Slot("reader", words.question("greeting" if self.reader else "reader", None))
        stand_in = Name(slot.marker, called=slot.marker)
        name = self.name or stand_in
        for field, text in (
            ("salutation", words.salutation(name, letter=letter)),
            ("reader", words.reader(name)),
            ("full_name", words.full(name)),
        ):
            self.values[field] = Value(text, None if self.name else slot)
        if self.reader is None:
            return
        self._say("role", short(self.reader.role))
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
            relay, asked = name_to_greet(through), Slot("via", words.question("greeting", None))
            named = relay or Name(asked.marker, called=asked.marker)
            self.values["relayed"] = Value("")
            self.values["via"] = Value(words.reader(named), None if relay else asked)
            self.values["via_salutation"] = Value(words.salutation(named, letter=letter), None if relay else asked)

    def _their_company(self) -> str:
        """Whom the reader works for: what the book says or, for who was in an interview, the position's company."""
        if self.reader is None or clean(self.reader.company):
            return short(self.reader.company) if self.reader else ""
        meetings = self.book.interviews_of(self.process) if self.process is not None else []
        inside = any(p.contact == self.reader.id for m in meetings for p in m.interviewers)
        return short(self.position.company) if self.position and inside else ""

    def _place(self) -> None:
        title = words_of_title(self.position.title) if self.position else ""
        company = short(self.position.company) if self.position else ""
        if not company and self.reader is not None and self.position is None:
            company = short(self.reader.company)
        slot = None
        if not title:
            slot = Slot("position", self.words.question("position", self.name))
        shown = slot.marker if slot else title
        self.values["position"] = Value(shown, slot)
        self.values["job"] = Value(self.words.job(shown, company), slot)
        self._say("company", company)
        self._say("them", self.words.them(company))

    def _dates(self) -> None:
        words, today = self.words, self.today
        self._say("today", words.head_date(today))
        if self.interview is not None:
            self._say("when", words.when(self._local(self.interview), today, held=end(self.interview) <= self.now))
        promised = self._promised()
        self._say("promised", words.show_day(promised, today) if promised and promised < today else "")
        offer = next((e for e in reversed(self.events) if e.kind == "offer_received" and e.respond_by), None)
        self._say("respond_by", words.show_day(offer.respond_by, today) if offer and offer.respond_by else "", ask=True)
        for name in ("until", "start"):
            self._say(name, "", ask=True)

    def _say(self, name: str, text: str, *, ask: bool = False) -> None:
        if text:
            self.values[name] = Value(text)
        elif ask:
            slot = Slot(name, self.words.question(name, self.name))
            self.values[name] = Value(slot.marker, slot)

    def _typed(self, name: str, text: str) -> None:
        woven = self.words.woven(text, name, self.name)
        if woven is not None and woven.form != "unclear":
            self.values[name] = Value(woven)
        else:
            asked = self.words.say_to(woven.head, self.name) if woven else self.words.question(name, self.name)
            slot = Slot(name, asked)
            self.values[name] = Value(Woven("", slot.marker), slot)

    # -- looking up ---------------------------------------------------------------------------------------------------

    def _talked_about(self) -> str:
        """What the reader said in this interview or, where they were not in it, in the process's newest with them."""
        if self.reader is None:
            return ""
        reader = self.reader.id
        meetings = self.book.interviews_of(self.process) if self.process is not None else self.book.interviews_with(reader)
        for meeting in [*([self.interview] if self.interview else []), *reversed(meetings)]:
            said = [person.talked_about for person in meeting.interviewers if person.contact == reader]
            if said:
                return "\n".join(dict.fromkeys(text for text in said if text.strip()))
        return ""

    def _met(self) -> str:
        """Where the two of you met: what the book says or, where it says nothing, their newest interview."""
        if self.reader is None:
            return ""
        if clean(self.reader.met):
            return self.words.met(clean(self.reader.met))
        meetings = [self.interview] if self.interview else []
        meetings += [m for m in reversed(self.book.interviews_with(self.reader.id)) if not m.cancelled and end(m) <= self.now]
        for meeting in meetings:
            position = self.book.get(Position, meeting.position)
            if position is not None and any(p.contact == self.reader.id for p in meeting.interviewers):
                title, company = words_of_title(position.title), short(position.company)
                if title or company:
                    return self.words.met_at_interview(self.words.job(title, company) if title else "", company)
        return ""

    def _last_meeting(self) -> Interview | None:
        if self.process is not None:
            held = self.book.interviews_of(self.process)
        elif self.reader is not None:
            held = self.book.interviews_with(self.reader.id)
        else:
            held = []
        return next((m for m in reversed(held) if not m.cancelled and end(m) <= self.now), None)

    def _local(self, meeting: Interview) -> date:
        return meeting.starts_at.astimezone(zone_or(meeting.timezone, self.zone)).date()

    def _promised(self) -> date | None:
        named = [(end(m), m.decision_by) for m in ([self.interview] if self.interview else []) if m.decision_by]
        named += [(e.at, e.decision_by) for e in self.events if e.decision_by and e.at <= self.now]
        return max(named, default=(None, None), key=lambda pair: pair[0])[1]

    def _strengths(self, profile: Profile) -> str:
        """Two of the user's strengths, others for the next person."""
        strengths = [s for s in profile.strengths if clean(s)]
        if not strengths:
            return ""
        turn = self.rank[0]
        picked = dict.fromkeys(strengths[(turn + step) % len(strengths)] for step in range(2))
        return ", ".join(picked) if all(len(s.split()) < 5 for s in picked) else next(iter(picked))

    def _the_case(self) -> Iterator[str]:
        """What holds of the process and the reader now: "held", "late", "thanked", "invited", "over"."""
        happened = [e for e in self.events if e.at <= self.now]
        meetings = self.book.interviews_of(self.process) if self.process is not None else []
        meetings = [m for m in meetings or ([self.interview] if self.interview else []) if not m.cancelled]
        held = [m for m in meetings if end(m) <= self.now]
        reader = self.reader.id if self.reader else None
        mine = [m for m in held if any(p.contact == reader for p in m.interviewers)]
        if mine or any(not m.interviewers for m in held) or (held and reader is None):
            yield "held"
        had = {e.kind for e in happened if e.kind in THANKED and e.contact == reader}
        if mine and "thank_you_sent" in had:
            yield "thanked"
        elif mine and not had and self.now > end(mine[-1]) + timedelta(hours=self.policy.thank_within_hours):
            yield "late"
        heard = next((e for e in reversed(happened) if e.kind in ("next_round", "offer_received")), None)
        if heard is not None and heard.kind == "next_round" and not any(end(m) > heard.at for m in meetings):
            yield "invited"
        if ending_of(happened) is not None:
            yield "over"

    @cached_property
    def rank(self) -> tuple[int, int, int]:
        """Which of the process's people the reader is, how many they are, and how often the two have met before.

        It chooses the wording, so that no two people of one process get the same sentences.
        """
        if self.process is None:
            return 0, 1, 0
        meetings = self.book.interviews_of(self.process)
        people = list(dict.fromkeys(p.contact for m in meetings for p in m.interviewers))
        if self.position is not None and self.position.main_contact is not None and self.position.main_contact not in people:
            people.append(self.position.main_contact)
        reader = self.reader.id if self.reader else 0
        if reader not in people:
            people.append(reader)
        met = [m.id for m in meetings if any(p.contact == reader for p in m.interviewers)]
        before = met.index(self.interview.id) if self.interview and self.interview.id in met else 0
        return people.index(reader), len(people), before


def words_of_title(title: str) -> str:
    """A position's title as one says it, without "(m/f/d)"."""
    bare = re.sub(r"\s*\(\s*[a-zäöü*:]{1,8}(?:\s*[/|,]\s*[a-zäöü*:]{1,8})+\s*\)", "", clean(title), flags=re.IGNORECASE)
    return short(bare or title)
