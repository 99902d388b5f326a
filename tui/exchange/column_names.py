"""Guess what the columns of a table hold, by their names and their values."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Literal

from tui.domain.folding import folded
from tui.exchange.stages import is_stage
from tui.languages.reading.people_names import is_address

RowKind = Literal["people", "processes"]

NO_FIELD = "-"
"""What stands for a column that has no field here."""

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LINK = re.compile(r"(?i)https?://\S+$")
_DATE = re.compile(
    r"\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)\b|\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{1,2}, \d{4}"
)
_NAME = re.compile(r"[^\W\d_][\w'’.-]*( [^\W\d_][\w'’.-]*){1,3}$")
_PHONE = re.compile(r"(?:\+|00?|\()[\d\s()/.-]{6,}$")
_DIGITS = 5
"""The digits from which a cell is no column's name."""
_SAMPLE = 50
_SHORT = 4
"""The length of words that say too little of a column within a longer name."""
LEAST_SHARE = 0.6
"""The share of a column's values by which it is known."""


def plain_header(header: str) -> str:
    """Return a column's name in a form that can be compared: "E-mail 1 - Value" is "e mail value"."""
    return " ".join(re.sub(r"[\W_\d]+", " ", folded(_CAMEL.sub(" ", header[:200]))).split())


def fields_of(kind: RowKind) -> tuple[str, ...]:
    """Return the fields that a column may be of."""
    return tuple(dict.fromkeys(_names()[kind].values()))


def field_named(kind: RowKind, name: str) -> str:
    """Return the field that a column of this name is of; empty if it is not known."""
    return _names()[kind].get(plain_header(name), "")


def known_headers(headers: Sequence[str]) -> int:
    """Return how many of the names are known."""
    people, processes = _names()["people"], _names()["processes"]
    return sum(plain_header(header) in people or plain_header(header) in processes for header in headers)


def table_kind(headers: Sequence[str], rows: Sequence[Sequence[str]] = ()) -> RowKind:
    """Return whether a table seems to hold people or processes: people have a name or an address."""
    people = {*guess_columns("people", headers, rows)}
    processes = {*guess_columns("processes", headers, rows)}
    jobs = "title" in processes and not people & {"given", "family", "email"}
    if processes >= {"company", "stage"} and not people & {"name", "given", "family", "email", "phone", "region"}:
        return "processes"
    is_named = "name" in people and not processes & {"stage", "applied", "url"}
    return "processes" if jobs and not is_named else "people"


def is_doubtful(headers: Sequence[str], rows: Sequence[Sequence[str]] = ()) -> bool:
    """Return whether a table may be of people or of processes: its columns speak for both, or for neither."""
    people = {*guess_columns("people", headers, rows)} & {"name", "given", "family", "email", "phone"}
    processes = {*guess_columns("processes", headers, rows)} & {"stage", "applied", "url"}
    return bool(people) == bool(processes)


def guess_columns(kind: RowKind, headers: Sequence[str], rows: Sequence[Sequence[str]] = ()) -> tuple[str, ...]:
    """Return the field of each column, by its values in these rows if its name is not known; KEPT for one that has none."""
    plain = [plain_header(header) for header in headers]
    guessed = [_names()[kind].get(header, NO_FIELD) for header in plain]
    nameless = not any(field != NO_FIELD for field in guessed)
    if kind == "people" and "job title" in plain and "title" in plain:
        guessed[plain.index("title")] = "prefix"
    for column, field in enumerate(guessed):
        if field == NO_FIELD and rows:
            values = [row[column] for row in rows[:_SAMPLE] if column < len(row) and row[column]]
            likely = _by_words(kind, plain[column]) or _by_values(kind, values, nameless=nameless)
            guessed[column] = likely if likely not in guessed else NO_FIELD
    if kind == "processes" and not {"stage", "applied"} & {*guessed}:  # then a mere date is that of the application
        guessed = ["applied" if header in ("date", "datum") else field for header, field in zip(plain, guessed, strict=True)]
    return tuple(guessed)


def _by_words(kind: RowKind, header: str) -> str:
    """Return the field of which a name stands within the name of a column: that of "When applied" is known as "applied"."""
    names = _names()[kind]
    return next((names[word] for word in header.split() if len(word) > _SHORT and word in names), "")


def is_data(cell: str) -> bool:
    """Return whether a cell is no column's name: an address, a link, a date or a number."""
    return is_address(cell) or any(form.match(cell) for form in (_LINK, _DATE)) or sum(map(str.isdigit, cell)) >= _DIGITS


def _by_values(kind: RowKind, values: Sequence[str], *, nameless: bool) -> str:
    """Return the field that most values of a column without a known name look like.

    People's names and numbers are only told by their values if the table is `nameless`: none of its columns has a known name.
    """
    looks: list[tuple[str, Callable[[str], object]]] = []
    if kind == "people":
        looks = [("email", is_address), ("link", _LINK.match)]
        looks += [("phone", _PHONE.match), ("name", _NAME.match)] if nameless else []
    else:
        looks = [("stage", is_stage), ("url", _LINK.match), ("applied", _DATE.match)]
    return next((field for field, test in looks if sum(bool(test(v)) for v in values) > len(values) * LEAST_SHARE), NO_FIELD)


@cache
def _names() -> Mapping[RowKind, Mapping[str, str]]:
    from importlib import resources  # slow to import, and needed for a file alone

    text = resources.files("tui.exchange").joinpath("data", "columns.txt").read_text("utf-8")
    people, processes = text.split("\n\n")
    return {"people": _section(people), "processes": _section(processes)}


def _section(text: str) -> dict[str, str]:
    lines = [line.split(": ", 1) for line in text.splitlines() if line and not line.startswith("#")]
    return {plain_header(name): field for field, names in lines for name in names.split(", ")}
