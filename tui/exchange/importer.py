"""Import what files hold: what it would change, the questions it leaves open, and the one change that imports it all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from copy import copy
from datetime import datetime
from zoneinfo import ZoneInfo

from tui.domain.book import Book
from tui.domain.changes import Change, ChangeBuilder
from tui.domain.operations import InterviewInput
from tui.exchange.answers import Answers
from tui.exchange.card import Card, without_user
from tui.exchange.card_rows import read_rows
from tui.exchange.column_choice import as_meant, begins_with_day, columns_of, dates_key, read_columns
from tui.exchange.import_memory import Memory
from tui.exchange.import_plan import Plan, Planning
from tui.exchange.invitation import Invitation
from tui.exchange.people_plan import PeoplePlanning
from tui.exchange.plan_builder import Choices
from tui.exchange.process_plan import ProcessPlanning
from tui.exchange.process_rows import Applications, date_in_two_ways, read_applications
from tui.exchange.questions import Question, read_choice
from tui.exchange.table import Table

FileContent = Invitation | Card | Table
"""What a file may hold."""


def doubt(invitations: Iterable[Invitation], own_addresses: Collection[str]) -> str:
    """Return a warning if the user cannot be told from the others invited; else an empty text."""
    if own_addresses or not any(invitation.people for invitation in invitations):
        return ""
    return "The config file has no [profile] emails, so you may be among the people yourself."


class Import:
    """Invitations, people and applications to be imported, with the answers so far.

    `flags` are answers for every invitation, by the question's name. Put the questions of `plan` to the user one by one, for
    each `answer` may bring up others; then make `change(book)` under the store's lock. Only the newest version of each event
    counts, and what is in the book already is brought up to date, never copied. Records are numbered: invitations first,
    then people, then applications.
    """

    def __init__(
        self,
        items: Iterable[FileContent],
        *,
        now: datetime,
        zone: ZoneInfo,
        flags: Mapping[str, str] | None = None,
    ) -> None:
        self.items = list(items)
        self.invitations = [item for item in self.items if isinstance(item, Invitation)]
        self.cards = [item for item in self.items if isinstance(item, Card)]
        self.tables = [item for item in self.items if isinstance(item, Table)]
        self.memory = Memory()
        """What is remembered of imports before."""
        self._rows_of: dict[tuple[str, ...], list[Card]] = {}
        self._jobs_of: dict[tuple[str, ...], Applications] = {}
        self.now = now
        self.zone = zone
        self.flags = dict(flags or {})
        self.answers: dict[tuple[str, str], str] = {}
        self.chosen: dict[int, bool] = {}
        """Whether a record is imported, by its number, where the user has said so."""
        self.declined = False
        """Whether the user has seen all of it and wants none."""
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
        meant = [as_meant(table, kinds, self.memory) for table in self.tables]
        answers = Answers(self.flags, self.answers, self.zone)
        tables = [table for table in meant if table.kind == "people"]
        cards = [*self.cards, *(card for table in tables for card in self._cards_of(table, answers))]
        if cards or tables:
            told_before = self.memory.answers
            planning = PeoplePlanning(book, cards, self.now, answers, choices, changes, len(self.invitations), told_before)
            plans.append(planning.plan())
        jobs = [table for table in meant if table.kind == "processes"]
        if jobs:
            answers, first = Answers(self.flags, self.answers, self.zone), len(self.invitations) + len(cards)
            applications = [self._applications_of(table, answers) for table in jobs]
            plans.append(ProcessPlanning(book, applications, self.now, answers, choices, changes, first).plan())
        return Plan(
            changes.done("; ".join(filter(None, (plan.change.sentence for plan in plans)))),
            (*kinds.assumed, *(sentence for plan in plans for sentence in plan.sentences)),
            (*kinds.questions, *(question for plan in plans for question in plan.questions)),
            tuple(row for plan in plans for row in plan.rows),
            tuple(row for plan in plans for row in plan.others),
            tuple(sentence for plan in plans for sentence in plan.remarks),
            {key: answer for plan in plans for key, answer in plan.settled.items()},
            dict(book.next_ids),
        )

    def answer(self, book: Book, question: Question, text: str) -> Plan:
        """Take an answer, or the guess if it is empty, and return the plan.

        Raises: ExchangeError for an answer that makes no sense, which is not kept.
        """
        asked = self.with_answer(question, text)
        plan = asked.plan(book)
        self.answers = asked.answers
        return plan

    def with_answer(self, question: Question, text: str) -> Import:
        """Return this import with an answer, or the guess if it is empty."""
        asked = copy(self)
        asked.answers = {**self.answers, (question.key, question.name): text.strip() or question.guess}
        return asked

    def with_chosen(self, chosen: dict[int, bool]) -> Import:
        """Return this import with other records chosen."""
        other = copy(self)
        other.chosen = chosen
        return other

    def _cards_of(self, table: Table, answers: Answers) -> list[Card]:
        """Return the people of a table by what its columns hold, read once for each such choice."""
        columns = columns_of(table, answers, self.memory)
        key = (table.source, *columns)
        if key not in self._rows_of:
            self._rows_of[key] = [*without_user(read_rows(table, columns), table.own)]
        return self._rows_of[key]

    def _applications_of(self, table: Table, answers: Answers) -> Applications:
        columns = columns_of(table, answers, self.memory)
        example = date_in_two_ways(table, columns)
        day_first = bool(example) and begins_with_day(table, example, answers, self.memory)
        key = (table.source, str(day_first), *columns)
        if key not in self._jobs_of:
            self._jobs_of[key] = read_applications(table, columns, self.zone, day_first=day_first)
        return self._jobs_of[key]

    def learned(self, plan: Plan) -> Memory:
        """Return what is to be remembered once a plan is carried out: the columns asked about, and what answers settle."""
        kinds = Answers(self.flags, self.answers, self.zone)
        columns, settled = {}, dict(plan.settled)
        for table in (as_meant(table, kinds, self.memory) for table in self.tables):
            if (answer := self.answers.get((table.key, "columns"))) is not None:
                columns[table.layout] = read_columns(answer, table)
            if (answer := self.answers.get((table.key, "dates"))) is not None:
                settled[dates_key(table)] = read_choice(answer, ("month", "day"))
        return Memory(columns, settled)

    def change(self, book: Book) -> Change:
        """Return the one change that imports it all, a pure function of the book and the answers."""
        return self.plan(book).change

    def change_of(self, plan: Plan, book: Book) -> Change:
        """Return the change of a plan, made anew if the book has grown since."""
        return plan.change if plan.fits(book) else self.change(book)
