"""Remember between imports what the user has answered, in a file of the state folder."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from tui.files import read_json, write_private

_FILE = "imports.json"
_MOST_BYTES = 1_000_000
_MOST_LAYOUTS = 50
"""Layouts of tables that are remembered, the newest."""
_MOST_ANSWERS = 10_000
"""Answers that are remembered, the newest."""


class Memory(msgspec.Struct, frozen=True):
    """What is remembered: by `Table.layout` the field of each column of a table, and by `fingerprint` the answers."""

    tables: dict[str, tuple[str, ...]] = {}
    answers: dict[str, str] = {}


def fingerprint(*parts: object) -> str:
    """Return what a question is known by again: a digest of all that it is about, so that the file holds no private facts."""
    return hashlib.sha256("\n".join(map(repr, parts)).encode(errors="replace")).hexdigest()[:24]


def recall_answers(folder: Path) -> Memory:
    """Return what is remembered; nothing if there is no file or it cannot be read."""
    try:
        return read_json(folder / _FILE, _MOST_BYTES, Memory)
    except (OSError, ValueError):
        return Memory()


def remember_answers(folder: Path, learned: Memory) -> None:
    """Save what was answered beside what was known before; raises OSError if it cannot be written."""
    if learned == Memory():
        return
    before = recall_answers(folder)
    tables = [*{**before.tables, **learned.tables}.items()][-_MOST_LAYOUTS:]
    answers = [*{**before.answers, **learned.answers}.items()][-_MOST_ANSWERS:]
    newest = Memory(dict(tables), dict(answers))
    write_private(folder / _FILE, msgspec.json.format(msgspec.json.encode(newest), indent=2) + b"\n")
