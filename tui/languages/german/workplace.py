"""German: where one works, with preposition and article: bei Nimbus, bei der Nimbus GmbH, am Klinikum Nimbus."""

from __future__ import annotations

import re

from tui.languages.base import word_lists

_LISTS = word_lists(__package__)
_FORMS = (*_LISTS["company_forms"], "&", "co.", "co")
_PREPOSITIONS = ("im", "am", "beim", "in der", "an der", "bei der", "auf dem")
_ADJECTIVE = re.compile(r"(\w+isch|\w+lich|\w*deutsch|Erst|Neu|Alt|Frei|Groß|Klein)e[rs]?", re.IGNORECASE)
_ASSOCIATION = re.compile(r",?\s+e\.\s?v\.?$", re.IGNORECASE)
_SEVERAL = re.compile(r"&| und ")
_NAME = re.compile(r"[A-ZÄÖÜ][\w.’'-]*")


def at_company(company: str) -> str:
    """Return where one works, by the company's full name; nothing if its article cannot be told."""
    company = _ASSOCIATION.sub("", company)
    if not _SEVERAL.search(company):
        company = company.split(",")[0]  # a branch of it, or a place
    return _at_one(company)


def _at_one(company: str) -> str:
    words = company.split()
    if not words:
        return ""
    if len(words) > 1 and words[-1].casefold() in _LISTS["company_forms"]:
        short = without_form(company)
        is_long = len(words) > len(short.split()) + 1  # nobody says GmbH & Co. KG
        if is_long or _at_noun(short.split()):
            return _at_one(short)
        if adjective := _ADJECTIVE.fullmatch(words[0]):
            words = [f"{adjective[1]}en", *words[1:]]
        return " ".join(("bei der", *words))
    if words[0].casefold().endswith(_LISTS["company_plurals"]):
        return " ".join(("bei den", f"{words[0]}n", *words[1:]))
    return _at_noun(words) or (f"bei {company}" if _needs_no_article(words) else "")


def at_short_name(company: str) -> str:
    """Return the same without GmbH and the like, as one says it: bei Nimbus."""
    return at_company(without_form(company))


def without_form(company: str) -> str:
    """Return a company's name without GmbH, e. V. and the like."""
    words = _ASSOCIATION.sub("", company).split()
    while len(words) > 1 and words[-1].casefold() in _FORMS:
        words.pop()
    return " ".join(words)


def _at_noun(words: list[str]) -> str:
    """Return a name with its article if a noun that is known is the head of it."""
    heads = [0]
    if adjective := _ADJECTIVE.fullmatch(words[0]):
        words = [f"{adjective[1]}en", *words[1:]]
        heads = [1]
    elif words[0].isupper() and len(words) > 1:
        heads = [1, 0]
    elif _is_branch(words[0]) and len(words) == 2:
        return ""
    for head in heads:
        named = head < len(words) and not any(_is_branch(word) for word in words[head + 1 : head + 2])
        if named and (preposition := _preposition(words[head])):
            return " ".join((preposition, *words))
    if any(word.islower() or word == "&" for word in words):
        return ""
    preposition = _preposition(words[-1], but=_LISTS["company_place_endings"])
    return " ".join((preposition, *words)) if preposition else ""


def _preposition(noun: str, but: tuple[str, ...] = ()) -> str:
    """Return the preposition of the longest ending that is known, unless it is one of `but`."""
    endings = {end: preposition for preposition in _PREPOSITIONS for end in _LISTS[_list_of(preposition)]}
    found = max((end for end in endings if noun.casefold().endswith(end)), key=len, default="")
    return endings.get(found, "") if found not in but else ""


def _list_of(preposition: str) -> str:
    return f"company_with_{preposition.replace(' ', '_')}"


def _needs_no_article(words: list[str]) -> bool:
    """Return whether a name stands alone after "bei": an invented word, or a branch beside a name, such as Tiefbau Sommer."""
    known = [_is_branch(word) for word in words]
    if len(words) == 1:
        return not words[0].casefold().endswith(_LISTS["company_unsure"])
    named = all(word == "&" or _NAME.fullmatch(word) for word in words)
    sure = not _ADJECTIVE.fullmatch(words[0]) and not any(w.casefold().endswith(_LISTS["company_unsure"]) for w in words)
    return named and sure and ((any(known) and len(words) == 2) or "&" in words[1:-1])


def _is_branch(word: str) -> bool:
    word = word.casefold()
    return any(word.endswith(branch) if len(branch) > 2 else word == branch for branch in _LISTS["company_branches"])
