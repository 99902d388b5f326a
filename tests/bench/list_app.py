"""An app with nothing but a record list, a footer and made-up rows: `python -m tests.bench.list_app [rows] [theme]`."""

from __future__ import annotations

import os
import sys
from collections.abc import Hashable, Sequence

from textual.app import App, ComposeResult
from textual.content import Content

from tui.ui import themes
from tui.ui.widgets import urgency
from tui.ui.widgets.key_footer import KeyFooter
from tui.ui.widgets.record_list import Cell, Column, RecordList

COLUMNS = (
    Column("urgency", "Urgency", 9, importance=9),
    Column("company", "Company", 12, flex=2, importance=8),
    Column("action", "Next", 12, flex=1, importance=7),
    Column("due", "Due", 8, importance=6, align="right"),
    Column("position", "Position", 14, flex=3, importance=5),
    Column("contact", "Contact", 12, flex=2, importance=4),
)
_LEVELS = tuple(urgency.LOOKS.values())
_COMPANIES = ("Acme", "Northwind Traders", "Globex", "Initech", "Umbrella & Söhne", "株式会社サンプル", "Hooli")
_ACTIONS = ("thank you", "inquiry", "debrief", "let go", "prepare")


def row(key: Hashable) -> Sequence[Cell]:
    """A row that looks like one of the interviews'."""
    n = int(str(key))
    look = _LEVELS[n * 6 // 1000 % 6]
    return (
        Content.styled(f"{look.glyph} {look.word}", look.style),
        _COMPANIES[n % len(_COMPANIES)],
        _ACTIONS[n % len(_ACTIONS)],
        f"in {n % 90} h",
        f"Senior Engineer {n}",
        f"Ana García {n % 50}",
    )


class ListApp(App[None]):
    """Shows that many rows in a list, in one of our themes."""

    def __init__(self, rows: int = 1_000, theme: str = "followup-dark") -> None:
        no_color = "NO_COLOR" in os.environ
        super().__init__(ansi_color=True if no_color else None)
        themes.register(self)
        self.theme = themes.suited(theme, self.console.color_system, no_color=no_color)
        self.list = RecordList(COLUMNS, row, id="rows", empty="Nobody is waiting for you. Press a to add an interview.")
        self.list.show(range(rows))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.variable_defaults(self.current_theme)

    def compose(self) -> ComposeResult:
        yield self.list
        yield KeyFooter()


if __name__ == "__main__":
    arguments = sys.argv[1:]
    ListApp(int(arguments[0]) if arguments else 1_000, *arguments[1:2]).run()
