"""A copy on a desktop counts only once it was read back, and no display can make the program wait."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.e2e.clipboards import NOTES, Copying
from tests.e2e.servers import Display, Wayland
from tests.e2e.terminals import Home, Terminal, need

Open = Callable[..., Terminal]


@pytest.mark.parametrize("size", list(NOTES))
def test_x11(display: Display, private_home: Home, terminal: Open, size: str) -> None:
    copying = Copying(private_home, NOTES[size])
    window = terminal(copying.argv, private_home.environ(DISPLAY=display.name))
    outcome = copying.outcome(window)
    assert (outcome["kind"], outcome["method"]) == ("checked", "desktop")
    assert display.selection() == copying.note
    assert window.written == b""


@pytest.mark.parametrize("size", list(NOTES))
def test_wayland(wayland: Wayland, private_home: Home, terminal: Open, size: str) -> None:
    copying = Copying(private_home, NOTES[size])
    window = terminal(copying.argv, private_home.environ(WAYLAND_DISPLAY=wayland.name))
    outcome = copying.outcome(window)
    assert (outcome["kind"], outcome["method"]) == ("checked", "desktop")
    assert wayland.selection() == copying.note
    assert window.written == b""


@pytest.fixture
def silent_display() -> Iterator[str]:
    """Return a DISPLAY that accepts connections and never answers."""
    for number in range(90, 200):
        listener = socket.socket()
        try:
            listener.bind(("127.0.0.1", 6000 + number))
        except OSError:
            listener.close()
            continue
        with listener:
            listener.listen()
            yield f"127.0.0.1:{number}"
        return
    raise AssertionError("no port is free")


def test_display_that_never_answers_is_given_up(silent_display: str, private_home: Home, terminal: Open) -> None:
    need("xclip")
    copying = Copying(private_home, NOTES["2 kB"])
    window = terminal(copying.argv, private_home.environ(DISPLAY=silent_display))
    outcome = copying.outcome(window)
    assert (outcome["kind"], outcome["method"]) == ("sent", "terminal")
    assert outcome["sentence"].startswith("The X11 clipboard did not answer in time. Sent to")
    window.wait_until(lambda: window.clipboards() == [("c", copying.note)], "the note in the terminal's clipboard")


@pytest.mark.parametrize("dead", [{"DISPLAY": ":77"}, {"WAYLAND_DISPLAY": "wayland-77"}], ids=["X11", "Wayland"])
def test_a_dead_display_is_no_success_and_scribbles_nowhere(dead: dict[str, str], private_home: Home, terminal: Open) -> None:
    need("xclip", "wl-copy")
    copying = Copying(private_home, NOTES["80 B"])
    window = terminal(copying.argv, private_home.environ(**dead))
    outcome = copying.outcome(window)
    assert (outcome["kind"], outcome["method"]) == ("sent", "terminal")
    window.wait_until(lambda: window.clipboards() == [("c", copying.note)], "the note in the terminal's clipboard")
    assert b"rror" not in window.written
    assert b"ailed" not in window.written


def _commands() -> list[bytes]:
    """Return the command lines of all processes, as `ps` shows them."""
    commands = []
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            commands.append(process.read_bytes())
    return commands


def test_no_note_is_ever_an_argument(display: Display, private_home: Home, terminal: Open) -> None:
    """Nobody who lists the processes can read the note, not even while it is in the clipboard."""
    copying = Copying(private_home, "a secret that shows nowhere")
    copying.outcome(terminal(copying.argv, private_home.environ(DISPLAY=display.name)))
    assert display.selection() == copying.note
    assert any(b"xclip" in command for command in _commands())
    assert not [command for command in _commands() if b"a secret that" in command]
