"""What can go wrong with the book on disk; each message is one sentence for the user."""

from __future__ import annotations


class StoreError(Exception):
    """Something about the book that the user has to know; the message names file and place."""


class Damaged(StoreError):
    """A book that cannot be read: what is wrong with it, and what to do about it if anything helps."""

    def __init__(self, sentence: str, advice: str = "") -> None:
        self.sentence = sentence
        self.advice = advice
        super().__init__(f"{sentence} {advice}".strip())


class Busy(StoreError):
    """Another session held the book's lock for too long; the message names it."""


class NothingToUndo(StoreError):
    """There is nothing to undo or redo."""
