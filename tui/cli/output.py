"""Lines for a terminal or for another program: wrapped between words where a person reads them, whole in a pipe."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator

LEAST, MOST = 20, 100
"""Columns below which wrapping helps nobody, and beyond which lines are hard to read."""


def room() -> int | None:
    """The columns of the terminal that standard output is; none where it is a pipe or a file."""
    if not sys.stdout.isatty():
        return None
    try:
        return max(int(os.environ.get("COLUMNS") or os.get_terminal_size(sys.stdout.fileno()).columns), LEAST)
    except (OSError, ValueError):
        return 80


def say(lines: Iterable[str], *, whole: bool = False) -> None:
    """Print lines; on a terminal wrapped between words, what goes on indented, unless they are to stay `whole`."""
    columns = None if whole else room()
    for line in lines:
        for part in wrapped(line, min(columns, MOST)) if columns else (line,):
            print(part)


def wrapped(line: str, columns: int) -> Iterator[str]:
    """A line in pieces of at most `columns` cells, broken between words; what goes on is indented by four more."""
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
    """How many cells of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
