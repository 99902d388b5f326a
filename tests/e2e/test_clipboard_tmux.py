"""A note copied inside a real tmux reaches the terminal it runs in, and tmux's buffer, or the outcome says that it did not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.e2e.clipboards import NOTES, Copying
from tests.e2e.terminals import Home, Terminal, Tmux

Open = Callable[..., Terminal]


@pytest.mark.parametrize("set_clipboard", ["external", "on", "off"])
def test_each_set_clipboard(home: Home, terminal: Open, set_clipboard: str) -> None:
    tmux = Tmux(home, {"set-clipboard": set_clipboard})
    copying = Copying(home, NOTES["2 kB"])
    outer = terminal(tmux.argv(copying.argv), home.environ())
    outcome = copying.outcome(outer)
    assert (outcome["kind"], outcome["way"]) == ("sent", "tmux")
    assert tmux.buffer() == copying.note
    outer.wait_until(lambda: ("c", copying.note) in outer.clipboards(), "the note in the terminal's clipboard")
