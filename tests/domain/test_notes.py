"""Which note is asked for, and whom it goes to."""

from __future__ import annotations

import pytest

from tests.domain.build import book_of, contact, interview
from tui.domain.models import Contact, Interview, Position
from tui.domain.notes import reader_of


@pytest.mark.parametrize(
    ("main_contact", "people", "reader"),
    [
        (3, [contact(1), contact(2), contact(3)], 3),
        (None, [contact(1), contact(2)], 1),
        (None, [contact(1, reachable=False), contact(2)], 2),
        (None, [contact(1, reachable=False, via=3), contact(2), contact(3)], 3),
        (None, [contact(1, via=3), contact(2), contact(3)], 1),
        (None, [contact(1, reachable=False), contact(2, reachable=False)], 1),
        (None, [], 1),
    ],
    ids=["main contact", "first interviewer", "one with an address", "who would relay", "not who need not", "none", "nobody known"],
)  # fmt: skip
def test_note_about_a_process_goes_to_whom_it_can_reach(main_contact: int | None, people: list[Contact], reader: int) -> None:
    position = Position(id=1, title="Data Engineer", company="Nimbus", main_contact=main_contact)
    book = book_of(position, interview(1, "2026-11-19 14:00", people=(1, 2)), *people)
    assert reader_of(book, 1, book.record(Interview, 1)) == reader


def test_note_about_nothing_goes_to_nobody() -> None:
    assert reader_of(book_of(), None, None) is None
