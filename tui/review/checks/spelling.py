"""Find words that are not in the dictionary but resemble one that is; words in the book count as right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.domain.models import Contact, Position
from tui.languages.patterns import LanguagePatterns
from tui.languages.words import WORD
from tui.review.finding import Finding, Span, finding
from tui.review.review_context import ReviewContext
from tui.review.vocabulary import ordinary_words

_TITLED = re.compile(r"\b(?:Frau|Herrn?|Familie|Dr\.|Prof\.)\s+\Z")


def spelled(context: ReviewContext, tongue: LanguagePatterns) -> Iterator[Finding]:
    """Find misspelled words, if there is a dictionary of the note's language.

    In a language that writes nouns small, a word with a capital within a sentence is a name; names, companies,
    positions and what was typed in the debrief are known.
    """
    mend = context.spelling.get(context.code)
    if mend is None:
        return
    doubtful = [(word, False, near) for word in context.words if (near := mend(word.text))]
    titled = (Span(m.start(), m.end(), m[0]) for m in WORD.finditer(context.subject))
    doubtful += [(word, True, near) for word in titled if (near := mend(word.text))]
    doubtful = [slip for slip in doubtful if not _name(context, tongue, *slip[:2])]
    if not doubtful:
        return
    own = {match[0].casefold() for match in WORD.finditer(context.facts)} | ordinary_words(context.code, context.templates)
    own |= _names(context, {word.text.casefold() for word, _, _ in doubtful} - own)
    for word, subject, near in doubtful:
        if word.text.casefold() not in own:
            better = near.capitalize() if word.text[:1].isupper() else near
            yield finding(
                "spelling", word, f"'{word.text}' isn't in the dictionary.", f"Did you mean '{better}'?", subject=subject
            )


def _name(context: ReviewContext, tongue: LanguagePatterns, word: Span, subject: bool) -> bool:
    """Return whether a word looks like a name: by capitals inside, a title before it, or one capital if nouns have none."""
    text = context.subject if subject else context.body
    if not word.text[1:].islower() or _TITLED.search(text[max(0, word.start - 10) : word.start]):
        return True
    opens = not subject and any(sentence.start == word.start for sentence in context.sentences)
    return not tongue.nouns_have_capitals and word.text[:1].isupper() and not opens


def _names(context: ReviewContext, doubtful: set[str]) -> set[str]:
    """Return those words that are part of any name, company or position of the book."""
    named = [text for contact in context.book.all(Contact) for text in (contact.name, contact.company, contact.role)]
    named += [text for position in context.book.all(Position) for text in (position.company, position.title)]
    return {word for text in named if text for word in text.casefold().replace(",", " ").split() if word in doubtful}
