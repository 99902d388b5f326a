"""The findings of `followup check` about the clipboard: the environment, what a copy does there, and what to set once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping

from tui.clipboard import terminal_support
from tui.clipboard.models import ClipboardEnvironment
from tui.clipboard.osc52 import limit
from tui.clipboard.strategies import methods_in_order, strategy
from tui.domain.check_results import CheckResult

_LINKS = {"local": "on this machine", "ssh": "over SSH", "mosh": "over mosh"}
_PROGRAMS = {"x11": ("xclip", "xsel"), "forwarded": ("xclip", "xsel"), "wayland": ("wl-copy",)}


def report(
    here: ClipboardEnvironment,
    remembered: Mapping[str, bool] | None = None,
    installed: Callable[[str], bool] | None = None,
) -> list[CheckResult]:
    """Return the findings, most general first. `installed` tells whether a program exists; by default, on the PATH."""
    installed = installed or (lambda program: _on_path(program, here))
    found = [CheckResult("ok", f"You are {_place(here)}. At best, a copy here is {strategy(here).afterwards}.")]
    if (programs := _PROGRAMS.get(here.desktop)) and not any(installed(program) for program in programs):
        package = "wl-clipboard" if here.desktop == "wayland" else programs[0]
        place = {"x11": "X11", "wayland": "Wayland"}.get(here.desktop, "forwarded display's")
        found.append(CheckResult("fail", f"No program here can copy to the {place} clipboard.", f"Install {package}."))
    if here.desktop == "forwarded":
        waiting = "xclip serves a copy until something else is copied, and ssh waits for that at logout."
        found.append(CheckResult("info", waiting, "Copy something else, or press Enter, then ~. to end ssh."))
    if not here.outer:
        found.append(_terminal(here, remembered or {}))
    found += _tmux(here)
    if here.link == "mosh":
        found.append(CheckResult("info", f"mosh passes copies on from version 1.4, up to {limit(here):,} bytes of text.",
                             "Use mosh 1.4 or newer on both sides."))  # fmt: skip
    if not methods_in_order(here, remembered):
        found.append(CheckResult("fail", "Nothing can be copied here.", "Use another way: plain text, a file, your editor."))
    return found


def _on_path(program: str, here: ClipboardEnvironment) -> bool:
    return shutil.which(program, path=here.environ.get("PATH")) is not None


def _place(here: ClipboardEnvironment) -> str:
    around = [name for name in (here.inside, here.outer) if name]
    place = f"in {' in '.join(around)}, {_LINKS[here.link]}" if around else _LINKS[here.link]
    return f"{place}, in {here.terminal or here.reported}" if here.terminal or here.reported else place


def _terminal(here: ClipboardEnvironment, remembered: Mapping[str, bool]) -> CheckResult:
    """Return what is known about the terminal: from the user's own test, else from the table, else from its answer."""
    known = terminal_support.terminal_named(here.terminal)
    name = here.terminal or "Your terminal"
    answer = remembered.get("tmux" if here.tmux else "terminal")
    if answer:
        return CheckResult("ok", f"{name} received the copy in your last test.")
    if known and known.takes == "never":
        return CheckResult("fail", f"{name} does not accept copies from programs.", known.set_once)
    if known and known.takes == "once set":
        return CheckResult("info", f"{name} accepts copies once you allow it.", f"{known.set_once}; then run the test.")
    if answer is False:
        return CheckResult(
            "fail", f"{name} did not receive the copy in your last test.", "Use the other ways, or test again."
        )
    if known or here.says_it_takes:
        return CheckResult("ok", f"{name} accepts copies but cannot confirm them.")
    return CheckResult("info", "Your terminal may or may not accept copies.", "Run the test: copy a code, paste it back.")


def _tmux(here: ClipboardEnvironment) -> list[CheckResult]:
    if here.tmux is None:
        return []
    if here.outer == "tmux":
        return [CheckResult("info", "Your tmux runs inside another tmux, which drops copies from inside by default.",
                        "In the outer tmux: set -s set-clipboard on")]  # fmt: skip
    client = here.tmux.client
    if client is None:
        return [CheckResult("info", "No terminal is attached to tmux: a copy stays in its buffer.")]
    if not client.takes:
        return [CheckResult("info", f"tmux does not know that the terminal ({client.term}) accepts copies.",
                        f'In ~/.tmux.conf: set -as terminal-features ",{client.term}:clipboard"')]  # fmt: skip
    return []
