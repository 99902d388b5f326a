"""Time zones: whether a name is one, and which one a text may mean."""

from __future__ import annotations

from collections.abc import Iterable
from zoneinfo import ZoneInfo, available_timezones

from tui.domain.dates import DateError, quoted
from tui.domain.suggestions import nearest

_AREAS = frozenset(
    ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
)


def find_zone(text: str, names: Iterable[str]) -> list[str]:
    """The zones among `names` (IANA) that `text` may mean, best first: each of its words occurs in the name."""
    words = text.casefold().replace("_", " ").replace("/", " ").split()
    wanted = " ".join(words)
    ranked = []
    for name in names:
        plain = name.casefold().replace("_", " ").replace("/", " ")
        if all(word in plain for word in words):
            city = name.rpartition("/")[2].casefold().replace("_", " ")
            starts = all(any(part.startswith(word) for part in plain.split()) for word in words)
            rank = 0 if wanted in (plain, city) else 1 if city.startswith(wanted) else 2 if starts else 3
            ranked.append((rank, name.partition("/")[0] not in _AREAS, name))
    return [name for _, _, name in sorted(ranked)]


def zone_or(name: str, fallback: ZoneInfo) -> ZoneInfo:
    """The zone of that IANA name, or another where there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return fallback


def zone_or_error(name: str) -> ZoneInfo:
    """The zone of that IANA name; raises DateError with the nearest right names where there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        pass
    names = available_timezones()
    near = find_zone(name, names)[:3] if name.strip() else []
    by_plain = {known.casefold(): known for known in sorted(names)}
    by_plain |= {known.rpartition("/")[2].casefold(): known for known in sorted(names) if known.partition("/")[0] in _AREAS}
    near = near or list(dict.fromkeys(by_plain[known] for known in nearest(name, by_plain, count=3, likeness=0.8)))
    hint = f"; did you mean {' or '.join(near)}?" if near else "; zones have names such as Europe/Berlin."
    raise DateError(f"There is no time zone {quoted(name)}{hint}")
