"""Words that stand in no dictionary and are nearly one that does; what the book knows is spelled right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.core.critique.page import Page, Said, Span
from tui.core.critique.stems import WORD
from tui.core.critique.tongues import Tongue, vocabulary
from tui.core.records import Contact, Position

_TITLED = re.compile(r"\b(?:Frau|Herrn?|Familie|Dr\.|Prof\.)\s+\Z")


def spelled(page: Page, tongue: Tongue) -> Iterator[Said]:
    """Slips of the hand, where a dictionary of the note's language is at hand.

    English words with a capital within a sentence are names; names, companies, positions and what was typed in the debrief
    are known.
    """
    mend = page.spelling.get(tongue.code)
    if mend is None:
        return
    doubtful = [(word, False, near) for word in page.words if (near := mend(word.text))]
    titled = (Span(m.start(), m.end(), m[0]) for m in WORD.finditer(page.subject))
    doubtful += [(word, True, near) for word in titled if (near := mend(word.text))]
    doubtful = [slip for slip in doubtful if not _name(page, tongue, *slip[:2])]
    if not doubtful:
        return
    own = {match[0].casefold() for match in WORD.finditer(page.facts)} | vocabulary(tongue.code, page.templates)
    own |= _names(page, {word.text.casefold() for word, _, _ in doubtful} - own)
    for word, subject, near in doubtful:
        if word.text.casefold() not in own:
            better = near.capitalize() if word.text[:1].isupper() else near
            yield Said("spelling", word, f"{word.text} stands in no dictionary.", f"Write {better}?", subject=subject)


def _name(page: Page, tongue: Tongue, word: Span, subject: bool) -> bool:
    """Whether a word stands where a name does: with capitals inside, after Frau or Dr., in English with a capital at all."""
    text = page.subject if subject else page.body
    if not word.text[1:].islower() or _TITLED.search(text[max(0, word.start - 10) : word.start]):
        return True
    opens = not subject and any(sentence.start == word.start for sentence in page.sentences)
    return tongue.code == "en" and word.text[:1].isupper() and not opens


def _names(page: Page, doubtful: set[str]) -> set[str]:
    """Those words that are part of any name, company or position of the book."""
    named = [text for contact in page.book.all(Contact) for text in (contact.name, contact.company, contact.role)]
    named += [text for position in page.book.all(Position) for text in (position.company, position.title)]
    return {word for text in named if text for word in text.casefold().replace(",", " ").split() if word in doubtful}
