"""Debriefs as they were typed in haste, and as completed sentences: the repository's own, and the shared ones where they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from tests.domain.build import at, book_of
from tui.domain.book import Book
from tui.domain.models import Contact, Interview, Interviewer, Position, Record
from tui.drafting.facts import FACTS

OWN = Path(__file__).parents[1] / "data" / "debriefs"
SHARED = Path(__file__).parents[2].parent / "shared" / "cases" / "notes"


class Debrief(msgspec.Struct, frozen=True):
    """One debrief. `say` are the completed sentences to its people in turn, `facts` those of the interview.

    `typed` are the private notes of each talk, `phrases` what stood for the facts in an older book; `never` are words that no
    note may hold.
    """

    id: str
    language: str
    title: str
    company: str
    people: tuple[tuple[str, str], ...]
    typed: tuple[str, ...]
    phrases: dict[str, str]
    never: tuple[str, ...]
    say: tuple[str, ...] = ()
    facts: dict[str, str] = {}


def own() -> list[Debrief]:
    """Return the repository's own debriefs."""
    return [_read(json.loads(file.read_text(encoding="utf-8"))) for file in sorted(OWN.glob("*.json"))]


def shared() -> list[Debrief]:
    """Return the shared debriefs; none where they are missing."""
    if not SHARED.is_dir():
        return []
    done = {case["case"]: case for case in json.loads((SHARED / "completed.json").read_text(encoding="utf-8"))}
    found = []
    for doc in json.loads((SHARED / "debriefs.json").read_text(encoding="utf-8")):
        case = done.get(doc["id"])
        found.append(_read({**doc, "completed": {**case, "say": [case["say"]]} if case else {}}))
    return found


def _read(doc: dict[str, Any]) -> Debrief:
    completed = doc.get("completed") or {}
    return Debrief(
        id=doc["id"],
        language=doc["language"],
        title=doc["title"],
        company=doc["company"],
        people=tuple((person["name"], person["role"]) for person in doc["people"]),
        typed=tuple(person["talked_about"] for person in doc["people"]),
        phrases={slot: doc[slot] for slot in FACTS},
        never=tuple(doc["never"]),
        say=tuple(completed.get("say", ())),
        facts={slot: completed[slot] for slot in FACTS if completed.get(slot)},
    )


def records(debrief: Debrief, *, completed: bool, first: int = 1, number: int = 1) -> Iterator[Record]:
    """Yield a debrief's contacts, position and interview; its people have ids from `first`, its process is `number`."""
    people = []
    for place, (name, role) in enumerate(debrief.people):
        contact = Contact(
            id=first + place, name=name, role=role, company=debrief.company, language=debrief.language,
            emails=(f"p{first + place}@work.example",), notes=debrief.typed[place],
        )  # fmt: skip
        yield contact
        say = debrief.say[place] if completed and place < len(debrief.say) else ""
        people.append(Interviewer(contact=contact.id, talked_about=debrief.typed[place], say=say))
    yield Position(id=number, title=debrief.title, company=debrief.company, notes=" ".join(debrief.typed))
    told: dict[str, Any] = dict(debrief.facts if completed else debrief.phrases)
    yield Interview(
        id=number, position=number, starts_at=at("2026-11-19 14:00"), timezone="America/New_York", interviewers=tuple(people),
        notes=" ".join(debrief.typed), debriefed_at=at("2026-11-19 15:00"), **told,
    )  # fmt: skip


def book(debrief: Debrief, *, completed: bool) -> Book:
    """Return a book that holds one debrief, as typed or as completed."""
    return book_of(*records(debrief, completed=completed))
