"""Open a text in the user's editor, in a private file."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from tui.files import create_private


class EditorError(Exception):
    """The editor could not be run, or failed. The message is one sentence for the user."""


def edit_text(
    text: str, environ: Mapping[str, str], suspended: Callable[[], AbstractContextManager[object]] = nullcontext
) -> str:
    """Open a text in the user's editor (VISUAL, EDITOR, else vi) and return the text as edited; blocks until the editor ends.

    The editor has the terminal while the context `suspended` is open. The file is removed afterwards.

    Raises: EditorError if the editor cannot be run, or ends with a status that is not 0.
    """
    editor = environ.get("VISUAL") or environ.get("EDITOR") or ""
    try:
        words = shlex.split(editor) or ["vi"]
        program = shutil.which(words[0], path=environ.get("PATH"))
        if program is None:
            raise EditorError(f"The editor {words[0]} was not found: set EDITOR to one that you have.")
        with tempfile.TemporaryDirectory(prefix="followup-") as folder:
            path = Path(folder) / "note.txt"
            create_private(path, text)
            with suspended():
                status = subprocess.run([program, *words[1:], str(path)], check=False).returncode
            written = path.read_text(encoding="utf-8", errors="replace")
    except (OSError, ValueError) as error:
        raise EditorError(f"The editor {editor} could not be used: {getattr(error, 'strerror', None) or error}.") from None
    if status:
        raise EditorError(f"The editor ended with status {status}; the note is unchanged.")
    return written
