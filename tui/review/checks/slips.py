"""Find slips: words that sound alike, small letters, shorthand, an open choice, a sentence that stops halfway."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tui.languages import language
from tui.languages.patterns import LanguagePatterns
from tui.languages.words import WORD
from tui.review.finding import Finding, Severity, Span, finding
from tui.review.note_text import LONGEST_SENTENCE_CHECKED, MOST_SENTENCES_CHECKED
from tui.review.review_context import ReviewContext
from tui.review.vocabulary import slips_of

_EMOJI = re.compile(
    "[\u2600-\u27bf\u2b50\u2b55\ufe0f\U0001f000-\U0001faff]|(?<!\\w)[:;=]-?[)(DPp](?!\\w)|(?<!\\w)<3(?!\\w)|(?<!\\w)x[dD](?!\\w)"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,300}|\S{1,80}@\S{1,80}\.\w{1,20}")
_SIGNS = re.compile(r"(?<=\w) [+&→=~] (?=[a-zäöüß\d])|[-=]>|<[-=]|(?<!\w)[wW]/(?:o\b)?|(?<!\w)@ (?=\w)")
_SLASHED = re.compile(r"(?<![\w/.])[a-zäöüß]{3,}/[a-zäöüß]{3,}(?![\w/])|(?<![\w/.])(?:Ihnen|Sie|Ihr\w*)/\w+")
_TRAILING = re.compile(r"(?:\.{3}|…)\s*$")
FEWEST_SENTENCE_WORDS = 5
"""The number of words from which a line is a sentence, not a heading or name."""
_ENDS = (".", "!", "?", "…", ":", ";", ",")


def slips(context: ReviewContext, tongue: LanguagePatterns) -> Iterator[Finding]:
    """Find one word written for another that sounds like it."""
    for sentence in context.sentences[:MOST_SENTENCES_CHECKED]:
        for start, end, right in _slips_in(context.code, sentence.text[:LONGEST_SENTENCE_CHECKED]):
            span = Span(sentence.start + start, sentence.start + end, sentence.text[start:end])
            yield finding("homophone", span, f"{span.text!r} may be the wrong word.", f"Write {right!r}?")


@lru_cache(maxsize=4096)
def _slips_in(code: str, sentence: str) -> tuple[tuple[int, int, str], ...]:
    """Return the slips in a sentence, as start, end and what is right; cached, as a note is reviewed at each key."""
    found = []
    for slip in slips_of(code):
        for match in slip.pattern.finditer(sentence):
            right = match.expand(slip.right)
            right = right[:1].upper() + right[1:] if match[0][:1].isupper() else right
            if right != match[0]:
                found.append((match.start(), match.end(), right.strip()))
    return tuple(found)


def emoji(context: ReviewContext) -> Iterator[Finding]:
    """Find emoji and emoticons."""
    for match in _EMOJI.finditer(context.body, context.core.start, context.core.end):
        yield finding("slang", Span(match.start(), match.end(), match[0]), "It contains an emoji.", "Leave it out.")


def small_letters(context: ReviewContext, tongue: LanguagePatterns) -> Iterator[Finding]:
    """Find small letters where a capital is needed: "i", a weekday, the beginning of a sentence, the polite pronouns."""
    for span in context.find(_listed(context.code, "small")):
        yield finding("small", span, f"{span.text!r} needs a capital letter.", "Use a capital letter.")
    if tongue.small_polite is not None and not (tongue.forms.familiar and context.has(tongue.forms.familiar)):
        for span in context.find(tongue.small_polite):
            yield finding(
                "small", span, f"{span.text!r} needs a capital letter if it means the reader.", "Use a capital letter."
            )
    for before, sentence in zip(context.sentences, context.sentences[1:], strict=False):
        if (
            sentence.text[:1].islower()
            and before.text.rstrip("\"'”’)").endswith((".", "!", "?"))
            and not _is_name(sentence.text)
        ):
            place = Span(sentence.start, sentence.start + 1, sentence.text[:1])
            yield finding("small", place, "This sentence begins with a small letter.", "Use a capital letter.")


def _is_name(text: str) -> bool:
    """Return whether a sentence begins with an address, or with a product's own spelling, such as iPad or dbt."""
    if _ADDRESS.match(text):
        return True
    first = WORD.match(text)
    return first is not None and (not first[0].islower() or not any(vowel in first[0] for vowel in "aeiouyäöü"))


def shorthand(context: ReviewContext, _tongue: LanguagePatterns) -> Iterator[Finding]:
    """Find shorthand: w/, abt, yrs."""
    text = _ADDRESS.sub(lambda found: " " * len(found[0]), context.core.text)
    known = context.facts.casefold()
    for match in _listed(context.code, "shorthand").finditer(text):
        if match[0].casefold() in known:
            continue
        start = context.core.start + match.start()
        yield finding("shorthand", Span(start, start + len(match[0]), match[0]), "This is shorthand.", "Write it out.")
    for match in _SIGNS.finditer(text):
        if context.facts.count(match[0].strip()) == 0:
            start = context.core.start + match.start()
            place = Span(start, start + len(match[0]), match[0])
            yield finding("shorthand", place, "A symbol stands for a word.", "Write the word.", severity="info")


def alternatives(context: ReviewContext, tongue: LanguagePatterns) -> Iterator[Finding]:
    """Find two words with a slash between them, if one of them was to be chosen."""
    known, taken = context.facts.casefold(), list[Span]()
    for span in context.find(tongue.alternatives):
        if span.text.casefold() not in known:
            yield finding("slash", span, f"{span.text} leaves the choice to the reader.", "Keep one of the two.")
            taken.append(span)
    for span in context.find(_SLASHED):
        if span.text.casefold() not in known and not any(span.start < one.end and one.start < span.end for one in taken):
            said = f"{span.text} may leave the choice to the reader."
            yield finding("slash", span, said, "Keep one of the two.", severity="info")


def unfinished(context: ReviewContext, tongue: LanguagePatterns) -> Iterator[Finding]:
    """Find a sentence that stops halfway, and a paragraph without a full stop."""
    spoken = language(context.code)
    dangling = set(spoken.lists.get("dangling", ()) if spoken else ()) - {"i"}  # and so do I
    for sentence in context.sentences:
        last = WORD.findall(sentence.text.casefold())[-1:]
        bare = sentence.text.rstrip("\"'”’“)»« ")
        place = Span(sentence.end, sentence.end, "")
        if _TRAILING.search(bare):
            yield finding("unfinished", Span(sentence.end - 1, sentence.end, ""), "The sentence trails off.", "Finish it.")
        elif last and last[0].replace("’", "'") in dangling and not bare.endswith("]"):
            yield finding("unfinished", place, "The sentence stops halfway.", "Finish it.")
        elif spoken is not None and tongue.halfway.search(bare):
            yield finding("unfinished", place, "The sentence may stop halfway.", "Finish it.", severity="info")
        elif (
            sentence != context.sentences[-1]
            and not bare.endswith((*_ENDS, "]"))
            and len(sentence.text.split()) >= FEWEST_SENTENCE_WORDS
        ):
            yield finding("unfinished", place, "The sentence has no full stop.", "Finish it.")


def fragments(context: ReviewContext, _tongue: LanguagePatterns) -> Iterator[Finding]:
    """Find sentences without a verb: one may be meant, two read like a list."""
    spoken = language(context.code)
    found = [sentence for sentence in context.sentences if spoken is not None and spoken.grammar.lacks_verb(sentence.text)]
    for sentence in found:
        severity: Severity = "warn" if len(found) > 1 else "info"
        yield finding("fragment", sentence, "This sentence has no verb.", "Say it in a whole sentence.", severity=severity)


@lru_cache(maxsize=16)
def _listed(code: str, name: str) -> re.Pattern[str]:
    """Return a language's list of words as a pattern that finds any of them, whole."""
    spoken = language(code)
    found = sorted(spoken.lists.get(name, ()) if spoken else (), key=len, reverse=True)
    either = "|".join(re.escape(word).replace(r"\*", r"\w*").replace("'", "['’]") for word in found if word != "'em")
    flags = re.NOFLAG if name == "small" else re.IGNORECASE
    return re.compile(rf"(?<![\w'’/.-])(?:{either})(?![\w/-]|['’.]\w)" if either else r"(?!)", flags)
