"""How a draft greets: by the name, by the contact's own greeting, or with a question."""

from __future__ import annotations

import pytest

from tests.domain.build import NIMBUS, book_of, contact
from tests.drafting.drafted import make, meeting, simple
from tui.domain.notes import placeholders_in


@pytest.mark.parametrize("name", ["the recruiter", "?", "PhD", "Ana and Tom", "no-reply@nimbus.example", "Personalabteilung"])
def test_draft_to_a_name_without_greeting_asks_for_one(name: str) -> None:
    drafted = make(simple(name=name))
    assert drafted.body.startswith("Dear [How do you greet them?],")
    assert "[How do you greet them?]" in placeholders_in(drafted.body)


def test_draft_in_german_asks_for_a_greeting_in_german() -> None:
    drafted = make(simple(name="die Personalleiterin", language="de"))
    assert "[Wie sprechen Sie die Person an?]," in drafted.body.splitlines()[0]


@pytest.mark.parametrize(
    ("greeting", "opens"), [("Sam", "Dear Sam,"), ("Hi Sam", "Hi Sam,"), ("Dr. Ruiz,", "Dear Dr. Ruiz,")]
)
def test_draft_greets_as_is_kept_for_somebody(greeting: str, opens: str) -> None:
    assert make(simple(name="the recruiter", greeting=greeting)).body.startswith(opens)


def test_draft_through_somebody_without_greeting_asks_how() -> None:
    book = book_of(NIMBUS, contact(1, reachable=False, via=2), contact(2, "the agency"), meeting("the migration"))
    assert make(book).body.startswith("Dear [How do you greet them?],")


@pytest.mark.parametrize(
    ("name", "language", "called"),
    [
        ("Frau Krause", "de", "Frau Krause"),
        ("Herr Jan Roth", "de", "Herrn Jan Roth"),
        ("Mrs. Farrow", "en", "Mrs. Farrow"),
        ("Ana Ruiz", "en", "Ana"),
    ],
)
def test_question_names_the_reader_as_one_would(name: str, language: str, called: str) -> None:
    book = book_of(NIMBUS, contact(1, name, language=language), meeting("", say=[""]))
    (place,) = placeholders_in(make(book).body)
    assert called in place


@pytest.mark.parametrize(
    ("name", "opens"),
    [
        ("Pfarrer Jonas Roth", "Sehr geehrter Herr Pfarrer Roth,"),
        ("Pastorin Ute Roth", "Sehr geehrte Frau Pastorin Roth,"),
        ("Mag. Jonas Roth", "Guten Tag Mag. Roth,"),
        ("Herr Ing. Jonas Roth", "Sehr geehrter Herr Ing. Roth,"),
        ("Dipl.-Ing. Jonas Roth", "Guten Tag Jonas Roth,"),
    ],
)
def test_german_title_is_kept_by_which_one_is_addressed(name: str, opens: str) -> None:
    assert make(book_of(NIMBUS, contact(1, name, language="de"), meeting(""))).body.startswith(opens)


def test_address_says_a_role_once_that_is_a_title() -> None:
    book = book_of(NIMBUS, contact(1, "Pfarrer Jonas Roth", language="de", role="Pfarrer"), meeting(""))
    assert "Pfarrer Jonas Roth\nNimbus\n" in make(book, channel="letter").body
