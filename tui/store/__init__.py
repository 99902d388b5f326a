"""The book on disk, through TinyDB."""

from tui.store.errors import Busy, NothingToUndo, StoreError
from tui.store.store import Store

__all__ = ["Busy", "NothingToUndo", "Store", "StoreError"]
