"""The rules put together: what `followup next --json --all` is to list."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from tests.domain.oracle import elsewhere, meetings, owed, waiting
from tests.domain.oracle.days import Document, instant
from tests.domain.oracle.facts import Process
from tests.domain.oracle.world import Action, World, is_needless

RULES = {
    "acknowledge_offer": ("acknowledge-offer", owed.acknowledge_offer),
    "weigh_offer": ("weigh-offer", owed.weigh_offer),
    "answer": ("answer", owed.answer),
    "reschedule": ("reschedule", owed.reschedule),
    "prepare": ("prepare", meetings.prepare),
    "ask_timeline": ("ask-timeline", meetings.ask_timeline),
    "debrief": ("debrief", meetings.debrief),
    "thank_you": ("thank-you", meetings.thank_you),
    "name_interviewers": ("name-interviewers", meetings.name_interviewers),
    "get_contact_details": ("contact-details", meetings.get_contact_details),
    "inquiry": ("inquire", waiting.inquiry),
    "ask_others": ("ask-others", elsewhere.ask_others),
    "withdraw": ("withdraw", elsewhere.withdraw),
    "let_go": ("let-go", waiting.let_go),
}
RULE_IDS = {action: rule for action, (rule, _) in RULES.items()} | {"keep_in_touch": "keep-in-touch"}
ORDER = list(RULE_IDS)
LEVELS = ["overdue", "urgent", "due", "soon", "waiting", "closed"]
SNOOZABLE = {"inquiry", "ask_others", "let_go", "weigh_offer"}


def reckon(book: Document, now: datetime, policy: Document) -> list[Document]:
    """Return the items of the list at `now`, in no particular order.

    `book` holds documents by table and id, `policy` every key of the policy as the config file has it.
    """
    world, items = World(book, now, policy), []
    for process in world.processes:
        last = process.last_interview.id if process.last_interview else None
        rows: dict[int | None, list[Action]] = {i.id: [] for i in process.interviews} or {None: []}
        for action in actions_of(world, process):
            rows[action.interview or last].append(action)
        turn = owed.turn(world, process)
        for row, actions in rows.items():
            ordered = sorted(actions, key=lambda action: sort_key(world, action))
            listed: list[Action | None] = [a for a in ordered if a.opens <= now] or [*ordered[:1]] or [None]
            items += [_item(world, action, turn, process.position, row) for action in listed]
    for person in world.contacts:
        if touch := keep_in_touch(world, person):
            items.append(_item(world, touch, None, None, None))
    return items


def actions_of(world: World, process: Process) -> list[Action]:
    """Return all there is to do in a process, now or later."""
    let_go_as_stale = [Action("let_go", process.stale_from)] if process.stale_from else []
    if process.is_stale:
        found = let_go_as_stale
    elif not (found := list(elsewhere.withdraw(world, process))):
        found = [action for _, rule in RULES.values() for action in rule(world, process)]
        found = [action for action in found if not is_needless(process, action) or action.action == "inquiry"]
    return [snoozed(world, process, action) for action in found or let_go_as_stale]


def snoozed(world: World, process: Process, action: Action) -> Action:
    """Return an action as the newest snooze leaves it: hidden until then, or as it was."""
    snooze = process.newest("snoozed")
    if action.action not in SNOOZABLE or not snooze or not snooze.get("until"):
        return action
    until = instant(snooze.get("until"))
    if action.action in {"weigh_offer", "ask_others"} and action.due:
        until = min(until, action.due - timedelta(hours=24))
    if until <= world.now or any(e.at > snooze.at for e in process.heard):
        return action
    return replace(action, opens=max(action.opens, until))


def keep_in_touch(world: World, person: int) -> Action | None:
    """Return when to write to somebody whom no open process brings about to be written to. A cancelled interview does not."""
    contact = world.contacts[person]
    busy: set[int | None] = set()
    for process in world.processes:
        if not process.is_closed:
            busy |= {who for i in process.interviews if not i.cancelled for who in i.people}
            busy.add(process.fields.get("main_contact"))
    busy |= {world.contacts.get(who, {}).get("via") for who in busy if who}
    theirs = [e for e in world.events_with_people if e.get("contact") == person]
    touches = [e.at for e in theirs if e.kind != "snoozed"]
    touches += [i.end for process in world.processes for i in process.held if person in i.people]
    since = max(touches, default=instant(contact["created_at"]) if contact.get("created_at") else None)
    if not contact.get("keep_in_touch_days") or person in busy or since is None:
        return None
    opens = world.calendar.later(since, contact["keep_in_touch_days"])
    own = [e for e in theirs if e.kind == "snoozed" and not e.get("position") and not e.get("interview")]
    newest = max(own, key=lambda e: (e.at, e.id), default=None)
    if newest and newest.get("until") and not any(e.is_heard and e.at > newest.at for e in theirs):
        until = instant(newest.get("until"))
        opens = max(opens, until) if until > world.now else opens
    return Action("keep_in_touch", opens, contact=person)


def urgency(world: World, action: Action) -> str:
    """Return how pressing an action is."""
    if action.opens > world.now:
        return "waiting"
    if action.due is None:
        return "soon"
    left = action.due - world.now
    level = "due" if left <= timedelta(hours=world.policy["due_hours"]) else "soon"
    if left <= timedelta(hours=world.policy["urgent_hours"]):
        level = "urgent"
    if left <= timedelta(0):
        level = "overdue"
    return "due" if action.action == "debrief" and level in {"overdue", "urgent"} else level


def sort_key(world: World, action: Action) -> tuple[Any, ...]:
    """Return what puts the most pressing action first."""
    level = LEVELS.index(urgency(world, action))
    opens = action.opens.timestamp() if action.opens > world.now else 0.0
    due = action.due.timestamp() if action.due else float("inf")
    return level, opens, due, ORDER.index(action.action)


def _item(world: World, action: Action | None, turn: str | None, position: int | None, row: int | None) -> Document:
    return {
        "interview": row,
        "position": position,
        "contact": action.contact if action else None,
        "event": action.event if action else None,
        "action": action.action if action else None,
        "about": action.about if action else None,
        "turn": turn,
        "urgency": urgency(world, action) if action else "closed",
        "opens_at": action.opens if action else None,
        "due_at": action.due if action else None,
        "rule": RULE_IDS[action.action] if action else None,
        "progress": action.progress if action else None,
    }
