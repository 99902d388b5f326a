"""A short run of `python -m tests.bench damage`: nothing is lost without a word, and nothing is unforeseen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.damage import run

pytestmark = pytest.mark.slow


def test_no_damage_loses_anything_without_a_word(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOLLOWUP_DEBUG", "1")
    bad: list[str] = []
    counts = run(40, 1, 32_768, bad.append, lines=25, commands=50)
    assert bad == []
    assert {target for target, _, _ in counts} == {"book", "journal", "previous", "day"}
