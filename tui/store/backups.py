"""The previous `book.json` and a week of daily ones, kept as second names of files that are written anyway."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from tui.store.disk import Disk

DAYS = 7


def folder_of(path: Path) -> Path:
    """Where a book's backups lie."""
    return path.with_name(f"{path.name}.backups")


def keep(path: Path, at: str, disk: Disk) -> None:
    """Keep the `book.json` that is about to be replaced: as the previous one, and on a new day as the one of that morning.

    A backup that cannot be kept is no reason to lose a change: what goes wrong is let go.
    """
    folder = folder_of(path)
    with suppress(OSError):
        if not path.exists():
            return
        if not folder.exists():
            folder.mkdir(mode=0o700)
            folder.chmod(0o700)
        _name(path, folder / "previous.json", disk)
        day = at[:10]
        if day and not (folder / f"{day}.json").exists():
            _name(path, folder / f"{day}.json", disk)
            for old in sorted(folder.glob("[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9].json"))[:-DAYS]:
                disk.remove(old)


def _name(path: Path, backup: Path, disk: Disk) -> None:
    """Give the file that name too; where the file system knows no second names, copy it."""
    temporary = backup.with_suffix(".tmp")
    disk.remove(temporary)
    try:
        disk.link(path, temporary)
    except OSError:
        disk.replace(backup, path.read_bytes())
        return
    disk.rename(temporary, backup)
