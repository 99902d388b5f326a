"""Notice what has changed without a key press: other sessions' changes, and what the clock makes due."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from tui.commands import BY_ID, shown_key
from tui.session import Session
from tui.storage import StoreError
from tui.ui.errors.error_handling import ErrorHandlingApp
from tui.ui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from tui.ui.phone_folder import PhoneFolder
    from tui.ui.urgency_bell import UrgencyBell

POLL_SECONDS = 1.0
"""Seconds between two polls of other sessions' changes and of the clock."""


class PollingApp(ErrorHandlingApp):
    """An app whose screens follow the book and the clock."""

    def __init__(self, session: Session, **options: Any) -> None:
        super().__init__(**options)
        self.session = session
        self._minute = ""
        self._bell: UrgencyBell | None = None
        self._phone: PhoneFolder | None = None

    def start_polling(self) -> None:
        """Poll from now on, until the app ends, and at once when changes of another machine have come in."""
        loop = asyncio.get_running_loop()
        loop.call_later(POLL_SECONDS, self._look_again)
        if self.session.sharing is not None:
            self.session.sharing.start(lambda: loop.call_soon_threadsafe(self._look))

    def _look_again(self) -> None:
        """Poll once a second; a timer of Textual's, with its message, costs ten times as much."""
        if self.is_running:
            self._look()
            asyncio.get_running_loop().call_later(POLL_SECONDS, self._look_again)

    def _look(self) -> None:
        if not self.is_running:
            return
        try:
            changed, trouble = self._read_others(), ""
        except StoreError as error:
            changed, trouble = False, str(error)
        except Exception as error:  # noqa: BLE001 - this runs beside the handlers that the app hears of
            self.handle_uncaught(error)
            changed, trouble = False, ""
        if trouble:
            self.call_later(self.tell, trouble, "error")
        unread = self.session.unread
        if self._phone is not None:
            self._phone.look(asyncio.get_running_loop().time())
        if self.session.unread != unread:
            self.call_later(self.show_unread)
        now = self.session.now()
        moved = f"{now:%F %H:%M}" != self._minute or now >= self.session.agenda.next_change
        if changed or moved or self.session.store.notices:
            self.call_later(self._poll, changed)

    def _read_others(self) -> bool:
        """Apply other sessions' changes, but not while a thread may be reading the book; return whether there are any."""
        return not any(getattr(screen, "holds_book", False) for screen in self.screen_stack) and self.session.poll()

    def _poll(self, changed: bool = False) -> None:
        """Read other sessions' changes, and show what the clock has changed without a key press."""
        if not self.is_running:
            return  # the screens are being closed
        try:
            changed = self._read_others() or changed
        except StoreError as error:
            self.tell(str(error), "error")
        self.tell_notices()
        now = self.session.now()
        minute = f"{now:%F %H:%M}"
        if changed or now >= self.session.agenda.next_change:
            self.reload()
        elif minute != self._minute:
            self.reload(only=self.screen)
        self._minute = minute
        if self._bell is not None:
            self._bell.ring()

    def tell_notices(self) -> None:
        """Say what the store has to tell in a toast, and mark it as unread above: the user may be away."""
        if notices := self.session.take_notices():
            self.tell("\n".join([*notices, f"{self.told_key} shows it again."]), "warning")
            self.show_unread()

    @property
    def told_key(self) -> str:
        """Return the key that shows what was told."""
        return shown_key(self.session.settings.keys.get("told", BY_ID["told"].keys).split(",")[0].strip())

    def show_unread(self) -> None:
        """Bring the mark of what is unread up to date."""
        for screen in self.screen_stack:
            for bar in screen.query(TopBar):
                bar.tick()

    def show_book(self) -> None:
        """Show the book as a change of the user's has left it."""
        self.reload()
        if self._bell is not None:
            self._bell.listen()

    def reload(self, only: Screen[Any] | None = None) -> None:
        """Make the screens on the stack, or only one, show the book as it is now.

        The other screens show it when they come to the front.
        """
        for screen in [only] if only else self.screen_stack:
            if hasattr(screen, "reload") and screen.is_mounted and screen not in self._broken:
                screen.reload()
