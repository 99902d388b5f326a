"""`followup remind`: each thing once, whoever calls; remembered only once it has left the program."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.cli.conftest import NOW, Run
from tests.cli.test_next import FIELDS
from tui.cli import remind
from tui.storage.reminder_memory import ReminderMemory

pytestmark = pytest.mark.usefixtures("sample_book")
ROOT = Path(__file__).parents[2]


def test_what_is_due_is_printed_once(run: Run) -> None:
    first = run("remind")
    levels = [line.split(":")[0] for line in first.out.splitlines()]
    assert first.out.startswith("overdue: Thank Ravi Shah, Vega Optics, 2 h late, due today 14:00\n")
    assert set(levels) == {"overdue", "urgent", "due"}
    assert (first.status, first.err) == (0, "")
    assert run("remind") == (0, "", "")
    assert run("remind", "--now", "2026-11-19T16:01-05:00") == (0, "", "")  # a clock that goes back


def test_json_has_the_fields_of_next_and_the_text(run: Run) -> None:
    told = json.loads(run("remind", "--json").out)
    assert (told["version"], told["now"]) == (1, "2026-11-19T16:02:00-05:00")
    assert all(set(item) == {*FIELDS, "text"} for item in told["items"])
    assert run("remind", "--json").out == ""


def test_quiet_hours_hold_it_back(run: Run, home: Path) -> None:
    config = home / ".config" / "followup" / "config.toml"
    config.write_text(config.read_text() + '[remind]\nquiet_hours = "15:30-17:00"\n')
    assert run("remind") == (0, "", "")
    assert run("remind", "--now", "2026-11-19T17:00-05:00").out


def test_each_book_has_a_memory_of_its_own(run: Run, sample_book: Path) -> None:
    other = sample_book.with_name("other.json")
    other.write_bytes(sample_book.read_bytes())
    assert run("remind").out == run("remind", "--book", str(other)).out != ""


def test_what_was_printed_and_not_remembered_comes_again(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(ReminderMemory, "remember", killed)
        first = run("remind")
    assert first.status == 130
    assert run("remind").out == first.out
    assert run("remind").out == ""


def test_what_nobody_could_read_is_not_remembered(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: str) -> None:
        raise BrokenPipeError

    with monkeypatch.context() as patch:
        patch.setattr(remind, "tell", broken)
        assert run("remind").status == 0
    assert run("remind").out


def test_command_gets_text_and_fields_of_each_item(run: Run, tmp_path: Path) -> None:
    lines = tmp_path / "lines"
    command = f'read -r text; echo "$text|$FOLLOWUP_TEXT|$FOLLOWUP_COMPANY|$FOLLOWUP_EVENT" >> {lines}'
    assert run("remind", "--exec", command) == (0, "", "")
    told = [line.split("|") for line in lines.read_text().splitlines()]
    assert all(text == same and text for text, same, *_ in told)
    assert told[0][2] == "Vega Optics"
    assert "None" not in lines.read_text()
    assert run("remind").out == ""


def test_item_of_a_failed_command_comes_again(run: Run, tmp_path: Path) -> None:
    lines = tmp_path / "lines"
    ran = run("remind", "--exec", f'cat >> {lines}; test "$FOLLOWUP_URGENCY" != overdue')
    assert ran.status == 1
    assert "the command failed with status 1; this comes again: overdue: Thank Ravi Shah" in ran.err
    again = run("remind").out
    assert again.startswith("overdue: Thank Ravi Shah")
    assert {line.split(":")[0] for line in again.splitlines()} == {"overdue"}


def test_command_that_never_ends_is_given_up(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remind, "COMMAND_TIMEOUT", 0.05)
    ran = run("remind", "--exec", 'test "$FOLLOWUP_URGENCY" != overdue || exec tail -f /dev/null')
    assert ran.status == 1
    assert "took longer than" in ran.err


def test_what_a_given_up_command_started_ends_with_it(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remind, "COMMAND_TIMEOUT", 0.4)
    os.mkfifo(pipe := tmp_path / "pipe")
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    command = f'test "$FOLLOWUP_URGENCY" != overdue || {{ exec 9> {pipe}; echo runs >&9; tail -f /dev/null & wait; }}'
    assert run("remind", "--exec", command).status == 1
    assert os.read(reader, 10) == b"runs\n"
    assert select.select([reader], [], [], 5)[0]
    assert os.read(reader, 10) == b""  # nobody has it open for writing
    os.close(reader)


def test_text_of_others_is_no_command(run: Run, sample_book: Path, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    sample_book.write_text(sample_book.read_text().replace("Vega Optics", f"$(touch {mark}) `touch {mark}`; touch {mark}"))
    assert run("remind", "--exec", "cat > /dev/null").status == 0
    assert not mark.exists()


def test_damaged_memory_is_told_and_repeats_nothing(run: Run, home: Path) -> None:
    run("remind")
    [memory] = (home / ".local" / "state" / "followup").glob("reminded-*.json")
    assert memory.stat().st_mode & 0o777 == 0o600
    memory.write_text("{")
    ran = run("remind")
    assert (ran.status, ran.out) == (1, "")
    assert "is damaged. Remove it" in ran.err


@pytest.mark.slow
def test_many_callers_at_once_print_each_thing_once(run: Run, home: Path) -> None:
    expected = Counter(run("remind", "--now", NOW).out.splitlines())
    for file in (home / ".local" / "state" / "followup").glob("reminded-*.json"):
        file.unlink()
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-P", "-m", "tui", "remind", "--now", NOW]
    callers = [subprocess.Popen(words, env=env, stdout=subprocess.PIPE, text=True) for _ in range(6)]
    printed = Counter(line for caller in callers for line in caller.communicate(timeout=60)[0].splitlines())
    assert printed == expected
    assert [caller.returncode for caller in callers] == [0] * 6


@pytest.mark.slow
def test_caller_that_is_killed_loses_nothing(run: Run, tmp_path: Path) -> None:
    """A command stops the program between two items: what it has not finished comes again, nothing else."""
    lines, env = tmp_path / "lines", {**os.environ, "PYTHONPATH": str(ROOT)}
    count = tmp_path / "count"
    command = f"cat >> {lines}; echo x >> {count}; test $(wc -l < {count}) -ne 3 || kill -9 $PPID"
    words = [sys.executable, "-P", "-m", "tui", "remind", "--now", NOW, "--exec", command]
    assert subprocess.run(words, env=env, timeout=60, check=False).returncode == -signal.SIGKILL
    before = lines.read_text().splitlines()
    rest = run("remind").out.splitlines()
    assert len(before) == 3
    assert set(before) & set(rest) == {before[-1]}
