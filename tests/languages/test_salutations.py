"""How a note greets a name."""

from __future__ import annotations

import pytest

from tui.languages.english import grammar as english
from tui.languages.german import grammar as german
from tui.languages.reading.name_parts import read_name


@pytest.mark.parametrize(
    ("typed", "english_greeting", "german_greeting"),
    [
        ("Ana Ruiz", "Dear Ana", "Guten Tag Ana Ruiz"),
        ("Ruiz, Ana", "Dear Ana", "Guten Tag Ana Ruiz"),
        ("Dr. Ana Ruiz", "Dear Dr. Ruiz", "Guten Tag Dr. Ruiz"),
        ("Ana Ruiz, PhD", "Dear Ana", "Guten Tag Ana Ruiz"),
        ("Ms. Ana Ruiz", "Dear Ms. Ruiz", "Sehr geehrte Frau Ruiz"),
        ("Herr Prof. Dr. Jan van der Berg", "Dear Prof. van der Berg", "Sehr geehrter Herr Prof. van der Berg"),
        ("J. Ruiz", "Dear J. Ruiz", "Guten Tag J. Ruiz"),
        ("Ana", "Dear Ana", "Guten Tag Ana"),
        ("李小龙", "Dear 李小龙", "Guten Tag 李小龙"),
        ("Ana Ruiz (she/her)", "Dear Ana", "Guten Tag Ana Ruiz"),
    ],
)
def test_greetings(typed: str, english_greeting: str, german_greeting: str) -> None:
    name = read_name(typed)
    assert name is not None
    assert english.salutation(name, letter=False) == english_greeting
    assert german.salutation(name, letter=False) == german_greeting


@pytest.mark.parametrize("typed", ["", " ", "\x1b[31m", "()", "...", "\u202e"])
def test_no_name_is_none(typed: str) -> None:
    assert read_name(typed) is None
