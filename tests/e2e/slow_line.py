"""A slow line: `python slow_line.py LATENCY BITS_PER_SECOND COUNT_FILE COMMAND...` runs a command in a pty of its own.

What is typed arrives after the latency, what is shown comes after it too and no faster than so many bits a second (ten to a
byte); no more than the line holds at once is taken from the command. The bytes shown are counted into a file.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import sys
import termios
import time
import tty
from collections import deque
from contextlib import suppress
from pathlib import Path


def main() -> None:
    latency, rate = float(sys.argv[1]), float(sys.argv[2]) / 10
    counted, command = Path(sys.argv[3]), sys.argv[4:]
    pid, line = pty.fork()
    if pid == 0:
        os.execvp(command[0], command)
    fcntl.ioctl(line, termios.TIOCSWINSZ, fcntl.ioctl(0, termios.TIOCGWINSZ, b"\0" * 8))
    with suppress(termios.error):
        tty.setraw(0)
    typed: deque[tuple[float, bytes]] = deque()
    shown: deque[tuple[float, bytes]] = deque()
    free_at, count = time.monotonic(), 0
    while True:
        now = time.monotonic()
        while typed and typed[0][0] <= now:
            os.write(line, typed.popleft()[1])
        while shown and shown[0][0] <= now:
            os.write(1, shown.popleft()[1])
        wanted = [0] + ([line] if free_at <= now else [])
        moments = [queue[0][0] for queue in (typed, shown) if queue] + ([free_at] if free_at > now else [])
        next_at = min(moments, default=now + 1)
        ready = select.select(wanted, [], [], max(next_at - now, 0))[0]
        now = time.monotonic()
        if 0 in ready:
            typed.append((now + latency, os.read(0, 4096)))
        if line in ready:
            try:
                data = os.read(line, 64)
            except OSError:
                data = b""
            if not data:
                break
            free_at = max(free_at, now) + len(data) / rate
            shown.append((free_at + latency, data))
            count += len(data)
            counted.write_text(str(count))
    for at, data in shown:
        time.sleep(max(at - time.monotonic(), 0))
        os.write(1, data)
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


if __name__ == "__main__":
    main()
