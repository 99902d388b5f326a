"""People's names as notes use them, and text made fit to stand in a note."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from tui.domain.sanitize import clean

_TITLES = {
    "mr": "Mr.", "mrs": "Mrs.", "ms": "Ms.", "miss": "Ms.", "mx": "Mx.", "dr": "Dr.", "prof": "Prof.", "professor": "Prof.",
    "frau": "Frau", "herr": "Herr", "sir": "Sir", "dame": "Dame",
}  # fmt: skip
_AFTER = {"phd", "md", "mba", "jr", "sr", "ii", "iii", "iv", "esq", "msc", "bsc", "ma", "ba", "cpa", "pmp"}
_PARTICLES = {
    "van",
    "von",
    "der",
    "den",
    "de",
    "del",
    "della",
    "di",
    "da",
    "dos",
    "du",
    "la",
    "le",
    "ter",
    "ten",
    "zu",
    "bin",
    "al",
}
NAME_LIMIT = 120


def short(text: str) -> str:
    """A name or title, cleaned and of a length that a sentence can hold."""
    text = clean(text)
    return text if len(text) <= NAME_LIMIT else clean(text[: NAME_LIMIT - 1].rstrip() + "…")


class Name(msgspec.Struct, frozen=True):
    """A name taken apart. `titles` are as written before a name, `first` and `last` may be the same word."""

    full: str
    first: str
    last: str
    titles: tuple[str, ...] = ()

    @property
    def titled(self) -> str:
        """The full name with its titles: Dr. Ana Ortiz."""
        return " ".join((*self.titles, self.full))

    @property
    def formal(self) -> str:
        """Title and last name: Dr. Ortiz."""
        return " ".join((*self.titles, self.last))

    @property
    def gender(self) -> str:
        """ "f", "m", or empty where the title does not say."""
        if {"Frau", "Ms.", "Mrs."} & set(self.titles):
            return "f"
        return "m" if {"Herr", "Mr."} & set(self.titles) else ""

    @property
    def degrees(self) -> tuple[str, ...]:
        """Dr. and Prof., where they are there."""
        return tuple(title for title in self.titles if title in ("Dr.", "Prof."))


@lru_cache(maxsize=4096)
def read_name(text: str) -> Name | None:
    """Take a name apart: "Ortiz, Dr. Ana" is Ana Ortiz with a title. None where nothing is left to call somebody by."""
    text = short(text)
    if text.count(",") == 1:
        left, right = (part.strip() for part in text.split(","))
        if right.replace(".", "").lower() in _AFTER or not right:
            text = left
        elif left:
            text = f"{right} {left}"
    words = [word.strip(",;") for word in re.sub(r"\([^()]*\)", " ", text).split() if word.strip(",;")]
    titles = []
    while len(words) > 1 and words[0].rstrip(".").lower() in _TITLES:
        titles.append(_TITLES[words.pop(0).rstrip(".").lower()])
    while len(words) > 1 and words[-1].replace(".", "").lower() in _AFTER:
        words.pop()
    if not any(character.isalnum() for word in words for character in word):
        return None
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    first = words[0] if len(words[0].rstrip(".")) > 1 else " ".join(words)
    return Name(" ".join(words), first, " ".join(words[start:]) if len(words) > 1 else words[0], tuple(titles))
