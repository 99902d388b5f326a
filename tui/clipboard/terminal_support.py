"""The table of terminals: the name that each reports, whether it accepts OSC 52, and what to set once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

Takes = Literal["yes", "once set", "never", "unknown"]


class Terminal(Struct, frozen=True):
    """A terminal. `reports` matches its name (XTVERSION, TERM_PROGRAM, LC_TERMINAL, TERM); `set_once` says what to set."""

    name: str
    reports: str
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
"""For each environment variable, the terminal that it means; empty if the value is the name."""


def terminal_reporting(name: str) -> Terminal | None:
    """Return the terminal that reports this name, if it is in the table."""
    return next((terminal for terminal in TERMINALS if re.match(terminal.reports, name, re.IGNORECASE)), None)


def terminal_named(name: str) -> Terminal | None:
    """Return the terminal with that name in the table."""
    return next((terminal for terminal in TERMINALS if terminal.name == name), None)


def name_from_environ(environ: Mapping[str, str]) -> str:
    """Return the terminal's name from the environment. TERM comes first, because the others may be inherited."""
    if name := name_from_term(environ.get("TERM", "")):
        return name
    for variable, name in _SIGNS.items():
        if value := environ.get(variable):
            return name or value
    return ""


def name_from_term(term: str) -> str:
    """Return TERM if it identifies a terminal; `xterm-256color`, which most terminals set, does not."""
    return term if any(name in term for name in _TERM_NAMES) else ""
