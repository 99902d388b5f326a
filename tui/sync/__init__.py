"""One book on several machines: every machine writes a file of its own into a folder that something else carries."""

from __future__ import annotations

import os
from pathlib import Path


def is_shared(book: Path) -> bool:
    """Return whether a book is shared with other machines; costs one call of `stat`, and no import."""
    return os.path.exists(f"{book}.machines/machine.json")  # noqa: PTH110 - every command asks
