"""Remember between imports what the columns of a table hold, in a file of the state folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from tui.files import read_outside, write_private

_FILE = "columns.json"
_MOST_BYTES = 1_000_000
_MOST_LAYOUTS = 50
"""Layouts of tables that are remembered, the newest."""


class _Memory(msgspec.Struct, frozen=True):
    """The file: the layout of a table (`Table.layout`) -> the field of each of its columns."""

    tables: dict[str, list[str]] = {}


def recall(folder: Path) -> dict[str, list[str]]:
    """Return the columns of every table that is remembered; empty if there is no file or it cannot be read."""
    try:
        return msgspec.json.decode(read_outside(folder / _FILE, _MOST_BYTES), type=_Memory).tables
    except (OSError, msgspec.DecodeError):
        return {}


def remember(folder: Path, learned: Mapping[str, Sequence[str]]) -> None:
    """Save the columns of tables beside those known before; raises OSError if they cannot be written."""
    if not learned:
        return
    tables = {**recall(folder), **{layout: list(columns) for layout, columns in learned.items()}}
    newest = dict([*tables.items()][-_MOST_LAYOUTS:])
    write_private(folder / _FILE, msgspec.json.format(msgspec.json.encode(_Memory(newest)), indent=2) + b"\n")
