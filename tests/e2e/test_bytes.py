"""How many bytes the real screens send to a terminal, because a slow connection pays for each; times are not measured."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.bench import crowd
from tests.bench.screens import COMMAND, ROW, SYNC, book_env
from tests.bench.terminal import DOWN, UP, Terminal

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
AT = [*COMMAND, "--now", "2026-11-23T09:30Z"]
FULL, ROOM = 14_000, 1_448


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("crowd") / "book.json"
    crowd.write(path, 300, NOW)
    return path


@pytest.fixture(scope="module")
def wide(book: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    """Return one running program for all tests of its keys; each begins with the key of a screen."""
    with Terminal(AT, tmp_path_factory.mktemp("home"), env=book_env(book)) as terminal:
        terminal.wait_for(ROW)
        terminal.wait_for(rb"Keys")
        terminal.settle(0.5)
        yield terminal


def test_start_paints_the_rows_first_and_whole_screen_once(book: Path, tmp_path: Path) -> None:
    with Terminal(AT, tmp_path, env=book_env(book)) as terminal:
        terminal.wait_for(ROW)
        terminal.wait_for(rb"Keys")
        terminal.settle(0.5)
    updates = bytes(terminal.output).split(SYNC)
    assert max(map(len, updates)) <= FULL
    assert len([part for part in updates if len(part) > 6_500]) == 1
    assert b"overdue" in next(part for part in updates if len(part) > 2_000)
    assert b"#pane" not in terminal.output


@pytest.mark.parametrize("place", [b"1", b"2", b"3"], ids=["interviews", "contacts", "timeline"])
def test_a_cursor_key_costs_little(wide: Terminal, place: bytes) -> None:
    wide.send(place)
    wide.settle(0.5)
    wide.send({b"1": b"t.", b"2": b"t", b"3": b""}[place])
    wide.settle(0.5)
    there, back = (UP, DOWN) if place == b"3" else (DOWN, UP)  # the timeline opens at the present moment, near its end
    sweep = [wide.press(there).size for _ in range(80)] + [wide.press(back).size for _ in range(20)]
    assert statistics.median(sweep) <= 150
    assert statistics.mean(sweep) <= ROOM


@pytest.mark.parametrize(
    "keys", [b"2", b"3", b"21", b"1?q", b"1:\x1b"], ids=["contacts", "timeline", "back", "help", "palette"]
)
def test_no_key_costs_more_than_a_full_repaint(wide: Terminal, keys: bytes) -> None:
    since = len(wide.output)
    for key in keys:
        wide.send(bytes([key]))
        wide.settle(0.5)
    assert max(len(part) for part in bytes(wide.output[since:]).split(SYNC)) <= FULL


def test_the_smallest_screen_starts_in_little(book: Path, tmp_path: Path) -> None:
    with Terminal(AT, tmp_path, rows=24, columns=80, env=book_env(book)) as terminal:
        terminal.wait_for(ROW)
        terminal.wait_for(rb"Keys")
        terminal.settle(0.5)
        assert len(terminal.output) <= FULL
