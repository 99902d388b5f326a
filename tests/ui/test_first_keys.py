"""The first keys of a session find their modules imported and do not wait for the reviewer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tui.config import Settings
from tui.ui import app
from tui.ui.screens import preload

pytestmark = pytest.mark.slow

SCRIPT = """
import asyncio, gc, json, sys, threading
from datetime import UTC, datetime
from pathlib import Path

gc.disable()  # as the program does before it starts
from tui.config import Settings
from tui.domain.sample import PROFILE, sample
from tui.session import Session
from tui.storage import Store
from tui.ui.app import FollowupApp

NOW = datetime(2026, 11, 19, 21, 2, tzinfo=UTC)


async def main():
    settings = Settings(profile=PROFILE)
    with Store.open(Path(sys.argv[1]), at=NOW) as store:
        store.act(lambda book: sample(book, NOW, settings.policy), NOW)
        app = FollowupApp(Session(store, settings, lambda: NOW))
        async with app.run_test(size=(80, 24)) as pilot:
            while not gc.isenabled():
                await pilot.pause()
            for thread in threading.enumerate():
                if thread.name == "preload":
                    thread.join()
            before = set(sys.modules)
            await pilot.press(*sys.argv[2:])
            await app.workers.wait_for_complete()
            await pilot.pause()
            print(json.dumps(sorted(set(sys.modules) - before)))


asyncio.run(main())
"""


@pytest.mark.parametrize("keys", [("j", "j", "m"), ("j", "j", "c"), ("j", "j", "enter")], ids=["m", "c", "enter"])
def test_first_key_imports_no_module_of_ours(keys: tuple[str, ...], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path / "book.json"), *keys],
        capture_output=True,
        text=True,
        check=True,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "TERM": "xterm-256color"},
        cwd=Path(__file__).parents[2],
    )
    assert [name for name in json.loads(done.stdout) if name.startswith("tui.")] == []


def test_preloading_that_fails_writes_nothing_over_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(settings: Settings) -> None:
        raise RuntimeError

    monkeypatch.setattr(preload, "compile_patterns", fail)
    usual = sys.getswitchinterval()
    app._load_what_keys_need(Settings())
    assert sys.getswitchinterval() == usual
