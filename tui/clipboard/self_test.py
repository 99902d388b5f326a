"""The one test that tells: copy a short code, let the person paste it, and remember for this terminal whether it came."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from tui.clipboard.models import ClipboardEnvironment

Answers = dict[str, bool]
"""Way -> whether a copy by it arrived."""

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_FILE = "clipboard.json"


class _Memory(msgspec.Struct, frozen=True):
    """The file: terminal (`ClipboardEnvironment.key`) -> way -> whether it arrived."""

    terminals: dict[str, Answers] = {}


def make_code(choose: Callable[[Sequence[str]], str] | None = None) -> str:
    """A short code nobody has in the clipboard already, without letters that look alike; `choose` picks one of many."""
    import secrets

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
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = folder / f"{_FILE}.{os.getpid()}"
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(msgspec.json.format(msgspec.json.encode(_Memory(memory)), indent=2) + b"\n")
    fresh.replace(folder / _FILE)


def _read(folder: Path) -> _Memory:
    try:
        return msgspec.json.decode((folder / _FILE).read_bytes(), type=_Memory)
    except (OSError, msgspec.DecodeError):
        return _Memory()
