"""The line of `next --short` in the syntax of each place: coloured, with glyph and word, and nothing in it is interpreted."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run
from tui.cli.prompt_styles import COLOURS, PROMPT_STYLES, styled
from tui.domain.agenda import URGENCIES

HOSTILE = "overdue: Thank #[fg=red]#(id) $(id) `id` \\u %n \x1b[31m \x05{r} \x01"

STYLED = {
    "ansi": "\x1b[1;31m! overdue: ask\x1b[0m",
    "tmux": "#[fg=red,bold]! overdue: ask#[default]",
    "screen": "\x05{+b r}! overdue: ask\x05{-}",
    "zsh": "%B%F{red}! overdue: ask%f%b",
    "bash": "\x01\x1b[1;31m\x02! overdue: ask\x01\x1b[0m\x02",
}


@pytest.mark.parametrize("style", STYLED)
def test_line_is_coloured_in_the_syntax_of_the_place(style: str) -> None:
    assert styled(style, "overdue", "overdue: ask") == STYLED[style]


@pytest.mark.parametrize("style", STYLED)
def test_what_the_place_interprets_is_no_longer_there(style: str) -> None:
    frame = styled(style, "overdue", "|").split("|")
    text = styled(style, "overdue", HOSTILE).removeprefix(frame[0]).removesuffix(frame[1])
    assert not set(text) & set("\x1b\x05\x01\x02")
    if style == "tmux":
        assert "#" not in text.replace("##", "")
    if style == "zsh":
        assert "%" not in text.replace("%%", "")
    if style in ("zsh", "bash"):
        assert not set(text) & set("$`\\")


def test_every_level_that_can_be_open_has_a_colour() -> None:
    assert set(COLOURS) == set(URGENCIES) - {"waiting", "closed"}


@pytest.mark.usefixtures("sample_book")
def test_next_prints_the_line_in_each_style(run: Run) -> None:
    plain = run("next", "--short").out
    assert run("next", "--short", "--style", "plain").out == plain
    for style in set(PROMPT_STYLES) - {"plain"}:
        assert f"! {plain.strip()}" in run("next", "--short", "--style", style).out
    assert run("next", "--style", "tmux").status == 2
    assert run("next", "--short", "--style", "csh").status == 2
