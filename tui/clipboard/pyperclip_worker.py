"""A program of its own: pyperclip where it can hang, print and lie without harm.

Reads the note from standard input, copies it, reads it back, and writes the stages it got through: `copied`, then `same` or
`different`; or `nothing` when pyperclip has no backend here. Whatever the backends print goes nowhere
(standard error is nowhere already).
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

    import pyperclip

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
    """Equal, but on Windows for the line ends, which its clipboard turns into its own."""
    if os.name == "nt" or "WSL_DISTRO_NAME" in os.environ:
        back, text = ("\n".join(each.splitlines()) for each in (back, text))
    return back == text


if __name__ == "__main__":
    sys.exit(main())
