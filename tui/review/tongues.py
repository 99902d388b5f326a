"""The languages whose notes can be looked over."""

from __future__ import annotations

import re
from functools import lru_cache

from tui.drafting import Templates
from tui.languages.base import LanguagePatterns
from tui.languages.english.review_patterns import ENGLISH
from tui.languages.german.review_patterns import GERMAN

__all__ = ["TONGUES", "LanguagePatterns", "vocabulary"]

TONGUES = {tongue.code: tongue for tongue in (ENGLISH, GERMAN)}


@lru_cache(maxsize=8)
def vocabulary(code: str, templates: Templates) -> frozenset[str]:
    """Every word that could stand in a note to anybody: a language's small words and those of the templates."""
    found = set(TONGUES[code].stop) | TONGUES[code].loud
    for template in templates:
        if template.language == code:
            for section in template.sections:
                for wording in section.wordings:
                    found |= set(re.findall(r"[^\W\d_]+", re.sub(r"\{[^}]*\}", " ", wording.text).casefold()))
    return frozenset(found)
