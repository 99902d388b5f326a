"""The app opens over damaged files, shows what is left, and says what happened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.domain.build import at
from tests.ui.conftest import OpenApp
from tui.domain.sample import sample
from tui.domain.settings import Policy
from tui.storage import Store
from tui.ui.app import FollowupApp

pytestmark = pytest.mark.slow

NOW = at("2026-11-19 16:03")


@pytest.mark.parametrize(
    ("file", "damage", "said"),
    [
        ("book.json", lambda data: data.replace(b'"name":"', b'"name":"\xff', 1), "contact 1"),
        ("book.json", lambda data: data.replace(b'"name":"', b'"name":"\\ud83d', 1), "contact 1"),
        ("book.json", lambda data: data.replace(b'"seq":', b'"sEq":', 1), ""),
        ("book.json.journal", lambda data: data[:-20], "ends in the middle of"),
        ("book.json.journal", lambda data: data + b"\xff\xfe\n", "was damaged, but every change is in the book"),
        ("book.json.journal", lambda data: b"", "is empty"),
        ("book.json.lock", lambda data: b"\xff" * 9, ""),
    ],
)
async def test_the_app_opens_over_a_damaged_file(
    open_app: OpenApp,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    damage: Callable[[bytes], bytes],
    said: str,
) -> None:
    told: list[str] = []
    monkeypatch.setattr(FollowupApp, "tell", lambda _, sentence, severity="": told.append(sentence))
    path = tmp_path / "damaged" / "book.json"
    with Store.open(path, at=NOW) as store:
        store.act(lambda empty: sample(empty, NOW, Policy(timezone="America/New_York")), NOW)
    damaged = path.with_name(file)
    damaged.write_bytes(damage(damaged.read_bytes()))
    async with open_app(path=path) as s:
        assert "Vega" in s.text()
        assert said in " ".join(told)
        await s.press("2", "3", "1", "enter", "escape")
        assert "Something unexpected" not in s.text()
