"""What is due, most urgent first, kept up to date as the clock moves and the Book changes.

The agenda caches the items of each process, with the next moment at which the clock alone would change them. So a tick or an
edit recomputes only what it affects. The items are always the same as if everything were computed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from math import inf
from operator import itemgetter

import msgspec

from tui.domain.book import Book, Touched
from tui.domain.instants import end
from tui.domain.models import Contact, Interview, Position
from tui.domain.process import Process
from tui.domain.rules.actions import Action
from tui.domain.rules.keeping_in_touch import processes_with
from tui.domain.rules.planning import plan, plan_for_contact, turn_of
from tui.domain.rules.registry import ORDER
from tui.domain.settings import Policy
from tui.domain.signals import Acceptance, Elsewhere, WaitingOffer
from tui.domain.working_days import Calendar

URGENCIES = ("overdue", "urgent", "due", "soon", "waiting", "closed")
"""The levels, most urgent first."""

AN_HOUR = timedelta(hours=1)
FOREVER = datetime.max.replace(tzinfo=UTC)


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the agenda: an interview, a position without one, or a contact to keep in touch with.

    `action` is the next one (None if there is nothing to do); `plan` everything still to do, open now or later. `turn` says
    whose turn it is in its process: "mine", "theirs", or "nobody"; it is empty for a contact.
    """

    key: tuple[str, int]
    process: int | None = None
    interview: int | None = None
    contact: int | None = None
    action: Action | None = None
    urgency: str = "closed"
    plan: tuple[Action, ...] = ()
    turn: str = ""


def urgency(action: Action, now: datetime, policy: Policy) -> str:
    """Return the urgency of an action at a moment, from when it opens and is due."""
    if now < action.opens_at:
        return "waiting"
    hours_left = (action.due_at - now) / AN_HOUR if action.due_at else inf
    if hours_left > max(policy.due_hours, policy.urgent_hours):
        return "soon"
    if action.rule.at_most == "due" or hours_left > policy.urgent_hours:
        return "due"
    return "urgent" if hours_left > 0 else "overdue"


def urgency_key(action: Action, now: datetime, policy: Policy) -> tuple[int, datetime, datetime, int]:
    """Return an action's sort key: urgency, then opening time if it waits, then due time, then the order of the rules."""
    level, due = urgency(action, now, policy), action.due_at or FOREVER
    return URGENCIES.index(level), action.opens_at if level == "waiting" else due, due, ORDER[action.rule.id]


Rank = tuple[int, datetime, datetime, float, tuple[str, int]]
"""The sort key of an item."""


class Agenda:
    """The items of a Book at a moment, cached as the module describes."""

    def __init__(self, book: Book, policy: Policy) -> None:
        self.book = book
        self.policy = policy
        self.calendar = Calendar(policy)
        self.revision = 0
        """A number that is greater whenever `at` has computed an item again."""
        self._urgent, self._due = timedelta(hours=policy.urgent_hours), timedelta(hours=policy.due_hours)
        self.recompute()

    def recompute(self) -> None:
        """Drop all cached items: the clock was set back, or the policy changed."""
        self._items: dict[Touched, list[tuple[Rank, Item]]] = {}
        self._valid: dict[Touched, datetime] = {}
        self._stale: dict[Touched, None] = dict.fromkeys(self._owners())  # in the order of records
        self._processes: dict[int, Process] = {}  # as last computed; an untouched process needs only a new `elsewhere`
        self._signals: dict[int, tuple[WaitingOffer | None, Acceptance | None]] = {}
        self._elsewhere = Elsewhere()
        self._computed_at: datetime | None = None
        self._sorted: list[Item] | None = None

    def _owners(self) -> Iterator[Touched]:
        """Yield every process and contact that can have items."""
        yield from (("process", key) for key in self.book.processes())
        yield from (("contact", contact.id) for contact in self.book.all(Contact) if contact.keep_in_touch_days)

    def touch(self, touched: Iterable[Touched]) -> None:
        """Mark processes and contacts whose records have changed as stale."""
        self._stale.update(dict.fromkeys(touched))

    @property
    def next_change(self) -> datetime:
        """Return the next moment at which the clock alone changes an item; FOREVER if there is none."""
        offer = self._elsewhere.offer
        return min(min(self._valid.values(), default=FOREVER), offer.due if offer else FOREVER)

    def at(self, now: datetime) -> list[Item]:
        """Return every item, most urgent first. This is cheap if nothing was touched and `next_change` has not come."""
        now = now.astimezone(UTC)
        if self._computed_at and now < self._computed_at:
            self.recompute()
        anew, self._computed_at = self._computed_at is None, now
        if self._stale or now >= self.next_change:
            self.revision += 1
            self.touch(key for key, until in self._valid.items() if until <= now)
            for kind, key in () if anew else list(self._stale):
                if kind == "process":  # if it closed, keeping in touch with its people starts again
                    self.touch(("contact", person) for person in self._people_of(key))
            asked = self._collect_signals(now)
            for touched in self._stale:
                self._compute(touched, now, asked)
            self._stale = {}
            self._sorted = None
        if self._sorted is None:
            ranked = [ranked for items in self._items.values() for ranked in items]
            self._sorted = [item for _, item in sorted(ranked, key=itemgetter(0))]
        return self._sorted

    def of(self, owner: Touched, now: datetime) -> list[Item]:
        """Return the items of one process or contact, most urgent first."""
        self.at(now)
        return [item for _, item in sorted(self._items.get(owner, ()), key=itemgetter(0))]

    def process(self, key: int, now: datetime) -> Process:
        """Return one process as the rules see it, with the effect of the other processes."""
        self.at(now)
        process = self._processes.get(key)
        if process is None:
            return Process(self.book, key, self.policy, self.calendar, now.astimezone(UTC), self._elsewhere)
        process.look_elsewhere(self._elsewhere, now.astimezone(UTC))
        return process

    def _collect_signals(self, now: datetime) -> dict[int, Process]:
        """Collect the signals of the processes that changed. If they change `Elsewhere`, mark all processes as stale.

        Returns the processes that changed, by key.
        """
        asked = {
            key: Process(self.book, key, self.policy, self.calendar, now) for kind, key in self._stale if kind == "process"
        }
        for key, process in asked.items():
            self._signals.pop(key, None)
            if any(signals := process.signals):
                self._signals[key] = signals
        offers = [offer for offer, _ in self._signals.values() if offer and now < offer.due]
        acceptances = [acceptance for _, acceptance in self._signals.values() if acceptance]
        elsewhere = Elsewhere(min(offers, default=None), max(acceptances, default=None))
        if elsewhere != self._elsewhere:
            self._elsewhere = elsewhere
            self.touch(("process", key) for key in self.book.processes())
        return asked

    def _people_of(self, process: int) -> Iterator[int]:
        """Yield the people of a process: its interviewers, its main contact, and those through whom they are reached."""
        position = self.book.get(Position, process)
        people = [person.contact for interview in self.book.interviews_of(process) for person in interview.interviewers]
        people += [position.main_contact] if position and position.main_contact is not None else []
        for person in people:
            yield person
            if (contact := self.book.get(Contact, person)) and contact.via is not None:
                yield contact.via

    def owed(self, now: datetime) -> dict[int, str]:
        """Return the contacts to whom something is owed now, each with the highest urgency among what is owed."""
        found: dict[int, str] = {}
        for action in (action for item in self.at(now) for action in item.plan if action.contact is not None):
            level, known = urgency(action, now, self.policy), found.get(action.contact or 0, "closed")
            if level != "waiting" and URGENCIES.index(level) < URGENCIES.index(known):
                found[action.contact or 0] = level
        return found

    def _compute(self, touched: Touched, now: datetime, asked: Mapping[int, Process]) -> None:
        kind, key = touched
        if kind == "contact" and not self._kept_in_touch(key):
            self._items.pop(touched, None)
            self._valid.pop(touched, None)
            return
        process = (asked.get(key) or self._processes[key]) if kind == "process" else None
        if process:
            process.look_elsewhere(self._elsewhere, now)
            self._processes[key] = process
        items = list(self._process_items(process, now) if process else self._contact_items(key, now))
        self._items.pop(touched, None)
        self._valid.pop(touched, None)
        if items:
            self._items[touched] = items
        moments = [*process.moments] if process else []
        for _, item in items:
            for action in item.plan:
                moments += self._moments(action)
        if kind == "contact":
            moments += [event.at for event in self.book.events_with(key)]
            moments += [end(interview) for interview in self.book.interviews_with(key)]
            for process_id in processes_with(self.book, key):
                moments += Process(self.book, process_id, self.policy, self.calendar, now).moments
        if later := [moment for moment in moments if moment > now]:
            self._valid[touched] = min(later)

    def _kept_in_touch(self, key: int) -> bool:
        contact = self.book.get(Contact, key)
        return contact is not None and bool(contact.keep_in_touch_days)

    def _moments(self, action: Action) -> list[datetime]:
        """Return the moments at which an action opens, becomes more urgent, or lapses."""
        moments = [action.opens_at, action.opens_unsnoozed]
        if action.due_at:
            moments += [action.due_at, action.due_at - self._urgent, action.due_at - self._due]
        if action.lapses_at:
            moments.append(action.lapses_at)
        return moments

    def _process_items(self, process: Process, now: datetime) -> Iterator[tuple[Rank, Item]]:
        key, interviews = process.key, process.all_interviews
        if not interviews and process.position is None:
            return
        actions = plan(process)
        turn = turn_of(process, actions)
        without_interview = [action for action in actions if action.interview is None]
        if not interviews or without_interview:
            yield self._item(Item(key=("position", key), process=key, turn=turn), without_interview, now)
        for interview in interviews:
            mine = [action for action in actions if action.interview == interview.id] if actions else ()
            row = Item(key=("interview", interview.id), process=key, interview=interview.id, turn=turn)
            yield self._item(row, mine, now)

    def _item(self, row: Item, actions: Sequence[Action], now: datetime) -> tuple[Rank, Item]:
        """Return an item with its actions, and its sort key."""
        if not actions:
            newest = self.book.get(Interview, row.interview)
            rank = URGENCIES.index("closed"), FOREVER, FOREVER, -(newest.starts_at.timestamp() if newest else 0), row.key
            return rank, row
        ordered = sorted(((urgency_key(action, now, self.policy), action) for action in actions), key=itemgetter(0))
        key_of_first, first = ordered[0]
        item = msgspec.structs.replace(
            row,
            contact=first.contact,
            action=first,
            urgency=URGENCIES[key_of_first[0]],
            plan=tuple(action for _, action in ordered),
        )
        return (*key_of_first, row.key), item

    def _contact_items(self, key: int, now: datetime) -> Iterator[tuple[Rank, Item]]:
        contact = self.book.get(Contact, key)
        if contact is None:
            return
        actions = plan_for_contact(self.book, contact, self.policy, self.calendar, now)
        if actions:
            yield self._item(Item(key=("contact", key)), actions, now)
