"""Wait for work that may take long: it is done in a thread, and the user may leave it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, ClassVar

import msgspec
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.domain.sanitize import one_line
from tui.ui.bindings import bindings
from tui.ui.screens.base import BookDialog

SOON = 0.15
"""Seconds after which the dialog appears; keys typed ahead wait that long."""

DEADLINE = 30
"""Seconds after which work is given up: a file on a lost network drive never arrives."""


class Finished(msgspec.Struct, frozen=True):
    """The outcome of work: what it returned, or else what it raised."""

    result: Any = None
    error: Exception | None = None

    @classmethod
    def of(cls, work: Callable[[], object]) -> Finished:
        """Do work now, and return its outcome."""
        try:
            return cls(work())
        except Exception as error:  # noqa: BLE001 - the caller raises it again
            return cls(error=error)

    def value(self) -> Any:
        """Return the result, or raise the error if there is one."""
        if self.error is not None:
            raise self.error
        return self.result


def in_thread(work: Callable[[], object]) -> asyncio.Future[Finished]:
    """Do work in a daemon thread, and return a future of its outcome."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Finished] = loop.create_future()

    def finish(finished: Finished) -> None:
        if not done.done():
            done.set_result(finished)

    def do() -> None:
        finished = Finished.of(work)
        with suppress(RuntimeError):  # the app has ended meanwhile
            loop.call_soon_threadsafe(finish, finished)

    threading.Thread(target=do, daemon=True, name="in_thread").start()
    return done


class Wait(BookDialog):
    """Does work in a thread, and shows for how long. Dismisses with its Finished, or None if the user leaves it."""

    BINDINGS: ClassVar = bindings("dialog")
    holds_book = True

    def __init__(self, doing: str, work: Callable[[], object]) -> None:
        """`doing` says what is done, such as "Reading a.ics"."""
        super().__init__()
        self._doing = one_line(doing)
        self._work = work
        self._seconds = 0

    def compose(self) -> ComposeResult:
        with Vertical(classes="box") as box:
            box.display = False
            yield Static(id="doing", markup=False)
            yield Static(Content.styled("esc leaves it", "$text-muted"), classes="answers", markup=False)

    async def on_mount(self) -> None:
        done = in_thread(self._work)
        await asyncio.wait([done], timeout=SOON)
        if done.done():
            self._finish(done.result())
            return
        done.add_done_callback(lambda done: self.call_later(self._finish, done.result()))
        self._tell()
        self.query_one(".box").display = True
        self.set_interval(1, self._tick)

    def _finish(self, outcome: Finished) -> None:
        if self.is_current:
            self.dismiss(outcome)

    def _tick(self) -> None:
        self._seconds += 1
        if self._seconds < DEADLINE:
            self._tell()
        else:
            self._finish(Finished(error=TimeoutError(f"given up after {DEADLINE} seconds")))

    def _tell(self) -> None:
        seconds = f" {self._seconds} s" if self._seconds else ""
        self.query_one("#doing", Static).update(Content(f"{self._doing} ...{seconds}"))

    def action_dismiss(self, result: object = None) -> None:  # type: ignore[override]
        self.dismiss(None)
