"""Import invitations: what they would change, the questions they leave open, and the one change that imports them all."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from tui.domain.book import Book
from tui.domain.changes import Change
from tui.domain.operations import InterviewInput
from tui.domain.sanitize import one_line
from tui.exchange import ExchangeError
from tui.exchange.import_plan import Plan, Planning
from tui.exchange.invitation import Invitation
from tui.exchange.plan_builder import Choices
from tui.exchange.questions import Question


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
        self.chosen: dict[int, bool] = {}
        """Whether a record is imported, by its number, where the user has said so."""
        self.typed: dict[int, InterviewInput] = {}
        """What was typed into the form of a meeting, by its number."""

    def plan(self, book: Book) -> Plan:
        """Return what would happen now, with guesses for open questions; raises ExchangeError for a wrong answer."""
        choices = Choices(self.chosen, self.typed)
        return Planning(book, self.invitations, self.now, self.zone, self.flags, self.answers, choices).plan()

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
