"""Apply the difference of two drafts to an edited text."""

from __future__ import annotations

NEAR = 30
"""The number of characters beside a change that is enough to find its place again."""


def carried(text: str, old: str, new: str) -> str | None:
    """Return the text with the change from the old draft to the new one applied; `None` if its place cannot be found."""
    if text == old:
        return new
    start = _alike(old, new)
    same = _alike(old[start:][::-1], new[start:][::-1])
    gone, come = old[start : len(old) - same], new[start : len(new) - same]
    if gone:
        return text.replace(gone, come) if text.count(gone) == 1 else None
    before, after = old[max(0, start - NEAR) : start], old[start : start + NEAR]
    if before and text.count(before) == 1:
        return text.replace(before, before + come)
    return text.replace(after, come + after) if after and text.count(after) == 1 else None


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginnings."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
