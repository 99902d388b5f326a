"""The keys, from the table of commands."""

from __future__ import annotations

from tests.docs.markdown import code, codes, table
from tests.ui.everyday import TASKS, Text
from tui.commands import PLACES, commands_at, shown_key


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
