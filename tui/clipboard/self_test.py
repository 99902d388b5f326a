"""The one test that tells: copy a short code, let the person paste it, and remember for this terminal whether it came."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from tui.clipboard.models import ClipboardEnvironment
from tui.files import read_outside, write_private

Answers = dict[str, bool]
"""Way -> whether a copy by it arrived."""

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_FILE = "clipboard.json"
_MOST_BYTES = 1_000_000


class _Memory(msgspec.Struct, frozen=True):
    """The file: terminal (`ClipboardEnvironment.key`) -> way -> whether it arrived."""

    terminals: dict[str, Answers] = {}


def make_code(choose: Callable[[Sequence[str]], str] | None = None) -> str:
    """A short code nobody has in the clipboard already, without letters that look alike; `choose` picks one of many."""
    pick = choose or secrets.choice
    return "followup-" + "".join(pick(_LETTERS) for _ in range(5))


def judge(code: str, pasted: str) -> bool:
    """Whether what was pasted is the code; blanks and line ends around it do not count."""
    return pasted.strip() == code


def recall(folder: Path, here: ClipboardEnvironment) -> Answers:
    """What is remembered of this terminal; nothing when there is no file or it cannot be read."""
    return _read(folder).terminals.get(here.key, {})


def remember(folder: Path, here: ClipboardEnvironment, method: str, arrived: bool) -> None:
    """Keep the answer for this terminal, in a file that is whole at every moment. OSError when it cannot be written."""
    memory = _read(folder).terminals
    memory[here.key] = memory.get(here.key, {}) | {method: arrived}
    write_private(folder / _FILE, msgspec.json.format(msgspec.json.encode(_Memory(memory)), indent=2) + b"\n")


def conclude(folder: Path, here: ClipboardEnvironment, method: str, code: str, pasted: str) -> tuple[bool, str]:
    """Return whether the code arrived, and the sentence that says so, once that is remembered for this terminal."""
    arrived = judge(code, pasted)
    words = "It arrived" if arrived else "It did not arrive"
    try:
        remember(folder, here, method, arrived)
    except OSError as error:
        return arrived, f"{words}, but that could not be kept: {error.strerror}."
    return arrived, f"{words}. followup will remember that for this terminal."


def _read(folder: Path) -> _Memory:
    try:
        return msgspec.json.decode(read_outside(folder / _FILE, _MOST_BYTES), type=_Memory)
    except (OSError, msgspec.DecodeError):
        return _Memory()
