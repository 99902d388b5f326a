"""`followup config`: print the settings in force, and where each comes from."""

from __future__ import annotations

import argparse
import os
from datetime import datetime
from itertools import groupby
from pathlib import Path

from tui.cli.output import tell
from tui.config import Settings, settings_in_force
from tui.config.loading import InForce
from tui.config.values import as_toml
from tui.domain.sanitize import one_line

WIDTH = 34
"""The column at which comments start, unless the setting is longer."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare nothing: the command has no arguments of its own."""


def without_book(args: argparse.Namespace, path: Path, settings: Settings, now: datetime) -> int:
    """Print the settings in the format of the config file; return 0."""
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


def _chosen(option: str, variable: str, given: str | None) -> str:
    """Return where the location of a file comes from: an option, a variable or the default."""
    return option if given else f"{variable} in the environment" if os.environ.get(variable) else "default location"


def _line(row: InForce) -> str:
    """Return a setting as TOML, followed by where its value comes from."""
    set_to = f"# {row.key} =" if row.value is None else f"{row.key} = {as_toml(row.value)}"
    return f"{one_line(set_to):<{WIDTH}}  # {row.source}"
