"""`followup restore`: list the backups and what each would change, or go back to one."""

from __future__ import annotations

import argparse
from datetime import datetime
from zoneinfo import ZoneInfo

from tui.config import Settings
from tui.domain.models import TABLES
from tui.domain.operations import Refused
from tui.domain.sanitize import one_line
from tui.storage import Store
from tui.storage.backups import Backup, backups, saved_words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("backup", nargs="?", metavar="BACKUP", help="a backup's name as listed; without it they are listed")


def run(args: argparse.Namespace, store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> int:
    """List the backups, each with how many records more or fewer it holds, or go back to one; undo takes that back."""
    found = backups(store.path)
    if args.backup is None:
        for backup in found:
            print(f"{backup.path.stem:<12} {_shown(backup, store, now, zone)}")
        if not found:
            print("There is no backup yet; one is kept whenever the book is written anew.")
        return 0
    chosen = next((backup for backup in found if backup.path.stem == args.backup.removesuffix(".json")), None)
    if chosen is None:
        names = ", ".join(backup.path.stem for backup in found) or "none"
        raise Refused(f"There is no backup {one_line(args.backup)!r}; there are: {names}")
    act = store.restore(chosen.path, now, zone)
    print(
        f"{one_line(act.change.sentence)}. Undo in the app takes it back." if act else "The book is just like that already."
    )
    return 0


def _shown(backup: Backup, store: Store, now: datetime, zone: ZoneInfo) -> str:
    if backup.trouble:
        return one_line(backup.trouble)
    when = saved_words(backup.saved_at, now, zone) or "a day not known"
    parts = []
    for table in TABLES:
        count = backup.counts.get(table, 0)
        more = count - len(store.book.docs[table])
        parts.append(f"{count} {table}" + (f" ({more:+d})" if more else ""))
    return f"{when}  {', '.join(parts)}"
