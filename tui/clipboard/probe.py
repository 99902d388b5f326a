"""Ask the terminal for its name: only before the app runs or while it is suspended, because answers arrive as input."""

from __future__ import annotations

import os
import re
import select
import termios
import time
from collections.abc import Mapping

from tui.clipboard.models import Probed
from tui.clipboard.terminal_support import name_from_environ

PROBE_TIMEOUT = 1.0
"""The timeout for a terminal that never answers; others take one round trip."""

_NAME, _COPIES, _KIND, _FENCE = b"\x1b[>0q", b"\x1bP+q4d73\x1b\\", b"\x1b[>c", b"\x1b[c"
_TIDY = b"\r\x1b[K"
_NAMED = re.compile(rb"\x1bP>\|([^\x1b\x07]*)")
_TAKES = re.compile(rb"\x1bP1\+r4d73", re.IGNORECASE)
_KINDS = re.compile(rb"\x1b\[>(\d+);(\d*)")
_FENCED = re.compile(rb"\x1b\[\?([\d;]*)c")
_NAMELESS = {(0, 136): "PuTTY", (1, 95): "Apple_Terminal"}
_NEVER_ASK = (None, "", "dumb")


def probe(
    environ: Mapping[str, str], *, incoming: int = 0, outgoing: int = 1, seconds: float = PROBE_TIMEOUT
) -> Probed | None:
    """Ask the terminal for its name (XTVERSION), whether it takes copies (XTGETTCAP Ms, DA1 52) and its kind (DA2).

    Returns None without writing anything if input or output is not a terminal, or if the environment or tmux already tells
    its name; and None if no answer came in time. Input typed meanwhile is lost.
    """
    known = environ.get("TMUX") or name_from_environ(environ) or environ.get("TERM") in _NEVER_ASK
    if known or not (os.isatty(incoming) and os.isatty(outgoing)):
        return None
    try:
        before = termios.tcgetattr(incoming)
        quiet = [*before[:3], before[3] & ~(termios.ICANON | termios.ECHO), *before[4:]]
        termios.tcsetattr(incoming, termios.TCSANOW, quiet)
        try:
            os.write(outgoing, _NAME + _COPIES + _KIND + _FENCE + _TIDY)
            return parse_answer(_answer(incoming, seconds))
        finally:
            termios.tcsetattr(incoming, termios.TCSANOW, before)
    except (OSError, termios.error):
        return None


def parse_answer(answer: bytes) -> Probed | None:
    """Parse a terminal's answers; return None if they are incomplete."""
    fence = _FENCED.search(answer)
    if not fence:
        return None
    name, kind = _NAMED.search(answer), _KINDS.search(answer)
    first, second = (int(kind[1]), int(kind[2] or 0)) if kind else (None, 0)
    named = name[1].decode(errors="replace") if name else "VTE" if first in (61, 65) else ""
    takes = bool(_TAKES.search(answer)) or b"52" in fence[1].split(b";")
    return Probed(name=named or (_NAMELESS.get((first, second), "") if first is not None else ""), takes=takes, kind=first)


def _answer(incoming: int, seconds: float) -> bytes:
    """Return the input until the answer to DA1 (every terminal answers it, and in order) or the timeout."""
    answer, deadline = b"", time.monotonic() + seconds
    while not _FENCED.search(answer) and (left := deadline - time.monotonic()) > 0:
        if not select.select([incoming], [], [], left)[0]:
            break
        if not (more := os.read(incoming, 4096)):
            break
        answer += more
    return answer
