"""Make `screenshots/` from the real app with the sample book and a fixed clock: `python -m tests.screenshots`.

With --check nothing is written; the exit status is 1 when a picture in the folder is not what the app shows now.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from textual.pilot import Pilot

from tests.recording import recording
from tui.config import AppSettings, Settings
from tui.domain.sample import PROFILE
from tui.domain.settings import Policy
from tui.ui.terminal.key_queue import KeyQueue

FOLDER = Path(__file__).parents[1] / "screenshots"
NOW = datetime(2026, 11, 19, 16, 2, tzinfo=ZoneInfo("America/New_York"))
SETTINGS = Settings(
    profile=PROFILE,
    policy=Policy(timezone="America/New_York"),
    app=AppSettings(animation=False),
)
WIDE, NARROW = (120, 36), (80, 24)

PICTURES: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "interviews": (WIDE, ("j", "j")),
    "interviews-80x24": (NARROW, ("j", "j")),
    "contacts": (WIDE, ("2",)),
    "timeline": (WIDE, ("3",)),
    "compose": (WIDE, ("j", "j", "enter")),
    "debrief": (WIDE, ("j", "j", "j", "enter")),
}


async def picture(size: tuple[int, int], keys: tuple[str, ...]) -> str:
    """Return what the app shows after some keys, as SVG."""
    from tui.domain.sample import sample
    from tui.session import Session
    from tui.storage import Store
    from tui.ui.app import FollowupApp

    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "book.json", at=NOW) as store:
        store.act(lambda book: sample(book, NOW, SETTINGS.policy), NOW)
        app = FollowupApp(Session(store, SETTINGS, lambda: NOW))
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            for key in keys:
                await pilot.press(key)
                await settle(pilot)
            return app.export_screenshot(title="followup")


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until the app is idle: the details follow the cursor after a pause."""
    screen = pilot.app.screen
    if isinstance(pilot.app, KeyQueue):
        await pilot.app.all_keys_handled()
    await pilot.app.workers.wait_for_complete()
    await until(lambda: getattr(screen, "settled", True))
    await pilot.pause()
    await pilot.pause()


async def until(condition: Callable[[], bool]) -> None:
    """Wait on a condition, letting the app run."""

    async def wait() -> None:
        while not condition():
            await asyncio.sleep(0.01)

    waiting: Awaitable[None] = wait()
    await asyncio.wait_for(waiting, 60)


def main() -> int:
    """Make the pictures, or with --check compare them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    for name in ("NO_COLOR", "SSH_CONNECTION", "SSH_TTY", "TMUX"):
        os.environ.pop(name, None)
    os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "TEXTUAL_COLOR_SYSTEM": "truecolor"}
    stale = []
    made = {name: partial(picture, size, keys) for name, (size, keys) in PICTURES.items()} | {
        "recording": partial(recording, NARROW)
    }
    for name, make in made.items():
        path = FOLDER / f"{name}.svg"
        svg = asyncio.run(make())
        if not path.exists() or path.read_text(encoding="utf-8") != svg:
            stale.append(path.name)
            if not check:
                path.write_text(svg, encoding="utf-8")
    if stale:
        print(f"{'stale' if check else 'made anew'}: {', '.join(stale)}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
