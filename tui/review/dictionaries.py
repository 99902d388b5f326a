"""The optional extra `followup[spell]`: dictionaries that come with pyspellchecker, and need no network.

`load_dictionary(code)` gives the function that the review calls, or None if the extra is not installed. It takes some tenths
of a second the first time: call it from a worker thread, and only if spelling is checked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.drafting import BUILT_IN
from tui.languages import language, languages
from tui.languages.base import Spelling
from tui.review.vocabulary import ordinary_words

if TYPE_CHECKING:
    from spellchecker import SpellChecker

Mend = Callable[[str], str]
"""A function from a word to the word that is probably meant; to an empty text if it is right or nothing is similar."""
NO_SPELLING: Mapping[str, Mend] = {}

SHORTEST_SLIP = 5
"""The least length of a word that may be a slip of more than two swapped letters: shorter ones are often names."""
_OF_TODAY = frozenset({"async", "cron", "docker", "ebook", "ebooks", "ecommerce", "refactor"})
"""Technical words that are in no dictionary and similar to other words."""
_WORD = re.compile(r"[^\W\d_']{3,30}(?:'[^\W\d_]{1,2})?")
_PLAIN = str.maketrans("äöü", "aou")


@lru_cache(maxsize=8)
def load_dictionary(code: str) -> Mend | None:
    """Return a language's dictionary as a function; None without the extra, or if the language has no dictionary."""
    spelling = known.spelling if (known := language(code)) else None
    if spelling is None:
        return None
    try:
        from spellchecker import SpellChecker  # of an extra, which may not be installed
    except ImportError:
        return None
    book = SpellChecker(language=code, distance=1)
    common = ordinary_words(code, BUILT_IN)

    @lru_cache(maxsize=4096)
    def mend(word: str) -> str:
        small = word.casefold().replace("’", "'")
        return "" if small in common or not _WORD.fullmatch(small) else _mend(book, spelling, common, small)

    return mend


def _mend(book: SpellChecker, spelling: Spelling, common: frozenset[str], word: str) -> str:
    if word in _OF_TODAY or _known(book, spelling, word):
        return ""
    near = [other for other in book.edit_distance_1(word) if other in common or book[other] >= spelling.common]
    near = [other for other in near if other in common or not _another_form(word, other)]
    if len(word) < SHORTEST_SLIP:
        near = [other for other in near if sorted(other) == sorted(word)]
    return max(near, key=lambda other: (other[:1] == word[:1], other in common, book[other], other), default="")


def _known(book: SpellChecker, spelling: Spelling, word: str) -> bool:
    """Return whether a word is in the dictionary: itself, in another spelling or, in some languages, as a compound."""
    if word in book or word.removesuffix("'s") in book:
        return True
    for ours, theirs in spelling.elsewhere:
        if any(word[: m.start()] + theirs + word[m.end() :] in book for m in re.finditer(ours, word)):
            return True
    if not spelling.prefixes:
        return False
    rests = (
        word.removeprefix(before) for before in spelling.prefixes if word.startswith(before) and len(word) - len(before) > 3
    )
    if any(form in book for rest in rests for form in (rest, rest.removeprefix("zu"), rest.removeprefix("ge"))):
        return True
    cuts = range(4, len(word) - 3)
    return any(word[:cut] in book and (word[cut:] in book or word[cut:].removeprefix("s") in book) for cut in cuts)


def _another_form(word: str, near: str) -> bool:
    """Return whether two words differ in an umlaut or in their endings alone: one the other's plural, case or past."""
    if word.translate(_PLAIN) == near.translate(_PLAIN):
        return True
    same = next((n for n, (a, b) in enumerate(zip(word, near, strict=False)) if a != b), min(len(word), len(near)))
    return max(len(word), len(near)) - same <= 2 and word[-2:] != near[-2:][::-1] and word[-1:] != word[-2:-1]


class _Dictionaries(Mapping[str, Mend]):
    """Every installed dictionary, loaded when it is first used."""

    def __getitem__(self, code: str) -> Mend:
        mend = load_dictionary(code)
        if mend is None:
            raise KeyError(code)
        return mend

    def __iter__(self) -> Iterator[str]:
        return (known.code for known in languages() if known.spelling)

    def __len__(self) -> int:
        return sum(1 for known in languages() if known.spelling)


def dictionaries() -> Mapping[str, Mend]:
    """Return the dictionaries by language, loaded as they are asked for: for a command, which may wait."""
    return _Dictionaries()
