"""Over a line of 9,600 bit/s and 300 ms: all keys typed ahead count, and outdated screens are not sent."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.terminals import Home, Terminal
from tests.e2e.test_main_path import F2, FOLLOWUP

SLOW = [sys.executable, str(Path(__file__).parent / "slow_line.py"), "0.3", "9600"]
ONE_PICTURE = 6_000
"""The bytes of a full screen at 80x24, and some more."""


@pytest.fixture
def book(private_home: Home) -> Home:
    """Return a home with a book of forty interviews."""
    script = (
        "import sys; from datetime import *; from pathlib import Path; from tui.domain.changes import ChangeBuilder\n"
        "from tui.domain.models import *; from tui.storage import Store\n"
        "now = datetime(2026, 11, 19, 21, tzinfo=timezone.utc)\n"
        "def make(book):\n"
        "    c = ChangeBuilder(book)\n"
        "    for n in range(40):\n"
        "        p = c.add(Position(title='Engineer', company=f'Company {n:02}'))\n"
        "        c.add(Interview(position=p, starts_at=now + timedelta(days=3, hours=n), minutes=60, timezone='UTC'))\n"
        "    return c.done('Forty')\n"
        "with Store.open(Path(sys.argv[1]), at=now) as store: store.act(make, now)\n"
    )
    folder = private_home.path / "data/followup"
    subprocess.run([sys.executable, "-c", script, str(folder / "book.json")], env=private_home.environ(), check=True)
    return private_home


def sent(private_home: Home) -> int:
    return int((private_home.path / "count").read_text() or 0)


def test_thirty_keys_typed_ahead(book: Home, terminal: Callable[..., Terminal], capsys: pytest.CaptureFixture[str]) -> None:
    command = [*SLOW, str(book.path / "count"), *FOLLOWUP, "--now", "2026-11-19T21:00+00:00"]
    term = terminal(command, book.environ())
    term.wait_for("Company 00")
    term.wait_for("Keys")
    before, began = sent(book), time.monotonic()
    term.send("j" * 30)
    term.wait_until(lambda: any("►" in line and "Company 30" in line for line in term.screen().splitlines()), "row 30")
    took = time.monotonic() - began
    painted = sent(book) - before
    with capsys.disabled():
        print(f"\n  30 keys typed ahead: on the right row after {took:.1f} s, {painted:,} bytes ({os.uname().machine})")
    assert painted <= 2 * ONE_PICTURE
    term.send("2" + "1" * 1 + "gyq" + "q")
    assert term.wait_for_end() == 0


def test_keys_are_handled_while_the_terminal_takes_nothing(book: Home, terminal: Callable[..., Terminal]) -> None:
    """While a terminal is stopped (ctrl+s, a stalled connection), keys still work."""
    term = terminal([*FOLLOWUP, "--now", "2026-11-19T21:00+00:00"], book.environ())
    term.wait_for("Company 00")
    term.hold()
    for _ in range(40):
        term.send("123")
    term.send("1b" + "said at a standstill" + F2)
    path = book.path / "data/followup"

    def kept() -> bool:
        return any(b"said at a standstill" in file.read_bytes() for file in path.iterdir() if file.is_file())

    term.wait_until(kept, "the remark in the book")
    term.go_on()
    term.wait_for("said at a standstill")
