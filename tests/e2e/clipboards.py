"""Notes of every size and script, and the program that copies one, for the clipboard's end-to-end tests."""

from __future__ import annotations

import json
import sys
from typing import Any

from tests.e2e.terminals import Home, Terminal
from tui.domain.sanitize import for_copying

_LINE = "Dear Zoë, 谢谢 for 日本語 and 한국어, 👩‍💻🏽 é x̂, שלום.\r\nKind regards,\n"


def _note(size: int) -> str:
    lines = (_LINE * (size // len(_LINE.encode()) + 1)).encode()[: size - 1].decode(errors="ignore")
    return for_copying(lines + "." * (size - len(lines.encode())))


NOTES = {"80 B": _note(80), "2 kB": _note(2_000), "20 kB": _note(20_000), "200 kB": _note(200_000)}


class Copying:
    """A copy made inside a terminal, and its outcome."""

    made = 0

    def __init__(self, home: Home, note: str, *flags: str) -> None:
        Copying.made += 1
        self.note = note
        source = home.path / f"note{Copying.made}"
        self._result = home.path / f"outcome{Copying.made}"
        source.write_bytes(note.encode())
        self.argv = [sys.executable, "-m", "tests.e2e.copier", str(source), str(self._result), *flags]

    def outcome(self, terminal: Terminal) -> dict[str, Any]:
        """Return the outcome, and under `here` the detected environment."""
        terminal.wait_until(self._result.exists, "the copy's outcome")
        told: dict[str, Any] = json.loads(self._result.read_text())
        return told
