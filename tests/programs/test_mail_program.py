"""A mail is handed to a program in a private file, which stays if the program fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.programs.test_editor import environ, script
from tui.paths import folder_of_mails
from tui.programs.mail_program import HandedOver, MailError, hand_over, needs_unsent

MAIL = b"Subject: x\n\nFrom here on\n"


def hand(tmp_path: Path, text: str, more: str = "") -> HandedOver:
    program = script(tmp_path, text, "program")
    return hand_over(MAIL, f"{program}{more}", environ(tmp_path))


def left(tmp_path: Path) -> list[bytes]:
    return [file.read_bytes() for file in sorted(folder_of_mails(environ(tmp_path)).glob("*"))]


def test_program_gets_the_file_where_the_command_names_it(tmp_path: Path) -> None:
    handed = hand(tmp_path, 'stat -c %a "$2" >"$0.mode"; cp "$2" "$0.mail"; echo "$1" >"$0.flag"', " --draft={file} {file}")
    assert (tmp_path / "program.mode").read_text() == "600\n"
    assert (tmp_path / "program.mail").read_bytes() == MAIL
    assert (tmp_path / "program.flag").read_text() == f"--draft={handed.file}\n"
    assert handed.sentence == "program has ended."
    assert left(tmp_path) == [MAIL]
    handed.remove()
    assert left(tmp_path) == []


def test_program_gets_the_mail_on_standard_input_otherwise(tmp_path: Path) -> None:
    hand(tmp_path, 'cat >"$0.mail"; echo "$#" >"$0.count"')
    assert (tmp_path / "program.mail").read_bytes() == MAIL
    assert (tmp_path / "program.count").read_text() == "0\n"


def test_mail_of_a_program_that_fails_is_kept_and_named(tmp_path: Path) -> None:
    handed = hand(tmp_path, "exit 3")
    handed.remove()
    assert handed.sentence == f"program ended with status 3. The mail is kept in {handed.file}"
    second = hand(tmp_path, "exit 0")
    second.remove()
    assert left(tmp_path) == [MAIL]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("no-such-program {file}", "The mail program no-such-program was not found: set `compose` in [mail]"),
        ("mutt 'x", "mutt 'x could not be used: No closing quotation."),
    ],
)
def test_command_that_cannot_be_run_leaves_no_file(tmp_path: Path, command: str, said: str) -> None:
    with pytest.raises(MailError) as told:
        hand_over(MAIL, command, environ(tmp_path))
    assert str(told.value).startswith(said)
    assert left(tmp_path) == []


def test_mail_is_kept_if_the_terminal_is_gone_before(tmp_path: Path) -> None:
    @contextmanager
    def suspended() -> Iterator[None]:
        raise OSError(5, "Input/output error")
        yield

    handed = hand_over(MAIL, script(tmp_path, 'touch "$0.run"', "program"), environ(tmp_path), suspended)
    handed.remove()
    assert not (tmp_path / "program.run").exists()
    assert handed.sentence.startswith("program was not run")
    assert left(tmp_path) == [MAIL]


@pytest.mark.parametrize(
    ("command", "needed"),
    [
        ("neomutt -H {file}", False),
        ("/usr/bin/mutt -H {file}", False),
        ("sh -c 'neomutt -H \"$1\"' sh {file}", False),
        ("tmux new-window mutt -H {file}", False),
        ("thunderbird {file}", True),
        ("notmuch insert", False),
    ],
)
def test_mutt_gets_no_unsent_in_whatever_runs_it(command: str, needed: bool) -> None:
    assert needs_unsent(command) is needed
