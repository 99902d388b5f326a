"""Read what a reply says: the event that it is, the sentence that says so, and the day that it names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import msgspec

from tui.exchange.replies.own_words import QUOTE, sentences_of
from tui.languages import languages
from tui.languages.reading.dates_in_text import NamedDay, days_in
from tui.languages.reading.readings import Week
from tui.languages.replies import REPLY_KINDS, ReplyPatterns

MOST_SENTENCES_READ, LONGEST_SENTENCE_READ = 200, 1_000

LEAST_WORDS = 6
"""The words of a sentence that may say something of weight in a way that no pattern knows."""

REPLY = "reply_received"

DECISIVE = ("offer_received", "rejected")
"""The kinds after which a process takes another course."""


class Request(msgspec.Struct, frozen=True):
    """A sentence that asks for something, and the day by which they want it."""

    sentence: str
    respond_by: date | None = None


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """What a mail says: the kind of event, the sentence that it was read from (empty if none says more than a reply).

    `decision_by` and `decision_words` are the day that they named, `respond_by` the day by which they want something. `asks`
    are the sentences that ask for something besides. `sure` says that nothing in the mail speaks against it.
    """

    kind: str = REPLY
    sentence: str = ""
    decision_by: date | None = None
    decision_words: str = ""
    respond_by: date | None = None
    asks: tuple[Request, ...] = ()
    sure: bool = False


class _Sign(msgspec.Struct, frozen=True):
    """A sentence that means a kind of event, for sure or likely."""

    kind: str
    sentence: str
    number: int
    sure: bool


def what_is_said(text: str, at: datetime, zone: ZoneInfo, week: Week) -> Statement:
    """Return what a mail's text says; `at` is when it was sent, from which relative days count."""
    every = list(sentences_of(text))
    found = [sentence for sentence in every if len(sentence) <= LONGEST_SENTENCE_READ][:MOST_SENTENCES_READ]
    sentences = ["" if sentence.startswith(QUOTE) else sentence for sentence in found]
    asked_when = {n for n, sentence in enumerate(found, 1) if sentence.startswith(QUOTE) and _matches("decision", sentence)}
    signs = [sign for number, sentence in enumerate(sentences) for sign in _signs_in(sentence, number)]
    sure = [sign for sign in signs if sign.sure]
    first = min(sure or signs, key=lambda sign: (REPLY_KINDS.index(sign.kind), sign.number), default=None)
    kind = first.kind if first else REPLY
    named = _decision(sentences, asked_when, at, zone, week) if kind not in DECISIVE else None
    decision = named[0] if named else None
    asks = _asks_in(sentences, signs, at, zone, week)
    asked = [Request(sentence, day.day if day else None) for sentence, day in asks]
    answer = _answer_by(sentences, at, zone, week) if kind == "offer_received" else None
    days = [decision, answer, *(day for _, day in asks if kind in ("asked", "next_round"))]
    unclear = len(found) < len(every) or any(day.day is None for day in days if day)
    if kind in (REPLY, "asked"):
        unclear = unclear or not all(_is_light(sentence) for sentence in sentences)
    if kind in DECISIVE:
        unclear = unclear or any(_matches("returns", sentence) for sentence in sentences)
        unclear = unclear or not any(_is_certain(kind, sentence) for sentence in sentences)
    others = {sign.kind for sign in signs} - {kind} - ({"asked"} if kind in ("offer_received", "next_round") else set())
    if kind == "next_round" and not any(sign.kind == "offer_received" for sign in sure):
        others -= {"offer_received"}  # good news is one word for both
    by, words = (decision.day, decision.words) if decision else (None, "")
    if first is None and named:
        return Statement(sentence=named[1], decision_by=by, decision_words=words, sure=not unclear)
    if first is None:
        own = [sentence for sentence in sentences if sentence]
        return Statement(sentence=own[0] if len(own) == 1 else "")
    return Statement(
        kind=kind,
        sentence=asked[0].sentence if kind == "asked" else first.sentence,
        decision_by=by,
        decision_words=words,
        respond_by=answer.day if answer else next((one.respond_by for one in asked if one.respond_by), None),
        asks=tuple(asked if kind == "next_round" else asked[1:] if kind == "asked" else ()),
        sure=first.sure and not others and not unclear,
    )


def days_for_kind(kind: str, said: Statement) -> tuple[date | None, date | None]:
    """Return the day of the decision and the day to respond by for an event of another kind than was proposed."""
    if kind == said.kind:
        return said.decision_by, said.respond_by
    day = said.decision_by or said.respond_by
    return (day, None) if kind == REPLY else (None, day if kind in ("asked", "offer_received") else None)


def _signs_in(sentence: str, number: int) -> Iterator[_Sign]:
    for patterns in _languages():
        for kind in REPLY_KINDS:
            if kind in patterns.never and patterns.never[kind].search(sentence):
                continue
            if kind in patterns.sure and patterns.sure[kind].search(sentence):
                yield _Sign(kind, sentence, number, sure=True)
            elif kind in patterns.likely and patterns.likely[kind].search(sentence):
                yield _Sign(kind, sentence, number, sure=False)
    if sentence.rstrip().endswith("?") and not any(_never_asks(patterns, sentence) for patterns in _languages()):
        yield _Sign("asked", sentence, number, sure=False)


def _is_certain(kind: str, sentence: str) -> bool:
    """Return whether a sentence says plainly, and without reserve, that a process takes another course."""
    if _matches("tentative", sentence):
        return False
    return any(kind in patterns.certain and patterns.certain[kind].search(sentence) for patterns in _languages())


def _never_asks(patterns: ReplyPatterns, sentence: str) -> bool:
    return "asked" in patterns.never and patterns.never["asked"].search(sentence) is not None


def _decision(
    sentences: list[str], asked_when: set[int], at: datetime, zone: ZoneInfo, week: Week
) -> tuple[NamedDay, str] | None:
    """Return the last day that they name for their decision, with the sentence; the day is None if they name several.

    `asked_when` are the numbers of the sentences that stand below a quoted question about it.
    """
    found: list[tuple[NamedDay, str]] = []
    for number, (before, sentence) in enumerate(pairwise(["", *sentences])):
        if not (number in asked_when or _matches("decision", sentence)) or _asks(sentence):
            continue
        for said in (sentence, before):
            days = [] if _matches("undated", said) or _asks(said) else list(days_in(said, at, zone, week))
            if days:
                found.append((next((day for day in days if day.ends), days[-1]), said))
                break
    if not found:
        return None
    first = next((named for named in found if named[0].ends), found[0])
    same = len({day.day for day, _ in found}) == 1
    return first if same else (msgspec.structs.replace(first[0], day=None), first[1])


def _asks_in(
    sentences: list[str], signs: list[_Sign], at: datetime, zone: ZoneInfo, week: Week
) -> list[tuple[str, NamedDay | None]]:
    """Return the sentences that ask for something, with the last day that each names; more than one if each names a day.

    A day in a sentence beside a request belongs to it, unless that sentence asks for something else.
    """
    asking = [sign for sign in signs if sign.kind == "asked"]
    first = next((sign for sign in asking if sign.sure), next(iter(asking), None))
    if first is None:
        return []
    named = {number: list(days_in(sentence, at, zone, week)) for number, sentence in enumerate(sentences)}
    others: list[_Sign] = []
    for sign in asking:
        if sign.sure and sign.number > first.number and named[first.number] and not _matches("answer", sign.sentence):
            others += [sign] if any(day.ends for day in named[sign.number]) else []
    taken = {sign.number for sign in others}
    near = [n for n in (first.number, first.number - 1, first.number + 1) if n in named and n not in taken]
    return [
        (first.sentence, next((day for number in near for day in named[number] if day.ends), None)),
        *((sign.sentence, next(day for day in named[sign.number] if day.ends)) for sign in others),
    ]


def _answer_by(sentences: list[str], at: datetime, zone: ZoneInfo, week: Week) -> NamedDay | None:
    """Return the day by which they want the answer to an offer."""
    of_offer = sorted(sentences, key=lambda sentence: not _matches("answer", sentence))
    return next((day for sentence in of_offer for day in days_in(sentence, at, zone, week) if day.ends), None)


def _is_light(sentence: str) -> bool:
    """Return whether a sentence cannot hide an offer or a rejection: it is short, or asks, or speaks of when they decide."""
    if _matches("weighty", sentence):
        return False
    return len(sentence.split()) < LEAST_WORDS or _asks(sentence) or _matches("decision", sentence)


def _asks(sentence: str) -> bool:
    """Return whether a sentence asks for something, for sure."""
    return any(sign.kind == "asked" and sign.sure for sign in _signs_in(sentence, 0))


def _matches(name: str, sentence: str) -> bool:
    patterns = (getattr(patterns, name) for patterns in _languages())
    return any(pattern is not None and pattern.search(sentence) for pattern in patterns)


def _languages() -> list[ReplyPatterns]:
    return [language.replies for language in languages() if language.replies is not None]
