"""`followup templates`, and the user's own in the place of the built-in ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("sample_book")


def test_lists_both_languages(run: Run) -> None:
    out = run("templates").out
    assert "thank_you.en" in out
    assert "thank_you.de" in out
    assert "(yours)" not in out


def test_a_copy_is_used_from_then_on(run: Run, tmp_path: Path) -> None:
    before = run("draft", "2").out
    assert run("templates", "copy", "thank_you.en").status == 0
    assert run("draft", "2").out == before
    mine = tmp_path / ".config" / "followup" / "templates" / "thank_you.en.txt"
    assert mine.stat().st_mode & 0o777 == 0o600
    mine.write_text("kind: thank_you\nlanguage: en\n\n[thanks]\n- Cheers for the chat about {job}!\n")
    assert "Cheers for the chat about" in run("draft", "2").out
    assert "(yours)" in run("templates").out
    assert "Cheers" in run("templates", "show", "thank_you.en").out


def test_a_copy_never_overwrites(run: Run) -> None:
    run("templates", "copy", "thank_you.en")
    ran = run("templates", "copy", "thank_you.en")
    assert ran.status == 2
    assert "exists already" in ran.err


def test_an_unknown_field_is_named_with_file_and_line(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / ".config" / "followup" / "templates"
    folder.mkdir()
    (folder / "mine.txt").write_text("kind: thank_you\nlanguage: en\n\n[thanks]\n- Thank you for {tme}.\n")
    ran = run("draft", "2")
    assert ran.status == 2
    assert "mine.txt:5" in ran.err
    assert "{tme}" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_an_unknown_name(run: Run) -> None:
    ran = run("templates", "show", "limerick")
    assert ran.status == 2
    assert "thank_you.en" in ran.err
