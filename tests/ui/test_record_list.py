"""The record list keeps its place, and the keys and the mouse do in it what they do in every list."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.app import ComposeResult

from tests.ui.spied_list import COLUMNS, SpiedListApp, Spy, settled
from tui.ui.widgets.record_list import RecordList
from tui.ui.widgets.row_painter import MARK

pytestmark = pytest.mark.slow


async def test_the_highlight_stays_on_its_record() -> None:
    app = SpiedListApp()
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
    app = SpiedListApp(["a", "b", "c"])
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
    app = SpiedListApp()
    async with app.run_test(size=(120, 40)) as pilot:
        app.list.highlight(37)
        for size in ((80, 24), (30, 6), (200, 60), (20, 3), (60, 20)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert app.list.highlighted == 37
            assert len(app.cursor_lines()) == 1, size
            assert all(cell_len(line) == size[0] - 1 for line in app.lines())


async def test_a_highlight_set_before_the_first_paint_is_in_view() -> None:
    app = SpiedListApp()
    app.list.highlight(80)
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        assert "Company 80 " in app.cursor_lines()[0]


async def test_a_list_without_a_header_fits_every_width_too() -> None:
    class Bare(SpiedListApp):
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
    app = SpiedListApp([])
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
    app = SpiedListApp()
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
    app = SpiedListApp()
    async with app.run_test() as pilot:
        app.set_keymap({"list.down": "n"})
        await pilot.press("n", "j")
        assert app.list.highlighted == 1


async def test_marks_go_with_their_records_and_only_with_those_shown() -> None:
    app = SpiedListApp(["a", "b", "c"])
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
    app = SpiedListApp()
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
