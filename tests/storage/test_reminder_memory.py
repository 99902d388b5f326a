"""What was told is kept for each book, and one caller at a time may look at it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tui.domain.reminders import Told
from tui.storage import StoreError, lock
from tui.storage.reminder_memory import MOST_TOLD, ReminderMemory

ONCE = Told("due", datetime(2026, 11, 19, tzinfo=UTC))


def test_oldest_things_are_forgotten_first(tmp_path: Path) -> None:
    memory = ReminderMemory(tmp_path, tmp_path / "book.json")
    assert memory.recall() == {}
    memory.remember({str(number): ONCE for number in range(MOST_TOLD + 2)})
    assert list(memory.recall()) == [str(number) for number in range(2, MOST_TOLD + 2)]


@pytest.mark.slow
def test_second_holder_is_turned_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock.Lock.take, "__defaults__", (0.0,))
    memory = ReminderMemory(tmp_path, tmp_path / "book.json")
    with memory.held() as mine, memory.held() as second:
        assert (mine, second) == (True, False)
    with memory.held() as mine:
        assert mine


def test_two_names_of_a_book_have_one_memory(tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(tmp_path / "book.json")
    assert ReminderMemory(tmp_path, link).path == ReminderMemory(tmp_path, tmp_path / "book.json").path
    assert ReminderMemory(tmp_path, tmp_path / "other.json").path != ReminderMemory(tmp_path, link).path


@pytest.mark.parametrize("text", ["", "[]", '{"a": 1}', "\0"])
def test_damaged_memory_is_told(tmp_path: Path, text: str) -> None:
    memory = ReminderMemory(tmp_path, tmp_path / "book.json")
    memory.path.write_text(text)
    with pytest.raises(StoreError, match="is damaged"):
        memory.recall()


def test_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("")
    with pytest.raises(StoreError, match="cannot be written"), ReminderMemory(tmp_path / "state", tmp_path / "book").held():
        pass
