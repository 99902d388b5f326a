"""Describe invitations in an import: short, on one line, and harmless whatever they hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from tui.domain.dates import show_instant
from tui.domain.models import Interview
from tui.domain.sanitize import one_line
from tui.domain.zones import is_zone, show_zone, zone_of
from tui.exchange.invitation import Invitation

MOST_RECORDS_TOLD = 20
"""Records that are named in a sentence, or told of one by one; the others are counted."""


def cut_short(text: str) -> str:
    """Return at most 80 characters of a text, on one line."""
    line = one_line(text)
    return line if len(line) <= 80 else f"{line[:79]}…"


def counted(number: int, one: str, many: str) -> str:
    """Return a number of things in words: "1 person", "9,950 people"."""
    return f"{number:,} {one if number == 1 else many}"


def some(told: Sequence[str], more: str) -> list[str]:
    """Return the first of many sentences; `more` ends one that says how many are left."""
    left = len(told) - MOST_RECORDS_TOLD
    return [*told[:MOST_RECORDS_TOLD], *([f"{left:,} {more}."] if left > 0 else [])]


def names_and_rest(shown: Sequence[str], many: str) -> str:
    """Return one record by its name, several with their number: "30 people: Ana Ruiz, Bo Lind and 28 more"."""
    more = f" and {len(shown) - MOST_RECORDS_TOLD:,} more" if len(shown) > MOST_RECORDS_TOLD else ""
    number = f"{len(shown):,} {many}: " if len(shown) > 1 else ""
    return f"{number}{', '.join(shown[:MOST_RECORDS_TOLD])}{more}"


def label(invitation: Invitation) -> str:
    """Return an invitation in a few words: its title and file."""
    return f"{cut_short(invitation.summary) or 'an event without a title'} ({cut_short(invitation.source)})"


def round_and_title(round_: str, title: str) -> str:
    """Return which meeting it is: the round and the position, said once."""
    if round_.casefold() in title.casefold():
        return cut_short(title)
    return cut_short(", ".join(filter(None, (round_, title))))


def start_words(start: datetime, timezone: str, now: datetime, zone: ZoneInfo) -> str:
    """Return a start in the user's zone, and on its own zone's clock if the two differ."""
    there = f"{start.astimezone(zone_of(timezone)):%H:%M}" if is_zone(timezone) else ""
    here = show_instant(start, now, zone)
    return here if here.endswith(there) else f"{here} ({there} in {show_zone(timezone)})"


def interview_differences(old: Interview, new: Interview, now: datetime, zone: ZoneInfo) -> list[str]:
    """Return what an invitation changes about an interview, in words."""
    said = []
    if new.starts_at != old.starts_at:
        said.append(f"it was {start_words(old.starts_at, old.timezone, now, zone)}")
    if new.minutes != old.minutes:
        said.append(f"{new.minutes} minutes instead of {old.minutes}")
    if new.place != old.place:
        said.append(f"the place is {cut_short(new.place)}" if new.place else "it has no place any more")
    if new.link != old.link:
        said.append("the link is new" if new.link else "it has no link any more")
    if old.cancelled:
        said.append("it is no longer cancelled")
    return said
