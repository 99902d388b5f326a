"""Words, and by which of their letters one knows them again."""

from __future__ import annotations

import re
from functools import lru_cache

from tui.drafting import Templates
from tui.review.tongues import TONGUES, vocabulary

WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word's beginning, small: the same for its forms, most of the time."""
    word = word.casefold().replace("’", "'").removesuffix("'s")
    return word[:5]


@lru_cache(maxsize=8)
def template_stems(code: str, templates: Templates) -> frozenset[str]:
    """Stems of every word that a template of the language brings along."""
    return frozenset(stem(word) for word in vocabulary(code, templates))


@lru_cache(maxsize=8)
def small_stems(code: str) -> frozenset[str]:
    """Stems of a language's small words."""
    return frozenset(stem(word) for word in TONGUES[code].stop)


@lru_cache(maxsize=2048)
def stems_of(text: str) -> frozenset[str]:
    """The stems of a text's words."""
    return frozenset(stem(match[0]) for match in WORD.finditer(text))
