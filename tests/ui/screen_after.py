"""Print what the app shows after each of some keys, as plain lines; run as a separate process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from tests.domain.build import at
from tests.ui.conftest import SETTINGS, AppDriver, Clock
from tests.ui.stillness import Stillness
from tui.session import Session
from tui.storage import Store
from tui.ui.app import FollowupApp
from tui.ui.launch import app_for

NOW = "2026-11-19 16:02"


def show(book: Path, *steps: str | Callable[[FollowupApp], object]) -> None:
    """Press keys or call functions with the app, one after the other, and print the screen after each."""

    async def run() -> None:
        async for screen in _screens(book, *steps):
            print(screen, end="\f")

    asyncio.run(run())


async def _screens(book: Path, *steps: str | Callable[[FollowupApp], object]) -> AsyncIterator[str]:
    clock = Clock(at(NOW))
    with Store.open(book, at=clock()) as store:
        app = app_for(SETTINGS)(Session(store, SETTINGS, clock))
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            stillness = Stillness(pytest.MonkeyPatch())
            stillness.apps.append(app)
            driver = AppDriver(app, pilot, clock, stillness)
            await driver.settle()
            for step in steps:
                if callable(step):
                    step(app)
                    await driver.settle()
                else:
                    await driver.press(step)
                yield driver.text()
