"""Write what the book says into a file that another program has written, without losing what is only there.

A phone adds pictures, labels, ringing tones and properties of its own, and spells values in its way. A line of its own stays
as it is if it says what the book says; what the book has no field for stays, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from tui.domain.merging import letters, value_key
from tui.exchange.ics_parser import unescaped_value
from tui.exchange.vdir.content_lines import (
    components_of,
    group_of,
    lines_of,
    own_lines,
    property_name,
    property_value,
    text_of_lines,
)
from tui.exchange.vdir.phone_files import contact_in_file, todo_in_file

_ONE = frozenset({"FN", "N", "ORG", "TITLE", "CATEGORIES"})
"""Properties of a card of which the book has one, in place of any that is there."""
_SEVERAL = frozenset({"EMAIL", "TEL", "ADR", "URL"})
_STRUCTURED = frozenset({"N", "ADR", "ORG", "CATEGORIES"})
_UNITS = re.compile(r"(?<!\\);")
"""What stands between the company and its departments."""
_FRAME = frozenset({"BEGIN", "END", "VERSION", "PRODID", "REV"})
_UTC = ZoneInfo("UTC")
_LABELS = ("X-AB", "X-EVOLUTION-UI")
"""Properties that only say something of another one of their group."""

_OF_EVENTS = frozenset({"UID", "DTSTAMP", "LAST-MODIFIED", "RECURRENCE-ID", "SEQUENCE", "DTSTART", "DTEND", "DURATION", "DUE",
    "SUMMARY", "LOCATION", "URL", "CONFERENCE", "DESCRIPTION", "STATUS", "COMPLETED", "PERCENT-COMPLETE"})  # fmt: skip
"""Properties of an event or a to-do that the book has."""
_SAYS_AGAIN = {"GEO": "LOCATION", "X-APPLE-STRUCTURED-LOCATION": "LOCATION", "X-ALT-DESC": "DESCRIPTION"}
"""Properties that say in another way what one of those says, and would contradict its new value."""
_TYPED = ("SUMMARY", "DESCRIPTION")
"""Those of them that are not read: what the phone has changed in them is the user's."""
_TIMES = frozenset({"DTSTART", "DUE", "DURATION"})
"""Those of a to-do that are not read."""


def card_onto(there: str, new: str, said: str, left: str) -> str:
    """Return a card for the book's `new` one in place of what is there.

    `said` is what the book said last, `left` what was there when both were last known: of its lines that the book has fields
    for, those that the book does not say are removed. Raises: ExchangeError if `left` cannot be read.
    """
    here, wanted = _without_our_note(lines_of(there), said), lines_of(new)
    if sum(line.strip().upper() == "BEGIN:VCARD" for line in here) != 1:
        return new
    fields_of_left = {_key(line) for line in lines_of(left)} - {_key(line) for line in contact_in_file(left, "card").card}
    known, now_said = {_key(line) for line in lines_of(said)} | fields_of_left, {_key(line) for line in wanted}
    single = _ONE | ({"NOTE"} if "NOTE" in {property_name(line) for line in wanted} else set())
    own = {_key(line): line for line in reversed(here)}
    if any(property_name(line) == "FN" and _key(line) in own for line in wanted):  # so its parts stay as they are
        own |= {_key(ours): line for ours in wanted for line in here if property_name(ours) == property_name(line) == "N"}
    lines = [line for line in here if property_name(line) == "VERSION"][:1] or ["VERSION:3.0"]
    lines += [line for line in wanted if property_name(line) == "PRODID"]
    lines += [own.get(_key(line), line) for line in wanted if property_name(line) not in _FRAME]
    for line in here:
        name, key = property_name(line), _key(line)
        removed = name in _SEVERAL and key in known
        if name not in single | _FRAME and key not in now_said and not removed and not (name == "UID" and _has_uid(wanted)):
            lines.append(line)
    return text_of_lines(["BEGIN:VCARD", *_without_stray_labels(lines), "END:VCARD"])


def event_onto(there: str, new: str, said: str) -> str:
    """Return a calendar file for the book's `new` event or to-do in place of what is there; `said` is what it said last."""
    kind = "VTODO" if "BEGIN:VTODO\r\n" in new else "VEVENT"
    here, wanted = lines_of(there), lines_of(new)
    before, after = components_of(here, kind), components_of(wanted, kind)
    if len(before) != 1 or len(after) != 1:
        return new
    typed = _typed_there(before[0], there, said, kind)
    said_there, said_now = ({property_name(line): _key(line) for line in own_lines(part[0])} for part in (before, after))
    changed = {name for name in _OF_EVENTS - typed if said_there.get(name) != said_now.get(name)}
    kept = [
        line
        for line in own_lines(before[0])
        if (name := property_name(line)) not in _OF_EVENTS - typed and _SAYS_AGAIN.get(name) not in changed
    ]
    inside = [line for line in own_lines(after[0]) if property_name(line) in _OF_EVENTS - typed]
    rings = _alarms(here, wanted, lines_of(said))
    zones = {
        part[1]: part for part in (*components_of(here, "VTIMEZONE"), *components_of(wanted, "VTIMEZONE")) if len(part) > 1
    }
    ring_lines = [line for part in rings for line in part]
    described = [line for part in zones.values() for line in part]
    whole = [f"BEGIN:{kind}", *inside, *kept, *ring_lines, f"END:{kind}"]
    return text_of_lines(["BEGIN:VCALENDAR", *own_lines(wanted), *described, *whole, "END:VCALENDAR"])


def _typed_there(part: list[str], there: str, said: str, kind: str) -> frozenset[str]:
    """Return the properties that are not read, and are not as the book wrote them."""
    then = [line for each in components_of(lines_of(said), kind)[:1] for line in own_lines(each)]
    typed = {name for name in _TYPED if (words := _words_of(own_lines(part), name)) and words != _words_of(then, name)}
    if kind == "VTODO":
        now, before = (todo_in_file(text, "to-do", _UTC) for text in (there, said))
        typed |= _TIMES if now and now.due and now.due != (before and before.due) else set()
    return frozenset(typed)


def _words_of(lines: Iterable[str], name: str) -> list[str]:
    return [word for line in lines if property_name(line) == name for word in unescaped_value(property_value(line)).split()]


def _alarms(here: list[str], wanted: list[str], said: list[str]) -> list[list[str]]:
    """Return the alarms: those there, with the words of ours, unless it is the book that rings at another time now."""
    theirs, ours, then = (components_of(lines, "VALARM") for lines in (here, wanted, said))
    if not ours or (said and _triggers(ours) != _triggers(then)):
        return ours
    old = {tuple(_words_of(part, "DESCRIPTION")) for part in then}
    words = next(line for line in (*ours[0], "DESCRIPTION:") if property_name(line) == "DESCRIPTION")
    is_old = {line: tuple(_words_of([line], "DESCRIPTION")) in old for part in theirs for line in part}
    return [[words if is_old[line] and property_name(line) == "DESCRIPTION" else line for line in part] for part in theirs]


def _triggers(alarms: Iterable[Iterable[str]]) -> list[str]:
    return sorted(line for part in alarms for line in part if property_name(line) == "TRIGGER")


def invites_people(text: str) -> bool:
    """Return whether a calendar server may write to somebody if this file is changed."""
    return any(property_name(line) in ("ORGANIZER", "ATTENDEE") for line in lines_of(text))


def same_but_stamp(one: str, other: str) -> bool:
    """Return whether two texts of ours differ in nothing but the moment of writing."""
    return one == other or _lasting(one) == _lasting(other)


def _lasting(text: str) -> list[str]:
    return [line for line in lines_of(text) if property_name(line) not in ("DTSTAMP", "REV", "LAST-MODIFIED", "PRODID")]


def has_same_lines(one: str, other: str) -> bool:
    """Return whether two cards hold the same lines in any order."""
    return sorted(_lasting(one)) == sorted(_lasting(other))


def _key(line: str) -> tuple[str, str]:
    """Return a property in a form that can be compared: its value as the book compares it."""
    name = property_name(line)
    value = property_value(line)
    value = _UNITS.split(value)[0] if name == "ORG" else value
    value = value.rstrip("; ") if name in _STRUCTURED else unescaped_value(value)
    if name == "TEL":
        return name, value_key("phones", value.casefold().removeprefix("tel:"))
    if name == "EMAIL":
        return name, value.casefold().removeprefix("mailto:")
    if name == "URL":
        return name, value_key("links", value)
    if name == "ADR":
        return name, letters(unescaped_value(value.replace(";", " ")))
    return name, " ".join(value.split())


def _without_our_note(here: list[str], said: str) -> list[str]:
    """Return a card's lines without the note that was written into it; one that the phone has changed stays."""
    notes = {_key(line) for line in lines_of(said) if property_name(line) == "NOTE"}
    return [line for line in here if _key(line) not in notes]


def _has_uid(lines: Iterable[str]) -> bool:
    return any(property_name(line) == "UID" for line in lines)


def _without_stray_labels(lines: list[str]) -> list[str]:
    """Return lines without the labels of properties that are gone."""
    groups = {group_of(line) for line in lines if not property_name(line).startswith(_LABELS)}
    return [line for line in lines if not group_of(line) or group_of(line) in groups]
