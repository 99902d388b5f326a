"""The commands of the command line, one module each, imported when the command is called; none of them imports Textual."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import Literal, NamedTuple


class Subcommand(NamedTuple):
    """One command: its name, its module, its sentence in the help, and what it does with the book.

    The module declares the arguments in `add_arguments` and does the work in `run`, or in `without_book` if it opens no book.
    """

    name: str
    module: str
    help: str
    book: Literal["none", "read", "edit", "make"]
    """Whether the command opens no book, reads one, changes one, or creates one if there is none."""

    def load(self) -> ModuleType:
        """Return the command's module."""
        return import_module(f"tui.cli.{self.module}")


SUBCOMMANDS: dict[str, Subcommand] = {
    command.name: command
    for command in (
        Subcommand("next", "next", "list what is due, most urgent first", "read"),
        Subcommand("remind", "remind", "print what became due or urgent since the last call, for cron and timers", "read"),
        Subcommand("forecast", "forecast", "list what to expect of the coming days if nothing else happens", "read"),
        Subcommand("show", "show", "show everything about an interview, a person or a company", "read"),
        Subcommand("draft", "draft", "print or copy the note that is due", "read"),
        Subcommand("review", "review", "check a note before you send it", "read"),
        Subcommand("log", "log", "log an event without opening the app", "edit"),
        Subcommand("add", "add", "add an interview or a contact without opening the app", "make"),
        Subcommand(
            "import",
            "imports",
            "import invitations (.ics, .eml), people (.vcf), tables of people or applications (.csv) and books (.json)",
            "make",
        ),
        Subcommand("export", "export", "export the book for other programs", "read"),
        Subcommand("duplicates", "duplicates", "list possible duplicate contacts, or merge two", "edit"),
        Subcommand("sync", "sync", "share one book between several machines, through a folder", "none"),
        Subcommand("history", "history", "list what was changed, and when", "read"),
        Subcommand("restore", "restore", "list the backups, or go back to one", "none"),
        Subcommand("templates", "templates", "list and show the note templates, or copy one to edit it", "none"),
        Subcommand("check", "check", "check the book, the config, the clipboard and the terminal", "none"),
        Subcommand("completions", "completions", "print a script that completes commands and names in your shell", "none"),
        Subcommand("config", "config", "show the settings in force, and where each comes from", "none"),
    )
}
"""Every command by its name, in the order in which the help lists them."""
