"""The plan of an import: what each invitation does to the book, in edits and in sentences, and what it leaves open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from tui.domain.book import Book
from tui.domain.changes import Change, ChangeBuilder
from tui.domain.labels import interview_words
from tui.domain.models import Contact, Event, Interview, Interviewer, Invited, Position
from tui.domain.process import end, has_ended
from tui.domain.sanitize import one_line
from tui.exchange.answers import Answers
from tui.exchange.contact_matching import Roster
from tui.exchange.due_versions import DueVersions
from tui.exchange.invitation import Invitation
from tui.exchange.known_interviews import KnownInterviews
from tui.exchange.people import Person, company_of
from tui.exchange.position_choice import PositionChoice
from tui.exchange.questions import NO, YES, Question, ask_interviewers, read_interviewers
from tui.exchange.title_guess import guess
from tui.exchange.versions import Order, merged, order, said_by, taken_away, was_invited
from tui.exchange.wording import differences, label, short, when

LONG_AGO = timedelta(days=28)
"""How long ago a new meeting may have been held for it to be imported without a question."""

UNCHANGED: dict[Order, str] = {
    "newer": "nothing in it has changed",
    "older": "the book has a newer version",
    "same": "it is already in the book",
    "unknown": "it is already in the book",
}
"""Why a version that says what the last one said is skipped."""

FEW = 5
"""Events of a whole day in an import up to which their time is asked for."""


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
        self.asks_who = "interviewer" in flags
        self.answers = Answers(flags, answers, zone)
        self.builder = ChangeBuilder(book)
        self.sentences: list[str] = []
        self.done: list[str] = []
        self.roster = Roster(book, self.builder, now)
        self.known = KnownInterviews(book, now)
        self.everybody = [person for other in invitations for person in other.people]
        self.positions = PositionChoice(book, self.roster, self.answers, zone)
        self.made: dict[tuple[str, str], int] = {}
        self.joined: set[int] = set()

    def plan(self) -> Plan:
        """Return what would happen now, with guesses for open questions; raises ExchangeError for a wrong answer."""
        timed = list(self.invitations)
        if sum(invitation.day is not None for invitation in timed) <= FEW:  # a whole calendar has birthdays and holidays
            timed = [self.answers.timed(invitation, self.now) for invitation in timed]
        due = DueVersions(timed, self.known, self.now, self._start)
        for invitation, why_not in due.each():
            if why_not:
                self._skip(invitation, why_not)
                continue
            if invitation.cancelled:
                self._cancel(invitation)
                continue
            start, timezone = self._start(invitation)
            if known := self.known.of(invitation, due.moments.get(invitation.uid)):
                self._update(invitation, known, start, timezone)
            elif self._is_wanted(invitation, start):
                self._import_new(invitation, start, timezone)
        sentence = self.done[0] if len(self.done) == 1 else f"{len(self.done)} invitations imported"
        said = tuple(map(one_line, [*self.sentences, *self.answers.assumed]))
        return Plan(self.builder.done(sentence), said, self.answers.questions)

    def _start(self, invitation: Invitation) -> tuple[datetime, str]:
        return self.answers.start(invitation, self.known.of(invitation))

    # -- the ways of an invitation --------------------------------------------------------------------------------------

    def _skip(self, invitation: Invitation, why: str) -> None:
        self.sentences.append(f"Skipped: {label(invitation)}: {why}.")

    def _cancel(self, invitation: Invitation) -> None:
        known = self.known.all_of(invitation)
        if not known:
            return self._skip(invitation, "it cancels an event that is not in the book")
        for interview in known:
            if interview.cancelled:
                self._note_version(invitation, interview)
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
            self._note_version(invitation, interview)
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
            self.done.append(f"New version of {what} noted")
            return self._skip(invitation, "the book already says what it changes")
        how = "Matched to the interview at the same time" if adopt else "Changed"
        parts = "".join(f"; {part}" for part in [*told, *people_told])
        self.sentences.append(f"{how}: {what}, {when(wanted.starts_at, wanted.timezone, self.now, self.zone)}{parts}.")
        self.done.append(f"Change of {what} imported")
        return None

    def _note_version(self, invitation: Invitation, interview: Interview) -> None:
        """Remember a newer version that changes nothing, so that one between it and the last is known to be older."""
        if order(invitation, interview) == "newer":
            self.builder.edit(interview, _stamped(interview, invitation))
            self.done.append(f"New version of {short(interview_words(self.book, interview))} noted")

    def _takes_older(self, invitation: Invitation, interview: Interview) -> bool:
        what = short(interview_words(self.book, interview))
        prompt = f"It is older than what the book has of {what}, and differs. Use it anyway?"
        return self.answers.yes(invitation, "older", prompt, NO)

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
            goes = self.answers.yes(
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
        if self.answers.yes_for_all("old", f"What was held more than {LONG_AGO.days} days ago", "Import that, too?", NO):
            return True
        self._skip(invitation, f"it was on {shown}, more than {LONG_AGO.days} days ago")
        return False

    def _import_new(self, invitation: Invitation, start: datetime, timezone: str) -> None:
        if found := self._same_meeting(invitation, start):
            self.joined.add(found.id)
            return self._update(invitation, found, start, timezone, adopt=True)
        known, company, title = self.positions.choose(invitation, start)
        round_ = self.answers.ask(invitation, "round", "Which round is it?", guess(invitation.summary).round, required=False)
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
        company = self.positions.company(invitation)
        people = {self.roster.id_of(person, company) for person in invitation.people}

        def knows(interview: Interview) -> bool:
            return any(person.contact in people for person in interview.interviewers)

        found, met = self.known.same_meeting(start, company, knows)
        if found is None or found.id in self.joined:
            return None
        if not met and found.calendar_uid:
            prompt = f"Is it {short(interview_words(self.book, found))} at that time, which is in the book?"
            return found if self.answers.yes(invitation, "same", prompt, YES) else None
        return found

    # -- people ---------------------------------------------------------------------------------------------------------

    def _interviewers(
        self, invitation: Invitation, people: Sequence[Person], company: str, *, required: bool
    ) -> tuple[list[int], list[str]]:
        """Return the contacts of those who will be in the room, added if they are new, and their names in words."""
        if not people and not self.asks_who:
            return [], []
        answer = self.answers.put(ask_interviewers(invitation, label(invitation), people, required=required))
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
