"""Share the book beside an open app, in a thread of its own: a folder on a network may take its time, or never answer.

The thread has a session of its own with the book, so that what it takes in reaches the app as another session's changes do.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tui.storage.book_files import beside
from tui.storage.errors import StoreError
from tui.storage.journal import file_id
from tui.storage.store import Store
from tui.sync.catching_up import is_quiet
from tui.sync.copies import Copies, Machine
from tui.sync.folder import FOLDER_PATIENCE, shared_folder
from tui.sync.setting_aside import without_what_fails
from tui.sync.sharing import Sharing

LOOK_SECONDS = 0.5
"""Seconds between two looks at the folder; each costs a few calls of `stat`."""
RETRY_SECONDS = 30.0
"""Seconds until the next attempt after one that failed, if nothing changes before."""


class BackgroundSharing:
    """A thread that tells what is new in the book, and takes in what other machines told."""

    def __init__(self, book: Path, clock: Callable[[], datetime], zone: ZoneInfo) -> None:
        self._book = book
        self._clock = clock
        self._zone = zone
        self._copies = Copies(book)
        self._sharing: Sharing | None = None
        self._said: list[str] = []
        self._last = ""  # what went wrong last, which is said once
        self._seen: object = None
        self._again = math.inf  # when to try again, if nothing has changed since it was seen
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, wake: Callable[[], object]) -> None:
        """Share from now on; `wake` is called from the thread when there is something to see or to say."""
        self._thread = threading.Thread(target=self._run, args=(wake,), name="sharing", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread, but wait for it no longer than for the folder."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join(FOLDER_PATIENCE + 0.5)

    def said(self) -> list[str]:
        """Return what is to be told to the user, once."""
        said, self._said = self._said, []
        return said

    def _run(self, wake: Callable[[], object]) -> None:
        try:
            self._remind(wake)
            while not self._ended.wait(LOOK_SECONDS):
                try:
                    if not self._is_news():
                        continue
                    self._exchange()
                except Exception as error:  # noqa: BLE001 - nothing may end the thread while the app is open
                    self._fail(error)
                with suppress(RuntimeError):  # the app has ended
                    wake()
        finally:
            if self._sharing is not None:
                self._sharing.store.close()

    def _remind(self, wake: Callable[[], object]) -> None:
        """Say why nothing is shared any more, if that is so."""
        with suppress(StoreError, RuntimeError):
            machine = self._copies.machine()
            if machine is not None and machine.stopped:
                self._tell([machine.stopped])
                wake()

    def _fail(self, error: Exception) -> None:
        """Say what went wrong, if it is not what went wrong before; try again when something changes, or after a while."""
        said = str(error) if isinstance(error, StoreError) else f"The book cannot be shared: {type(error).__name__}: {error}."
        if said != self._last:
            self._tell([said])
        self._last = said
        self._wait()

    def _wait(self) -> None:
        with suppress(StoreError):
            self._seen = self._state(self._copies.machine())
        self._again = time.monotonic() + RETRY_SECONDS

    def _exchange(self) -> None:
        """Exchange what is new, and note what is to be said."""
        if self._sharing is None:
            self._sharing = Sharing(Store.open(self._book, at=self._clock(), create=False), self._zone)
        sharing = self._sharing
        done = without_what_fails(sharing, lambda: sharing.exchange(self._clock()))
        self._last = ""
        self._tell(sharing.store.notices)
        sharing.store.notices.clear()
        machine = self._copies.machine()
        if not done and machine is not None and "" in machine.troubles:
            self._wait()

    def _tell(self, sentences: list[str]) -> None:
        self._said = [*self._said, *sentences]

    def _is_news(self) -> bool:
        """Return whether there is anything to do; cheap if nothing has changed since the last look."""
        machine = self._copies.machine()
        now = self._state(machine)
        if machine is None or machine.stopped or now is None:
            return False
        if now == self._seen and time.monotonic() < self._again:
            return False
        if is_quiet(self._book, self._copies, machine):
            self._seen, self._again = now, math.inf
            return False
        return True

    def _state(self, machine: Machine | None) -> object:
        """Return what changes when there is something to do; None if there is no book."""
        try:
            journal = file_id(beside(self._book, "journal").stat())
        except OSError:
            return None
        there: object = None
        if machine is not None:
            folder = shared_folder(Path(machine.folder))
            try:
                there = folder.within(folder.files)
            except OSError as error:
                there = error.errno
        return there, journal, machine
