"""Folding: text for comparison, without case, accents, and variants of spaces and dashes."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-")
_DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def folded(text: str) -> str:
    """Return the text in lower case and base letters ("München" is "munchen"), with plain dashes and single spaces."""
    if text.isascii():
        return " ".join(text.casefold().split())
    plain = unicodedata.normalize("NFKD", text.translate(_DASHES).casefold()).translate(_LETTERS).translate(_DASHES)
    kept = (c for c in plain if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return " ".join("".join(_digit(c) for c in kept).split())


def spellings(word: str) -> set[str]:
    """Return the folded spellings of a word: "munchen" and "muenchen" for "München"."""
    return {folded(word), folded(unicodedata.normalize("NFC", word).casefold().translate(_DIGRAPHS))}


@lru_cache(maxsize=8192)
def searchable(text: str) -> str:
    """Return a text to search in for folded words, with every spelling of its words ("jorg joerg" for "Jörg")."""
    return folded(text) if text.isascii() else " ".join(sorted(spellings(text)))


def _digit(char: str) -> str:
    """Return a digit of any script as 0 to 9, anything else as it is."""
    return char if char.isascii() else str(unicodedata.decimal(char, char))
