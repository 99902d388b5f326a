"""What may stand at the cursor: commands, options, choices, and the book's own interviews and people."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tui.cli import SUBCOMMANDS
from tui.cli.completion_scripts import SCRIPTS
from tui.cli.completions import SEPARATOR


def offered(run: Run, *words: str, shell: str = "fish") -> dict[str, str]:
    """Return the values that are offered for the last word, each with what is said about it."""
    ran = run("completions", shell, "--at=" + SEPARATOR.join(("", *words)))
    assert (ran.status, ran.err) == (0, "")
    fields = [line.split("\t") for line in ran.out.splitlines()]
    return {each[1]: each[2] for each in fields if each != ["files"]} | ({"files": ""} if ["files"] in fields else {})


@pytest.mark.parametrize("shell", SCRIPTS)
def test_script_asks_the_program(run: Run, shell: str) -> None:
    ran = run("completions", shell)
    assert f"followup completions {shell} --at=" in ran.out
    assert (ran.status, ran.err) == (0, "")


def test_commands_come_first(run: Run) -> None:
    assert list(offered(run, "")) == list(SUBCOMMANDS)
    assert list(offered(run, "re")) == ["remind", "review", "restore"]
    assert "--demo" in offered(run, "--")


def test_options_and_choices_of_a_command(run: Run) -> None:
    assert {"--json", "--short", "--style", "--book"} <= set(offered(run, "next", "--"))
    assert "tmux" in offered(run, "next", "--short", "--style", "t")
    assert list(offered(run, "log", "1", "let")) == ["let_go"]
    assert "thank_you" in offered(run, "draft", "1", "--kind", "")
    assert offered(run, "next", "--style", "=", "t") == offered(run, "next", "--style", "t")
    assert "tmux" in offered(run, "next", "--style", "=")
    assert "--at" not in offered(run, "completions", "--")
    assert "ics" in offered(run, "export", "")
    assert list(offered(run, "--plain", "completions", "f")) == ["fish"]


def test_names_of_files_are_left_to_the_shell(run: Run) -> None:
    assert list(offered(run, "import", "")) == ["files"]
    assert list(offered(run, "export", "ics", "--output", "")) == ["files"]
    assert list(offered(run, "--config", "")) == ["files"]


@pytest.mark.usefixtures("sample_book")
class TestOfTheBook:
    def test_interviews_by_number_or_by_words(self, run: Run) -> None:
        numbers = offered(run, "log", "")
        assert numbers["2"] == "Panel at Nimbus Freight, 2026-11-18"
        words = offered(run, "draft", "nimbus")
        assert "Nimbus Freight Panel 2026-11-18" in words
        ran = run("show", *next(iter(words)).split(), "--brief")
        assert ran.out.startswith("# ")

    def test_people_by_name(self, run: Run) -> None:
        assert offered(run, "show", "--contact", "ana") == {"Ana Ruiz": "Head of Data, Nimbus Freight"}
        assert "Ana Ruiz" in offered(run, "log", "2", "thank_you_sent", "--contact", "")
        assert offered(run, "show", "--contact", "Ana\\ R", shell="bash")

    def test_show_takes_companies_people_and_interviews(self, run: Run) -> None:
        found = offered(run, "show", "")
        assert found["Nimbus Freight"] == "company"
        assert {"Ana Ruiz", "2"} <= set(found)

    def test_another_book_is_asked(self, run: Run, tmp_path: Path) -> None:
        none = str(tmp_path / "none.json")
        for words in (["--book", none], [f"--book={none}"], ["--book", "=", none]):
            assert offered(run, "log", *words, "") == {}
        assert "2" in offered(run, "log", "")

    def test_company_is_named_as_it_is(self, run: Run, sample_book: Path) -> None:
        sample_book.write_text(sample_book.read_text().replace("Nimbus Freight", "Day at Sea"))
        assert offered(run, "show", "day") == {"Day at Sea": "company"}
        assert "Day at Sea Panel 2026-11-18" in offered(run, "draft", "day")


def test_a_missing_or_damaged_book_offers_nothing(run: Run, book: Path) -> None:
    assert offered(run, "log", "") == {}
    book.write_text("{")
    assert offered(run, "log", "") == {}


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("Nim", [r"Nimbus\ \&\ \$ons", r"Nim\'s\ \"A\""]),
        ('"Nim', [r"Nimbus & \$ons", r"Nim's \"A\""]),
        ("'Nim", ["Nimbus & $ons", "Nim'\\''s " + '"A"']),
    ],
)
def test_bash_completes_within_the_quotes_that_are_open(run: Run, typed: str, completed: list[str]) -> None:
    told = "followup() { printf '\\tNimbus & $ons\\tcompany\\n\\tNim'\\''s \"A\"\\t\\n'; }"
    asked = 'COMP_WORDS=(followup show "$1") COMP_CWORD=2; _followup; printf "%s\\n" "${COMPREPLY[@]}"'
    script = f"{run('completions', 'bash').out}\n{told}\n{asked}"
    done = subprocess.run(["bash", "--norc", "-c", script, "bash", typed], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == completed


def test_quoted_words_are_read_as_the_shell_reads_them(run: Run, sample_book: Path) -> None:
    for typed in ('"Nimbus F', "'Nimbus F", "Nimbus\\ F", "Nimbus' F"):
        assert "Nimbus Freight" in offered(run, "show", typed, shell="bash")
    elsewhere = sample_book.rename(sample_book.with_name("my book.json"))
    assert "2" in offered(run, "--book", f'"{elsewhere}"', "show", "", shell="bash")


def test_help_offers_the_commands(run: Run) -> None:
    assert list(offered(run, "help", "re")) == ["remind", "review", "restore"]
    assert offered(run, "help", "show", "") == {}


def test_an_unknown_command_offers_nothing(run: Run) -> None:
    assert offered(run, "nonsense", "") == {}
