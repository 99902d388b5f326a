"""Guess what the columns of a table hold, by their names and their values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from tui.domain.folding import folded
from tui.languages.reading.people_names import is_address

Kind = Literal["people", "processes"]

KEPT = "-"
"""What stands for a column that has no field here."""

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LINK = re.compile(r"(?i)https?://\S+$")
_SAMPLE = 50
MOST = 0.6
"""The share of a column's values by which it is known."""


def plain_header(header: str) -> str:
    """Return a column's name in a form that can be compared: "E-mail 1 - Value" is "e mail value"."""
    return " ".join(re.sub(r"[\W_\d]+", " ", folded(_CAMEL.sub(" ", header[:200]))).split())


def fields_of(kind: Kind) -> tuple[str, ...]:
    """Return the fields that a column may be of."""
    return tuple(dict.fromkeys(_names()[kind].values()))


def known_headers(headers: Sequence[str]) -> int:
    """Return how many of the names are known."""
    people, processes = _names()["people"], _names()["processes"]
    return sum(plain_header(header) in people or plain_header(header) in processes for header in headers)


def kind_of(headers: Sequence[str]) -> Kind:
    """Return whether a table seems to hold people or processes."""
    people, processes = (set(_named(kind, headers)) for kind in ("people", "processes"))
    jobs = {"title", "company"} <= processes and not people & {"given", "family", "email"}
    return "processes" if jobs and (processes & {"stage", "applied", "url"} or "name" not in people) else "people"


def guess_columns(kind: Kind, headers: Sequence[str], rows: Sequence[Sequence[str]] = ()) -> tuple[str, ...]:
    """Return the field of each column, by its values in these rows if its name is not known; KEPT for one that has none."""
    guessed = _named(kind, headers)
    if kind == "people" and "role" in guessed and any(plain_header(header) == "job title" for header in headers):
        guessed = [
            "prefix" if plain_header(header) == "title" else field for header, field in zip(headers, guessed, strict=True)
        ]
    for column, field in enumerate(guessed):
        if field == KEPT:
            guessed[column] = _by_values(kind, [row[column] for row in rows[:_SAMPLE] if column < len(row) and row[column]])
    return tuple(guessed)


def _named(kind: Kind, headers: Sequence[str]) -> list[str]:
    names = _names()[kind]
    return [names.get(plain_header(header), KEPT) for header in headers]


def _by_values(kind: Kind, values: Sequence[str]) -> str:
    """Return the field that most values of a column without a known name look like."""

    if kind == "people" and sum(map(is_address, values)) > len(values) * MOST:
        return "email"
    if sum(_LINK.match(value) is not None for value in values) > len(values) * MOST:
        return "link" if kind == "people" else "url"
    return KEPT


@cache
def _names() -> Mapping[Kind, Mapping[str, str]]:
    from importlib import resources  # slow to import, and needed for a file alone

    text = resources.files("tui.exchange").joinpath("data", "columns.txt").read_text("utf-8")
    people, processes = text.split("\n\n")
    return {"people": _section(people), "processes": _section(processes)}


def _section(text: str) -> dict[str, str]:
    lines = [line.split(": ", 1) for line in text.splitlines() if line and not line.startswith("#")]
    return {plain_header(name): field for field, names in lines for name in names.split(", ")}
