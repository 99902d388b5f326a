"""The keys, from the table of commands."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.docs.markdown import code, codes, table
from tests.ui.everyday import TASKS, Text
from tui.commands import PLACES, commands_at, shown_key

HABITS = Path(__file__).parents[1] / "data" / "habits.tsv"


def keys_section() -> str:
    """Return the keys of every place, a table each."""
    return "\n\n".join(
        f"## {name}\n\n"
        + table(
            ("key", "command", "what it does", "id"),
            (
                (codes(map(shown_key, command.keys.split(","))), command.title, command.sentence, code(command.id))
                for command in commands_at(place)
            ),
        )
        for place, name in PLACES.items()
    )


def tasks_table() -> str:
    """Return the everyday tasks and their key presses."""
    return table(
        ("task", "key presses", "keys"),
        (
            (
                task.what,
                str(task.presses),
                " ".join(f"*{key}*" if isinstance(key, Text) else code(shown_key(key)) for key in task.keys),
            )
            for task in TASKS
        ),
    )


def habits_table() -> str:
    """Return what the keys of vim, less, lazygit and mutt do there, and what they do here."""
    with HABITS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return table(
        ("key", "vim", "less", "lazygit", "mutt", "here, in the interviews", "here, in a note"),
        (
            (code(shown_key(row["key"])), row["vim"], row["less"], row["lazygit"], row["mutt"],
             _title(row["key"], "interviews", "list"), _title(row["key"], "compose"))
            for row in rows
        ),
    )  # fmt: skip


def _title(key: str, *places: str) -> str:
    """Return what a key does in some places."""
    return next((c.title for place in places for c in commands_at(place) if key in c.keys.split(",")), "nothing")
