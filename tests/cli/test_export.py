"""`followup export`: what goes to standard output, to a file and nowhere, and what it says."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.domain.build import at
from tests.ui.conftest import adding
from tui.domain.models import Contact
from tui.storage import Store


@pytest.fixture
def small_book(book: Path) -> Path:
    """A book with one person."""
    with Store.open(book, at=at("2026-11-19 16:00")) as store:
        store.act(adding(Contact(name="Ana Ruiz", notes="Likes climbing", emails=("ana@x.example",))), at("2026-11-19 16:00"))
    return book


def test_whole_book_goes_to_output_and_what_it_is_to_stderr(run: Run, small_book: Path) -> None:
    status, out, err = run("export", "json")
    assert status == 0
    assert json.loads(out)["contacts"]["1"]["notes"] == "Likes climbing"
    said = "the whole book, with your private notes (1 contact, 0 positions, 0 interviews, 0 events, 0 notes)"
    assert err == f"followup: {said}.\n"
    assert run("export", "json", "-o", "-") == (status, out, err)


def test_written_file_is_private_and_left_alone_if_unchanged(run: Run, small_book: Path, home: Path) -> None:
    file = home / "out" / "x.json"
    assert run("export", "json", "-o", str(file)).out.startswith(
        f"{file} is written: the whole book, with your private notes"
    )
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    os.utime(file, (1, 1))
    assert run("export", "json", "-o", str(file)).out.startswith(f"{file} is up to date: the whole book")
    assert file.stat().st_mtime == 1
    run("add", "contact", "Bo Lind")
    assert " is written: " in run("export", "json", "-o", str(file)).out
    assert file.stat().st_mtime > 1
    assert [*file.parent.iterdir()] == [file]


@pytest.mark.parametrize("name", ["book.json", "book.json.journal", "book.json.new", "book.json.backups/x", "link", "hard"])
def test_files_of_the_book_are_never_overwritten(run: Run, small_book: Path, home: Path, name: str) -> None:
    (home / "link").symlink_to(small_book)
    (home / "hard").hardlink_to(small_book)
    before = small_book.read_bytes()
    status, out, err = run("export", "json", "-o", str(home / name))
    assert (status, out, err) == (2, "", f"followup: {home / name} belongs to the book itself. Choose another file\n")
    assert small_book.read_bytes() == before


def test_folder_device_and_impossible_name_are_refused(run: Run, small_book: Path, home: Path) -> None:
    assert run("export", "json", "-o", "a\0b") == (2, "", "followup: No file can have the name a␀b\n")
    for name in (home, Path("/dev/null")):
        assert run("export", "json", "-o", str(name)) == (2, "", f"followup: {name} is not a file. Choose another name\n")


def test_exported_book_is_imported_into_another(
    run: Run, small_book: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    run("export", "json", "-o", "x.json")
    other = str(home / "other" / "book.json")
    imported = run("import", "x.json", "--book", other)
    assert imported == (0, "New: 1 contact.\n1 record imported from x.json.\n", "")
    assert run("export", "json", "--book", other).out == run("export", "json").out
    assert run("import", "x.json").out == "Nothing is new: 1 record in the file, and the book has them all.\n"


def test_other_version_of_a_record_is_taken_only_if_told(
    run: Run, small_book: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = home / "x.json"
    file.write_text(run("export", "json").out.replace("Ana Ruiz", "Ana Ruiz-Soto"))
    differs = "Differs: contact 1 (Ana Ruiz): name.\n"
    kept = f"{differs}Where they differ, the book's version is kept.\n"
    assert run("import", str(file), "--dry-run") == (0, kept, "")
    assert run("import", str(file)) == (0, kept, "")
    answers = iter(["y"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda prompt: next(answers))
    assert run("import", str(file)) == (0, f"{differs}1 record imported from x.json.\n", "")
    assert "Ana Ruiz-Soto" in run("show", "--contact", "1").out
