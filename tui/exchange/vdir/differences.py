"""Whether two versions of a file differ in what the book would take from them."""

from __future__ import annotations

from collections.abc import Collection
from zoneinfo import ZoneInfo

from tui.domain.three_way import changed_fields
from tui.exchange.vdir.phone_files import contact_in_file, events_in_file, todo_in_file

_UTC = ZoneInfo("UTC")


def card_differs(one: str, other: str, name: str = "card", *, notes: bool = True) -> bool:
    """Return whether two cards say something else of a person; raises ExchangeError, with the name, if one cannot be read."""
    return bool(changed_fields(contact_in_file(one, name), contact_in_file(other, name), notes=notes))


def event_differs(one: str, other: str, name: str = "event") -> bool:
    """Return whether two files have other events, or the same at another time or place; raises ExchangeError as above."""
    return _said_by_events(one, name) != _said_by_events(other, name)


def _said_by_events(text: str, name: str) -> set[tuple[object, ...]]:
    return {
        (event.key, event.start, event.day, event.minutes, event.place, event.link, event.cancelled)
        for event in events_in_file(text, name)
    }


def is_ticked_anew(before: str, now: str, open_actions: Collection[str], name: str = "to-do") -> bool:
    """Return whether a to-do has been ticked off whose action is open; raises ExchangeError as above."""
    todo, earlier = (todo_in_file(text, name, _UTC) for text in (now, before))
    return todo is not None and todo.ticked and not (earlier and earlier.ticked) and todo.uid in open_actions
