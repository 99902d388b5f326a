"""`followup restore` shows times in one zone: in the list, in the answer and in the history."""

from __future__ import annotations

import re
from pathlib import Path

from tests.cli.conftest import Run


def test_the_list_and_what_was_done_name_the_same_local_moment(run: Run, sample_book: Path) -> None:
    assert run("log", "1", "remark", "--text", "later").status == 0
    header, *listed = run("restore").out.splitlines()
    assert header == f"Backups of {sample_book}, newest first; `followup restore NAME` goes back to one:"
    assert re.search(r" \d+ events \(now \d+\), ", listed[0])
    name, when = re.fullmatch(r"  (\S+) +(.*? \d\d:\d\d)  .*", listed[0]).groups()  # type: ignore[union-attr]
    assert when == "Thu 19 Nov 16:02"
    assert run("restore", name).out.startswith(f"Restored the backup of {when}. Press u")
    assert f"Restored the backup of {when}" in run("history", "-n", "1").out


def test_one_record_is_told_as_one(run: Run, book: Path) -> None:
    assert run("add", "contact", "Ana Ruiz").status == 0
    assert run("add", "contact", "Bo Lind").status == 0
    assert "  1 contact (now 2), 0 positions, 0 interviews, 0 events, 0 notes" in run("restore").out


def test_a_book_that_does_not_open_goes_back_to_a_backup(run: Run, sample_book: Path) -> None:
    assert run("add", "contact", "Ivo Kern").status == 0
    assert run("add", "contact", "Bo Lind").status == 0
    sample_book.write_bytes(b"\0" * 500)
    listed = run("restore")
    assert listed.status == 1
    assert "this is not JSON" in listed.err
    assert "previous" in listed.out
    ran = run("restore", "previous")
    assert ran.status == 0
    assert "The unreadable book.json is kept in" in ran.out
    assert "The book was restored from" in ran.out
    shown = run("show", "Ivo Kern")
    assert (shown.status, shown.err) == (0, "")
    assert run("show", "Bo Lind").status == 2
    assert run("restore", "damaged").status == 1


def test_a_config_that_cannot_be_used_stops_no_repair(run: Run, sample_book: Path, home: Path) -> None:
    (home / ".config/followup/config.toml").write_bytes(b"\xff\xfe")
    assert "is not UTF-8 text. The default settings are used." in run("restore").err
    assert run("history").status == 0
    ran = run("check", "--repair")
    assert ran.status == 2
    assert "is not UTF-8 text" in ran.err
    assert f"{sample_book} holds" in ran.out
    assert run("next").status == 2
