"""Import a whole book: show what is new, the same and different, and ask which version counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.exchange.book_import import OtherBook, plan_of
from tui.ui.screens.dialogs import Confirm

if TYPE_CHECKING:
    from tui.ui.screens.list_screen import BookScreen


def ask_and_import_book(screen: BookScreen, other: OtherBook) -> None:
    """Import a book as one change; where records differ, the book's own stay unless the user says otherwise."""
    plan = plan_of(screen.session.book, other, take_theirs=False)
    told = "\n".join(plan.sentences)

    def make(take_theirs: bool) -> None:
        screen.act(lambda book: plan_of(book, other, take_theirs=take_theirs).change)

    def sure(yes: bool | None) -> None:
        if yes:
            make(take_theirs=False)
        else:
            screen.tell("Nothing was imported.")

    def ask() -> None:
        screen.app.push_screen(Confirm("Import what is new?", told=told), sure)

    def chosen(take_theirs: bool | None) -> None:
        if take_theirs:
            make(take_theirs=True)
        elif plan.change.edits:
            ask()
        else:
            screen.tell("Nothing was imported.")

    if plan.differing:
        screen.app.push_screen(Confirm("Some records differ. Replace the book's version with the file's?", told=told), chosen)
    elif plan.change.edits:
        ask()
    else:
        screen.tell(told)
