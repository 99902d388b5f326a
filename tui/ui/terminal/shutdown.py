"""End the program in order if it is told to end or its terminal closes: save everything, and remove temporary files."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from tui.ui.errors.error_handling import ErrorHandlingApp

TOLD_TO_END = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)


class GracefulShutdown:
    """While it is entered, HUP, TERM and INT end the app as its own quit key does, with exit status 0.

    Before the app runs they unwind what was begun; once the end has begun they change nothing. A HUP that was ignored from
    the start (nohup) stays so.
    """

    def __init__(self) -> None:
        self.app: ErrorHandlingApp | None = None
        self.begun = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        for number in TOLD_TO_END:
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._end)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _end(self, number: int, frame: FrameType | None) -> None:
        if self.begun:
            return
        self.begun = True
        if self.app is None or not self.app.is_running:
            raise SystemExit(0)
        with suppress(RuntimeError):  # the loop has ended by itself
            asyncio.get_running_loop().call_soon_threadsafe(self.app.call_later, self.app.end)
