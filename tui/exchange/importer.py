"""Import what files hold: what it would change, the questions it leaves open, and the one change that imports it all."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from tui.domain.book import Book
from tui.domain.changes import Change, ChangeBuilder
from tui.domain.operations import InterviewInput
from tui.domain.sanitize import one_line
from tui.exchange import ExchangeError
from tui.exchange.answers import Answers
from tui.exchange.card import Card, without_user
from tui.exchange.card_rows import read_rows
from tui.exchange.column_choice import as_meant, begins_with_day, columns_of, read_columns
from tui.exchange.import_plan import Plan, Planning
from tui.exchange.invitation import Invitation
from tui.exchange.people_plan import PeoplePlanning
from tui.exchange.plan_builder import Choices
from tui.exchange.process_plan import ProcessPlanning
from tui.exchange.process_rows import Applications, date_in_two_ways, read_applications
from tui.exchange.questions import Question
from tui.exchange.table import Table

Item = Invitation | Card | Table
"""What a file may hold."""


def doubt(invitations: Iterable[Invitation], own_addresses: Collection[str]) -> str:
    """Return a warning if the user cannot be told from the others invited; else an empty text."""
    if own_addresses or not any(invitation.people for invitation in invitations):
        return ""
    return "The config file has no [profile] emails, so you may be among the people yourself."


class Import:
    """Invitations, people and applications to be imported, with the answers so far.

    `flags` are answers for every invitation, by the question's name. Put the questions of `ask` to the user, for each answer
    may bring up others; then make `change(book)` under the store's lock. Only the newest version of each event counts, and
    what is in the book already is brought up to date, never copied. Records are numbered: invitations first,
    then people, then applications.
    """

    def __init__(
        self,
        items: Iterable[Item],
        *,
        now: datetime,
        zone: ZoneInfo,
        flags: Mapping[str, str] | None = None,
    ) -> None:
        self.items = list(items)
        self.invitations = [item for item in self.items if isinstance(item, Invitation)]
        self.cards = [item for item in self.items if isinstance(item, Card)]
        self.tables = [item for item in self.items if isinstance(item, Table)]
        self.remembered: dict[str, list[str]] = {}
        """The columns of tables as they were the last time, by layout."""
        self._rows_of: dict[tuple[str, ...], list[Card]] = {}
        self._jobs_of: dict[tuple[str, ...], Applications] = {}
        self.now = now
        self.zone = zone
        self.flags = dict(flags or {})
        self.answers: dict[tuple[str, str], str] = {}
        self.chosen: dict[int, bool] = {}
        """Whether a record is imported, by its number, where the user has said so."""
        self.typed: dict[int, InterviewInput] = {}
        """What was typed into the form of a meeting, by its number."""

    @property
    def size(self) -> int:
        """Return how many records there are."""
        return len(self.invitations) + len(self.cards) + sum(len(table.rows) for table in self.tables)

    def plan(self, book: Book) -> Plan:
        """Return what would happen now, with guesses for open questions; raises ExchangeError for a wrong answer."""
        changes, choices = ChangeBuilder(book), Choices(self.chosen, self.typed)
        plans = []
        if self.invitations or not self.items:
            told = (self.now, self.zone, self.flags, self.answers)
            plans.append(Planning(book, self.invitations, *told, choices, changes).plan())
        kinds = Answers(self.flags, self.answers, self.zone)
        meant = [as_meant(table, kinds, self.remembered) for table in self.tables]
        answers = Answers(self.flags, self.answers, self.zone)
        tables = [table for table in meant if table.kind == "people"]
        cards = [*self.cards, *(card for table in tables for card in self._cards_of(table, answers))]
        if cards or tables:
            plans.append(PeoplePlanning(book, cards, self.now, answers, choices, changes, len(self.invitations)).plan())
        jobs = [table for table in meant if table.kind == "processes"]
        if jobs:
            answers, first = Answers(self.flags, self.answers, self.zone), len(self.invitations) + len(cards)
            applications = [self._applications_of(table, answers) for table in jobs]
            plans.append(ProcessPlanning(book, applications, self.now, answers, choices, changes, first).plan())
        return Plan(
            changes.done("; ".join(plan.change.sentence for plan in plans)),
            (*kinds.assumed, *(sentence for plan in plans for sentence in plan.sentences)),
            (*kinds.questions, *(question for plan in plans for question in plan.questions)),
            tuple(row for plan in plans for row in plan.rows),
            tuple(row for plan in plans for row in plan.others),
        )

    def answer(self, book: Book, question: Question, text: str) -> Plan:
        """Take an answer, or the guess if it is empty, and return the plan.

        Raises: ExchangeError for an answer that makes no sense, which is not kept.
        """
        self.answers[question.key, question.name] = text.strip() or question.guess
        try:
            return self.plan(book)
        except ExchangeError:
            del self.answers[question.key, question.name]
            raise

    def _cards_of(self, table: Table, answers: Answers) -> list[Card]:
        """Return the people of a table by what its columns hold, read once for each such choice."""
        columns = columns_of(table, answers, self.remembered)
        key = (table.source, *columns)
        if key not in self._rows_of:
            self._rows_of[key] = [*without_user(read_rows(table, columns), table.own)]
        return self._rows_of[key]

    def _applications_of(self, table: Table, answers: Answers) -> Applications:
        columns = columns_of(table, answers, self.remembered)
        example = date_in_two_ways(table, columns)
        day_first = bool(example) and begins_with_day(table, example, answers)
        key = (table.source, str(day_first), *columns)
        if key not in self._jobs_of:
            self._jobs_of[key] = read_applications(table, columns, self.zone, day_first=day_first)
        return self._jobs_of[key]

    @property
    def learned(self) -> dict[str, tuple[str, ...]]:
        """Return the columns of the tables that were asked about, by layout."""
        kinds = Answers(self.flags, self.answers, self.zone)
        tables = [as_meant(table, kinds, self.remembered) for table in self.tables]
        given = {table.layout: (table, self.answers.get((table.key, "columns"))) for table in tables}
        return {layout: read_columns(answer, table) for layout, (table, answer) in given.items() if answer is not None}

    def change(self, book: Book) -> Change:
        """Return the one change that imports it all, a pure function of the book and the answers."""
        return self.plan(book).change


Asking = Generator[tuple[Question, str], str | None, Plan]


def ask(work: Import, book: Book) -> Asking:
    """Yield each open question, and what was wrong with the answer before it; send the answer. Returns the plan at the end.

    A question is asked again after an answer that makes no sense, and an empty answer takes its guess.
    """
    wrong, plan = "", work.plan(book)
    while plan.questions:
        text = yield plan.questions[0], wrong
        try:
            plan, wrong = work.answer(book, plan.questions[0], text or ""), ""
        except ExchangeError as error:
            wrong = one_line(str(error))
    return plan
