"""The program on random lives, compared with the oracle (a second implementation of the rules) and with itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.domain.living import comparable, lived, moments_of, program_policy, program_says
from tests.domain.oracle.days import Document
from tests.domain.oracle.lives import life, policy_of
from tests.domain.oracle.reckoning import ORDER, reckon
from tui.domain.agenda import URGENCIES, Agenda
from tui.domain.book import Book

pytestmark = pytest.mark.slow

BEGINNING, END = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


def place(item: Document) -> tuple[Any, ...]:
    """Return the sort key of the list."""
    if item["action"] is None:
        return (URGENCIES.index("closed"),)
    opens = item["opens_at"] if item["urgency"] == "waiting" else BEGINNING
    return URGENCIES.index(item["urgency"]), opens, item["due_at"] or END, ORDER.index(item["action"])


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 120, 60))
def test_program_says_what_the_oracle_says(first: int) -> None:
    for seed in range(first, first + 60):
        book, agenda = life(seed), Agenda(Book(life(seed)), program_policy(seed))
        for now in moments_of(seed, 12):
            said = program_says(agenda, now)
            assert comparable(said) == comparable(reckon(book, now, policy_of(seed))), (seed, now)
            assert said == sorted(said, key=place), (seed, now)


@pytest.mark.slow
def test_incremental_answer_is_the_full_one_in_every_life() -> None:
    for seed in range(1000, 1040):
        for now, agenda in lived(seed, 40):
            assert agenda.at(now) == Agenda(agenda.book, agenda.policy).at(now), (seed, now)
