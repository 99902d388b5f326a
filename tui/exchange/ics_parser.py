"""The lines and components of a calendar file (RFC 5545), read leniently and without ever evaluating anything in them."""

from __future__ import annotations

import quopri
import re
from collections.abc import Callable, Iterator, Mapping
from sys import intern

import msgspec

from tui.exchange import ExchangeError
from tui.exchange.limits import DEEPEST, LONGEST_NAME, LONGEST_VALUE, LONGEST_WORDS, MOST_LINES
from tui.exchange.text_encoding import decoded

_LINE = re.compile(r'(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<params>(?:;[^:;="]+=(?:"[^"]*"|[^:;"]|:(?=//))*)*):', re.DOTALL)
_PARAM = re.compile(r';(?P<name>[^:;="]+)=(?P<value>(?:"[^"]*"|[^:;"]|:(?=//))*)')
_ADDRESS = re.compile(r"(?i):(?=mailto:)|:(?=[^:;]*\Z)")
_LOOSE_PARAM = re.compile(r";([A-Za-z][A-Za-z0-9-]*)=")
_STRAY = re.compile(r"\\(?=[,;\\]|$)")
_CARET = re.compile(r"\^([n'^])")
_QUOTED_PRINTABLE = re.compile(r"(?i);(?:ENCODING=)?QUOTED-PRINTABLE[;:]")
_TEXT_LINE = re.compile(r"[^\n]*\n?")
_NONE: Mapping[str, str] = {}
_ESCAPE = re.compile(r"\\([\\,;:\"nN])")


class Line(msgspec.Struct, frozen=True):
    """One property of the file: its value is still escaped, its parameters' names are upper case."""

    name: str
    params: Mapping[str, str]
    value: str

    @property
    def text(self) -> str:
        """Return the value as text, without its escapes."""
        return unescaped_value(self.value)


def unescaped_value(value: str) -> str:
    """Return a value, or a part of one, as text without its escapes."""
    return _ESCAPE.sub(lambda m: "\n" if m[1] in "nN" else m[1], value).strip() if "\\" in value else value.strip()


class Component:
    """A VCALENDAR, VEVENT, VTIMEZONE or the like: its properties and the components inside it, by name."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[str, list[Line]] = {}
        self.parts: list[Component] = []

    def add(self, line: Line) -> None:
        """Add a property."""
        self.lines.setdefault(line.name, []).append(line)

    def first(self, name: str) -> Line | None:
        """Return the first property of that name, or None."""
        return next(iter(self.all(name)), None)

    def all(self, name: str) -> list[Line]:
        """Return every property of that name, in the file's order."""
        return self.lines.get(name, [])

    def text(self, *names: str) -> str:
        """Return the first text that is not empty among the properties of these names."""
        return next((line.text for name in names for line in self.all(name) if line.text), "")

    def words(self, name: str) -> str:
        """Return the text of a property of a few words, cut off if it is much longer."""
        return self.text(name)[:LONGEST_WORDS]

    def inside(self, name: str) -> list[Component]:
        """Return the components of that name directly inside this one."""
        return [part for part in self.parts if part.name == name]


def read_calendars(text: str, source: str) -> list[Component]:
    """Return the VCALENDARs of a file's text; `source` is the file's name for errors.

    A line that is not a property continues the text before it, as some programs write it. Raises ExchangeError
    if the text is not a calendar file, ends inside a calendar, or holds more than `limits` allows.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not re.search(r"^BEGIN:VCALENDAR[ \t]*$", text, re.MULTILINE | re.IGNORECASE):
        raise ExchangeError(f"{source}: this is not a calendar file: it has no line BEGIN:VCALENDAR.")
    if text.count("\n") > MOST_LINES:
        raise ExchangeError(f"{source}: this calendar file has more than {MOST_LINES:,} lines.")
    root = Component("")
    open_ones = [root]
    for line in filter(None, map(_line, unfolded(text, _begins_a_property))):
        name = line.text.partition("\n")[0].upper() if line.name in ("BEGIN", "END") else ""
        if line.name == "BEGIN":
            if len(open_ones) > DEEPEST:
                raise ExchangeError(f"{source}: this calendar file has more than {DEEPEST} components inside one another.")
            part = Component(name)
            open_ones[-1].parts.append(part)
            open_ones.append(part)
        elif line.name == "END":
            if any(part.name == name for part in open_ones[1:]):
                while open_ones.pop().name != name:
                    pass
        else:
            open_ones[-1].add(line)
    if len(open_ones) > 1:
        raise ExchangeError(f"{source}: this calendar file ends inside its {open_ones[-1].name}; it may be incomplete.")
    return root.inside("VCALENDAR")


def unfolded(text: str, begins: Callable[[str], bool]) -> Iterator[str]:
    """Yield the file's logical lines: folded ones joined, and stray lines of text joined to the property they belong to.

    `begins` says whether a line begins a property. What is much longer than a property may be is left out.
    """
    logical: list[str] = []
    blanks = size = 0
    for match in _TEXT_LINE.finditer(text):
        line = match[0].removesuffix("\n")
        if logical and logical[-1].endswith("=") and _QUOTED_PRINTABLE.search(logical[0], 0, LONGEST_NAME):
            piece = f"\n{line}"  # vCalendar 1.0, vCard 2.1: a line that ends in = goes on
        elif line[:1] in (" ", "\t") and logical:
            piece = line[1:]
        elif not logical or begins(line):
            if logical:
                yield "".join(logical)
            logical, piece, blanks, size = [], line, 0, 0
        elif line.strip():
            piece, blanks = "\\n" * min(blanks, 3) + f"\\n{line}", 0
        else:
            blanks += 1
            continue
        if size <= LONGEST_NAME + LONGEST_VALUE:
            logical.append(piece[: LONGEST_NAME + LONGEST_VALUE])
            size += len(piece)
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
    # a quote inside quotes has no form of its own in RFC 5545; some programs write it as in text, RFC 6868 as ^'
    head = text[:LONGEST_NAME].replace('\\"', "^'") if '\\"' in text[:LONGEST_NAME] else text
    found = _LINE.match(head, 0, LONGEST_NAME) or _LINE.match(text, 0, LONGEST_NAME)
    if not found:
        return _loose_line(head)
    params = {m["name"].strip().upper(): unquoted(m["value"]) for m in _PARAM.finditer(found["params"] or "")}
    value = text[found.end() : found.end() + LONGEST_VALUE]
    if params.get("ENCODING", "").upper() == "QUOTED-PRINTABLE" or "QUOTED-PRINTABLE" in found["params"].upper():
        value = of_quoted_printable(value, params.get("CHARSET", ""))
    return Line(intern(found["name"].upper()), params or _NONE, value)


def _loose_line(text: str) -> Line | None:
    """Return the line of a person whose parameters break the rules, by a single quote mark or semicolon."""
    name = text.partition(";")[0].upper()
    address = _ADDRESS.search(text, 0, LONGEST_NAME) if name in ("ATTENDEE", "ORGANIZER") else None
    if address is None:
        return None
    head = text[: address.start()]
    starts = [*_LOOSE_PARAM.finditer(head)]
    ends = [start.start() for start in starts[1:]] + [len(head)]
    params = {start[1].upper(): unquoted(head[start.end() : end]) for start, end in zip(starts, ends, strict=True)}
    return Line(intern(name), params or _NONE, text[address.end() : address.end() + LONGEST_VALUE])


def unquoted(value: str) -> str:
    """Return a parameter's value without its quotes and escapes, and with what RFC 6868 writes with a caret."""
    plain = _STRAY.sub("", value.replace('"', "").strip())
    return _CARET.sub(lambda m: {"n": "\n", "'": '"', "^": "^"}[m[1]], plain) if "^" in plain else plain


def of_quoted_printable(value: str, charset: str) -> str:
    """Return the text of a quoted-printable value (vCalendar 1.0, vCard 2.1), escaped as in later versions."""
    text = decoded(quopri.decodestring(value.encode()), charset)
    return text.replace("\r\n", "\n").replace("\\", "\\\\").replace("\n", "\\n")
