"""`followup config` prints every setting in force, as a valid config file."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tui.config import SECTIONS


def test_config_names_where_each_setting_comes_from(run: Run, book: Path) -> None:
    ran = run("config")
    assert ran.status == 0
    assert f"# book: {book} (FOLLOWUP_BOOK in the environment)" in ran.out.splitlines()
    lines = {line.partition(" ")[0]: " ".join(line.split()) for line in ran.out.splitlines()}
    assert lines["name"] == 'name = "Robin Vale" # line 2'
    assert lines["signature"] == 'signature = "" # default: your name'
    assert lines["timezone"] == 'timezone = "America/New_York" # line 5'
    assert lines["grace_days"] == "grace_days = 3 # default"


def test_config_without_a_file_says_so(run: Run, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = book.parent / ".config" / "followup" / "config.toml"
    config.unlink()
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    ran = run("config", "--book", "other.json")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"# config: {config} (default location; does not exist yet)\n# book: other.json (--book)\n")
    assert 'timezone = "Asia/Tokyo"             # TZ in the environment' in ran.out
    assert not Path("other.json").exists()


def test_config_prints_toml_with_every_setting(run: Run, tmp_path: Path) -> None:
    config = tmp_path / "mine.toml"
    config.write_text(
        '[remind]\nquiet_hours = "22:00-08:00"\n[app]\nanimation = true\n[keys]\n"undo" = "u"\ncompose.copy = "c"\n[profile]\nname = "\\u001b[31m"\n'
    )
    ran = run("config", "--config", str(config))
    assert ran.out.startswith(f"# config: {config} (--config)\n")
    assert "\x1b" not in ran.out
    printed = tomllib.loads(ran.out)
    assert list(printed) == [*SECTIONS, "keys"]
    assert {section: list(printed[section]) for section in SECTIONS} == {
        section: list(kind.__struct_fields__) for section, kind in SECTIONS.items()
    }
    assert printed["keys"] == {"undo": "u", "compose": {"copy": "c"}}
    assert printed["profile"]["name"] == "\x1b[31m"
    assert "# line 6" in next(line for line in ran.out.splitlines() if line.startswith("undo"))


def test_config_that_is_wrong_is_told(run: Run, tmp_path: Path) -> None:
    config = tmp_path / "mine.toml"
    config.write_text("[app]\nbel = true\n")
    ran = run("config", "--config", str(config))
    assert (ran.status, ran.out) == (2, "")
    assert "mine.toml line 2: there is no key `bel` in [app]; did you mean `bell`?" in ran.err


def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Let a shell script be the user's editor; the file is its first argument."""
    program = tmp_path / "editor"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(program))
    monkeypatch.delenv("VISUAL", raising=False)


def test_edited_config_is_saved_as_it_was_typed(
    run: Run, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = book.parent / ".config" / "followup" / "config.toml"
    before = config.read_text()
    editor(tmp_path, monkeypatch, 'printf "# mine\\n[app]\\nbell = true\\n" >> "$1"')
    assert run("config", "--edit") == (0, f"{config} is saved.\n", "")
    assert config.read_text() == before + "# mine\n[app]\nbell = true\n"
    assert "bell = true" in run("config").out
    editor(tmp_path, monkeypatch, "true")
    assert run("config", "--edit").out == "The settings are unchanged.\n"


def test_edit_of_an_invalid_config_changes_nothing(
    run: Run, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = book.parent / ".config" / "followup" / "config.toml"
    before = config.read_text()
    editor(tmp_path, monkeypatch, 'echo "[app]\ntheme = 1" > "$1"')
    ran = run("config", "--edit")
    assert ran.status == 1
    assert f"{config} line 2: `theme` in [app] must be text in quotes" in ran.err
    assert config.read_text() == before
    left = Path(ran.out.removeprefix("The settings are unchanged. What you wrote is in ").rstrip(".\n"))
    assert "theme = 1" in left.read_text()


def test_after_a_mistake_the_edited_text_is_opened_again(
    run: Run, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = book.parent / ".config" / "followup" / "config.toml"
    before = config.read_text()
    editor(tmp_path, monkeypatch, 'echo "[app" >> "$1"')
    answers = ["n", ""]
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: answers.pop())
    ran = run("config", "--edit")
    assert ran.status == 1
    left = Path(ran.out.removeprefix("The settings are unchanged. What you wrote is in ").rstrip(".\n"))
    assert left.read_text() == before + "[app\n[app\n"
    assert list(left.parent.parent.iterdir()) == [left.parent]


def test_edit_mends_a_broken_config_or_makes_a_new_one(
    run: Run, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = book.parent / ".config" / "followup" / "config.toml"
    editor(tmp_path, monkeypatch, 'echo "[app]" > "$1"')
    for broken in (True, False):
        config.write_text("[app") if broken else config.unlink()
        assert run("config", "--edit").status == 0
        assert config.read_text() == "[app]\n"
    assert config.stat().st_mode & 0o777 == 0o600


def test_edit_without_an_editor_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor")
    ran = run("config", "--edit")
    assert (ran.status, ran.out) == (1, "")
    assert "no-such-editor was not found" in ran.err


def test_edit_leaves_what_another_program_wrote(
    run: Run, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = book.parent / ".config" / "followup" / "config.toml"
    before = config.read_text()
    editor(tmp_path, monkeypatch, f'echo "# other" >> {config}; echo "# mine" >> "$1"')
    ran = run("config", "--edit")
    assert (ran.status, ran.out) == (1, "")
    said, _, left = ran.err.partition(" What you wrote is in ")
    assert said == f"followup: {config} has been changed by another program meanwhile, and is left as it is."
    assert config.read_text() == before + "# other\n"
    assert Path(left.rstrip(".\n")).read_text() == before + "# mine\n"
    assert Path(left.rstrip(".\n")).name == "config.toml"


def test_edit_keeps_the_mode_of_the_config(run: Run, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = book.parent / ".config" / "followup" / "config.toml"
    config.chmod(0o644)
    editor(tmp_path, monkeypatch, 'echo "# mine" >> "$1"')
    assert run("config", "--edit").status == 0
    assert config.stat().st_mode & 0o777 == 0o644


def test_edit_is_not_saved_if_the_editor_fails(run: Run, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = book.parent / ".config" / "followup" / "config.toml"
    before = config.read_text()
    editor(tmp_path, monkeypatch, 'echo "# mine" >> "$1"; exit 1')
    ran = run("config", "--edit")
    assert (ran.status, ran.out) == (1, "")
    said, _, left = ran.err.partition(" What you wrote is in ")
    assert said == "followup: The editor ended with status 1, so the settings are unchanged."
    assert config.read_text() == before
    assert Path(left.rstrip(".\n")).read_text() == before + "# mine\n"


def test_first_edit_stays_if_the_editor_fails_the_second_time(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, monkeypatch, 'echo "[app" >> "$1"')

    def answer(_: str) -> str:
        monkeypatch.setenv("EDITOR", "no-such-editor")
        return ""

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", answer)
    ran = run("config", "--edit")
    assert ran.status == 1
    left = Path(ran.err.splitlines()[-1].partition(" What you wrote is in ")[2].rstrip("."))
    assert left.read_text().endswith("[app\n")
