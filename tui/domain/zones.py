"""Time zones as the book keeps them: an IANA name, or an offset such as "+05:30" if no place is known."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from tui.domain.dates import DateError, quoted
from tui.domain.folding import folded
from tui.domain.places import Place, places_beginning, places_named, zones_called
from tui.domain.suggestions import nearest

_AREAS = frozenset(
    ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
)
_OFFSET_KEY = re.compile(r"[+-](?:0\d|1[0-4]):[0-5]\d", re.ASCII)
_OFFSET = re.compile(r"(?:utc|gmt|z)? ?([+-]) ?(\d{1,2})(?:[:.]?([0-5]\d))?(?: ?h| uhr)?", re.ASCII)
_SEASONS = (datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC))
"""Two moments at which zones are compared, one in each half of the year because of summer time."""


def is_zone(name: str) -> bool:
    """Return whether a name is one that the book can hold: an IANA name or an offset."""
    return _zone(name) is not None


def zone_of(name: str) -> ZoneInfo:
    """Return the zone with a name that the book holds; raises KeyError if there is none."""
    zone = _zone(name)
    if zone is None:
        raise KeyError(name)
    return zone


def zone_or(name: str, fallback: ZoneInfo) -> ZoneInfo:
    """Return the zone with that name, or `fallback` if there is none."""
    return _zone(name) or fallback


def zone_or_error(text: str) -> ZoneInfo:
    """Return the zone that somebody typed: its name, a place, an abbreviation or an offset.

    Raises:
        DateError: if there is none, with the nearest names; if it is ambiguous, with the candidates.
    """
    if "/" in text and (zone := _zone(text)):  # an exact name, as in the config, needs no list of names
        return zone
    keys = zones_meant(text)
    if not keys:
        near = _near(text)
        hint = f"did you mean {' or '.join(near)}?" if near else "try a city, or UTC+1."
        raise DateError(f"There is no time zone {quoted(text)}; {hint}")
    if not _alike(keys):
        raise DateError(f"{quoted(text)} could be {_listed(keys)}.")
    return zone_of(keys[0])


def zones_meant(text: str, home: str = "") -> tuple[str, ...]:
    """Return the zones that a text names in full, likeliest first: several for "IST" or "Cambridge", none for "berl".

    If the `home` zone is one of them, zones with other clocks are left out.
    """
    keys = _meant(folded(text))
    if home in keys:
        return (home, *(key for key in keys if key != home and _alike((home, key))))
    near = tuple(key for key in keys if key.startswith("America/")) if home.startswith("America/") else ()
    return near or keys


def find_zone(text: str, names: Iterable[str]) -> list[str]:
    """Return the zones among `names` (IANA) that a text may mean, best first; if it is an offset, that too."""
    known = set(names)
    plain = folded(text)
    sure = [key for key in _meant(plain) if key in known or _OFFSET_KEY.fullmatch(key)] if plain else []
    by_place = list(dict.fromkeys(place.zone for place in places_beginning(plain) if place.zone in known))
    by_name = sorted(_by_name(plain, known), key=lambda key: by_place.index(key) if key in by_place else len(by_place))
    return list(dict.fromkeys([*sure, *by_name, *by_place]))


def suggest_zones(text: str) -> list[Place]:
    """Return the zones that a text may mean, each with the name of the place that matches."""
    plain = folded(text)
    begun = {place.zone: place.name for place in reversed(places_beginning(plain))} if plain else {}
    return [Place(begun.get(key, ""), key) for key in find_zone(text, _iana_names().values())]


def show_zone(key: str) -> str:
    """Return a zone's name for people: an offset as "UTC+5:30"."""
    if not _OFFSET_KEY.fullmatch(key):
        return key
    hours, minutes = key[1:].split(":")
    return f"UTC{key[0]}{int(hours)}" + (f":{minutes}" if minutes != "00" else "")


def offset_key(offset: timedelta) -> str:
    """Return the name of the zone with a fixed offset."""
    minutes = int(offset.total_seconds() // 60)
    return "UTC" if not minutes else f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _zone(name: str) -> ZoneInfo | None:
    if _OFFSET_KEY.fullmatch(name):
        return _fixed(name)
    if name.startswith(("posix", "right/", "localtime", "Factory")):
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


@cache
def _fixed(key: str) -> ZoneInfo:
    """Return the zone of an offset as a ZoneInfo, made from a zone file (RFC 8536) with one entry."""
    seconds = (int(key[1:3]) * 60 + int(key[4:])) * (-60 if key[0] == "-" else 60)
    label = show_zone(key).encode() + b"\0"
    counts = struct.pack(">6l", 0, 0, 0, 0, 1, len(label))
    body = counts + struct.pack(">lBB", seconds, 0, 0) + label
    return ZoneInfo.from_file(io.BytesIO(b"TZif" + bytes(16) + body), key=key)


def _meant(plain: str) -> tuple[str, ...]:
    """Return the zones that a folded text means: as an IANA name, an offset, a common name or a place."""
    if len(plain) > 80:
        return ()
    if "/" in plain and (name := _iana_names().get(plain.replace(" ", "_"))):
        return (name,)
    if offset := _OFFSET.fullmatch(plain):
        return _offset(offset)
    name = plain.replace("_", " ")
    if shown := re.fullmatch(r"\(((?:utc|gmt)[^()]*)\) ?(.*)", name):  # as Windows names them: an offset, then words
        return zones_called(shown[2]) or places_named(shown[2].partition(",")[0]) or _meant(shown[1])
    keys = zones_called(name) or places_named(name)
    iana = None if keys else _iana_names().get(name.replace(" ", "_"))
    return (iana,) if iana else keys


def _offset(found: re.Match[str]) -> tuple[str, ...]:
    """Return the zone of an offset with the everyday sign: UTC+1 is an hour ahead of UTC (Etc/GMT+1 is an hour behind)."""
    sign = -1 if found[1] == "-" else 1
    digits = found[2]
    key = offset_key(sign * timedelta(hours=int(digits), minutes=int(found[3] or 0)))
    return (key,) if _zone(key) else ()


@cache
def _iana_names() -> dict[str, str]:
    return {folded(name): name for name in available_timezones() if is_zone(name)}


def _by_name(plain: str, names: Iterable[str]) -> list[str]:
    """Return the IANA names that contain each of the words; Etc zones only if the first word is "etc"."""
    words = plain.replace("_", " ").replace("/", " ").split()
    wanted = " ".join(words)
    ranked = []
    for name in names:
        own = name.casefold().replace("_", " ").replace("/", " ")
        if all(word in own for word in words) and (not words or words[0] == "etc" or not own.startswith("etc ")):
            city = name.rpartition("/")[2].casefold().replace("_", " ")
            starts = all(any(part.startswith(word) for part in own.split()) for word in words)
            rank = 0 if wanted in (own, city) else 1 if city.startswith(wanted) else 2 if starts else 3
            ranked.append((rank, name.partition("/")[0] not in _AREAS, name))
    return [name for _, _, name in sorted(ranked)]


def _near(text: str) -> list[str]:
    """Return the names that a mistyped name may mean."""
    plain = folded(text[:60])
    known = sorted(_iana_names().values())
    names = {folded(name): name for name in known}
    names |= {folded(name.rpartition("/")[2]): name for name in known if name.partition("/")[0] in _AREAS}
    found = find_zone(text[:60], known)[:3] if plain else []
    return found or list(dict.fromkeys(names[near] for near in nearest(plain, names, count=3, likeness=0.8)))


def _alike(keys: Iterable[str]) -> bool:
    """Return whether all these zones have the same time in summer and in winter."""
    zones = [zone for zone in map(_zone, keys) if zone]
    return len({tuple(moment.astimezone(zone).utcoffset() for moment in _SEASONS) for zone in zones}) == 1


def _listed(keys: tuple[str, ...]) -> str:
    return f"{', '.join(keys[:2])} or others" if len(keys) > 3 else f"{', '.join(keys[:-1])} or {keys[-1]}"
