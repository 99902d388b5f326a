"""`followup restore`: one zone in the list, in the answer and in the history."""

from __future__ import annotations

import re
from pathlib import Path

from tests.cli.conftest import Run


def test_the_list_and_what_was_done_name_the_same_local_moment(run: Run, sample_book: Path) -> None:
    assert run("log", "1", "remark", "--text", "later").status == 0
    listed = run("restore").out.splitlines()
    name, when = re.fullmatch(r"(\S+) +(.*? \d\d:\d\d)  .*", listed[0]).groups()  # type: ignore[union-attr]
    assert when == "Thu 19 Nov 16:02"
    assert run("restore", name).out.startswith(f"Went back to the book of {when}. Press u")
    assert f"Went back to the book of {when}" in run("history", "-n", "1").out
