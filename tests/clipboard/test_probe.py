import os
import time

import pytest

from tui.clipboard.models import Probed
from tui.clipboard.probe import parse_answer, probe


@pytest.mark.parametrize(
    ("answer", "probed"),
    [
        (
            b"\x1bP>|XTerm(379)\x1b\\\x1bP0+r\x1b\\\x1b[>41;379;0c\x1b[?64;1;2;6;9;15;18;21;22c",
            Probed(name="XTerm(379)", kind=41),
        ),
        (
            b"\x1bP>|kitty(0.35.2)\x1b\\\x1bP1+r4d73=1B\x1b\\\x1b[>1;4000;35c\x1b[?62;c",
            Probed(name="kitty(0.35.2)", takes=True, kind=1),
        ),
        (b"\x1bP>|foot(1.17.2)\x1b\\\x1b[>1;11702;0c\x1b[?62;4;22;52c", Probed(name="foot(1.17.2)", takes=True, kind=1)),
        (b"\x1b[>0;136;0c\x1b[?6c", Probed(name="PuTTY", kind=0)),
        (b"\x1b[>1;95;0c\x1b[?1;2c", Probed(name="Apple_Terminal", kind=1)),
        (b"\x1b[>65;6003;1c\x1b[?65;1;9c", Probed(name="VTE", kind=65)),
        (b"\x1b[>83;40900;0c\x1b[?1;2c", Probed(kind=83)),
        (b"\x1b[?1;2c", Probed()),
        (b"jkq\x1b[?1;2c", Probed()),
        (b"", None),
        (b"jkq", None),
        (b"\x1bP>|slow", None),
    ],
)
def test_answers_are_understood(answer: bytes, probed: Probed | None) -> None:
    assert parse_answer(answer) == probed


def test_what_is_no_terminal_is_asked_nothing() -> None:
    incoming, outgoing = os.pipe()
    try:
        assert probe({"TERM": "xterm"}, incoming=incoming, outgoing=outgoing) is None
        os.write(outgoing, b"end")
        assert os.read(incoming, 100) == b"end"
    finally:
        os.close(incoming)
        os.close(outgoing)


TOLD = (
    {"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"},
    {"TERM": "xterm-256color", "LC_TERMINAL": "iTerm2"},
    {"TERM": "tmux-256color", "TMUX": "/tmp/tmux-1000/default,1,0"},
    {"TERM": "xterm-kitty"},
    {"TERM": "linux"},
)


def test_silent_terminal_costs_the_limit_and_is_left_as_it_was() -> None:
    import termios

    master, slave = os.openpty()
    try:
        before = termios.tcgetattr(slave)
        began = time.monotonic()
        assert probe({"TERM": "xterm"}, incoming=slave, outgoing=slave, seconds=0.1) is None
        assert 0.1 <= time.monotonic() - began < 60
        assert termios.tcgetattr(slave) == before
        assert b"\x1b[c" in os.read(master, 1000)
        os.set_blocking(master, False)
        for environ in ({"TERM": "dumb"}, {}, *TOLD):
            assert probe(environ, incoming=slave, outgoing=slave, seconds=0) is None
            with pytest.raises(BlockingIOError):
                os.read(master, 1000)
    finally:
        os.close(master)
        os.close(slave)
