"""Writes the tables of the README that come from the code: `python -m tests.readme` (with --check it only compares)."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.ui.everyday import TASKS, Text
from tui.commands import COMMANDS, PLACES, shown_key

README = Path(__file__).parents[1] / "README.md"


def keys_table() -> str:
    """Every command with its keys and where it applies."""
    lines = ["| key | command | where | what it does |", "| --- | --- | --- | --- |"]
    for command in COMMANDS:
        keys = " ".join(f"`{shown_key(key)}`" for key in command.keys.split(","))
        where = ", ".join(PLACES[place] for place in command.where)
        lines.append(f"| {keys} | {command.title} (`{command.id}`) | {where} | {command.sentence} |")
    return "\n".join(lines)


def tasks_table() -> str:
    """The everyday tasks and their key presses."""
    lines = ["| task | key presses | keys |", "| --- | --- | --- |"]
    for task in TASKS:
        keys = " ".join(f"*{key}*" if isinstance(key, Text) else f"`{shown_key(key)}`" for key in task.keys)
        lines.append(f"| {task.what} | {task.presses} | {keys} |")
    return "\n".join(lines)


def written(text: str) -> str:
    """The README with its tables as they are now."""
    for name, table in (("keys", keys_table()), ("tasks", tasks_table())):
        before, marked, rest = text.partition(f"<!-- {name} -->\n")
        _, end, after = rest.partition(f"<!-- /{name} -->")
        text = f"{before}{marked}{table}\n{end}{after}"
    return text


if __name__ == "__main__":
    before = README.read_text(encoding="utf-8")
    after = written(before)
    if "--check" not in sys.argv:
        README.write_text(after, encoding="utf-8")
    sys.exit(1 if "--check" in sys.argv and before != after else 0)
