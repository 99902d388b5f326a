"""Print lines: wrapped on a terminal, unwrapped in a pipe."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TextIO

import msgspec

from tui.domain.sanitize import harmless, one_line

_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]")
"""Characters that JSON leaves unescaped but a terminal may act on; JSON escapes the control characters below U+0020."""

NARROWEST, WIDEST = 20, 100
"""Lines are wrapped to the width of the terminal within these bounds, in columns."""


def terminal_width() -> int | None:
    """Return the width of the terminal in columns; None if standard output is a pipe or a file."""
    if not sys.stdout.isatty():
        return None
    try:
        return max(int(os.environ.get("COLUMNS") or os.get_terminal_size(sys.stdout.fileno()).columns), NARROWEST)
    except (OSError, ValueError):
        return 80


def tell(text: str = "", *, file: TextIO | None = None, end: str = "\n") -> None:
    """Print a text, sanitized because even a pipe may end in a terminal. Everything that commands print goes through here."""
    print(harmless(text), file=file or sys.stdout, end=end)


def tell_styled(text: str) -> None:
    """Print a sanitized text to which codes for its colours were added."""
    print(text)


def tell_notices(notices: list[str]) -> None:
    """Print what a store has to say on standard error, once; wrapped on a terminal."""
    columns = terminal_width() if sys.stderr.isatty() else None
    for notice in notices:
        line = f"followup: {notice}"
        for part in wrapped(line, min(columns, WIDEST)) if columns else (line,):
            tell(part, file=sys.stderr)
    notices.clear()


def tell_data(text: str) -> None:
    """Print a file's text, sanitized, with its line ends: in UTF-8 to a pipe or a file, else as the terminal can show it."""
    lines = (harmless(line) for line in text.split("\r\n"))
    if sys.stdout.isatty():
        tell("\n".join(lines), end="")
        return
    sys.stdout.flush()
    sys.stdout.buffer.write("\r\n".join(lines).encode("utf-8", "replace"))


def tell_json(value: object) -> None:
    """Print JSON; characters that a terminal may act on are escaped."""
    import json  # takes 3 ms, and `next --short`, which prompts call, does not need it

    text = _UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))
    print(msgspec.json.format(text, indent=1))  # with an indent `dumps` itself takes twice as long


def say(lines: Iterable[str], *, whole: bool = False) -> None:
    """Print lines; wrap them on a terminal unless `whole` is set."""
    columns = None if whole else terminal_width()
    for line in lines:
        for part in wrapped(line, min(columns, WIDEST)) if columns else (line,):
            tell(part)


def wrapped(line: str, columns: int) -> Iterator[str]:
    """Yield a line in pieces of at most `columns` cells, broken between words; all but the first are indented by four."""
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


def says_yes(prompt: str, *, without_answer: bool) -> bool:
    """Return whether the user says yes, asking again after what is neither yes nor no; raises EOFError if they leave."""
    from tui.exchange import ExchangeError, questions  # every command imports this module, and few ask

    while typed := input(prompt).strip():
        try:
            return questions.read_yes_or_no(typed)
        except ExchangeError as error:
            tell(one_line(str(error)))
    return without_answer


def cells(text: str) -> int:
    """Return the width of a text in terminal cells."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
