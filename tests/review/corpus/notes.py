"""Read the notes and books in tests/data/notes: good notes by three writers, each about a book of their own."""

from __future__ import annotations

import json
import re
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from tests.domain.build import at
from tui.domain.book import Book
from tui.domain.models import TABLE_OF, Record
from tui.domain.record_conversion import to_doc
from tui.domain.settings import Policy, Profile
from tui.review import Finding, review
from tui.review.dictionaries import NO_SPELLING, dictionaries

FOLDER = Path(__file__).parents[2] / "data" / "notes"
_TAG = re.compile(r"\{([a-z]+)\|([^{}]*)\}")


class Good(msgspec.Struct, frozen=True):
    """A note that deserves no finding above `info`.

    In `text`, `{t|...}` marks what a mutation may take out: thanks (t), the conversation (c), the fit (f), the interest (i),
    the ask (a), the one statement (s), where you met (m), what it gives them (b).
    """

    name: str
    kind: str
    contact: int
    now: str
    text: str
    subject: str = ""
    interview: int | None = None
    position: int | None = None
    channel: str = "email"


class Flawed(msgspec.Struct, frozen=True):
    """A spoiled note. `expected` maps each rule to the text that its finding lies on; empty: to a place where something is missing."""

    mutation: str
    good: Good
    subject: str
    body: str
    expected: dict[str, str]
    now: str = ""
    more: tuple[Record, ...] = ()

    @property
    def name(self) -> str:
        """Return which note was spoiled, and how."""
        return f"{self.good.name}: {self.mutation}"


class Writer(msgspec.Struct, frozen=True):
    """Somebody who writes notes: their profile, their clock, and the name of their book's file."""

    book_name: str
    profile: Profile
    timezone: str
    spelling: bool = False

    @property
    def policy(self) -> Policy:
        """Return the default policy on the writer's clock."""
        return Policy(timezone=self.timezone)

    def at(self, text: str) -> datetime:
        """Return the instant of "2026-11-20 09:00" on the writer's clock."""
        return at(text, ZoneInfo(self.timezone))

    def book(self, *more: Record) -> Book:
        """Return the writer's book with further records."""
        tables = json.loads(_text(f"{self.book_name}.book.json"))
        docs = {table: {int(record_id): doc for record_id, doc in rows.items()} for table, rows in tables.items()}
        for record in more:
            docs.setdefault(TABLE_OF[type(record)], {})[record.id] = json.loads(msgspec.json.encode(to_doc(record)))
        return Book(docs)

    def look(self, good: Good, *, subject: str, body: str, now: str, more: tuple[Record, ...] = ()) -> list[Finding]:
        """Return what the review says of a note in the writer's book."""
        return review(
            self.book(*more), self.profile, self.policy, kind=good.kind, subject=subject, body=body, contact=good.contact,
            interview=good.interview, position=good.position, channel=good.channel, now=self.at(now),
            spelling=dictionaries() if self.spelling else NO_SPELLING,
        )  # fmt: skip


def plain(text: str) -> str:
    """Return a good note's text without its marks."""
    return _TAG.sub(r"\2", text)


def without(text: str, tag: str) -> str:
    """Return the text without what carries a mark."""
    gone = re.sub(rf"\{{{tag}\|[^{{}}]*\}},? ?", "", text)
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"^ +", "", plain(gone), flags=re.MULTILINE))


def after_greeting(body: str, sentence: str) -> str:
    """Return the text with a sentence as a paragraph of its own before the closing."""
    parts = body.rsplit("\n\n", 1)
    return f"{parts[0]}\n\n{sentence}\n\n{parts[1]}"


@cache
def _text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _read(name: str) -> list[Good]:
    """Return the notes of a file: each a line `=== name`, a head of `field: value`, an empty line and the text."""
    notes = []
    for block in _text(f"{name}.txt").split("=== ")[1:]:
        head, _, text = block.partition("\n\n")
        note_name, *lines = head.split("\n")
        fields = {field: value.strip() for field, _, value in (line.partition(":") for line in lines)}
        notes.append(msgspec.convert({"name": note_name, "text": text.rstrip("\n") + "\n", **fields}, Good, strict=False))
    return notes


def texts(name: str) -> list[str]:
    """Return the texts of a file that are separated by lines of `===`."""
    return _text(f"{name}.txt").split("===\n")


KIM = Writer("kim", Profile(name="Kim Lee", emails=("kim@mail.example",), phone="+1 555 0100"), "America/New_York")
KIM_ENGLISH = _read("kim.en")
KIM_GERMAN = _read("kim.de")
KIM_VOICES = _read("kim.voices")
"""Kim's notes as other people would write them: shorter, warmer, stiffer, less tidy."""
KIM_NOTES = [*KIM_ENGLISH, *KIM_GERMAN, *KIM_VOICES]

JO = Writer(
    "jo",
    Profile(name="Jo Marchetti", emails=("jo@marchetti.example",), strengths=("patience", "plain writing")),
    "Europe/London",
)
"""A second writer: no rule was fitted to these notes beforehand."""
JO_GERMAN = _read("jo.de")
JO_NOTES = [*_read("jo.en"), *JO_GERMAN]

SAM = Writer("sam", Profile(name="Sam Whitfield", emails=("sam@whitfield.example",)), "Europe/London", spelling=True)
"""A third writer: notes by people of other trades, written before any rule had seen them."""
SAM_NOTES = _read("sam")
