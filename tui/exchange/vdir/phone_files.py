"""What the files of a phone say, as the book understands it: a contact, events, a to-do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import msgspec

from tui.domain.models import Contact
from tui.exchange import ExchangeError
from tui.exchange.card import Card
from tui.exchange.ics_parser import read_calendars
from tui.exchange.invitation import Invitation, read_invitations
from tui.exchange.vcard import read_cards
from tui.exchange.vdir import CONTACTS
from tui.exchange.wording import counted
from tui.exchange.zones import CalendarZones, Moment, at_wall, read_moment

T = TypeVar("T")

MOST_NAMED = 20
"""Files that cannot be read which are named; the others are counted."""

_PRODID = re.compile(r"^PRODID[;:].*\r?\n(?:[ \t].*\r?\n)*", re.MULTILINE | re.IGNORECASE)


class Todo(msgspec.Struct, frozen=True):
    """A to-do: its UID, whether it is ticked off, and when it was; from and until when it is to be done.

    A moment is None if the file does not say it.
    """

    uid: str
    ticked: bool = False
    at: datetime | None = None
    start: datetime | None = None
    due: datetime | None = None


def contact_in_file(text: str, name: str) -> Contact:
    """Return the person of a card; raises ExchangeError if it cannot be read, or holds several.

    Whichever program wrote it last, a name is read alike.
    """
    cards = _guarded(lambda: read_cards(_PRODID.sub("", text), name), name)
    if len(cards) != 1:
        raise ExchangeError(f"{name}: this file holds {len(cards)} cards; there should be one.")
    if cards[0].problem:
        raise ExchangeError(f"{name}: {cards[0].problem}.")
    return cards[0].contact


def cards_in_file(text: str, name: str) -> list[Card]:
    """Return the cards of a file that another program made; raises ExchangeError if it cannot be read, or holds none."""
    return _guarded(lambda: read_cards(text, name), name)


def events_in_file(text: str, name: str, own_addresses: Iterable[str] = ()) -> list[Invitation]:
    """Return the events of a calendar file; raises ExchangeError if it cannot be read."""
    if not has_part(text, "VEVENT"):
        if not has_part(text, "VTODO"):
            _guarded(lambda: read_calendars(text, name), name)  # it may be damaged
        return []
    return read_invitations(text.encode("utf-8", "replace"), name, own_addresses=own_addresses)


def todo_in_file(text: str, name: str, zone: ZoneInfo) -> Todo | None:
    """Return the to-do of a calendar file, None if it holds none; raises ExchangeError if it cannot be read."""
    if not has_part(text, "VTODO"):
        return None
    return _guarded(lambda: _todo(text, name, zone), name)


def brings_something(collection: str, text: str, name: str) -> bool:
    """Return whether a file that another program made holds somebody or an event; raises ExchangeError as above."""
    if collection == CONTACTS:
        return bool(cards_in_file(text, name))
    todo_in_file(text, name, ZoneInfo("UTC"))
    return bool(events_in_file(text, name))


def unreadable_words(problems: Sequence[str], folder: Path) -> list[str]:
    """Return which files of a folder cannot be read and why, a line each below one that counts them; none if all can be."""
    if not problems:
        return []
    count, more = counted(len(problems), "file", "files"), len(problems) - MOST_NAMED
    first = f"{count} in {folder} cannot be read, and {'is' if len(problems) == 1 else 'are'} left alone:"
    return [first, *(f"  {why}" for why in problems[:MOST_NAMED]), *([f"  and {more:,} more."] if more > 0 else [])]


def has_part(text: str, kind: str) -> bool:
    """Return whether a calendar file has a part of that kind."""
    return re.search(rf"^BEGIN:{kind}[ \t]*\r?$", text, re.MULTILINE | re.IGNORECASE) is not None


def _todo(text: str, name: str, zone: ZoneInfo) -> Todo | None:
    for calendar in read_calendars(text, name):
        zones = CalendarZones(calendar)
        for part in calendar.inside("VTODO"):
            done = part.words("STATUS").upper() == "COMPLETED" or part.words("PERCENT-COMPLETE") == "100"
            at, start, due = (_at(read_moment(part.first(name), zones), zone) for name in ("COMPLETED", "DTSTART", "DUE"))
            return Todo(part.words("UID"), done or part.first("COMPLETED") is not None, at, start, due)
    return None


def _at(moment: Moment | None, zone: ZoneInfo) -> datetime | None:
    at = (moment.at or (at_wall(moment.wall, zone) if moment.wall else None)) if moment else None
    return at.astimezone(UTC) if at else None


def _guarded(read: Callable[[], T], name: str) -> T:
    try:
        return read()
    except ExchangeError:
        raise
    except Exception as error:  # a stranger's file may make a parser raise anything
        raise ExchangeError(f"{name}: this file is damaged, or not what its name says.") from error
