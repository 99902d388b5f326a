"""Rules, tasks (what a rule finds to do) and actions (a task with its rule)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Literal

import msgspec

from tui.domain.book import Book
from tui.domain.models import Contact
from tui.domain.process import Process
from tui.domain.settings import Policy
from tui.domain.working_days import Calendar

Enter = Literal["facts", "brief", "debrief", "addresses", "write", "reschedule", "answer_offer", "let_go"]
"""What Enter opens: the facts, what to know before an interview, a form, the note, or a choice of answers."""


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a rule finds to do. Instants are in UTC.

    It is open from `opens_at` on, late from `due_at` on (None: never), and gone from `lapses_at` on (None: only once it is
    done). `progress` is (number, count) if there are notes to several people. `event` is the event to be answered. `about`
    describes that event, or says whether an inquiry asks for the decision or for the next round. `since` is the start of a
    task of the whole process: only a later event can mark it as not needed.
    """

    why: str
    opens_at: datetime
    due_at: datetime | None = None
    lapses_at: datetime | None = None
    interview: int | None = None
    contact: int | None = None
    progress: tuple[int, int] | None = None
    event: int | None = None
    about: str = ""
    since: datetime | None = None


class FollowUpRule(msgspec.Struct, frozen=True, kw_only=True):
    """One rule: what it asks the user to do, its source, and what the program offers to do about it.

    `label` is the action as an imperative, with the placeholders `{who}`, `{company}` and `{about}`. `variants` are labels
    for particular values of `about`. `row_label`, if not empty, is used beside the name of the company. `note` is the kind of
    note that does it, if any. If it `can_be_ticked`, the user can mark it as done. A snooze hides it until the snooze ends
    ("whole"), or until a day before it is due if that is earlier ("day_before"). Its urgency never exceeds `at_most`. Until
    it opens, it may be the other side's turn (`waits_for_them`).
    """

    id: str
    action: str
    label: str
    source: str
    variants: dict[str, str] = {}
    row_label: str = ""
    note: str = ""
    enter: Enter = "facts"
    can_be_ticked: bool = False
    snooze: Literal["", "whole", "day_before"] = ""
    at_most: Literal["overdue", "due"] = "overdue"
    waits_for_them: bool = False


class ProcessRule(FollowUpRule, frozen=True, kw_only=True):
    """A rule that looks at one process."""

    find: Callable[[Process], Iterator[Task]]


class ContactRule(FollowUpRule, frozen=True, kw_only=True):
    """A rule that looks at one person."""

    find: Callable[[Book, Contact, Policy, Calendar, datetime], Iterator[Task]]


class Action(Task, frozen=True, kw_only=True):
    """A task with the rule that asks for it, its process if it has one, and whether it is snoozed.

    `opens_unsnoozed` is when it would open if it were not snoozed. `snoozed_at` and `snooze_ends` are of the last snooze that
    put it off, over or not.
    """

    rule: FollowUpRule
    process: int | None = None
    snoozed: bool = False
    opens_unsnoozed: datetime
    snoozed_at: datetime | None = None
    snooze_ends: datetime | None = None

    @property
    def action(self) -> str:
        """The name of the action in JSON and in `done` events."""
        return self.rule.action

    @property
    def source(self) -> str:
        """The source of the rule."""
        return self.rule.source
