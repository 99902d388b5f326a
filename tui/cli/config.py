"""`followup config`: print the settings in force, and where each comes from, or edit them."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import datetime
from itertools import groupby
from pathlib import Path

from tui.cli.output import says_yes, tell
from tui.config import Settings, SettingsError, load, refuse_invalid_looks, settings_in_force
from tui.config.loading import InForce
from tui.config.settings import config_text
from tui.config.values import as_toml
from tui.domain.sanitize import one_line
from tui.files import write_private
from tui.programs.editor import Edited, EditorError, edit_text

COMMENT_COLUMN = 34
"""The column at which comments start, unless the setting is longer."""

CHANGED_MEANWHILE = "has been changed by another program meanwhile, and is left as it is"

NEW_CONFIG = "# The settings of followup. `followup config` prints them all; docs/settings.md explains each.\n"
"""The text of a config file that is not there yet."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--edit", action="store_true", help="edit the config file; it is saved only if it is valid")


def without_book(args: argparse.Namespace, path: Path, settings: Settings, now: datetime) -> int:
    """Print the settings in the format of the config file, or edit that file; return the exit status."""
    if args.edit:
        return _edit(settings.path)
    given = vars(args)
    chosen = _chosen("--config", "FOLLOWUP_CONFIG", given.get("config"))
    missing = "" if settings.path.exists() else "; does not exist yet"
    tell(f"# config: {one_line(str(settings.path))} ({chosen}{missing})")
    tell(f"# book: {one_line(str(path))} ({_chosen('--book', 'FOLLOWUP_BOOK', given.get('book'))})")
    for section, rows in groupby(settings_in_force(settings, os.environ), key=lambda row: row.section):
        tell(f"\n[{section}]")
        for row in rows:
            tell(_line(row))
    if not settings.keys:
        tell("\n[keys]\n# the defaults: see docs/keys.md, or press ? in the app")
    return 0


def _edit(path: Path) -> int:
    """Open the config file in the user's editor, and save what it wrote if that is valid; return 1 if nothing was saved."""
    found = config_text(path)
    original = text = found or NEW_CONFIG
    before: Edited | None = None
    while True:
        try:
            edited = edit_text(text, os.environ, name="config.toml")
        except EditorError as error:
            tell(f"followup: {error}{f' {_left_in(before)}' if before else ''}", file=sys.stderr)
            return 1
        if before is not None:
            before.remove()
        if edited.text == original:
            edited.remove()
            tell("The settings are unchanged.")
            return 0
        if edited.status != 0:
            ended = f"The editor ended with status {edited.status}, so the settings are unchanged."
            tell(f"followup: {ended} {_left_in(edited)}", file=sys.stderr)
            return 1
        try:
            refuse_invalid_looks(load(edited.file, environ=os.environ))
        except SettingsError as error:
            tell(f"followup: {one_line(str(error).replace(str(edited.file), str(path)))}", file=sys.stderr)
            if not _again():
                tell(f"The settings are unchanged. {_left_in(edited)}")
                return 1
            text, before = edited.text, edited
            continue
        if trouble := _save(path, edited.text, found):
            tell(f"followup: {one_line(f'{path} {trouble}')}. {_left_in(edited)}", file=sys.stderr)
            return 1
        edited.remove()
        tell(f"{one_line(str(path))} is saved.")
        return 0


def _again() -> bool:
    """Return whether the user wants to mend what they wrote; False without a terminal."""
    try:
        return sys.stdin.isatty() and says_yes("Edit it again? [Y/n] ", without_answer=True)
    except EOFError:
        tell("")  # the answer has ended no line
        return False


def _save(path: Path, text: str, found: str) -> str:
    """Write the config file, unless it is no longer as it was found; return what is wrong, as the end of a sentence."""
    try:
        if config_text(path) != found:
            return CHANGED_MEANWHILE
        write_private(path, text, keep_mode=True)
    except SettingsError:
        return CHANGED_MEANWHILE
    except OSError as error:
        return f"cannot be written: {error.strerror}"
    return ""


def _left_in(edited: Edited) -> str:
    return f"What you wrote is in {one_line(str(edited.file))}."


def _chosen(option: str, variable: str, given: str | None) -> str:
    """Return where the location of a file comes from: an option, a variable or the default."""
    return option if given else f"{variable} in the environment" if os.environ.get(variable) else "default location"


def _line(row: InForce) -> str:
    """Return a setting as TOML, followed by where its value comes from."""
    set_to = f"# {row.key} =" if row.value is None else f"{row.key} = {as_toml(row.value)}"
    return f"{one_line(set_to):<{COMMENT_COLUMN}}  # {row.source}"
