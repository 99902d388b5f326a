"""`followup restore`: list the backups, or go back to one."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tui.cli.output import tell, tell_notices
from tui.config import Settings
from tui.domain.models import TABLES
from tui.domain.operations import Refused
from tui.domain.sanitize import one_line
from tui.domain.zones import zone_of
from tui.storage import Store, StoreError
from tui.storage.backups import Backup, backups, saved_words
from tui.storage.health_check import put_back


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("backup", nargs="?", metavar="BACKUP", help="the backup to go back to (default: list the backups)")


def without_book(args: argparse.Namespace, path: Path, settings: Settings, now: datetime) -> int:
    """List the backups, with how many records each holds, or go back to one, even if the book does not open."""
    zone = zone_of(settings.policy.timezone)
    try:
        store = Store.open(path, at=now, create=False, read_only=args.backup is None)
    except StoreError as error:
        if not backups(path.absolute()):
            raise
        tell(f"followup: {getattr(error, 'sentence', error)}", file=sys.stderr)
        return _without_store(args, path.absolute(), now, zone)
    with store:
        tell_notices(store.notices)
        status = _with_store(args, store, now, zone)
    tell_notices(store.notices)
    return status


def _without_store(args: argparse.Namespace, path: Path, now: datetime, zone: ZoneInfo) -> int:
    if args.backup is None:
        _list(path, None, now, zone)
        return 1
    for sentence in put_back(path, _chosen(args.backup, path).path):
        tell(sentence)
    return 0


def _with_store(args: argparse.Namespace, store: Store, now: datetime, zone: ZoneInfo) -> int:
    if args.backup is None:
        _list(store.path, store, now, zone)
        return 0
    act = store.restore(_chosen(args.backup, store.path).path, now, zone)
    tell(
        f"{one_line(act.change.sentence)}. Press u in the app to undo it." if act else "The book is the same as that backup."
    )
    return 0


def _list(path: Path, store: Store | None, now: datetime, zone: ZoneInfo) -> None:
    found = backups(path)
    if not found:
        tell("No backups yet; one is made each time the book is rewritten.")
        return
    tell(f"Backups of {one_line(str(path))}, newest first; `followup restore NAME` goes back to one:")
    for backup in found:
        tell(f"  {backup.path.stem:<12} {_shown(backup, store, now, zone)}")


def _chosen(name: str, path: Path) -> Backup:
    """Return the backup of that name; raises Refused if there is none."""
    found = backups(path)
    chosen = next((backup for backup in found if backup.path.stem == name.removesuffix(".json")), None)
    if chosen is None:
        names = ", ".join(backup.path.stem for backup in found)
        known = f"the backups are {names}" if names else "none has been made yet"
        raise Refused(f"There is no backup {one_line(name)!r}; {known}")
    return chosen


def _shown(backup: Backup, store: Store | None, now: datetime, zone: ZoneInfo) -> str:
    if backup.trouble:
        return one_line(backup.trouble)
    when = saved_words(backup.saved_at, now, zone) or "date unknown"
    held = backup.counts
    present = {table: len(store.book.docs[table]) for table in TABLES} if store else held
    counts = (_counted(table, held.get(table, 0), present.get(table, 0)) for table in TABLES)
    return f"{when}  {', '.join(counts)}"


def _counted(table: str, count: int, now: int) -> str:
    """Return the number of records of a table, with the present number if it differs: "1 event (now 2)"."""
    words = f"{count} {table.removesuffix('s') if count == 1 else table}"
    return words if count == now else f"{words} (now {now})"
