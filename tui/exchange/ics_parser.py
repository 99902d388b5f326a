"""The lines and components of a calendar file (RFC 5545), read leniently and without ever evaluating anything in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tui.exchange import ExchangeError

_LINE = re.compile(
    r'(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<params>(?:;[^:;="]+=(?:"[^"]*"|[^:;"]|:(?=//))*)*):(?P<value>.*)', re.DOTALL
)
_PARAM = re.compile(r';(?P<name>[^:;="]+)=(?P<value>(?:"[^"]*"|[^:;"]|:(?=//))*)')
_ESCAPE = re.compile(r"\\([\\,;:\"nN])")


@dataclass(frozen=True)
class Line:
    """One property as it stands in the file: its value is still escaped, its parameters' names are upper case."""

    name: str
    params: Mapping[str, str]
    value: str

    @property
    def text(self) -> str:
        """Return the value as text, without its escapes."""
        return _ESCAPE.sub(lambda m: "\n" if m[1] in "nN" else m[1], self.value).strip()


@dataclass
class Component:
    """A VCALENDAR, VEVENT, VTIMEZONE or the like: its lines and the components inside it."""

    name: str
    lines: list[Line] = field(default_factory=list)
    parts: list[Component] = field(default_factory=list)

    def first(self, name: str) -> Line | None:
        """Return the first property of that name, or None."""
        return next(self.all(name), None)

    def all(self, name: str) -> Iterator[Line]:
        """Return every property of that name, in the file's order."""
        return (line for line in self.lines if line.name == name)

    def text(self, *names: str) -> str:
        """Return the first text that is not empty among the properties of these names."""
        return next((line.text for name in names for line in self.all(name) if line.text), "")

    def inside(self, name: str) -> list[Component]:
        """Return the components of that name directly inside this one."""
        return [part for part in self.parts if part.name == name]


def read_calendars(text: str, source: str) -> list[Component]:
    """Return the VCALENDARs of a file's text; `source` is the file's name for errors.

    A line that is not a property continues the text before it, as some programs write it. Raises ExchangeError
    if the text is not a calendar file, or ends inside a calendar.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not re.search(r"^BEGIN:VCALENDAR\s*$", text, re.MULTILINE | re.IGNORECASE):
        raise ExchangeError(f"{source}: this is not a calendar file: it has no line BEGIN:VCALENDAR.")
    root = Component("")
    open_ones = [root]
    for line in filter(None, map(_line, _unfolded(text))):
        name = line.text.partition("\n")[0].upper()
        if line.name == "BEGIN":
            part = Component(name)
            open_ones[-1].parts.append(part)
            open_ones.append(part)
        elif line.name == "END":
            if any(part.name == name for part in open_ones[1:]):
                while open_ones.pop().name != name:
                    pass
        else:
            open_ones[-1].lines.append(line)
    if len(open_ones) > 1:
        raise ExchangeError(f"{source}: this calendar file ends inside its {open_ones[-1].name}; it may be incomplete.")
    return root.inside("VCALENDAR")


def _unfolded(text: str) -> Iterator[str]:
    """Return the file's logical lines: folded ones joined, and stray lines of text joined to the property they belong to."""
    logical: list[str] = []
    blanks = ""
    for line in text.split("\n"):
        if line[:1] in (" ", "\t") and logical:
            logical.append(line[1:])
        elif not logical or _begins_a_property(line):
            if logical:
                yield "".join(logical)
            logical, blanks = [line], ""
        elif line.strip():
            logical.append(f"{blanks}\\n{line}")
            blanks = ""
        else:
            blanks += "\\n"
    yield "".join(logical)


_LOWER_CASE = frozenset({
    "begin", "end", "uid", "dtstart", "dtend", "dtstamp", "duration", "summary", "location", "description", "organizer",
    "attendee", "sequence", "method", "status", "version", "prodid", "rrule", "recurrence-id", "url", "created", "class",
    "priority", "transp", "tzid", "categories", "comment", "exdate", "last-modified", "calscale",
})  # fmt: skip


def _begins_a_property(line: str) -> bool:
    """Return whether a line is a property's: "Passcode: 1" and "https://..." in an unfolded description are not."""
    found = re.match(r"([A-Za-z][A-Za-z0-9-]*)[;:]", line)
    return found is not None and (found[1].isupper() or found[1].casefold() in _LOWER_CASE)


def _line(text: str) -> Line | None:
    found = _LINE.fullmatch(text)
    if not found:
        return None
    params = {m["name"].strip().upper(): m["value"].replace('"', "").strip() for m in _PARAM.finditer(found["params"])}
    return Line(found["name"].upper(), params, found["value"])
