"""The app with a separate book for each test, and a clock that the test moves."""

from __future__ import annotations

import asyncio
import contextlib
import os
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea
from textual.worker import WorkerCancelled

from tests.domain.build import at
from tests.ui.stillness import Stillness, share_style_sheets
from tui.clipboard.models import Outcome
from tui.config import AppSettings, Settings
from tui.domain.book import Book
from tui.domain.changes import Change, ChangeBuilder
from tui.domain.models import Record
from tui.domain.sample import sample
from tui.domain.settings import Policy, Profile
from tui.session import Session
from tui.storage import Store
from tui.ui.app import FollowupApp
from tui.ui.launch import app_for

SETTINGS = Settings(
    profile=Profile(name="Robin Vale", emails=("robin@vale.example",)),
    policy=Policy(timezone="America/New_York"),
    app=AppSettings(animation=False),
)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def on(self, **span: float) -> None:
        """Move it."""
        self.now += timedelta(**span)


class AppDriver:
    """An app under test, what it does to the book, and what it copied."""

    def __init__(self, app: FollowupApp, pilot: Pilot[int], clock: Clock, stillness: Stillness) -> None:
        self.app = app
        self.stillness = stillness
        self.pilot = pilot
        self.clock = clock
        self.copied: list[str] = []
        self.home = Path(os.environ["HOME"])

    @property
    def book(self) -> Book:
        return self.app.session.book

    @property
    def screen(self) -> Any:
        """The screen in front, whichever it is."""
        return self.app.screen

    async def press(self, *keys: str) -> None:
        """Type keys and wait until the app is idle."""
        await self.app._press_keys(keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type text into whatever has the focus."""
        await self.press(*("space" if c == " " else c for c in text))

    async def fill(self, **values: str) -> None:
        """Set the fields of the form on the screen."""
        for name, text in values.items():
            box = self.app.screen.query_one(f"#field-{name}").query_one("Input, TextArea")
            box.focus()
            if isinstance(box, Input):
                box.value = text
            elif isinstance(box, TextArea):
                box.text = text
        await self.settle()

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until a condition holds."""
        deadline = time.monotonic() + 60
        while not condition():
            assert time.monotonic() < deadline, f"waited in vain; the screen:\n{self.text()}"
            await asyncio.sleep(0.01)

    async def settle(self) -> None:
        """Wait until keys, workers and messages are handled."""
        await self.app.all_keys_handled()
        with contextlib.suppress(WorkerCancelled):  # by a screen that was left
            await self.app.workers.wait_for_complete()
        await self.stillness.wait(self.app)
        front: list[Any] = self.app.screen_stack[-1:]
        if front and getattr(front[0], "_settle", None) is not None:  # details that wait until the cursor rests: it does
            front[0]._settle.cancel()
            front[0]._settled()
            await self.stillness.wait(self.app)
        await self.stillness.paint(self.app)

    async def details(self) -> None:
        """Wait until a list shows the details of its highlighted row, which follow the cursor at a distance."""
        await self.until(lambda: self.screen.settled)

    async def leave(self) -> None:
        """Close what is open over the list, without saving what was typed."""
        for _ in range(6):
            if len(self.app.screen_stack) == 1:
                return
            await self.press("y" if "Leave without saving" in self.text() else "escape")
        raise AssertionError(f"does not close:\n{self.text()}")

    async def tick(self, **span: float) -> None:
        """Move the clock and let the app notice."""
        self.clock.on(**span)
        self.app._poll()
        await self.settle()

    @property
    def line(self) -> tuple[str, str, str]:
        """Return the action, the urgency and the due time of the highlighted line."""
        item = self.screen.item
        action = item.action
        return (action.action if action else "", item.urgency, str(action.due_at or "") if action else "")

    def toasts(self) -> str:
        """Return what the toasts say, one a line, however they are wrapped."""
        return "\n".join(notification.message for notification in self.app._notifications)

    def text(self) -> str:
        """Return what is on the screen, as plain lines."""
        return "\n".join("".join(s.text for s in strip) for strip in self.app.screen._compositor.render_strips())


OpenApp = Callable[..., AbstractAsyncContextManager[AppDriver]]


def adding(*records: Record) -> Callable[[Book], Change]:
    """Return an operation that adds records; they get the ids 1, 2, ... of their tables in this order."""

    def make(book: Book) -> Change:
        builder = ChangeBuilder(book)
        for record in records:
            builder.add(record)
        return builder.done("Book for a test")

    return make


@pytest.fixture(scope="session", autouse=True)
def shared_style_sheets() -> Iterator[None]:
    """Parse style sheets once for all tests."""
    with pytest.MonkeyPatch.context() as patch:
        share_style_sheets(patch)
        yield


@pytest.fixture
def open_app(home: Path, monkeypatch: pytest.MonkeyPatch) -> OpenApp:
    """Return a function that opens the app over records (or the sample book, with none) at a moment, in a size."""
    stillness = Stillness(monkeypatch)

    @asynccontextmanager
    async def opened(
        *records: Record,
        now: str = "2026-11-19 16:02",
        size: tuple[int, int] = (80, 24),
        settings: Settings = SETTINGS,
        empty: bool = False,
        path: Path | None = None,
    ) -> AsyncIterator[AppDriver]:
        clock = Clock(at(now))
        with Store.open(path or home / "followup" / "book.json", at=clock()) as store:
            if records:
                store.act(adding(*records), clock())
            elif not empty and path is None:
                store.act(lambda book: sample(book, clock(), settings.policy), clock())
            app = app_for(settings)(Session(store, settings, clock))
            stillness.apps.append(app)
            async with app.run_test(size=size, notifications=True) as pilot:
                driver = AppDriver(app, pilot, clock, stillness)

                def copy(text: str, told: Callable[[Outcome], None], method: str = "") -> None:
                    driver.copied.append(text)
                    told(Outcome("checked", "desktop", "Copied to the clipboard, and read back."))

                monkeypatch.setattr(app.delivery, "copy", copy)
                await driver.settle()
                yield driver

    return opened
