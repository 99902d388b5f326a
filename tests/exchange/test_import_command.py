"""`followup import` with flags, with questions, from a pipe, and with invalid arguments."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pexpect
import pytest

from tests.exchange.build import NOW, ics, vevent
from tui.cli.main import main
from tui.domain.models import Contact, Interview, Position
from tui.storage import Store

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def invitation(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a home with an invitation and a config that says whose it is."""
    monkeypatch.setenv("FOLLOWUP_BOOK", str(home / "home" / "book.json"))
    monkeypatch.setenv("FOLLOWUP_CONFIG", str(home / "config.toml"))
    monkeypatch.setenv("TZ", "Europe/Berlin")
    monkeypatch.chdir(home)
    (home / "config.toml").write_text('[profile]\nemails = ["sam@example.org"]\n')
    path = home / "invite.ics"
    path.write_bytes(ics(vevent()))
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def call(*argv: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = main([*argv, "--now", NOW.isoformat()])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


@pytest.fixture
def book(home: Path) -> Iterator[Callable[[], Store]]:
    opened: list[Store] = []

    def open_book() -> Store:
        opened.append(Store.open(home / "home" / "book.json", at=NOW))
        return opened[-1]

    yield open_book
    for store in opened:
        store.close()


def test_guesses_are_taken_when_told_to(run: Run, book: Callable[[], Store]) -> None:
    said = "New: Final round at Nimbus (new position Data Engineer), Thu 15:00, with Ana Ruiz (new) and Bo Lind (new).\n"
    assert run("import", "invite.ics", "--yes") == (0, said, "")
    again = "Skipped: Final round - Data Engineer at Nimbus (invite.ics): it is already in the book.\n"
    assert run("import", "invite.ics", "--yes") == (0, again, "")
    assert run("import", "invite.ics") == (0, again, "")
    store = book()
    (interview,) = store.book.all(Interview)
    assert interview.starts_at == datetime(2026, 11, 19, 14, tzinfo=UTC)
    assert store.undo(NOW).change.sentence == "Undone: Final round at Nimbus imported"
    assert not list(store.book.all(Contact))


def test_missing_answers_are_an_error_that_names_the_flags(run: Run, home: Path, book: Callable[[], Store]) -> None:
    status, out, err = run("import", "invite.ics")
    assert (status, out) == (2, "")
    assert err == (
        "followup: Some questions are still open. Answer them with --company --title --interviewer, or accept these guesses with --yes:\n"
        "  Final round - Data Engineer at Nimbus (invite.ics): company 'Nimbus', title 'Data Engineer', interviewer"
        " 'ana.ruiz@nimbus.example, bo.lind@nimbus.example'\n"
    )
    assert not list(book().book.all(Interview))


def test_folder_is_imported_as_in_the_app(run: Run, home: Path, book: Callable[[], Store]) -> None:
    folder = home / "mails"
    folder.mkdir()
    assert run("import", str(folder), "--yes")[2] == f"followup: {folder}: there are no invitations here (.ics, .eml).\n"
    (folder / "a.ics").write_bytes((home / "invite.ics").read_bytes())
    (folder / "b.ics").write_text("hello")
    status, out, err = run("import", str(folder), "--yes")
    assert (status, out.startswith("New: Final round"), err.startswith("followup: b.ics: ")) == (1, True, True)


def test_flags_answer(run: Run, book: Callable[[], Store]) -> None:
    status, out, err = run(
        *("import", "invite.ics", "--company", "Nimbus Ltd", "--title", "Analyst", "--round", "Chat"),
        *("--interviewer", "bo.lind@nimbus.example", "--interviewer", "eve@nimbus.example"),
    )
    assert (status, err) == (0, "")
    assert out == "New: Chat at Nimbus Ltd (new position Analyst), Thu 15:00, with Bo Lind (new) and eve (new).\n"
    assert [(p.company, p.title) for p in book().book.all(Position)] == [("Nimbus Ltd", "Analyst")]


def test_a_dry_run_changes_nothing(run: Run, home: Path, book: Callable[[], Store]) -> None:
    status, out, err = run("import", "invite.ics", "--dry-run")
    assert (status, err) == (0, "")
    assert out.startswith("New: Final round at Nimbus")
    assert "--company is not given; the guess is Nimbus." in out
    assert not (home / "home").exists()
    assert not list(book().book.all(Interview))


def test_without_an_address_of_yours_it_warns(run: Run, home: Path) -> None:
    (home / "config.toml").write_text('[profile]\nname = "Sam Winter"\n')
    status, out, err = run("import", "invite.ics", "--yes")
    assert (status, "Sam" in out) == (0, False)
    assert err == "followup: The config file has no [profile] emails, so you may be among the people yourself.\n"


def test_from_a_pipe(run: Run, book: Callable[[], Store]) -> None:
    status, out, _ = run("import", "-", "--yes", stdin=ics(vevent()))
    assert status == 0
    assert out.startswith("New: Final round at Nimbus")
    assert len(list(book().book.all(Interview))) == 1


def test_unreadable_file_is_said_and_the_others_are_taken(run: Run, home: Path, book: Callable[[], Store]) -> None:
    (home / "bad.ics").write_bytes(b"hello")
    status, out, err = run("import", "no.ics", "bad.ics", "people.vcf", "invite.ics", "--yes")
    assert status == 1
    assert err == (
        "followup: no.ics: No such file or directory\n"
        "followup: bad.ics: this is not a calendar file: it has no line BEGIN:VCALENDAR.\n"
        "followup: people.vcf: No such file or directory\n"
    )
    assert out.startswith("New: ")
    assert len(list(book().book.all(Interview))) == 1


@pytest.mark.parametrize(
    ("flags", "sentence"),
    [
        (["--timezone", "Europe/Berln"], "followup: There is no time zone 'Europe/Berln'; did you mean Europe/Berlin"),
        (["--position", "9"], "followup: There is no position 9; give its number, or new.\n"),
        (["--interviewer", "Zoe"], "followup: Who is 'Zoe'?"),
    ],
)
def test_a_wrong_answer_is_a_wrong_call(run: Run, home: Path, flags: list[str], sentence: str) -> None:
    (home / "floating.ics").write_bytes(ics(vevent(DTSTART=":20261119T150000", DTEND="")))
    status, out, err = run("import", "floating.ics", "--yes", *flags)
    assert (status, out) == (2, "")
    assert err.startswith(sentence)


@pytest.fixture
def terminal(invitation: Path) -> Iterator[pexpect.spawn[str]]:
    root = str(Path(__file__).resolve().parents[2])
    child: pexpect.spawn[str] = pexpect.spawn(
        sys.executable,
        ["-m", "tui", "import", str(invitation), "--now", NOW.isoformat()],
        env={**os.environ, "PYTHONPATH": root, "TERM": "dumb"},
        encoding="utf-8",
        timeout=60,
        dimensions=(40, 200),
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # what runs in the background has it ignored
    )
    yield child
    child.close(force=True)


def test_at_a_terminal_it_asks(terminal: pexpect.spawn[str], book: Callable[[], Store]) -> None:
    for question, answer in (
        (r"Which company is it\? \[Nimbus\] ", ""),
        (r"What is the position called\? \[Data Engineer\] ", "Analyst"),
        (r"Which round is it\? \[Final round\] ", ""),
        (r"Who will interview you\? .*\[ana\.ruiz@nimbus\.example, bo\.lind@nimbus\.example\] ", "Zoe"),
        (r"Who is 'Zoe'\?.*Who will interview you\? .*\] ", "1"),
        (r"New: Final round at Nimbus \(new position Analyst\), Thu 15:00, with Ana Ruiz \(new\)\.\s+Import this\? ", "y"),
    ):
        terminal.expect(question)
        terminal.sendline(answer)
    terminal.expect(pexpect.EOF)
    terminal.wait()
    assert terminal.exitstatus == 0
    assert [p.title for p in book().book.all(Position)] == ["Analyst"]


def test_file_through_a_pipe_is_asked_about_on_the_terminal(invitation: Path, book: Callable[[], Store]) -> None:
    command = f"cat {invitation} | {sys.executable} -m tui import - --now {NOW.isoformat()}"
    root = str(Path(__file__).resolve().parents[2])
    env = {**os.environ, "PYTHONPATH": root, "TERM": "dumb"}
    child = pexpect.spawn("/bin/sh", ["-c", command], env=env, encoding="utf-8", timeout=60, dimensions=(40, 200))
    try:
        for question, answer in (
            ("Which company", "Vega"),
            ("called", ""),
            ("round", ""),
            ("interview you", ""),
            ("Import", "y"),
        ):
            child.expect(rf"{question}.*\? .*")
            child.sendline(answer)
        child.expect(pexpect.EOF)
    finally:
        child.close(force=True)
    assert [position.company for position in book().book.all(Position)] == ["Vega"]


@pytest.mark.parametrize("key", ["\x04", "\x03"])
def test_leaving_a_question_changes_nothing(terminal: pexpect.spawn[str], book: Callable[[], Store], key: str) -> None:
    terminal.expect(r"Which company is it")
    terminal.send(key)
    terminal.expect(pexpect.EOF)
    terminal.wait()
    assert terminal.exitstatus == {"\x04": 1, "\x03": 130}[key]
    assert not list(book().book.all(Interview))


def test_people_are_imported_and_a_doubt_needs_an_answer(run: Run, home: Path, book: Callable[[], Store]) -> None:
    (home / "people.vcf").write_text("BEGIN:VCARD\nFN:jenny wu (recruiter)\nEMAIL:jenny@vega.example\nEND:VCARD\n")
    (home / "again.csv").write_text("First Name,Last Name,Company,Connected On\nJenny,Wu,Vega,12 Mar 2024\n")
    assert run("import", "people.vcf", "invite.ics", "--yes")[1].endswith("New: Jenny Wu (jenny@vega.example).\n")
    status, out, err = run("import", "again.csv")
    assert (status, out) == (2, "")
    assert err.startswith("followup: Jenny Wu (again.csv): Is Jenny Wu (Vega) the same as Jenny Wu (jenny@vega.example), who")
    assert run("import", "again.csv", "--yes")[0] == 0
    store = book()
    assert [contact.company for contact in store.book.all(Contact) if contact.name == "Jenny Wu"] == ["Vega"]
    assert store.undo(NOW).change.sentence == "Undone: 1 person updated"
