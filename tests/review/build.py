"""What the tests of the review are built from: a note, and the book that it is held against."""

from __future__ import annotations

from typing import Any

from tests.domain.build import NIMBUS, at, book_of, contact
from tests.drafting.drafted import meeting, said_of
from tui.domain.book import Book
from tui.domain.models import Interview, Interviewer, Record
from tui.review import Finding

ENGLISH = (
    "Dear {name},\n\nThank you for the conversation about the Data Engineer role. {}\n\nI would love to test migrations with you.\n\n"
    "Kind regards,\nKim Lee"
)
GERMAN = (
    "{name},\n\nvielen Dank für das Gespräch über die Stelle als Data Engineer. {}\n\nIch würde gern mit Ihnen arbeiten.\n\n"
    "Mit freundlichen Grüßen\nKim Lee"
)


def talk(
    *people: int, start: str = "2026-11-19 14:00", number: int = 1, said: dict[int, str] | None = None, **fields: Any
) -> Interview:
    """An interview for the Data Engineer role with these people."""
    told = said or {}
    interviewers = tuple(Interviewer(contact=person, talked_about=told.get(person, "")) for person in people)
    return Interview(
        id=number, position=1, starts_at=at(start), timezone="America/New_York", interviewers=interviewers, **fields
    )


def book(*records: Record, name: str = "Ana Ruiz", **fields: Any) -> Book:
    """Return Ana of Nimbus, an interview with her (by default on Thursday 19 November), and further records."""
    there = any(isinstance(record, Interview) and record.id == 1 for record in records)
    return book_of(NIMBUS, contact(1, name, **fields), *([] if there else [talk(1)]), *records)


def on(findings: list[Finding], rule: str, body: str, subject: str = "") -> list[str]:
    """Return the texts that a rule's findings mark."""
    texts = {"body": body, "subject": subject}
    return [texts[f.field][f.start : f.end] for f in findings if f.rule == rule]


def english(sentence: str, name: str = "Ana") -> str:
    return ENGLISH.format(sentence, name=name)


BOOK = (NIMBUS, contact(1, "Ana Ruiz"), contact(2, "Tom Okafor"), meeting("their migration from Oracle", "pairing"))
BODY = """Dear Ana,

Thank you for talking with me on Thursday about the Data Engineer role. Your account of the migration from Oracle, and above all of the week with both databases side by side, has stayed with me.

I would be very glad to join Nimbus and to help with the rest of it.

Kind regards,
Kim Lee
"""


def rules(body: str = BODY, *records: Record, **fields: Any) -> list[str]:
    """Return the rules that find something in a note to Ana on the morning after."""
    return [finding.rule for finding in found(body, *records, **fields)]


def found(body: str = BODY, *records: Record, **fields: Any) -> list[Finding]:
    """Return the findings about a note to Ana on the morning after."""
    return said_of(book_of(*BOOK, *records), fields.pop("subject", "Thank you: Data Engineer"), body, **fields)
