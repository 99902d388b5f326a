"""The records of the clipboard: the environment, a method of copying, and what is known after a copy."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from msgspec import Struct

Kind = Literal["checked", "sent", "stored", "failed"]
Inside = Literal["", "tmux", "screen", "zellij"]
Link = Literal["local", "ssh", "mosh"]
Desktop = Literal["", "x11", "wayland", "mac", "windows", "wsl", "forwarded"]


class Outcome(Struct, frozen=True):
    """What is known after a copy, and by which method. `sentence` never claims more than `kind` does.

    checked: read back, and equal. sent: to the terminal, which cannot confirm it. stored: in a tmux buffer or a file only.
    failed: nowhere, and the sentence says why.
    """

    kind: Kind
    method: str
    sentence: str


class CopyMethod(Struct, frozen=True):
    """One method of copying a note. `copy_by` takes all but those that are `hands_on`, which need the user at the screen."""

    name: str
    title: str
    hands_on: bool = False


class CompletedRun(Struct, frozen=True):
    """How a program ended. `code` is None if it had to be stopped; `out` is what it had written until then."""

    code: int | None
    out: bytes = b""


Write = Callable[[bytes], None]
"""Writes bytes to the terminal; raises OSError if it cannot."""

Run = Callable[[Sequence[str], bytes, Mapping[str, str], float], CompletedRun]
"""(argv, standard input, environment, seconds) -> CompletedRun. Raises OSError if the program cannot be started."""


class Client(Struct, frozen=True, kw_only=True):
    """The user's tmux client: the one used last. `reported` is its terminal's name, `takes` whether tmux sends it OSC 52."""

    tty: str
    pid: int
    term: str = ""
    reported: str = ""
    takes: bool = False
    control: bool = False


class Tmux(Struct, frozen=True, kw_only=True):
    """The tmux server around this program, as it answered.

    `client` is None if nobody is attached. `displays` are the session's present DISPLAY and its like, empty if gone.
    """

    version: str = ""
    pane_tty: str = ""
    set_clipboard: str = ""
    displays: Mapping[str, str] = {}
    client: Client | None = None


class Probed(Struct, frozen=True, kw_only=True):
    """What the terminal itself answered: its name (XTVERSION), whether it says it takes OSC 52, and DA2's first number."""

    name: str = ""
    takes: bool = False
    kind: int | None = None


class ClipboardEnvironment(Struct, frozen=True, kw_only=True):
    """What is known of the way between this program and the user.

    `environ` is what child programs get: its display is that of today's tmux client, not of the day the pane was opened.
    `inside` is the innermost multiplexer, `outer` what that one runs in, `link` how the user reaches this machine, `desktop`
    the user's own clipboard if it can be reached, `terminal` the name in `terminal_support.TERMINALS`, `reported` the name
    that the terminal reports. `says_it_takes` is what the terminal answered about OSC 52, if it was asked.
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
        """Return the name under which answers about this terminal are remembered."""
        reported = self.terminal or self.reported.partition("(")[0].partition(" ")[0] or self.environ.get("TERM", "")
        return " > ".join(part for part in (self.inside, self.outer, self.link, reported) if part)
