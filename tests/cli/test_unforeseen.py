"""An unexpected error prints a sentence and writes a file; no traceback is shown on the terminal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = """
import sys
from tui.cli.main import main
from tui.storage import Store

def run(*_, **__):
    raise KeyError("what nobody thought of")

Store.open = run
sys.exit(main(["--book", sys.argv[1], "next"]))
"""


def run(tmp_path: Path, script: str = SCRIPT, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "book.json")],
        capture_output=True,
        text=True,
        check=False,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), **environ},
    )


def test_a_sentence_and_a_file(tmp_path: Path) -> None:
    done = run(tmp_path)
    [path] = (tmp_path / ".local/state/followup").glob("crash-*.txt")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [f"followup: Something unexpected went wrong. The book is unchanged. Details: {path}"]
    assert path.stat().st_mode & 0o777 == 0o600
    assert "KeyError: 'what nobody thought of'" in path.read_text()


def test_only_a_command_that_reads_says_that_nothing_changed(tmp_path: Path) -> None:
    script = SCRIPT.replace('"next"', '"add", "contact", "Ana"')
    done = run(tmp_path, script=script)
    assert "The book is unchanged" not in done.stderr
    assert "`followup history` lists what was saved." in done.stderr


def test_the_traceback_for_who_asks_for_it(tmp_path: Path) -> None:
    done = run(tmp_path, FOLLOWUP_DEBUG="1")
    assert "Traceback" in done.stderr


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m tui templates show thank_you.en | true; :"],
        capture_output=True,
        text=True,
        check=True,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
    )
    assert done.stderr == ""


@pytest.mark.parametrize("closed", ["1", "2"])
def test_a_closed_output_is_no_error(tmp_path: Path, closed: str) -> None:
    command = f"{sys.executable} -m tui templates list {closed}>&-"
    done = subprocess.run(
        ["sh", "-c", command],
        capture_output=True,
        text=True,
        check=False,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0
    assert not done.stderr
    assert ("thank_you" in done.stdout) == (closed == "2")
    assert not list((tmp_path / ".local").rglob("crash-*"))
