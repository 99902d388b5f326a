"""Import a whole book from JSON: say what is new, what is the same and what differs, and ask which version counts."""

from __future__ import annotations

from datetime import datetime

from tui.cli.output import says_yes, tell
from tui.domain.sanitize import one_line
from tui.exchange.book_import import OtherBook, plan_of
from tui.storage import Store


def import_book(store: Store, other: OtherBook, now: datetime, *, asking: bool, dry_run: bool) -> int:
    """Import a book as one change, and return the exit status; a record that differs stays unless the user says otherwise."""
    plan, take_theirs = plan_of(store.book, other, take_theirs=False), False
    for sentence in plan.sentences:
        tell(one_line(sentence))
    try:
        if asking and not dry_run and plan.differing:
            question = "Some records differ. Replace the book's version with the file's? [y/N] "
            take_theirs = says_yes(question, without_answer=False)
        if not take_theirs and plan.differing:
            tell("Where they differ, the book's version is kept.")
        if dry_run:
            return 0
        sure = not asking or take_theirs or not plan.change.edits or says_yes("Import this? [Y/n] ", without_answer=True)
    except EOFError:
        tell()
        sure = False
    if not sure:
        tell("Nothing was changed.")
        return 1
    change = store.act(lambda book: plan_of(book, other, take_theirs=take_theirs).change, now)
    if change.edits:
        tell(one_line(f"{change.sentence}."))
    return 0
