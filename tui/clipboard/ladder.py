"""Where a copy can go, as one table: environment -> ways in order -> what is known afterwards."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from tui.clipboard import terminals
from tui.clipboard.model import Surroundings, Way

WAYS: tuple[Way, ...] = (
    Way("desktop", "The clipboard of the desktop in front of you"),
    Way("tmux", "tmux's buffer, and through tmux your terminal"),
    Way("terminal", "Your terminal, told by an escape sequence (OSC 52)"),
    Way("file", "A file only you can read, and the line that fetches it"),
    Way("print", "Plain text to select with the mouse", hands_on=True),
    Way("editor", "Your editor", hands_on=True),
    Way("mailto", "A link that opens your mail program", hands_on=True),
)


class Rung(Struct, frozen=True):
    """One row: the multiplexer next to us and the desktop in reach (`*` is any), the ways, what is known if all goes well."""

    environment: str
    inside: str
    desktop: str
    ways: tuple[str, ...]
    afterwards: str


# fmt: off
LADDER: tuple[Rung, ...] = (
    #    environment                             inside  desktop      ways in order                    known afterwards
    Rung("tmux, at the desktop",                 "tmux", "here",      ("desktop", "tmux", "terminal"), "checked"),
    Rung("tmux, over SSH with a display",        "tmux", "forwarded", ("desktop", "tmux", "terminal"), "checked"),
    Rung("tmux, over SSH or mosh",               "tmux", "none",      ("tmux", "terminal"),            "sent, tmux keeps it"),
    Rung("X11, Wayland, mac, Windows, WSL",      "*",    "here",      ("desktop", "terminal"),         "checked"),
    Rung("SSH with a forwarded display",         "*",    "forwarded", ("desktop", "terminal"),         "checked"),
    Rung("SSH, mosh, screen, zellij, a console", "*",    "none",      ("terminal",),                   "sent"),
)
# fmt: on


def way(name: str) -> Way:
    """The way of that name; KeyError when there is none."""
    return {way.name: way for way in WAYS}[name]


def rung(here: Surroundings) -> Rung:
    """The first row of the table that holds here."""
    desktop = {"": "none", "forwarded": "forwarded"}.get(here.desktop, "here")
    return next(row for row in LADDER if row.inside in ("*", here.inside) and row.desktop == desktop)


def ladder(here: Surroundings, remembered: Mapping[str, bool] | None = None) -> list[Way]:
    """The ways to try here, best first. What the person said of a way for this terminal goes before what the table says:
    ways that arrived come first, ways that did not come last."""
    answers = remembered or {}
    known = terminals.named(here.terminal)
    names = [
        name
        for name in rung(here).ways
        if name != "terminal" or not known or known.takes != "never" or answers.get("terminal")
    ]
    return [way(name) for name in sorted(names, key=lambda name: {True: 0, None: 1, False: 2}[answers.get(name)])]


def list_ways(here: Surroundings) -> list[Way]:
    """Every way there is here, for the list on one key: those of the ladder, then those that need the person."""
    return [way(name) for name in rung(here).ways] + [row for row in WAYS if row.hands_on or row.name == "file"]
