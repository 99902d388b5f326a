"""Words and sentences of a text, and how they are told apart; the same for every language."""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a word's beginning, small: the same for its forms, most of the time."""
    word = word.casefold().replace("’", "'").removesuffix("'s")
    return word[:5]


@lru_cache(maxsize=2048)
def stems_of(text: str) -> frozenset[str]:
    """Return the stems of a text's words."""
    return frozenset(stem(match[0]) for match in WORD.finditer(text))


_END = re.compile(r"[.!?…][\"'”’)]*\s+(?=[\"'“„(]?[^\W_])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|vs|etc|approx|no|fig|inc|ltd|bzw|ca|evtl|ggf|usw|vgl|nr|str|abt|inkl|z\.\s?b|d\.\s?h|u\.\s?a|e\.g|i\.e)"
    r"|\b[A-Za-z]|\d)\.$",
    re.IGNORECASE,
)


MONTH_FIRST = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\.$")
"""A date at the end of a sentence, as in America: on November 19."""


def split_sentences(text: str) -> list[str]:
    """Return a text's sentences; the full stop of an abbreviation does not end one."""
    found: list[str] = []
    start = 0
    for match in _END.finditer(text):
        piece = text[start : match.end()].strip()
        if MONTH_FIRST.search(piece) or not _ABBREVIATED.search(piece):
            found.append(piece)
            start = match.end()
    return [piece for piece in (*found, text[start:].strip()) if piece]


def bare_words(text: str) -> str:
    """Return a text's words alone, small, with a space between them."""
    return re.sub(r"[^\w']+", " ", text.casefold().replace("’", "'")).strip()


def word_set(text: str) -> frozenset[str]:
    """Return the set of words in a string of them."""
    return frozenset(text.split())


def either(*patterns: str) -> re.Pattern[str]:
    """Return a pattern that finds any of several, as whole words."""
    return re.compile(r"(?<!\w)(?:" + "|".join(patterns) + r")(?!\w)", re.IGNORECASE)
