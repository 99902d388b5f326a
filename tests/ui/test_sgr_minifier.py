"""The minified output shows the same screen in fewer bytes; both are compared cell by cell."""

from __future__ import annotations

import re
from typing import Any

import pyte
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.style import Style

from tui.ui.terminal.sgr_minifier import terse

pytestmark = pytest.mark.slow

COLOURS = st.sampled_from([None, "red", "bright_blue", "color(208)", "#10ff20", "default"])
STYLES = st.builds(
    Style,
    color=COLOURS,
    bgcolor=COLOURS,
    bold=st.booleans(),
    underline=st.booleans(),
    reverse=st.booleans(),
    italic=st.booleans(),
    link=st.sampled_from([None, "mailto:ana@x.example", "https://x.example/?a=1;b"]),
)
PIECES = st.lists(
    st.tuples(st.sampled_from(["  ", "Acme", " a b ", "株式会社", "\x1b[3;4H", "\n", "\x1b[?25l"]), st.none() | STYLES)
)
SYSTEMS = st.sampled_from([ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT, ColorSystem.STANDARD])


def written(pieces: list[tuple[str, Style | None]], system: ColorSystem) -> str:
    """As Textual sends it: each piece with its style and a reset; what moves the cursor without one."""
    return "".join(
        text if style is None or text[0] in "\x1b\n" else style.render(text, color_system=system) for text, style in pieces
    )


def seen(data: str) -> list[Any]:
    """Return every cell as it looks; of a blank only its background."""
    screen = pyte.Screen(30, 6)
    pyte.Stream(screen).feed(data)
    cells = []
    for y in range(screen.lines):
        for x in range(screen.columns):
            char = screen.buffer[y][x]
            blank = char.data == " " and not (char.underscore or char.reverse)
            cells.append((" ", char.bg) if blank else char)
    return [*cells, screen.cursor.x, screen.cursor.y, screen.cursor.attrs]


@given(PIECES, SYSTEMS)
@example([("  ", Style(color="red", bgcolor="red")), ("  ", Style(italic=True))], ColorSystem.TRUECOLOR)
def test_shows_the_same_in_no_more_bytes(pieces: list[tuple[str, Style | None]], system: ColorSystem) -> None:
    data = written(pieces, system)
    assert seen(terse(data)) == seen(data)
    assert len(terse(data)) <= len(data)


def test_the_address_of_a_link_is_no_text() -> None:
    link = Style(color="red", link="mailto:x").render("Ana", color_system=ColorSystem.TRUECOLOR)
    data = Style(bold=True).render("To ", color_system=ColorSystem.TRUECOLOR) + link
    links = re.compile(r"\x1b\].*?\x1b\\")
    assert links.findall(terse(data)) == links.findall(data)
    assert len(links.findall(data)) == 2


def test_a_style_is_said_once() -> None:
    one = "\x1b[1;38;2;1;2;3;48;2;4;5;6mAcme\x1b[0m\x1b[48;2;4;5;6m   \x1b[0m\x1b[38;2;1;2;9;48;2;4;5;6mAna\x1b[0m"
    assert terse(one) == "\x1b[1;38;2;1;2;3;48;2;4;5;6mAcme   \x1b[0;38;2;1;2;9;48;2;4;5;6mAna\x1b[0m"
    assert terse("\x1b[31ma\x1b[0m\x1b[31;4mb\x1b[0m") == "\x1b[31ma\x1b[4mb\x1b[0m"
    assert terse("plain") == "plain"
