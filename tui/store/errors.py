"""What can go wrong with the book on disk, each said in one sentence for the user."""

from __future__ import annotations


class StoreError(Exception):
    """Something about the book that the user has to know; the message is a sentence with file and place."""


class Busy(StoreError):
    """Another session held the book's lock for too long; the message says which."""


class NothingToUndo(StoreError):
    """There is nothing that undo or redo could take."""
