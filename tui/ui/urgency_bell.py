"""Ring when something turns urgent while the app is open: the bell, and a notification of the terminal's own."""

from __future__ import annotations

import os

from tui.clipboard.environment import detect_environment
from tui.clipboard.models import Inside, Probed
from tui.clipboard.osc52 import through_screen, through_tmux
from tui.domain.reminders import Reminder, Told, is_quiet, reminders
from tui.session import Session
from tui.text.report import reminder_sentence
from tui.ui.textual_private import AppHooks

MOST_NOTIFICATION_BYTES = 200
"""The bytes of a notification's text; screen passes on at most about 256 at a time."""

SHOWS_OSC_9 = frozenset({"kitty", "foot", "Ghostty", "WezTerm", "iTerm2"})
"""Terminals that show OSC 9; of others only some know OSC 9, some OSC 777, and the rest ignore both."""


def notification(text: str, inside: Inside, terminal: str) -> bytes:
    """Return the bell and the sequences that make a terminal show a text, wrapped for the multiplexer around the app."""
    cut = text.encode("utf-8", "replace")[:MOST_NOTIFICATION_BYTES].decode("utf-8", "ignore").encode()
    found = [b"\x1b]9;" + cut + b"\a"]
    if terminal not in SHOWS_OSC_9:
        found.append(b"\x1b]777;notify;followup;" + cut + b"\a")
    wrap = {"tmux": through_tmux, "screen": through_screen}.get(inside, bytes)
    return b"\a" + b"".join(map(wrap, found))


class UrgencyBell:
    """Knows what was urgent already, and rings for what turns urgent by itself; not in quiet hours, but after them."""

    def __init__(self, app: AppHooks, session: Session, probed: Probed | None) -> None:
        self._app = app
        self._session = session
        self._probed = probed
        self._told: dict[str, Told] = {}
        self._held_back: set[str] = set()  # what turned urgent in the quiet hours
        self.listen()

    def listen(self) -> None:
        """Take what is urgent now as known: at the start, and after what the user has done."""
        now = self._session.now()
        new = reminders(self._session.agenda, now, self._told)
        self._told |= {each.key: each.told for each in new if each.key not in self._held_back}

    def ring(self) -> None:
        """Ring if something has turned urgent since; in quiet hours, hold it back."""
        session, now = self._session, self._session.now()
        found = reminders(session.agenda, now, self._told)
        if is_quiet(session.agenda, now, session.settings.remind.quiet_hours):
            self._held_back |= {each.key for each in found}
            return
        self._held_back.clear()
        self._told |= {each.key: each.told for each in found}
        urgent = [each for each in found if each.told.stage == "urgent"]
        if urgent:
            self._notify(urgent[0], len(urgent) - 1)

    def _notify(self, first: Reminder, others: int) -> None:
        session = self._session
        sentence = reminder_sentence(session.book, first.action, first.level, session.now(), session.zone)
        text = f"(+{others}) {sentence}" if others else sentence

        def notify() -> None:
            here = detect_environment(os.environ, probed=self._probed)
            self._app.call_from_thread(self._write, notification(text, here.inside, here.terminal))

        self._app.run_worker(notify, thread=True, exclusive=True, group="bell")

    def _write(self, data: bytes) -> None:
        driver = self._app.terminal_driver
        if driver is not None:
            driver.write(data.decode())
            driver.flush()
