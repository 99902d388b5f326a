"""Review a note: what is wrong, where, why, by which source, and how to fix it.

`review(book, profile, policy, kind="thank_you", subject=s, body=b, contact=3, interview=7, now=now)` lists the findings, the
worst first. Only what is surely wrong gets a finding, and a rule that does not know the language of a note is silent.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import msgspec

from tui.domain.book import Book
from tui.domain.settings import Policy, Profile
from tui.drafting import BUILT_IN, Templates, language_of
from tui.review.dictionaries import NO_SPELLING, Mend
from tui.review.finding import Finding, Severity
from tui.review.review_context import ReviewContext
from tui.review.review_rules import REVIEW_RULES, Rule

__all__ = ["NO_SPELLING", "REVIEW_RULES", "Finding", "Mend", "Rule", "Severity", "review"]

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
    """Return the findings about a note. `note` is its id if the book holds it, so that it is not compared with itself.

    Words of the `templates` that it may be drafted from are not the user's own. `spelling` has a language's dictionary as a
    function from a word to the one it is meant to be, or to nothing; without one, spelling is not checked.
    """
    context = ReviewContext(
        book, profile, policy, kind=kind, subject=subject, body=body, contact=contact, interview=interview, position=position,
        channel=channel, now=now, language=language, declared=language_of(book, profile, contact, language), note=note,
        templates=templates, spelling=spelling,
    )  # fmt: skip
    speaking = {rule.name: rule for rule in REVIEW_RULES if rule.speaks(context)}
    looking = {rule.check: bool(rule.languages) for rule in REVIEW_RULES if rule.speaks(context)}
    said = [
        one for check, tongued in looking.items() for one in (check(context, context.tongue) if tongued else check(context))
    ]
    whole = [_with_defaults(one, speaking[one.rule]) for one in said if one.rule in speaking]
    return sorted(whole, key=lambda f: (_WORST_FIRST.index(f.severity), f.field == "body", f.start, f.rule))


def _with_defaults(said: Finding, rule: Rule) -> Finding:
    return msgspec.structs.replace(said, severity=said.severity or rule.severity, source=said.source or rule.source)
