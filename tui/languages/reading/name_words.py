"""The word lists by which people's names are read: titles, degrees, particles, roles, family names of some languages."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

TITLES = ("professors", "doctors", "offices", "with given", "honourable", "women", "men", "neutral", "silent")
"""The lists of titles, the most important first: a person with several is addressed with that one."""


@cache
def _lists() -> dict[str, frozenset[str]]:
    text = (files("tui.languages.reading") / "name_words.txt").read_text("utf-8")
    bare = re.sub(r"(?m)(?:^|[ \t]+)#[^\n]*", "", text)
    sections = re.split(r"(?m)^\[([^\]]+)\]$", bare)[1:]
    lists = dict(zip(sections[::2], sections[1::2], strict=True))
    pairs = frozenset(pair.strip() for pair in lists.pop("two names").replace("\n", ",").split(","))
    return {"two names": pairs, **{name: frozenset(body.split()) for name, body in lists.items()}}


def name_list(name: str) -> frozenset[str]:
    """Return one of the lists of `name_words.txt`."""
    return _lists()[name]


@cache
def exact_capitals() -> dict[str, str]:
    """Return the names whose capitals no rule gives, by their small letters."""
    return {name.casefold(): name for name in name_list("exactly")}


@cache
def _title_kinds() -> dict[str, str]:
    return {title: kind for kind in reversed(TITLES) for title in name_list(kind)}


def title_kind(word: str) -> str:
    """Return the list that a title is in, such as "doctors" for Dr.; empty if it is not a title."""
    small, kinds = word.casefold(), _title_kinds()
    return kinds.get(small) or kinds.get(small.rstrip("."), "")


def is_role(text: str) -> bool:
    """Return whether a text names a role, a department or an office rather than a person or a company."""
    found = [word for word in re.split(r"[^\w'’&.]+|\.(?=\s|$)", text.casefold()) if word]
    return any(map(is_role_word, found)) or (bool(found) and all(map(_may_be_role, found)))


def is_role_word(word: str) -> bool:
    """Return whether nobody is called that, but people are referred to so: recruiter, CTO, Personalabteilung."""
    small = word.casefold().strip(".")
    if small in name_list("roles"):
        return True
    return any(small.endswith(end) and len(small) > len(end) + 2 for end in name_list("role endings"))


def _may_be_role(word: str) -> bool:
    return any(word in name_list(name) for name in ("roles or names", "articles", "always articles", "small", "conjunctions"))
