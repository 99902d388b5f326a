"""The forecast in words: what is expected of each day, and the book as it will look then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from tui.domain.book import Book
from tui.domain.dates import show_date, show_instant
from tui.domain.forecast import Day, Expected
from tui.domain.labels import action_words, company_of, name_of, progress_words, title_of
from tui.domain.models import Contact, Interview
from tui.domain.sanitize import one_line

NOTHING_NEW = "nothing new"

BEFORE_TIME = {"interview": "", "opens": "from ", "due": "by ", "late": ""}


class ExpectedWords(msgspec.Struct, frozen=True):
    """What is expected of a day, in words: its time of day, what it is, and the company and title, empty for a person."""

    when: str
    what: str
    company: str
    title: str

    @property
    def whose(self) -> str:
        """Return company and title."""
        return ", ".join(filter(None, (self.company, self.title)))


def expected_words(book: Book, expected: Expected, zone: ZoneInfo) -> ExpectedWords:
    """Return the parts of what is expected in words, each safe to show and on one line."""
    when = f"{BEFORE_TIME[expected.kind]}{expected.at.astimezone(zone):%H:%M}" if expected.at else ""
    when = "late" if expected.kind == "late" else when
    if expected.process is None:
        return ExpectedWords(when, one_line(_what(book, expected)), "", "")
    company, title = one_line(company_of(book, expected.process)), one_line(title_of(book, expected.process))
    return ExpectedWords(when, one_line(_what(book, expected)), company, title)


def day_words(day: Day, today: Day) -> str:
    """Return a day as a title: "Thu 26 Nov, day off"."""
    shown = show_date(day.date, today.date)
    return ", ".join(filter(None, ("Today" if day is today else "", shown, day.off)))


def forecast_report(book: Book, days: Sequence[Day], zone: ZoneInfo, *, why: bool) -> list[str]:
    """Return a forecast as lines of text; with `why`, each line has its reason below it."""
    lines = []
    for day in days:
        title = day_words(day, days[0])
        lines.append(title if day.expected or day.off else f"{title}: {NOTHING_NEW}")
        lines += (line for expected in day.expected for line in _lines(book, expected, day.at, zone, why=why))
    return lines


def _lines(book: Book, expected: Expected, seen_at: datetime, zone: ZoneInfo, *, why: bool) -> Iterator[str]:
    words = expected_words(book, expected, zone)
    due = expected.action.due_at if expected.action and expected.kind == "opens" else None
    until = f", due {show_instant(due, seen_at, zone)}" if due else ""
    yield f"  {words.when:<10}  {words.what}{f', {words.whose}' if words.whose else ''}{until}"
    if why and expected.action is not None:
        yield f"      Why: {one_line(expected.why)}. Rule: {expected.action.rule.id}. Source: {expected.action.source}"
    elif why and expected.why:
        yield f"      Why: {one_line(expected.why)}."


def _what(book: Book, expected: Expected) -> str:
    if expected.action is not None:
        done = progress_words(expected.action)
        words = action_words(book, expected.action, brief=expected.process is not None)
        return f"{words} ({done})" if done else words
    if expected.kind == "decision":
        return "They said they would decide"
    interview = book.get(Interview, expected.interview)
    if interview is None:
        return "Interview"
    names = ", ".join(name_of(book, p.contact) for p in interview.interviewers if book.get(Contact, p.contact))
    return (interview.round.strip() or "Interview") + (f", with {names}" if names else "")
