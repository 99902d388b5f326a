"""A task (what a rule finds to do), a rule, and the action made of both."""

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

Enter = Literal["facts", "debrief", "addresses", "write", "reschedule", "answer_offer", "let_go"]
"""What Enter opens: the facts, a form, the note to be written, or the choice of an answer."""


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a rule finds to do. Instants are in UTC.

    It is open from `opens_at` on, late from `due_at` on (if None, never), and gone from `lapses_at` on (if None, only once it
    is done). `progress` is (which one this is, of how many), for notes to several people. `event` is what is to be answered,
    `about` says in words what that is, or whether an inquiry asks for the decision or for the next round. `since` is what an
    action of the whole process opened from: a later event that says it is not needed counts.
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
    """One rule: what it asks the user to do, who says so, and what the program offers to do about it.

    `label` is the action as an imperative, with `{who}` for the person, `{company}`, and `{about}` for what it is about;
    `variants` are the labels for some of what it can be about; `row_label`, if not empty, stands beside the company's name.
    `note` is the kind of note that does it, if one does. A `done` event may say that it is done if it `can_be_ticked`. A
    snooze hides it until the snooze ends (`snooze` is "whole"), or until a day before it is due if that comes first
    ("day_before"). Its urgency rises to `at_most`. Until it opens it may be the other side's turn (`waits_for_them`).
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
    """A task as it stands in a plan: with the rule that asks for it, its process if it has one, and whether it is snoozed.

    `opens_unsnoozed` is when it would open if it were not snoozed.
    """

    rule: FollowUpRule
    process: int | None = None
    snoozed: bool = False
    opens_unsnoozed: datetime

    @property
    def action(self) -> str:
        """Return what is to be done, by its name for programs."""
        return self.rule.action

    @property
    def source(self) -> str:
        """Who says so."""
        return self.rule.source
