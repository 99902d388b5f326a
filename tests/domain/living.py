"""Run the program over the oracle's random lives, at many moments and while the events of a life are entered."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from tests.domain.build import apply
from tests.domain.oracle.days import Document
from tests.domain.oracle.lives import DAYS, START, life, policy_of
from tui.cli.next import items_at
from tui.config.settings import declared
from tui.config.values import read_setting
from tui.domain.agenda import Agenda
from tui.domain.book import Book
from tui.domain.changes import ChangeBuilder
from tui.domain.models import Contact, Event, Interview
from tui.domain.record_conversion import from_doc
from tui.domain.settings import Policy

NOT_RECKONED = {"company", "title", "round", "contact_name", "why", "source"}
"""The fields that the oracle does not compute."""


def program_policy(seed: int) -> Policy:
    """Return the policy of a life, read as from the config file."""
    settings = declared("policy")
    return Policy(**{key: read_setting(settings[key], value) for key, value in policy_of(seed).items()})


def program_says(agenda: Agenda, now: datetime) -> list[Document]:
    """Return what `followup next --json --all` lists, without the fields that the oracle does not compute."""
    items = []
    for item in items_at(agenda, now, ZoneInfo(agenda.policy.timezone), everything=True):
        for field in ("opens_at", "due_at"):
            item[field] = item[field] and datetime.fromisoformat(item[field]).astimezone(UTC)
        items.append({key: value for key, value in item.items() if key not in NOT_RECKONED})
    return items


def comparable(items: list[Document]) -> list[list[tuple[str, str]]]:
    """Return items in an order that does not depend on who computed them."""
    return sorted([(key, str(value)) for key, value in sorted(item.items())] for item in items)


def moments_of(seed: int, count: int) -> list[datetime]:
    """Return moments of a life in order: at, just before and just after something opens, is due or happens; and others."""
    rng, book = random.Random(f"moments {seed}"), life(seed)
    agenda = Agenda(Book(book), program_policy(seed))
    anywhere = [START + timedelta(seconds=rng.randrange(-2 * 86_400, DAYS * 86_400)) for _ in range(count)]
    turns = {datetime.fromisoformat(event["at"]) for event in book["events"].values()}
    for now in sorted(rng.sample(anywhere, max(1, count // 4))):
        for item in program_says(agenda, now):
            turns |= {item["opens_at"], item["due_at"]} - {None}
    near = [turn + timedelta(seconds=rng.choice([-1, 0, 1])) for turn in rng.sample(sorted(turns), min(len(turns), count))]
    return sorted(moment.astimezone(UTC) for moment in rng.sample(anywhere + near, count))


def lived(seed: int, count: int) -> Iterator[tuple[datetime, Agenda]]:
    """Yield an agenda through a life: its events are entered one after the other, some early, some late; some is edited."""
    rng, book, moments = random.Random(f"lived {seed}"), life(seed), moments_of(seed, count)
    events = sorted(book["events"].values(), key=lambda event: datetime.fromisoformat(event["at"]))
    book["events"] = {}
    agenda = Agenda(Book(book), program_policy(seed))
    for now in moments:
        while events and datetime.fromisoformat(events[0]["at"]) <= now + timedelta(hours=rng.choice([-50, -5, 0, 0, 50])):
            builder = ChangeBuilder(agenda.book)
            builder.add(from_doc(Event, events.pop(0), 0))
            agenda.touch(apply(agenda.book, builder.done("an event")))
        if rng.random() < 0.1:
            builder = ChangeBuilder(agenda.book)
            _edit(rng, builder, agenda.book, now)
            agenda.touch(apply(agenda.book, builder.done("an edit")))
        yield now, agenda


def _edit(rng: random.Random, builder: ChangeBuilder, book: Book, now: datetime) -> None:
    """Change an interview or a person, or undo an event."""
    what, records = rng.randrange(3), (list(book.all(Interview)), list(book.all(Contact)), list(book.all(Event)))
    if not records[what]:
        return
    record = rng.choice(records[what])
    if isinstance(record, Interview):
        moved = {"starts_at": record.starts_at + timedelta(hours=rng.choice([-30, 1, 100]))}
        changes: list[Document] = [
            moved,
            {"cancelled": not record.cancelled},
            {"debriefed_at": now},
            {"timeline_asked": "yes"},
        ]
        builder.edit(record, msgspec.structs.replace(record, **rng.choice(changes)))
    elif isinstance(record, Contact):
        changes = [{"emails": ()}, {"emails": ("ana@nimbus.example",)}, {"keep_in_touch_days": 7}, {"via": 1}]
        builder.edit(record, msgspec.structs.replace(record, **rng.choice(changes)))
    else:
        builder.remove(record)
