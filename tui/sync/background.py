"""Share the book beside an open app, in a thread of its own: a folder on a network may take its time, or never answer.

The thread has a session of its own with the book, so that what it takes in reaches the app as another session's changes do.
"""

from __future__ import annotations

import threading
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
from tui.sync.copies import Copies
from tui.sync.folder import shared_folder
from tui.sync.setting_aside import without_what_fails
from tui.sync.sharing import Sharing

LOOK_SECONDS = 0.5
"""Seconds between two looks at the folder; each costs a few calls of `stat`."""
RETRY_SECONDS = 30.0
"""Seconds until the next attempt after one that failed."""


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
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, wake: Callable[[], object]) -> None:
        """Share from now on; `wake` is called from the thread when there is something to see or to say."""
        self._thread = threading.Thread(target=self._run, args=(wake,), name="sharing", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread, but do not wait long for it."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join(1.0)

    def said(self) -> list[str]:
        """Return what is to be told to the user, once."""
        said, self._said = self._said, []
        return said

    def _run(self, wake: Callable[[], object]) -> None:
        try:
            wait = LOOK_SECONDS
            while not self._ended.wait(wait):
                try:
                    wait = LOOK_SECONDS
                    if not self._is_news():
                        continue
                    self._exchange()
                except Exception as error:  # noqa: BLE001 - nothing may end the thread while the app is open
                    wait = RETRY_SECONDS
                    said = str(error) if isinstance(error, StoreError) else f"The book cannot be shared: {error!r}."
                    if said == self._last:
                        continue
                    self._last = said
                    self._tell([said])
                with suppress(RuntimeError):  # the app has ended
                    wake()
        finally:
            if self._sharing is not None:
                self._sharing.store.close()

    def _exchange(self) -> None:
        """Exchange what is new, and note what is to be said."""
        if self._sharing is None:
            self._sharing = Sharing(Store.open(self._book, at=self._clock(), create=False), self._zone)
        sharing = self._sharing
        without_what_fails(sharing, lambda: sharing.exchange(self._clock()))
        self._last = ""
        self._tell(sharing.store.notices)
        sharing.store.notices.clear()

    def _tell(self, sentences: list[str]) -> None:
        self._said = [*self._said, *sentences]

    def _is_news(self) -> bool:
        """Return whether there is anything to do; cheap if nothing has changed since the last look."""
        machine = self._copies.machine()
        if machine is None or machine.stopped:
            return False
        folder = shared_folder(Path(machine.folder))
        try:
            there: object = folder.within(folder.files)
        except OSError as error:
            there = error.errno
        try:
            now = there, file_id(beside(self._book, "journal").stat()), machine
        except OSError:
            return False
        if now == self._seen:
            return False
        if is_quiet(self._book, self._copies, machine):
            self._seen = now
            return False
        return True
