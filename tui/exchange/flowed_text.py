"""Text whose paragraphs a mail program may wrap anew: `format=flowed` (RFC 3676)."""

from __future__ import annotations

import re

LINE_WIDTH = 72
"""The width of a line, in characters, up to which words are put on it."""

SIGNATURE = "-- "
"""The line above a signature; the space at its end does not mean that it goes on."""

_STUFFED = (" ", ">", "From ")
"""Beginnings of lines that need a space before them: mail programs read or change them."""
_WORD = re.compile(r" *[^ ]+ *")


def flowed(text: str) -> str:
    """Return a text as flowed lines: a paragraph is broken after spaces; spaces at the end of a line of the text are lost."""
    lines = (line if line == SIGNATURE else line.rstrip(" ") for line in text.split("\n"))
    pieces = (piece for line in lines for piece in _pieces(line))
    return "\n".join(f" {piece}" if piece.startswith(_STUFFED) else piece for piece in pieces)


def unflowed(text: str, *, without_space: bool = False) -> str:
    """Return flowed lines as the text that they were made of; quoted lines keep their marks.

    `without_space` says that the space at the end of a broken line is not part of the text (DelSp).
    """
    lines: list[str] = []
    depth, goes_on = 0, False
    for line in text.split("\n"):
        content = line.lstrip(">")
        quotes = len(line) - len(content)
        content = content.removeprefix(" ")
        if goes_on and quotes == depth and content != SIGNATURE:
            lines[-1] += content
        else:
            lines.append(">" * quotes + " " * bool(quotes) + content)
        depth, goes_on = quotes, content.endswith(" ") and content != SIGNATURE
        if goes_on and without_space:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


def _pieces(line: str) -> list[str]:
    pieces = [""]
    for word in _WORD.findall(line):
        if pieces[-1] not in ("", SIGNATURE) and len(pieces[-1]) + len(word.rstrip(" ")) > LINE_WIDTH:
            pieces.append("")
        pieces[-1] += word
    return pieces
