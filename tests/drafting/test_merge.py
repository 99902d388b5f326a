"""Adding or removing a paragraph of a draft that the user has edited."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.drafting.merge import carried

WITHOUT = "Dear Ana,\n\nThank you for your time.\n\nKind regards,\nKim\n"
WITH = "Dear Ana,\n\nThank you for your time.\n\nMay I ask when you decide?\n\nKind regards,\nKim\n"
MINE = WITHOUT.replace("for your time.", "for your time and the tea.")


def test_a_paragraph_comes_where_it_stands_in_the_draft() -> None:
    assert carried(MINE, WITHOUT, WITH) == WITH.replace("for your time.", "for your time and the tea.")


def test_and_goes_again() -> None:
    assert carried(carried(MINE, WITHOUT, WITH) or "", WITH, WITHOUT) == MINE


@pytest.mark.parametrize("text", ["", "Something else altogether", WITH.replace("May I ask", "Might I ask")])
def test_nothing_is_guessed_where_the_place_is_gone(text: str) -> None:
    assert carried(text, WITH, WITHOUT) is None


@given(old=st.text("ab\n"), new=st.text("ab\n"))
def test_an_untouched_draft_becomes_the_other(old: str, new: str) -> None:
    assert carried(old, old, new) == new
