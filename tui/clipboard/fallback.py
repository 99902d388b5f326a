"""The other ways to copy a note, for when no clipboard can be reached: a private file, plain text, a mail link.

A note is never passed as an argument of a program, because process lists show arguments.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from tui.clipboard.models import Outcome
from tui.domain.sanitize import for_copying, for_header
from tui.files import create_private

MAILTO_LIMIT = 2_000
"""The maximum length of a link in characters; terminals and mail programs drop longer ones (VTE at 2,083)."""

_FILE = "note.txt"
SAVED = "Saved to a file that only you can read"


def by_file(note: str, environ: Mapping[str, str], folder: Path) -> Outcome:
    """Write the note to a private file and say how to fetch it. It stays until `remove_note`."""
    try:
        path = write_note_file(note, folder)
    except OSError as error:
        return Outcome("failed", "file", f"No file could be written in {folder} ({error.strerror}).")
    return Outcome("stored", "file", f"{SAVED}: {fetch_line(path, environ)}")


def write_note_file(note: str, folder: Path) -> Path:
    """Write the note to the one private file in a folder, replacing the previous note, and return its path."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / _FILE
    path.unlink(missing_ok=True)  # it may be a link to somebody else's file
    create_private(path, for_copying(note))
    return path


def remove_note(folder: Path) -> None:
    """Remove the file that `write_note_file` wrote, if there is one. The app does so when it closes."""
    with suppress(OSError):
        (folder / _FILE).unlink()


def fetch_line(path: Path, environ: Mapping[str, str]) -> str:
    """Return the scp command that fetches a file over the user's own SSH connection; without one, the path."""
    words = environ.get("SSH_CONNECTION", "").split()
    if len(words) != 4:
        return str(path)
    host = f"[{words[2]}]" if ":" in words[2] else words[2]
    user = environ.get("USER") or environ.get("LOGNAME")
    port = [] if words[3] == "22" else ["-P", words[3]]
    source = f"{user}@{host}:{path}" if user else f"{host}:{path}"
    return shlex.join(["scp", *port, source, "."])


def plain_page(text: str) -> str:
    """Return the note as plain text to print outside the app, where it can be selected with the mouse."""
    note = for_copying(text).replace("\r\n", "\n").rstrip("\n")
    rule = "-" * 60
    return (
        f"{rule}\n{note}\n{rule}\nSelect the lines above and copy them with your terminal.\n"
        "They stay in the terminal's scrollback after this. Press Enter to go back."
    )


def mailto(recipients: Sequence[str], subject: str, body: str) -> str | None:
    """Return a link that opens a mail program with the note (RFC 6068); None if it would be too long.

    Show it as a terminal link (OSC 8); never pass it to a program.
    """
    lines = for_copying(body).replace("\r\n", "\n").replace("\n", "\r\n")
    title = for_header(subject)
    to = ",".join(quote(for_copying(address).strip(), safe="@") for address in recipients)
    link = f"mailto:{to}?subject={quote(title, safe='')}&body={quote(lines, safe='')}"
    return link if len(link) <= MAILTO_LIMIT else None
