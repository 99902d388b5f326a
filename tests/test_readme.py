"""The README says what the program does."""

from __future__ import annotations

from tests.readme import README, written
from tui.cli import COMMANDS


def test_the_table_of_keys_is_the_commands_own() -> None:
    text = README.read_text(encoding="utf-8")
    assert written(text) == text
    assert "| `c` | Copy the note (`copy`) |" in text


def test_every_command_of_the_command_line_is_named() -> None:
    text = README.read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"`followup {name}" not in text] == []


def test_the_commands_of_set_up_are_those_that_ci_runs() -> None:
    ci = (README.parent / ".ci" / "run").read_text(encoding="utf-8")
    assert "python3 -m venv .venv && .venv/bin/pip install '.[test]' && .venv/bin/python -m pytest" in README.read_text(
        encoding="utf-8"
    )
    assert "python3 -m venv .venv && .venv/bin/pip install --quiet '.[test]' && .venv/bin/python -m pytest" in ci
