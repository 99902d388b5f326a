"""The plan of an import: what each invitation does to the book, in edits and in sentences, and what it leaves open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

from tui.domain.book import Book
from tui.domain.changes import Change, ChangeBuilder
from tui.domain.dates import show_date
from tui.domain.labels import interview_words
from tui.domain.models import Interview
from tui.domain.sanitize import one_line
from tui.domain.zones import zone_or
from tui.exchange.answers import Answers
from tui.exchange.changed_meeting import ChangedMeetings
from tui.exchange.due_versions import SAME_UID, SUPERSEDED, DueVersions
from tui.exchange.interview_signs import calendars, is_likely
from tui.exchange.invitation import Invitation
from tui.exchange.known_interviews import KnownInterviews
from tui.exchange.new_meeting import NewMeetings
from tui.exchange.own_feed import OwnFeed
from tui.exchange.people_choice import PeopleChoice
from tui.exchange.plan_builder import Choices, PlanBuilder
from tui.exchange.planned import Planned, PlannedMeeting
from tui.exchange.position_choice import PositionChoice
from tui.exchange.questions import NO, YES, Question
from tui.exchange.versions import is_older, says_the_same
from tui.exchange.wording import cut_short, label, start_words
from tui.exchange.zones import at_wall

OLDEST_WITHOUT_QUESTION = timedelta(days=28)
"""How long ago a new meeting may have been held for it to be imported without a question."""

FEW_WHOLE_DAYS = 5
"""Events of a whole day in an import up to which their time is asked for."""

WHOLE_DAY_BEGINS = time(9)
"""When a meeting begins in a form until the user says when: the file has it for a whole day."""


class Plan(msgspec.Struct, frozen=True):
    """What an import would do: the change, what it does in sentences, the questions for which a guess was taken, the rows.

    `rows` are meetings, `others` people and applications; `remarks` are the sentences that no row says. `settled` are
    answers to be remembered, by `fingerprint`. `ids` are the book's next ids when the plan was made.
    """

    change: Change
    sentences: tuple[str, ...]
    questions: tuple[Question, ...]
    rows: tuple[PlannedMeeting, ...] = ()
    others: tuple[Planned, ...] = ()
    remarks: tuple[str, ...] = ()
    settled: Mapping[str, str] = {}
    ids: Mapping[str, int] = {}

    @property
    def records(self) -> tuple[Planned, ...]:
        """Return all rows."""
        return (*self.rows, *self.others)

    def fits(self, book: Book) -> bool:
        """Return whether the book has not grown since the plan was made: the store refuses what else no longer fits."""
        return dict(book.next_ids) == self.ids


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
        choices: Choices,
        changes: ChangeBuilder | None = None,
    ) -> None:
        """`changes` collects the edits of the whole import, of which the invitations may be a part."""
        self._invitations = invitations
        self._now, self._zone = now, zone
        self._choices = choices
        typed = {(invitations[n].key, "timezone"): typed.interview.timezone for n, typed in choices.typed.items()}
        self._answers = Answers(flags, {**answers, **typed}, zone, invitations)
        self._plan = PlanBuilder(book, self._answers, choices, now, zone, changes)
        self._known = KnownInterviews(book, now)
        everybody = [person for other in invitations for person in other.people]
        people = PeopleChoice(self._plan, everybody, asks_who="interviewer" in flags)
        self._positions = PositionChoice(book, self._plan.roster, self._answers, zone)
        self._new = NewMeetings(self._plan, self._positions, people)
        self._changed = ChangedMeetings(self._plan, people)
        self._joined: set[int] = set()
        self._old = 0
        self._calendars = calendars(invitations)
        self._keys = {invitation.uid for invitation in invitations}
        exported = (self._known.of(invitation) for invitation in invitations if invitation.exported and not invitation.base)
        self._own_feed = OwnFeed(book, filter(None, exported), now, zone)

    def plan(self) -> Plan:
        """Return what would happen now, with guesses for open questions; raises ExchangeError for a wrong answer."""
        plan = self._plan
        few = sum(invitation.day is not None for invitation in self._invitations) <= FEW_WHOLE_DAYS
        timed: list[Invitation] = []
        for number, invitation in enumerate(self._invitations):  # a whole calendar has birthdays and holidays
            ask = few and (invitation.source not in self._calendars or is_likely(invitation))
            timed.append(self._timed(number, invitation, ask=ask))
        due = DueVersions(timed, self._known, self._now, self._start)
        for number, invitation, why_not in due.each():
            plan.begin(number, invitation.uid, self._invitations[number].day if number not in self._choices.typed else None)
            if plan.chosen is not False:
                self._take(number, invitation, why_not, due)
        said = tuple(map(one_line, [*plan.sentences, *self._answers.assumed]))
        return Plan(plan.changes.done(plan.sentence()), said, self._answers.questions, tuple(plan.rows))

    def _start(self, invitation: Invitation) -> tuple[datetime, str]:
        return self._answers.start(invitation, self._known.of(invitation))

    def _timed(self, number: int, invitation: Invitation, *, ask: bool) -> Invitation:
        """Return an event of a whole day with the time that is known of it."""
        if invitation.day is None:
            return invitation
        typed, zone, known = self._choices.typed.get(number), self._zone, self._known.of(invitation)
        said = known.invited if known else None
        if (
            not typed
            and said
            and said.starts_at
            and said.starts_at.astimezone(zone_or(said.timezone, zone)).date() == invitation.day
        ):
            more = {"start": said.starts_at, "timezone": said.timezone, "minutes": said.minutes}
            return msgspec.structs.replace(invitation, day=None, problem="", **more)
        if typed or self._choices.chosen.get(number):
            start = typed.interview.starts_at if typed else at_wall(datetime.combine(invitation.day, WHOLE_DAY_BEGINS), zone)
            minutes = typed.interview.minutes if typed else None
            key = typed.interview.timezone if typed else zone.key
            return msgspec.structs.replace(invitation, start=start, timezone=key, minutes=minutes, day=None, problem="")
        return self._answers.timed(invitation, self._now) if ask else invitation

    def _take(self, number: int, invitation: Invitation, why_not: str, due: DueVersions) -> None:
        if (day := self._invitations[number].day) and self._plan.chosen and not self._plan.typed:
            self._doubt_time(day)
        if why_not == SUPERSEDED:
            self._plan.tell(f"Skipped: {label(invitation)}: {why_not}.")
        elif why_not:
            self._skip(invitation, why_not)
        elif invitation.base and not invitation.cancelled and (known := self._known.of(invitation)):
            self._changed.update_from_copy(invitation, invitation.base, known, self._start(invitation)[0])
        elif self._stays_as_exported(invitation):
            pass
        elif invitation.cancelled:
            self._changed.cancel(invitation, self._known.all_of(invitation))
        else:
            start, timezone = self._start(invitation)
            if known := self._known.of(invitation, due.moments.get(invitation.uid)):
                self._changed.update(invitation, known, start, timezone)
            elif not self._is_wanted(invitation, start):
                pass
            elif found := self._same_meeting(invitation, start):
                self._joined.add(found.id)
                self._changed.update(invitation, found, start, timezone, adopt=True)
            elif moved := self._moved(invitation, start):
                self._joined.add(moved.id)
                self._changed.update(invitation, moved, start, timezone, adopt=not is_older(invitation, moved))
            elif not self._is_interview(invitation):
                pass
            else:
                self._new.add(invitation, start, timezone)

    def _stays_as_exported(self, invitation: Invitation) -> bool:
        """Return whether an event of our own feed leaves its interview as it is; one that differs is asked about."""
        book, known = self._plan.book, self._known.of(invitation) if invitation.exported and not invitation.base else None
        if known is None:
            return False
        if self._own_feed.says(invitation):
            self._skip(invitation, "it is already in the book")
            return True
        what = cut_short(interview_words(book, known))
        if self._answers.yes(invitation, "exported", f"It was exported, and differs from {what} now. Use it anyway?", NO):
            return False
        self._skip(invitation, "it was exported, and differs from the book now")
        return True

    def _skip(self, invitation: Invitation, why: str) -> None:
        question = next((q for q in self._answers.questions if (q.key, q.name) == (invitation.key, "time")), None)
        if invitation.day is not None and question:
            self._doubt_time(invitation.day, question)
        elif why == SAME_UID:
            self._answers.doubt("", f"It is left out: {why}.")
        whole_day = invitation.day is not None
        self._changed.skip(invitation, why, company=self._positions.company(invitation), possible=whole_day)

    def _doubt_time(self, day: date, question: Question | None = None) -> None:
        today = self._now.astimezone(self._zone).date()
        self._answers.doubt("when", f"The file has it as all day, {show_date(day, today)}. When does it begin?", question)

    def _is_wanted(self, invitation: Invitation, start: datetime) -> bool:
        """Return whether a new meeting is to be imported: one held long ago is asked about."""
        if self._now - start <= OLDEST_WITHOUT_QUESTION or self._plan.chosen:
            return True
        ago = f"more than {OLDEST_WITHOUT_QUESTION.days} days ago"
        self._old += 1
        if self._old == 1:
            day = show_date(start.astimezone(self._zone).date(), self._now.astimezone(self._zone).date())
            about, prompt = label(invitation), f"It was on {day}, {ago}. Import it all the same?"
        else:  # one question for all takes the place of that for the first
            about, prompt = f"Meetings {ago}", "Import these, too?"
        if self._answers.yes_for_all("old", about, prompt, NO):
            return True
        shown = start_words(start, "", self._now, self._zone)
        self._changed.skip(invitation, f"it was on {shown}, {ago}", short_why=f"it was {ago}", possible=True)
        return False

    def _same_meeting(self, invitation: Invitation, start: datetime) -> Interview | None:
        """Return the interview that this meeting is, though it came under another UID or was entered by hand."""
        company = self._positions.company(invitation)
        people = {self._plan.roster.id_of(person, company) for person in invitation.people}

        def knows(interview: Interview) -> bool:
            return any(person.contact in people for person in interview.interviewers)

        found, met = self._known.same_meeting(start, company, knows)
        if found is None or found.id in self._joined:
            return None
        if not met and found.calendar_uid:
            prompt = (
                f"The book has {cut_short(interview_words(self._plan.book, found))} at that time. Is it the same meeting?"
            )
            return found if self._answers.yes(invitation, "same", prompt, YES) else None
        return found

    def _moved(self, invitation: Invitation, start: datetime) -> Interview | None:
        """Return the interview ahead that this meeting is, moved: a download may give it another UID. It is always asked."""
        company = self._positions.company(invitation)
        people = {self._plan.roster.id_of(person, company) for person in invitation.people}
        ahead = self._known.ahead_with(company, people, self._keys)
        found = min(
            ahead, key=lambda other: (not says_the_same(invitation, other), abs(other.starts_at - start)), default=None
        )
        if found is None or found.id in self._joined:
            return None
        shown = start_words(found.starts_at, found.timezone, self._now, self._zone)
        what = cut_short(interview_words(self._plan.book, found))
        prompt = f"The book has {what} on {shown}. Is this the same meeting, moved?"
        guess = YES if invitation.method == "PUBLISH" and says_the_same(invitation, found) else NO
        return found if self._answers.yes(invitation, "moved", prompt, guess) else None

    def _is_interview(self, invitation: Invitation) -> bool:
        """Return whether a new meeting is to be imported: one of a whole calendar that speaks of no interview is not."""
        if invitation.source not in self._calendars or self._plan.chosen or self._plan.typed or is_likely(invitation):
            return True
        company = self._positions.company(invitation)
        if self._positions.knows(company) or any(self._plan.roster.known(person, "") for person in invitation.people):
            return True
        why = "mentions no interview, no company in the book and no application system"
        self._changed.skip(invitation, why, company=company, possible=True, offered=True)
        return False
