"""The user is asked about names that may be the same person's, and about no others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.languages.reading.name_likeness import is_part_of, may_be_same


@pytest.mark.parametrize(
    ("one", "other"),
    [("Anna Ruiz", "Ana Ruiz"), ("A. Ruiz", "Ana Ruiz"), ("Dr. Ana Ruiz", "Ana Ruiz"), ("Ana M. Ruiz", "Ana Ruiz"), ("Jon Lee", "Jonathan Lee"),
     ("Jörg Müller", "Joerg Mueller"), ("Jose Alvarez", "José Álvarez"), ("Ruiz Ana", "Ana Ruiz"), ("Ana Ruiz-Vega", "Ana Ruiz Vega"),
     ("Micheal Brandt", "Michael Brandt"), ("Sarah Hughs", "Sarah Hughes")],
)  # fmt: skip
def test_names_that_may_be_one_persons(one: str, other: str) -> None:
    assert may_be_same(one, other)
    assert may_be_same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ana Ruiz", "Bo Lind"), ("Ana Ruiz", "Tom Ruiz"), ("Ana Ruiz", "Ana Lind"), ("Bo", "Jo"), ("Ana", ""), ("", ""), ("Tim", "Tom"), ("Li Wei", "Li Na")],
)  # fmt: skip
def test_names_of_two_people(one: str, other: str) -> None:
    assert not may_be_same(one, other)
    assert not may_be_same(other, one)


def test_single_name_is_part_of_a_whole_one() -> None:
    assert is_part_of("ana", "Ana Ruiz")
    assert is_part_of("Ruiz", "Dr. Ana Ruiz")
    assert not is_part_of("Ana", "Ana")
    assert not is_part_of("An", "Ana Ruiz")


@pytest.mark.slow
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_compared(one: str, other: str) -> None:
    assert not (may_be_same(one, other) and not other.strip())
    is_part_of(one, other)
