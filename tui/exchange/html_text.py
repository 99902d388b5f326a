"""Turn HTML into plain text, in a time proportional to its length, whatever it holds."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

_BLOCKS = frozenset({"p", "div", "br", "li", "tr", "ul", "ol", "table", "h1", "h2", "h3", "h4", "hr", "blockquote"})
_SILENT = frozenset({"style", "script", "title", "head"})
_STOP = re.compile("[>\"']")
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]*)")
_HREF = re.compile(r"""(?i)\shref=\s?(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_HUGE = re.compile(r"&#[xX]?[0-9a-fA-F]{9,};?")


def unescaped(text: str) -> str:
    """Return a text with its character references resolved; Python refuses to read a number of thousands of digits."""
    return html.unescape(_HUGE.sub("\ufffd", text))


def plain_text(markup: str, link_of: Callable[[str], str]) -> str:
    """Return HTML as plain text: blocks on lines of their own, links as their text with the address after it.

    `link_of` returns the address that a link leads to.
    """
    pieces: list[str] = []
    silent, link = 0, ""
    for tag, piece in _tokens(markup):
        name, ends = tag.removeprefix("/"), tag.startswith("/")
        if not tag:
            if not silent:
                pieces.append(unescaped(piece))
            continue
        if name in _SILENT:
            silent = max(0, silent - 1) if ends else silent + 1
        if name in _BLOCKS:
            pieces.append("\n")
        if name == "a":
            if ends and link.startswith(("http://", "https://")) and link not in "".join(pieces[-2:]):
                pieces.append(f" {link}")
            found = _HREF.search(piece) if not ends else None
            link = link_of(unescaped(next(filter(None, found.groups()), ""))) if found else ""
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _tokens(markup: str) -> Iterator[tuple[str, str]]:
    """Yield each tag's name, with "/" before that of an end tag, and its text; of what is no tag an empty name."""
    done = 0
    while (start := markup.find("<", done)) >= 0:
        if start > done:
            yield "", markup[done:start]
        if not markup[start + 1 : start + 2].isalpha() and markup[start + 1 : start + 2] not in ("/", "!", "?"):
            yield "", "<"
            done = start + 1
            continue
        end = _end(markup, start)
        if not end:  # never closed: all of it is text; otherwise the rest of the file would be searched again for each sign
            done = start
            break
        if found := _NAME.match(markup, start, end):
            name = found[1].casefold()
            yield (f"/{name}" if markup[start + 1] == "/" else name), markup[start:end]
        done = end
    if done < len(markup):
        yield "", markup[done:]


def _end(markup: str, start: int) -> int:
    """Return where the tag or comment ends that begins there; 0 if it never ends."""
    if markup.startswith("<!--", start):
        end = markup.find("-->", start + 4)
        return end + 3 if end >= 0 else 0
    place = start + 1
    while found := _STOP.search(markup, place):
        if found[0] == ">":
            return found.end()
        quoted = markup[found.start() - 1] == "="
        place = markup.find(found[0], found.end()) + 1 if quoted else found.end()
        if not place:
            return 0
    return 0
