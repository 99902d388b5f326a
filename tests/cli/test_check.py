"""`followup check`, and what every command advises for a book that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.domain.build import at
from tui.domain import operations
from tui.domain.models import Contact
from tui.storage import Store
from tui.storage.backups import backups

WAY_OUT = "`followup check --repair` brings back the newest backup, with the later changes that the journal holds."


def damage(path: Path) -> None:
    """Return a book that is cut in half and has a backup."""
    with Store.open(path, at=at("2026-11-19 16:02")) as store:
        store.checkpoint()
    assert backups(path)
    path.write_bytes(path.read_bytes()[:500])


def test_every_command_names_the_way_out_of_a_damaged_book(run: Run, sample_book: Path) -> None:
    assert run("log", "1", "remark").status == 0
    damage(sample_book)
    for words in (("next",), ("draft", "1"), ("log", "1", "remark")):
        ran = run(*words)
        assert ran.status == 1
        assert ran.err.count("is not JSON") == 1
        assert ran.err.rstrip().endswith(WAY_OUT)
    ran = run("check")
    assert ran.status == 1
    assert ran.out.count(WAY_OUT) == 1


def test_a_repair_does_not_call_the_damage_ok(run: Run, sample_book: Path) -> None:
    assert run("log", "1", "remark").status == 0
    damage(sample_book)
    ran = run("check", "--repair")
    [line] = [line for line in ran.out.splitlines() if "not JSON" in line]
    assert line.startswith("FAIL")
    assert "ok    The book was restored" in ran.out
    assert run("next").status == 0


def test_a_healthy_book_is_counted(run: Run, book: Path) -> None:
    with Store.open(book, at=at("2026-11-19 16:02")) as store:
        store.act(lambda empty: operations.add(empty, Contact(name="Ana")), at("2026-11-19 16:02"))
    ran = run("check")
    assert f"ok    {book} holds 1 contact, 0 positions, 0 interviews, 0 events, 0 notes." in ran.out


def test_without_a_backup_no_way_out_is_promised(run: Run, book: Path) -> None:
    book.write_text("{oops")
    assert "--repair" not in run("next").err
    assert "fix the file in an editor, or move book.json and book.json.* away" in run("check").out


def test_what_a_repair_has_mended_is_not_told_of_as_wrong(run: Run, book: Path) -> None:
    book.write_text('{"contacts": {"1": {"name": 5}}}')
    assert "not shown" in run("next").err
    ran = run("check", "--repair")
    assert "ok    Set aside 1 unreadable record." in ran.out
    assert "not shown" not in ran.out


def test_keys_and_colours_that_the_app_refuses_are_said(run: Run, book: Path) -> None:
    config = book.with_name(".config") / "followup" / "config.toml"
    text = config.read_text()
    config.write_text(f'{text}[keys]\nsent = "c"\n')
    assert "is bound to both 'copy' and 'sent' in Interviews" in run("check").err
    config.write_text(f'{text}[app]\ntheme = "followup-drak"\n')
    ran = run("check")
    assert (ran.status, "did you mean `followup-dark`?" in ran.err) == (2, True)


def test_a_checkpoint_that_fails_at_the_end_is_told(sample_book: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tui.storage.filesystem.Disk.replace", full)
    ran = run("log", "1", "remark", "--text", "Seen")
    assert ran.status == 0
    assert (
        ran.err
        == f"followup: {sample_book} could not be written, but its journal holds the changes: No space left on device.\n"
    )
    monkeypatch.undo()


def test_mails_that_were_left_are_told(run: Run, home: Path) -> None:
    assert "left in" not in run("check").out
    folder = home / ".local" / "state" / "followup" / "mails"
    folder.mkdir(parents=True)
    (folder / "Ana-Ruiz.eml").touch()
    assert f"note  1 mail is left in {folder}.\n" in run("check").out
