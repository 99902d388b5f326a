"""What can go wrong with the book on disk, each said in one sentence for the user."""

from __future__ import annotations


class StoreError(Exception):
    """Something about the book that the user has to know; the message is a sentence with file and place."""


class Damaged(StoreError):
    """A book that cannot be read: what is wrong with it and, where there is one, the way out."""

    def __init__(self, sentence: str, advice: str = "") -> None:
        self.sentence = sentence
        self.advice = advice
        super().__init__(f"{sentence} {advice}".strip())


class Busy(StoreError):
    """Another session held the book's lock for too long; the message says which."""


class NothingToUndo(StoreError):
    """There is nothing that undo or redo could take."""
