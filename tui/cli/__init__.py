"""The commands of the command line, one module each, imported when it is called for; none of them imports Textual."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import Literal, NamedTuple


class Subcommand(NamedTuple):
    """One command: its name, its module, its sentence in the help, and what it does with the book.

    Its module declares the arguments in `add_arguments` and does the work in `run`, or in `without_book` if it opens no book.
    """

    name: str
    module: str
    help: str
    book: Literal["none", "read", "edit", "make"]
    """It opens no book, only reads one, changes one, or makes one if there is none."""

    def load(self) -> ModuleType:
        """Return the command's module."""
        return import_module(f"tui.cli.{self.module}")


COMMANDS: dict[str, Subcommand] = {
    command.name: command
    for command in (
        Subcommand("next", "next", "what is due, most urgent first", "read"),
        Subcommand("show", "show", "all that is known of an interview, a person or a company", "read"),
        Subcommand("draft", "draft", "the note that is due, as text or into the clipboard", "read"),
        Subcommand("review", "review", "what a good friend would say about a note", "read"),
        Subcommand("log", "log", "record an event, without opening the app", "edit"),
        Subcommand("import", "imports", "take in calendar invitations (.ics, .eml)", "make"),
        Subcommand("history", "history", "what was changed, in sentences", "read"),
        Subcommand("restore", "restore", "list the backups, or go back to one", "edit"),
        Subcommand("templates", "templates", "what notes are drafted from: list, show, copy to edit", "none"),
        Subcommand("check", "check", "the health of the book, the config, the clipboard and the terminal", "none"),
        Subcommand("config", "config", "the settings in force, and where each comes from", "none"),
    )
}
"""Every command by its name, in the order of the help."""
