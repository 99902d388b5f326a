"""What a list paints: little, and any text safely."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import pytest
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Input

from tests.ui.hostile_cells import HOSTILE
from tests.ui.spied_list import SpiedListApp, settled
from tui.ui.widgets import urgency
from tui.ui.widgets.cells import Cell

pytestmark = pytest.mark.slow


async def test_a_cursor_key_repaints_two_gutters() -> None:
    app = SpiedListApp()
    async with app.run_test(size=(80, 20)) as pilot:
        await settled(pilot, app)
        await pilot.press("j")
        assert app.list.asked == [Region(0, 1, 2, 1), Region(0, 2, 2, 1)]
        assert app.rendered == []


async def test_showing_repaints_only_the_lines_that_changed() -> None:
    app = SpiedListApp()
    async with app.run_test(size=(80, 20)) as pilot:
        await settled(pilot, app)
        app.list.show(range(100))
        assert app.list.asked == []
        app.words.update({3: "Another", 80: "Unseen"})
        app.list.show(range(100))
        assert [region.y for region in app.list.asked if region] == [4]
        await settled(pilot, app)
        assert "Another" in app.lines()[4]
        app.list.show(range(99))
        assert app.list.asked == []
        app.list.show([*range(10), *range(11, 100)])
        assert [region.y for region in app.list.asked if region] == list(range(11, 20))
        assert None not in app.list.asked


async def test_no_more_rows_are_rendered_than_lines_are_seen() -> None:
    app = SpiedListApp(range(200_000))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        assert len(set(app.rendered)) == 19
        await settled(pilot, app)
        await pilot.press("G")
        assert len(app.rendered) == 19
        assert "Company 199999" in app.cursor_lines()[0]


async def test_the_focus_repaints_the_cursor_only() -> None:
    class WithInput(SpiedListApp):
        def compose(self) -> ComposeResult:
            yield self.list
            yield Input()

    app = WithInput()
    async with app.run_test(size=(80, 20)) as pilot:
        await settled(pilot, app)
        style = app.list.render_line(1)
        await pilot.press("tab")
        assert app.list.asked == [Region(0, 1, 2, 1)]
        assert app.list.render_line(1) != style
        app.list.refresh()
        assert app.list.asked[-1] is None


async def test_the_match_stands_out_in_any_case_and_nowhere_else() -> None:
    app = SpiedListApp(["x"])
    app.words["x"] = "ACME acme [a]"
    async with app.run_test(size=(80, 20)) as pilot:
        await settled(pilot, app)
        before = app.list.render_line(1)
        app.list.match = "acme [A]"
        await pilot.pause()
        plain = next(s.style for s in before if "acme" in s.text)
        found = [s.text for s in app.list.render_line(1) if s.style != plain and s.text.strip() in ("ACME", "acme", "[a]")]
        assert [text.strip() for text in found] == ["ACME", "acme", "[a]"]
        app.list.match = ""
        assert app.list.render_line(1) == before


@pytest.mark.parametrize("width", [20, 30, 80, 200])
async def test_hostile_text_is_shown_harmlessly(width: int) -> None:
    def row(key: Hashable) -> Sequence[Cell]:
        text = HOSTILE[int(str(key))]
        return Content.styled(text, urgency.LOOKS["overdue"].style), text, text, Content(text)

    app = SpiedListApp(range(len(HOSTILE)), row)
    async with app.run_test(size=(width, 24)) as pilot:
        app.list.match = "["
        await pilot.press("G")
        for line in app.lines():
            assert cell_len(line) == width - 1
            assert "\x1b" not in line
            line.encode()


async def test_another_theme_recolours_rows_already_painted() -> None:
    app = SpiedListApp()
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        dark = app.list.render_line(1)
        app.theme = "followup-light"
        await pilot.pause()
        assert app.list.render_line(1) != dark
        assert app.list.render_line(1).text == dark.text


async def test_scrollbar_is_painted_when_screen_has_it_longer() -> None:
    """A list that grows or shrinks may be painted between its layout and its resize event."""
    app = SpiedListApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        bar = app.list.vertical_scrollbar
        lines = bar.render_lines(Region(0, 0, bar.size.width, bar.size.height + 3))
        assert [line.cell_length for line in lines] == [bar.size.width] * (bar.size.height + 3)
