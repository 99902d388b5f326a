"""Whether two versions of a file differ in what the book would take from them."""

from __future__ import annotations

from collections.abc import Collection
from zoneinfo import ZoneInfo

from tui.domain.three_way import changed_fields
from tui.exchange.vdir.phone_files import contact_in_file, events_in_file, todo_in_file

_UTC = ZoneInfo("UTC")


def card_differs(one: str, other: str, *, notes: bool = True) -> bool:
    """Return whether two cards say something else of a person; raises ExchangeError if one cannot be read."""
    return bool(changed_fields(contact_in_file(one, "card"), contact_in_file(other, "card"), notes=notes))


def event_differs(one: str, other: str) -> bool:
    """Return whether two files have other events, or the same at another time or place; raises ExchangeError as above."""
    return _said_by_events(one) != _said_by_events(other)


def _said_by_events(text: str) -> set[tuple[object, ...]]:
    return {
        (event.key, event.start, event.day, event.minutes, event.place, event.link, event.cancelled)
        for event in events_in_file(text, "event")
    }


def is_ticked_anew(before: str, now: str, open_actions: Collection[str]) -> bool:
    """Return whether a to-do has been ticked off whose action is open; raises ExchangeError as above."""
    todo, earlier = (todo_in_file(text, "to-do", _UTC) for text in (now, before))
    return todo is not None and todo.ticked and not (earlier and earlier.ticked) and todo.uid in open_actions
