"""What the review says about a note, and the stretch of text that it is about."""

from __future__ import annotations

from typing import Literal

import msgspec

from tui.languages.phrases import Severity as Severity


class Span(msgspec.Struct, frozen=True):
    """A stretch of the body."""

    start: int
    end: int
    text: str


class Finding(msgspec.Struct, frozen=True):
    """Something to improve in a note: where, why, by which source, and how.

    `start` and `end` are places in the body or the subject; if they are the same, something is missing there. A check may
    leave `severity` and `source` empty: then they are the rule's own in `REVIEW_RULES`.
    """

    rule: str
    severity: Severity | Literal[""]
    start: int
    end: int
    field: Literal["body", "subject"]
    sentence: str
    source: str
    mend: str


def finding(
    rule: str,
    span: Span,
    sentence: str,
    mend: str,
    *,
    severity: Severity | None = None,
    source: str = "",
    subject: bool = False,
) -> Finding:
    """Return a finding in the body, or in the subject."""
    return Finding(rule, severity or "", span.start, span.end, "subject" if subject else "body", sentence, source, mend)
