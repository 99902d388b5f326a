"""The answers to an import's questions: those that were given, guesses for the others, and what is assumed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import msgspec

from tui.domain.dates import DateError
from tui.domain.models import Interview
from tui.domain.sanitize import one_line
from tui.domain.zones import is_zone
from tui.exchange import ExchangeError
from tui.exchange.invitation import Invitation
from tui.exchange.planned import Doubt
from tui.exchange.questions import Question, ask_time, ask_timezone, ask_yes_or_no, read_timezone, read_yes_or_no
from tui.exchange.wording import cut_short, label
from tui.exchange.zones import at_wall
from tui.languages.reading.dates import one_reading


class Answers:
    """The answers so far: `flags` for every invitation, others by the question's key and name.

    `questions` are those for which a guess was taken; `assumed` says what was assumed, as the file does not say it.
    A question that is put twice is one. `doubts` are those about the record at hand.
    """

    def __init__(
        self,
        flags: Mapping[str, str],
        answers: Mapping[tuple[str, str], str],
        zone: ZoneInfo,
        invitations: Sequence[Invitation] = (),
    ) -> None:
        self._flags = flags
        self._answers = answers
        self._zone = zone
        self._in_one_zone = Counter(zone_key(invitation) for invitation in invitations if invitation.wall)
        self._zone_doubts: dict[str, Doubt] = {}
        self.doubts: list[Doubt] = []
        self._open: dict[tuple[str, str], Question] = {}
        self._assumed: dict[str, None] = {}

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(self._open.values())

    @property
    def assumed(self) -> tuple[str, ...]:
        return tuple(self._assumed)

    def ask(
        self,
        invitation: Invitation,
        name: str,
        prompt: str,
        guessed: str,
        *,
        required: bool = True,
        doubt: Doubt | None = None,
    ) -> str:
        question = Question(invitation.key, label(invitation), name, prompt, one_line(guessed), (), required)
        return self.put(question, doubt and msgspec.structs.replace(doubt, question=question))

    def yes(self, invitation: Invitation, name: str, prompt: str, guessed: str, field: str = "") -> bool:
        question = ask_yes_or_no(invitation, label(invitation), name, prompt, guessed)
        return read_yes_or_no(self.put(question, Doubt(field, prompt, question)))

    def doubt(self, field: str, sentence: str, question: Question | None = None) -> None:
        """Note something about the record at hand that no guess settles."""
        self.doubts.append(Doubt(field, sentence, question))

    def assume(self, sentence: str) -> None:
        self._assumed[sentence] = None

    def doubts_of(self, uid: str) -> tuple[Doubt, ...]:
        """Return the doubts about the record at hand, that of its zone first."""
        return (*filter(None, [self._zone_doubts.get(uid)]), *self.doubts)

    def yes_for_all(self, name: str, about: str, prompt: str, guessed: str) -> bool:
        """Return the one answer for all invitations that a question is about."""
        question = Question("", about, name, prompt, guessed, required=False, is_yes_or_no=True)
        return read_yes_or_no(self.put(question))

    def put(self, question: Question, doubt: Doubt | None = None) -> str:
        """Return the answer to a question, or else its guess, with the doubt that it leaves."""
        given = self._answers.get((question.key, question.name), self._flags.get(question.name))
        if given is None:
            self._open[question.key, question.name] = question
            self.doubts += [doubt] if doubt else []
            return question.guess
        return given.strip()

    def given(self, invitation: Invitation, name: str) -> str | None:
        return self._answers.get((invitation.key, name), self._flags.get(name))

    def timed(self, invitation: Invitation, now: datetime) -> Invitation:
        """Return an event of a whole day with the time that was answered; raises ExchangeError if that is none."""
        if invitation.day is None or not (text := self.put(ask_time(invitation, label(invitation)))):
            return invitation
        try:
            reading = one_reading(f"{invitation.day.isoformat()} {text}", "when", now, self._zone)
        except DateError as error:
            raise ExchangeError(str(error)) from None
        if reading.at is None or reading.day != invitation.day:
            raise ExchangeError(f"{one_line(text)[:40]!r} is no time of that day. Try 14:00 or 2-3pm.")
        zone = reading.zone or self._zone.key
        return msgspec.structs.replace(
            invitation, start=reading.at.astimezone(UTC), timezone=zone, minutes=reading.minutes, day=None, problem=""
        )

    def start(self, invitation: Invitation, known: Interview | None) -> tuple[datetime, str]:
        """Return the instant and the zone of an invitation; without a zone, the user's if the instant is known."""
        known_zone = known.timezone if known else ""
        if invitation.start is not None:
            return invitation.start, invitation.timezone or known_zone or self._zone.key
        assert invitation.wall is not None
        timezone = known_zone
        if not is_zone(timezone):
            guessed = invitation.zone_guess if is_zone(invitation.zone_guess) else self._zone.key
            timezone = self.given(invitation, "timezone") or self._zone_of_file(invitation, guessed)
        zone = read_timezone(timezone)
        return at_wall(invitation.wall, zone), zone.key

    def _zone_of_file(self, invitation: Invitation, guessed: str) -> str:
        """Return the one answer for all meetings of a file whose zone it calls the same."""
        several = self._in_one_zone[zone_key(invitation)]
        about = f"{several} meetings ({cut_short(invitation.source)})" if several > 1 else label(invitation)
        question = msgspec.structs.replace(ask_timezone(invitation, about, guessed), key=zone_key(invitation))
        timezone = self.put(question)
        if (question.key, "timezone") in self._open:
            said = cut_short(invitation.zone_said)[:60]
            why = (
                f"the time zone {said!r} is not known"
                if said
                else f"{'they name' if several > 1 else 'it names'} no time zone"
            )
            self.assume(f"{about}: {why}; {guessed} is assumed.")
            told = f"The file says {said!r}; is it {guessed}?" if said else f"The file names no time zone; is it {guessed}?"
            self._zone_doubts[invitation.uid] = Doubt("timezone", told, question)
        return timezone


def zone_key(invitation: Invitation) -> str:
    """Return the key of the question which zone a meeting is in."""
    return f"zone {invitation.zone_said} of {invitation.source}"
