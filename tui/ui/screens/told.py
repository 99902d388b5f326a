"""What the app has told by itself since it was opened, to be read at leisure."""

from __future__ import annotations

from typing import Any

from tui.session import Session
from tui.ui.screens.dialogs import Read

KEPT = "`followup history` keeps what another machine has replaced, and `followup history --undo NUMBER` takes it back."


def show_told(app: Any, session: Session) -> None:
    """Show what was told, which is read then."""
    session.unread = 0
    app.show_unread()
    app.clear_notifications()  # the newest is shown here
    told = [*reversed(session.told)] or ["Nothing has been told since the app was opened."]
    if session.sharing is not None:
        told.append(KEPT)
    app.push_screen(Read("What was told", "\n\n".join(told)))
