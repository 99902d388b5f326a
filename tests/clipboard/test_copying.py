from base64 import b64decode

import pytest

from tests.clipboard.stand_in import Programs, Screen
from tui.clipboard import Surroundings, copy
from tui.clipboard.model import Client, Ran, Tmux

NOTE = "Dear Zoë,\nthank you 😀\n"
HERE = Surroundings(environ={"TERM": "xterm-256color"}, link="ssh")
TMUX = Surroundings(
    environ={}, inside="tmux", link="ssh", tmux=Tmux(version="3.3a", client=Client(tty="/dev/pts/9", pid=7, takes=True))
)


def osc52(told: bytes) -> str:
    start, _, payload = told.partition(b"\x1b]52;c;")
    assert start == b""
    assert payload.endswith(b"\a")
    return b64decode(payload[:-1], validate=True).decode()


def test_over_ssh_the_terminal_is_told_and_nothing_is_claimed() -> None:
    screen = Screen()
    outcome = copy(NOTE, HERE, write_terminal=screen, run=Programs())
    assert (outcome.kind, outcome.way) == ("sent", "terminal")
    assert "cannot confirm" in outcome.sentence
    assert osc52(screen.told) == NOTE


def test_what_is_sent_is_clean() -> None:
    screen = Screen()
    copy("a\x1b[31mb\u202e", HERE, write_terminal=screen, run=Programs())
    assert osc52(screen.told) == "a[31mb"


@pytest.mark.parametrize(
    ("ran", "kind", "words"),
    [
        (Ran(0, b"copied\nsame\n"), "checked", "read back"),
        (Ran(0, b"copied\ndifferent\n"), "sent", "did not take"),
        (Ran(3, b"nothing\n"), "sent", "No program"),
        (Ran(None, b""), "sent", "in time"),
        (Ran(None, b"copied\n"), "sent", "in time"),
        (Ran(1, b""), "sent", "cannot be reached"),
    ],
)
def test_a_desktop_is_believed_only_when_read_back(ran: Ran, kind: str, words: str) -> None:
    here = Surroundings(environ={"DISPLAY": ":0"}, desktop="x11")
    screen = Screen()
    outcome = copy(NOTE, here, write_terminal=screen, run=Programs({"pyperclip": ran}))
    assert outcome.kind == kind
    assert words in outcome.sentence
    assert bool(screen.told) == (kind == "sent")


def tmux(shown: bytes = NOTE.encode()) -> Programs:
    return Programs({"tmux load-buffer": b"", "tmux show-buffer": shown, "dd": b""})


def test_in_tmux_the_buffer_is_read_back_and_the_clients_terminal_told() -> None:
    programs = tmux()
    outcome = copy(NOTE, TMUX, write_terminal=Screen(), run=programs)
    assert (outcome.kind, outcome.way) == ("sent", "tmux")
    assert programs.calls[0] == (["tmux", "load-buffer", "-w", "-t", "/dev/pts/9", "-"], NOTE.encode())
    assert osc52(programs.calls[2][1]) == NOTE


def test_a_detached_tmux_only_stores() -> None:
    here = Surroundings(environ={}, inside="tmux", tmux=Tmux(version="3.3a"))
    outcome = copy(NOTE, here, write_terminal=Screen(), run=tmux())
    assert outcome.kind == "stored"


def test_a_tmux_buffer_that_differs_is_a_failure() -> None:
    outcome = copy(NOTE, TMUX, write_terminal=Screen(), run=tmux(shown=b"something else"))
    assert outcome.kind == "failed"


def test_too_long_for_the_terminal_is_stored_and_says_so() -> None:
    note = "x" * 200_000
    programs = tmux(shown=note.encode())
    outcome = copy(note, TMUX, write_terminal=Screen(), run=programs)
    assert outcome.kind == "stored"
    assert "200,000 bytes" in outcome.sentence
    assert "dd" not in [argv[0] for argv in programs.argvs]
