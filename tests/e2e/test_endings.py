"""However the program ends (a signal, a closed window, a lost connection), all is saved and the terminal restored."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.servers import Tmux
from tests.e2e.terminals import Home, Terminal, wait_until
from tests.e2e.test_main_path import AFTER, F2, FOLLOWUP, OURS, Pane, run, take_in

TYPED = "Typed just now."


@pytest.fixture
def place(private_home: Home) -> Home:
    """A home whose book holds one interview, with a folder for temporary files of its own."""
    take_in(private_home, *OURS)
    (private_home.path / "tmp").mkdir()
    return private_home


@pytest.fixture
def tmux(place: Home) -> Iterator[Tmux]:
    with closing(Tmux(place)) as server:
        yield server


def environ(private_home: Home) -> dict[str, str]:
    return private_home.environ(TMPDIR=str(private_home.path / "tmp"), PS1="ready> ")


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def open_note(term: Terminal) -> None:
    """Debrief, so that the thank-you is next; open it, and type."""
    term.wait_for("Debrief")
    term.send("d")
    term.wait_for("Decision by")
    term.send(F2)
    term.wait_for("saved")
    term.send("\r")
    term.wait_for("Thank-you to")
    term.send("e" + TYPED)
    term.wait_for(TYPED)


def drafts(private_home: Home) -> list[str]:
    book = json.loads((private_home.path / "data/followup/book.json").read_text())
    return [note["body"] for note in book.get("notes", {}).values()]


def check_all_is_well(private_home: Home) -> None:
    assert [body.startswith(TYPED) for body in drafts(private_home)] == [True]
    folder = private_home.path / "data/followup"
    assert not (folder / "book.json.journal").exists() or b"\n[" not in (folder / "book.json.journal").read_bytes()
    assert not list((private_home.path / "tmp").iterdir())
    assert not list((private_home.path / "state/followup").glob("crash-*"))
    assert run(private_home, "check").startswith("ok ")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda number: number.name)
def test_a_signal(place: Home, tmux: Tmux, terminal: Callable[..., Terminal], number: signal.Signals) -> None:
    term = terminal(tmux.argv(["sh"]), environ(place))
    term.wait_for("ready>")
    tty = tmux.ask("display", "-p", "#{pane_tty}").decode().strip()
    sane = subprocess.run(["stty", "-F", tty, "-g"], capture_output=True, text=True, check=True).stdout
    pid = place.path / "pid"
    term.send(f"sh -c 'echo $$ > {pid}; exec {shlex.join(FOLLOWUP)} --now {AFTER}'; echo sta''tus $?\n")
    open_note(term)
    os.kill(int(pid.read_text()), number)
    term.wait_for("status 0")
    pane = Pane(tmux)
    assert pane.flags() == "0 0 1"
    assert subprocess.run(["stty", "-F", tty, "-g"], capture_output=True, text=True, check=True).stdout == sane
    assert "Traceback" not in term.screen()
    check_all_is_well(place)


def test_a_closed_window_of_tmux(place: Home, tmux: Tmux, terminal: Callable[..., Terminal]) -> None:
    term = terminal(tmux.argv(["sh"]), environ(place))
    term.wait_for("ready>")
    pid = place.path / "pid"
    term.send(f"sh -c 'echo $$ > {pid}; exec {shlex.join(FOLLOWUP)} --now {AFTER}'\n")
    open_note(term)
    tmux.ask("kill-window")
    wait_until(lambda: not alive(int(pid.read_text())), "the program's end")
    check_all_is_well(place)


def test_a_lost_line(place: Home, terminal: Callable[..., Terminal]) -> None:
    """The other end of the pty is closed and HUP is ignored, so only the end of the input shows it."""
    script = "import os, signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN); os.execv(sys.executable, sys.argv[1:])"
    term = terminal([sys.executable, "-c", script, *FOLLOWUP, "--now", AFTER], environ(place))
    open_note(term)
    pid = term.pid
    term.hang_up()
    wait_until(lambda: not alive(pid), "the program's end")
    check_all_is_well(place)


def test_the_sample_book_is_not_left_behind(private_home: Home, terminal: Callable[..., Terminal]) -> None:
    (private_home.path / "tmp").mkdir()
    term = terminal([*FOLLOWUP, "--demo"], environ(private_home))
    term.wait_for("1 Interviews")
    assert list((private_home.path / "tmp").iterdir())
    os.kill(term.pid, signal.SIGHUP)
    assert term.wait_for_end() == 0
    assert not list((private_home.path / "tmp").iterdir())


def test_a_signal_while_the_sample_is_looked_at_ends_it_all(private_home: Home, terminal: Callable[..., Terminal]) -> None:
    (private_home.path / "tmp").mkdir()
    term = terminal(FOLLOWUP, environ(private_home))
    term.wait_for("Welcome")
    term.send("Robin" + F2)
    term.wait_for("Look at the sample book")
    term.send("3")
    term.wait_for("Vega Optics")
    os.kill(term.pid, signal.SIGTERM)
    assert term.wait_for_end() == 0


def test_a_terminal_that_another_program_left_in_another_mode(place: Home, terminal: Callable[..., Terminal]) -> None:
    """Non-blocking, of which a write of more than the line holds hears as an error."""
    unblocked = "import fcntl, os, sys; [fcntl.fcntl(f, fcntl.F_SETFL, os.O_RDWR | os.O_NONBLOCK) for f in (0, 1, 2)]"
    script = f"{unblocked}; os.execv(sys.executable, {[*FOLLOWUP, '--demo']!r})"
    term = terminal([sys.executable, "-c", script], environ(place), columns=160, rows=50)
    term.wait_for("1 Interviews")
    for key, title in ("2", "Last contact"), ("3", "What"), ("1", "Urgency"):
        term.send(key)
        term.wait_for(title)


def test_text_in_a_debrief_is_back_when_it_is_opened_again(place: Home, terminal: Callable[..., Terminal]) -> None:
    term = terminal([*FOLLOWUP, "--now", AFTER], environ(place))
    term.wait_for("Debrief")
    term.send("d")
    term.wait_for("Decision by")
    term.send("\t\thow they test their forecasts")
    term.wait_for("their forecasts")
    os.kill(term.pid, signal.SIGTERM)
    assert term.wait_for_end() == 0
    again = terminal([*FOLLOWUP, "--now", AFTER], environ(place))
    again.wait_for("Debrief")
    again.send("d")
    again.wait_for("What you typed last time is back")
    again.wait_for("how they test their forecasts")
    assert not list((place.path / "state/followup").glob("unsaved*.txt"))


def test_put_to_sleep_and_woken(place: Home, tmux: Tmux, terminal: Callable[..., Terminal]) -> None:
    """The book is unlocked in the meantime, and changes by others arrive."""
    term = terminal(tmux.argv(["bash", "--norc", "-i"]), environ(place))
    term.wait_for("ready>")
    term.send(shlex.join([*FOLLOWUP, "--now", AFTER]) + "\n")
    term.wait_for("Debrief")
    term.send("\x1a")
    term.wait_for("Stopped")
    pane = Pane(tmux)
    assert pane.flags() == "0 0 1"
    run(place, "log", "1", "remark", "--text", "said meanwhile", "--now", AFTER)
    term.send("echo st''ill here\n")
    term.wait_for("still here")
    term.send("fg\n")
    term.wait_for("1 Interviews")
    term.wait_for("said meanwhile")
    assert pane.flags().startswith("1 ")
    term.send("\x1a")
    term.wait_for("fg")
    term.send("fg\n")
    term.wait_for("Urgency")  # everything is painted again even if nothing has changed
    term.send("2")
    term.wait_for("John")
    term.send("q")
    term.wait_until(lambda: pane.flags() == "0 0 1", "a sane terminal")


def test_an_editor_put_to_sleep_takes_the_program_along(place: Home, tmux: Tmux, terminal: Callable[..., Terminal]) -> None:
    editor = place.path / "editor"
    editor.write_text('#!/bin/sh\necho the editor runs\nread line\nprintf %s "$line" > "$1"\n')
    editor.chmod(0o700)
    term = terminal(tmux.argv(["bash", "--norc", "-i"]), environ(place))
    term.wait_for("ready>")
    term.send(f"EDITOR={editor} {shlex.join([*FOLLOWUP, '--now', AFTER])}\n")
    open_note(term)
    term.send(F2 + "E")
    term.wait_for("the editor runs")
    term.send("\x1a")
    term.wait_for("Stopped")
    term.send("fg\n")
    term.wait_for("ready> fg")
    term.send("Dear John, written elsewhere\n")
    term.wait_for("Dear John, written elsewhere")
    term.wait_for("Thank-you to")


@pytest.mark.parametrize("how", ["lost line", "kill -9"])
def test_text_in_the_editor_survives_the_end(place: Home, terminal: Callable[..., Terminal], how: str) -> None:
    editor = place.path / "editor"
    editor.write_text(
        '#!/bin/sh\ncp "$1" "$0.path"; echo Written elsewhere >"$1"; echo swap >"$(dirname "$1")/.note.txt.swp"\n'
        "echo the editor runs; read line\n"
    )
    editor.chmod(0o700)
    term = terminal([*FOLLOWUP, "--now", AFTER], environ(place) | {"EDITOR": str(editor)})
    open_note(term)
    term.send(F2 + "E")
    term.wait_for("the editor runs")
    pid = term.pid
    if how == "kill -9":
        os.kill(pid, signal.SIGKILL)
    else:
        term.hang_up()
        wait_until(lambda: not alive(pid), "the program's end")
    term._child.wait()
    again = terminal([*FOLLOWUP, "--now", AFTER], environ(place))
    again.wait_for(".note.txt.swp")
    again.send("q")
    again.wait_for_end()
    state = place.path / "state/followup"
    kept = [*drafts(place), *(file.read_text() for file in state.glob("unsaved*.txt"))]
    assert any("Written elsewhere" in text for text in kept)
    assert [file.read_text() for file in state.rglob(".note.txt.swp")] == ["swap\n"]


def test_stopped_and_continued_from_outside(place: Home, terminal: Callable[..., Terminal]) -> None:
    term = terminal([*FOLLOWUP, "--now", AFTER], environ(place))
    term.wait_for("Debrief")
    os.kill(term.pid, signal.SIGSTOP)
    os.kill(term.pid, signal.SIGCONT)
    term.send("2")
    term.wait_for("John")
    term.send("q")
    assert term.wait_for_end() == 0


def test_an_error_at_the_start_is_a_sentence(place: Home, terminal: Callable[..., Terminal]) -> None:
    script = (
        "import sys\nfrom tui.ui.widgets.top_bar import TopBar\nfrom tui.ui.app import FollowupApp\nfrom tui.cli.main import main\n"
        "def fail(*_): raise KeyError('nobody thought of it')\nFollowupApp.set_keymap = fail\nsys.exit(main(sys.argv[1:]))"
    )
    term = terminal([sys.executable, "-c", script, "--now", AFTER], environ(place))
    assert term.wait_for_end() == 1
    [path] = (place.path / "state/followup").glob("crash-*.txt")
    after_the_screen = term.written.rpartition(b"\x1b[?1004l")[2].decode()
    assert after_the_screen.splitlines() == [f"followup: Something unexpected went wrong. Details: {path}"]


def test_resized_in_the_middle_of_typing(place: Home, tmux: Tmux, terminal: Callable[..., Terminal]) -> None:
    term = terminal(tmux.argv([*FOLLOWUP, "--now", AFTER]), environ(place))
    open_note(term)
    term.resize(60, 20)
    term.wait_until(lambda: tmux.ask("display", "-p", "#{pane_width}").strip() == b"60", "the smaller pane")
    term.send(" Then more.")
    term.wait_for(f"{TYPED} Then more.")
    term.resize(120, 40)
    term.send(" And more.")
    term.wait_for(f"{TYPED} Then more. And more.")
    term.wait_for("Done")


def test_an_error_in_a_screen_is_a_page_and_on_it_goes(place: Home, terminal: Callable[..., Terminal]) -> None:
    script = (
        "import sys\nfrom tui.ui.screens.interviews import InterviewsScreen\nfrom tui.cli.main import main\n"
        "def fail(*_): raise KeyError('nobody thought of it')\n"
        "InterviewsScreen.action_why = fail\nsys.exit(main(sys.argv[1:]))"
    )
    term = terminal([sys.executable, "-c", script, "--now", AFTER], environ(place))
    term.wait_for("Debrief")
    term.send("y")
    term.wait_for("unexpected went wrong")
    [path] = (place.path / "state/followup").glob("crash-*.txt")
    term.wait_for(path.name)
    term.send("2")
    term.wait_for("John")
    term.send("q")
    assert term.wait_for_end() == 0
    assert b"Traceback" not in term.written


def test_a_template_that_cannot_be_read_stops_no_start(place: Home, terminal: Callable[..., Terminal]) -> None:
    folder = Path(environ(place)["XDG_CONFIG_HOME"]) / "followup" / "templates"
    folder.mkdir(parents=True)
    (folder / "thank_you.en.txt").write_bytes(b"\xff\xfe")
    term = terminal([*FOLLOWUP, "--now", AFTER], environ(place))
    term.wait_for("is not UTF-8 text")
    term.wait_for("Debrief")
    term.send("q")
    assert term.wait_for_end() == 0
