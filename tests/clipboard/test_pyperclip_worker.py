"""The pyperclip worker, with fakes of pyperclip that behave as its backends do."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.e2e.terminals import wait_until
from tui.clipboard.methods import by_desktop
from tui.clipboard.models import ClipboardEnvironment, Outcome
from tui.programs.subprocesses import CompletedRun, RunProgram, run_program

NOTE = "Dear Zoë,\r\nthank you 👩‍💻\n"


def run_in_a_minute(argv: Sequence[str], stdin: bytes, environ: Mapping[str, str], seconds: float) -> CompletedRun:
    """Run a program as `run_program` does, with time enough for a busy machine to start it."""
    return run_program(argv, stdin, environ, 60)


def with_pyperclip(folder: Path, body: str, note: str = NOTE, run: RunProgram = run_in_a_minute) -> Outcome:
    """Return the outcome where pyperclip's `determine_clipboard` is the given code."""
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    (folder / "pyperclip.py").write_text(f"import os, sys, time\ndef determine_clipboard():\n    held = []\n{lines}")
    here = ClipboardEnvironment(environ=dict(os.environ) | {"PYTHONPATH": str(folder)}, desktop="x11")
    return by_desktop(note, here, run)


def test_what_reads_back_the_same_is_checked(tmp_path: Path) -> None:
    assert with_pyperclip(tmp_path, "return held.append, held.pop").kind == "checked"


def test_a_backend_may_take_a_moment(tmp_path: Path) -> None:
    """xclip forks before the X server has heard who owns the selection: on a busy machine the first read finds the old text."""
    body = "reads = iter(['old', 'old', ''])\nreturn held.append, lambda: next(reads, held[0])"
    assert with_pyperclip(tmp_path, body).kind == "checked"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("return held.append, lambda: 'something else'", "did not accept the note"),
        ("return held.append, lambda: held[0][:10]", "did not accept the note"),
        ("class No:\n    __bool__ = lambda self: False\nreturn No(), No()", "No program here"),
        ("raise OSError('no')", "cannot be reached"),
        ("return lambda text: 1 / 0, held.pop", "cannot be reached"),
        ("return held.append, lambda: 1 / 0", "cannot be reached"),
        ("sys.exit(0)", "cannot be reached"),
    ],
)
def test_anything_else_is_a_failure_with_its_reason(tmp_path: Path, body: str, words: str) -> None:
    outcome = with_pyperclip(tmp_path, body)
    assert outcome.kind == "failed"
    assert words in outcome.sentence


def test_what_a_backend_prints_is_not_taken_for_an_answer(tmp_path: Path) -> None:
    body = "os.write(1, b'copied same ')\nos.write(2, b'same')\nos.system('echo same')\nreturn held.append, lambda: 'other'"
    assert with_pyperclip(tmp_path, body).kind == "failed"


@pytest.mark.slow
def test_a_backend_that_hangs_is_stopped_with_all_it_started(tmp_path: Path) -> None:
    began = time.monotonic()
    outcome = with_pyperclip(tmp_path, f"os.system('echo $$ > {tmp_path}/pid; exec sleep 600')", run=run_program)
    assert time.monotonic() - began < 60
    assert "did not answer in time" in outcome.sentence
    pid = int((tmp_path / "pid").read_text())
    wait_until(lambda: not runs(pid), "the backend's end")


def runs(pid: int) -> bool:
    """Return whether a process is running (and is not a zombie)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_helper_that_serves_the_clipboard_holds_nothing_up(tmp_path: Path) -> None:
    """xclip and wl-copy stay in the background with every pipe they inherited."""
    ran: list[CompletedRun] = []

    def noted(argv: Sequence[str], stdin: bytes, environ: Mapping[str, str], seconds: float) -> CompletedRun:
        ran.append(run_program(argv, stdin, environ, 60))
        return ran[-1]

    body = f"os.system('sleep 600 & echo $! > {tmp_path}/pid')\nreturn held.append, held.pop"
    try:
        assert with_pyperclip(tmp_path, body, run=noted).kind == "checked"
        assert [done.code for done in ran] == [0]
    finally:
        os.kill(int((tmp_path / "pid").read_text()), 9)
