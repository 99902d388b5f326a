"""The terminal as it is at home over SSH: it may be slow, be taken away, or be put to sleep.

Textual's driver blocks the whole app while the terminal does not take what it writes, spins or prints a traceback when the
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
"""Bytes written at once, so that progress shows."""

LISTENING = 1.0
"""Seconds after a key in which it is looked whether it was the beginning of a longer one."""

STALLED = 2.0
"""Seconds without progress after which a terminal is given up in the end."""


class OutputThread(threading.Thread):
    """What is written goes out in the background; nobody ever waits for it.

    `busy` tells whether something is still to go out: who asks then is called by `free` once nothing is.
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
        """Send text when its turn has come; a terminal that is gone takes everything."""
        with self._change:
            if not self._gone:
                self._waiting.append(text.encode(self._encoding, "replace"))
                self._change.notify_all()

    @property
    def busy(self) -> bool:
        """Whether what was written before is still on its way."""
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
                    except BlockingIOError:  # another program has left the terminal so
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
        """Let the rest go out and end; a terminal that takes nothing any more is not waited for."""
        with self._change:
            self._stopping = True
            self._change.notify_all()
        before = -1
        while self.is_alive() and before != self._sent:
            before = self._sent
            self.join(STALLED)

    def flush(self) -> None:
        """Nothing to do: all goes out by itself."""


class WakingEvent(threading.Event):
    """An event that also makes a descriptor readable, so that who waits for input need not look at it all the time."""

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
    """Reads and writes the terminal, whatever becomes of it."""

    line: OutputThread | None = None
    """What goes out; none before the start."""

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
        """Start, and let what is written go out by a line that nobody waits for."""
        if self.line is not None:
            self.line.stop()
        self.line = OutputThread(sys.__stderr__, self._line_is_free)
        self.line.start()
        self._restored = False
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def stop_application_mode(self) -> None:
        """Restore the terminal; from here on nothing more is written to it."""
        super().stop_application_mode()
        self._restored = True

    def write(self, data: str) -> None:
        """Send it in fewer bytes; drop it once the terminal is restored, when Textual still resets the mouse pointer."""
        if self.line is not None and not self._restored:
            self.line.write(terse(data))

    def _line_is_free(self) -> None:
        with suppress(RuntimeError):  # the loop is closed: nothing is painted any more
            self._running_loop.call_soon_threadsafe(self.app.call_later, self.app.paint_rest)

    def run_input_thread(self) -> None:
        """Read keys; when the terminal is gone, the app hears of it."""
        parser, pastes = XTermParser(self.debug), Pastes()
        decode = getincrementaldecoder("utf-8")("replace").decode
        gone, heard = False, time.monotonic()
        try:
            while not self.exit_event.is_set() and not gone:
                text = ""
                # half an escape sequence, or a paste without an end, is over after a while; else there is nothing to look at
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
        """What was typed; nothing at all where the terminal is gone, none where there is nothing yet."""
        try:
            return os.read(self.fileno, 4096)
        except BlockingIOError:
            return None
        except OSError:
            return b""

    def close(self) -> None:
        """Let go of the terminal; in the end also of the signals that put to sleep and wake up."""
        if self.line is not None:
            self.line.stop()
        super().close()
        for number in (signal.SIGTSTP, signal.SIGCONT) if self.app.is_ending else ():
            signal.signal(number, signal.SIG_DFL)

    # -- put to sleep -------------------------------------------------------------------------------------------------

    def _asked_to_sleep(self, *_: object) -> None:
        """Sleep between two acts, never in the middle of one that holds the book's lock.

        While another program has the terminal (an editor), there is no act, and nothing is handled until it returns.
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
        """Wake up where it was put to sleep from here; a process that was merely stopped has all it needs."""
        if self._asleep:
            self._asleep = False
            self.resume_application_mode()
            self.send_message(self.SignalResume())
        else:
            self._running_loop.call_soon_threadsafe(self.app.refresh)
