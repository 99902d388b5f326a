"""While a large book is opened, the program says so."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.bench import crowd
from tests.bench.screens import COMMAND, ROW, book_env
from tests.bench.terminal import Terminal

INTERVIEWS = 40


@pytest.mark.parametrize(("many", "told"), [(INTERVIEWS, True), (INTERVIEWS + 1, False)])
def test_start_over_many_interviews_says_what_it_reads(many: int, told: bool, tmp_path: Path) -> None:
    crowd.write(book := tmp_path / "book.json", INTERVIEWS, datetime.now(UTC))
    fewer = ["-c", f"import tui.ui.launch\ntui.ui.launch.SLOW_START = {many}\n{COMMAND[1]}"]
    with Terminal(fewer, tmp_path, env=book_env(book)) as terminal:
        terminal.wait_for(ROW)
        before_the_app = bytes(terminal.output).partition(b"\x1b[?1049h")[0]
    assert (b"Reading 40 interviews ...\r\x1b[K" in before_the_app) == told
