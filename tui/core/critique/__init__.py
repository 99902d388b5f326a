"""The reviewer that a good friend would be: what is wrong with a note, where, why, says who, and what would mend it.

`review(book, profile, policy, kind="thank_you", subject=s, body=b, contact=3, interview=7, now=now)` lists the findings, the
worst first. Precise before complete: what is not surely wrong gets no finding, and a rule that does not know the language of
a note is silent.
"""

from __future__ import annotations

from datetime import datetime

from tui.core.book import Book
from tui.core.critique import content, overlap, people, style, timing
from tui.core.critique.page import Finding, Page, Severity
from tui.core.drafts import language_of
from tui.core.records import Policy, Profile

__all__ = ["Finding", "Severity", "review"]

RULES = (
    people.reader_named, people.names_spelled, people.others_named, people.company_right, content.position_named,
    style.length, style.subject, style.placeholders, style.exclamations, style.doubled, timing.timing, overlap.copy_paste,
)  # fmt: skip
LANGUAGE_RULES = (
    content.thanks, content.interest, content.conversation, content.fit, content.ask, content.reminder, content.statement,
    content.pay, style.tone, style.capitals, style.about_me, style.languages,
)  # fmt: skip
_WORST_FIRST = ("fail", "warn", "info")


def review(
    book: Book,
    profile: Profile,
    policy: Policy,
    *,
    kind: str,
    subject: str,
    body: str,
    contact: int | None,
    interview: int | None = None,
    position: int | None = None,
    channel: str = "email",
    now: datetime,
    language: str | None = None,
    note: int | None = None,
) -> list[Finding]:
    """What is to be said of a note. `note` is its id where the book holds it, so that it is not held against itself."""
    page = Page(
        book, profile, policy, kind=kind, subject=subject, body=body, contact=contact, interview=interview, position=position,
        channel=channel, now=now, language=language, declared=language_of(book, profile, contact, language), note=note,
    )  # fmt: skip
    found = [finding for rule in RULES for finding in rule(page)]
    if page.tongue is not None:
        found += [finding for rule in LANGUAGE_RULES for finding in rule(page, page.tongue)]
    return sorted(found, key=lambda f: (_WORST_FIRST.index(f.severity), f.field == "body", f.start, f.rule))
