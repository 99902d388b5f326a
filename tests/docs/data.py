"""The tables of the book, from the records and the sentence below each of their fields."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.docs.markdown import code, codes, table
from tui.domain import models
from tui.domain.event_kinds import EVENT_KINDS
from tui.domain.note_kinds import NOTE_KINDS, Reader
from tui.exchange import limits

TYPES = {
    "str": "text",
    "tuple[str, ...]": "list of texts",
    "bool": "true or false",
    "int": "number",
    "int | None": "number",
    "Days | None": "number",
    "Minutes": "number",
    "Instant": "instant, required",
    "Instant | None": "instant",
    "date | None": "date",
    "tuple[Interviewer, ...]": "list of objects, see below",
    "tuple[Invited, ...]": "list of objects, see below",
    "Said | None": "object, see below",
}
"""The words for each annotation of a field."""

CHOICES = {
    ("interviews", "format"): models.INTERVIEW_FORMATS,
    ("events", "channel"): models.CHANNELS,
    ("notes", "channel"): models.CHANNELS,
}
"""The fields that hold one word out of a few."""


INSIDE_AN_INTERVIEW = {
    "Interviewer": "Each of the `interviewers`",
    "Said": "What is in `invited`",
    "Invited": "Each of its `people`",
}
"""The objects inside an interview, and what stands above their tables."""

READERS: dict[Reader, str] = {
    "each_interviewer": "each interviewer",
    "process": "one person a process",
    "contact": "a person, whatever the process",
}


class Field(NamedTuple):
    """A field as its class declares it."""

    name: str
    annotation: str
    sentence: str


def tables_section() -> str:
    """Return every table of the book with its fields."""
    parts = []
    for name, kind in models.RECORDS.items():
        rows = [
            (code(field.name), _type(name, field), field.sentence) for field in (*_fields(kind.__name__), *_fields("Record"))
        ]
        parts.append(f"## {name}\n\n{kind.__doc__}\n\n{table(('field', 'type', 'what it holds'), rows)}")
        if name == "interviews":
            for inner, what in INSIDE_AN_INTERVIEW.items():
                rows = [(code(field.name), _type("", field), field.sentence) for field in _fields(inner)]
                parts.append(f"{what}:\n\n{table(('field', 'type', 'what it holds'), rows)}")
    return "\n\n".join(parts)


def event_kinds_table() -> str:
    """Return every kind of event: its sentence in the timeline, and what it means to the rules."""
    rows = []
    for kind in EVENT_KINDS.values():
        told = kind.timeline.format(who="somebody", kind=kind.id, to=" to somebody", person="", by="", what="")
        means = [
            "comes from them" * kind.heard,
            "settles a thank-you" * kind.thanked,
            "closes the process" * bool(kind.ending),
        ]
        rows.append((code(kind.id), told, ", ".join(filter(None, means))))
    return table(("kind", "in the timeline", "to the rules"), rows)


def note_kinds_table() -> str:
    """Return every kind of note: what it is, whom it goes to, and the event that sending it logs."""
    return table(
        ("kind", "what it is", "to", "logs"),
        ((code(kind.id), kind.label, READERS[kind.to], code(kind.sent_as)) for kind in NOTE_KINDS.values()),
    )


def _fields(class_name: str) -> Iterator[Field]:
    """Yield the fields of a class of the models that have a sentence below them."""
    tree = ast.parse(Path(models.__file__).read_text(encoding="utf-8"))
    [body] = [node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == class_name]
    for node, below in itertools.pairwise(body):
        if isinstance(node, ast.AnnAssign) and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            yield Field(ast.unparse(node.target), ast.unparse(node.annotation), str(below.value.value))


def _type(table_name: str, field: Field) -> str:
    to = models.REFERENCES.get(table_name, {}).get(field.name)  # type: ignore[call-overload]
    if to or field.name == "contact":
        return f"id in `{to or 'contacts'}`"
    if words := CHOICES.get((table_name, field.name)):
        return f"one of {codes(words)}"
    return TYPES[field.annotation]


def bounds_table() -> str:
    """Return how much of a file from outside is read."""
    rows = (
        ("the whole file", f"{limits.MOST_FILE_BYTES // 1_000_000} MB"),
        ("lines of a calendar, an address book or a table", f"{limits.MOST_LINES:,}"),
        ("events of a file", f"{limits.MOST_EVENTS:,}"),
        ("people in an address book, rows of a table", f"{limits.MOST_CARDS:,}"),
        ("columns of a table", str(limits.MOST_COLUMNS)),
        (
            "addresses, numbers, links, tags or other fields of one person",
            f"{limits.MOST_VALUES} of each; further ones are left out",
        ),
        (
            "files of a folder for the phone",
            f"{limits.MOST_ITEMS:,} of contacts, as many of a calendar; {limits.MOST_ITEM_BYTES // 1_000_000} MB each",
        ),
        ("people invited in a file", f"{limits.MOST_PEOPLE_IN_ALL:,}"),
        ("people invited to one event", f"{limits.MOST_PEOPLE}; an event with more is skipped"),
        ("components of a calendar inside one another", str(limits.DEEPEST)),
        ("parts of a mail", f"{limits.MOST_PARTS:,}, {limits.DEEPEST} inside one another; deeper ones are not read"),
        ("a description, HTML or not", f"{limits.LONGEST_VALUE:,} characters; the rest is cut off"),
        ("a title, place, link or UID", f"{limits.LONGEST_WORDS:,} characters; the rest is cut off"),
        (
            "a property's name and parameters, a mail's header",
            f"{limits.LONGEST_NAME:,} characters; a longer one is passed over",
        ),
        (
            "repeated events whose next occurrence is looked for",
            f"{limits.MOST_SERIES}, {limits.MOST_OCCURRENCES:,} times each",
        ),
        ("names of time zones in a calendar", f"{limits.MOST_ZONES}; further ones are asked for"),
    )
    return table(("what", "at most"), rows)
