"""Which colours the app sends to a terminal: none with NO_COLOR, sixteen in the theme of the terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.bench.terminal import Terminal

pytestmark = pytest.mark.slow

COLOUR = re.compile(rb"\x1b\[[0-9;]*?\b(?:3[0-7]|4[0-7]|38|48|9[0-7]|10[0-7])\b[0-9;]*m")
TOUR = (
    b"j",
    b"j",
    b"y",
    b"q",
    b"t",
    b"2",
    b"3",
    b"1",
    b"\r",
    b"e",
    b"x",
    b"\x1bOQ",
    b"q",
    b"W",
    b"\x1b[B",
    b"q",
    b"a",
    b"\x1bOS",
    b":",
)


def toured(home: Path, *flags: str, env: dict[str, str | None] | None = None) -> bytes:
    """Return everything that the app sends while its screens are visited."""
    with Terminal(["-m", "tui", "--demo", *flags], home, rows=24, columns=80, env=env) as terminal:
        terminal.wait_for(b"Vega Optics")
        terminal.settle()
        for key in TOUR:
            terminal.press(key)
            terminal.settle(0.1)
        return bytes(terminal.output)


@pytest.mark.parametrize("flags", [(), ("--plain",)])
def test_no_color_sends_no_colour_on_any_screen(flags: tuple[str, ...], tmp_path: Path) -> None:
    sent = toured(tmp_path, *flags, env={"NO_COLOR": "1"})
    assert not COLOUR.findall(sent)
    for word in (b"overdue", b"urgent", b"waiting"):
        assert word in sent


def test_the_terminals_own_theme_sends_only_its_sixteen_colours(tmp_path: Path) -> None:
    config = tmp_path / "terminal.toml"
    config.write_text('[app]\ntheme = "terminal"\n')
    sent = toured(tmp_path, "--config", str(config))
    assert COLOUR.findall(sent)
    assert not re.findall(rb"\x1b\[[0-9;]*[34]8;[25];[0-9;]*m", sent)
