"""Kim's good notes, each spoiled in one way, with the finding that must come of it and its place."""

from __future__ import annotations

from tests.review.corpus import kim_content, kim_names, kim_style
from tests.review.corpus.notes import Flawed


def flawed() -> list[Flawed]:
    """Return every spoiled note."""
    return [note for make in (*kim_names.MUTATIONS, *kim_content.MUTATIONS, *kim_style.MUTATIONS) for note in make()]
