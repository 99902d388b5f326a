"""Terminals are asked for their names before anything else runs."""

from __future__ import annotations

from collections.abc import Callable

from tests.e2e.clipboards import NOTES, Copying
from tests.e2e.servers import Display, Screen, Sshd
from tests.e2e.terminals import Home, Terminal

Open = Callable[..., Terminal]


def test_xterm_at_the_other_end_of_ssh_tells_its_name(
    display: Display, private_home: Home, sshd: Sshd, terminal: Open
) -> None:
    copying = Copying(private_home, NOTES["80 B"], "--probe")
    window = terminal(display.xterm(sshd.argv(copying.argv)), display.environ())
    outcome = copying.outcome(window)
    assert outcome["here"]["terminal"] == "xterm"
    assert outcome["sentence"].startswith("Sent to xterm, which accepts it if it is set to")


def test_screen_is_told_by_its_answer(private_home: Home, terminal: Open) -> None:
    copying = Copying(private_home, NOTES["80 B"], "--probe")
    window = terminal(Screen(private_home).argv(copying.argv), private_home.environ())
    outcome = copying.outcome(window)
    assert outcome["here"]["inside"] == "screen"
    window.wait_until(lambda: ("c", copying.note) in window.clipboards(), "the note in the terminal's clipboard")


def test_ssh_terminal_that_takes_no_copies_is_not_written_to(private_home: Home, sshd: Sshd, terminal: Open) -> None:
    copying = Copying(private_home, NOTES["80 B"], "--probe")
    window = terminal(
        sshd.argv(copying.argv), private_home.environ(), answers={b"\x1b[c": b"\x1bP>|VTE(7600)\x1b\\\x1b[?65;1;9c"}
    )
    outcome = copying.outcome(window)
    assert (outcome["kind"], outcome["here"]["reported"]) == ("failed", "VTE(7600)")
    assert "does not accept copies from programs" in outcome["sentence"]
    window.send("\r")
    window.wait_for_end()
    assert window.clipboards() == []
    assert b"VTE" not in window.written


def test_answers_are_not_left_over_as_keys(private_home: Home, terminal: Open) -> None:
    """The copier's next line of input must be what was typed, not what the terminal answered."""
    copying = Copying(private_home, NOTES["80 B"], "--probe")
    window = terminal(copying.argv, private_home.environ(), answers={b"\x1b[c": b"\x1bP>|kitty(0.35.2)\x1b\\\x1b[?62;52c"})
    outcome = copying.outcome(window)
    assert (outcome["here"]["terminal"], outcome["here"]["says_it_takes"]) == ("kitty", True)
    window.send("typed\r")
    window.wait_for("read: 'typed'")


def test_a_terminal_that_never_answers_costs_a_second(private_home: Home, terminal: Open) -> None:
    copying = Copying(private_home, NOTES["80 B"], "--probe")
    window = terminal(copying.argv, private_home.environ())
    outcome = copying.outcome(window)
    assert (outcome["kind"], outcome["here"]["terminal"]) == ("sent", "")
