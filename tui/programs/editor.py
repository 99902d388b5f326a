"""Open a text in the user's editor, in a private file that stays until the text is saved elsewhere."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path

import msgspec

from tui.files import create_private, read_outside
from tui.paths import folder_of_editors
from tui.programs.terminal_program import ProgramNotFound, run_in_terminal, words_of

MOST_EDITED_BYTES = 5_000_000
"""The maximum number of bytes that are read back."""

EDITED_FILES = {"note.txt": "the note is unchanged", "config.toml": "the settings are unchanged"}
"""The files that are edited, by name, and what is so of each if the editor removes it."""

_NOTE = "note.txt"


class EditorError(Exception):
    """The editor could not be run. The message is one sentence for the user."""


class Edited(msgspec.Struct, frozen=True):
    """The text that an editor saved, and its file, which is removed once the text is saved elsewhere."""

    text: str
    file: Path
    status: int = 0

    @property
    def changed(self) -> bool:
        """Whether the text differs from the one that was opened, whose checksum is in the name of the folder."""
        return not self.file.parent.name.endswith(_mark(self.text))

    def remove(self) -> None:
        """Remove the file and its folder, now that the text is saved; keep both if the editor left other files beside it."""
        folder = self.file.parent
        with suppress(OSError):
            if any(one != self.file for one in folder.iterdir()):
                folder.rename(folder.with_name(f"{folder.name.rpartition('-')[0]}-{_mark(self.text)}"))
                return
            self.file.unlink(missing_ok=True)
            folder.rmdir()


def edit_text(
    text: str,
    environ: Mapping[str, str],
    suspended: Callable[[], AbstractContextManager[object]] = nullcontext,
    name: str = _NOTE,
) -> Edited:
    """Open a text in the user's editor (VISUAL, EDITOR, else vi) and return it as edited; blocks until the editor ends.

    The editor has the terminal while the context `suspended` is open. The file, called `name`, one of UNCHANGED, stays in the
    state folder until it is removed, even if the terminal disappears.

    Raises: EditorError if the editor cannot be run, or its file cannot be read; the sentence says where the file is.
    """
    editor = environ.get("VISUAL") or environ.get("EDITOR") or ""
    try:
        words = words_of(editor.strip() or "vi", environ)
        path = _make(text, name, environ)
    except ProgramNotFound as error:
        raise EditorError(f"The editor {error} was not found: set EDITOR to one that you have.") from None
    except (OSError, ValueError) as error:
        raise EditorError(f"The editor {editor} could not be used: {_reason(error)}.") from None
    try:
        status = run_in_terminal([*words, str(path)], suspended)
    except OSError as error:
        Edited(text, path).remove()
        raise EditorError(f"The editor {editor} could not be used: {_reason(error)}.") from None
    return _read(path, status or 0)


def left_by_editors(environ: Mapping[str, str]) -> tuple[list[Edited], list[str]]:
    """Return the notes of editors that outlived the program, and sentences about other files in their folders.

    Settings that were not saved stay where they are: `followup config --edit` has said where.
    """
    texts: list[Edited] = []
    said: list[str] = []
    with suppress(OSError):
        for folder in sorted(folder_of_editors(environ).iterdir()):
            if _alive(folder.name.partition("-")[0]):
                continue
            try:
                names = {file.name for file in folder.iterdir()}
                if not names:
                    folder.rmdir()
                if _NOTE in names:
                    texts.append(_read(folder / _NOTE, 0))
                beside = sorted(names - EDITED_FILES.keys())
            except (EditorError, OSError) as error:
                said.append(str(error))
                continue
            if beside:
                said.append(
                    f"Your editor left {beside[0]} in {folder}: it may hold your last changes. Delete the folder when done."
                )
    return texts, said


def _make(text: str, name: str, environ: Mapping[str, str]) -> Path:
    """Create the file that is edited, in a folder of its own, where the editor may put its own files."""
    above = folder_of_editors(environ)
    number = 0
    while True:
        folder = above / f"{os.getpid()}-{number}-{_mark(text)}"
        try:
            folder.mkdir(mode=0o700, parents=True)
        except FileExistsError:
            number += 1
            continue
        path = folder / name
        create_private(path, text)
        return path


def _read(path: Path, status: int) -> Edited:
    try:
        text = read_outside(path, MOST_EDITED_BYTES).decode("utf-8")
    except FileNotFoundError:
        with suppress(OSError):
            path.parent.rmdir()
        raise EditorError(f"The editor removed {path}; {EDITED_FILES[path.name]}.") from None
    except (OSError, UnicodeDecodeError) as error:
        reason = "it is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else _reason(error)
        raise EditorError(f"{path} cannot be read ({reason}). It was left there.") from None
    return Edited(text, path, status)


def _mark(text: str) -> str:
    return f"{zlib.crc32(text.encode('utf-8', 'surrogatepass')):08x}"


def _alive(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except PermissionError:
        return True
    except (OSError, ValueError, OverflowError):
        return False
    return True


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
