"""Merge two contacts: choose a pair, see both side by side, settle what differs, see the result, and say yes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from tui.domain.book import Book
from tui.domain.changes import Change
from tui.domain.merging import Difference, MergeChoice, contact_differences, merge_contacts
from tui.domain.models import Contact
from tui.domain.operations import Refused
from tui.domain.sanitize import one_line
from tui.exchange.same_people import Pair, likely_duplicates, pair
from tui.text.side_by_side import result, side_by_side, value_words
from tui.ui.screens.dialogs import Choose, Confirm
from tui.ui.screens.waiting import Finished, Wait

if TYPE_CHECKING:
    from tui.ui.screens.list_screen import BookScreen

MOST_PAIRS = 50
"""Pairs that are offered at once."""


def merge_marked_or_found(screen: BookScreen, marked: Sequence[Contact]) -> None:
    """Merge the two marked contacts; or look for duplicates, and offer the pairs."""
    book = screen.session.book
    if len(marked) == 2:
        _settle(screen, pair(book, marked[0], marked[1]), {})
    elif marked:
        screen.tell(f"To merge two contacts, mark two: space marks one. {len(marked)} marked now.", "warning")
    else:
        screen.app.push_screen(
            Wait("Looking for duplicate contacts", partial(likely_duplicates, book)), partial(_offer, screen)
        )


def _offer(screen: BookScreen, outcome: Finished | None) -> None:
    pairs: list[Pair] = outcome.value() if outcome else []
    if outcome is None:
        return
    if not pairs:
        screen.tell("No duplicates found. To merge two contacts, mark both with space, then press M.")
        return
    options = [
        (str(number), f"{_shown(found.kept)} and {_shown(found.other)}: {found.why}") for number, found in enumerate(pairs)
    ]

    def chosen(number: str | None) -> None:
        if number is not None:
            _settle(screen, pairs[int(number)], {})

    more = f" (the first {MOST_PAIRS} of {len(pairs)})" if len(pairs) > MOST_PAIRS else ""
    screen.app.push_screen(Choose(f"Possible duplicates{more}", options[:MOST_PAIRS]), chosen)


def _settle(screen: BookScreen, found: Pair, choices: dict[str, MergeChoice]) -> None:
    """Ask of each field that differs which value stays; then show the result and ask for a yes."""
    for difference in contact_differences(found.kept, found.other):
        if difference.field not in choices:
            _ask(screen, found, choices, difference)
            return
    lines = result(screen.session.book, found.kept, found.other, choices)

    def merge(book: Book) -> Change:
        kept, other = (book.get(Contact, contact.id) for contact in (found.kept, found.other))
        if kept is None or other is None:
            raise Refused("One of them was deleted meanwhile; nothing was changed.")
        return merge_contacts(book, kept, other, choices)

    def confirmed(yes: bool | None) -> None:
        if yes and screen.act(merge) is not None:
            screen.acted(True)
            screen.show_record(found.kept.id)

    screen.app.push_screen(Confirm("Merge them into this one?", told="\n".join(lines)), confirmed)


def _ask(screen: BookScreen, found: Pair, choices: dict[str, MergeChoice], difference: Difference) -> None:
    options = [("keep", value_words(difference.kept)), ("take", value_words(difference.other))]
    if difference.both:
        options.insert(0, ("both", "both"))

    def chosen(choice: str | None) -> None:
        if choice is not None:
            _settle(screen, found, {**choices, difference.field: choice})  # type: ignore[dict-item]

    told = "\n".join(side_by_side(screen.session.book, found.kept, found.other))
    words = f"{difference.words[:1].upper()}{difference.words[1:]}"
    screen.app.push_screen(Choose(f"{words}: which one stays?", options, told=told), chosen)


def _shown(contact: Contact) -> str:
    beside = contact.company or next(iter(contact.emails), "")
    return one_line(f"{contact.name or '(no name)'}{f' ({beside})' if beside else ''}")
