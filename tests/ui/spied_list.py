"""An app with nothing but a list, which remembers what it was asked to paint and to tell."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Region
from textual.pilot import Pilot

from tui.ui import themes
from tui.ui.widgets import urgency
from tui.ui.widgets.cells import Cell
from tui.ui.widgets.columns import Column
from tui.ui.widgets.record_list import RecordList
from tui.ui.widgets.row_painter import CURSOR

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


class SpiedListApp(App[None]):
    """Shows a list, and remembers the rows that were rendered and the messages that were sent."""

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


async def settled(pilot: Pilot[None], app: SpiedListApp) -> None:
    """Wait until everything is painted, and forget the recorded requests."""
    await pilot.pause()
    app.list.asked.clear()
    app.news.clear()
    app.rendered.clear()
