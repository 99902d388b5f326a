"""Find the words that a mistyped word may stand for."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST = 60
"""Characters of a word that are compared: whoever types more did not mistype a name."""


def nearest(word: str, known: Iterable[str], *, count: int = 1, likeness: float = 0.7) -> list[str]:
    """Return the known words that `word` may stand for, most alike first; upper and lower case are the same."""
    from difflib import get_close_matches  # only after a mistake

    by_folded = {name.casefold(): name for name in known if name}
    return [by_folded[name] for name in get_close_matches(word.casefold()[:LONGEST], by_folded, count, likeness)]


def did_you_mean(word: str, known: Iterable[str], *, quote: str = "'") -> str:
    """Return the end of a sentence about an unknown word, "; did you mean 'this'?", or nothing if no known word is near."""
    return "".join(f"; did you mean {quote}{name}{quote}?" for name in nearest(word, known))
