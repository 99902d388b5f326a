"""The languages that notes are written in: one folder each, found by being here.

A folder with a `LANGUAGE` is a language; nothing outside this package names one.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from tui.domain.settings import Profile
from tui.languages.words import bare_words

if TYPE_CHECKING:
    from tui.languages.base import Language

DEFAULT = Profile().language
"""The language of a user who has chosen none."""
_NO_LANGUAGES = ("reading",)


@cache
def languages() -> tuple[Language, ...]:
    """Return every language, the default one first."""
    folders = [found.name for found in pkgutil.iter_modules(__path__) if found.ispkg and found.name not in _NO_LANGUAGES]
    found: list[Language] = [import_module(f"{__name__}.{folder}").LANGUAGE for folder in folders]
    return tuple(sorted(found, key=lambda language: (language.code != DEFAULT, language.code)))


def language(code: str) -> Language | None:
    """Return the language of a code, or `None`."""
    return next((known for known in languages() if known.code == code), None)


def no_fact(text: str) -> bool:
    """Return whether an answer says nothing in any language: yes, n/a, don't know, and the like."""
    bare = bare_words(text)
    return not bare or any(bare in known.lists.get("no_fact", ()) for known in languages())


def default_language() -> Language:
    """Return the language of a user who has chosen none."""
    return languages()[0]


def code_of(text: str) -> str:
    """Return the code of a language as people name it: "de-AT" and "German" are "de". An unknown one stays as it is."""
    code = text.strip().lower().replace("_", "-").split("-")[0]
    return next((known.code for known in languages() if code in known.names), code)
