"""The plan of an import: what each invitation does to the book, in edits and in sentences, and what it leaves open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from tui.domain.book import Book
from tui.domain.changes import Change, ChangeBuilder
from tui.domain.labels import interview_words
from tui.domain.models import Contact, Event, Interview, Interviewer, Invited, Position
from tui.domain.operations import find_position
from tui.domain.process import end, has_ended
from tui.domain.sanitize import one_line
from tui.domain.zones import is_zone
from tui.exchange import ExchangeError
from tui.exchange.contact_matching import Roster
from tui.exchange.invitation import Invitation
from tui.exchange.known_interviews import KnownInterviews
from tui.exchange.limits import MOST_SERIES
from tui.exchange.people import Person, company_of
from tui.exchange.questions import (
    NEW,
    NO,
    YES,
    Question,
    ask_interviewers,
    ask_timezone,
    ask_yes_or_no,
    read_interviewers,
    read_timezone,
    read_yes_or_no,
)
from tui.exchange.title_guess import guess
from tui.exchange.versions import Order, merged, order, said_by, supersedes, taken_away, was_invited
from tui.exchange.wording import differences, label, short, when
from tui.exchange.zones import at_wall

LONG_AGO = timedelta(days=28)
"""How long ago a new meeting may have been held for it to be imported without a question."""


UNCHANGED: dict[Order, str] = {
    "newer": "nothing in it has changed",
    "older": "the book has a newer version",
    "same": "it is already in the book",
    "unknown": "it is already in the book",
}
"""Why a version that says what the last one said is skipped."""


class Plan(msgspec.Struct, frozen=True):
    """What an import would do: the change, what it does in sentences, and the questions for which a guess was taken."""

    change: Change
    sentences: tuple[str, ...]
    questions: tuple[Question, ...]


class Planning:
    """One walk over the invitations, collecting edits, sentences and open questions."""

    def __init__(
        self,
        book: Book,
        invitations: Sequence[Invitation],
        now: datetime,
        zone: ZoneInfo,
        flags: Mapping[str, str],
        answers: Mapping[tuple[str, str], str],
    ) -> None:
        self.book = book
        self.invitations = invitations
        self.now, self.zone = now, zone
        self.flags, self.answers = flags, answers
        self.builder = ChangeBuilder(book)
        self.sentences: list[str] = []
        self.assumed: list[str] = []
        self.questions: list[Question] = []
        self.done: list[str] = []
        self.roster = Roster(book, self.builder, now)
        self.known = KnownInterviews(book, now)
        self.everybody = [person for other in invitations for person in other.people]
        self.made: dict[tuple[str, str], int] = {}
        self.untitled: dict[tuple[str, str], str] = {}
        self.joined: set[int] = set()
        self.last = ("", "")
        self.began: dict[str, datetime] = {}

    def plan(self) -> Plan:
        """Return what would happen now, with guesses for open questions; raises ExchangeError for a wrong answer."""
        for invitation in self._due():
            if invitation.cancelled:
                self._cancel(invitation)
                continue
            start, timezone = self._start(invitation)
            if known := self.known.of(invitation, self.began.get(invitation.uid)):
                self._update(invitation, known, start, timezone)
            elif self._is_wanted(invitation, start):
                self._import_new(invitation, start, timezone)
        sentence = self.done[0] if len(self.done) == 1 else f"{len(self.done)} invitations imported"
        said = tuple(map(one_line, [*self.sentences, *self.assumed]))
        return Plan(self.builder.done(sentence), said, tuple(self.questions))

    # -- which of them count --------------------------------------------------------------------------------------------

    def _due(self) -> Iterator[Invitation]:
        """Yield what is to be taken in: of each event its newest version, of a repeated one its next occurrence."""
        newest: dict[str, Invitation] = {}
        for invitation in self.invitations:
            if not invitation.problem and (invitation.key not in newest or supersedes(invitation, newest[invitation.key])):
                newest[invitation.key] = invitation
        moved: dict[str, list[Invitation]] = {}
        for invitation in newest.values():
            if invitation.occurrence:
                moved.setdefault(invitation.uid, []).append(invitation)
        repeated = [i for i in newest.values() if i.series and not i.cancelled and not i.occurrence][:MOST_SERIES]
        next_of = {invitation.key: self._next_occurrence(invitation, moved) for invitation in repeated}
        chosen = {uid: self._first(next_of[uid], moved.get(uid, ())) for uid in next_of}
        for invitation in self.invitations:
            winner = newest.get(invitation.key)
            if invitation.problem:
                self._skip(invitation, invitation.problem)
            elif winner and winner is not invitation:
                same = (winner.source, winner.sequence, winner.stamp) == (
                    invitation.source,
                    invitation.sequence,
                    invitation.stamp,
                )
                self._skip(
                    invitation,
                    "another event of the file has the same UID" if same else "a newer version is imported with it",
                )
            else:
                yield from self._of_series(invitation, next_of, chosen)

    def _of_series(
        self, invitation: Invitation, next_of: Mapping[str, Invitation | None], chosen: Mapping[str, Invitation | None]
    ) -> Iterator[Invitation]:
        """Yield an invitation, or for a series its next occurrence; what is not next only if it is in the book."""
        if invitation.key in next_of:
            found = next_of[invitation.key]
            if found is None:
                self._skip(invitation, "none of its occurrences is left")
                return
            invitation = found
        is_next = invitation.uid not in chosen or chosen[invitation.uid] is invitation
        if is_next or invitation.cancelled or self.known.of(invitation, self.began.get(invitation.uid)):
            yield invitation
        elif invitation.occurrence and not invitation.series:
            self._skip(invitation, "it repeats, and only its next occurrence is imported")

    def _next_occurrence(self, master: Invitation, moved: Mapping[str, Sequence[Invitation]]) -> Invitation | None:
        """Return the next occurrence of a series that has no version of its own; None if none is left."""
        assert master.series is not None
        first, timezone = self._start(master)
        series = master.series if master.start else msgspec.structs.replace(master.series, zone=timezone)
        self.began[master.uid] = first
        own = {other.occurrence for other in moved.get(master.uid, ()) if other.occurrence}
        start = series.next(first, self.now, own)
        if start is None:
            return None
        return msgspec.structs.replace(master, occurrence=start, start=start, wall=None, timezone=timezone, series=series)

    def _first(self, regular: Invitation | None, moved: Sequence[Invitation]) -> Invitation | None:
        """Return which occurrence comes next: the regular one, or one that has a version of its own."""
        held = [(self._start(other)[0], other) for other in moved if not other.cancelled]
        held += [(regular.start, regular)] if regular and regular.start else []
        held.sort(key=lambda pair: pair[0])
        ahead = [other for start, other in held if start > self.now]
        return next(iter(ahead), held[-1][1] if held else None)

    # -- the ways of an invitation --------------------------------------------------------------------------------------

    def _skip(self, invitation: Invitation, why: str) -> None:
        self.sentences.append(f"Skipped: {label(invitation)}: {why}.")

    def _cancel(self, invitation: Invitation) -> None:
        known = self.known.all_of(invitation)
        if not known:
            return self._skip(invitation, "it cancels an event that is not in the book")
        for interview in known:
            if interview.cancelled:
                self._skip(invitation, "it is already cancelled in the book")
            elif order(invitation, interview) == "older":
                self._skip(invitation, "it cancels an older version than the book has")
            elif end(interview) <= self.now:
                self._skip(invitation, "it cancels an interview that was held; to cancel it anyway, press X in the app")
            else:
                self.builder.edit(interview, _stamped(msgspec.structs.replace(interview, cancelled=True), invitation))
                self.builder.add(Event(kind="called_off", at=self.now, position=interview.position, interview=interview.id))
                what = short(interview_words(self.book, interview))
                self.sentences.append(
                    f"Cancelled: {what}, {when(interview.starts_at, interview.timezone, self.now, self.zone)}."
                )
                self.done.append(f"{what} imported as cancelled")
        return None

    def _update(
        self, invitation: Invitation, interview: Interview, start: datetime, timezone: str, *, adopt: bool = False
    ) -> None:
        said = said_by(invitation, start, timezone)
        version: Order = "unknown" if adopt else order(invitation, interview)
        if not adopt and said == interview.invited and (version != "newer" or not interview.cancelled):
            return self._skip(invitation, UNCHANGED[version])
        if version == "older" and not self._takes_older(invitation, interview):
            return self._skip(invitation, "the book has a newer version")
        wanted = merged(interview, said, invitation)
        told = differences(interview, wanted, self.now, self.zone)
        wanted, people_told = self._people_changed(invitation, interview, wanted)
        what = short(interview_words(self.book, interview))
        if wanted == interview and not adopt and interview.invited is None:
            return self._skip(invitation, "it is already in the book" if version == "same" else "nothing in it has changed")
        self.builder.edit(interview, _stamped(msgspec.structs.replace(wanted, invited=said), invitation))
        if wanted == interview and not adopt and not people_told:
            return self._skip(invitation, "what it changes is as you have it")
        how = "Matched to the interview at the same time" if adopt else "Changed"
        parts = "".join(f"; {part}" for part in [*told, *people_told])
        self.sentences.append(f"{how}: {what}, {when(wanted.starts_at, wanted.timezone, self.now, self.zone)}{parts}.")
        self.done.append(f"Change of {what} imported")
        return None

    def _takes_older(self, invitation: Invitation, interview: Interview) -> bool:
        what = short(interview_words(self.book, interview))
        prompt = f"It is older than what the book has of {what}, and differs. Take it all the same?"
        return self._yes(invitation, "older", prompt, NO)

    def _people_changed(self, invitation: Invitation, interview: Interview, wanted: Interview) -> tuple[Interview, list[str]]:
        """Return the interview with those who were invited since and without those who go, and both in words."""
        position = self.book.get(Position, interview.position)
        company = position.company if position else ""
        here = {person.contact for person in interview.interviewers}
        newcomers = [
            person
            for person in invitation.people
            if not person.organizer
            and self.roster.id_of(person, company) not in here
            and not was_invited(interview, Invited(name=person.name, email=person.email))
        ]
        chosen, names = self._interviewers(invitation, newcomers, company, required=False)
        told = [f"with {name}" for name in names]
        people = [*wanted.interviewers, *(Interviewer(contact=contact) for contact in chosen if contact not in here)]
        said = said_by(invitation, wanted.starts_at, wanted.timezone)
        for person in taken_away(interview, said):
            contact = self.roster.id_of(Person(name=person.name, email=person.email), company)
            mine = next((other for other in people if other.contact == contact), None)
            if mine is None or contact is None:
                continue
            name = short(self.book.record(Contact, contact).name)
            written = mine.talked_about or mine.say or end(interview) <= self.now
            goes = self._yes(
                invitation,
                f"takes out {contact}",
                f"{name} is no longer invited. Take {name} out of the interview?",
                NO if written or not chosen else YES,
            )
            people = [other for other in people if other.contact != contact] if goes else people
            told.append(f"{name} is no longer invited{'' if goes else ', and stays here'}")
        return msgspec.structs.replace(wanted, interviewers=tuple(people)), told

    def _is_wanted(self, invitation: Invitation, start: datetime) -> bool:
        """Return whether a new meeting is to be imported: one held long ago is asked about."""
        if self.now - start <= LONG_AGO:
            return True
        shown = when(start, "", self.now, self.zone)
        if self._yes(invitation, "old", f"It was on {shown}. Import it?", NO):
            return True
        self._skip(invitation, f"it was on {shown}, more than {LONG_AGO.days} days ago")
        return False

    def _import_new(self, invitation: Invitation, start: datetime, timezone: str) -> None:
        if found := self._same_meeting(invitation, start):
            self.joined.add(found.id)
            return self._update(invitation, found, start, timezone, adopt=True)
        known, company, title = self._position(invitation, start)
        round_ = self._ask(invitation, "round", "Which round is it?", guess(invitation.summary).round, required=False)
        if title != one_line(invitation.summary):
            self.last = (company, title)
        contacts, names = self._interviewers(invitation, invitation.people, company, required=True)
        position = known or self.made.get((company.casefold(), title.casefold()))
        if position is None:
            position = self.builder.add(
                Position(
                    title=title, company=company, created_at=self.now, main_contact=self._main_contact(invitation, contacts)
                )
            )
            self.made[company.casefold(), title.casefold()] = position
        interview = Interview(
            position=position,
            round=round_,
            starts_at=start,
            minutes=invitation.minutes or 60,
            timezone=timezone,
            format=invitation.format,
            place=invitation.place,
            link=invitation.link,
            interviewers=tuple(Interviewer(contact=contact) for contact in contacts),
            notes=invitation.description,
            created_at=self.now,
        )
        interview = msgspec.structs.replace(interview, invited=said_by(invitation, start, timezone))
        added = self.builder.add(_stamped(interview, invitation))
        if known and has_ended(self.book, known, self.now):
            self.builder.add(Event(kind="next_round", at=self.now, position=known, interview=added))
        what = short(f"{round_ or 'Interview'} at {company}" if company else round_ or "Interview")
        for_ = f" ({'new position ' if known is None else ''}{short(title)})" if title else ""
        people = f", with {' and '.join(names)}" if names else ", no interviewers named"
        self.sentences.append(f"New: {what}{for_}, {when(start, timezone, self.now, self.zone)}{people}.")
        if invitation.series:
            self.sentences.append(f"{what} repeats in the calendar; only its next occurrence is imported.")
        if invitation.you_declined:
            self.sentences.append(f"{what}: you have declined it.")
        if invitation.minutes is None:
            self.sentences.append(f"{what} has no length in the calendar; one hour is assumed.")
        if not company:
            self.sentences.append(f"{what}: the company is unknown; give --company, or edit the position in the app.")
        self.done.append(f"{what} imported")
        return None

    def _same_meeting(self, invitation: Invitation, start: datetime) -> Interview | None:
        """Return the interview that this meeting is, though it came under another UID or was entered by hand."""
        company = self._company(invitation)
        people = {self.roster.id_of(person, company) for person in invitation.people}

        def knows(interview: Interview) -> bool:
            return any(person.contact in people for person in interview.interviewers)

        found, met = self.known.same_meeting(start, company, knows)
        if found is None or found.id in self.joined:
            return None
        if not met and found.calendar_uid:
            prompt = f"Is it {short(interview_words(self.book, found))} at that time, which is in the book?"
            return found if self._yes(invitation, "same", prompt, YES) else None
        return found

    # -- what an invitation cannot know ---------------------------------------------------------------------------------

    def _ask(self, invitation: Invitation, name: str, prompt: str, guessed: str, *, required: bool = True) -> str:
        return self._put(Question(invitation.key, label(invitation), name, prompt, one_line(guessed), (), required))

    def _yes(self, invitation: Invitation, name: str, prompt: str, guessed: str) -> bool:
        return read_yes_or_no(self._put(ask_yes_or_no(invitation, label(invitation), name, prompt, guessed)))

    def _put(self, question: Question) -> str:
        """Return the answer to a question, or else its guess."""
        given = self.answers.get((question.key, question.name), self.flags.get(question.name))
        if given is None:
            self.questions.append(question)
            return question.guess
        return given.strip()

    def _given(self, invitation: Invitation, name: str) -> str | None:
        return self.answers.get((invitation.key, name), self.flags.get(name))

    def _start(self, invitation: Invitation) -> tuple[datetime, str]:
        """Return the instant and the zone of an invitation; without a zone, the user's if the instant is known."""
        known = self.known.of(invitation, None)
        known_zone = known.timezone if known else ""
        if invitation.start is not None:
            return invitation.start, invitation.timezone or known_zone or self.zone.key
        assert invitation.wall is not None
        timezone = known_zone
        if not is_zone(timezone):
            guessed = invitation.zone_guess if is_zone(invitation.zone_guess) else self.zone.key
            said = invitation.zone_said
            why = f"the time zone {short(said)[:60]!r} is not known" if said else "it names no time zone"
            assumed = f"{label(invitation)}: {why}; {guessed} is assumed."
            if self._given(invitation, "timezone") is None and assumed not in self.assumed:
                self.assumed.append(assumed)
            question = ask_timezone(invitation, label(invitation), guessed)
            timezone = guessed if question in self.questions else self._put(question)
        zone = read_timezone(timezone)
        return at_wall(invitation.wall, zone), zone.key

    def _company(self, invitation: Invitation) -> str:
        said = guess(invitation.summary, [p.name for p in invitation.people], self._companies(invitation))
        return self._given(invitation, "company") or said.company or next(iter(self._companies(invitation)), "")

    def _position(self, invitation: Invitation, start: datetime) -> tuple[int | None, str, str]:
        """Return the position that an invitation is for: its id if it is in the book, its company and title.

        The rounds of one day at one company that name no job are for one position.
        """
        said = guess(invitation.summary, [p.name for p in invitation.people], self._companies(invitation))
        company = self._company(invitation)
        day = (company.casefold(), f"{start.astimezone(self.zone):%Y-%m-%d}")
        title = said.title or (self.last[1] if company and self.last[0] == company else "")
        title = title or (self.untitled.setdefault(day, invitation.summary) if company and said.round else invitation.summary)
        asked_title, asked_position = self._given(invitation, "title"), self._given(invitation, "position")
        candidates = [p for p in self.book.all(Position) if company and p.company.casefold() == company.casefold()]
        if asked_position or (candidates and asked_title is None):
            found = self._existing(invitation, candidates, said.title)
            if found is not None:
                return found.id, found.company, found.title
        company = self._ask(invitation, "company", "Which company is it?", company)
        title = self._ask(invitation, "title", "What is the position called?", title)
        found = find_position(self.book, company, title)
        return (found.id, found.company, found.title) if found else (None, company, title)

    def _existing(self, invitation: Invitation, candidates: list[Position], title: str) -> Position | None:
        """Return the position in the book that the answer, or else the guess, names; None for a new one."""

        def fits(position: Position) -> bool:
            one, other = position.title.casefold(), title.casefold()
            return one in other or other in one

        likely = [position for position in candidates if fits(position)]
        guessed = str(likely[-1].id) if likely else NEW
        choices = (*(f"{p.id}: {one_line(p.title)} at {one_line(p.company)}" for p in candidates), f"{NEW}: another position")
        prompt = "Which position is it for?"
        chosen = self._put(Question(invitation.key, label(invitation), "position", prompt, guessed, choices))
        if chosen.casefold() == NEW:
            return None
        found = self.book.get(Position, int(chosen)) if chosen.isdecimal() and len(chosen) < 10 else None
        if found is None:
            raise ExchangeError(f"There is no position {one_line(chosen)[:40]}; give its number, or {NEW}.")
        return found

    def _companies(self, invitation: Invitation) -> list[str]:
        """Return companies that may be meant, likeliest first: those of the people known, then those of the addresses."""
        people = [p for p in invitation.people if not p.organizer] + [p for p in (invitation.organizer,) if p]
        contacts = [self.roster.known(person, "") for person in people]
        known = [contact.company for contact in contacts if contact and contact.company]
        return list(dict.fromkeys([*known, *filter(None, (company_of(person.email) for person in people))]))

    # -- people ---------------------------------------------------------------------------------------------------------

    def _interviewers(
        self, invitation: Invitation, people: Sequence[Person], company: str, *, required: bool
    ) -> tuple[list[int], list[str]]:
        """Return the contacts of those who will be in the room, added if they are new, and their names in words."""
        if not people and "interviewer" not in self.flags:
            return [], []
        answer = self._put(ask_interviewers(invitation, label(invitation), people, required=required))
        chosen = read_interviewers(answer, people, self.everybody)
        names = [short(person.name) + ("" if self.roster.id_of(person, company) else " (new)") for person in chosen]
        return list(dict.fromkeys(self.roster.contact(person, company) for person in chosen)), names

    def _main_contact(self, invitation: Invitation, interviewers: list[int]) -> int | None:
        """Return the organizer, if that is a person who is not among the interviewers."""
        organizer = next((person for person in invitation.people if person.organizer), None)
        company = company_of(organizer.email) if organizer else ""
        if organizer is None or self.roster.id_of(organizer, company) in interviewers:
            return None
        return self.roster.contact(organizer, company)


def _stamped(interview: Interview, invitation: Invitation) -> Interview:
    """Return the interview, set by this version of this invitation."""
    return msgspec.structs.replace(
        interview,
        calendar_uid=invitation.uid,
        calendar_sequence=max(invitation.sequence, interview.calendar_sequence or 0),
        calendar_stamp=invitation.stamp,
    )
