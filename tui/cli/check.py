"""`followup check`: the book's health, the clipboard's and the terminal's, in words, with what to do about each."""

from __future__ import annotations

import argparse
import os
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from tui.core.records import TABLES
from tui.core.text import one_line

if TYPE_CHECKING:
    from tui.settings import Settings
    from tui.store import Store


def add(commands: Any, parents: list[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    commands.add_parser("check", parents=parents, help="the health of the book, the clipboard and the terminal")


def run(args: argparse.Namespace, store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> int:
    """Print the state of everything the program rests on; returns 1 when the book holds what it cannot read."""
    from tui.clipboard import ladder, look_around

    counts = ", ".join(f"{len(store.book.docs[table])} {table}" for table in TABLES)
    print(f"book       {store.path}: {counts}")
    for (table, record_id), problem in store.book.broken.items():
        print(f"           {table} {record_id} cannot be read and is left as it is: {one_line(problem)}")
    here = look_around(os.environ)
    print(f"clipboard  {here.key or 'a plain terminal'}; a copy tries: {', then '.join(way.title for way in ladder(here))}")
    print(f"zone       {zone.key}, now {now.astimezone(zone):%H:%M}")
    if not settings.profile.name:
        print("profile    no name yet: set [profile] name in the config, and notes are signed with it")
    return 1 if store.book.broken else 0
