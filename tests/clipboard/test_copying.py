from base64 import b64decode
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clipboard.stand_in import Programs, Screen
from tui.clipboard.copying import copy, copy_by
from tui.clipboard.models import Client, ClipboardEnvironment, Tmux
from tui.programs.subprocesses import CompletedRun

NOTE = "Dear Zoë,\nthank you 😀\n"
HERE = ClipboardEnvironment(environ={"TERM": "xterm-256color"}, link="ssh")
TMUX_CLIENT = Client(tty="/dev/pts/9", pid=7, takes=True)


def in_tmux(client: Client | None, version: str = "3.3a", **more: Any) -> ClipboardEnvironment:
    return ClipboardEnvironment(environ={}, inside="tmux", link="ssh", tmux=Tmux(version=version, client=client), **more)


TMUX = in_tmux(TMUX_CLIENT)


def osc52(told: bytes) -> str:
    start, _, payload = told.partition(b"\x1b]52;c;")
    assert start == b""
    assert payload.endswith(b"\a")
    return b64decode(payload[:-1], validate=True).decode()


def test_over_ssh_the_terminal_is_told_and_nothing_is_claimed() -> None:
    screen = Screen()
    outcome = copy(NOTE, HERE, write_terminal=screen, run=Programs())
    assert (outcome.kind, outcome.method) == ("sent", "terminal")
    assert "cannot confirm" in outcome.sentence
    assert osc52(screen.told) == NOTE


def test_what_is_sent_is_clean() -> None:
    screen = Screen()
    copy("a\x1b[31mb\u202e", HERE, write_terminal=screen, run=Programs())
    assert osc52(screen.told) == "a[31mb"


@pytest.mark.parametrize(
    ("ran", "kind", "words"),
    [
        (CompletedRun(0, b"copied\nsame\n"), "checked", "read back"),
        (CompletedRun(0, b"copied\ndifferent\n"), "sent", "did not accept"),
        (CompletedRun(3, b"nothing\n"), "sent", "No program"),
        (CompletedRun(None, b""), "sent", "in time"),
        (CompletedRun(None, b"copied\n"), "sent", "in time"),
        (CompletedRun(1, b""), "sent", "cannot be reached"),
    ],
)
def test_a_desktop_is_believed_only_when_read_back(ran: CompletedRun, kind: str, words: str) -> None:
    here = ClipboardEnvironment(environ={"DISPLAY": ":0"}, desktop="x11")
    screen = Screen()
    outcome = copy(NOTE, here, write_terminal=screen, run=Programs({"pyperclip": ran}))
    assert outcome.kind == kind
    assert words in outcome.sentence
    assert bool(screen.told) == (kind == "sent")


def tmux(shown: bytes = NOTE.encode()) -> Programs:
    return Programs({"tmux load-buffer": b"", "tmux show-buffer": shown, "dd": b""})


def test_in_tmux_buffer_is_read_back_and_client_told() -> None:
    programs = tmux()
    outcome = copy(NOTE, TMUX, write_terminal=Screen(), run=programs)
    assert (outcome.kind, outcome.method) == ("sent", "tmux")
    assert programs.calls[0] == (["tmux", "load-buffer", "-w", "-t", "/dev/pts/9", "-"], NOTE.encode())
    assert osc52(programs.calls[2][1]) == NOTE


def test_a_detached_tmux_only_stores() -> None:
    outcome = copy(NOTE, in_tmux(None), write_terminal=Screen(), run=tmux())
    assert outcome.kind == "stored"


def test_a_tmux_buffer_that_differs_is_a_failure() -> None:
    outcome = copy_by("tmux", NOTE, TMUX, write_terminal=Screen(), run=tmux(shown=b"something else"))
    assert outcome.kind == "failed"


def test_too_long_for_the_terminal_is_stored_and_says_so() -> None:
    note = "x" * 200_000
    programs = tmux(shown=note.encode())
    outcome = copy(note, TMUX, write_terminal=Screen(), run=programs)
    assert outcome.kind == "stored"
    assert "200,000 bytes" in outcome.sentence
    assert "dd" not in [argv[0] for argv in programs.argvs]


def test_tmux_that_hangs_is_a_failure_with_its_reason() -> None:
    for answer, words in (
        (CompletedRun(None), "in time"),
        (CompletedRun(1), "did not accept"),
        (FileNotFoundError(2, "No such file"), "No such file"),
    ):
        outcome = copy_by("tmux", NOTE, TMUX, write_terminal=Screen(), run=Programs({"tmux": answer}))
        assert outcome.kind == "failed"
        assert words in outcome.sentence


def test_terminal_closed_to_pane_is_told_by_tmux_itself() -> None:
    programs = tmux()
    programs.answers["dd"] = CompletedRun(1)
    assert copy(NOTE, TMUX, write_terminal=Screen(), run=programs).kind == "sent"


@pytest.mark.parametrize("told", [CompletedRun(1), CompletedRun(None), FileNotFoundError(2, "No such file")])
def test_a_terminal_that_nobody_could_tell_was_not_told(told: CompletedRun | OSError) -> None:
    """Here tmux does not know that the terminal accepts copies, so it sends it none."""
    here = in_tmux(Client(tty="/dev/pts/9", pid=7))
    programs = tmux()
    programs.answers["dd"] = told
    outcome = copy(NOTE, here, write_terminal=Screen(), run=programs)
    assert outcome.kind == "stored"
    assert programs.argvs[0] == ["tmux", "load-buffer", "-"]
    assert "could not be written to" in outcome.sentence


def test_a_tmux_too_old_for_load_buffer_w_is_not_asked_to() -> None:
    programs = tmux()
    outcome = copy(NOTE, in_tmux(TMUX_CLIENT, version="3.1c"), write_terminal=Screen(), run=programs)
    assert outcome.kind == "sent"
    assert programs.argvs[0] == ["tmux", "load-buffer", "-"]


def test_tmux_control_mode_pane_reaches_the_terminal() -> None:
    """iTerm2's `tmux -CC` shows the panes itself: bytes to the client's tty would garble its protocol."""
    programs, screen = tmux(), Screen()
    here = in_tmux(Client(tty="/dev/pts/9", pid=7, control=True))
    assert copy(NOTE, here, write_terminal=screen, run=programs).kind == "sent"
    assert osc52(screen.told) == NOTE
    assert "dd" not in [argv[0] for argv in programs.argvs]


def test_tmux_keeps_note_if_its_terminal_takes_nothing() -> None:
    here = in_tmux(TMUX_CLIENT, terminal="Terminal.app")
    programs = tmux()
    outcome = copy(NOTE, here, write_terminal=Screen(), run=programs)
    assert (outcome.kind, programs.argvs[0]) == ("stored", ["tmux", "load-buffer", "-"])
    assert "Terminal.app does not accept copies" in outcome.sentence
    assert copy(NOTE, here, write_terminal=Screen(), remembered={"tmux": True}, run=tmux()).kind == "sent"


def test_mosh_is_made_to_forget_the_last_copy_first() -> None:
    screen = Screen()
    copy("again", ClipboardEnvironment(environ={}, link="mosh"), write_terminal=screen, run=Programs())
    assert screen.told == b"\x1b]52;c;\a\x1b]52;c;YWdhaW4=\a"


def test_a_terminal_that_cannot_be_written_to_is_a_failure() -> None:
    def gone(data: bytes) -> None:
        raise OSError(5, "Input/output error")

    outcome = copy(NOTE, HERE, write_terminal=gone, run=Programs())
    assert outcome.kind == "failed"
    assert "Input/output error" in outcome.sentence


@pytest.mark.parametrize("note", ["", "\x1b\x07\u202e"])
def test_nothing_is_not_copied_over_what_is_there(note: str) -> None:
    screen = Screen()
    outcome = copy(note, HERE, write_terminal=screen, run=Programs())
    assert (outcome.kind, screen.told) == ("failed", b"")
    assert "empty" in outcome.sentence


def test_windows_clipboard_not_read_back_is_only_sent() -> None:
    here = ClipboardEnvironment(environ={}, desktop="wsl")
    outcome = copy(NOTE, here, write_terminal=Screen(), run=Programs({"pyperclip": CompletedRun(None, b"copied\n")}))
    assert (outcome.kind, outcome.method) == ("sent", "desktop")


@pytest.mark.parametrize(
    ("here", "remembered", "hope"),
    [
        (HERE, None, "your terminal, which may accept it but cannot confirm it."),
        (HERE, {"terminal": True}, "your terminal, which received it in your test."),
        (HERE, {"terminal": False}, "your terminal, though it did not arrive in your test."),
        (ClipboardEnvironment(environ={}, terminal="kitty"), None, "kitty, which cannot confirm it."),
        (
            ClipboardEnvironment(environ={}, terminal="iTerm2"),
            None,
            "iTerm2, which accepts it if it is set to, but cannot confirm it.",
        ),
        (
            ClipboardEnvironment(environ={}, says_it_takes=True),
            None,
            "your terminal, which says it accepts copies but cannot confirm them.",
        ),
        (
            ClipboardEnvironment(environ={}, inside="screen"),
            None,
            "the terminal around screen, which may accept it but cannot confirm it.",
        ),
        (ClipboardEnvironment(environ={}, inside="zellij"), None, "zellij, which may accept it but cannot confirm it."),
    ],
)
def test_no_sentence_claims_more_than_is_known(
    here: ClipboardEnvironment, remembered: dict[str, bool] | None, hope: str
) -> None:
    outcome = copy(NOTE, here, write_terminal=Screen(), remembered=remembered, run=Programs())
    assert (outcome.kind, outcome.sentence) == ("sent", f"Sent to {hope}")


@pytest.mark.slow
@given(note=st.text(min_size=1), kind=st.sampled_from(["x11", "wayland", "forwarded", "mac", ""]))
def test_no_way_shows_the_note_to_the_process_list(note: str, kind: str) -> None:
    programs = tmux()
    programs.answers["pyperclip"] = CompletedRun(1)
    here = in_tmux(TMUX_CLIENT, desktop=kind)
    copy("secret" + note, here, write_terminal=Screen(), run=programs)
    assert not [argv for argv in programs.argvs if "secret" in " ".join(argv)]
    assert not [environ for environ in programs.environs if environ]
