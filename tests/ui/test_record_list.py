"""The record list keeps its place, shows any text safely, and paints little."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widgets import Input

from tests.ui.hostile_cells import HOSTILE
from tui.ui import themes
from tui.ui.widgets import urgency
from tui.ui.widgets.cells import Cell
from tui.ui.widgets.columns import Column
from tui.ui.widgets.record_list import RecordList
from tui.ui.widgets.row_painter import CURSOR, MARK

pytestmark = pytest.mark.slow

COLUMNS = (
    Column("level", "Urgency", 9, importance=9),
    Column("company", "Company", 10, flex=1, importance=8),
    Column("due", "Due", 6, importance=5, align="right"),
    Column("person", "With", 8, flex=1, importance=2),
)


class Spy(RecordList):
    """Records which regions were to be repainted (none means all)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.asked: list[Region | None] = []
        super().__init__(*args, **kwargs)

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Any:
        if repaint and not self._only_gutter:
            self.asked.extend(regions or [None])
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)


class ListApp(App[None]):
    def __init__(
        self, keys: Sequence[Hashable] = range(100), render: Callable[[Hashable], Sequence[Cell]] | None = None
    ) -> None:
        super().__init__()
        themes.register(self)
        self.theme = "followup-dark"
        self.rendered: list[Hashable] = []
        self.words: dict[Hashable, str] = {}
        self.news: list[tuple[str, Any]] = []
        self.list = Spy(COLUMNS, render or self.row, id="rows", empty="Nobody here yet. Press a to add somebody you met.")
        self.list.show(keys)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.variable_defaults(self.current_theme)

    def row(self, key: Hashable) -> Sequence[Cell]:
        self.rendered.append(key)
        return (
            Content.styled("● due", urgency.LOOKS["due"].style),
            self.words.get(key, f"Company {key}"),
            f"{key} h",
            f"Person {key}",
        )

    def compose(self) -> ComposeResult:
        yield self.list

    def on_record_list_highlighted(self, message: RecordList.Highlighted) -> None:
        assert message.control is self.list
        self.news.append(("highlighted", message.key))

    def on_record_list_selected(self, message: RecordList.Selected) -> None:
        self.news.append(("selected", message.key))

    def on_record_list_header_selected(self, message: RecordList.HeaderSelected) -> None:
        self.news.append(("header", message.column.name))

    def last(self) -> tuple[str, Any]:
        return self.news[-1]

    def lines(self) -> list[str]:
        return [self.list.render_line(y).text for y in range(self.list.size.height)]

    def cursor_lines(self) -> list[str]:
        return [line for line in self.lines() if line.startswith(CURSOR)]


async def settled(pilot: Pilot[None], app: ListApp) -> None:
    """Wait until everything is painted, and forget the recorded requests."""
    await pilot.pause()
    app.list.asked.clear()
    app.news.clear()
    app.rendered.clear()


# -- keeping its place ------------------------------------------------------------------------------------------------


async def test_the_highlight_stays_on_its_record() -> None:
    app = ListApp()
    async with app.run_test(size=(80, 20)) as pilot:
        app.list.highlight(40)
        await settled(pilot, app)
        app.list.show([*range(500, 530), *range(100)])
        await pilot.pause()
        assert app.list.highlighted == 40
        assert "Company 40 " in app.cursor_lines()[0]
        app.list.show(list(reversed(range(100))))
        await pilot.pause()
        assert app.list.highlighted == 40
        assert "Company 40 " in app.cursor_lines()[0]
        assert app.news == []


async def test_vanished_record_leaves_the_highlight_at_its_place() -> None:
    app = ListApp(["a", "b", "c"])
    async with app.run_test(size=(80, 20)) as pilot:
        app.list.highlight("b")
        await settled(pilot, app)
        for keys, expected in ((["a", "c"], "c"), (["a"], "a"), ([], None)):
            app.list.show(keys)
            assert app.list.highlighted == expected
        await pilot.press("j", "k", "enter", "space", "G", "pagedown")
        app.list.show(["z"])
        assert app.list.highlighted == "z"
        await pilot.pause()
        assert app.news == [
            ("highlighted", "c"), ("highlighted", "a"), ("highlighted", None), ("selected", None), ("highlighted", "z"),
        ]  # fmt: skip


async def test_resizing_keeps_the_highlighted_record_in_view() -> None:
    app = ListApp()
    async with app.run_test(size=(120, 40)) as pilot:
        app.list.highlight(37)
        for size in ((80, 24), (30, 6), (200, 60), (20, 3), (60, 20)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert app.list.highlighted == 37
            assert len(app.cursor_lines()) == 1, size
            assert all(cell_len(line) == size[0] - 1 for line in app.lines())


async def test_a_highlight_set_before_the_first_paint_is_in_view() -> None:
    app = ListApp()
    app.list.highlight(80)
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        assert "Company 80 " in app.cursor_lines()[0]


async def test_a_list_without_a_header_fits_every_width_too() -> None:
    class Bare(ListApp):
        def compose(self) -> ComposeResult:
            self.list = Spy(COLUMNS, self.row, header=False)
            self.list.show(range(50))
            yield self.list

    app = Bare()
    async with app.run_test(size=(80, 20)) as pilot:
        for width in (80, 30, 200):
            await pilot.resize_terminal(width, 20)
            await pilot.pause()
            assert "Company 0 " in app.lines()[0]
            assert "Company 19 " in app.lines()[19]
            assert {cell_len(line) for line in app.lines()} == {width - 1}


async def test_an_empty_list_says_its_sentence_at_any_width() -> None:
    app = ListApp([])
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.pause()
        assert " ".join(" ".join(app.lines()[1:]).split()) == "Nobody here yet. Press a to add somebody you met."
        app.list.empty = "Nothing matches.\n\n\x1besc shows all again."
        app.list.show([])
        await pilot.pause()
        assert [line.strip() for line in app.lines()[1:5]] == ["Nothing matches.", "", "␛esc shows all again.", ""]
        app.list.show([1])
        await pilot.pause()
        assert "Nobody" not in " ".join(app.lines())


# -- keys and mouse ---------------------------------------------------------------------------------------------------


async def test_vi_and_arrow_hands_move_alike() -> None:
    app = ListApp()
    async with app.run_test(size=(80, 21)) as pilot:
        for keys, expected in (
            (["j", "down", "j"], 3),
            (["k", "up"], 1),
            (["pagedown"], 21),
            (["pageup"], 1),
            (["ctrl+d"], 11),
            (["ctrl+u"], 1),
            (["G"], 99),
            (["down"], 99),
            (["g"], 0),
            (["up"], 0),
            (["end"], 99),
            (["home"], 0),
        ):
            await pilot.press(*keys)
            assert app.list.highlighted == expected, keys
            assert f"Company {expected} " in app.cursor_lines()[0]
        app.news.clear()
        await pilot.press("enter")
        assert app.news == [("selected", 0)]


async def test_every_binding_has_an_id_and_can_be_remapped() -> None:
    assert all(binding.id for binding in RecordList.BINDINGS)  # type: ignore[union-attr]
    app = ListApp()
    async with app.run_test() as pilot:
        app.set_keymap({"list.down": "n"})
        await pilot.press("n", "j")
        assert app.list.highlighted == 1


async def test_marks_go_with_their_records_and_only_with_those_shown() -> None:
    app = ListApp(["a", "b", "c"])
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("space", "space")
        assert app.list.marked == {"a", "b"}
        assert app.list.highlighted == "c"
        app.list.show(["c", "b"])
        await pilot.pause()
        assert app.list.marked == {"b"}
        assert [line[1] for line in app.lines()[1:3]] == [" ", MARK]
        await pilot.press("down", "space")
        assert app.list.marked == set()


async def test_the_mouse_highlights_opens_marks_and_sorts() -> None:
    app = ListApp()
    async with app.run_test(size=(80, 20)) as pilot:
        await settled(pilot, app)
        await pilot.click("#rows", offset=(20, 5))
        assert app.last() == ("highlighted", 4)
        await pilot.click("#rows", offset=(20, 5))
        assert app.last() == ("selected", 4)
        await pilot.click("#rows", offset=(0, 7))
        assert app.list.marked == {6}
        assert app.list.highlighted == 4
        await pilot.click("#rows", offset=(14, 0))
        assert app.last() == ("header", "company")
        app.list.sort = ("company", True)
        await pilot.pause()
        assert "Company ↓" in app.lines()[0]
        app.list.sort = ("due", False)
        await pilot.pause()
        assert "Due ↑" in app.lines()[0]
        assert "↓" not in app.lines()[0]


# -- what is painted --------------------------------------------------------------------------------------------------


async def test_a_cursor_key_repaints_two_gutters() -> None:
    app = ListApp()
    async with app.run_test(size=(80, 20)) as pilot:
        await settled(pilot, app)
        await pilot.press("j")
        assert app.list.asked == [Region(0, 1, 2, 1), Region(0, 2, 2, 1)]
        assert app.rendered == []


async def test_showing_repaints_only_the_lines_that_changed() -> None:
    app = ListApp()
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
    app = ListApp(range(200_000))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        assert len(set(app.rendered)) == 19
        await settled(pilot, app)
        await pilot.press("G")
        assert len(app.rendered) == 19
        assert "Company 199999" in app.cursor_lines()[0]


async def test_the_focus_repaints_the_cursor_only() -> None:
    class WithInput(ListApp):
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
    app = ListApp(["x"])
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

    app = ListApp(range(len(HOSTILE)), row)
    async with app.run_test(size=(width, 24)) as pilot:
        app.list.match = "["
        await pilot.press("G")
        for line in app.lines():
            assert cell_len(line) == width - 1
            assert "\x1b" not in line
            line.encode()


async def test_another_theme_recolours_rows_already_painted() -> None:
    app = ListApp()
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        dark = app.list.render_line(1)
        app.theme = "followup-light"
        await pilot.pause()
        assert app.list.render_line(1) != dark
        assert app.list.render_line(1).text == dark.text


async def test_scrollbar_is_painted_when_screen_has_it_longer() -> None:
    """A list that grows or shrinks may be painted between its layout and its resize event."""
    app = ListApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        bar = app.list.vertical_scrollbar
        lines = bar.render_lines(Region(0, 0, bar.size.width, bar.size.height + 3))
        assert [line.cell_length for line in lines] == [bar.size.width] * (bar.size.height + 3)
