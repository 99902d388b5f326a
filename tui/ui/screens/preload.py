"""Load what the first frame does not need. The app imports this module in a thread, so that no key waits for it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from tui.config import Settings
from tui.domain.book import Book
from tui.drafting import draft
from tui.review import review
from tui.ui import note_delivery, note_editor
from tui.ui.screens import (
    brief_page,
    compose,
    contact_form,
    contacts,
    debrief,
    dialogs,
    event_form,
    forecast,
    importing,
    interview_form,
    jump,
    new_time_form,
    palette,
    position_form,
    timeline,
    undo,
    waiting,
)

__all__ = [
    "brief_page",
    "compile_patterns",
    "compose",
    "contact_form",
    "contacts",
    "debrief",
    "dialogs",
    "event_form",
    "forecast",
    "importing",
    "interview_form",
    "jump",
    "new_time_form",
    "note_delivery",
    "note_editor",
    "palette",
    "position_form",
    "timeline",
    "undo",
    "waiting",
]


_BOOK: dict[str, dict[int, dict[str, Any]]] = {
    "contacts": {1: {"name": "Ana Ruiz", "notes": "Tired, pays little."}},
    "positions": {1: {"title": "Data Engineer", "company": "Nimbus Freight"}},
    "interviews": {
        1: {
            "position": 1, "starts_at": "2026-11-20T14:00:00+00:00", "minutes": 60, "timezone": "UTC",
            "interviewers": [{"contact": 1, "talked_about": "Her team.", "say": "I liked how you moved the jobs."}],
            "fit": "I have led such a move twice.",
        }
    },
}  # fmt: skip


def compile_patterns(settings: Settings) -> None:
    """Draft and review a note: the first of a session compiles the patterns, some 70 ms."""
    book, now = Book(_BOOK), datetime(2026, 11, 20, 16, tzinfo=UTC)
    note = draft(book, settings.profile, kind="thank_you", contact=1, interview=1, now=now, zone=ZoneInfo("UTC"))
    review(
        book, settings.profile, settings.policy, kind="thank_you", subject=note.subject, body=note.body, contact=1,
        interview=1, now=now,
    )  # fmt: skip
