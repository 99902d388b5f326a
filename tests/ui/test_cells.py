"""Cells and columns of a list: any text fits its width, and the least important column gives way."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from tests.ui.hostile_cells import HOSTILE
from tui.ui.widgets.cells import clipped, fit_to_width, from_match, pattern
from tui.ui.widgets.columns import GAP, Column, arrange

TEXT = st.text() | st.text(alphabet="a字\u0301\u200d\ufe0f👩❤\u00a0\x1b\n\u202e\ud800 ") | st.sampled_from(HOSTILE)


@given(TEXT, st.integers(0, 40))
def test_a_cell_is_never_wider_than_asked_and_holds_no_control(text: str, width: int) -> None:
    part = clipped(text, width)
    assert cell_len(part) <= width
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in part)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200d\ufe0f]", part)
    assert len(part) <= 4 * width + 17


@given(TEXT, st.integers(0, 40), st.sampled_from(["left", "right"]))
def test_a_cell_fills_its_column_exactly(text: str, width: int, align: str) -> None:
    assert cell_len(fit_to_width(text, width, align).plain) == width
    assert cell_len(fit_to_width(Content.styled(text, "bold", strip_control_codes=False), width, align).plain) == width


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Acme", 4, "Acme"),
        ("Acme Inc", 5, "Acme…"),
        ("株式会社", 8, "株式会社"),
        ("株式会社", 7, "株式会…"),
        ("株式会社", 6, "株式…"),
        ("e\u0301te\u0301", 3, "e\u0301te\u0301"),
        ("e\u0301te\u0301s", 3, "e\u0301t…"),
        ("one\ntwo", 9, "one two"),
        ("\x1b[31m", 9, "␛[31m"),
        ("[red]", 9, "[red]"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
        ("Thank Bartholomew\u00a02/4", 12, "Thank Barth…"),
        ("Thank Ana\u00a02/4", 20, "Thank Ana 2/4"),
        ("Thank Ana\u00a02/4", 5, "Than…"),
    ],
)
def test_a_cell_is_cut_by_cells_with_an_ellipsis(text: str, width: int, expected: str) -> None:
    assert clipped(text, width) == expected


@pytest.mark.parametrize(
    ("text", "match", "expected"),
    [
        ("Northgate Rail", "north", "Northgate R…"),
        ("Northgate Rail", "rail", "…thgate Rail"),
        ("Northgate Rail", "ga", "Northgate R…"),
        ("Northgate Rail", "none", "Northgate R…"),
        ("Rail", "rail", "Rail        "),
        ("they rebuilt the streaming layer", "streaming", "… streaming…"),
        ("株式会社株式会社ABC", "abc", "…株式会社ABC"),
        ("Thank Bartholomew Li\u00a02/4", "li", "…holomew Li "),
    ],
)
def test_cell_with_match_at_its_end_is_cut_at_its_beginning(text: str, match: str, expected: str) -> None:
    assert fit_to_width(from_match(text, 12, pattern(match)), 12).plain == expected


@given(TEXT, TEXT, st.integers(3, 40))
def test_a_cell_that_shows_its_match_fills_its_column_exactly(before: str, after: str, width: int) -> None:
    found = pattern("ma")
    cell = Content.styled(f"{before}ma{after}", "bold", strip_control_codes=False)
    line = fit_to_width(from_match(cell, width, found), width, found=found, style="reverse")
    assert cell_len(line.plain) == width
    if width > 14 and len(before) < 1_000:
        assert any(span.style == "reverse" for span in line.spans)


@given(
    st.lists(
        st.builds(Column, st.just("c"), st.just("C"), st.integers(1, 30), st.integers(0, 3), st.integers(0, 9)), min_size=1
    ),
    st.integers(0, 250),
)
def test_columns_fit_and_the_least_important_give_way(columns: list[Column], width: int) -> None:
    places = arrange(columns, width)
    assert places
    assert [place.index for place in places] == sorted(place.index for place in places)
    assert places[-1].start + places[-1].width <= width
    for before, after in pairwise(places):
        assert after.start == before.start + before.width + GAP
    if len(places) > 1:
        assert all(place.width >= place.column.width for place in places)
    kept = {place.index for place in places}
    gone = [column.importance for index, column in enumerate(columns) if index not in kept]
    assert max(gone, default=-1) <= min(place.column.importance for place in places)
    if any(place.column.flex for place in places) and len(places) > 1:
        assert places[-1].start + places[-1].width == width
