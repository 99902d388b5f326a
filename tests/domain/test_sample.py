"""The sample book shows every state that the rules know, on every day and at every hour."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.domain.build import apply
from tui.domain.agenda import URGENCIES, Agenda
from tui.domain.book import Book
from tui.domain.models import Contact, Position
from tui.domain.rules.registry import RULES
from tui.domain.sample import sample
from tui.domain.settings import Policy

START = datetime(2026, 11, 16, 0, 7, tzinfo=UTC)


@pytest.mark.parametrize("hours", range(0, 24 * 14, 5))
def test_shows_every_action_and_every_urgency(hours: int) -> None:
    policy = Policy(timezone="America/New_York")
    now = START + timedelta(hours=hours)
    book = Book()
    apply(book, sample(book, now, policy))
    items = Agenda(book, policy).at(now)
    assert {item.action.action for item in items if item.action} == {rule.action for rule in RULES}
    assert {item.urgency for item in items} == set(URGENCIES)
    assert len({item.process for item in items if item.process}) >= 8
    assert sum(1 for _ in book.all(Contact)) >= 15
    assert sum(1 for _ in book.all(Position)) >= 8
    assert any(item.action and item.action.snoozed for item in items)
