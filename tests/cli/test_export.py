"""`followup export`: what goes to standard output, to a file and nowhere, and what it says."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import NOW, Run
from tests.domain.build import at
from tests.ui.conftest import adding
from tui.domain.book import Book
from tui.domain.changes import Change, ChangeBuilder
from tui.domain.models import Contact, Event, Interview, Interviewer, Note, Position
from tui.storage import Store

ROOT = Path(__file__).parents[2]


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
    assert "There is no folder" in run("export", "json", "-o", str(file)).err
    file.parent.mkdir()
    assert run("export", "json", "-o", str(file)).out.startswith(
        f"Written to {file}: the whole book, with your private notes"
    )
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    os.utime(file, (1, 1))
    assert run("export", "json", "-o", str(file)).out.startswith(f"{file} is up to date: the whole book")
    assert file.stat().st_mtime == 1
    run("add", "contact", "Bo Lind")
    assert "Written to " in run("export", "json", "-o", str(file)).out
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


EXPORTS = [
    ["ics"],
    ["vcard"],
    ["vcard", "--vcard-version", "4.0"],
    ["csv", "contacts"],
    ["csv", "interviews"],
    ["csv", "processes"],
    ["markdown", "nimbus"],
]


@pytest.mark.parametrize("words", EXPORTS, ids=" ".join)
def test_private_notes_leave_only_if_told(run: Run, book: Path, words: list[str]) -> None:
    moment = at("2026-11-19 14:00")
    people = (Interviewer(contact=1, talked_about="SECRET talk", say="SECRET sentence"),)
    records = (
        Contact(name="Ana Ruiz", notes="SECRET person", emails=("ana@x.example",)),
        Position(title="Data Engineer", company="Nimbus", notes="SECRET job"),
        Interview(
            position=1, starts_at=moment, interviewers=people, notes="SECRET meeting", fit="SECRET fit", unsaid="SECRET unsaid",
            contribution="SECRET contribution", debriefed_at=at("2026-11-19 15:30"),
        ),
        Event(at=at("2026-11-19 15:31"), kind="remark", position=1, contact=1, text="SECRET remark"),
        Note(kind="inquiry", interview=1, position=1, contact=1, subject="SECRET subject", body="SECRET body"),
    )  # fmt: skip
    with Store.open(book, at=at("2026-11-19 16:00")) as store:
        store.act(adding(*records), at("2026-11-19 16:00"))
    without, with_notes = run("export", *words), run("export", *words, "--with-notes")
    assert "SECRET" not in without.out
    assert without.err.endswith(", without your private notes.\n")
    assert "SECRET" in with_notes.out.replace("\r\n ", "")
    assert with_notes.err.endswith(", with your private notes.\n")
    assert run("export", *words) == without


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["json", "nimbus"], "nimbus cannot be used with json"),
        (["json", "--vdir", "x"], "--vdir cannot be used with json"),
        (["csv", "contacts", "--vcard-version", "4.0"], "--vcard-version cannot be used with csv"),
        (["vcard", "--without-invited"], "--without-invited cannot be used with vcard"),
        (["csv"], "Which table? Name one of contacts, interviews, processes, as in `followup export csv contacts`"),
        (
            ["csv", "jobs"],
            "There is no table 'jobs'. Name one of contacts, interviews, processes, as in `followup export csv contacts`",
        ),
        (
            ["markdown"],
            "Which process? Name its company, or the number of an interview, as in `followup export markdown nimbus`",
        ),
        (["markdown", "acme"], "There is no process or interview 'acme'; `followup next --all` lists them"),
    ],
)
def test_what_does_not_fit_is_refused(run: Run, small_book: Path, words: list[str], said: str) -> None:
    assert run("export", *words) == (2, "", f"followup: {said}\n")


def test_folder_is_kept_in_step_with_the_book(run: Run, small_book: Path, home: Path) -> None:
    folder, own = home / "cards", home / "cards" / "mine.vcf"
    run("add", "contact", "Bo Lind")
    said = run("export", "vcard", "--vdir", str(folder)).out
    assert said == f"{folder}: 2 contacts, without your private notes; 2 written, 0 removed, 0 unchanged.\n"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for name in ("mine.vcf", "followup-other.vcf"):
        (folder / name).write_text("BEGIN:VCARD\r\nPRODID:-//other//EN\r\nEND:VCARD\r\n")
    (folder / "followup-0.vcf").symlink_to(own)
    (folder / "followup-1.vcf").write_bytes(b"PRODID:-//followup//EN\r\n")
    with Store.open(small_book, at=at("2026-11-19 16:05")) as store:
        store.undo(at("2026-11-19 16:05"))
    said = run("export", "vcard", "--vdir", str(folder)).out
    assert said.endswith("; 0 written, 2 removed, 1 unchanged.\n")
    left = {path.name for path in folder.iterdir()}
    assert len(left) == 4
    assert left > {"mine.vcf", "followup-other.vcf", "followup-0.vcf"}
    assert run("export", "vcard", "--vdir", str(own)).err == f"followup: {own} is not a folder. Choose another name\n"


def test_table_has_a_byte_order_mark_in_a_file_alone(run: Run, small_book: Path, home: Path) -> None:
    out = run("export", "csv", "contacts").out
    assert out.startswith("Name,Company,")
    run("export", "csv", "contacts", "-o", str(home / "x.csv"))
    assert (home / "x.csv").read_bytes().decode() == "\ufeff" + out


def test_output_is_utf8_in_a_pipe_whatever_the_locale(sample_book: Path, home: Path) -> None:
    with Store.open(sample_book, at=at("2026-11-19 16:05")) as store:
        store.act(lambda book: _named(book, "Zoë 日本"), at("2026-11-19 16:05"))
    argv = [sys.executable, "-m", "tui", "export", "vcard", "--book", str(sample_book), "--now", NOW]
    env = {"HOME": str(home), "PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(argv, capture_output=True, env=env, check=True)
    assert "FN:Zoë 日本\r\n".encode() in done.stdout


def _named(book: Book, name: str) -> Change:
    builder = ChangeBuilder(book)
    builder.add(Contact(name=name))
    return builder.done("Add")
