"""Check the tone of a note: nothing annoyed, desperate, boastful, worn or private."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tui.languages.patterns import LanguagePatterns
from tui.review.finding import Finding, Span, finding
from tui.review.note_text import LONGEST_SENTENCE_CHECKED, MOST_SENTENCES_CHECKED
from tui.review.review_context import ReviewContext
from tui.review.vocabulary import phrases_of

_QUOTES = frozenset("\"'“”„‘’‚«»")
SORRY = 3
_APOLOGISING = ("missed_call", "reschedule", "offer_decline", "withdrawal")


def phrases(context: ReviewContext, tongue: LanguagePatterns) -> Iterator[Finding]:
    """Find phrases that harm the note (STEPS 4), each place once, the worst first."""
    places: dict[int, list[Span]] = {}
    for sentence in (*context.sentences, *context.postscript)[:MOST_SENTENCES_CHECKED]:
        for number, start, end in _phrases_in(context.code, sentence.text[:LONGEST_SENTENCE_CHECKED]):
            span = Span(sentence.start + start, sentence.start + end, sentence.text[start:end])
            places.setdefault(number, []).append(span)
    taken: list[Span] = []
    for number in sorted(places):
        phrase = phrases_of(context.code)[number]
        if not phrase.counts_for(context.kind):
            continue
        about_pay = phrase.rule == "pay"
        known = context.facts.casefold() if about_pay else context.named.casefold()
        told = [*taken, *context.find(tongue.pay)] if about_pay else taken  # another rule tells of these
        found = [span for span in places[number] if span.text.casefold() not in known]
        found = [span for span in found if not _is_quoted(context, span) and not _overlaps(span, told)]
        taken += found
        many = 0 < phrase.too_many <= len(found)
        for place, span in enumerate(found):
            severity = "warn" if many and place == 0 else phrase.severity_in(context.kind)
            yield finding(phrase.rule, span, phrase.sentence, phrase.mend, severity=severity)


@lru_cache(maxsize=4096)
def _phrases_in(code: str, sentence: str) -> tuple[tuple[int, int, int], ...]:
    """Return the phrases in a sentence, as number, start and end; cached, as a note is reviewed at each key."""
    return tuple(
        (number, match.start(), match.end())
        for number, phrase in enumerate(phrases_of(code))
        for match in phrase.pattern.finditer(sentence)
    )


def _is_quoted(context: ReviewContext, span: Span) -> bool:
    return context.body[span.start - 1 : span.start] in _QUOTES


def _overlaps(span: Span, taken: list[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in taken)


def apologies(context: ReviewContext, tongue: LanguagePatterns) -> Iterator[Finding]:
    """Find a note that says sorry again and again."""
    found = list(context.find(tongue.sorry))
    if len(found) >= SORRY:
        said = f"It says sorry {len(found)} times."
        yield finding("apologies", found[1], said, "Say it once, or not at all.")
    elif len(found) == SORRY - 1 and context.kind not in _APOLOGISING:
        yield finding("apologies", found[1], "It says sorry twice.", "Once is enough.", severity="info")
