"""What invitations change in the book: new interviews, moved ones, called-off ones, and what is skipped and why."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from tui.domain.book import Book
from tui.domain.changes import Change, ChangeBuilder
from tui.domain.labels import interview_words
from tui.domain.models import Event, Interview, Interviewer, Position
from tui.domain.operations import find_position
from tui.domain.process import end, has_ended
from tui.domain.sanitize import one_line
from tui.domain.zones import is_zone
from tui.exchange import ExchangeError
from tui.exchange.contact_matching import Roster
from tui.exchange.invitation import NEVER, Invitation
from tui.exchange.people import Person, company_of
from tui.exchange.questions import NEW, Question, ask_interviewers, ask_timezone, read_interviewers, read_timezone
from tui.exchange.title_guess import guess
from tui.exchange.wording import differences, label, short, when
from tui.exchange.zones import at_wall


class Plan(msgspec.Struct, frozen=True):
    """What an import would do: the change, what it does in sentences, and the questions for which a guess was taken."""

    change: Change
    sentences: tuple[str, ...]
    questions: tuple[Question, ...]


def doubt(invitations: Iterable[Invitation], own_addresses: Collection[str]) -> str:
    """Return a warning if the user cannot be told from the others invited; else an empty text."""
    if own_addresses or not any(invitation.people for invitation in invitations):
        return ""
    return "The config file has no [profile] emails, so you may be among the people yourself."


class Import:
    """Invitations to be imported, with the answers so far.

    `flags` are answers for every invitation, by the question's name. Put the questions of `ask` to the user, for each answer
    may bring up others; then make `change(book)` under the store's lock. Only the newest version of each event counts, and
    one that is in the book already is brought up to date, never copied.
    """

    def __init__(
        self, invitations: Iterable[Invitation], *, now: datetime, zone: ZoneInfo, flags: Mapping[str, str] | None = None
    ) -> None:
        self.invitations = list(invitations)
        self.now = now
        self.zone = zone
        self.flags = dict(flags or {})
        self.answers: dict[tuple[str, str], str] = {}

    def plan(self, book: Book) -> Plan:
        """Return what would happen now, with guesses for open questions; raises ExchangeError for a wrong answer."""
        return _Planning(book, self).plan()

    def answer(self, book: Book, question: Question, text: str) -> None:
        """Take an answer, or the guess if it is empty; raises ExchangeError, and keeps nothing, when it makes no sense."""
        self.answers[question.key, question.name] = text.strip() or question.guess
        try:
            self.plan(book)
        except ExchangeError:
            del self.answers[question.key, question.name]
            raise

    def change(self, book: Book) -> Change:
        """Return the one change that imports it all, a pure function of the book and the answers."""
        return self.plan(book).change


Asking = Generator[tuple[Question, str], str | None, Plan]


def ask(work: Import, book: Book) -> Asking:
    """Yield each open question, and what was wrong with the answer before it; send the answer. Returns the plan at the end.

    A question is asked again after an answer that makes no sense, and an empty answer takes its guess.
    """
    wrong = ""
    while (plan := work.plan(book)).questions:
        text = yield plan.questions[0], wrong
        try:
            work.answer(book, plan.questions[0], text or "")
            wrong = ""
        except ExchangeError as error:
            wrong = one_line(str(error))
    return plan


class _Planning:
    """One walk over the invitations, collecting edits, sentences and open questions."""

    def __init__(self, book: Book, work: Import) -> None:
        self.book = book
        self.work = work
        self.now, self.zone = work.now, work.zone
        self.builder = ChangeBuilder(book)
        self.sentences: list[str] = []
        self.assumed: list[str] = []
        self.questions: list[Question] = []
        self.done: list[str] = []
        self.roster = Roster(book, self.builder, work.now)
        self.everybody = [person for other in work.invitations for person in other.people]
        self.made: dict[tuple[str, str], int] = {}
        self.joined: set[int] = set()
        self.last = ("", "")
        self.by_uid: dict[str, list[Interview]] = {}
        for interview in book.all(Interview):
            if interview.calendar_uid:
                self.by_uid.setdefault(interview.calendar_uid, []).append(interview)

    def plan(self) -> Plan:
        newest: dict[str, Invitation] = {}
        for invitation in self.work.invitations:
            if not invitation.problem and not _is_stale(invitation, newest.get(invitation.key)):
                newest[invitation.key] = invitation
        for invitation in self.work.invitations:
            if invitation.problem:
                self.skip(invitation, invitation.problem)
            elif newest[invitation.key] is not invitation:
                self.skip(invitation, "a newer version is imported with it")
            elif invitation.cancelled:
                self.cancel(invitation)
            elif known := self.by_uid.get(invitation.key):
                self.update_interview(invitation, known[0], adopt=False)
            else:
                self.import_new(invitation)
        sentence = self.done[0] if len(self.done) == 1 else f"{len(self.done)} invitations imported"
        return Plan(
            self.builder.done(sentence), tuple(map(one_line, [*self.sentences, *self.assumed])), tuple(self.questions)
        )

    # -- the four ways of an invitation ---------------------------------------------------------------------------------

    def skip(self, invitation: Invitation, why: str) -> None:
        self.sentences.append(f"Skipped: {label(invitation)}: {why}.")

    def cancel(self, invitation: Invitation) -> None:
        known = list(self.by_uid.get(invitation.key, ()))
        if not invitation.recurrence_id:
            known += [i for uid, found in self.by_uid.items() if uid.startswith(invitation.uid + "#") for i in found]
        if not known:
            return self.skip(invitation, "it cancels an event that is not in the book")
        for interview in known:
            if interview.cancelled:
                self.skip(invitation, "it is already cancelled in the book")
            elif _is_stale(invitation, interview):
                self.skip(invitation, "it cancels an older version than the book has")
            elif end(interview) <= self.now:
                self.skip(invitation, "it cancels an interview that was held; to cancel it anyway, press X in the app")
            else:
                self.builder.edit(interview, _stamped(interview, invitation, cancelled=True))
                self.builder.add(Event(kind="called_off", at=self.now, position=interview.position, interview=interview.id))
                what = short(interview_words(self.book, interview))
                self.sentences.append(
                    f"Cancelled: {what}, {when(interview.starts_at, interview.timezone, self.now, self.zone)}."
                )
                self.done.append(f"{what} imported as cancelled")
        return None

    def update_interview(self, invitation: Invitation, interview: Interview, *, adopt: bool) -> None:
        if not adopt and invitation.version == _version(interview):
            return self.skip(invitation, "it is already in the book")
        if not adopt and _is_stale(invitation, interview):
            return self.skip(invitation, "the book has a newer version")
        start, timezone = self.start(invitation, interview.timezone)
        wanted = msgspec.structs.replace(
            interview,
            starts_at=interview.starts_at if start == interview.starts_at else start,
            minutes=invitation.minutes or interview.minutes,
            timezone=invitation.timezone or interview.timezone or timezone,
            place=invitation.place or interview.place,
            link=invitation.link or interview.link,
            format=interview.format or invitation.format,
            notes=interview.notes or invitation.description,
            cancelled=False,
        )
        said = differences(interview, wanted, self.now, self.zone)
        here = {person.contact for person in interview.interviewers}
        position = self.book.get(Position, interview.position)
        company = position.company if position else ""
        if newcomers := [p for p in invitation.people if not p.organizer and self.roster.id_of(p, company) not in here]:
            chosen, names = self.interviewers(invitation, newcomers, company, required=False)
            added = tuple(Interviewer(contact=contact) for contact in chosen if contact not in here)
            wanted = msgspec.structs.replace(wanted, interviewers=wanted.interviewers + added)
            said += [f"with {name}" for name in names]
        what = short(interview_words(self.book, interview))
        if wanted == interview and not adopt:
            return self.skip(invitation, "nothing in it has changed")
        self.builder.edit(interview, _stamped(wanted, invitation))
        how = "Matched to the interview at the same time" if adopt else "Changed"
        self.sentences.append(
            f"{how}: {what}, {when(start, wanted.timezone, self.now, self.zone)}{''.join(f'; {part}' for part in said)}."
        )
        self.done.append(f"Change of {what} imported")
        return None

    def import_new(self, invitation: Invitation) -> None:
        start, timezone = self.start(invitation, "")
        by_hand = (i for i in self.book.all(Interview) if not i.calendar_uid and not i.cancelled and i.id not in self.joined)
        same_time = [interview for interview in by_hand if interview.starts_at == start]
        if len(same_time) == 1:
            self.joined.add(same_time[0].id)
            return self.update_interview(invitation, same_time[0], adopt=True)
        known, company, title = self.position(invitation)
        round_ = self.ask(invitation, "round", "Which round is it?", guess(invitation.summary).round, required=False)
        if title != one_line(invitation.summary):
            self.last = (company, title)
        contacts, names = self.interviewers(invitation, invitation.people, company, required=True)
        position = known or self.made.get((company.casefold(), title.casefold()))
        if position is None:
            position = self.builder.add(
                Position(
                    title=title, company=company, created_at=self.now, main_contact=self.main_contact(invitation, contacts)
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
        added = self.builder.add(_stamped(interview, invitation))
        if known and has_ended(self.book, known, self.now):
            self.builder.add(Event(kind="next_round", at=self.now, position=known, interview=added))
        what = short(f"{round_ or 'Interview'} at {company}" if company else round_ or "Interview")
        for_ = f" ({'new position ' if known is None else ''}{short(title)})" if title else ""
        people = f", with {' and '.join(names)}" if names else ", no interviewers named"
        self.sentences.append(f"New: {what}{for_}, {when(start, timezone, self.now, self.zone)}{people}.")
        if invitation.repeats:
            self.sentences.append(f"{what} repeats in the calendar; only this occurrence is imported.")
        if invitation.minutes is None:
            self.sentences.append(f"{what} has no length in the calendar; one hour is assumed.")
        if not company:
            self.sentences.append(f"{what}: the company is unknown; give --company, or edit the position in the app.")
        self.done.append(f"{what} imported")
        return None

    # -- what an invitation cannot know ---------------------------------------------------------------------------------

    def ask(self, invitation: Invitation, name: str, prompt: str, guessed: str, *, required: bool = True) -> str:
        return self.put(Question(invitation.key, label(invitation), name, prompt, one_line(guessed), (), required))

    def put(self, question: Question) -> str:
        """Return the answer to a question, or else its guess."""
        given = self.work.answers.get((question.key, question.name), self.work.flags.get(question.name))
        if given is None:
            self.questions.append(question)
            return question.guess
        return given.strip()

    def given(self, invitation: Invitation, name: str) -> str | None:
        return self.work.answers.get((invitation.key, name), self.work.flags.get(name))

    def start(self, invitation: Invitation, known_zone: str) -> tuple[datetime, str]:
        """Return the instant and the zone of an invitation; without a zone, the user's if the instant is known."""
        if invitation.start is not None:
            return invitation.start, invitation.timezone or known_zone or self.zone.key
        assert invitation.wall is not None
        timezone = known_zone
        if not is_zone(timezone):
            guessed = invitation.zone_guess if is_zone(invitation.zone_guess) else self.zone.key
            if self.given(invitation, "timezone") is None:
                said = invitation.zone_said
                why = f"the time zone {short(said)[:60]!r} is not known" if said else "it names no time zone"
                self.assumed.append(f"{label(invitation)}: {why}; {guessed} is assumed.")
            timezone = self.put(ask_timezone(invitation, label(invitation), guessed))
        zone = read_timezone(timezone)
        return at_wall(invitation.wall, zone), zone.key

    def position(self, invitation: Invitation) -> tuple[int | None, str, str]:
        """Return the position that an invitation is for: its id if it is in the book, its company and title."""
        said = guess(invitation.summary, [p.name for p in invitation.people], self.companies(invitation))
        company = self.given(invitation, "company") or said.company or next(iter(self.companies(invitation)), "")
        title = said.title or (self.last[1] if company and self.last[0] == company else "") or invitation.summary
        asked_title, asked_position = self.given(invitation, "title"), self.given(invitation, "position")
        candidates = [p for p in self.book.all(Position) if company and p.company.casefold() == company.casefold()]
        if asked_position or (candidates and asked_title is None):
            found = self.existing(invitation, candidates, said.title)
            if found is not None:
                return found.id, found.company, found.title
        company = self.ask(invitation, "company", "Which company is it?", company)
        title = self.ask(invitation, "title", "What is the position called?", title)
        found = find_position(self.book, company, title)
        return (found.id, found.company, found.title) if found else (None, company, title)

    def existing(self, invitation: Invitation, candidates: list[Position], title: str) -> Position | None:
        """Return the position in the book that the answer, or else the guess, names; None for a new one."""

        def fits(position: Position) -> bool:
            one, other = position.title.casefold(), title.casefold()
            return one in other or other in one

        likely = [position for position in candidates if fits(position)]
        guessed = str(likely[-1].id) if likely else NEW
        choices = (*(f"{p.id}: {one_line(p.title)} at {one_line(p.company)}" for p in candidates), f"{NEW}: another position")
        prompt = "Which position is it for?"
        chosen = self.put(Question(invitation.key, label(invitation), "position", prompt, guessed, choices))
        if chosen.casefold() == NEW:
            return None
        found = self.book.get(Position, int(chosen)) if chosen.isdecimal() and len(chosen) < 10 else None
        if found is None:
            raise ExchangeError(f"There is no position {one_line(chosen)[:40]}; give its number, or {NEW}.")
        return found

    def companies(self, invitation: Invitation) -> list[str]:
        """Return companies that may be meant, likeliest first: those of the people known, then those of the addresses."""
        people = [p for p in invitation.people if not p.organizer] + [p for p in (invitation.organizer,) if p]
        contacts = [self.roster.known(person, "") for person in people]
        known = [contact.company for contact in contacts if contact and contact.company]
        return list(dict.fromkeys([*known, *filter(None, (company_of(person.email) for person in people))]))

    # -- people ---------------------------------------------------------------------------------------------------------

    def interviewers(
        self, invitation: Invitation, people: Sequence[Person], company: str, *, required: bool
    ) -> tuple[list[int], list[str]]:
        """Return the contacts of those who will be in the room, added if they are new, and their names in words."""
        if not people and "interviewer" not in self.work.flags:
            return [], []
        answer = self.put(ask_interviewers(invitation, label(invitation), people, required=required))
        chosen = read_interviewers(answer, people, self.everybody)
        names = [short(person.name) + ("" if self.roster.id_of(person, company) else " (new)") for person in chosen]
        return list(dict.fromkeys(self.roster.contact(person, company) for person in chosen)), names

    def main_contact(self, invitation: Invitation, interviewers: list[int]) -> int | None:
        """Return the organizer, if that is a person who is not among the interviewers."""
        organizer = next((person for person in invitation.people if person.organizer), None)
        company = company_of(organizer.email) if organizer else ""
        if organizer is None or self.roster.id_of(organizer, company) in interviewers:
            return None
        return self.roster.contact(organizer, company)


def _is_stale(invitation: Invitation, than: Invitation | Interview | None) -> bool:
    """Return whether an invitation is older than what is there: by SEQUENCE, then by stamp (RFC 5546).

    If either is a cancellation, only the stamps count: some programs do not increase SEQUENCE for it.
    """
    if than is None:
        return False
    sequence, stamp = than.version if isinstance(than, Invitation) else _version(than)
    if (invitation.cancelled or than.cancelled) and invitation.stamp and stamp > NEVER:
        return invitation.stamp < stamp
    return invitation.version < (sequence, stamp)


def _version(interview: Interview) -> tuple[int, datetime]:
    return interview.calendar_sequence or 0, interview.calendar_stamp or NEVER


def _stamped(interview: Interview, invitation: Invitation, *, cancelled: bool = False) -> Interview:
    """Return the interview, set by this version of this invitation."""
    return msgspec.structs.replace(
        interview,
        cancelled=cancelled,
        calendar_uid=interview.calendar_uid or invitation.key,
        calendar_sequence=max(invitation.sequence, interview.calendar_sequence or 0),
        calendar_stamp=invitation.stamp,
    )
