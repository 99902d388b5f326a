"""`python -m tests.bench NAME ...` runs `tests/bench/NAME.py`."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path


def main() -> int:
    """Run the named benchmark with the arguments after its name."""
    names = sorted(file.stem for file in Path(__file__).parent.glob("[a-z]*.py"))
    if len(sys.argv) < 2 or sys.argv[1] not in names:
        print(f"usage: python -m tests.bench {{{'|'.join(names)}}} ...", file=sys.stderr)
        return 2
    return int(importlib.import_module(f"tests.bench.{sys.argv[1]}").main(sys.argv[2:]) or 0)


if __name__ == "__main__":
    sys.exit(main())
