"""Run other programs so that they can neither hang this one nor write to the screen."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from msgspec import Struct


class CompletedRun(Struct, frozen=True):
    """How a program ended. `code` is None if it was killed; `out` is what it had written until then."""

    code: int | None
    out: bytes = b""


RunProgram = Callable[[Sequence[str], bytes, Mapping[str, str], float], CompletedRun]
"""(argv, standard input, environment, seconds) -> CompletedRun. Raises OSError if the program cannot be started."""


def run_program(argv: Sequence[str], stdin: bytes, environ: Mapping[str, str], seconds: float) -> CompletedRun:
    """Run a program without a terminal, discarding its errors; kill it and its children after `seconds`."""
    started = subprocess.Popen(
        argv,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=dict(environ),
        start_new_session=True,
    )
    try:
        out, _ = started.communicate(stdin, timeout=seconds)
        return CompletedRun(started.returncode, out)
    except subprocess.TimeoutExpired as late:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(started.pid, signal.SIGKILL) if hasattr(os, "killpg") else started.kill()
        with suppress(subprocess.TimeoutExpired):
            started.communicate(timeout=0.2)
        return CompletedRun(None, late.output or b"")
