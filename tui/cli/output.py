"""Print lines: wrapped on a terminal, unwrapped into a pipe."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TextIO

from tui.domain.sanitize import harmless

_STEERS = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]")
"""What JSON may hold as it is, and a terminal should not be sent; JSON itself escapes the controls below U+0020."""

LEAST, MOST = 20, 100
"""The bounds of the width that lines are wrapped to, in columns."""


def room() -> int | None:
    """Return the columns of the terminal; None if standard output is a pipe or a file."""
    if not sys.stdout.isatty():
        return None
    try:
        return max(int(os.environ.get("COLUMNS") or os.get_terminal_size(sys.stdout.fileno()).columns), LEAST)
    except (OSError, ValueError):
        return 80


def tell(text: str = "", *, file: TextIO | None = None, end: str = "\n") -> None:
    """Print a text, harmless whatever it holds: a pipe may lead to a terminal. All that commands print goes through here."""
    print(harmless(text), file=file or sys.stdout, end=end)


def tell_json(value: object) -> None:
    """Print JSON; what could steer a terminal, or turn its lines around, is escaped."""
    import json  # 3 ms, which a prompt that asks for --short does without

    text = json.dumps(value, ensure_ascii=False, indent=1)
    print(_STEERS.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def say(lines: Iterable[str], *, whole: bool = False) -> None:
    """Print lines; wrap them on a terminal unless `whole` is set."""
    columns = None if whole else room()
    for line in lines:
        for part in wrapped(line, min(columns, MOST)) if columns else (line,):
            tell(part)


def wrapped(line: str, columns: int) -> Iterator[str]:
    """Yield a line in pieces of at most `columns` cells, broken between words; later pieces are indented by four."""
    if cells(line) <= columns:
        yield line
        return
    start = line[: len(line) - len(line.lstrip())]
    piece, fresh = start, True
    for word in line.split():
        if not fresh and cells(piece) + 1 + cells(word) > columns:
            yield piece
            piece, fresh = start + "    ", True
        piece += word if fresh else f" {word}"
        fresh = False
    yield piece


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
