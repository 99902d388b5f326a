"""A driver for a terminal over SSH, which may be slow, disconnect or be suspended.

Textual's driver blocks the whole app while the terminal does not accept output, spins or prints a traceback when the
terminal is gone, and starts a second set of threads when a stopped process is continued. This one does not.
"""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
import threading
import time
from codecs import getincrementaldecoder
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual.drivers.linux_driver import LinuxDriver

from tui.ui.terminal.bracketed_paste import SILENCE, Pastes
from tui.ui.terminal.sgr_minifier import terse
from tui.ui.textual_private import ParseError, XTermParser

if TYPE_CHECKING:
    from tui.ui.errors.error_handling import ErrorHandlingApp

PIECE = 1024
"""The most bytes written at once, so that progress can be seen."""

LISTENING = 1.0
"""Seconds after a key during which the rest of a longer escape sequence may arrive."""

STALLED = 2.0
"""Seconds without progress after which the end of the app no longer waits for the terminal."""


class OutputThread(threading.Thread):
    """A thread that writes output in the background, so that nothing waits for the terminal.

    `busy` says whether output is waiting; if it was asked and some was, `free` is called once none is.
    """

    def __init__(self, file: Any, free: Callable[[], None]) -> None:
        super().__init__(daemon=True, name="terminal-output")
        self._fd = file.fileno()
        self._encoding = file.encoding or "utf-8"
        self._free = free
        self._waiting: deque[bytes] = deque()
        self._change = threading.Condition()
        self._sending = self._stopping = self._asked = self._gone = False
        self._sent = 0

    def write(self, text: str) -> None:
        """Queue text; if the terminal is gone, drop it."""
        with self._change:
            if not self._gone:
                self._waiting.append(text.encode(self._encoding, "replace"))
                self._change.notify_all()

    @property
    def busy(self) -> bool:
        """Return whether earlier output is still waiting."""
        with self._change:
            self._asked = self._asked or self._sending or bool(self._waiting)
            return self._sending or bool(self._waiting)

    def run(self) -> None:
        while True:
            with self._change:
                self._change.wait_for(lambda: self._waiting or self._stopping)
                if not self._waiting:
                    return
                data, self._sending = self._waiting.popleft(), True
            try:
                while data:
                    try:
                        written = os.write(self._fd, data[:PIECE])
                    except BlockingIOError:  # another program left the terminal non-blocking
                        select.select([], [self._fd], [], STALLED)
                        continue
                    data, self._sent = data[written:], self._sent + written
            except OSError:
                with self._change:
                    self._gone, self._sending = True, False
                    self._waiting.clear()
                return
            with self._change:
                self._sending = False
                free, self._asked = self._asked and not self._waiting, self._asked and bool(self._waiting)
            if free:
                self._free()

    def stop(self) -> None:
        """Write the rest and end; do not wait for a terminal that accepts nothing any more."""
        with self._change:
            self._stopping = True
            self._change.notify_all()
        before = -1
        while self.is_alive() and before != self._sent:
            before = self._sent
            self.join(STALLED)

    def flush(self) -> None:
        """Do nothing: the thread writes everything by itself."""


class WakingEvent(threading.Event):
    """An event that also makes a descriptor readable, so that a thread waiting for input need not poll it."""

    def __init__(self) -> None:
        super().__init__()
        self.reader, self._writer = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC) if hasattr(os, "pipe2") else os.pipe()

    def set(self) -> None:
        super().set()
        with suppress(OSError):
            os.write(self._writer, b"x")

    def clear(self) -> None:
        super().clear()
        with suppress(OSError):
            os.read(self.reader, 16)


class TerminalDriver(LinuxDriver):
    """A driver that keeps working if the terminal is slow, suspended or gone."""

    line: OutputThread | None = None
    """The output thread; None before the start."""

    def __init__(self, app: ErrorHandlingApp, *, debug: bool = False, **options: Any) -> None:
        super().__init__(app, debug=debug, **options)
        self.app = app
        self.debug = debug
        self._running_loop = asyncio.get_running_loop()
        self._asleep = False
        self._restored = False
        self._woken = self.exit_event = WakingEvent()
        signal.signal(signal.SIGTSTP, self._asked_to_sleep)
        signal.signal(signal.SIGCONT, self._continued)

    def start_application_mode(self) -> None:
        """Override: start the output thread first."""
        if self.line is not None:
            self.line.stop()
        self.line = OutputThread(sys.__stderr__, self._line_is_free)
        self.line.start()
        self._restored = False
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def stop_application_mode(self) -> None:
        """Override: write nothing more once the terminal is restored."""
        super().stop_application_mode()
        self._restored = True

    def write(self, data: str) -> None:
        """Override: queue the output in fewer bytes; drop what Textual writes after the terminal is restored."""
        if self.line is not None and not self._restored:
            self.line.write(terse(data))

    def _line_is_free(self) -> None:
        with suppress(RuntimeError):  # the loop is closed, and nothing is painted any more
            self._running_loop.call_soon_threadsafe(self.app.call_later, self.app.paint_rest)

    def run_input_thread(self) -> None:
        """Override: filter pastes, wait without polling, and end the app when the terminal is gone."""
        parser, pastes = XTermParser(self.debug), Pastes()
        decode = getincrementaldecoder("utf-8")("replace").decode
        gone, heard = False, time.monotonic()
        try:
            while not self.exit_event.is_set() and not gone:
                text = ""
                # half an escape sequence, or a paste without an end mark, times out; otherwise wait for input
                patience = 0.1 if pastes.is_open or time.monotonic() - heard < LISTENING else None
                if self.fileno in select.select([self.fileno, self._woken.reader], [], [], patience)[0]:
                    data, heard = self._read(), time.monotonic()
                    gone, text = data == b"", pastes(decode(data or b""))
                elif pastes.is_open and time.monotonic() - heard > SILENCE:
                    text = pastes.end()
                for event in parser.feed(text) if text else ():
                    self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)
        finally:
            with suppress(EOFError, ParseError):
                for _ in parser.feed(""):
                    pass
        if gone:
            self.app.call_later(self.app.end)

    def _read(self) -> bytes | None:
        """Return what was typed; empty if the terminal is gone, None if there is nothing yet."""
        try:
            return os.read(self.fileno, 4096)
        except BlockingIOError:
            return None
        except OSError:
            return b""

    def close(self) -> None:
        """Override: stop the output thread and, when the app ends, restore the signals of suspending."""
        if self.line is not None:
            self.line.stop()
        super().close()
        for number in (signal.SIGTSTP, signal.SIGCONT) if self.app.is_ending else ():
            signal.signal(number, signal.SIG_DFL)

    # -- suspending ---------------------------------------------------------------------------------------------------

    def _asked_to_sleep(self, *_: object) -> None:
        """Suspend between two acts, never during one that holds the book's lock.

        While another program (an editor) has the terminal, no act is running, so suspend at once.
        """
        if self._restored:
            os.kill(os.getpid(), signal.SIGSTOP)
        else:
            self._running_loop.call_soon_threadsafe(self._sleep)

    def _sleep(self) -> None:
        self._asleep = True
        self.suspend_application_mode()
        os.kill(os.getpid(), signal.SIGSTOP)

    def _continued(self, *_: object) -> None:
        """Resume after a suspension; after a mere stop, only repaint."""
        if self._asleep:
            self._asleep = False
            self.resume_application_mode()
            self.send_message(self.SignalResume())
        else:
            self._running_loop.call_soon_threadsafe(self.app.refresh)
