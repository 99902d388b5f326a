"""Run pyperclip as a separate process, where it can hang, print or wrongly report success without harm.

It reads the note from standard input, copies it, reads it back, and writes how far it got: `copied`, then `same` or
`different`; or `nothing` if pyperclip has no backend here. The output of the backends is discarded.
"""

from __future__ import annotations

import os
import sys
import time

MOMENT = 0.5
"""Seconds to retry reading the note back: xclip returns before the X server has the text."""


def copy_and_read_back() -> int:
    text = sys.stdin.buffer.read().decode()
    report = os.dup(1)  # a backend that stays running to serve the selection must not keep our pipe open
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)

    import pyperclip  # here, because what it prints must be discarded, too

    copy, paste = pyperclip.determine_clipboard()
    if not bool(copy):  # without a backend, pyperclip returns an object that is false and raises if called
        os.write(report, b"nothing\n")
        return 3
    copy(text)
    os.write(report, b"copied\n")
    deadline = time.monotonic() + MOMENT
    while not (same := _alike(paste(), text)) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.write(report, b"same\n" if same else b"different\n")
    return 0


def _alike(back: str, text: str) -> bool:
    """Return whether two texts are equal; on Windows, line ends may differ."""
    if os.name == "nt" or "WSL_DISTRO_NAME" in os.environ:
        back, text = ("\n".join(each.splitlines()) for each in (back, text))
    return back == text


if __name__ == "__main__":
    sys.exit(copy_and_read_back())
