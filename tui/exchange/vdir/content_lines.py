"""The lines of a vCard or a calendar file as they stand there, so that what is not ours is written back unchanged."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tui.exchange.export.vcards import folded_line

_NAME = re.compile(r'(?:([\w-]+)\.)?([A-Za-z][A-Za-z0-9-]*)(?:;(?:[^:;"]|"[^"]*")*)*:')
_FOLD = re.compile(r"\n[ \t]")
_CONTROLS = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f]")


def lines_of(text: str) -> list[str]:
    """Return the lines of a file, unfolded; one that is no property's is part of the line before it."""
    lines: list[list[str]] = []
    for line in _FOLD.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n"):
        if _NAME.match(line, 0, 5_000) or not lines:
            lines.append([line])
        elif line:
            lines[-1].append(line)
    return [_CONTROLS.sub("", line) for line in map("\n".join, lines) if line.strip()]


def text_of_lines(lines: Iterable[str]) -> str:
    """Return a file of these lines, folded."""
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _folded(line: str) -> str:
    return "\r\n".join(line.split("\n")) if "\n" in line else folded_line(line)


def property_name(line: str) -> str:
    """Return the name of a property, in upper case; empty if the line is none."""
    found = _NAME.match(line, 0, 5_000)
    return found[2].upper() if found else ""


def group_of(line: str) -> str:
    """Return the group of a property of a card, which ties a label to it; empty for none."""
    found = _NAME.match(line, 0, 5_000)
    return (found[1] or "").casefold() if found else ""


def property_value(line: str) -> str:
    """Return the value of a property, still escaped."""
    found = _NAME.match(line, 0, 5_000)
    return line[found.end() :] if found else ""


def uid_in(text: str) -> str:
    """Return the first UID of a file; empty if there is none."""
    return next((property_value(line).strip() for line in lines_of(text) if property_name(line) == "UID"), "")


def components_of(lines: Iterable[str], name: str) -> list[list[str]]:
    """Return the lines of each part of that name (VALARM, VTIMEZONE), from its BEGIN to its END."""
    found: list[list[str]] = []
    inside = False
    for line in lines:
        begins = line.strip().upper() == f"BEGIN:{name}"
        if begins and not inside:
            inside = True
            found.append([])
        if inside:
            found[-1].append(line)
        inside = inside and line.strip().upper() != f"END:{name}"
    return found


def own_lines(part: Iterable[str]) -> list[str]:
    """Return the properties of a part, without BEGIN and END and the parts inside it."""
    lines, depth = [], 0
    for line in part:
        name = property_name(line)
        depth += (name == "BEGIN") - (name == "END")
        if depth == 1 and name not in ("BEGIN", "END"):
            lines.append(line)
    return lines
