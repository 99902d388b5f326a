"""The reviewer that a good friend would be: what is wrong with a note, where, why, says who, and what would mend it.

`review(book, profile, policy, kind="thank_you", subject=s, body=b, contact=3, interview=7, now=now)` lists the findings, the
worst first. Precise before complete: what is not surely wrong gets no finding, and a rule that does not know the language of
a note is silent.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from tui.domain.book import Book
from tui.domain.settings import Policy, Profile
from tui.drafting import BUILT_IN, Templates, language_of
from tui.review.context import NO_SPELLING, Finding, Mend, ReviewContext, Said, Severity
from tui.review.registry import RULES, Rule

__all__ = ["RULES", "Finding", "Mend", "Rule", "Severity", "review"]

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
    templates: Templates = BUILT_IN,
    spelling: Mapping[str, Mend] = NO_SPELLING,
) -> list[Finding]:
    """What is to be said of a note. `note` is its id where the book holds it, so that it is not held against itself.

    What stands in the `templates` it may be drafted from is nobody's own words. `spelling` has a language's dictionary as a
    function from a word to the one it is meant to be, or to nothing; without one nothing is said of spelling.
    """
    context = ReviewContext(
        book, profile, policy, kind=kind, subject=subject, body=body, contact=contact, interview=interview, position=position,
        channel=channel, now=now, language=language, declared=language_of(book, profile, contact, language), note=note,
        templates=templates, spelling=spelling,
    )  # fmt: skip
    speaking = {rule.name: rule for rule in RULES if rule.speaks(context)}
    looking = {rule.check: bool(rule.languages) for rule in RULES if rule.name in speaking}
    said = [
        one for check, tongued in looking.items() for one in (check(context, context.tongue) if tongued else check(context))
    ]
    found = [_finding(one, speaking[one.rule]) for one in said if one.rule in speaking]
    return sorted(found, key=lambda f: (_WORST_FIRST.index(f.severity), f.field == "body", f.start, f.rule))


def _finding(said: Said, rule: Rule) -> Finding:
    field: Literal["body", "subject"] = "subject" if said.subject else "body"
    return Finding(
        said.rule, said.severity or rule.severity, said.span.start, said.span.end, field, said.sentence,
        said.source or rule.source, said.mend,
    )  # fmt: skip
