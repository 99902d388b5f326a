"""The copy methods that need no help from the user. Each returns an outcome; none raises or takes long."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

from tui.clipboard import osc52, terminal_support
from tui.clipboard.models import Client, ClipboardEnvironment, Inside, Outcome, Write
from tui.programs.subprocesses import RunProgram

STEP_TIMEOUT = 2.0
"""The timeout of one step."""

_MOSH_FRAME = 0.3
"""Seconds between two frames, so that mosh, which sends at most every 250 ms, sees both."""

_PLACES = {
    "x11": "the X11 clipboard",
    "wayland": "the Wayland clipboard",
    "mac": "the Mac's clipboard",
    "windows": "the Windows clipboard",
    "wsl": "the Windows clipboard",
    "forwarded": "the clipboard of the forwarded display",
}
_INSTALL = {"x11": " (install xclip)", "wayland": " (install wl-clipboard)", "forwarded": " (install xclip on this machine)"}
_IN_TMUX = "tmux keeps it (prefix then ] pastes it)"


def by_desktop(note: str, here: ClipboardEnvironment, run: RunProgram) -> Outcome:
    """Copy by pyperclip, in a process of its own; the copy counts only if the same text is read back."""
    worker = [sys.executable, "-P", str(Path(__file__).with_name("pyperclip_worker.py"))]
    place = _PLACES.get(here.desktop, "the desktop's clipboard")
    try:
        ran = run(worker, note.encode(), here.environ, STEP_TIMEOUT)
    except OSError as error:
        return _failed("desktop", f"Python could not be started to reach {place} ({_reason(error)}).")
    stages = ran.out.decode(errors="replace").split()
    if "same" in stages:
        return Outcome("checked", "desktop", f"Copied: {place} was read back and holds the note.")
    if "nothing" in stages:
        return _failed("desktop", f"No program here can reach {place}{_INSTALL.get(here.desktop, '')}.")
    if "different" in stages:
        return _failed("desktop", f"{_capital(place)} did not accept the note.")
    if ran.code is None and "copied" in stages and here.desktop == "wsl":
        return Outcome("sent", "desktop", "Sent to the Windows clipboard, which could not be read back in time.")
    return _failed("desktop", f"{_capital(place)} {'did not answer in time' if ran.code is None else 'cannot be reached'}.")


def by_terminal(note: str, here: ClipboardEnvironment, write_terminal: Write, arrived: bool | None = None) -> Outcome:
    """Copy by OSC 52, wrapped for the innermost multiplexer."""
    data, around = note.encode(), here.inside
    if len(data) > osc52.limit(here):
        return _failed("terminal", f"Too long for {_too_long(data, here, around)}.")
    try:
        _send(osc52.frames(data, around, here.link), write_terminal)
    except OSError as error:
        return _failed("terminal", f"Not copied: the terminal could not be written to ({_reason(error)}).")
    return Outcome("sent", "terminal", f"Sent to {_terminal(here, around)}, {_expectation(here, around, arrived)}.")


def by_tmux(
    note: str, here: ClipboardEnvironment, write_terminal: Write, run: RunProgram, arrived: bool | None = None
) -> Outcome:
    """Copy into tmux's buffer, which is read back, and through tmux to the terminal.

    Then copy to the terminal directly, too, because tmux omits the name of the selection.
    """
    data, around, tmux = note.encode(), here.outer, here.tmux
    if tmux is None:
        return _failed("tmux", "tmux does not answer.")
    client = tmux.client
    known = terminal_support.terminal_named(here.terminal)
    fits = len(data) <= osc52.limit(here)
    tell = bool(client and fits and (not known or known.takes != "never" or arrived))
    by_itself = tell and client is not None and client.takes and _at_least(tmux.version, (3, 2))
    flags = ["-w", "-t", client.tty] if client and by_itself else []
    try:
        loaded = run(["tmux", "load-buffer", *flags, "-"], data, here.environ, STEP_TIMEOUT)
        shown = run(["tmux", "show-buffer"], b"", here.environ, STEP_TIMEOUT)
    except OSError as error:
        return _failed("tmux", f"tmux could not be started ({_reason(error)}).")
    if None in (loaded.code, shown.code):
        return _failed("tmux", "tmux did not answer in time.")
    if loaded.code or shown.out != data:
        return _failed("tmux", "tmux did not accept the note.")
    if client is None:
        return _stored("no terminal is attached")
    if not fits:
        return _stored(f"it is too long for {_too_long(data, here, around)}")
    if not tell:
        return _stored(f"{_terminal(here, around)} does not accept copies from programs")
    try:
        _send(osc52.frames(data, around, here.link), write_terminal if client.control else _writer(client, here, run))
    except OSError as error:
        if not by_itself:
            return _stored(f"its terminal could not be written to ({_reason(error)})")
    receiver = f"{_terminal(here, around)}, {_expectation(here, around, arrived)}"
    return Outcome("sent", "tmux", f"Sent through tmux to {receiver}; {_IN_TMUX}.")


def _stored(why: str) -> Outcome:
    return Outcome("stored", "tmux", f"In tmux only, because {why}: {_IN_TMUX}.")


def _writer(client: Client, here: ClipboardEnvironment, run: RunProgram) -> Write:
    """Return a function that writes to the terminal of the tmux client.

    It writes in one piece, so that no output of tmux comes between, and by a program that can be killed if the terminal does
    not read.
    """

    def write(data: bytes) -> None:
        done = run(["dd", f"of={client.tty}", "obs=1024k"], data, here.environ, STEP_TIMEOUT)
        if done.code != 0:
            raise OSError(None, "no answer" if done.code is None else "no permission")

    return write


def _send(frames: list[bytes], write: Write) -> None:
    for number, frame in enumerate(frames):
        if number:
            time.sleep(_MOSH_FRAME)
        write(frame)


def _terminal(here: ClipboardEnvironment, around: Inside) -> str:
    """Return the name of the receiver of the copy: the terminal, or the multiplexer `around` this program."""
    outer = {"tmux": "the outer tmux" if here.outer else "tmux", "screen": "the terminal around screen", "zellij": "zellij"}
    return outer.get(around, here.terminal or "your terminal") + (" through mosh" if here.link == "mosh" else "")


def _expectation(here: ClipboardEnvironment, around: Inside, arrived: bool | None) -> str:
    """Return what to expect of the receiver, without claiming more than is known."""
    known = terminal_support.terminal_named(here.terminal)
    if arrived is not None:
        return "which received it in your test" if arrived else "though it did not arrive in your test"
    if around == "tmux":
        return "which passes it on only if its set-clipboard is on"
    if known and known.takes == "once set":
        return "which accepts it if it is set to, but cannot confirm it"
    if here.says_it_takes:
        return "which says it accepts copies but cannot confirm them"
    return "which cannot confirm it" if known else "which may accept it but cannot confirm it"


def _too_long(data: bytes, here: ClipboardEnvironment, around: Inside) -> str:
    return f"{_terminal(here, around)} ({len(data):,} bytes; its limit is {osc52.limit(here):,})"


def _at_least(version: str, wanted: tuple[int, int]) -> bool:
    """Return whether a version of tmux is at least `wanted`; an unknown version counts as new."""
    found = re.search(r"(\d+)\.(\d+)", version)
    return not found or (int(found[1]), int(found[2])) >= wanted


def _failed(method: str, sentence: str) -> Outcome:
    return Outcome("failed", method, sentence)


def _reason(error: OSError) -> str:
    return error.strerror or "no reason given"


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
