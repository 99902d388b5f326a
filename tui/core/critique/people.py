"""Whom the note names: the reader, and nobody else by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import combining, normalize

from tui.core.critique.page import Page, Said, Span
from tui.core.critique.stems import WORD
from tui.core.critique.tongues import Tongue
from tui.core.drafts.names import Name, clean, read_name
from tui.core.drafts.to_you_en import named, somebody
from tui.core.drafts.weave import words
from tui.core.records import Contact, Position

_LEGAL = re.compile(
    r"[ ,]+(?:gmbh(?: & co\.? kg)?|ag|se|kg|inc|llc|ltd|limited|corp|corporation|co|plc|s\.?a|b\.?v|ab|as|oy|"
    r"group|gruppe)\.?$",
    re.IGNORECASE,
)
_ADDRESSING = words(
    "dear hello hi hey good morning afternoon evening day to whom it may concern guten tag abend sehr geehrte geehrter "
    "geehrtes liebe lieber hallo werte werter mr mrs ms miss mx dr prof professor frau herr sir madam team all everyone "
    "everybody and und there folks hiring manager recruiter damen herren zusammen"
)
_COMPANY_WORDS = words(
    "target meta apple square block stripe notion slack zoom box linear ramp brave snap match indeed shell gap"
)
_WITHOUT_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_NOBODY = words(
    "mark will grace rose hope may june april bill frank ernst faith joy art pat rich drew dean miles summer page lang "
    "klein gross kurz ruby java julia pearl crystal sky paris london sydney austin dallas florence victoria brooklyn georgia "
    "virginia israel india china phoenix madison jordan lincoln jackson washington chelsea berlin"
)


def reader_named(page: Page) -> Iterator[Said]:
    """The reader's name, in the greeting above all, and spelled as in the book (HOWTO)."""
    if page.name is None:
        return
    mine = parts(page.name)
    greeted = _names_in(page, page.greeting) if page.greeting else []
    named = any(mine & _pieces(word.text) for word in [*greeted, *page.words])
    whole = page.name.full.casefold() in page.body.casefold() and len(mine) == 0
    others = {part: name for name in page.around.values() for part in parts(name)}
    blamed = False
    together = any(word.text.casefold() in mine for word in greeted)
    for word in greeted:
        part = word.text.casefold()
        if mine & _pieces(word.text):
            continue
        near = _near(word.text, page.name)
        if together and part in others:
            continue
        if part in others or (not near and _somebody(page, part)):
            who = others[part].full if part in others else word.text
            yield Said(
                "wrong_name", word, f"This greets {who}, but the note is to {page.name.full}.", f"Write {page.name.full}."
            )
            blamed = True
        elif near:
            yield _misspelled(word, near)
            blamed = True
    if not (named or whole or blamed):
        for word in page.words:
            if not word.text[:1].isupper() or _opens(page, word) or _ordinary(page, word.text):
                continue
            if near := _near(word.text, page.name, limit=1):
                yield _misspelled(word, near)
                return
        place = page.greeting or Span(0, 0, "")
        yield Said("name_missing", place, f"{page.name.full} is not named.", f"Greet {page.name.first} by name.")


def names_spelled(page: Page) -> Iterator[Said]:
    """Names in the text that are nearly, but not quite, somebody's of the process or the company's."""
    known = [name for name in [page.name, *page.around.values()] if name]
    exact = {part for name in known for part in parts(name)} | {w[0].casefold() for w in WORD.finditer(page.facts)}
    company = clean(page.position.company) if page.position else ""
    companies = [word for word in company.split() if len(word) >= 6]
    german = page.tongue is not None and page.tongue.code == "de"
    for word in page.words:
        text = word.text.removesuffix("'s").removesuffix("’s")
        if not text[:1].isupper() or len(text) < 5 or text.casefold() in exact or _opens(page, word) or _ordinary(page, text):
            continue
        near = next((near for name in known if not german and (near := _near(text, name, limit=1))), "")
        near = near or next(
            (own for own in companies if _distance(text, own, 1) == 1 and not (german and own[:-1] == text[:-1])), ""
        )
        if near and not _inflected(text, near):
            yield _misspelled(word, near)


def others_named(page: Page) -> Iterator[Said]:
    """Somebody addressed who is not the reader, or named who has no part in this process."""
    mine = parts(page.name) if page.name else frozenset()
    if page.tongue is not None:
        for person in page.around.values():
            for part in {person.first, person.full} - {""}:
                if part.casefold() in mine:
                    continue
                pattern = re.compile(page.tongue.vocative.replace("{name}", re.escape(part)))
                for match in pattern.finditer(page.body, page.core.start, page.core.end):
                    yield _wrong(page, Span(match.start("name"), match.end("name"), match["name"]), person)
    capitals = {w.text.removesuffix("'s").removesuffix("’s") for w in page.words if w.text[:1].isupper()}
    around = {*page.around, page.reader.id if page.reader else 0}
    rightly = {w[0].casefold() for w in WORD.finditer(page.facts)} | mine
    for contact in page.book.all(Contact):
        told = _tokens(contact.name)
        if told.isdisjoint(capitals) or contact.id in around:
            continue
        name = read_name(contact.name)
        if name is not None:
            yield from _stranger(page, name, rightly)


def third_person(page: Page, _: Tongue) -> Iterator[Said]:
    """A "he" or "she" where the note speaks of nobody but the reader: the reader is "you"."""
    found = list(_SHE_OR_HE.finditer(page.text, page.core.start, page.core.end))
    if not found:
        return
    others = {token for person in page.book.all(Contact) if person != page.reader for token in _tokens(person.name)}
    mine = parts(page.name) if page.name else frozenset()
    if any(
        w.text.removesuffix("'s") in others and w.text.casefold() not in mine and w.text[:1].isupper() for w in page.words
    ):
        return
    known = [page.position.title, page.position.company] if page.position else []
    known += [page.profile.name, *((page.reader.name, page.reader.company, page.reader.role) if page.reader else ())]
    pieces = [piece for text in known if text for piece in (clean(text), *clean(text).split()) if len(piece) > 2]
    pieces.sort(key=len, reverse=True)
    naming = re.compile("|".join(rf"(?<!\w){re.escape(piece)}(?!\w)" for piece in pieces) or r"(?!)", re.IGNORECASE)
    if named(naming.sub("it", page.core.text)) >= 0:
        return
    explained: set[bool] = set()
    for match in found:
        begun, ended = page.text.rfind("\n\n", 0, match.start()), page.text.find("\n\n", match.end())
        if begun + 2 == match.start():
            begun = page.text.rfind("\n\n", 0, begun)
        around = naming.sub("it", page.text[max(begun, page.core.start) : ended if ended >= 0 else len(page.text)])
        she = match[0].lower() in _HER
        if she in explained or somebody(around) >= 0 or _SHIPS.search(around):
            explained.add(she)
            continue
        mend = "Write you." if match[0].lower() in ("he", "she", "him") else "Write you or your."
        place = Span(match.start(), match.end(), match[0])
        yield Said("third_person", place, "This speaks of the reader as of somebody else.", mend)


_SHE_OR_HE = re.compile(r"(?<![\w/])(?:he|she|him|her|his|hers)(?![\w/])", re.IGNORECASE)
_HER = words("she her hers")
_SHIPS = re.compile(
    r"\b(?:each|every(?:one|body)|(?:no )?one|boat|vessel|country|god|lord|baby|heir)\b|[\"“”„]", re.IGNORECASE
)
"""Whom a "he" or "she" may mean besides people; and quotation marks, between which anybody may."""


def _stranger(page: Page, name: Name, rightly: set[str]) -> Iterator[Said]:
    names = [word for word in name.full.split() if len(word) >= 3 and word.casefold() not in rightly]
    for number, word in enumerate(page.words):
        text = word.text.removesuffix("'s").removesuffix("’s")
        if text not in names:
            continue
        after = page.words[number + 1].text.removesuffix("'s") if number + 1 < len(page.words) else ""
        before = page.words[number - 1].text if number else ""
        if before in name.full.split():
            continue
        whole = len(name.full.split()) > 1 and after in name.full.split()
        german = page.tongue is not None and page.tongue.code == "de"
        alone = (
            text == name.first
            and len(text) >= 3
            and not _opens(page, word)
            and text.casefold() not in _NOBODY
            and not _ordinary(page, text)
        )
        titled = before.rstrip(".") in ("Mr", "Ms", "Mrs", "Dr", "Frau", "Herr", "Herrn")
        if whole or titled or (alone and not german):
            end = page.words[number + 1].end if whole else word.start + len(text)
            yield _wrong(page, Span(word.start, end, page.body[word.start : end]), name, stranger=True)


def _wrong(page: Page, span: Span, name: Name, *, stranger: bool = False) -> Said:
    reader = page.name.full if page.name else "somebody else"
    why = (
        f"{name.full} has no part in this process." if stranger else f"This thanks {name.full}, but the note is to {reader}."
    )
    return Said("wrong_name", span, why, "Is it a leftover from another note? Name the reader instead.")


def company_right(page: Page) -> Iterator[Said]:
    """Another company's name, where the book knows that you are in touch with that one, too."""
    own = [clean(page.position.company) if page.position else "", clean(page.reader.company) if page.reader else ""]
    if not any(own):
        return
    own_words = " ".join(own).casefold()
    facts = page.facts
    seen = set()
    for position in page.book.all(Position):
        base = company_base(position.company)
        if (
            len(base) < 3
            or base in seen
            or _ordinary(page, base)
            or base.casefold() in own_words
            or (base not in page.body and base not in page.subject)
        ):
            continue
        seen.add(base)
        pattern = re.compile(rf"(?<!\w){re.escape(base)}(?!\w)")
        if pattern.search(facts):
            continue
        for text, subject in ((page.body, False), (page.subject, True)):
            for match in pattern.finditer(text):
                if not subject and base.casefold() in _COMPANY_WORDS and _opens(page, Span(match.start(), match.end(), "")):
                    continue
                if subject or _inside(page, match.start()):
                    yield Said(
                        "wrong_company",
                        Span(match.start(), match.end(), match[0]),
                        f"{base} is another company you are in touch with; this note goes to {next(filter(None, own))}.",
                        f"Write {next(filter(None, own))}, or leave it out.",
                        subject=subject,
                    )


@lru_cache(maxsize=1024)
def company_base(company: str) -> str:
    """A company's name without GmbH, Inc. and the like."""
    return _LEGAL.sub("", clean(company)).strip(" ,")


@lru_cache(maxsize=32768)
def _tokens(name: str) -> frozenset[str]:
    return frozenset(name.replace(",", " ").split())


def parts(name: Name) -> frozenset[str]:
    """The words by which one would know a name, small."""
    told = [
        match[0].casefold().replace("’", "'")
        for match in WORD.finditer(name.full)
        if len(match[0]) > 1 or len(name.full) == 1
    ]
    told += [piece for part in told for piece in _pieces(part) if len(piece) > 2]
    return frozenset([*told, *(part.translate(_WITHOUT_UMLAUTS) for part in told)])


def _pieces(word: str) -> set[str]:
    """A word and what its hyphens join, small: Aziz-Klein may be greeted as Klein, Ruiz as Ruiz-san."""
    small = word.casefold().replace("’", "'")
    return {small, *small.split("-")}


def _names_in(page: Page, greeting: Span) -> list[Span]:
    found = [Span(m.start(), m.end(), m[0]) for m in WORD.finditer(page.body, greeting.start, greeting.end)]
    return [word for word in found if word.text.casefold().rstrip(".") not in _ADDRESSING and word.text[:1].isalpha()]


def _somebody(page: Page, part: str) -> bool:
    """Whether a word is a name of anybody in the book."""
    return any(part in {token.casefold() for token in _tokens(contact.name)} for contact in page.book.all(Contact))


def _near(word: str, name: Name, limit: int = 2) -> str:
    """The part of a name that a word nearly is."""
    for part in name.full.split():
        allowed = min(limit, 1 if len(part) <= 5 else 2)
        if len(part) >= 3 and word.casefold() != part.casefold() and _distance(word, part, allowed) <= allowed:
            return part
    return ""


def _distance(word: str, known: str, limit: int) -> int:
    if abs(len(word) - len(known)) > limit:
        return limit + 1
    from rapidfuzz.distance import OSA

    return int(OSA.distance(_bare(word), _bare(known), score_cutoff=limit))


@lru_cache(maxsize=4096)
def _bare(word: str) -> str:
    """A word small and without its accents."""
    return "".join(c for c in normalize("NFD", word.casefold()) if not combining(c))


def _misspelled(word: Span, near: str) -> Said:
    return Said("misspelled", word, f"{word.text} is spelled {near} in the book.", f"Write {near}.")


def _opens(page: Page, word: Span) -> bool:
    """Whether a word opens its sentence, where any word has a capital."""
    return any(sentence.start <= word.start <= sentence.start + 1 for sentence in page.sentences)


def _ordinary(page: Page, word: str) -> bool:
    return page.tongue is not None and (word.casefold() in page.tongue.stop or word[:5].casefold() in page.common)


def _inflected(text: str, near: str) -> bool:
    """Whether one is the other with an ending."""
    long, small = (text, near) if len(text) > len(near) else (near, text)
    return long.casefold().startswith(small.casefold()) and long[len(small) :].casefold() in ("s", "es", "n", "'", "’")


def _inside(page: Page, place: int) -> bool:
    return page.core.start <= place < page.core.end
