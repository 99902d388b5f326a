"""`followup import`."""

from typing import Any


def add(commands: Any, parents: Any) -> None:
    """Declare the command."""
