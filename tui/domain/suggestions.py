"""Find the words that a mistyped word may mean."""

from __future__ import annotations

from collections.abc import Iterable

COMPARED_CHARACTERS = 60
"""How many characters of a word are compared: a longer text is not a mistyped name."""


def nearest(word: str, known: Iterable[str], *, count: int = 1, likeness: float = 0.7) -> list[str]:
    """Return the known words that `word` may mean, most similar first, ignoring case."""
    from difflib import get_close_matches  # only after a mistake

    by_folded = {name.casefold(): name for name in known if name}
    return [by_folded[name] for name in get_close_matches(word.casefold()[:COMPARED_CHARACTERS], by_folded, count, likeness)]


def did_you_mean(word: str, known: Iterable[str], *, quote: str = "'") -> str:
    """Return the end of a sentence about an unknown word, "; did you mean 'this'?"; empty if no known word is similar."""
    return "".join(f"; did you mean {quote}{name}{quote}?" for name in nearest(word, known))
