"""What every screen shares: the session, making a change, and showing its outcome."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from textual.screen import ModalScreen

from tui.domain.book import Book
from tui.domain.changes import Change, Conflict
from tui.domain.dates import DateError
from tui.domain.operations import Refused
from tui.session import Session
from tui.storage import StoreError
from tui.ui.errors.boundary import ErrorBoundary
from tui.ui.textual_private import HeldPaint
from tui.ui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from tui.ui.note_delivery import NoteDelivery


class HasSession(ErrorBoundary, HeldPaint):
    """A screen with a session: changes go through `act`, and every outcome is shown in words."""

    holds_book = False
    """Whether other sessions' changes wait until the screen is left, because a thread may be reading the book."""

    @property
    def session(self) -> Session:
        """Return the session of the app."""
        return cast(Session, cast(Any, self).app.session)

    @property
    def delivery(self) -> NoteDelivery:
        """Return what copies and sends notes."""
        return cast("NoteDelivery", cast(Any, self).app.delivery)

    def on_screen_suspend(self) -> None:
        self._show_footer(False)

    def on_screen_resume(self) -> None:
        self._show_footer(True)

    def _show_footer(self, shown: bool) -> None:
        """Show the footer's keys, or hide them while a dialog is in front."""
        for footer in cast(Any, self).query(KeyFooter):
            footer.shows_keys = shown

    def may_paint(self) -> bool:
        """Return whether the app lets the screen paint now; if not, changes are painted together later."""
        return bool(cast(Any, self).app.may_paint())

    def tell(self, sentence: str, severity: str = "information") -> None:
        """Say something in a toast, whatever the text holds."""
        cast(Any, self).app.tell(sentence, severity)

    def act(self, make: Callable[[Book], Change], *, quietly: bool = False) -> Change | None:
        """Make a change and show its sentence; if it is refused, show why and return None."""
        try:
            change = self.session.act(make)
        except (StoreError, Conflict, Refused, DateError) as error:
            self.tell(str(error), "error")
            cast(Any, self).app.reload()
            return None
        if change.edits:
            cast(Any, self).app.show_change(change, quietly=quietly)
        return change


class BookDialog(HasSession, ModalScreen[Any]):
    """A screen in front of another one."""
