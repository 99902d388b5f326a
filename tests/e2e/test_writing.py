"""Writing a note in a real terminal, saved as it is typed however the program ends; and in the user's editor."""

from __future__ import annotations

import os
import signal
import stat
from collections.abc import Callable
from pathlib import Path

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


def test_typing_without_a_pause_is_kept_and_survives_a_kill(private_home: Home, terminal: Callable[..., Terminal]) -> None:
    assert NoteScreen.SAVE_AFTER <= SAFE / 2
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
    os.kill(term.pid, signal.SIGKILL)
    term.wait_for_end()
    again = write(private_home, terminal)
    again.wait_for(sent[0])
    again.wait_for("Ekman")


def script(private_home: Home, text: str) -> str:
    """Return an editor that runs a shell script on its file."""
    path = private_home.path / "editor"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


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


def test_editor_in_trouble_leaves_the_note_and_another_try_works(
    private_home: Home, terminal: Callable[..., Terminal]
) -> None:
    does = private_home.path / "does"
    editor = Path(script(private_home, f". {does}"))
    term = write(private_home, terminal, EDITOR=str(editor))
    for what, said in (
        ("echo spoiled >$1; exit 3", "ended with status 3"),
        (": >$1", "came back empty"),
        ("rm $1", "The editor removed"),
        ('sed -i "s/Dear John/Dear John, Esquire/" $1', "Dear John, Esquire"),
    ):
        does.write_text(what)
        term.send("E")
        term.wait_for(said)
        term.wait_for("Dear John")
        assert "spoiled" not in term.screen()
    term.wait_until(lambda: "Esquire" in on_disk(private_home), "the draft kept")
    editor.unlink()
    term.send("E")
    term.wait_for("was not found")
    term.send("q")
    term.wait_for("1 Interviews")
