"""Instants in UTC, so that arithmetic counts elapsed time: of anything, and of the end of an interview."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tui.domain.models import Interview


def utc(instant: datetime) -> datetime:
    """Return the same instant in UTC, so that arithmetic counts elapsed time."""
    return instant if instant.tzinfo is UTC else instant.astimezone(UTC)


def end(interview: Interview) -> datetime:
    """Return when an interview ends, in UTC."""
    return utc(interview.starts_at) + timedelta(minutes=interview.minutes)
