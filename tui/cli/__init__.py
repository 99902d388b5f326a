"""The commands of the command line, one module each, imported when it is called for; none of them imports Textual."""

from importlib import import_module
from types import ModuleType

COMMANDS: dict[str, str] = {
    "next": "next",
    "show": "show",
    "draft": "draft",
    "review": "review",
    "log": "log",
    "import": "imports",
    "history": "history",
    "restore": "restore",
    "templates": "templates",
    "check": "check",
    "config": "config",
}
"""The module of each command, in the order of the help."""


def command(name: str) -> ModuleType:
    """A command's module."""
    return import_module(f"tui.cli.{COMMANDS[name]}")
