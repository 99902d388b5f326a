"""Undo and redo: take back the last change, or make it again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tui.domain.changes import Conflict
from tui.domain.history import Act
from tui.session import Session
from tui.storage import StoreError
from tui.ui.screens.dialogs import Confirm


def undo(app: Any, session: Session) -> None:
    """Undo the last act; ask first if a note was edited since, as that is not an act."""
    act = session.store.act_before_drafts()
    if act is None:
        _do(app, session.undo)
        return

    def answered(yes: bool | None) -> None:
        if yes:
            _do(app, session.undo)

    told = "You have written in a note since. Undo does not touch that."
    app.push_screen(Confirm(f"Undo this: {act.change.sentence}?", told=told, yes="undo it", no="leave it"), answered)


def redo(app: Any, session: Session) -> None:
    """Redo what was undone last."""
    _do(app, session.redo)


def _do(app: Any, what: Callable[[], Act]) -> None:
    try:
        act = what()
    except (StoreError, Conflict) as error:
        app.tell(str(error), "warning")
        return
    app.tell(f"{act.change.sentence}.")
    app.show_book()
