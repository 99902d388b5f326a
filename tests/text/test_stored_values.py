"""Stored values are said in words, whatever a file holds there."""

from __future__ import annotations

from typing import Any

import pytest

from tests.domain.build import NEW_YORK, at
from tui.domain.book import Book
from tui.text.stored_values import LONGEST, stored_words

NOW = at("2026-11-19 16:02")
BOOK = Book({"contacts": {1: {"name": "Ana Ruiz"}}})


@pytest.mark.parametrize(
    ("table", "field", "value", "said"),
    [
        ("contacts", "role", None, "nothing"),
        ("contacts", "tags", [], "nothing"),
        ("contacts", "tags", ["a", "b"], "'a, b'"),
        ("contacts", "via", 1, "'Contact Ana Ruiz'"),
        ("contacts", "via", 7, "'contact'"),
        ("interviews", "interviewers", [{"contact": 1}, {"contact": 7}, "x"], "'Ana Ruiz, somebody, somebody'"),
        ("interviews", "starts_at", "2026-11-19T21:30:00Z", "'Thu 19 Nov 16:30'"),
        ("interviews", "decision_by", "2026-12-01", "'Tue 1 Dec'"),
        ("interviews", "decision_by", "9999-99-99", "'9999-99-99'"),
        ("interviews", "starts_at", "0001-01-01T00:00:00+14:00", "'0001-01-01T00:00:00+14:00'"),
        ("interviews", "cancelled", True, "'yes'"),
        ("interviews", "format", "onsite", "'on site'"),
        ("interviews", "invited", {"title": "Talk", "people": [{"name": "Bo", "email": ""}]}, "'Talk, Bo'"),
        ("contacts", "notes", "one\ntwo", "'one two'"),
        ("visits", "room", 7, "'7'"),
    ],
)
def test_value_is_said_in_words(table: str, field: str, value: Any, said: str) -> None:
    assert stored_words(BOOK, table, field, value, NOW, NEW_YORK) == said


def test_long_value_is_cut() -> None:
    assert stored_words(BOOK, "contacts", "notes", "x" * 99, NOW, NEW_YORK) == f"'{'x' * (LONGEST - 1)}…'"
