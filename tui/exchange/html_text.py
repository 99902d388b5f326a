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
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
"""Elements without an end tag."""
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
    r"|(?:font-size|max-height|opacity)\s*:\s*0+(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:[;!}]|$)",
    re.IGNORECASE,
)
_STYLE = re.compile(r"""(?i)\sstyle\s?=\s?(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_HIDDEN = re.compile(r"(?i)\shidden(?=[\s=>/])")
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_CLASSES = re.compile(r"""(?i)\sclass\s?=\s?(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_RULE = re.compile(r"([^{}]{1,200})\{([^{}]{0,2000})\}")
_ONE_CLASS = re.compile(r"\w*\.([\w-]+)")
_MOST_STYLE = 20_000
_HUGE = re.compile(r"&#[xX]?[0-9a-fA-F]{9,};?")


def unescaped_html(text: str) -> str:
    """Return a text with its character references resolved; Python refuses to read a number of thousands of digits."""
    return html.unescape(_HUGE.sub("\ufffd", text))


def plain_text(markup: str, link_of: Callable[[str], str]) -> str:
    """Return HTML as plain text: blocks on lines of their own, links as their text with the address after it.

    Text that styles hide is left out. `link_of` returns the address that a link leads to.
    """
    return text_and_end(markup, link_of)[0]


def text_and_end(markup: str, link_of: Callable[[str], str]) -> tuple[str, bool]:
    """Return HTML as plain text, and whether its end was read: it is not behind a hidden element that is never closed."""
    pieces: list[str] = []
    silent, link = 0, ""
    unseen, depth = "", 0  # the element that is hidden, and how deep elements of its name lie in it
    hiding: frozenset[str] = frozenset()
    inside = ""
    for tag, piece in _tokens(markup):
        name, ends = tag.removeprefix("/"), tag.startswith("/")
        if not tag:
            if inside == "style":
                hiding |= _hiding_classes(piece)
            if not silent and not unseen:
                pieces.append(unescaped_html(piece))
            continue
        inside = tag
        if unseen:
            depth += (-1 if ends else 1) if name == unseen else 0
            if depth <= 0 or (unseen == "p" and name in _BLOCKS and name != "br"):
                unseen = ""
            if unseen or ends:
                continue
        if not ends and name not in _VOID and not piece.endswith("/>") and _is_hidden(piece, hiding):
            unseen, depth = name, 1
            continue
        if name in _SILENT:
            silent = max(0, silent - 1) if ends else silent + 1
        if name in _BLOCKS:
            pieces.append("\n")
        if name == "a":
            if ends and link.startswith(("http://", "https://")) and link not in "".join(pieces[-2:]):
                pieces.append(f" {link}")
            found = _HREF.search(piece) if not ends else None
            link = link_of(unescaped_html(next(filter(None, found.groups()), ""))) if found else ""
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip(), not unseen


def _is_hidden(tag: str, hiding: frozenset[str]) -> bool:
    """Return whether the text of an element is not shown, by its start tag and the classes that hide."""
    style, named = _STYLE.search(tag), _CLASSES.search(tag)
    classes = next(filter(None, named.groups()), "").split() if named else []
    return (
        (style is not None and _UNSEEN.search(unescaped_html(next(filter(None, style.groups()), ""))) is not None)
        or not hiding.isdisjoint(classes)
        or _HIDDEN.search(_QUOTED.sub('""', tag)) is not None
    )


def _hiding_classes(sheet: str) -> frozenset[str]:
    """Return the classes that a style sheet hides on every screen."""
    everywhere = sheet[:_MOST_STYLE].partition("@media")[0]
    rules = (rule for rule in _RULE.finditer(everywhere) if _UNSEEN.search(rule[2]))
    selectors = (one.strip() for rule in rules for one in rule[1].split(","))
    return frozenset(found[1] for one in selectors if (found := _ONE_CLASS.fullmatch(one)))


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
