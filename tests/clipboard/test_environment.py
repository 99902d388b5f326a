"""Detection of the clipboard environment, with the variables and answers of real systems."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clipboard.stand_in import Programs, Screen
from tui.clipboard.copying import copy
from tui.clipboard.environment import detect_environment
from tui.clipboard.models import ClipboardEnvironment, Probed
from tui.clipboard.strategies import methods_in_order
from tui.programs.subprocesses import CompletedRun

SSH = {"SSH_CONNECTION": "203.0.113.5 50000 198.51.100.7 22", "SSH_TTY": "/dev/pts/4", "TERM": "xterm-256color"}
TMUX = {"TMUX": "/tmp/tmux-1000/default,900,0", "TMUX_PANE": "%3", "TERM": "tmux-256color", "TERM_PROGRAM": "tmux"}

PROCESSES = b"""
    1     0 systemd
  700     1 sshd
  710   700 sshd
  720   710 bash
  730   720 tmux: client
  740   720 python3
  900     1 tmux: server
  910   900 bash
  920   910 python3
 1000     1 gnome-terminal-
 1010  1000 bash
 1020  1010 tmux: client
 1030  1010 python3
 2000     1 mosh-server
 2010  2000 bash
 2020  2010 python3
 2030  2010 tmux: client
 3000     1 screen
 3010  3000 bash
 3020  3010 python3
"""


def answers(client: str = "", *settings: str, pane_tty: str = "/dev/pts/9", version: str = "3.3a") -> Programs:
    lines = [f"{version}\t{pane_tty}\texternal", *(["client\t" + client] if client else []), *settings]
    return Programs({"ps": PROCESSES, "tmux": "\n".join(lines).encode()})


def look(environ: dict[str, str], programs: Programs, **more: object) -> ClipboardEnvironment:
    given: dict[str, object] = {"tty": "/dev/pts/9", "pid": 1030, "system": "Linux"} | more
    return detect_environment(environ, run=programs, **given)  # type: ignore[arg-type]


def names(here: ClipboardEnvironment) -> list[str]:
    return [method.name for method in methods_in_order(here)]


@pytest.mark.parametrize(
    ("environ", "system", "desktop"),
    [
        ({"DISPLAY": ":0"}, "Linux", "x11"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "Linux", "wayland"),
        ({}, "Darwin", "mac"),
        ({}, "Windows", "windows"),
        ({"WSL_DISTRO_NAME": "Debian", "DISPLAY": ":0"}, "Linux", "wsl"),
        ({}, "Linux", ""),
    ],
)
def test_the_desktop_in_front_of_you(environ: dict[str, str], system: str, desktop: str) -> None:
    here = look({"TERM": "xterm-256color"} | environ, answers(), system=system)
    assert (here.link, here.desktop) == ("local", desktop)
    assert names(here) == (["desktop", "terminal"] if desktop else ["terminal"])


@pytest.mark.parametrize("system", ["Linux", "Darwin", "Windows"])
@pytest.mark.parametrize("display", [{}, {"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "wayland-0"}, {"WSL_DISTRO_NAME": "Debian"}])
def test_over_ssh_the_far_machines_clipboard_is_never_filled(system: str, display: dict[str, str]) -> None:
    here = look(SSH | display, Programs(), system=system)
    assert (here.link, here.desktop, names(here)) == ("ssh", "", ["terminal"])


@pytest.mark.parametrize("display", ["localhost:10.0", "myserver:11", "[::1]:10.0"])
def test_a_display_that_ssh_forwards_is_in_front_of_you(display: str) -> None:
    here = look(SSH | {"DISPLAY": display}, Programs())
    assert (here.desktop, names(here)) == ("forwarded", ["desktop", "terminal"])


def test_mosh_is_told_by_its_process_and_has_no_display() -> None:
    here = look(SSH | {"DISPLAY": "localhost:10.0"}, answers(), pid=2020)
    assert (here.link, here.desktop) == ("mosh", "")


def test_ssh_is_told_by_process_where_sudo_dropped_variables() -> None:
    assert look({"TERM": "xterm"}, answers(), pid=740).link == "ssh"


def test_without_ps_the_environment_must_do() -> None:
    assert look(SSH, Programs({"ps": CompletedRun(None)})).link == "ssh"
    assert look({"STY": "1.pts-0.host", "TERM": "screen.xterm-256color"}, Programs()).inside == "screen"


CLIENTS = {
    "ssh": "1700000000\t/dev/pts/4\t730\txterm-256color\t0\tbpaste,clipboard\tiTerm2 3.5.0",
    "desktop": "1700000009\t/dev/pts/2\t1020\txterm-256color\t0\tbpaste,clipboard\tVTE(7600)",
    "mosh": "1700000000\t/dev/pts/7\t2030\txterm-256color\t0\tclipboard\t",
}


def test_in_tmux_the_client_tells_the_connection() -> None:
    here = look(TMUX | SSH | {"TERM": "screen"}, answers(CLIENTS["desktop"], "DISPLAY=:0", "-SSH_CONNECTION"), pid=920)
    assert (here.inside, here.link, here.desktop, here.terminal) == (
        "tmux",
        "local",
        "x11",
        "GNOME Terminal and others on VTE",
    )
    assert here.environ["DISPLAY"] == ":0"
    assert names(here) == ["desktop", "tmux"]


def test_in_tmux_a_display_that_went_away_is_gone() -> None:
    here = look(TMUX | {"DISPLAY": ":0"}, answers(CLIENTS["ssh"], "-DISPLAY"), pid=920)
    assert (here.link, here.desktop, here.terminal) == ("ssh", "", "iTerm2")
    assert "DISPLAY" not in here.environ
    assert names(here) == ["tmux", "terminal"]


def test_in_tmux_servers_display_is_not_before_an_ssh_client() -> None:
    here = look(TMUX, answers(CLIENTS["ssh"], "DISPLAY=:0"), pid=920)
    assert here.desktop == ""
    forwarded = look(TMUX, answers(CLIENTS["ssh"], "DISPLAY=localhost:10.0"), pid=920)
    assert (forwarded.desktop, names(forwarded)) == ("forwarded", ["desktop", "tmux", "terminal"])


def test_of_several_clients_the_one_used_last_counts() -> None:
    both = CLIENTS["desktop"] + "\nclient\t" + CLIENTS["ssh"]
    here = look(TMUX, answers(both), pid=920)
    assert here.tmux
    assert here.tmux.client
    assert (here.tmux.client.tty, here.link) == ("/dev/pts/2", "local")


def test_tmux_in_mosh() -> None:
    here = look(TMUX, answers(CLIENTS["mosh"]), pid=920)
    assert (here.link, here.outer) == ("mosh", "")


@pytest.mark.parametrize(
    ("term", "told", "outer"),
    [("tmux-256color", "tmux 3.4", "tmux"), ("screen-256color", "tmux 3.3a", "tmux"), ("screen", "", "screen")],
)
def test_tmux_in_another_multiplexer(term: str, told: str, outer: str) -> None:
    here = look(TMUX, answers(f"1\t/dev/pts/4\t730\t{term}\t0\tclipboard\t{told}"), pid=920)
    assert (here.outer, here.terminal, here.link) == (outer, "", "ssh")


def test_inherited_tmux_variables_do_not_mean_tmux() -> None:
    environ = TMUX | {"TERM": "xterm-256color", "XTERM_VERSION": "XTerm(379)"}
    here = look(environ, answers(CLIENTS["desktop"]), tty="/dev/pts/11", pid=920)
    assert (here.inside, here.terminal) == ("", "xterm")


@pytest.mark.parametrize(
    ("environ", "tmux"),
    [(TMUX, CompletedRun(None)), (TMUX, CompletedRun(1)), ({"TERM": "tmux-256color"}, b"another server's answer")],
    ids=["hangs", "fails", "sudo dropped TMUX"],
)
def test_a_tmux_that_cannot_be_asked_is_still_around_us(environ: dict[str, str], tmux: CompletedRun | bytes) -> None:
    here = look(environ, Programs({"ps": PROCESSES, "tmux": tmux}), pid=920)
    assert (here.inside, here.tmux, names(here)) == ("tmux", None, ["tmux", "terminal"])
    screen = Screen()
    outcome = copy("note", here, write_terminal=screen, run=Programs())
    assert (outcome.kind, outcome.method) == ("sent", "terminal")
    assert outcome.sentence == ("tmux does not answer. Sent to tmux, which passes it on only if its set-clipboard is on.")
    assert screen.told == b"\x1b]52;c;bm90ZQ==\a\x1bPtmux;\x1b\x1b]52;c;bm90ZQ==\a\x1b\\"


def test_screen_and_zellij() -> None:
    assert look({"TERM": "screen"}, answers(), pid=3020).inside == "screen"
    assert look({"ZELLIJ": "0", "TERM": "xterm"}, answers()).inside == "zellij"


def test_what_the_terminal_answered_goes_before_the_environment() -> None:
    screen = look({"TERM": "xterm", "STY": "1.pts-0.host"}, Programs(), probed=Probed(kind=83))
    assert screen.inside == "screen"
    here = look(SSH, Programs(), probed=Probed(name="kitty(0.35.2)", takes=True))
    assert (here.terminal, here.says_it_takes) == ("kitty", True)


@pytest.mark.parametrize(
    ("environ", "terminal"),
    [
        ({"TERM": "xterm-kitty"}, "kitty"),
        ({"TERM": "alacritty"}, "Alacritty"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, "Terminal.app"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, "iTerm2"),
        ({"TERM": "xterm-256color", "LC_TERMINAL": "iTerm2"}, "iTerm2"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "vscode"}, "VS Code, remote window"),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7600"}, "GNOME Terminal and others on VTE"),
        ({"TERM": "xterm-256color", "WT_SESSION": "6f1c"}, "Windows Terminal"),
        ({"TERM": "linux"}, "the Linux console"),
        ({"TERM": "xterm-256color"}, ""),
        ({"TERM": "xterm-kitty", "VTE_VERSION": "7600"}, "kitty"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "[/red]\x1b]0;x"}, ""),
        ({}, ""),
    ],
)
def test_terminals_by_name(environ: dict[str, str], terminal: str) -> None:
    assert look(environ, answers()).terminal == terminal


@pytest.mark.parametrize("terminal", ["TERM_PROGRAM=Apple_Terminal", "VTE_VERSION=7600", "TERM_PROGRAM=vscode", "TERM=linux"])
def test_a_terminal_that_never_takes_copies_is_not_asked_to(terminal: str) -> None:
    name, _, value = terminal.partition("=")
    here = look(SSH | {name: value}, Programs())
    assert names(here) == []
    assert [method.name for method in methods_in_order(here, {"terminal": True})] == ["terminal"]


def test_the_persons_own_test_orders_the_ways() -> None:
    here = look(SSH | {"DISPLAY": "localhost:10.0"}, Programs())
    assert [method.name for method in methods_in_order(here, {"desktop": False})] == ["terminal", "desktop"]
    assert [method.name for method in methods_in_order(here, {"terminal": True})] == ["terminal", "desktop"]


def test_looking_around_shows_programs_nothing_but_questions() -> None:
    programs = answers(CLIENTS["ssh"])
    look(TMUX, programs, pid=920)
    assert [argv[0] for argv in programs.argvs] == ["ps", "tmux"]
    assert all(stdin == b"" for _, stdin in programs.calls)


@given(
    st.text().map(str.encode) | st.binary(),
    st.sampled_from(["ps", "tmux"]),
    st.sampled_from([b"", b"3.3a\t/dev/pts/9\texternal\nclient\t"]),
)
def test_whatever_the_programs_answer_is_survived(answer: bytes, program: str, start: bytes) -> None:
    programs = Programs({"ps": PROCESSES, "tmux": b""} | {program: start + answer})
    here = look(TMUX | {"DISPLAY": ":0"}, programs, pid=920)
    assert methods_in_order(here)


def test_a_terminals_name_can_hold_anything_and_does_no_harm() -> None:
    here = look(SSH, Programs(), probed=Probed(name="[red]\x9b31m\x1b]0;x\x07\n" + "y" * 10_000))
    assert here.reported == "[red]31m]0;x " + "y" * 47
    assert here.terminal == ""
