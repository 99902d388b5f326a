"""Which modules the clipboard package imports."""

from __future__ import annotations

import subprocess
import sys


def test_pyperclip_is_imported_by_its_worker_alone() -> None:
    code = (
        "import sys; from tui.clipboard import copying, diagnostics, probe, pyperclip_worker, self_test;"
        "print({'pyperclip', 'textual', 'tinydb'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"
