"""`followup draft --eml` and `--compose`."""

from __future__ import annotations

import email
import json
import re
import stat
from email.policy import default
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.programs.test_editor import script
from tui.exchange.flowed_text import unflowed

pytestmark = pytest.mark.usefixtures("sample_book")


def compose_with(home: Path, text: str, file: str = " {file}") -> None:
    """Set a shell script as the mail program."""
    config = home / ".config" / "followup" / "config.toml"
    config.write_text(f'{config.read_text()}[mail]\ncompose = "{script(home, text, "mailer")}{file}"\n')


def test_mail_on_standard_output_is_the_note(run: Run) -> None:
    note = run("draft", "2").out
    ran = run("draft", "2", "--eml")
    message = email.message_from_string(ran.out, policy=default)
    assert (ran.status, ran.err) == (0, "")
    assert message["From"] == "Robin Vale <robin@vale.example>"
    assert note == f"To: {message['To']}\nSubject: {message['Subject']}\n\n{unflowed(message.get_content())}\n"


def test_mail_in_a_file_is_private_and_named(run: Run, home: Path, sample_book: Path) -> None:
    path = home / "note.eml"
    ran = run("draft", "2", "--eml", str(path))
    assert (ran.status, ran.out, ran.err) == (0, f"Written: {path}\n", "")
    assert path.read_text() == run("draft", "2", "--eml").out
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    ran = run("draft", "2", "--eml", str(sample_book))
    assert (ran.status, ran.out) == (2, "")
    assert "belongs to the book itself" in ran.err


def test_what_a_mail_lacks_is_told(run: Run, home: Path) -> None:
    (home / ".config" / "followup" / "config.toml").write_text("")
    ran = run("draft", "5", "--to", "Hugo", "--kind", "thank_you", "--eml")
    assert ran.status == 0
    assert ran.err.splitlines()[-2:] == [
        "followup: The mail has no From: set `emails` in [profile].",
        "followup: The mail has no To: no e-mail address is known for Hugo Martin.",
    ]
    assert any(line.startswith("fill in or delete: ") for line in ran.err.splitlines())


def test_mail_by_another_channel_is_refused(run: Run) -> None:
    ran = run("draft", "2", "--channel", "letter", "--eml")
    assert (ran.status, ran.out) == (2, "")
    assert "--eml and --compose make an e-mail" in ran.err


def at_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the command as at a terminal."""
    for stream in ("stdin", "stdout"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda: True, raising=False)


def test_compose_without_a_terminal_is_refused(run: Run, home: Path) -> None:
    compose_with(home, 'touch "$0.ran"')
    ran = run("draft", "2", "--compose")
    assert (ran.status, ran.out) == (2, "")
    assert "needs a terminal" in ran.err
    assert not (home / "mailer.ran").exists()


def test_compose_without_a_terminal_takes_standard_input(run: Run, home: Path) -> None:
    compose_with(home, 'cat >"$0.mail"', file="")
    assert run("draft", "2", "--compose").status == 0
    assert "To: Ana Ruiz" in (home / "mailer.mail").read_text()
    assert "X-Unsent" not in (home / "mailer.mail").read_text()


def test_compose_of_a_note_with_placeholders_is_refused(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compose_with(home, 'touch "$0.ran"')
    at_terminal(monkeypatch)
    ran = run("draft", "5", "--to", "Hugo", "--kind", "thank_you", "--compose")
    assert (ran.status, ran.out) == (2, "")
    assert "Fill in or delete: [" in ran.err
    assert not (home / "mailer.ran").exists()


def test_mail_does_not_replace_another_file(run: Run, home: Path) -> None:
    path = home / "note.eml"
    path.write_text("mine")
    ran = run("draft", "2", "--eml", str(path))
    assert (ran.status, ran.out) == (1, "")
    assert f"{path} exists already" in ran.err
    assert path.read_text() == "mine"


def test_compose_hands_the_mail_to_the_program(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compose_with(home, 'cp "$1" "$0.mail"')
    at_terminal(monkeypatch)
    monkeypatch.setattr("builtins.input", lambda prompt: "n")
    ran = run("draft", "2", "--compose")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.splitlines() == [
        "mailer has ended.",
        "Once you have sent it: followup log 2 thank_you_sent --contact 1 --channel email",
    ]
    assert "To: Ana Ruiz" in (home / "mailer.mail").read_text()
    assert list((home / ".local/state/followup/mails").iterdir()) == []


def test_mail_that_was_sent_is_marked_at_once(
    run: Run, home: Path, sample_book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compose_with(home, 'cp "$1" "$0.mail"')
    at_terminal(monkeypatch)
    answers = {"Mark the thank-you to Ana Ruiz as sent? [y/N] ": "y"}
    monkeypatch.setattr("builtins.input", answers.pop)
    ran = run("draft", "2", "--compose")
    assert (ran.status, ran.out) == (0, "Thank-you to Ana Ruiz marked as sent.\n")
    [message_id] = re.findall(r"Message-ID: (<.*>)", (home / "mailer.mail").read_text())
    assert message_id in {note.get("message_id") for note in json.loads(sample_book.read_text())["notes"].values()}


def test_compose_keeps_the_mail_if_the_program_fails(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compose_with(home, "exit 1")
    at_terminal(monkeypatch)
    ran = run("draft", "2", "--compose")
    [kept] = (home / ".local/state/followup/mails").iterdir()
    assert (ran.status, ran.err) == (1, f"mailer ended with status 1. The mail is kept in {kept}\n")


def test_compose_without_a_program_says_what_to_set(run: Run, home: Path) -> None:
    ran = run("draft", "2", "--compose")
    assert (ran.status, ran.out) == (1, "")
    assert "write compose = " in ran.err
    assert "docs/mail.md" in ran.err


def test_compose_over_ssh_without_a_program_names_the_file(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1 50000 10.0.0.2 22")
    monkeypatch.setenv("USER", "robin")
    for name in ("Ana-Ruiz.eml", "Ana-Ruiz-2.eml"):
        ran = run("draft", "2", "--compose")
        path = home / ".local/state/followup/mails" / name
        assert ran.status == 0
        assert f"scp robin@10.0.0.2:{path} ." in ran.err
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_linkedin_note_names_the_profile(run: Run, sample_book: Path) -> None:
    assert run("draft", "2", "--channel", "linkedin").out.startswith("To: Ana Ruiz\n\nDear Ana")
