"""What the end-to-end tests run inside a terminal: copies a note and leaves the outcome in a file.

python -m tests.e2e.copier NOTE OUTCOME [--by WAY] [--probe]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

import msgspec

from tui.clipboard.copying import copy, copy_by
from tui.clipboard.environment import detect_environment
from tui.clipboard.probe import probe
from tui.paths import state_folder


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("note", type=Path)
    parser.add_argument("outcome", type=Path)
    parser.add_argument("--by")
    parser.add_argument("--probe", action="store_true")
    wanted = parser.parse_args()
    here = detect_environment(os.environ, probed=probe(os.environ) if wanted.probe else None)

    def write_terminal(data: bytes) -> None:
        with Path("/dev/tty").open("wb", buffering=0) as tty:
            while data:
                data = data[tty.write(data) :]

    text = wanted.note.read_bytes().decode()
    folder = state_folder(os.environ)
    if wanted.by:
        outcome = copy_by(wanted.by, text, here, write_terminal=write_terminal, folder=folder)
    else:
        outcome = copy(text, here, write_terminal=write_terminal, folder=folder)
    told = msgspec.to_builtins(outcome) | {"here": msgspec.to_builtins(here) | {"environ": None}}
    fresh = wanted.outcome.with_suffix(".new")
    fresh.write_text(json.dumps(told))
    fresh.rename(wanted.outcome)
    print(f"read: {sys.stdin.readline().strip()!r}", flush=True)  # wait, so that the terminal stays open


if __name__ == "__main__":
    main()
