"""A note copied over SSH, in screen, through mosh and in a bare terminal."""

from __future__ import annotations

import shlex
from collections.abc import Callable

import pytest

from tests.e2e.clipboards import NOTES, Copying
from tests.e2e.servers import Display, Mosh, Screen, Sshd, Tmux
from tests.e2e.terminals import Home, Terminal, need, wait_until
from tui.clipboard.osc52 import LIMITS

Open = Callable[..., Terminal]


def has(terminal: Terminal, note: str) -> None:
    terminal.wait_until(lambda: ("c", note) in terminal.clipboards(), "the note in the terminal's clipboard")


@pytest.mark.parametrize("size", ["80 B", "2 kB", "20 kB"])
def test_over_ssh(private_home: Home, sshd: Sshd, terminal: Open, size: str) -> None:
    copying = Copying(private_home, NOTES[size])
    window = terminal(sshd.argv(copying.argv), private_home.environ())
    outcome = copying.outcome(window)
    assert (outcome["kind"], outcome["method"], outcome["here"]["link"]) == ("sent", "terminal", "ssh")
    has(window, copying.note)


def test_over_ssh_as_much_as_a_terminal_takes_and_no_more(private_home: Home, sshd: Sshd, terminal: Open) -> None:
    most = Copying(private_home, "x" * LIMITS["ssh"])
    window = terminal(sshd.argv(most.argv), private_home.environ())
    assert most.outcome(window)["kind"] == "sent"
    has(window, most.note)


def test_over_ssh_long_note_goes_to_a_file_with_scp_line(private_home: Home, sshd: Sshd, terminal: Open) -> None:
    copying = Copying(private_home, NOTES["200 kB"])
    window = terminal(sshd.argv(copying.argv), private_home.environ())
    outcome = copying.outcome(window)
    assert (outcome["kind"], outcome["method"]) == ("stored", "file")
    assert outcome["sentence"].startswith("Too long for your terminal (200,000 bytes")
    file = sshd.home.path / "state/followup/note.txt"
    assert f"scp -P {sshd.port} {private_home.environ()['USER']}@127.0.0.1:{file} ." in outcome["sentence"]
    assert file.read_bytes().decode() == copying.note
    assert file.stat().st_mode & 0o777 == 0o600
    window.send("\r")
    window.wait_for_end()
    assert window.clipboards() == []


def test_over_ssh_in_xterm(display: Display, private_home: Home, sshd: Sshd, terminal: Open) -> None:
    copying = Copying(private_home, NOTES["20 kB"])
    window = terminal(display.xterm(sshd.argv(copying.argv)), display.environ())
    assert copying.outcome(window)["kind"] == "sent"
    wait_until(lambda: display.selection() == copying.note, "the note in the X11 clipboard")


def test_over_ssh_in_tmux_in_xterm(display: Display, private_home: Home, sshd: Sshd, terminal: Open) -> None:
    tmux = Tmux(private_home)
    copying = Copying(private_home, NOTES["20 kB"])
    window = terminal(display.xterm(sshd.argv(tmux.argv(copying.argv))), display.environ())
    outcome = copying.outcome(window)
    assert (outcome["kind"], outcome["here"]["terminal"], outcome["here"]["link"]) == ("sent", "xterm", "ssh")
    assert tmux.buffer() == copying.note
    wait_until(lambda: display.selection() == copying.note, "the note in the X11 clipboard")


def test_xterm_by_default_takes_nothing_and_none_is_claimed(display: Display, private_home: Home, terminal: Open) -> None:
    allowed, barred = Copying(private_home, "taken"), Copying(private_home, "not taken")
    allowed.outcome(terminal(display.xterm(allowed.argv), display.environ()))
    wait_until(lambda: display.selection() == "taken", "the note in the X11 clipboard")
    window = terminal(display.xterm([*barred.argv, "--by", "terminal"], takes=False), display.environ())
    outcome = barred.outcome(window)
    assert outcome["kind"] == "sent"
    assert "if it is set to, but cannot confirm it" in outcome["sentence"]
    window.send("\r")
    window.close()
    assert display.selection() == "taken"


@pytest.mark.parametrize("x11", ["-X", "-Y"])
def test_over_ssh_with_a_forwarded_display(
    display: Display, private_home: Home, sshd: Sshd, terminal: Open, x11: str
) -> None:
    need("xauth")
    copying = Copying(private_home, NOTES["20 kB"])
    window = terminal(sshd.argv(copying.argv, x11), display.environ())
    outcome = copying.outcome(window)
    assert (outcome["kind"], outcome["method"], outcome["here"]["desktop"]) == ("checked", "desktop", "forwarded")
    assert display.selection() == copying.note


@pytest.mark.parametrize("size", ["80 B", "2 kB", "20 kB"])
def test_in_screen(private_home: Home, terminal: Open, size: str) -> None:
    copying = Copying(private_home, NOTES[size])
    window = terminal(Screen(private_home).argv(copying.argv), private_home.environ())
    outcome = copying.outcome(window)
    assert (outcome["kind"], outcome["here"]["inside"]) == ("sent", "screen")
    has(window, copying.note)


def test_in_screen_too_long_goes_to_a_file(private_home: Home, terminal: Open) -> None:
    copying = Copying(private_home, NOTES["200 kB"])
    outcome = copying.outcome(terminal(Screen(private_home).argv(copying.argv), private_home.environ()))
    assert (outcome["kind"], outcome["method"]) == ("stored", "file")
    assert (private_home.path / "state/followup/note.txt").read_bytes().decode() == copying.note


@pytest.mark.parametrize("size", ["80 B", "2 kB"])
def test_through_mosh(private_home: Home, terminal: Open, size: str) -> None:
    copying = Copying(private_home, NOTES[size])
    mosh = Mosh(private_home, copying.argv)
    window = terminal(mosh.argv, mosh.environ)
    outcome = copying.outcome(window)
    assert (outcome["kind"], outcome["here"]["link"]) == ("sent", "mosh")
    has(window, copying.note)


def test_through_mosh_as_much_as_it_takes_and_no_more(private_home: Home, terminal: Open) -> None:
    most, more = Copying(private_home, "x" * LIMITS["mosh"]), Copying(private_home, NOTES["20 kB"])
    mosh = Mosh(private_home, most.argv)
    window = terminal(mosh.argv, mosh.environ)
    assert most.outcome(window)["kind"] == "sent"
    has(window, most.note)
    mosh = Mosh(private_home, more.argv)
    outcome = more.outcome(terminal(mosh.argv, mosh.environ))
    assert (outcome["kind"], outcome["method"]) == ("stored", "file")
    assert "12,282" in outcome["sentence"]


def test_through_mosh_the_same_note_twice(private_home: Home, terminal: Open) -> None:
    first, second = Copying(private_home, NOTES["80 B"]), Copying(private_home, NOTES["80 B"])
    mosh = Mosh(private_home, ["sh", "-c", f"{shlex.join(first.argv)}; {shlex.join(second.argv)}"])
    window = terminal(mosh.argv, mosh.environ)
    first.outcome(window)
    has(window, first.note)
    window.send("\r")
    second.outcome(window)
    window.wait_until(lambda: window.clipboards().count(("c", first.note)) == 2, "the note, again")


def test_through_mosh_in_tmux(private_home: Home, terminal: Open) -> None:
    copying = Copying(private_home, NOTES["2 kB"])
    mosh = Mosh(private_home, Tmux(private_home).argv(copying.argv))
    window = terminal(mosh.argv, mosh.environ)
    outcome = copying.outcome(window)
    assert (outcome["kind"], outcome["method"], outcome["here"]["link"]) == ("sent", "tmux", "mosh")
    has(window, copying.note)
