"""What people call time zones: abbreviations, regions, and the names of places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tui.domain.folding import spellings

_NOISE = re.compile(
    r"\b(?:time|times|standard|daylight|summer|winter|savings?|mean|local|zone|zeit|ortszeit|sommerzeit|winterzeit|"
    r"normalzeit|standardzeit|the|and|und|in|of)\b|[()&,]"
)
_MUCH_SMALLER = 5
"""A place of the same name with so many times fewer people is not meant."""


class Place(NamedTuple):
    """A place, or another name, and the zone it stands for; countries and states count as regions."""

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
    found = _places().get(plain) or _places().get(" ".join(_NOISE.sub(" ", plain).split()), [])
    regions = [place for place in found if place.region]
    largest = found[0].people if found else 0
    meant = regions or [place for place in found if place.people * _MUCH_SMALLER >= largest]
    return tuple(dict.fromkeys(place.zone for place in meant))


def places_beginning(plain: str) -> list[Place]:
    """Return the places whose folded name begins with a text, the largest first."""
    if len(plain) < 2:
        return []
    found = [place for name, places in _places().items() if name.startswith(plain) for place in places]
    return sorted(found, key=lambda place: -place.people)


@cache
def _words() -> dict[str, tuple[str, ...]]:
    return {phrase: tuple(zones.split()) for zones, phrases in _rows("zone_words.tsv") for phrase in phrases.split(", ")}


@cache
def _places() -> dict[str, list[Place]]:
    """Return all places by their folded names, those of one name by size."""
    found: dict[str, list[Place]] = {}
    for zone, places in _rows("places.tsv"):
        for entry in places.split("\t"):
            names, _, thousands = entry.lstrip("*").partition("=")
            for name in names.split(";"):
                place = Place(name, zone, int(thousands), entry.startswith("*"))
                for spelling in {name.lower()} if name.isascii() else spellings(name):
                    found.setdefault(spelling, []).append(place)
    for several in found.values():
        several.sort(key=lambda place: -place.people)
    return found


def _rows(name: str) -> Iterator[tuple[str, str]]:
    """Yield the lines of a data file as what stands before and behind the first tab."""
    from importlib import resources  # with tempfile and all; no start needs a place

    text = resources.files("tui.domain").joinpath("data", name).read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            first, _, rest = line.partition("\t")
            yield first, rest
