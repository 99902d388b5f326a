"""Check which company a note names: this one, and no other that you are in touch with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tui.domain.models import Position
from tui.domain.sanitize import clean
from tui.languages.words import word_set
from tui.review.finding import Finding, Span, finding
from tui.review.review_context import ReviewContext

_LEGAL = re.compile(
    r"[ ,]+(?:gmbh(?: & co\.? kg)?|ag|se|kg|inc|llc|ltd|limited|corp|corporation|co|plc|s\.?a|b\.?v|ab|as|oy|"
    r"group|gruppe)\.?$",
    re.IGNORECASE,
)
_COMPANY_WORDS = word_set(
    "target meta apple square block stripe notion slack zoom box linear ramp brave snap match indeed shell gap"
)


def company_right(context: ReviewContext) -> Iterator[Finding]:
    """Find the name of another company that the user is in touch with, too."""
    own = [
        clean(context.position.company) if context.position else "",
        clean(context.reader.company) if context.reader else "",
    ]
    if not any(own):
        return
    own_words = " ".join(own).casefold()
    facts = context.facts
    seen = set()
    for position in context.book.all(Position):
        base = company_base(position.company)
        if (
            len(base) < 3
            or base in seen
            or context.is_ordinary(base)
            or base.casefold() in own_words
            or (base not in context.body and base not in context.subject)
        ):
            continue
        seen.add(base)
        pattern = re.compile(rf"(?<!\w){re.escape(base)}(?!\w)")
        if pattern.search(facts):
            continue
        for text, subject in ((context.body, False), (context.subject, True)):
            for match in pattern.finditer(text):
                if (
                    not subject
                    and base.casefold() in _COMPANY_WORDS
                    and context.opens_sentence(Span(match.start(), match.end(), ""))
                ):
                    continue
                if subject or _inside(context, match.start()):
                    yield finding(
                        "wrong_company",
                        Span(match.start(), match.end(), match[0]),
                        f"{base} is another company you are in touch with; this note goes to {next(filter(None, own))}.",
                        f"Write {next(filter(None, own))}, or leave it out.",
                        subject=subject,
                    )


@lru_cache(maxsize=1024)
def company_base(company: str) -> str:
    """Return a company's name without GmbH, Inc. and the like."""
    return _LEGAL.sub("", clean(company)).strip(" ,")


def _inside(context: ReviewContext, place: int) -> bool:
    return context.core.start <= place < context.core.end
