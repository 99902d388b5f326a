"""Warn about unsafe locations of a book: network folders, synced folders, copies that a sync made."""

from __future__ import annotations

import os
import re
from pathlib import Path

_NETWORK = {
    "nfs": "a network folder (NFS), where locks may not hold between machines",
    "nfs4": "a network folder (NFS), where locks may not hold between machines",
    "cifs": "a Windows network folder, where locks may not hold between machines",
    "smb3": "a Windows network folder, where locks may not hold between machines",
    "smbfs": "a Windows network folder, where locks may not hold between machines",
    "fuse.sshfs": "a folder mounted over SSH (sshfs), where locks hold on this machine only",
    "9p": "a Windows drive seen from Linux, where locks do not reach Windows programs",
    "drvfs": "a Windows drive seen from Linux, where locks do not reach Windows programs",
    "fuse.rclone": "a cloud folder (rclone), where locks do not work",
    "fuse.gvfsd-fuse": "a network folder opened by the desktop, where locks do not work",
    "vboxsf": "a folder shared with another system, where locks hold on this machine only",
    "fuse.vmhgfs-fuse": "a folder shared with another system, where locks hold on this machine only",
}
_SYNCED = re.compile(
    r"dropbox.*|onedrive.*|google ?drive.*|my drive|nextcloud|owncloud|icloud ?drive|mobile documents|com~apple~clouddocs"
    r"|seafile|pclouddrive|megasync|mega|syncthing|resilio sync",
    re.IGNORECASE,
)
_SYNC_MARKS = (".dropbox", ".dropbox.cache", ".stfolder", ".owncloudsync.log", ".nextcloudsync.log")


def strange(path: Path, mounts: Path = Path("/proc/self/mountinfo")) -> dict[str, str]:
    """Return warnings about the book's location, in sentences for the user, each by a short key that never changes."""
    found: dict[str, str] = {}
    kind = file_system(path, mounts)
    if kind in _NETWORK:
        found[kind] = (
            f"{path.parent} is {_NETWORK[kind]}: change the book from one machine at a time, or move it to a local disk."
        )
    if service := synced_by(path):
        found[f"synced {service}"] = (
            f"{path.parent} is synced ({service}): close this program before opening the book on another machine."
        )
    for copy in conflicted_copies(path):
        found[f"copy {copy.name}"] = (
            f"{copy} is a conflicted copy: two machines changed the book at the same time. "
            f"Open it with `followup --book`, enter what is missing in your book, then delete the copy."
        )
    return found


def file_system(path: Path, mounts: Path = Path("/proc/self/mountinfo")) -> str:
    """Return the kind of file system that holds the path, as Linux calls it; empty if that is not known."""
    try:
        lines = mounts.read_text(errors="replace").splitlines()
    except OSError:
        return ""
    where, best, kind = os.fspath(path), "", ""
    for line in lines:
        left, _, right = line.partition(" - ")
        fields = left.split(" ")
        if len(fields) < 5 or not right:
            continue
        mount = re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), fields[4])
        if len(mount) >= len(best) and (where == mount or where.startswith(mount.rstrip("/") + "/")):
            best, kind = mount, right.split(" ")[0]
    return kind


def synced_by(path: Path) -> str:
    """Return, in words, the synced folder that holds the book; empty if there is none."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - without a home that is no error
    for folder in path.parents:
        if _SYNCED.fullmatch(folder.name):
            return folder.name
        for mark in _SYNC_MARKS:
            if folder != home and (folder / mark).exists():
                return f"the sync of {folder}"
    return ""


def conflicted_copies(path: Path) -> list[Path]:
    """Return the files beside the book that a sync put there because two machines had changed it."""
    machine = re.compile(re.escape(path.stem) + r"-[A-Z0-9][A-Z0-9-]{2,}" + re.escape(path.suffix))
    try:
        beside = sorted(path.parent.iterdir())
    except OSError:
        return []
    return [
        file
        for file in beside
        if file.name.startswith(path.stem) and file != path
        if "conflict" in file.name.casefold() or machine.fullmatch(file.name)
    ]
