"""Terminals as a table: how each tells its name, whether it takes a copy from afar (OSC 52), and what to set once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

Takes = Literal["yes", "once set", "never", "unknown"]


class Terminal(Struct, frozen=True):
    """`told` matches what it calls itself (XTVERSION, TERM_PROGRAM, LC_TERMINAL, TERM); `set_once` what its user can do."""

    name: str
    told: str
    takes: Takes
    set_once: str = ""


_ELSEWHERE = "nothing to set: use the other ways, or another terminal"

TERMINALS: tuple[Terminal, ...] = (
    Terminal("kitty", r"(xterm-)?kitty", "yes"),
    Terminal("foot", r"foot", "yes"),
    Terminal("Alacritty", r"alacritty", "yes"),
    Terminal("Ghostty", r"(xterm-)?ghostty", "yes"),
    Terminal("WezTerm", r"wezterm", "yes"),
    Terminal("Windows Terminal", r"windows.terminal", "yes"),
    Terminal(
        "iTerm2", r"iterm", "once set", "Settings > General > Selection: allow apps in terminal to access the clipboard"
    ),
    Terminal(
        "xterm", r"xterm\(", "once set", "`XTerm*allowWindowOps: true` in ~/.Xresources, then `xrdb -merge ~/.Xresources`"
    ),
    Terminal("GNOME Terminal and others on VTE", r"vte\b", "never", _ELSEWHERE),
    Terminal("Terminal.app", r"apple_terminal", "never", _ELSEWHERE),
    Terminal("PuTTY", r"putty", "never", _ELSEWHERE),
    Terminal("VS Code, remote window", r"vscode", "never", _ELSEWHERE),
    Terminal("the Linux console", r"linux$", "never", "nothing to set: it has no clipboard"),
)

_TERM_NAMES = ("kitty", "foot", "alacritty", "ghostty", "wezterm", "putty", "linux")
_SIGNS = {
    "XTERM_VERSION": "",
    "TERM_PROGRAM": "",
    "LC_TERMINAL": "",
    "WT_SESSION": "Windows Terminal",
    "VTE_VERSION": "VTE",
}
"""Environment variable -> the name it stands for, or nothing where its value is the name."""


def find(told: str) -> Terminal | None:
    """The terminal that calls itself so, if it is in the table."""
    return next((terminal for terminal in TERMINALS if re.match(terminal.told, told, re.IGNORECASE)), None)


def named(name: str) -> Terminal | None:
    """The table's row of that name."""
    return next((terminal for terminal in TERMINALS if terminal.name == name), None)


def told_by(environ: Mapping[str, str]) -> str:
    """What the terminal calls itself in the environment. TERM first: a terminal opened from another inherits all the rest."""
    if told := told_by_term(environ.get("TERM", "")):
        return told
    for variable, told in _SIGNS.items():
        if value := environ.get(variable):
            return told or value
    return ""


def told_by_term(term: str) -> str:
    """TERM, where it names one terminal; most say `xterm-256color`, which names none."""
    return term if any(name in term for name in _TERM_NAMES) else ""
