"""Detect what is between this program and the user (multiplexers, ssh, desktop), without querying the terminal."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Mapping
from contextlib import suppress

from msgspec.structs import replace

from tui.clipboard import terminal_support
from tui.clipboard.models import Client, ClipboardEnvironment, Desktop, Inside, Link, Probed, Tmux
from tui.domain.sanitize import for_copying
from tui.programs.subprocesses import RunProgram, run_program

DETECT_TIMEOUT = 1.0
"""The timeout for tmux and ps; they need about 5 ms."""

_ASK_PANE = "#{version}\t#{pane_tty}\t#{set-clipboard}"
_ASK_CLIENTS = (
    "#{client_activity}\t#{client_tty}\t#{client_pid}\t#{client_termname}\t#{client_control_mode}\t"
    "#{client_termfeatures}\t#{client_termtype}"
)
_Parents = dict[int, tuple[int, str]]
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY")


def detect_environment(
    environ: Mapping[str, str],
    *,
    tty: str | None = None,
    probed: Probed | None = None,
    run: RunProgram = run_program,
    system: str | None = None,
    pid: int | None = None,
) -> ClipboardEnvironment:
    """Return what is known about the terminal now; takes about 20 ms.

    Call it again before each copy, because tmux clients come and go. `tty` is the path of the terminal (None: that of the
    standard streams; "": none), `system` the result of `platform.system()`.
    """
    tty = own_tty() if tty is None else tty
    parents = _parents(environ, run)
    chain = _containers(os.getpid() if pid is None else pid, parents)
    inside = _innermost(environ, chain, probed)
    tmux = _ask_tmux(environ, run) if inside == "tmux" and environ.get("TMUX") else None
    if inside == "tmux" and not _in_its_pane(tmux, tty, environ):
        inside, tmux = "", None
    if tmux:
        here = _in_tmux(environ, tty, tmux, parents)
    else:
        reported = (probed.name if probed else "") or ("" if inside else terminal_support.name_from_environ(environ))
        here = ClipboardEnvironment(
            environ=dict(environ),
            tty=tty,
            inside=inside,
            link=_link(environ, chain),
            reported=reported,
            says_it_takes=bool(probed and probed.takes),
        )
    reported = " ".join(for_copying(here.reported).split())[:60]
    known = terminal_support.terminal_reporting(reported)
    return replace(
        here, reported=reported, terminal=known.name if known else "", desktop=_desktop(here, system or platform.system())
    )


def own_tty() -> str:
    """Return the path of the terminal on the standard streams, empty if there is none."""
    for stream in (0, 1, 2):
        with suppress(OSError, AttributeError):  # Windows has no ttyname
            return os.ttyname(stream)
    return ""


def _in_its_pane(tmux: Tmux | None, tty: str, environ: Mapping[str, str]) -> bool:
    """Return whether this is the pane that TMUX names, and not a terminal that was opened from it and inherited TMUX.

    Such a terminal sets its own TERM; a popup, `script` and `sudo` do not.
    """
    return bool(_multiplexer(environ.get("TERM", "")) or (tmux and tty in ("", tmux.pane_tty)))


def _in_tmux(environ: Mapping[str, str], tty: str, tmux: Tmux, parents: _Parents) -> ClipboardEnvironment:
    """Return the environment inside tmux, as that of its client: how it is reached, what it runs in, its terminal."""
    reported, link = "", _link(environ, [])
    outer: Inside = ""
    if client := tmux.client:
        reported = client.reported or terminal_support.name_from_term(client.term)
        outer = "tmux" if reported.startswith("tmux") else _multiplexer(client.term)
        link = _link({} if parents and not outer else environ, _containers(client.pid, parents))
    current = {name: value for name, value in (dict(environ) | dict(tmux.displays)).items() if value}
    return ClipboardEnvironment(
        environ=current, tty=tty, inside="tmux", outer=outer, link=link, reported="" if outer else reported, tmux=tmux
    )


def _multiplexer(name: str) -> Inside:
    """Return the multiplexer whose name a process or a terminal name begins with."""
    if name.startswith("tmux"):
        return "tmux"
    if name.startswith("screen"):
        return "screen"
    return "zellij" if name.startswith("zellij") else ""


def _parents(environ: Mapping[str, str], run: RunProgram) -> _Parents:
    """Return the parent and the name of every process, as `ps` lists them; empty if there is no `ps`."""
    try:
        out = run(["ps", "-A", "-o", "pid=,ppid=,comm="], b"", environ, DETECT_TIMEOUT).out.decode(errors="replace")
    except OSError:
        return {}
    rows = (line.split(None, 2) for line in out.splitlines())
    return {
        int(row[0]): (int(row[1]), row[2].rpartition("/")[2].lower())
        for row in rows
        if len(row) == 3 and row[0].isdecimal() and row[1].isdecimal()
    }


def _containers(pid: int, parents: _Parents) -> list[str]:
    """Return which of tmux, screen, zellij, ssh and mosh a process runs in, innermost first."""
    words = {"tmux": "tmux", "screen": "screen", "zellij": "zellij", "sshd": "ssh", "dropbear": "ssh", "mosh-server": "mosh"}
    found: list[str] = []
    seen: set[int] = set()
    while pid in parents and pid not in seen:
        seen.add(pid)
        pid, name = parents[pid]
        found += [word for start, word in words.items() if name.startswith(start)]
    return found


def _innermost(environ: Mapping[str, str], chain: list[str], probed: Probed | None) -> Inside:
    """Return the innermost multiplexer: by the terminal's answer, else the parents, else the environment."""
    if probed and probed.kind in (83, 84):
        return "screen" if probed.kind == 83 else "tmux"
    if "ZELLIJ" in environ:
        return "zellij"
    for word in chain:
        if inside := _multiplexer(word):
            return inside
        if word in ("ssh", "mosh"):
            return ""
    if environ.get("TMUX"):
        return "tmux"
    return "screen" if environ.get("STY") and environ.get("TERM", "").startswith("screen") else ""


def _link(environ: Mapping[str, str], chain: list[str]) -> Link:
    """Return how the user reaches this machine: by the nearest of ssh and mosh among the parents, else the environment."""
    for word in chain:
        if word in ("ssh", "mosh"):
            return "mosh" if word == "mosh" else "ssh"
    return "ssh" if any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")) else "local"


def _desktop(here: ClipboardEnvironment, system: str) -> Desktop:
    """Return the user's own desktop clipboard if this machine can reach it.

    Over SSH that is a forwarded display or none: nobody uses the clipboard of the remote machine.
    """
    display = here.environ.get("DISPLAY", "")
    if here.link == "mosh":
        return ""
    if here.link == "ssh":
        return "forwarded" if re.fullmatch(r"(?!unix:)[^/]+:\d+(\.\d+)?", display) else ""
    if system == "Darwin":
        return "mac"
    if system == "Windows":
        return "windows"
    if "WSL_DISTRO_NAME" in here.environ:
        return "wsl"
    return "wayland" if here.environ.get("WAYLAND_DISPLAY") else "x11" if display else ""


def _ask_tmux(environ: Mapping[str, str], run: RunProgram) -> Tmux | None:
    """Return the server's version and options, its newest client and the session's displays; None if it does not answer."""
    pane = environ.get("TMUX_PANE", "")
    target = ["-t", pane] if pane else []
    ask = ["tmux", "display-message", *target, "-p", _ASK_PANE]
    ask += [";", "list-clients", *target, "-F", "client\t" + _ASK_CLIENTS]
    ask += [";", "show-environment", *target]
    try:
        answer = run(ask, b"", environ, DETECT_TIMEOUT)
    except OSError:
        return None
    lines = answer.out.decode(errors="replace").splitlines()
    if not lines or answer.code is None:
        return None
    version, pane_tty, set_clipboard, *_ = [*lines[0].split("\t"), "", "", ""]
    clients = sorted(line.split("\t")[1:] for line in lines[1:] if line.startswith("client\t"))
    settings = (line.removeprefix("-").partition("=") for line in lines[1:])
    return Tmux(
        version=version,
        pane_tty=pane_tty,
        set_clipboard=set_clipboard,
        displays={name: value for name, _, value in settings if name in _DISPLAYS},
        client=_client(clients[-1]) if clients else None,
    )


def _client(fields: list[str]) -> Client:
    _, tty, pid, term, control, features, reported, *_ = [*fields, "", "", "", "", "", "", ""]
    return Client(
        tty=tty,
        pid=int(pid) if pid.isdecimal() else 0,
        term=term,
        reported=reported,
        takes="clipboard" in features.split(","),
        control=control == "1",
    )
