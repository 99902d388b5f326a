"""Make sure that a book's folder and files are the user's own, and name the user to other sessions."""

from __future__ import annotations

import os
import pwd
import stat
from contextlib import suppress
from pathlib import Path

from tui.storage.errors import StoreError


def make_folder(folder: Path) -> None:
    """Make the book's folder, mode 0700, if there is none."""
    if not folder.exists():
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(stat.S_IRWXU)


def refuse_strangers(path: Path) -> None:
    """Raise StoreError if a book is a symbolic link, not a regular file, or another user's: it may be a trap."""
    try:
        found = path.stat(follow_symlinks=False)
    except FileNotFoundError:
        return
    except OSError as error:
        raise StoreError(f"{path} cannot be opened: {error.strerror}.") from None
    if stat.S_ISLNK(found.st_mode):
        raise StoreError(f"{path} is a symbolic link; name the file that it points to: {os.path.realpath(path)}.")
    if not stat.S_ISREG(found.st_mode):
        raise StoreError(f"{path} is not a file.")
    if found.st_uid != os.geteuid():
        raise StoreError(f"{path} belongs to another user (user id {found.st_uid}); it was not opened.")


def whoami() -> str:
    """Return user, host and process in words, as other sessions name this one."""
    user = os.environ.get("LOGNAME") or os.environ.get("USER")
    if not user:
        with suppress(KeyError):
            user = pwd.getpwuid(os.geteuid()).pw_name
    return f"{user or os.geteuid()} on {os.uname().nodename}, process {os.getpid()}"
