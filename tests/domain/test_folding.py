"""Folding: what is typed without accents finds what has them, in either spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.folding import folded, searchable


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Jörg Müller", "jorg"),
        ("Jörg Müller", "joerg"),
        ("Jörg Müller", "Jörg Müller"),
        ("Straßenbau Großmann", "grossmann"),
        ("Zoë O'Neill", "zoe o'neill"),
        ("Łukasz Søren Þór", "lukasz"),
        ("Ｆｕｊｉ", "fuji"),
    ],
)
def test_typed_words_find_accented_text(text: str, typed: str) -> None:
    assert folded(typed) in searchable(text)


@given(st.text())
def test_every_text_finds_itself(text: str) -> None:
    assert folded(text) in searchable(text)
