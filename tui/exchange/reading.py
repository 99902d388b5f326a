"""Read the invitations in a file that somebody named."""

from __future__ import annotations

from pathlib import Path

from tui.domain.settings import Profile
from tui.exchange.invitation import Invitation, read_invitations, too_large
from tui.exchange.limits import MOST_BYTES
from tui.files import STANDARD_INPUT, TooLarge, read_outside


def read_file(file: str | Path, profile: Profile) -> list[Invitation]:
    """Return the invitations in a file, "-" for standard input; `profile` is the user's, who is not among the people.

    Raises: OSError for what cannot be read, ExchangeError for what holds no invitation.
    """
    name = "standard input" if file == STANDARD_INPUT else Path(file).name
    try:
        data = read_outside(file, MOST_BYTES)
    except TooLarge:
        raise too_large(name) from None
    return read_invitations(data, name, own_addresses=profile.emails, own_name=profile.name)
