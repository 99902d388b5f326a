"""What programs call the stages of an application, and the kind of event that each becomes."""

from __future__ import annotations

import re
from functools import cache

from tui.domain.folding import folded


def kind_of_stage(stage: str) -> str:
    """Return the kind of event that a stage becomes; a remark if it is not known."""
    return _kind(stage) or "remark"


def is_stage(text: str) -> bool:
    """Return whether a text is known as a stage."""
    return len(text) < 40 and _kind(text) != ""


def _kind(text: str) -> str:
    plain = f" {' '.join(re.sub(r'[^a-z]+', ' ', folded(text[:100])).split())} "
    return next((kind for kind, names in _stages().items() if any(f" {name} " in plain for name in names)), "")


@cache
def _stages() -> dict[str, tuple[str, ...]]:
    from importlib import resources  # slow to import, and needed for a file alone

    text = resources.files("tui.exchange").joinpath("data", "stages.txt").read_text("utf-8")
    lines = [line.split(": ", 1) for line in text.splitlines() if line and not line.startswith("#")]
    return {kind: tuple(folded(name) for name in names.split(", ")) for kind, names in lines}
