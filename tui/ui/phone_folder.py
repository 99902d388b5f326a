"""Keep the folder for the phone up to date while the app is open: `followup export --vdir`, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import tui
from tui.session import Session

PAUSE = 5.0
"""Seconds between two exports, however much is changed meanwhile."""

LONGEST_EXPORT = 60.0
"""Seconds after which an export is ended, and after which one that failed is tried again."""

NOT_WRITTEN = "The folder for the phone is not up to date. `followup export --vdir` says why."


SHORTEST_VALID = timedelta(minutes=1)
"""How long an export stays valid for the clock, however soon something else is due."""


class PhoneFolder:
    """Exports after changes of the book, and when the clock changes what is due. Nobody waits for it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._process: subprocess.Popen[bytes] | None = None
        self._written: int | None = None
        self._writing: int | None = None
        self._valid_until = session.now()
        self._started_at = 0.0
        self._pause = PAUSE
        self._told = False
        self._told_waiting = ""

    def look(self, at: float) -> None:
        """Export if something has changed, and the last export is over and some seconds ago; `at` counts seconds."""
        if self._process is not None and not self._is_over(self._process, at):
            return
        if self._is_stale and (self._writing is None or at - self._started_at >= self._pause):
            self._started_at = at
            self._start()

    def finish(self) -> None:
        """Export what has changed since, though the app ends."""
        if self._is_stale and (self._process is None or self._writing != self._session.edits):
            self._start(told=False)

    @property
    def _is_stale(self) -> bool:
        return self._written != self._session.edits or self._session.now() >= self._valid_until

    def _start(self, *, told: bool = True) -> None:
        session = self._session
        self._writing = session.edits
        self._valid_until = max(session.agenda.next_change, session.now() + SHORTEST_VALID)
        place = ["--book", str(session.store.path), "--config", str(session.settings.path)]
        words = ["export", "--vdir", *place, "--now", session.now().isoformat()]
        paths = filter(None, (str(Path(tui.__file__).parents[1]), os.environ.get("PYTHONPATH")))
        nowhere: Any = subprocess.DEVNULL
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "tui", *words],
                stdin=nowhere,
                stdout=subprocess.PIPE if told else nowhere,
                stderr=nowhere,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
                start_new_session=True,
            )
        except OSError:
            self._tell(failed=True)

    def _is_over(self, process: subprocess.Popen[bytes], at: float) -> bool:
        status = process.poll()
        if status is None and at - self._started_at < LONGEST_EXPORT:
            return False
        if status is None:
            process.kill()
            process.wait()
        self._process = None
        self._pause = PAUSE if status == 0 else LONGEST_EXPORT
        self._tell(failed=status != 0)
        if status == 0:
            self._written = self._writing
            self._tell_waiting(process)
        return True

    def _tell_waiting(self, process: subprocess.Popen[bytes]) -> None:
        """Say once what the export says below its first line: that changes wait. Take back what is no longer so."""
        said = process.stdout.read().decode(errors="replace") if process.stdout else ""
        waiting = " ".join(line.strip() for line in said.splitlines()[1:])
        if waiting != self._told_waiting:
            self._session.retract(self._told_waiting)
            self._session.store.notices.extend([waiting] if waiting else [])
        self._told_waiting = waiting

    def _tell(self, *, failed: bool) -> None:
        """Say once that the folder is not written, until it is again."""
        if failed and not self._told:
            self._session.store.notices.append(NOT_WRITTEN)
        elif not failed:
            self._session.retract(NOT_WRITTEN)
        self._told = failed
