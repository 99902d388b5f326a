"""Write an exported file: private, at once, and only if what it says has changed."""

from __future__ import annotations

from pathlib import Path

from tui.exchange.limits import MOST_BYTES
from tui.files import TooLarge, read_outside, write_private


def write_if_changed(path: Path, text: str) -> bool:
    """Write a file and return True; leave one that holds that text already untouched, and return False.

    So programs that look at the time of a file, as those that share calendars do, see a change only where there is one.

    Raises: OSError, with the old file unchanged.
    """
    data = text.encode()
    if _content(path) == data:
        return False
    write_private(path, data)
    return True


def _content(path: Path) -> bytes | None:
    try:
        return read_outside(path, MOST_BYTES)
    except (FileNotFoundError, TooLarge):
        return None
