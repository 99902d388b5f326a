"""Importing a library without what it would load and this program never uses."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def without(name: str, *classes: str) -> Iterator[None]:
    """Inside, `name` cannot be imported, for libraries that do without it where it is missing.

    For libraries that only speak of its `classes` until somebody uses them, those can be, and are empty. What is loaded
    already stays, and afterwards the module can be imported as ever.
    """
    if name in sys.modules:
        yield
        return
    empty = ModuleType(name)
    vars(empty).update({word: type(word, (), {}) for word in classes})
    sys.modules[name] = empty if classes else None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[name]
