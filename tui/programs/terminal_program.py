"""Run a program that takes the terminal, such as the user's editor or mail program."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import IO, Any

Suspended = Callable[[], AbstractContextManager[object]]
"""Opens a context in which the terminal is the program's; `App.suspend` is one."""


class ProgramNotFound(Exception):
    """There is no program of that name. The message is the name."""


def words_of(command: str, environ: Mapping[str, str]) -> list[str]:
    """Return a command's words as a shell splits them, the first as the program's path.

    Raises: ProgramNotFound; ValueError for a quotation that does not end.
    """
    words = shlex.split(command) or [""]
    program = shutil.which(words[0], path=environ.get("PATH"))
    if program is None:
        raise ProgramNotFound(words[0])
    return [program, *words[1:]]


def run_in_terminal(argv: Sequence[str], suspended: Suspended = nullcontext, stdin: IO[Any] | None = None) -> int | None:
    """Run a program while the context `suspended` is open, and return its exit status, even if the terminal disappears.

    None says that it was not run, because the terminal was gone before.

    Raises: OSError if it cannot be started.
    """
    status: int | None = None
    failed: OSError | None = None
    with suppress(OSError), suspended():
        try:
            status = subprocess.run(argv, stdin=stdin, check=False).returncode
        except OSError as error:
            failed = error
    if failed is not None:
        raise failed
    return status
