"""A separate program, in which pyperclip can hang, print or wrongly report success without harm.

It reads the note from standard input, copies it, reads it back, and writes how far it got: `copied`, then `same` or
`different`; or `nothing` if pyperclip has no backend here. What the backends print goes nowhere.
"""

from __future__ import annotations

import os
import sys
import time

MOMENT = 0.5
"""Seconds until what is read back must be the note: xclip leaves before the X server has heard of it."""


def main() -> int:
    text = sys.stdin.buffer.read().decode()
    report = os.dup(1)  # not inherited by the backends: one that stays behind to serve the selection keeps no pipe of ours
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)

    import pyperclip  # 16 ms, and what it prints must go nowhere, too

    copy, paste = pyperclip.determine_clipboard()
    if not bool(copy):  # pyperclip stands in an object that is false and raises when called
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
    sys.exit(main())
