"""A copy of the program's tree to which a test adds code as text, and which it then runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


class CopiedProgram:
    """A copy of the program that a test may add to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "program"
        self.home = folder / "home"
        self.home.mkdir(parents=True)
        for part in ("tui", "tests", "docs"):
            shutil.copytree(ROOT / part, self.folder / part, ignore=shutil.ignore_patterns("data", "snapshots"))

    def write(self, path: str, text: str) -> None:
        """Add a file, or replace one."""
        target = self.folder / "tui" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        """Replace the only occurrence of `old` in a file."""
        target = self.folder / "tui" / path
        text = target.read_text(encoding="utf-8")
        assert text.count(old) == 1, (path, old, text.count(old))
        target.write_text(text.replace(old, new), encoding="utf-8")

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the copied program."""
        return self._python("-m", "tui", *words)

    def screens(self, book: Path, *steps: str, imports: str = "") -> list[str]:
        """Press keys in the copied app, and return its screen after each.

        A step that begins with "lambda" is called with the app; `imports` has what it needs.
        """
        done = ", ".join(step if step.startswith("lambda") else repr(step) for step in steps)
        code = (
            f"from pathlib import Path\nfrom tests.ui.screen_after import show\n{imports}\nshow(Path({str(book)!r}), {done})"
        )
        return self.python(code).split("\f")[:-1]

    def python(self, code: str) -> str:
        """Run code in the copied program and return what it prints."""
        done = self._python("-c", code)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _python(self, *words: str) -> subprocess.CompletedProcess[str]:
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        environ = {**kept, "HOME": str(self.home), "PYTHONPATH": str(self.folder)}
        return subprocess.run(
            [sys.executable, *words],
            cwd=self.folder,
            env=environ,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
