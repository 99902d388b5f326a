"""Backups: the previous `book.json` and one for each of the last seven days of changes, as hard links."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from tui.domain.dates import show_date
from tui.storage.book_file import Snapshot, parse
from tui.storage.errors import StoreError
from tui.storage.filesystem import Disk

DAYS = 7
_NEVER = datetime.min.replace(tzinfo=UTC)


class Backup(msgspec.Struct, frozen=True):
    """A backup: its path, the moment of the newest change in it, how many records each table has.

    `trouble` is a sentence that says why it cannot be read, if it cannot.
    """

    path: Path
    saved_at: datetime | None = None
    counts: dict[str, int] = {}
    trouble: str = ""


def backups(path: Path) -> list[Backup]:
    """Return the backups of the book at `path`, newest first."""
    found: list[Backup] = []
    for file in sorted(folder_of(path).glob("*.json")):
        try:
            old = read(file)
        except StoreError as error:
            found.append(Backup(file, trouble=str(error)))
            continue
        counts = {name: len(docs) for name, docs in old.tables.items() if name != "meta"}
        found.append(Backup(file, moment_of(old.meta.saved_at), counts))
    return sorted(found, key=lambda backup: (backup.saved_at or _NEVER, backup.path.name), reverse=True)


def read(file: Path) -> Snapshot:
    """Return what a backup holds; raises StoreError if it cannot be read."""
    try:
        return parse(file.read_bytes(), file)
    except OSError as error:
        raise StoreError(f"{file} cannot be read: {error.strerror}.") from None


def folder_of(path: Path) -> Path:
    """Return the folder of a book's backups."""
    return path.with_name(f"{path.name}.backups")


def keep(path: Path, at: str, disk: Disk) -> str:
    """Back up the `book.json` that is about to be replaced: as the previous one, and as the day's if that has none yet.

    A backup that fails is no reason to lose a change: return why it failed, in a sentence, or nothing.
    """
    try:
        if not path.exists() or not path.stat().st_size:
            return ""
        folder = _folder(path)
        _name(path, folder / "previous.json", disk)
        day = at[:10]
        if day and not (folder / f"{day}.json").exists():
            _name(path, folder / f"{day}.json", disk)
            for old in [file for file in _days(path) if file.stem <= day][:-DAYS]:
                disk.remove(old)
    except OSError as error:
        return f"No backup could be kept in {folder_of(path)}: {error.strerror}."
    return ""


def from_the_future(path: Path, at: datetime) -> list[Path]:
    """Return the backups of days that are still to come: the clock was wrong once. They do not count among the seven."""
    return [file for file in _days(path) if file.stem > f"{at + timedelta(days=1):%Y-%m-%d}"]


def future_words(file: Path) -> str:
    """Return what to say of a backup of a day that is still to come."""
    return f"The backup {file.name} is of a day still to come: the clock was wrong when it was made."


def _days(path: Path) -> list[Path]:
    return sorted(folder_of(path).glob("[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9].json"))


def keep_as(path: Path, name: str, disk: Disk) -> Path:
    """Back up the book for good, under a name of its own, and return where; raises OSError if that fails."""
    backup = _free(path, name)
    _name(path, backup, disk)
    disk.sync_folder(backup.parent)
    return backup


def keep_data(path: Path, name: str, data: bytes, disk: Disk) -> Path:
    """Keep a whole book among the backups, as `keep_as` does."""
    backup = _free(path, name)
    disk.replace(backup, data)
    return backup


def _free(path: Path, name: str) -> Path:
    """Return an unused path among the backups, with a name that begins so."""
    folder = _folder(path)
    taken = {backup.stem for backup in folder.iterdir()}
    return folder / f"{next(n for n in (name, *(f'{name}-{i}' for i in range(2, len(taken) + 3))) if n not in taken)}.json"


def _folder(path: Path) -> Path:
    folder = folder_of(path)
    if not folder.exists():
        folder.mkdir(mode=0o700)
        folder.chmod(0o700)
    return folder


def _name(path: Path, backup: Path, disk: Disk) -> None:
    """Link the file to that name, or copy it if the file system has no hard links."""
    temporary = backup.with_suffix(".tmp")
    disk.remove(temporary)
    try:
        disk.link(path, temporary)
    except OSError:
        disk.replace(backup, path.read_bytes())
        return
    disk.rename(temporary, backup)


def saved_words(saved_at: datetime | None, now: datetime, zone: ZoneInfo) -> str:
    """Return the day and time of a backup in `zone`, as an absolute date; empty if they are not known."""
    if saved_at is None:
        return ""
    local = saved_at.astimezone(zone)
    return f"{show_date(local.date(), now.astimezone(zone).date())} {local:%H:%M}"


def moment_of(text: str) -> datetime | None:
    """Return the moment at which a snapshot says it was saved."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
