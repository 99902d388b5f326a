"""The records of the clipboard: the environment, a copy method, and the outcome of a copy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from msgspec import Struct

OutcomeKind = Literal["checked", "sent", "stored", "failed"]
Inside = Literal["", "tmux", "screen", "zellij"]
Link = Literal["local", "ssh", "mosh"]
Desktop = Literal["", "x11", "wayland", "mac", "windows", "wsl", "forwarded"]


class Outcome(Struct, frozen=True):
    """The outcome of a copy, and its method. `sentence` never claims more than `kind` does.

    checked: read back and equal. sent: to the terminal, which cannot confirm it. stored: in a tmux buffer or a file only.
    failed: not copied; the sentence says why.
    """

    kind: OutcomeKind
    method: str
    sentence: str


class CopyMethod(Struct, frozen=True):
    """One method of copying a note. `copy_by` accepts all but those that are `hands_on`, which need the user."""

    name: str
    title: str
    hands_on: bool = False


Write = Callable[[bytes], None]
"""Writes bytes to the terminal; raises OSError if it cannot."""


class Client(Struct, frozen=True, kw_only=True):
    """The tmux client used last. `reported` is the name of its terminal, `takes` whether tmux sends OSC 52 to it."""

    tty: str
    pid: int
    term: str = ""
    reported: str = ""
    takes: bool = False
    control: bool = False


class Tmux(Struct, frozen=True, kw_only=True):
    """The answers of the tmux server around this program.

    `client` is None if nobody is attached. `displays` holds the session's current DISPLAY and similar variables.
    """

    version: str = ""
    pane_tty: str = ""
    set_clipboard: str = ""
    displays: Mapping[str, str] = {}
    client: Client | None = None


class Probed(Struct, frozen=True, kw_only=True):
    """The terminal's own answers: its name (XTVERSION), whether it accepts OSC 52, and the first number of DA2."""

    name: str = ""
    takes: bool = False
    kind: int | None = None


class ClipboardEnvironment(Struct, frozen=True, kw_only=True):
    """What is known about the path between this program and the user.

    `environ` is for child programs: its display is that of the current tmux client, not of when the pane was opened. `inside`
    is the innermost multiplexer, `outer` what that one runs in, `link` how the user reaches this machine, `desktop` the
    user's own clipboard if it can be reached, `terminal` the name in `terminal_support.TERMINALS`, `reported` the name that
    the terminal reports. `says_it_takes` is the terminal's answer about OSC 52, if it was asked.
    """

    environ: Mapping[str, str]
    tty: str = ""
    inside: Inside = ""
    outer: Inside = ""
    link: Link = "local"
    desktop: Desktop = ""
    terminal: str = ""
    reported: str = ""
    says_it_takes: bool = False
    tmux: Tmux | None = None

    @property
    def key(self) -> str:
        """The name under which test results for this terminal are remembered."""
        reported = self.terminal or self.reported.partition("(")[0].partition(" ")[0] or self.environ.get("TERM", "")
        return " > ".join(part for part in (self.inside, self.outer, self.link, reported) if part)
