"""Text in Markdown, as it is: nothing in it is taken for a sign of Markdown's."""

from __future__ import annotations

import re

from tui.domain.sanitize import one_line

_SIGNS = re.compile(r"[\\`*_\[\]<>|~&]")
_BLOCK = re.compile(r"^\s*(?=#{1,6}(?:\s|$)|[+-](?:\s|$)|[-=][-=\s]*$)|^\s*\d{1,9}(?=[.)](?:\s|$))")
"""What stands before the sign by which a line begins a heading, an item of a list, or a rule."""

_LINK = re.compile(r"https?://[^\s<>\\]+")


def plain(text: str) -> str:
    """Return a text on one line that Markdown shows as it is; links stay links."""
    line = one_line(text)
    return f"<{line}>" if _LINK.fullmatch(line) else escaped(line)


def escaped(text: str) -> str:
    """Return a line of text that Markdown shows as it is."""
    line = _SIGNS.sub(lambda found: f"\\{found[0]}", text.replace("\t", " "))
    return _BLOCK.sub(lambda found: f"{found[0]}\\", line)
