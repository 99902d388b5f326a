"""What a language brings to the review: the words that could be in a note to anybody, and the phrases it looks for."""

from __future__ import annotations

import re
from functools import lru_cache

from tui.drafting import Templates
from tui.languages import languages
from tui.languages.phrases import Phrase, Slip
from tui.languages.words import stem

PATTERNS_BY_LANGUAGE = {language.code: language.patterns for language in languages() if language.patterns}
"""The languages whose notes can be reviewed."""


@lru_cache(maxsize=64)
def ordinary_words(code: str, templates: Templates, kind: str = "") -> frozenset[str]:
    """Return a language's small words and those of its templates, or of one kind of them."""
    found = set(PATTERNS_BY_LANGUAGE[code].stop) | PATTERNS_BY_LANGUAGE[code].loud
    for template in templates:
        if template.language == code and kind in ("", template.kind):
            for section in template.sections:
                for wording in section.wordings:
                    found |= set(re.findall(r"[^\W\d_]+", re.sub(r"\{[^}]*\}", " ", wording.text).casefold()))
    return frozenset(found)


@lru_cache(maxsize=64)
def template_stems(code: str, templates: Templates, kind: str = "") -> frozenset[str]:
    """Return the stems of every word that a template of the language brings along, or one of a kind."""
    return frozenset(stem(word) for word in ordinary_words(code, templates, kind))


@lru_cache(maxsize=8)
def small_stems(code: str) -> frozenset[str]:
    """Return the stems of a language's small words."""
    return frozenset(stem(word) for word in PATTERNS_BY_LANGUAGE[code].stop)


def phrases_of(code: str) -> tuple[Phrase, ...]:
    """Return the phrases that the review finds in a language."""
    return next(language.phrases for language in languages() if language.code == code)


def slips_of(code: str) -> tuple[Slip, ...]:
    """Return the words that the review takes for others in a language."""
    return next(language.slips for language in languages() if language.code == code)
