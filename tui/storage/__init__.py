"""The book on disk, through TinyDB."""

from tui.storage.errors import Busy, NothingToUndo, StoreError
from tui.storage.store import Store

__all__ = ["Busy", "NothingToUndo", "Store", "StoreError"]
