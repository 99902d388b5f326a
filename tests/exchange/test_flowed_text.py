"""Flowed text is the same text again once a mail program has joined its lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.exchange.flowed_text import LINE_WIDTH, flowed, unflowed

PIECES = [" ", "  ", "-", ">", ".", "a", "words ", "From ", "-- ", "日本", "é", "👩‍💻", "\u3000", "x" * 70]
LINES = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
TEXTS = st.one_of(st.lists(LINES, max_size=5).map("\n".join), st.text(st.characters(exclude_characters="\r"), max_size=200))


@given(TEXTS)
def test_flowed_text_when_joined_is_the_text(text: str) -> None:
    lines = (line if line == "-- " else line.rstrip(" ") for line in text.split("\n"))
    assert unflowed(flowed(text)) == "\n".join(lines)


@given(TEXTS)
def test_flowed_line_is_long_only_for_one_word(text: str) -> None:
    for line in flowed(text).split("\n"):
        assert len(line) <= LINE_WIDTH + 2 or " " not in line.strip(" ") or line.strip(" ").startswith("--")
        assert not line.startswith((">", "From "))


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("one \ntwo\nthree", "one two\nthree"),
        ("> one \n> two\nmine", "> one two\nmine"),
        (">> one \n> two", ">> one \n> two"),
        ("the end \n-- \nAna", "the end \n-- \nAna"),
        (" From here\n >", "From here\n>"),
    ],
)
def test_lines_of_one_depth_are_joined(lines: str, text: str) -> None:
    assert unflowed(lines) == text


def test_space_that_is_no_part_of_the_text_is_removed() -> None:
    assert unflowed("日本 \n語", without_space=True) == "日本語"
