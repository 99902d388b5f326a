"""The copy test: copy a short code, let the user paste it, and remember for this terminal whether it arrived."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from tui.clipboard.models import ClipboardEnvironment
from tui.files import read_json, write_private

Arrivals = dict[str, bool]
"""For each method, whether a copy by it arrived."""

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_FILE = "clipboard.json"
_MOST_BYTES = 1_000_000


class _Memory(msgspec.Struct, frozen=True):
    """The file: terminal (`ClipboardEnvironment.key`) -> method -> whether it arrived."""

    terminals: dict[str, Arrivals] = {}


def make_code() -> str:
    """Return a short random code without letters that look alike."""
    return "followup-" + "".join(_LETTERS[byte % len(_LETTERS)] for byte in os.urandom(5))


def arrived_as(code: str, pasted: str) -> bool:
    """Return whether the pasted text is the code, ignoring white space around it."""
    return pasted.strip() == code


def recall_arrivals(folder: Path, here: ClipboardEnvironment) -> Arrivals:
    """Return the remembered answers for this terminal; empty if there is no file or it cannot be read."""
    return _read(folder).terminals.get(here.key, {})


def remember_arrival(folder: Path, here: ClipboardEnvironment, method: str, arrived: bool) -> None:
    """Save the answer for this terminal; raises OSError if it cannot be written."""
    memory = _read(folder).terminals
    memory[here.key] = memory.get(here.key, {}) | {method: arrived}
    write_private(folder / _FILE, msgspec.json.format(msgspec.json.encode(_Memory(memory)), indent=2) + b"\n")


def conclude(folder: Path, here: ClipboardEnvironment, method: str, code: str, pasted: str) -> tuple[bool, str]:
    """Save whether the code arrived in this terminal, and return that and the sentence about it."""
    arrived = arrived_as(code, pasted)
    words = "It arrived" if arrived else "It did not arrive"
    try:
        remember_arrival(folder, here, method, arrived)
    except OSError as error:
        return arrived, f"{words}, but this could not be saved: {error.strerror}."
    return arrived, f"{words}. followup will remember that for this terminal."


def _read(folder: Path) -> _Memory:
    try:
        return read_json(folder / _FILE, _MOST_BYTES, _Memory)
    except (OSError, ValueError):
        return _Memory()
