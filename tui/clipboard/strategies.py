"""The table of strategies: for each environment, the copy methods in order, and what is known afterwards."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from tui.clipboard import terminal_support
from tui.clipboard.models import ClipboardEnvironment, CopyMethod

METHODS: tuple[CopyMethod, ...] = (
    CopyMethod("desktop", "The desktop clipboard"),
    CopyMethod("tmux", "tmux's buffer, and your terminal through tmux"),
    CopyMethod("terminal", "Your terminal, by an escape sequence (OSC 52)"),
    CopyMethod("file", "A file only you can read, and the command to fetch it"),
    CopyMethod("print", "Plain text to select with the mouse", hands_on=True),
    CopyMethod("editor", "Your editor", hands_on=True),
    CopyMethod("mailto", "A link that opens your mail program", hands_on=True),
)


class Strategy(Struct, frozen=True):
    """One row: the multiplexer and the desktop (`*` is any), the methods in order, and what is known after a success."""

    environment: str
    inside: str
    desktop: str
    methods: tuple[str, ...]
    afterwards: str


# fmt: off
# ruff: noqa: E501 - one row of the table on each line
STRATEGIES: tuple[Strategy, ...] = (
    #        environment                              inside  desktop      methods in order                 known afterwards
    Strategy("tmux, at the desktop",                  "tmux", "here",      ("desktop", "tmux", "terminal"), "checked"),
    Strategy("tmux, over SSH with a display",         "tmux", "forwarded", ("desktop", "tmux", "terminal"), "checked"),
    Strategy("tmux, over SSH or mosh",                "tmux", "none",      ("tmux", "terminal"),            "sent, tmux keeps it"),
    Strategy("X11, Wayland, mac, Windows, WSL",       "*",    "here",      ("desktop", "terminal"),         "checked"),
    Strategy("SSH with a forwarded display",          "*",    "forwarded", ("desktop", "terminal"),         "checked"),
    Strategy("SSH, mosh, screen, zellij, a console",  "*",    "none",      ("terminal",),                   "sent"),
)
    #        environment                              inside  desktop      methods in order                 known afterwards


def method(name: str) -> CopyMethod:
    """Return the method with that name; raises KeyError if there is none."""
    return {method.name: method for method in METHODS}[name]


def strategy(here: ClipboardEnvironment) -> Strategy:
    """Return the first row of the table that applies here."""
    desktop = {"": "none", "forwarded": "forwarded"}.get(here.desktop, "here")
    return next(row for row in STRATEGIES if row.inside in ("*", here.inside) and row.desktop == desktop)


def methods_in_order(here: ClipboardEnvironment, remembered: Mapping[str, bool] | None = None) -> list[CopyMethod]:
    """Return the methods to try here, best first.

    The user's own tests in this terminal override the table: methods that worked come first, those that failed come last.
    """
    answers = remembered or {}
    known = terminal_support.terminal_named(here.terminal)
    names = [
        name
        for name in strategy(here).methods
        if name != "terminal" or not known or known.takes != "never" or answers.get("terminal")
    ]
    return [method(name) for name in sorted(names, key=lambda name: {True: 0, None: 1, False: 2}[answers.get(name)])]


def methods_to_offer(here: ClipboardEnvironment) -> list[CopyMethod]:
    """Return every method for the user to choose from: those that are tried here, then those that need the user."""
    return [method(name) for name in strategy(here).methods] + [row for row in METHODS if row.hands_on or row.name == "file"]
