"""Find what is private to the user, and what somebody else said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tui.domain.models import Contact
from tui.languages import languages
from tui.languages.patterns import LanguagePatterns
from tui.languages.words import WORD, stem, stems_of
from tui.review.finding import Finding, Span, finding
from tui.review.review_context import ReviewContext

_CLAUSE = re.compile(r"[;.!?•]+|\s[-–—]\s")
_LISTS = ("pay", "gossip", "criticism", "confidential", "hidden")
AROUND = 2
"""The number of words that a clause may have around "confidential" and still say nothing else."""
TAKEN = 2
"""The number of significant words of a private clause that reveals it."""
TOPIC = 3
"""The number of significant words of somebody else's conversation that makes a sentence about it."""


def memory(context: ReviewContext) -> Iterator[Finding]:
    """Find private matters in the note: what was noted as confidential, gossip or about pay."""
    clauses = [_clauses(text) for text in _memory(context)]
    private = [clause for text in clauses for clause in _private_of(text)]
    if not private:
        return
    usual = context.common | context.small | context.naming
    plain = stems_of(" ".join(clause for text in clauses for _, clause in text if clause not in private))
    plain |= stems_of(context.said) | stems_of(context.own_words)
    subject = Span(0, len(context.subject), context.subject)
    for sentence in (*context.sentences, *context.postscript, subject):
        told = stems_of(sentence.text)
        for clause in private:
            words = stems_of(_private().sub(" ", clause)) - usual - plain
            if len(words & told) >= min(TAKEN, max(len(words), 1)) and words & told:
                shown = " ".join(clause.split())[:60]
                said, in_subject = f"You noted this for yourself: {shown}", sentence is subject
                yield finding("confidential", sentence, said, "Leave it out.", subject=in_subject)
                break


def _memory(context: ReviewContext) -> Iterator[str]:
    """Return everything noted about the process and the reader that no note may hold."""
    for meeting in context.meetings:
        yield meeting.notes
        yield from (person.talked_about for person in meeting.interviewers)
    if context.position is not None:
        yield context.position.notes
    if context.reader is not None:
        yield context.reader.notes
    if context.process is not None:
        yield from (event.text for event in context.book.events_of(context.process))


def _clauses(text: str) -> list[tuple[int, str]]:
    """Return the clauses of a text, each with the number of its line."""
    return [
        (number, clause) for number, line in enumerate(text.splitlines()) for clause in _CLAUSE.split(line) if clause.strip()
    ]


def _private_of(clauses: list[tuple[int, str]]) -> Iterator[str]:
    """Yield the clauses that say that they are private, and what is meant by one that says nothing else.

    "Confidential!!" means what follows it, or what is before it if it ends a line.
    """
    for place, (line, clause) in enumerate(clauses):
        if not _private().search(clause):
            continue
        yield clause
        if len(WORD.findall(_private().sub(" ", clause))) > AROUND:
            continue
        before, after = clauses[:place][-1:], clauses[place + 1 :][:1]
        ends = [number for number, _ in before] == [line] and [number for number, _ in after] != [line]
        yield from (meant for _, meant in (before if ends else after))


@lru_cache(maxsize=1)
def _private() -> re.Pattern[str]:
    """Return the words for private matters in all languages: people take notes in their own."""
    listed = {word for spoken in languages() for name in _LISTS for word in spoken.lists.get(name, ())}
    either = "|".join(re.escape(w).replace(r"\*", r"\w*").replace("'", "['’]") for w in sorted(listed, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def others_topic(context: ReviewContext, tongue: LanguagePatterns) -> Iterator[Finding]:
    """Find what somebody else said, put as if the reader had said it."""
    meeting = context.interview
    if meeting is None or context.reader is None:
        return
    mine = stems_of(context.talked_about) | stems_of(context.own_words) | context.common | context.small | context.naming
    talks = [(person.contact, stems_of(person.talked_about) - mine) for person in meeting.interviewers]
    for sentence in context.sentences:
        told = stems_of(sentence.text)
        if told & (stems_of(context.talked_about) - context.common - context.small - context.naming):
            continue
        for contact, words in talks:
            other = context.book.get(Contact, contact)
            if (
                contact == context.reader.id
                or other is None
                or len(words & told) < TOPIC
                or not tongue.you.search(sentence.text)
            ):
                continue
            if any(stem(part) in told for part in other.name.split()):
                continue
            yield finding(
                "others_topic",
                sentence,
                f"This is what {other.name} talked about.",
                "Say what you talked about with the reader.",
            )
            break
