"""Read a file that somebody named: the invitations in it, or a whole book."""

from __future__ import annotations

from pathlib import Path

from tui.domain.settings import Profile
from tui.exchange.book_import import OtherBook, read_book
from tui.exchange.invitation import Invitation, read_invitations, too_large
from tui.exchange.limits import MOST_BYTES
from tui.files import STANDARD_INPUT, TooLarge, read_outside


def read_file(file: str | Path, profile: Profile) -> list[Invitation]:
    """Return the invitations in a file, "-" for standard input; `profile` is the user's, who is not among the people.

    Raises: OSError for what cannot be read, ExchangeError for what holds no invitation.
    """
    data, name = _read(file)
    return read_invitations(data, name, own_addresses=profile.emails, own_name=profile.name)


def read_invitations_or_book(file: str | Path, profile: Profile) -> list[Invitation] | OtherBook:
    """Return the invitations in a file, or the book if it is JSON; raises as `read_file` does."""
    data, name = _read(file)
    if name.casefold().endswith(".json") or data[:100].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return read_book(data, name)
    return read_invitations(data, name, own_addresses=profile.emails, own_name=profile.name)


def _read(file: str | Path) -> tuple[bytes, str]:
    name = "standard input" if file == STANDARD_INPUT else Path(file).name
    try:
        return read_outside(file, MOST_BYTES), name
    except TooLarge:
        raise too_large(name) from None
