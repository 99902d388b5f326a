"""The user's editor gets a private file, and what it saves there is read back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tui.programs.editor import EditorError, edit_text, left_by_editors


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which the edited files lie."""
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path / ".local" / "state" / "followup" / "editing"


def script(tmp_path: Path, text: str, name: str = "editor") -> str:
    """Return an editor that does what a shell script says."""
    path = tmp_path / name
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o700)
    return str(path)


def environ(tmp_path: Path, **more: str) -> dict[str, str]:
    return {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", **more}


def test_edited_text_comes_back_and_its_file_goes_last(tmp_path: Path, state: Path) -> None:
    editor = script(tmp_path, 'stat -c %a "$2" >"$0.mode"; echo "$1" >>"$2"')
    edited = edit_text("the note\n", environ(tmp_path, EDITOR=f"{editor} --wait"))
    assert (edited.text, edited.changed, edited.status) == ("the note\n--wait\n", True, 0)
    assert Path(f"{editor}.mode").read_text() == "600\n"
    assert state in edited.file.parents
    assert edited.file.read_text() == edited.text
    edited.remove()
    assert list(state.iterdir()) == []


def test_visual_goes_before_editor_and_vi_is_the_last_resort(tmp_path: Path) -> None:
    one, other = script(tmp_path, 'echo one >"$1"', "one"), script(tmp_path, 'echo other >"$1"', "other")
    script(tmp_path, 'echo vi >"$1"', "vi")
    assert edit_text("", environ(tmp_path, VISUAL=one, EDITOR=other)).text == "one\n"
    assert edit_text("", environ(tmp_path, VISUAL="", EDITOR=other)).text == "other\n"
    assert edit_text("", environ(tmp_path, EDITOR=" ", PATH=str(tmp_path))).text == "vi\n"


def test_the_terminal_is_the_editors_while_it_runs(tmp_path: Path) -> None:
    steps: list[str] = []
    started = tmp_path / "started"

    @contextmanager
    def suspended() -> Iterator[None]:
        steps.append(f"begun, {'' if started.exists() else 'not '}started")
        yield
        steps.append(f"over, {'' if started.exists() else 'not '}started")

    edit_text("", environ(tmp_path, EDITOR=script(tmp_path, f"touch {started}")), suspended)
    assert steps == ["begun, not started", "over, started"]


def test_a_terminal_that_is_gone_afterwards_costs_no_text(tmp_path: Path) -> None:
    @contextmanager
    def suspended() -> Iterator[None]:
        yield
        raise OSError(5, "Input/output error")

    edited = edit_text("old", environ(tmp_path, EDITOR=script(tmp_path, 'echo new >"$1"; kill -HUP $$')), suspended)
    assert (edited.text, edited.changed, edited.status) == ("new\n", True, -1)


def test_what_an_editor_left_beside_it_stays(tmp_path: Path, state: Path) -> None:
    editor = script(tmp_path, 'echo new >"$1"; echo more >"$(dirname "$1")/.note.txt.swp"; exit 1')
    edited = edit_text("old", environ(tmp_path, EDITOR=editor))
    assert edited.status == 1
    edited.remove()
    [folder] = state.iterdir()
    assert (folder / ".note.txt.swp").read_text() == "more\n"
    orphan = folder.rename(state / folder.name.replace(folder.name.split("-")[0], "999999999", 1))
    [left], [sentence] = left_by_editors(environ(tmp_path))
    assert not left.changed
    assert ".note.txt.swp" in sentence
    assert str(orphan) in sentence


def test_text_of_a_program_that_was_killed_is_found(tmp_path: Path, state: Path) -> None:
    edited = edit_text("old", environ(tmp_path, EDITOR=script(tmp_path, 'echo new >"$1"')))
    assert left_by_editors(environ(tmp_path)) == ([], [])  # this program still runs
    folder = edited.file.parent
    folder.rename(state / folder.name.replace(folder.name.split("-")[0], "999999999", 1))
    [left], said = left_by_editors(environ(tmp_path))
    assert (left.text, left.changed, said) == ("new\n", True, [])
    left.remove()
    assert left_by_editors(environ(tmp_path)) == ([], [])


def test_settings_and_removed_files_are_no_unsaved_notes(tmp_path: Path, state: Path) -> None:
    with pytest.raises(EditorError, match=r"/config\.toml; the settings are unchanged"):
        edit_text("", environ(tmp_path, EDITOR=script(tmp_path, 'rm "$1"')), name="config.toml")
    assert list(state.iterdir()) == []
    (state / "999999999-0-00000000").mkdir()  # left by an earlier version
    settings = state / "999999999-1-00000000" / "config.toml"
    settings.parent.mkdir()
    settings.write_text("[app]")
    assert left_by_editors(environ(tmp_path)) == ([], [])
    assert list(state.iterdir()) == [settings.parent]


@pytest.mark.parametrize(
    ("does", "said"),
    [
        ('rm "$1"', "The editor removed .*/note.txt; the note is unchanged."),
        ("printf '\\377' >\"$1\"", "note.txt cannot be read .it is not UTF-8 text.. It was left there."),
        (None, "The editor /nowhere/ed was not found: set EDITOR to one that you have."),
    ],
    ids=["removes", "binary", "missing"],
)
def test_an_editor_in_trouble_is_told(tmp_path: Path, does: str | None, said: str) -> None:
    editor = script(tmp_path, does) if does else "/nowhere/ed"
    with pytest.raises(EditorError, match=said):
        edit_text("the note", environ(tmp_path, EDITOR=editor))


def test_an_editor_that_fails_returns_what_it_wrote(tmp_path: Path) -> None:
    edited = edit_text("the note", environ(tmp_path, EDITOR=script(tmp_path, 'echo more >>"$1"; exit 3')))
    assert (edited.text, edited.status) == ("the notemore\n", 3)


def test_a_quote_without_end_is_told(tmp_path: Path) -> None:
    with pytest.raises(EditorError, match=r"The editor 'unclosed could not be used: No closing quotation\."):
        edit_text("the note", environ(tmp_path, EDITOR="'unclosed"))
