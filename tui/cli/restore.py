"""`followup restore`: list the backups, or go back to one."""

from __future__ import annotations

import argparse
from datetime import datetime
from zoneinfo import ZoneInfo

from tui.cli.output import tell
from tui.config import Settings
from tui.domain.models import TABLES
from tui.domain.operations import Refused
from tui.domain.sanitize import one_line
from tui.storage import Store
from tui.storage.backups import Backup, backups, saved_words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("backup", nargs="?", metavar="BACKUP", help="the backup to go back to (default: list the backups)")


def run(args: argparse.Namespace, store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> int:
    """List the backups with their numbers of records, or go back to one, which can be undone."""
    found = backups(store.path)
    if args.backup is None:
        if not found:
            tell("No backups yet; one is made each time the book is rewritten.")
            return 0
        tell(f"Backups of {one_line(str(store.path))}, newest first; `followup restore NAME` goes back to one:")
        for backup in found:
            tell(f"  {backup.path.stem:<12} {_shown(backup, store, now, zone)}")
        return 0
    chosen = next((backup for backup in found if backup.path.stem == args.backup.removesuffix(".json")), None)
    if chosen is None:
        names = ", ".join(backup.path.stem for backup in found)
        known = f"the backups are {names}" if names else "none has been made yet"
        raise Refused(f"There is no backup {one_line(args.backup)!r}; {known}")
    act = store.restore(chosen.path, now, zone)
    tell(
        f"{one_line(act.change.sentence)}. Press u in the app to undo it." if act else "The book is the same as that backup."
    )
    return 0


def _shown(backup: Backup, store: Store, now: datetime, zone: ZoneInfo) -> str:
    if backup.trouble:
        return one_line(backup.trouble)
    when = saved_words(backup.saved_at, now, zone) or "date unknown"
    counts = (_counted(table, backup.counts.get(table, 0), len(store.book.docs[table])) for table in TABLES)
    return f"{when}  {', '.join(counts)}"


def _counted(table: str, count: int, now: int) -> str:
    """Return the number of records of a table, with the present number if it differs: "1 event (now 2)"."""
    words = f"{count} {table.removesuffix('s') if count == 1 else table}"
    return words if count == now else f"{words} (now {now})"
