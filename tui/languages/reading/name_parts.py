"""Take a name apart: titles, given and family name, what the person is called, and a role or company beside it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from tui.domain.models import Contact
from tui.domain.sanitize import clean
from tui.languages.reading.name_beside import (
    cut_behind,
    degree,
    is_degree,
    is_said,
    without_article,
    without_asides,
    without_ends,
)
from tui.languages.reading.name_capitals import with_capitals
from tui.languages.reading.name_order import Order, given_first, order_of_name, without_accents
from tui.languages.reading.name_words import TITLES, is_role, is_role_word, name_list, title_kind

NAME_LIMIT = 120
MOST_NAME_WORDS = 7
_ADDRESS = re.compile(r"[^\s@<>,;\"()]+@[^\s@<>,;\"()]+")
_ENGINEER = re.compile(r"(?<=Herr )DI(?= [A-ZÄÖÜ][a-zäöüß])|(?<=Frau )DI(?= [A-ZÄÖÜ][a-zäöüß])")
"""An Austrian Dipl.-Ing.; a name has Di or di."""
_STUCK = re.compile(r"\b(prof|dr|mr|mrs|ms)\.(?=[^\W\d_])", re.IGNORECASE)
_BESIDE = re.compile(r"\s*,\s*|\s+(?:at|@|bei|-|–|—|\|)\s+")
_SIGNS = str.maketrans("<>[]", "  ()")


class Name(msgspec.Struct, frozen=True):
    """A person's name in parts, each as it is written in a note.

    `full` is given and family name in the order in which they are written. `called` is the name one uses without a title,
    `addressed` the one that follows a title; either may be empty. `nickname` has its quotes, `suffix` its comma. `opening` is
    a whole greeting that the user keeps for this person, such as "Hi Sam".
    """

    full: str
    given: str = ""
    family: str = ""
    called: str = ""
    addressed: str = ""
    titles: tuple[str, ...] = ()
    nickname: str = ""
    suffix: str = ""
    opening: str = ""

    @property
    def shown(self) -> str:
        """Return the whole name as it is shown: Dr. Robert "Bob" Tully, PhD."""
        name = self.full
        if self.nickname:
            first, _, rest = name.partition(" ")
            name = " ".join(filter(None, (first, self.nickname, rest)))
        return " ".join((*self.titles, name)) + self.suffix

    @property
    def titled(self) -> str:
        """Return the name with its titles, without degrees: Dr. Ana Ortiz."""
        return " ".join((*self.titles, self.full))

    @property
    def title(self) -> str:
        """Return the title that counts most, of those that somebody is addressed with; empty if there is none."""
        spoken = [title for title in self.titles if title_kind(title) not in ("", "silent")]
        return min(spoken, key=lambda title: TITLES.index(title_kind(title)), default="")

    @property
    def degree(self) -> str:
        """Return Prof. or Dr., whichever counts more; empty if there is neither."""
        kind = title_kind(self.title) if self.title else ""
        return {"professors": "Prof.", "doctors": "Dr."}.get(kind, "")

    @property
    def gender(self) -> str:
        """Return "f" or "m", or nothing if no title says it."""
        kinds = {title_kind(title) for title in self.titles}
        return "f" if "women" in kinds else "m" if "men" in kinds else ""


class NameReading(msgspec.Struct, frozen=True):
    """What a text says of the person it names; `name` is None if it gives none to greet them by."""

    name: Name | None = None
    role: str = ""
    company: str = ""


def read_name(text: str) -> Name | None:
    """Return the parts of a stored name; None if nobody can be greeted by it: "the recruiter", "?", "Ana and Tom"."""
    return take_apart(text).name


def name_to_greet(contact: Contact) -> Name | None:
    """Return the name that a note greets a contact by: the one kept in `greeting`, else what the name gives, else None."""
    name, kept = read_name(contact.name), clean(contact.greeting).rstrip(" ,!.;:") if contact.greeting else ""
    if not kept:
        return name
    if kept.split()[0].casefold() in name_list("openings") and " " in kept:
        return msgspec.structs.replace(name or Name(clean(contact.name)), opening=kept)
    return read_name(kept) or Name(kept, given=kept, called=kept)


@lru_cache(maxsize=4096)
def take_apart(text: str) -> NameReading:
    """Read a text that names somebody: "Ortiz, Dr. Ana (Nimbus)" is Dr. Ana Ortiz at Nimbus."""
    address = _ADDRESS.search(text[: 2 * NAME_LIMIT])
    if address is not None:
        rest = text.replace(address[0], " ")
        text = rest if any(map(str.isalnum, rest)) else name_in(address[0])
    text = _ENGINEER.sub("Dipl.-Ing.", text)
    text = _STUCK.sub(r"\1. ", " ".join(clean(text[: 2 * NAME_LIMIT]).translate(_SIGNS).split()))
    if len(text) > NAME_LIMIT:
        return NameReading()
    text, nickname, beside = without_asides(text)
    parts, behind = cut_behind([part.split() for part in text.split(",")])
    beside = [said for one in (*beside, *behind) for said in _BESIDE.split(one) if is_said(said)]
    suffix, titles = without_ends(parts, beside)
    role = ", ".join(without_article(said) for said in beside if is_role(said))
    company = next((said for said in beside if not is_role(said)), "")
    name = _name(parts, titles, suffix, nickname)
    return NameReading(name, role, company) if name else NameReading()


def name_in(address: str) -> str:
    """Return the name that an address is made of: ana.ruiz@... is Ana Ruiz. That of an office or a robot stays an address."""
    local = address.partition("@")[0].partition("+")[0]
    found = [word.strip("0123456789") for word in re.split(r"[._]+", local)]
    found = [word for word in found if word]
    offices = name_list("addresses")
    office = local.casefold() in offices or any(word in offices for word in re.split(r"[._-]+", local.casefold()))
    if office or not any(len(word) > 1 for word in found) or not all(map(str.isalpha, "".join(found).replace("-", ""))):
        return address
    spelt = [f"{word}." if len(word) == 1 else word.lower() for word in found]
    return " ".join(with_capitals(spelt, family_at=len(found) - 1))


# -- the name itself -------------------------------------------------------------------------------------------------------


def _name(parts: list[list[str]], titles: list[str], suffix: str, nickname: str) -> Name | None:
    if len(parts) > 2 or any(
        word == "/" or word.casefold() in name_list("conjunctions") for part in parts for word in part[1:]
    ):
        return None
    cut = []
    for part in parts:
        front, part = _titles_of(part[1:] if len(part) > 1 and part[0].casefold() in ("dear", "hi", "hello") else part)
        academic = [word for word in part if title_kind(word) in ("doctors", "professors")] if len(part) > 1 else []
        front, part = front + academic, [word for word in part if word not in academic]
        part, behind = _suffix_of(part, alone=len(parts) > 1)
        titles, suffix = titles + front, behind + suffix
        cut.append([bare for word in part if (bare := _bare(word))])
    if len(cut) == 2 and not cut[1]:
        cut.pop()
    typed = [word for part in reversed(cut) for word in part]
    if not cut[0] or _is_nobody(typed) or len(typed) > MOST_NAME_WORDS or (len(cut) == 2 and not _is_family(cut[0])):
        return None
    order = _inverted(*cut) if len(cut) == 2 else order_of_name(typed)
    return None if title_kind(order.written[0]) else _written(order, titles, suffix, nickname)


def _inverted(family: list[str], given: list[str]) -> Order:
    """Return the order of "Smith, Bob"; "Dam, Peter van" has its particle behind."""
    while len(given) > 1 and given[-1].islower() and given[-1] in name_list("particles"):
        family = [given[-1], *family]
        given = given[:-1]
    return given_first([*given, *family], len(given))


def _is_family(part: Sequence[str]) -> bool:
    """Return whether the text before a comma is a family name, and not a whole name with a company behind it."""
    small = [word.casefold() for word in part]
    return all(word in name_list("particles") or word.isupper() for word in part[:-1]) or all(
        word in name_list("particles") or without_accents(word) in name_list("spanish") for word in small
    )


def _written(order: Order, titles: Sequence[str], suffix: str, nickname: str) -> Name | None:
    capital = with_capitals(order.written, family_at=order.family[0])
    called, addressed = (" ".join(capital[slice(*part)]) for part in (order.called, order.addressed))
    if nickname:
        called = nickname.strip("\"“”„«»'‘’‚() ")
    titles = tuple(_title(title) for title in titles)
    name = Name(
        " ".join(capital),
        given=" ".join(capital[: order.family[0]] or capital[order.family[1] :]),
        family=" ".join(capital[slice(*order.family)]),
        called=called,
        addressed=addressed,
        titles=titles,
        nickname=nickname,
        suffix=suffix,
    )
    return name if called or (name.title and addressed) else None


def _titles_of(part: list[str]) -> tuple[list[str], list[str]]:
    """Return the titles before a name, and the rest of it."""
    begin = 1 if len(part) > 2 and part[0].casefold() == "the" and title_kind(part[1]) else 0
    end = begin
    while end < len(part) - 1:
        academic = end > begin and title_kind(part[end - 1]) in ("doctors", "professors", "silent", "")
        if not title_kind(part[end]) and not (academic and part[end].casefold().rstrip(".") in name_list("behind a title")):
            break
        end += 1
    return part[begin:end], part[end:]


def _title(word: str) -> str:
    """Return a title with its capital: Mrs, Dr., med."""
    return word.capitalize() if title_kind(word) and (word.islower() or (word.isupper() and len(word) > 1)) else word


def _suffix_of(part: list[str], *, alone: bool) -> tuple[list[str], str]:
    """Return a name without the degrees behind it, and these. Of one part of two every word but the first may be one."""
    end = len(part)
    while end > 1 and is_degree(part[end - 1]):
        end -= 1
    if end == len(part) and end > 2 and not alone and is_degree(part[-1], behind_comma=True) and not part[0].isupper():
        end -= 1
    return part[:end], "".join(f" {degree(word)}" for word in part[end:])


def _bare(word: str) -> str:
    """Return a word without signs around it; full stops and apostrophes belong to it."""
    start, end = 0, len(word)
    while start < end and not _belongs(word[start]):
        start += 1
    while end > start and not _belongs(word[end - 1]):
        end -= 1
    return word[start:end] if any(map(str.isalnum, word[start:end])) else ""


def _belongs(character: str) -> bool:
    return character in ".'’&+" or unicodedata.category(character)[0] in "LMN"


def _is_nobody(typed: Sequence[str]) -> bool:
    """Return whether words are no name: a role, a description, several people, a company, a room with its number."""
    small = [word.casefold() for word in typed]
    if small[0] in name_list("always articles") or (typed[0].islower() and small[0] in name_list("articles")):
        return True
    if any(word.strip(".").isdigit() or "/" in word or "@" in word for word in typed):
        return True
    if _holds_title(typed):
        return True
    if any("&" in word or "+" in word for word in small):
        return True
    if any(word.islower() and word in name_list("small") for word in typed[1:]):
        return True
    if any(map(is_role_word, typed)) or is_role(" ".join(typed)):
        return True
    if len(small) == 1:
        return bool(title_kind(small[0])) or is_degree(small[0])
    return small[-1].rstrip(".") in name_list("companies")


def _holds_title(typed: Sequence[str]) -> bool:
    """Return whether a title is where a name has none, as in "Frau Schmidt Herr Meyer"; Herr and Sheikh end a name, too."""
    kinds = [title_kind(word) for word in typed]
    if typed[-1].casefold() == "herr" or (len(typed) > 1 and kinds[-1] == "with given"):
        kinds.pop()
    return not {"doctors", "professors", "with given"}.isdisjoint(kinds) or not {"women", "men"}.isdisjoint(kinds[1:])
