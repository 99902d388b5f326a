"""Check whom the note names: the reader, and nobody else by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import combining, normalize

from tui.domain.models import Contact
from tui.domain.sanitize import clean
from tui.languages.patterns import LanguagePatterns
from tui.languages.reading.name_parts import Name, read_name
from tui.languages.reading.name_words import title_kind
from tui.languages.words import WORD, word_set
from tui.review.finding import Finding, Severity, Span, finding
from tui.review.review_context import ReviewContext

_ADDRESSING = word_set(
    "dear hello hi hey good morning afternoon evening day to whom it may concern guten tag abend sehr geehrte geehrter "
    "geehrtes liebe lieber hallo werte werter mr mrs ms miss mx dr prof professor frau herr sir madam team all everyone "
    "everybody and und there folks hiring manager recruiter damen herren zusammen"
)
_WITHOUT_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_NOBODY = word_set(
    "mark will grace rose hope may june april bill frank ernst faith joy art pat rich drew dean miles summer page lang "
    "klein gross kurz ruby java julia pearl crystal sky paris london sydney austin dallas florence victoria brooklyn georgia "
    "virginia israel india china phoenix madison jordan lincoln jackson washington chelsea berlin"
)
_OTHER_POSTS = sorted(
    word_set("hiring line general area shift plant store ward office practice head team new next other previous former")
)
"""Words before a word of the title that make somebody else of it: the hiring manager, for a Project Manager."""


def reader_named(context: ReviewContext) -> Iterator[Finding]:
    """Find that the reader is not named, above all in the greeting, or not as the book spells them (HOWTO)."""
    if context.name is None:
        return
    mine = parts(context.name)
    greeted = _names_in(context, context.greeting) if context.greeting else []
    named = any(mine & _pieces(word.text) for word in [*greeted, *context.words])
    whole = context.name.full.casefold() in context.body.casefold() and len(mine) == 0
    others = {part: name for name in context.around.values() for part in parts(name)}
    blamed = False
    together = any(word.text.casefold() in mine for word in greeted)
    for word in greeted:
        part = word.text.casefold()
        if mine & _pieces(word.text):
            continue
        near = _near(word.text, context.name)
        if together and part in others:
            continue
        if part in others or (not near and _somebody(context, part)):
            who = others[part].full if part in others else word.text
            yield finding(
                "wrong_name",
                word,
                f"This greets {who}, but the note is to {context.name.full}.",
                f"Write {context.name.full}.",
            )
            blamed = True
        elif near:
            yield _misspelled(word, near)
            blamed = True
    if not (named or whole or blamed):
        for word in context.words:
            if not word.text[:1].isupper() or context.opens_sentence(word) or context.is_ordinary(word.text):
                continue
            if near := _near(word.text, context.name, limit=1):
                yield _misspelled(word, near)
                return
        place = context.greeting or Span(0, 0, "")
        yield finding(
            "name_missing",
            place,
            f"{context.name.full} is not named.",
            f"Greet {context.name.called or context.name.titled} by name.",
        )


def names_spelled(context: ReviewContext) -> Iterator[Finding]:
    """Find names in the text that are nearly, but not quite, somebody's of the process or the company's."""
    known = [name for name in [context.name, *context.around.values()] if name]
    exact = {part for name in known for part in parts(name)} | {w[0].casefold() for w in WORD.finditer(context.facts)}
    company = clean(context.position.company) if context.position else ""
    companies = [word for word in company.split() if len(word) >= 6]
    nouns = context.tongue is not None and context.tongue.nouns_have_capitals
    for word in context.words:
        text = word.text.removesuffix("'s").removesuffix("’s")
        if (
            not text[:1].isupper()
            or len(text) < 5
            or text.casefold() in exact
            or context.opens_sentence(word)
            or context.is_ordinary(text)
        ):
            continue
        near = next((near for name in known if not nouns and (near := _near(text, name, limit=1))), "")
        own = next((own for own in companies if _distance(text, own, 1) == 1 and not (nouns and own[:-1] == text[:-1])), "")
        if (near or own) and not _inflected(text, near or own):
            noun = nouns and not near and not _beside(context, word, company)
            yield _misspelled(word, near or own, severity="info" if noun else None)


def others_named(context: ReviewContext) -> Iterator[Finding]:
    """Find somebody addressed who is not the reader, or named who is not part of this process."""
    mine = parts(context.name) if context.name else frozenset()
    if context.tongue is not None:
        for person in context.around.values():
            for part in {person.called, person.full} - {""}:
                if part.casefold() in mine:
                    continue
                pattern = re.compile(context.tongue.vocative.replace("{name}", re.escape(part)))
                for match in pattern.finditer(context.body, context.core.start, context.core.end):
                    yield _wrong(context, Span(match.start("name"), match.end("name"), match["name"]), person)
        for person in context.around.values():
            pattern = re.compile(rf"(?<!\w){re.escape(person.full)}(?!\w)|,\s*{re.escape(person.called or person.full)}\W*$")
            there = pattern.search(context.subject) if not parts(person) & mine else None
            if there is not None:
                place = Span(there.start(), there.end(), there[0])
                said = f"The subject names {person.full}."
                yield finding("wrong_name", place, said, "Name the reader, or nobody.", severity="warn", subject=True)
    capitals = {w.text.removesuffix("'s").removesuffix("’s") for w in context.words if w.text[:1].isupper()}
    around = {*context.around, context.reader.id if context.reader else 0}
    rightly = {w[0].casefold() for w in WORD.finditer(context.facts)} | mine
    for contact in context.book.all(Contact):
        told = _tokens(contact.name)
        if told.isdisjoint(capitals) or contact.id in around:
            continue
        name = read_name(contact.name)
        if name is not None:
            yield from _stranger(context, name, rightly)


def third_person(context: ReviewContext, tongue: LanguagePatterns) -> Iterator[Finding]:
    """Find a "he" or "she" in a note that names nobody but the reader, who is "you"."""
    person = tongue.third_person
    if person is None:
        return
    found = list(person.pronouns.finditer(context.text, context.core.start, context.core.end))
    if not found:
        return
    others = {token for other in context.book.all(Contact) if other != context.reader for token in _tokens(other.name)}
    mine = parts(context.name) if context.name else frozenset()
    if any(
        w.text.removesuffix("'s") in others and w.text.casefold() not in mine and w.text[:1].isupper() for w in context.words
    ):
        return
    known = [context.position.title, context.position.company] if context.position else []
    known += [
        context.profile.name,
        *((context.reader.name, context.reader.company, context.reader.role) if context.reader else ()),
    ]
    pieces = [piece for text in known if text for piece in (clean(text), *clean(text).split()) if len(piece) > 2]
    pieces.sort(key=len, reverse=True)
    other = "".join(rf"(?<!\b{word} )" for word in _OTHER_POSTS)
    naming = re.compile("|".join(rf"{other}(?<!\w){re.escape(piece)}(?!\w)" for piece in pieces) or r"(?!)", re.IGNORECASE)
    if person.named(naming.sub("it", context.core.text)) >= 0:
        return
    explained: set[bool] = set()
    for match in found:
        begun, ended = context.text.rfind("\n\n", 0, match.start()), context.text.find("\n\n", match.end())
        if begun + 2 == match.start():
            begun = context.text.rfind("\n\n", 0, begun)
        around = naming.sub("it", context.text[max(begun, context.core.start) : ended if ended >= 0 else len(context.text)])
        she = match[0].lower() in person.female
        if she in explained or person.somebody(around) >= 0 or person.anybody.search(around):
            explained.add(she)
            continue
        mend = "Write you." if match[0].lower() in ("he", "she", "him") else "Write you or your."
        place = Span(match.start(), match.end(), match[0])
        yield finding("third_person", place, "This speaks about the reader as if they were somebody else.", mend)


def _stranger(context: ReviewContext, name: Name, rightly: set[str]) -> Iterator[Finding]:
    names = [word for word in name.full.split() if len(word) >= 3 and word.casefold() not in rightly]
    for number, word in enumerate(context.words):
        text = word.text.removesuffix("'s").removesuffix("’s")
        if text not in names:
            continue
        after = context.words[number + 1].text.removesuffix("'s") if number + 1 < len(context.words) else ""
        before = context.words[number - 1].text if number else ""
        if before in name.full.split():
            continue
        whole = len(name.full.split()) > 1 and after in name.full.split()
        nouns = context.tongue is not None and context.tongue.nouns_have_capitals
        alone = (
            text == name.called
            and len(text) >= 3
            and not context.opens_sentence(word)
            and text.casefold() not in _NOBODY
            and not context.is_ordinary(text)
        )
        titled = before.rstrip(".") in ("Mr", "Ms", "Mrs", "Dr", "Frau", "Herr", "Herrn")
        if whole or titled or (alone and not nouns):
            end = context.words[number + 1].end if whole else word.start + len(text)
            place = Span(word.start, end, context.body[word.start : end])
            yield _wrong(context, place, name, stranger=True, severity="fail" if whole or titled else "info")


def _wrong(context: ReviewContext, span: Span, name: Name, *, stranger: bool = False, severity: Severity = "fail") -> Finding:
    reader = context.name.full if context.name else "somebody else"
    why = (
        f"{name.full} is not part of this process." if stranger else f"This thanks {name.full}, but the note is to {reader}."
    )
    return finding("wrong_name", span, why, "Is it a leftover from another note? Name the reader instead.", severity=severity)


@lru_cache(maxsize=32768)
def _tokens(name: str) -> frozenset[str]:
    return frozenset(name.replace(",", " ").split())


def parts(name: Name) -> frozenset[str]:
    """Return the words that identify a name, in lower case."""
    told = [
        match[0].casefold().replace("’", "'")
        for match in WORD.finditer(f"{name.full} {name.nickname}")
        if len(match[0]) > 1 or len(name.full) == 1
    ]
    told += [piece for part in told for piece in _pieces(part) if len(piece) > 2]
    return frozenset([*told, *(part.translate(_WITHOUT_UMLAUTS) for part in told)])


def _pieces(word: str) -> set[str]:
    """Return a word and what its hyphens join, small: Aziz-Klein may be greeted as Klein, Ruiz as Ruiz-san."""
    small = word.casefold().replace("’", "'")
    return {small, *small.split("-")}


def _names_in(context: ReviewContext, greeting: Span) -> list[Span]:
    found = [Span(m.start(), m.end(), m[0]) for m in WORD.finditer(context.body, greeting.start, greeting.end)]
    return [
        word
        for word in found
        if word.text.casefold().rstrip(".") not in _ADDRESSING and word.text[:1].isalpha() and not title_kind(word.text)
    ]


def _somebody(context: ReviewContext, part: str) -> bool:
    """Return whether a word is a name of anybody in the book."""
    return any(part in {token.casefold() for token in _tokens(contact.name)} for contact in context.book.all(Contact))


def _near(word: str, name: Name, limit: int = 2) -> str:
    """Return the part of a name that a word nearly is."""
    for part in name.full.split():
        allowed = min(limit, 1 if len(part) <= 5 else 2)
        if len(part) >= 3 and word.casefold() != part.casefold() and _distance(word, part, allowed) <= allowed:
            return part
    return ""


def _distance(word: str, known: str, limit: int) -> int:
    if abs(len(word) - len(known)) > limit:
        return limit + 1
    from rapidfuzz.distance import OSA  # only for a name that is nearly right

    return int(OSA.distance(_bare(word), _bare(known), score_cutoff=limit))


@lru_cache(maxsize=4096)
def _bare(word: str) -> str:
    """Return a word small and without its accents."""
    return "".join(c for c in normalize("NFD", word.casefold()) if not combining(c))


def _misspelled(word: Span, near: str, severity: Severity | None = None) -> Finding:
    return finding("misspelled", word, f"{word.text} is spelled {near} in the book.", f"Write {near}.", severity=severity)


def _beside(context: ReviewContext, word: Span, company: str) -> bool:
    """Return whether another word of a company stands beside this one."""
    around = f"{context.body[: word.start].rstrip().rpartition(' ')[2]} {context.body[word.end :].lstrip().partition(' ')[0]}"
    return any(match[0] in company.split() for match in WORD.finditer(around))


def _inflected(text: str, near: str) -> bool:
    """Return whether one word is the other with an ending."""
    long, small = (text, near) if len(text) > len(near) else (near, text)
    return long.casefold().startswith(small.casefold()) and long[len(small) :].casefold() in ("s", "es", "n", "'", "’")
