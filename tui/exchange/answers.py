"""The answers to an import's questions: those that were given, guesses for the others, and what is assumed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import msgspec

from tui.domain.dates import DateError
from tui.domain.models import Interview
from tui.domain.sanitize import one_line
from tui.domain.zones import is_zone
from tui.exchange import ExchangeError
from tui.exchange.invitation import Invitation
from tui.exchange.questions import Question, ask_time, ask_timezone, ask_yes_or_no, read_timezone, read_yes_or_no
from tui.exchange.wording import label, short
from tui.exchange.zones import at_wall
from tui.languages.reading.dates import understood


class Answers:
    """The answers so far: `flags` for every invitation, others by the question's key and name.

    `questions` are those for which a guess was taken; `assumed` says what was assumed, as the file does not say it.
    A question that is put twice is one.
    """

    def __init__(self, flags: Mapping[str, str], answers: Mapping[tuple[str, str], str], zone: ZoneInfo) -> None:
        self._flags = flags
        self._answers = answers
        self._zone = zone
        self._open: dict[tuple[str, str], Question] = {}
        self._assumed: dict[str, None] = {}

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(self._open.values())

    @property
    def assumed(self) -> tuple[str, ...]:
        return tuple(self._assumed)

    def ask(self, invitation: Invitation, name: str, prompt: str, guessed: str, *, required: bool = True) -> str:
        return self.put(Question(invitation.key, label(invitation), name, prompt, one_line(guessed), (), required))

    def yes(self, invitation: Invitation, name: str, prompt: str, guessed: str) -> bool:
        return read_yes_or_no(self.put(ask_yes_or_no(invitation, label(invitation), name, prompt, guessed)))

    def yes_for_all(self, name: str, about: str, prompt: str, guessed: str) -> bool:
        """Return the one answer for all invitations that a question is about."""
        question = Question("", about, name, f"{prompt} (yes, no)", guessed, (), required=False)
        return read_yes_or_no(self.put(question))

    def put(self, question: Question) -> str:
        """Return the answer to a question, or else its guess."""
        given = self._answers.get((question.key, question.name), self._flags.get(question.name))
        if given is None:
            self._open[question.key, question.name] = question
            return question.guess
        return given.strip()

    def given(self, invitation: Invitation, name: str) -> str | None:
        return self._answers.get((invitation.key, name), self._flags.get(name))

    def timed(self, invitation: Invitation, now: datetime) -> Invitation:
        """Return an event of a whole day with the time that was answered; raises ExchangeError if that is none."""
        if invitation.day is None or not (text := self.put(ask_time(invitation, label(invitation)))):
            return invitation
        try:
            reading = understood(f"{invitation.day.isoformat()} {text}", "when", now, self._zone)
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
            said = invitation.zone_said
            why = f"the time zone {short(said)[:60]!r} is not known" if said else "it names no time zone"
            assumed = f"{label(invitation)}: {why}; {guessed} is assumed."
            if self.given(invitation, "timezone") is None:
                self._assumed[assumed] = None
            timezone = self.put(ask_timezone(invitation, label(invitation), guessed))
        zone = read_timezone(timezone)
        return at_wall(invitation.wall, zone), zone.key
