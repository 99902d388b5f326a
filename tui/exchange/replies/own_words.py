"""Find what the sender of a mail has written: without quoted mails, and without the signature."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tui.languages import languages
from tui.languages.words import split_sentences

_QUOTED_HTML = re.compile(
    r"""(?i)<(?:div|blockquote|hr|span|p)\b[^>]{0,200}?(?:gmail_quote|gmail_attr|moz-cite-prefix|divRplyFwdMsg|stopSpelling|yahoo_quoted"""
    r"""|border-top:\s?solid #(?:E1E1E1|B5C4DF))[^>]*>"""
)
_BLOCK = re.compile(r"(?i)<(/?)blockquote\b[^>]*>")
_RULE = re.compile(r"\s*(?:_{10,}|-{2,}\s?[^\W\d_][\w .äöüß]{3,40}-{2,})\s*")
_FIELD = re.compile(r"\s*\*?[^\W\d_][\w ]{1,12}:\*?\s.*")
_SIGNATURE = re.compile(r"--\s?")
_POSTSCRIPT = re.compile(r"\s*(?:P\.?\s?)+S\b")
_LONGEST_CLOSING = 60
QUOTE = "> "
MOST_CHARACTERS = 20_000
"""Characters of a mail that are read; what comes later is nearly always a quoted mail."""


def html_of_sender(markup: str) -> str:
    """Return the HTML of a mail without the mails that it quotes."""
    pieces, depth, done = [], 0, 0
    for tag in _BLOCK.finditer(markup):
        if not depth:
            pieces.append(markup[done : tag.start()])
        depth = max(0, depth - 1) if tag[1] else depth + 1
        done = tag.end()
    if not depth:
        pieces.append(markup[done:])
    whole = "".join(pieces)
    cut = _QUOTED_HTML.search(whole)
    return whole[: cut.start()] if cut else whole


def own_words(text: str) -> str:
    """Return a mail's text without quoted lines, without what stands above them, and without the signature.

    Of the lines quoted above an answer, a question at their end is kept, behind ">".
    """
    return words_and_rest(text)[0]


def words_and_rest(text: str) -> tuple[str, bool]:
    """Return a mail's own words, and whether some may have been left out: below the signature, or behind what is read."""
    lines = [line.rstrip() for line in text[:MOST_CHARACTERS].split("\n")]
    kept: list[str] = []
    at, has_said = 0, False  # more than a greeting
    quoted: list[str] = []
    while at < len(lines):
        line = lines[at]
        if (
            _SIGNATURE.fullmatch(line)
            or _RULE.fullmatch(line)
            or (has_said and _is_closing(line))
            or _is_quoted_head(lines, at)
        ):
            break
        if size := _attribution(lines, at):
            at += size
            quoted = []
            if not any(below.startswith(">") for below in lines[at : at + 3]):
                break
        elif line.lstrip().startswith(">"):
            quoted.append(line.lstrip("> "))
            at += 1
        else:
            if line and quoted:
                kept += [
                    f"{QUOTE}{question}" for question in split_sentences(" ".join(quoted))[-1:] if question.endswith("?")
                ]
                quoted = []
            kept.append(line)
            has_said = has_said or len(line.split()) > 3
            at += 1
    is_cut = len(text) > MOST_CHARACTERS if at >= len(lines) else any(map(_POSTSCRIPT.match, lines[at:]))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip(), is_cut


def sentences_of(text: str) -> Iterator[str]:
    """Yield the sentences of a text whose lines may be wrapped."""
    for paragraph in re.split(r"\n\s*\n", text):
        lines = [line.strip() for line in paragraph.split("\n")]
        joined = ""
        for line in lines:
            if joined and (
                re.match(r"[-*•·>]\s|\d+[.)]\s", line) or (joined.endswith(",") and line[:1].isupper() and len(joined) < 40)
            ):
                yield from split_sentences(joined)
                joined = ""
            joined = f"{joined} {line}".strip()
        yield from split_sentences(joined)


def _is_quoted_head(lines: list[str], at: int) -> bool:
    """Return whether the head of a quoted mail begins there, as Outlook writes it: From, Sent, To, Subject."""
    names = [_plain(line) for line in lines[at : at + 4] if _FIELD.fullmatch(line)]
    return (
        bool(names)
        and _plain(lines[at]) == names[0]
        and names[0] in _names("from_names")
        and bool({*names[1:]} & _names("sent_names"))
    )


def _attribution(lines: list[str], at: int) -> int:
    """Return how many lines say who wrote what is quoted below: 0 if they do not."""
    for size in (1, 2, 3):
        parts = [line.strip() for line in lines[at : at + size]]
        if not parts[-1] or parts[0].endswith((".", "!", "?")):
            return 0
        said = " ".join(parts)
        if len(said) < 300 and any(pattern.fullmatch(said) for pattern in _patterns("attribution")):
            return size
    return 0


def _is_closing(line: str) -> bool:
    said = line.strip()
    return 0 < len(said) <= _LONGEST_CLOSING and any(pattern.fullmatch(said) for pattern in _patterns("closing"))


def _plain(line: str) -> str:
    return line.partition(":")[0].strip("* ").casefold()


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    found = (getattr(language.replies, name) for language in languages() if language.replies is not None)
    return tuple(pattern for pattern in found if pattern is not None)


@cache
def _names(which: str) -> frozenset[str]:
    return frozenset(
        name for language in languages() if language.replies is not None for name in getattr(language.replies, which)
    )
