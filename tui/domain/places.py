"""Look up time zones by the names that people use: abbreviations, regions and places."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import takewhile
from typing import NamedTuple

_NOISE = re.compile(
    r"\b(?:time|times|standard|daylight|summer|winter|savings?|mean|local|zone|zeit|ortszeit|sommerzeit|winterzeit|"
    r"normalzeit|standardzeit|the|and|und|in|of)\b|[()&,]"
)
_MUCH_SMALLER = 5
"""Of places with the same name, one with this many times fewer people than the largest is ignored."""


class Place(NamedTuple):
    """A place or another name, and its zone; `region` is true for countries and states."""

    name: str
    zone: str
    people: int = 0
    region: bool = False


def zones_called(plain: str) -> tuple[str, ...]:
    """Return the zones that a folded text names by an abbreviation or a region: "est", "eastern time", "(cet)"."""
    words = _words()
    return words.get(plain) or words.get(" ".join(_NOISE.sub(" ", plain).split()), ())


def places_named(plain: str) -> tuple[str, ...]:
    """Return the zones of the places with that folded name, the largest first."""
    found = _with(plain + "\t") or _with(" ".join(_NOISE.sub(" ", plain).split()) + "\t")
    regions = [place for place in found if place.region]
    meant = regions or [place for place in found if place.people * _MUCH_SMALLER >= found[0].people]
    return tuple(dict.fromkeys(place.zone for place in meant))


def places_beginning(plain: str) -> list[Place]:
    """Return the places whose folded name begins with a text, the largest first."""
    return _with(plain) if len(plain) > 1 else []


def begins_name(word: str) -> bool:
    """Return whether the folded name of any place, abbreviation or region begins with a word."""
    lines = _lines()[1]
    first = bisect_left(lines, word)
    return word in _first_words() or (first < len(lines) and lines[first].startswith(word))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in _words())


def _with(start: str) -> list[Place]:
    """Return the places whose line begins with `start`, the largest first."""
    zones, lines = _lines()
    found = []
    first = bisect_left(lines, start)
    for line in takewhile(lambda line: line.startswith(start), (lines[at] for at in range(first, len(lines)))):
        name, number, people, *shown = line.split("\t")
        label = shown[0] if shown else name.title()
        found.append(Place(label, zones[int(number)], int(people.rstrip("*")), people.endswith("*")))
    return sorted(found, key=lambda place: -place.people)


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """Return the zones of each abbreviation and region."""
    rows = (line.partition("\t") for line in _text("zone_words.tsv").splitlines() if not line.startswith("#"))
    return {phrase: tuple(zones.split()) for zones, _, phrases in rows for phrase in phrases.split(", ")}


@cache
def _lines() -> tuple[list[str], list[str]]:
    """Return the zones, and one line for each place, sorted so that a binary search finds it without parsing the others."""
    zones, _, places = _text("places.tsv").partition("\n\n")
    return [line for line in zones.splitlines() if not line.startswith("#")], places.splitlines()


def _text(name: str) -> str:
    from importlib import resources  # slow to import, and not needed at start

    return resources.files("tui.domain").joinpath("data", name).read_text("utf-8")
