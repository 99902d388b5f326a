"""The copy methods, from the tables of strategies and terminals."""

from __future__ import annotations

from tests.docs.markdown import code, table
from tui.clipboard.strategies import METHODS, STRATEGIES
from tui.clipboard.terminal_support import TERMINALS


def strategies_table() -> str:
    """Return where a copy goes from each place."""
    return table(
        ("where you are", "tried in order", "known afterwards"),
        ((row.environment, ", ".join(map(code, row.methods)), row.afterwards) for row in STRATEGIES),
    )


def ways_table() -> str:
    """Return every way to copy."""
    return table(("way", "what it is"), ((code(way.name), way.title) for way in METHODS))


def terminals_table() -> str:
    """Return which terminals accept a copy from a program on another machine."""
    return table(
        ("terminal", "takes a copy", "what to set"),
        ((terminal.name, terminal.takes, terminal.set_once or "nothing") for terminal in TERMINALS),
    )
