"""From a real invitation to a thank-you note in the clipboard, marked as sent and undone, as a person does it."""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.servers import Sshd, Tmux
from tests.e2e.terminals import ROOT, Home, Terminal

AFTER, LATER = "2025-02-20T20:04+01:00", "2025-02-20T20:30+01:00"
FOLLOWUP = [sys.executable, "-m", "tui"]
OURS = (
    "panel",
    Path(__file__).parents[1] / "data" / "invitations" / "panel.eml",
    "robin@vale.example",
    "john@nimbusfreight.example",
    "John",
)
GOOGLE = (
    "google",
    ROOT.parent / "shared" / "samples" / "google_imip_request.eml",
    "bob@example.org",
    "john@example.org",
    "John",
)
F2 = "\x1bOQ"
_KEPT = ("config/followup/config.toml", "data/followup/book.json")
_TAKEN_IN: dict[str, dict[str, bytes]] = {}
"""The files that an import left, by its name: it is made once in a process."""
SAID = "What has stayed with me most is how you test your forecasts."


def run(private_home: Home, *words: str) -> str:
    """Run a command of the command line and return its output."""
    done = subprocess.run(
        [*FOLLOWUP, *words], env=private_home.environ(), capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(params=[OURS, GOOGLE], ids=["panel", "google"])
def invited(request: pytest.FixtureRequest, private_home: Home) -> str:
    """A home whose book holds an imported invitation; returns the interviewer's first name."""
    return take_in(private_home, *request.param)


def take_in(private_home: Home, name: str, invitation: Path, me: str, interviewer: str, first_name: str) -> str:
    """Import an invitation into a new book, as the one who was invited."""
    if not invitation.exists():
        pytest.skip(f"the sample {name} is not here")
    if name not in _TAKEN_IN:
        folder = private_home.path / "config" / "followup"
        folder.mkdir(parents=True)
        settings = f'[profile]\nname = "Robin Vale"\nemails = ["{me}"]\n[policy]\ntimezone = "Europe/Berlin"\n'
        (folder / "config.toml").write_text(settings)
        flags = ["--company", "Nimbus Freight", "--title", "Data Engineer", "--round", "Panel", "--interviewer", interviewer]
        told = run(private_home, "import", str(invitation), *flags, "--now", AFTER)
        assert told.startswith("New: ")
        _TAKEN_IN[name] = {file: (private_home.path / file).read_bytes() for file in _KEPT}
    for file in _KEPT:
        path = private_home.path / file
        path.parent.mkdir(mode=0o700, exist_ok=True)
        path.write_bytes(_TAKEN_IN[name][file])
        path.chmod(0o600)
    return first_name


def note_due(private_home: Home) -> str:
    """Return the body of the note, as the command line drafts it."""
    return run(private_home, "draft", "1", "--now", AFTER).split("\n\n", 1)[1].removesuffix("\n")


class Pane:
    """The content and the state of a tmux pane."""

    def __init__(self, tmux: Tmux) -> None:
        self._tmux = tmux

    def flags(self) -> str:
        """Return whether the alternate screen, the mouse and the cursor are on."""
        return self._tmux.ask("display", "-p", "#{alternate_on} #{mouse_any_flag} #{cursor_flag}").decode().strip()

    def coloured(self) -> str:
        """Return the first line of the list with its colours."""
        return self._tmux.ask("capture-pane", "-e", "-p").decode().splitlines()[2]


def walk(term: Terminal, private_home: Home, name: str, copied: Callable[[], str]) -> None:
    """Debrief, complete the note, copy it, mark it as sent, undo."""
    term.wait_for("Debrief")
    term.send("d")
    term.wait_for("Decision by")
    term.send("\t" * 7 + "how they test their forecasts")
    term.wait_for("how they test their forecasts")
    term.send(F2)
    term.wait_until(lambda: f"● due     Thank {name}" in term.screen().splitlines()[2], "the thank-you as the first line")
    term.send("\r")
    term.wait_for("Unfilled placeholder")
    term.send("F")
    term.wait_for("▌ Unfilled")
    term.send("e")
    term.send(SAID)
    term.wait_for("test your forecasts.")
    term.send(F2 + "c")
    term.wait_for("mark the thank-you")
    note = note_due(private_home)
    assert SAID in note
    assert "how they test" not in note
    term.wait_until(lambda: copied() == note, "the note in the clipboard, byte for byte")
    term.send("y")
    term.wait_for("marked as sent")
    term.wait_for("Ask for news")
    term.wait_until(lambda: '"inquiry"' in run(private_home, "next", "--json", "--now", LATER), "the thank-you logged")
    term.send("u")
    term.wait_for("Undone")
    term.wait_for(f"Thank {name}")


def test_in_tmux_with_its_default_settings(private_home: Home, terminal: Callable[..., Terminal], invited: str) -> None:
    tmux = Tmux(private_home)
    try:
        term = terminal(tmux.argv(["sh"]), private_home.environ(PS1="ready> "))
        term.wait_for("ready>")
        before = tmux.ask("display", "-p", "#{pane_tty}").decode().strip()
        sane = subprocess.run(["stty", "-F", before, "-g"], capture_output=True, text=True, check=True).stdout
        term.send(shlex.join([*FOLLOWUP, "--now", AFTER]) + "\n")
        term.wait_for("1 Interviews")
        pane = Pane(tmux)
        walk(term, private_home, invited, lambda: tmux.buffer())
        assert "\x1b[" in pane.coloured().split(f"Thank {invited}")[0]
        assert pane.flags().startswith("1 ")
        term.send("q")
        term.wait_until(lambda: pane.flags() == "0 0 1", "a sane terminal")
        term.wait_for("ready>")
        assert subprocess.run(["stty", "-F", before, "-g"], capture_output=True, text=True, check=True).stdout == sane
        term.send("echo st''ill here\n")
        term.wait_for("still here")
    finally:
        tmux.close()


def test_through_sshd(sshd: Sshd, terminal: Callable[..., Terminal]) -> None:
    private_home = sshd.home
    book = private_home.path / "data" / "followup"
    assert not book.exists(), "another test left a book behind"
    name = take_in(private_home, *OURS)
    term = terminal(sshd.argv([*FOLLOWUP, "--now", AFTER]), private_home.environ())
    term.wait_for("1 Interviews")
    walk(term, private_home, name, lambda: term.clipboards()[-1][1] if term.clipboards() else "")
    term.send("q")
    assert term.wait_for_end() == 0


def test_lost_connection_ends_with_everything_saved(private_home: Home, terminal: Callable[..., Terminal]) -> None:
    take_in(private_home, *OURS)
    term = terminal([*FOLLOWUP, "--now", AFTER], private_home.environ())
    term.wait_for("Debrief")
    term.send("d")
    term.wait_for("Decision by")
    term.send(F2)
    term.wait_for("at Nimbus Freight saved")
    term.close()
    assert '"thank_you"' in run(private_home, "next", "--json", "--now", LATER)


def test_needs_a_terminal(private_home: Home) -> None:
    done = subprocess.run(
        FOLLOWUP, env=private_home.environ(), capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 2
    assert "needs a terminal" in done.stderr
