"""Write crash files and unsaved text, readable by the user alone.

Nothing here depends on a screen, and what is needed is imported only once something has gone wrong.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from tui import __version__
from tui.domain.sanitize import harmless
from tui.files import append_private, create_private
from tui.paths import state_folder

MOST_CRASH_FILES = 10
"""The number of crash files to keep; the oldest are removed first."""

UNFORESEEN = "Something unexpected went wrong."

LIBRARIES = ("textual", "rich", "tinydb", "msgspec", "pyperclip")
_UNSAVED = "unsaved.txt"
_TOLD = "unsaved-before.txt"


def record(error: BaseException, environ: Mapping[str, str], now: datetime, where: str) -> str:
    """Write a crash file; return the sentence that says where the details are, or why there are none.

    It holds the traceback without the values of variables, and versions: no more of the book than an error's own message.
    """
    folder = _folder(environ)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = _write_new(folder, f"crash-{now:%Y%m%d-%H%M%S}", "\n".join(_page(error, environ, now, where)) + "\n")
        for old in sorted(folder.glob("crash-*.txt"))[:-MOST_CRASH_FILES]:
            with suppress(OSError):
                old.unlink()
    except OSError as trouble:
        return f"The details could not be written to {folder} ({trouble.strerror})."
    return f"Details: {path}"


def _page(error: BaseException, environ: Mapping[str, str], now: datetime, where: str) -> Iterator[str]:
    import platform  # only if something went wrong

    yield f"followup {__version__}, {now:%Y-%m-%d %H:%M:%S %z}, in: {where}"
    yield f"Python {platform.python_version()} on {platform.platform()}"
    yield ", ".join(f"{name} {_version(name)}" for name in LIBRARIES)
    yield f"TERM={environ.get('TERM', '')} COLORTERM={environ.get('COLORTERM', '')} tmux={'TMUX' in environ}"
    yield f"encodings: {sys.getfilesystemencoding()}, {getattr(sys.__stdout__, 'encoding', None)}"
    yield ""
    yield harmless("".join(traceback.TracebackException.from_exception(error).format()))


def _version(library: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # only if something went wrong

    try:
        return version(library)
    except PackageNotFoundError:
        return "?"


def _folder(environ: Mapping[str, str]) -> Path:
    return state_folder(environ)


def _write_new(folder: Path, name: str, text: str) -> Path:
    for number in range(1, 100):
        path = folder / (f"{name}.txt" if number == 1 else f"{name}-{number}.txt")
        with suppress(FileExistsError):
            create_private(path, text.encode("utf-8", "backslashreplace"))
            return path
    raise FileExistsError(17, "too many files of one second", str(folder))


def keep_unsaved(text: str, environ: Mapping[str, str]) -> Path | None:
    """Append unsaved text to its file and return the path; None if it cannot be written."""
    folder = _folder(environ)
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / _UNSAVED
        append_private(path, (text.rstrip("\n") + "\n\n").encode("utf-8", "backslashreplace"))
        return path
    return None


def unsaved_before(environ: Mapping[str, str]) -> Path | None:
    """Return the file with the text that earlier sessions kept by `keep_unsaved`; None if there is nothing new."""
    path = _folder(environ) / _UNSAVED
    told = path.with_name(_TOLD)
    with suppress(OSError):
        if not told.exists():
            return path.replace(told)
        append_private(told, path.read_bytes())
        path.unlink()
        return told
    return None
