"""The words the clipboard speaks in: where we are, a way a copy can go, and what is known of it afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from msgspec import Struct

Kind = Literal["checked", "sent", "stored", "failed"]
Inside = Literal["", "tmux", "screen", "zellij"]
Link = Literal["local", "ssh", "mosh"]
Desktop = Literal["", "x11", "wayland", "mac", "windows", "wsl", "forwarded"]


class Outcome(Struct, frozen=True):
    """What is known after a copy, and by which way. `sentence` never claims more than `kind` does.

    checked: read back, and equal. sent: told to the terminal, which cannot confirm. stored: in a tmux buffer or a file
    only. failed: nowhere, and the sentence says why.
    """

    kind: Kind
    method: str
    sentence: str


class CopyMethod(Struct, frozen=True):
    """One way a note can go. `hands_on` ways need the person at the screen; `copy_by` takes all the others."""

    name: str
    title: str
    hands_on: bool = False


class CompletedRun(Struct, frozen=True):
    """How a program ended. `code` is None when it had to be stopped; `out` is what it had written until then."""

    code: int | None
    out: bytes = b""


Write = Callable[[bytes], None]
"""Writes bytes to the terminal; raises OSError when it cannot."""

Run = Callable[[Sequence[str], bytes, Mapping[str, str], float], CompletedRun]
"""(argv, standard input, environment, seconds) -> Ran. Raises OSError when the program cannot be started."""


class Client(Struct, frozen=True, kw_only=True):
    """The tmux client in front of the person: the one used last. `takes` says whether tmux knows it to take OSC 52."""

    tty: str
    pid: int
    term: str = ""
    told: str = ""
    takes: bool = False
    control: bool = False


class Tmux(Struct, frozen=True, kw_only=True):
    """The tmux server around us, as it answered. `client` is None when nobody is attached; `displays` is what the session now
    says of DISPLAY and its like, an empty value meaning gone."""

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
    """What is known of the way between this program and the person.

    `environ` is what child programs get: its display is that of today's tmux client, not of the day the pane was opened.
    `says_it_takes` is what the terminal itself answered about OSC 52, when it was asked.
    `inside` is the innermost multiplexer, `outer` what that one runs in, `link` how they reach this machine, `desktop`
    the clipboard in front of them that we can reach, `terminal` its name in `terminals.TERMINALS`, `told` its own words.
    """

    environ: Mapping[str, str]
    tty: str = ""
    inside: Inside = ""
    outer: Inside = ""
    link: Link = "local"
    desktop: Desktop = ""
    terminal: str = ""
    told: str = ""
    says_it_takes: bool = False
    tmux: Tmux | None = None

    @property
    def key(self) -> str:
        """The name under which answers about this terminal are remembered."""
        told = self.terminal or self.told.partition("(")[0].partition(" ")[0] or self.environ.get("TERM", "")
        return " > ".join(part for part in (self.inside, self.outer, self.link, told) if part)
