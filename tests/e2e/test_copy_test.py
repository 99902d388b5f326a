"""The copy test of `followup check`, in a terminal that accepts copies and in one that does not."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

import pytest

from tests.e2e.terminals import Home, Terminal

CHECK = [sys.executable, "-m", "tui", "check", "--copy-test"]


@pytest.mark.parametrize("arrives", [True, False], ids=["arrives", "does not"])
def test_the_answer_is_remembered(private_home: Home, terminal: Callable[..., Terminal], arrives: bool) -> None:
    term = terminal(CHECK, private_home.environ(TERM="xterm-kitty", SSH_CONNECTION="127.0.0.1 1 127.0.0.1 22"))
    term.wait_for("Paste it here")
    code = term.clipboards()[-1][1]
    assert code.startswith("followup-")
    term.send(f"{code}\r" if arrives else "\r")
    assert term.wait_for_end() == (0 if arrives else 1)
    assert ("It arrived" in term.screen()) is arrives
    kept = json.loads((private_home.path / "state" / "followup" / "clipboard.json").read_text())
    assert [list(answers.values()) for answers in kept["terminals"].values()] == [[arrives]]
