"""What a list sends to a real terminal: few bytes a key, and no colour that is not wanted."""

from __future__ import annotations

import re
import statistics
from pathlib import Path

import pytest

from tests.bench.terminal import DOWN, UP, Terminal
from tui.ui.widgets.row_painter import CURSOR

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("rows", [100, 10_000])
def test_bytes_of_a_sweep(rows: int, tmp_path: Path) -> None:
    """A cursor key costs at most 150 bytes (median) and 1,448 (mean); a full repaint at 120x40 at most 14 KB."""
    with Terminal(["-m", "tests.bench.list_app", str(rows)], tmp_path) as terminal:
        terminal.wait_for(b"Acme")
        terminal.settle()
        updates = [len(part) for part in terminal.output.split(b"\x1b[?2026h")]
        assert max(updates) <= 14_000
        sweep = [terminal.press(DOWN).size for _ in range(80)] + [terminal.press(UP).size for _ in range(20)]
        assert statistics.median(sweep) <= 150
        assert statistics.mean(sweep) <= 1_448
        assert max(sweep) <= 14_000


def test_keys_typed_ahead_are_not_lost(tmp_path: Path) -> None:
    with Terminal(["-m", "tests.bench.list_app"], tmp_path) as terminal:
        terminal.wait_for(b"Acme")
        terminal.settle()
        size = len(terminal.output)
        terminal.send(DOWN * 30)
        terminal.wait_for(rb"\x1b\[32;1H[^H]*" + CURSOR.encode(), size)


COLOUR_CODES = re.compile(rb"\x1b\[[0-9;]*?\b(?:3[0-7]|4[0-7]|38|48|9[0-7]|10[0-7])\b[0-9;]*m")


def test_no_color_sends_no_colour_at_all(tmp_path: Path) -> None:
    with Terminal(["-m", "tests.bench.list_app"], tmp_path, env={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for(b"Acme")
        terminal.press(DOWN)
        assert not COLOUR_CODES.findall(terminal.output)
        assert CURSOR.encode() in terminal.output


@pytest.mark.parametrize("env", [{"TERM": "xterm", "COLORTERM": None}, {"TEXTUAL_COLOR_SYSTEM": "standard"}])
def test_sixteen_colours_are_the_terminals_own(env: dict[str, str | None], tmp_path: Path) -> None:
    with Terminal(["-m", "tests.bench.list_app"], tmp_path, env=env) as terminal:
        terminal.wait_for(b"Acme")
        terminal.press(DOWN)
        assert COLOUR_CODES.findall(terminal.output)
        assert not re.findall(rb"[34]8;[25];", terminal.output)
