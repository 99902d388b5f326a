"""A note copied inside a real tmux reaches its terminal and tmux's buffer, or the outcome says that it did not."""

from __future__ import annotations

import shlex
from collections.abc import Callable

import pytest

from tests.e2e.clipboards import NOTES, Copying
from tests.e2e.servers import Display, Screen, Sshd, Tmux
from tests.e2e.terminals import Home, Terminal, wait_until

Open = Callable[..., Terminal]


@pytest.mark.parametrize("set_clipboard", ["external", "on", "off"])
def test_each_set_clipboard(private_home: Home, terminal: Open, set_clipboard: str) -> None:
    tmux = Tmux(private_home, {"set-clipboard": set_clipboard})
    copying = Copying(private_home, NOTES["2 kB"])
    outer = terminal(tmux.argv(copying.argv), private_home.environ())
    outcome = copying.outcome(outer)
    assert (outcome["kind"], outcome["method"]) == ("sent", "tmux")
    assert tmux.buffer() == copying.note
    by_tmux, by_us = ("", copying.note), ("c", copying.note)
    outer.wait_until(lambda: outer.clipboards() == [by_tmux, by_us], "the note from tmux, then with the clipboard's name")


@pytest.mark.parametrize("size", ["80 B", "20 kB"])
def test_each_size(private_home: Home, terminal: Open, size: str) -> None:
    tmux = Tmux(private_home)
    copying = Copying(private_home, NOTES[size])
    outer = terminal(tmux.argv(copying.argv), private_home.environ())
    assert copying.outcome(outer)["kind"] == "sent"
    assert tmux.buffer() == copying.note
    outer.wait_until(lambda: ("c", copying.note) in outer.clipboards(), "the note in the terminal's clipboard")


def test_too_long_for_the_terminal_stays_whole_in_tmux(private_home: Home, terminal: Open) -> None:
    tmux = Tmux(private_home)
    copying = Copying(private_home, NOTES["200 kB"])
    outer = terminal(tmux.argv(copying.argv), private_home.environ())
    outcome = copying.outcome(outer)
    assert (outcome["kind"], outcome["method"]) == ("stored", "tmux")
    assert "too long" in outcome["sentence"]
    assert tmux.buffer() == copying.note
    outer.send("\r")
    outer.wait_for_end()
    assert outer.clipboards() == []


def test_tmux_without_ms_terminal_is_told_directly(private_home: Home, terminal: Open) -> None:
    tmux = Tmux(private_home, {"terminal-overrides": ",*:Ms@"})
    copying = Copying(private_home, NOTES["2 kB"])
    outer = terminal(tmux.argv(copying.argv), private_home.environ())
    assert copying.outcome(outer)["kind"] == "sent"
    outer.wait_until(lambda: outer.clipboards() == [("c", copying.note)], "the note, once")


def test_xterm_around_tmux_has_it_in_its_clipboard(display: Display, private_home: Home, terminal: Open) -> None:
    """tmux names no selection, so xterm would set only PRIMARY."""
    tmux = Tmux(private_home, name="xterm")
    copying = Copying(private_home, NOTES["20 kB"], "--by", "tmux")
    outer = terminal(display.xterm(tmux.argv(copying.argv)), private_home.environ(DISPLAY=display.name))
    outcome = copying.outcome(outer)
    assert outcome["kind"] == "sent"
    assert outcome["here"]["terminal"] == "xterm"
    wait_until(lambda: display.selection() == copying.note, "the note in the X11 clipboard")


def test_at_the_desktop_its_clipboard_comes_first(display: Display, private_home: Home, terminal: Open) -> None:
    copying = Copying(private_home, NOTES["2 kB"])
    outer = terminal(Tmux(private_home).argv(copying.argv), private_home.environ(DISPLAY=display.name))
    outcome = copying.outcome(outer)
    assert (outcome["kind"], outcome["method"]) == ("checked", "desktop")
    assert display.selection() == copying.note


@pytest.mark.parametrize(
    ("options", "arrives"),
    [({"set-clipboard": "on"}, ["", "c"]), ({"allow-passthrough": "on"}, ["c"]), ({}, [])],
    ids=["outer set-clipboard on", "outer allow-passthrough on", "outer as it comes"],
)
def test_tmux_inside_ssh_inside_tmux(
    private_home: Home, sshd: Sshd, terminal: Open, options: dict[str, str], arrives: list[str]
) -> None:
    outer, inner = Tmux(private_home, options, name="outer"), Tmux(private_home, name="inner")
    copying = Copying(private_home, NOTES["2 kB"])
    window = terminal(outer.argv(sshd.argv(inner.argv(copying.argv))), private_home.environ())
    outcome = copying.outcome(window)
    assert outcome["here"]["outer"] == "tmux"
    assert outcome["here"]["link"] == "ssh"
    assert outcome["kind"] == "sent"
    assert "only if its set-clipboard is on" in outcome["sentence"]
    assert inner.buffer() == copying.note
    window.send("\r")
    window.wait_for_end()
    assert all(text == copying.note and name in arrives for name, text in window.clipboards())
    assert bool(window.clipboards()) == bool(arrives)


def test_tmux_inside_screen(private_home: Home, terminal: Open) -> None:
    copying = Copying(private_home, NOTES["2 kB"])
    window = terminal(Screen(private_home).argv(Tmux(private_home).argv(copying.argv)), private_home.environ())
    outcome = copying.outcome(window)
    assert (outcome["kind"], outcome["here"]["outer"]) == ("sent", "screen")
    window.wait_until(lambda: ("c", copying.note) in window.clipboards(), "the note in the terminal's clipboard")


def test_a_terminal_opened_from_tmux_is_not_taken_for_tmux(display: Display, private_home: Home, terminal: Open) -> None:
    copying = Copying(private_home, NOTES["80 B"], "--by", "terminal")
    tmux = Tmux(private_home)
    inherited = ["env", f"TMUX={tmux.socket},1,0", "TMUX_PANE=%0", *copying.argv]
    window = terminal(tmux.argv(display.xterm(inherited)), private_home.environ(DISPLAY=display.name))
    outcome = copying.outcome(window)
    assert (outcome["here"]["inside"], outcome["here"]["terminal"]) == ("", "xterm")
    wait_until(lambda: display.selection() == copying.note, "the note in the X11 clipboard")


def test_a_popup_is_inside_tmux(private_home: Home, terminal: Open) -> None:
    tmux = Tmux(private_home)
    copying = Copying(private_home, NOTES["80 B"])
    window = terminal(tmux.argv(["cat"]), private_home.environ())
    wait_until(lambda: tmux.ask("list-clients"), "a client")
    asked = terminal(
        ["tmux", "-S", str(tmux.socket), "display-popup", "-E", shlex.join(copying.argv)], private_home.environ()
    )
    outcome = copying.outcome(asked)
    assert (outcome["kind"], outcome["method"]) == ("sent", "tmux")
    window.wait_until(lambda: ("c", copying.note) in window.clipboards(), "the note in the terminal's clipboard")


def test_a_detached_session_only_stores(private_home: Home, terminal: Open) -> None:
    tmux = Tmux(private_home)
    copying = Copying(private_home, NOTES["80 B"])
    words = tmux.argv(copying.argv)
    words.insert(words.index("new-session") + 1, "-d")
    outcome = copying.outcome(terminal(words, private_home.environ()))
    assert outcome["kind"] == "stored"
    assert "no terminal is attached" in outcome["sentence"]
    assert tmux.buffer() == copying.note
