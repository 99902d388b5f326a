"""Put the right capitals into a name that was typed in small letters only, or in capitals only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.languages.reading.name_words import exact_capitals, name_list

_PIECES = re.compile(r"([-'’])")
_ELIDED = ("o", "d", "l", "dell", "dall", "m", "n")
"""The letters before an apostrophe that has a capital behind it: O'Brien, D'Angelo."""


def is_shouted(word: str) -> bool:
    """Return whether a word is in capitals, and not because it is initials such as J.R. or AJ."""
    return word.isupper() and sum(map(str.isalpha, word)) > 1 and not is_initials(word) and not is_letters(word)


def is_letters(word: str) -> bool:
    """Return whether a word is two or three letters that are said one by one: AJ, TJ, JFK."""
    small = word.casefold()
    if len(small) == 3:
        return small.isascii() and small.isalpha() and not any(vowel in small for vowel in "aeiouy")
    if len(small) != 2 or not small.isascii() or not small.isalpha():
        return False
    return not any(small in name_list(name) for name in ("short", "particles", "chinese", "korean", "vietnamese"))


def is_initials(word: str) -> bool:
    """Return whether a word is initials: J., J.R., J.-P. or a single letter."""
    letters = [piece for piece in re.split(r"[.\-]", word) if piece]
    return bool(letters) and all(len(piece) == 1 and piece.upper() != piece.lower() for piece in letters)


def with_capitals(typed: Sequence[str], *, family_at: int) -> list[str]:
    """Return the words of a name as names are written. What mixes small letters and capitals stays as it was typed.

    In what was typed in one size only, particles before the family name stay small. `family_at` is the place of the word
    that the family name begins with.
    """
    small = all(word == word.lower() for word in typed)
    written = []
    for place, word in enumerate(typed):
        bare = word.casefold()
        if bare in name_list("particles") and (word.islower() or small or (is_shouted(word) and place >= family_at)):
            begins = place == 0 and family_at > 0
            written.append(word.capitalize() if begins else bare)
        elif place == 0 and word.islower() and is_letters(word) and len(typed) > 1:
            written.append(word.upper())
        elif word.islower() or is_shouted(word):
            written.append(_capital(word, first=place == 0))
        else:
            written.append(word)
    return written


def _capital(word: str, *, first: bool) -> str:
    known = exact_capitals().get(word.casefold())
    if known:
        return known
    pieces = _PIECES.split(word.lower())
    korean = name_list("korean syllables")
    if len(pieces) == 3 and pieces[1] == "-" and pieces[0] in korean and pieces[2] in korean:
        return "".join((pieces[0].capitalize(), "-", pieces[2]))
    return "".join(_piece(pieces, place, first=first) for place in range(len(pieces)))


def _piece(pieces: Sequence[str], place: int, *, first: bool) -> str:
    piece = pieces[place]
    before = pieces[place - 1] if place else ""
    if before in ("'", "’") and (place < 2 or pieces[place - 2] not in _ELIDED):
        return piece  # N'Golo, but Ma's
    if not first and place == 0 and piece in ("al", "el", "ul") and len(pieces) > 1:
        return piece
    if is_initials(piece):
        return piece.upper()
    if re.match(r"mc[^\W\d_]{2}", piece):
        return f"Mc{piece[2:].capitalize()}"
    return piece.capitalize()
