"""Say the title of a position as people say it in a sentence."""

from __future__ import annotations

import re
from collections.abc import Collection

from tui.domain.folding import folded
from tui.domain.places import places_named
from tui.domain.sanitize import clean, short
from tui.languages import languages

_MAN_OR_WOMAN = ("mann", "frau")
_FOR_ANYONE = re.compile(r"\s*\(\s*[a-zäöü*:]{1,8}(?:\s*[/|,]\s*[a-zäöü*:]{1,8})+\s*\)", re.IGNORECASE)


def words_of_title(title: str) -> str:
    """Return a position's title without what nobody says aloud, such as "(m/f/d)"."""
    bare = _FOR_ANYONE.sub("", clean(title))
    return short(bare or title)


def is_for_anyone(title: str) -> bool:
    """Return whether a title says that it is meant for women and men alike: Koch (m/w/d)."""
    return _FOR_ANYONE.search(clean(title)) is not None


def spoken_title(title: str) -> str:
    """Return a position's title without what stands in brackets or behind a dash or comma: "Nurse (RN) - Med/Surg".

    A title of one word keeps its field: "Director (Product Marketing)".
    """
    whole = words_of_title(title)
    bare = re.sub(r"\s*[(\[][^()\[\]]*[)\]]", "", whole).strip()
    bare = re.sub(r",?\s+\d{1,3}(?:\s?[-–]\s?\d{1,3})?\s?%.*", "", bare)
    bare = _one_form(re.split(r"\s+[-–—|]\s+", bare)[0].strip(" /"))
    head, *more = re.split(r",\s+", _without_praise(bare))
    terms = _words("grade_or_contract")
    if more and len([word for word in head.split() if folded(word) not in terms]) == 1 and _is_field(more[0], terms):
        return f"{head} ({more[0]})"
    return head or whole


def _one_form(title: str) -> str:
    """Return what stands before a slash, with the field that two forms share: Bauleiterin / Bauleiter Holzbau."""
    first, *others = re.split(r"\s+/\s+", title)
    noun, *field = " ".join(others[:1]).split() or [""]
    one, other = sorted((f" {first}".split(" ")[-1], noun), key=len)
    pair = other in (f"{one}in", f"{one}r") or (one.endswith(_MAN_OR_WOMAN) and one[:-4] == other[:-4])
    return " ".join((first, *field)) if pair else first


def _without_praise(title: str) -> str:
    """Return a title without what an advertisement asks of a person: Experienced Butcher."""
    first, _, rest = title.partition(" ")
    return rest if rest and folded(first) in set(map(folded, _words("praise"))) else title


def _words(name: str) -> set[str]:
    return {term for known in languages() for term in known.lists.get(name, ())}


def _is_field(text: str, terms: Collection[str]) -> bool:
    """Return whether a part of a title is a field of work, and not a place, a grade or a form of contract."""
    return folded(text) not in terms and not re.search(r"\d", text) and not places_named(folded(text))
