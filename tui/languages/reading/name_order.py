"""Find the given and the family name in the words of a name: particles, double names, capitals, East Asian order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import msgspec

from tui.languages.reading.name_capitals import is_initials, is_shouted
from tui.languages.reading.name_words import name_list

_CJK = re.compile(
    "[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
_PINYIN = re.compile(
    r"(?:[bpmf]?(?:a|o|ai|ei|ao|an|en|ang|eng|i|ie|iao|in|ing|ian|u|ou)|(?:zh|ch|sh|[zcsrdtnlgkhjqx])"
    r"(?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ua|uo|uai|ui|uan|un|uang|ue|v|ve)"
    r"|w(?:a|o|ai|ei|an|en|ang|eng|u)|y(?:a|e|ao|ou|an|in|ang|ing|i|u|ue|uan|un|ong)|er|e|ou|ai|an|ang|ao)"
)
_PATRONYMIC = re.compile(r"(?:ович|евич|ич|овна|евна|ична|ovich|evich|ovna|evna)$")
_SLAVIC = re.compile(r"(?:[ое]в|ин|ий|ко|[ое]ва|ина|ая|[oe]v|in|y|ko|[oe]va|ina|aya)$")
_MIDDLE = frozenset({"thi", "thị", "van", "văn"})


Range = tuple[int, int]
NOBODY: Range = (0, 0)


class Order(msgspec.Struct, frozen=True):
    """The words of a name in the order in which they are written, and which of them are what, as ranges.

    `called` is what somebody says with whom one is on first-name terms, and `addressed` what follows a title.
    """

    written: tuple[str, ...]
    family: Range
    called: Range
    addressed: Range


def order_of_name(typed: Sequence[str]) -> Order:
    """Return the order of a name that was typed without a comma."""
    if any(map(_CJK.search, typed)):
        return _whole(typed)
    typed = _shouted_last(typed)
    return _east_asian(typed) or _with_patronymic(typed) or given_first(typed, _family_start(typed))


def given_first(typed: Sequence[str], start: int) -> Order:
    """Return the order of a name whose family name begins at `start` and ends it."""
    count = len(typed)
    if start == 0:
        family = NOBODY if count == 1 and is_initials(typed[0]) else (0, count)
        return Order(tuple(typed), (0, count), NOBODY if count > 1 else family, family)
    return Order(tuple(typed), (start, count), _called(typed[:start]) or (0, count), (start, count))


def _whole(typed: Sequence[str]) -> Order:
    every = (0, len(typed))
    return Order(tuple(typed), every, every, every)


def _called(given: Sequence[str]) -> Range | None:
    """Return the given name that one uses: both words of a double one; None if there are only initials."""
    first = next((place for place, word in enumerate(given) if not is_initials(word)), None)
    if first is None:
        return None
    pair = " ".join(given[first : first + 2]).casefold()
    double = len(given) > first + 1 and (pair in name_list("two names") or given[first].casefold() in name_list("bound"))
    return first, first + 1 + double


def _shouted_last(typed: Sequence[str]) -> Sequence[str]:
    """Return the words with those in capitals, which are the family name's, behind the others: RUIZ Ana."""
    shouted = [is_shouted(word) for word in typed]
    if not shouted[0] or all(shouted):
        return typed
    end = shouted.index(False)
    if any(shouted[end:]) or typed[end].islower():
        return typed
    return [*typed[end:], *typed[:end]]


def _family_start(typed: Sequence[str]) -> int:
    """Return where the family name begins: with its particles, and with the first of two Spanish family names."""
    last = len(typed) - 1
    if last < 1:
        return 0
    begins = 0 if _is_particle_first(typed) else 1
    for place in range(begins, last):
        word = typed[place].casefold()
        if word not in name_list("particles") or (place == 1 and typed[0].casefold() in name_list("bound")):
            continue
        if word in ("y", "e"):  # Ortega y Gasset, but Maria E Santos
            if place > 1 and typed[place].islower():
                return place - 1
            continue
        return _with_spanish(typed, place)
    return _with_spanish(typed, last)


def _with_spanish(typed: Sequence[str], start: int) -> int:
    return start - 1 if start > 1 and without_accents(typed[start - 1]) in name_list("spanish") else start


def _is_particle_first(typed: Sequence[str]) -> bool:
    """Return whether a name consists of a family name alone, whose particle is its first word."""
    word = typed[0]
    if " ".join(typed[:2]).casefold() in ("van de", "van den", "van der"):
        return True
    return word.islower() and word in name_list("particles") and word not in name_list("particles or names")


def without_accents(word: str) -> str:
    """Return a word in small letters without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c))


def _with_patronymic(typed: Sequence[str]) -> Order | None:
    """Return the order of "Sidorov Ivan Petrovich", as Slavic lists have it."""
    small = [word.casefold() for word in typed]
    if len(small) != 3 or not _PATRONYMIC.search(small[2]) or not _SLAVIC.search(small[0]) or _PATRONYMIC.search(small[1]):
        return None
    return Order(tuple(typed), (0, 1), (1, 2), (0, 1))


# -- East Asian names ------------------------------------------------------------------------------------------------------


def _east_asian(typed: Sequence[str]) -> Order | None:
    """Return the order of a romanised name whose family name comes first; None if nothing says so.

    If each word may be either, the whole name is used.
    """
    first, rest = typed[0].casefold(), [word.casefold() for word in typed[1:]]
    if not 1 <= len(rest) <= 3 or any(word in name_list("particles") and word not in _MIDDLE for word in rest):
        return None
    if first in name_list("vietnamese"):
        return None if rest[-1] in name_list("vietnamese") else _vietnamese(typed)
    halves = [half for word in rest for half in word.split("-")]
    lists = [name for name in ("korean", "chinese") if first in name_list(name)]
    if first in name_list("japanese") and len(rest) == 1 and rest[0] not in name_list("japanese"):
        return _family_first(typed)
    if len(halves) > 2 or not lists:
        return None
    if "korean" in lists and len(halves) == 2 and all(half in name_list("korean syllables") for half in halves):
        return _family_first(typed)
    if "chinese" in lists and all(map(_is_pinyin, halves)):
        single = len(halves) == 1 and _syllables(halves[0]) == 1
        return _whole(typed) if single else _family_first(typed)
    if len(rest) == 1 and any(rest[0] in name_list(name) for name in ("korean", "chinese")):
        return _whole(typed)
    return None


def _family_first(typed: Sequence[str]) -> Order:
    return Order(tuple(typed), (0, 1), (1, len(typed)), (0, 1))


def _vietnamese(typed: Sequence[str]) -> Order:
    """Return the order of a Vietnamese name: one is called by its last word, and with a title by the whole."""
    return Order(tuple(typed), (0, 1), (len(typed) - 1, len(typed)), (0, len(typed)))


def _is_pinyin(word: str) -> bool:
    return 0 < _syllables(word) <= 2


def _syllables(word: str) -> int:
    """Return the least number of Chinese syllables that a word consists of; 0 if it does not consist of any."""
    word = without_accents(word)
    if len(word) > 12:
        return 0
    reached: dict[int, int] = {0: 0}
    for start in range(len(word)):
        if start in reached:
            for end in range(start + 1, min(start + 6, len(word)) + 1):
                if _PINYIN.fullmatch(word, start, end):
                    reached[end] = min(reached.get(end, 9), reached[start] + 1)
    return reached.get(len(word), 0)
