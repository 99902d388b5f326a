"""Writing a note in a real terminal, saved as it is typed however the program ends; and in the user's editor."""

from __future__ import annotations

import os
import signal
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.servers import Tmux
from tests.e2e.terminals import Home, Terminal
from tests.e2e.test_main_path import AFTER, F2, FOLLOWUP, OURS, take_in
from tui.ui.screens.note_screen import NoteScreen

SAFE = 2.0
"""Seconds until a keystroke is on the disk, on a machine that has a second for the rest."""


def write(private_home: Home, terminal: Callable[..., Terminal], **environ: str) -> Terminal:
    """The app with the thank-you open, on a pty."""
    if not (private_home.path / "data" / "followup").exists():
        take_in(private_home, *OURS)
    return open_note(terminal([*FOLLOWUP, "--now", AFTER], private_home.environ(**environ)))


def open_note(term: Terminal) -> Terminal:
    first = term.wait_until(lambda: next((w for w in ("Debrief", "Thank John") if w in term.screen()), ""), "the first line")
    if first == "Debrief":
        term.send("d")
        term.wait_for("Decision by")
        term.send("\t" * 7 + "how they test their forecasts")
        term.wait_for("how they test their forecasts")
        term.send(F2)
        term.wait_for("at Nimbus Freight saved")
        term.wait_until(lambda: "Thank John" in term.screen().splitlines()[2], "the thank-you as the first line")
    term.send("\r")
    term.wait_for("Thank-you to John")
    return term


def on_disk(private_home: Home) -> str:
    """Return the content of all files of the book."""
    folder = private_home.path / "data" / "followup"
    return "".join(path.read_text(errors="replace") for path in folder.iterdir() if path.suffix in (".json", ".journal"))


def test_what_is_typed_is_kept_by_itself_and_survives_a_kill(private_home: Home, terminal: Callable[..., Terminal]) -> None:
    term = write(private_home, terminal)
    term.send("e")
    term.wait_for("F2")
    term.send("Marzipan ")
    assert NoteScreen.SAVE_AFTER <= SAFE / 2
    term.wait_until(lambda: "Marzipan" in on_disk(private_home), "the words on the disk")
    os.kill(term.pid, signal.SIGKILL)
    term.wait_for_end()
    again = write(private_home, terminal)
    again.wait_for("Marzipan")
    again.wait_for("Ekman")


def test_typing_without_a_pause_is_kept_all_the_same(private_home: Home, terminal: Callable[..., Terminal]) -> None:
    term = write(private_home, terminal)
    term.send("e")
    term.wait_for("F2")
    sent: list[str] = []

    def is_kept_while_typing() -> bool:
        sent.append(f"w{len(sent):03}")
        term.send(f"{sent[-1]} ")
        term.wait_for(sent[-1])
        return sent[0] in on_disk(private_home)

    term.wait_until(is_kept_while_typing, "the first word on the disk")


def script(private_home: Home, text: str) -> str:
    """Return an editor that runs a shell script on its file."""
    path = private_home.path / "editor"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_own_editor_writes_the_note_and_screen_comes_back(private_home: Home, terminal: Callable[..., Terminal]) -> None:
    editor = script(
        private_home, 'test "$(stat -c %a "$2")" = 600 && sed -i "s/Dear John/Dear John, Esquire/" "$2"; echo "$1" >"$0.saw"'
    )
    term = write(private_home, terminal, EDITOR=f"{editor} --wait")
    term.send("E")
    term.wait_for("Dear John, Esquire")
    assert (private_home.path / "editor.saw").read_text() == "--wait\n"
    term.wait_until(lambda: "Esquire" in on_disk(private_home), "the draft kept")
    term.send("q")
    term.wait_for("1 Interviews")


def test_in_tmux_editor_gets_the_screen_and_gives_it_back(private_home: Home, terminal: Callable[..., Terminal]) -> None:
    editor = script(private_home, 'tty <&1 >/dev/null && printf "EDITING NOW\\n" && read answer && echo "$answer" >>"$1"')
    take_in(private_home, *OURS)
    tmux = Tmux(private_home)
    try:
        term = open_note(terminal(tmux.argv([*FOLLOWUP, "--now", AFTER]), private_home.environ(VISUAL=editor)))
        term.send("E")
        term.wait_for("EDITING NOW")
        assert "Thank-you to John" not in term.screen()
        term.send("With a line of my own.\r")
        term.wait_for("Thank-you to John")
        term.wait_until(lambda: "With a line of my own." in on_disk(private_home), "the draft kept")
    finally:
        tmux.close()


@pytest.mark.parametrize(
    ("does", "said"),
    [
        ("echo spoiled >$1; exit 3", "ended with status 3"),
        (": >$1", "came back empty"),
        ("rm $1", "The editor removed"),
        ("", "was not found"),
        ("'", "could not be used"),
    ],
    ids=["fails", "empties", "removes", "missing", "quotes"],
)
def test_an_editor_in_trouble_leaves_the_note_as_it_was(
    private_home: Home, terminal: Callable[..., Terminal], does: str, said: str
) -> None:
    editor = {"": "/nowhere/ed", "'": "'"}.get(does) or script(private_home, does)
    term = write(private_home, terminal, EDITOR=editor)
    term.send("E")
    term.wait_for(said)
    term.wait_for("Dear John")
    assert "spoiled" not in term.screen()
    term.send("q")
    term.wait_for("1 Interviews")


def test_without_any_editor_it_says_what_to_set(private_home: Home, terminal: Callable[..., Terminal]) -> None:
    term = write(private_home, terminal, PATH=str(Path(sys.executable).parent), EDITOR="", VISUAL="")
    term.send("E")
    term.wait_for("The editor vi was not found")
    term.send("q")
    term.wait_for("1 Interviews")
