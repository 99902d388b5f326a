"""Writes the tables of the README that come from the code: `python -m tests.readme` (with --check it only compares)."""

from __future__ import annotations

import sys
from pathlib import Path

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


def written(text: str) -> str:
    """The README with its tables as they are now."""
    before, marked, rest = text.partition("<!-- keys -->\n")
    _, end, after = rest.partition("<!-- /keys -->")
    return f"{before}{marked}{keys_table()}\n{end}{after}"


if __name__ == "__main__":
    before = README.read_text(encoding="utf-8")
    after = written(before)
    if "--check" not in sys.argv:
        README.write_text(after, encoding="utf-8")
    sys.exit(1 if "--check" in sys.argv and before != after else 0)
