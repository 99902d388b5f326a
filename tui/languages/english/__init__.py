"""English."""

from __future__ import annotations

from tui.languages.base import Language, Spelling
from tui.languages.english import grammar
from tui.languages.words import word_set

LANGUAGE = Language(
    code="en",
    names=word_set("english englisch eng"),
    package=__name__,
    grammar=grammar,
    spelling=Spelling(
        common=2000,
        elsewhere=(
            ("our", "or"), ("is", "iz"), ("ys", "yz"), ("ll", "l"), ("l", "ll"), ("re", "er"), ("ence", "ense"), ("ae", "e"),
            ("oe", "e"),
        ),
    ),
)  # fmt: skip
