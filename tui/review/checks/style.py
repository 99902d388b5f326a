"""Check how a note reads: its length, its subject, its form, and typing mistakes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.domain.notes import placeholders_in
from tui.drafting.renderer import SUBJECT_LIMIT
from tui.languages.patterns import LanguagePatterns
from tui.languages.words import WORD
from tui.review.finding import Finding, Span, finding
from tui.review.review_context import ReviewContext
from tui.review.vocabulary import PATTERNS_BY_LANGUAGE, ordinary_words

LENGTHS: dict[str, tuple[int, int]] = {
    "thank_you": (20, 220),
    "inquiry": (20, 180),
    "second_conversation": (25, 200),
    "keep_in_touch": (20, 180),
    "offer_acknowledgement": (15, 150),
    "offer_acceptance": (12, 180),
    "offer_decline": (15, 180),
    "extension_request": (15, 160),
    "withdrawal": (15, 170),
}
"""The least and the most words that a note of a kind should have, from greeting to end."""
THANK_YOU_BY = {"card": (15, 110), "linkedin": (20, 150), "letter": (40, 350)}
LINKEDIN_INVITATION = (200, 300)
"""The most characters of the note of an invitation, without and with Premium."""
LINKEDIN_MESSAGE = 8_000
_PLACEHOLDER = re.compile(
    r"(?<!\w)\[(?!sic\])[^\[\]\n]*[^\W\d_][^\[\]\n]*\]|\{\{?[^{}\n]*\w[^{}\n]*\}?\}|<<[^<>\n]*>>|<[A-Za-z][\w ]{1,30}>|_{3,}|"
    r"\bX{3,}\b|\b(?:TODO|TBD|FIXME|XYZ)\b(?! lists?\b)|\b[Ll]orem ipsum\b"
)
LONGEST_QUESTION = 120
_LOUD = re.compile(r"(?<![\w'’])[A-ZÄÖÜ]{2,}(?:[ \t]+[A-ZÄÖÜ]{2,})*(?![\w'’])")
_STRETCH = re.compile(r"[^\s:;–—][^:;–—]*")
_DOUBLE = re.compile(r"(?<![\w'’-])([^\W\d_]+)(\s+)\1(?![\w'’-])", re.IGNORECASE)


def length(context: ReviewContext) -> Iterator[Finding]:
    """Find a note that is shorter or longer than its kind needs."""
    bounds = (
        THANK_YOU_BY.get(context.channel, LENGTHS["thank_you"]) if context.kind == "thank_you" else LENGTHS.get(context.kind)
    )
    if bounds is None:
        return
    least, most = bounds
    count = len(context.words)
    if count < least:
        yield finding(
            "too_short",
            context.gap("ask"),
            f"Short ({count} words); such notes usually run {least}-{most}.",
            "Say a little more about what you talked about.",
        )
    elif count > most:
        place = Span(context.words[most].start, context.words[-1].end, "")
        yield finding(
            "too_long",
            place,
            f"Long ({count} words); such notes usually run {least}-{most}.",
            "Leave out what they already know.",
        )


def linkedin(context: ReviewContext) -> Iterator[Finding]:
    """Find what LinkedIn does not take.

    The note of an invitation has at most 200 characters, with Premium 300 (linkedhelper.com/en/glossary/linkedin-invitation,
    lettercounter.org/blog/linkedin-connection-request-character-limit). A message takes 8,000, as far as is known.
    """
    size = len(context.body.strip())
    if context.channel != "linkedin" or size <= LINKEDIN_INVITATION[0]:
        return
    if size > LINKEDIN_MESSAGE:
        place, most = Span(LINKEDIN_MESSAGE, len(context.body), ""), f"a message on LinkedIn takes {LINKEDIN_MESSAGE:,}"
        yield finding("linkedin_long", place, f"{size:,} characters; {most}.", "Shorten it.", severity="fail")
        return
    free, premium = LINKEDIN_INVITATION
    most = f"{premium}, and only with Premium" if size <= premium else f"{free}, or {premium} with Premium"
    yield finding(
        "linkedin_long",
        context.gap("ask"),
        f"{size:,} characters; the note of a LinkedIn invitation takes {most}.",
        "Send it as a message once you are connected, or shorten it.",
    )


def subject(context: ReviewContext) -> Iterator[Finding]:
    """Find an e-mail without a subject, or with one that cannot be read at a glance."""
    if context.channel != "email":
        return
    text = context.subject.strip()
    if not text:
        yield finding(
            "subject_missing",
            Span(0, 0, ""),
            "The e-mail has no subject.",
            "Say in a few words what it is about.",
            subject=True,
        )
    elif len(text) > SUBJECT_LIMIT:
        place = Span(SUBJECT_LIMIT, len(context.subject), "")
        yield finding(
            "subject_long",
            place,
            f"The subject has {len(text)} characters; most mail programs cut it at {SUBJECT_LIMIT}.",
            "Shorten it.",
            subject=True,
        )


def _shortened(text: str) -> str:
    """Return the text, cut with an ellipsis if it is longer than any question of a draft."""
    return text if len(text) <= LONGEST_QUESTION else f"{text[: LONGEST_QUESTION - 1].rstrip()}…"


def placeholders(context: ReviewContext) -> Iterator[Finding]:
    """Find placeholders, and what looks like a form nobody filled in."""
    for text, in_subject in ((context.body, False), (context.subject, True)):
        for match in _PLACEHOLDER.finditer(text):
            if match[0] in context.facts and not placeholders_in(match[0]):
                continue
            inside = match[0].strip("[]{}<> ")
            mend = f"Answer it: {inside}" if inside.endswith("?") else "Fill it in, or leave it out."
            yield finding(
                "placeholder",
                Span(match.start(), match.end(), match[0]),
                f"Unfilled placeholder: {_shortened(match[0])}",
                mend,
                subject=in_subject,
            )


def exclamations(context: ReviewContext) -> Iterator[Finding]:
    """Find too many exclamation marks: one may be joy, three are noise."""
    marks = list(re.finditer(r"!+", context.core.text))
    double = next((m for m in marks if len(m[0]) > 1), None)
    if double or len(marks) > 2:
        mark = double or marks[2]
        place = Span(context.core.start + mark.start(), context.core.start + mark.end(), mark[0])
        count = sum(len(m[0]) for m in marks)
        yield finding("exclamations", place, f"{count} exclamation marks are too many.", "Keep one at most.")


def capitals(context: ReviewContext, tongue: LanguagePatterns) -> Iterator[Finding]:
    """Find words in capitals, which shout; names and abbreviations do not count."""
    facts = context.facts
    plain = ordinary_words(context.code, context.templates)
    for match in _LOUD.finditer(context.core.text):
        words = match[0].split()
        loud = [w for w in words if len(w) > 2 and w not in facts and w.casefold() in plain and w not in ("SIE", "IT", "HR")]
        if loud or (len(words) > 2 and sum(len(w) > 4 for w in words) > 1 and match[0] not in facts):
            place = Span(context.core.start + match.start(), context.core.start + match.end(), match[0])
            yield finding("capitals", place, "All capitals look like shouting.", "Use small letters.")


def about_me(context: ReviewContext, tongue: LanguagePatterns) -> Iterator[Finding]:
    """Find too many sentences that begin with "I"."""
    mine = [re.match(rf"{tongue.me}\b", sentence.text) is not None for sentence in context.sentences]
    count, run, longest, last = sum(mine), 0, 0, 0
    for number, is_mine in enumerate(mine):
        run = run + 1 if is_mine else 0
        if run > longest:
            longest, last = run, number
    if longest >= 4 or (count >= 4 and count > 0.6 * len(mine)):
        chosen = context.sentences[last]
        yield finding(
            "starts_with_i",
            Span(chosen.start, chosen.start + len(tongue.me), tongue.me),
            f'{count} of {len(mine)} sentences begin with "{tongue.me}".',
            "Begin some of them with the reader.",
        )


def doubled(context: ReviewContext) -> Iterator[Finding]:
    """Find the same word twice in a row."""
    allowed = context.tongue.doubles if context.tongue else frozenset()
    facts = context.facts.casefold()
    for match in _DOUBLE.finditer(context.body, context.core.start, context.core.end):
        word = match[1].casefold()
        if "\n\n" in match[2] or word in allowed or " ".join(match[0].casefold().split()) in facts:
            continue
        if match[0].split()[0][:1].islower() and match[0].split()[-1][:1].isupper():
            continue
        if context.body.startswith(" sein ", match.end()):  # die Pumpen Pumpen sein lassen
            continue
        start = match.start() + len(match[1]) + len(match[2])
        yield finding("doubled_word", Span(start, match.end(), match[1]), f"{match[1]!r} is there twice.", "Delete one.")


def languages(context: ReviewContext, tongue: LanguagePatterns) -> Iterator[Finding]:
    """Find a stretch in a different language from the note's: private notes, taken over as they are."""
    for sentence in context.sentences:
        for match in _STRETCH.finditer(context.text, sentence.start, sentence.end):
            words = [word.casefold() for word in WORD.findall(match[0])]
            if len(words) < 5 or sum(word in tongue.stop for word in words) > 0.1 * len(words):
                continue
            for other in PATTERNS_BY_LANGUAGE.values():
                if other is not tongue and sum(word in other.stop for word in words) >= 0.4 * len(words):
                    place = Span(match.start(), match.end(), match[0])
                    yield finding("mixed_language", place, "This is in a different language from the rest.", "Translate it.")
